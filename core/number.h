/* SPDX-License-Identifier: GPL-3.0-or-later
 * number.h -- doubles as decimals. */
#ifndef LEC_CORE_NUMBER_H
#define LEC_CORE_NUMBER_H

typedef struct {
    char text[32];
} lec_decimal;

/* The decimal with the fewest digits that reads back as the same double, of several the nearest
 * (Schubfach: Giulietti 2020), written as printf's %g writes 15 digits or as many more as there
 * are; "0" also for -0. `number` is finite. */
lec_decimal lec_decimal_of(double number);

/* Rounded for reading: four significant digits, or all digits before the point if there are more.
 */
lec_decimal lec_decimal_rounded(double number);

#endif

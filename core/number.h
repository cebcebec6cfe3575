/* SPDX-License-Identifier: GPL-3.0-or-later
 * number.h -- doubles as decimals. */
#ifndef LEC_CORE_NUMBER_H
#define LEC_CORE_NUMBER_H

typedef struct {
    char text[32];
} lec_decimal;

/* The shortest decimal of 15 to 17 digits that reads back as the same double, without trailing
 * zeros; "0" also for -0. `number` is finite. */
lec_decimal lec_decimal_of(double number);

/* Rounded for reading: four significant digits, or all digits before the point if there are more.
 */
lec_decimal lec_decimal_rounded(double number);

#endif

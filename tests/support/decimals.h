/* SPDX-License-Identifier: GPL-3.0-or-later
 * decimals.h -- lec_decimal_of() against the C library's printf() and strtod(). */
#ifndef LEC_TESTS_DECIMALS_H
#define LEC_TESTS_DECIMALS_H

#include <stdint.h>

/* How many of the numbers that were tried ... */
typedef struct {
    uint64_t tried;
    uint64_t unread; /* do not read back as the same double */
    uint64_t longer; /* would read back with a digit less */
    uint64_t others; /* differ from %g of as many digits, though it is no power of two (whose
                        neighbours differ in distance) and not subnormal */
} decimals_found;

/* `count` doubles from `seed` on: of all magnitudes, of few bits, quotients, thousandths. */
decimals_found decimals_try(uint64_t seed, uint64_t count);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 * address.h -- addresses of the net in a text: https://host/path, www.host, host.org/path and
 * name@host.org. Punctuation behind them does not belong to them. */
#ifndef LEC_IO_ADDRESS_H
#define LEC_IO_ADDRESS_H

#include <unicode/utypes.h>

#include <stdbool.h>

typedef struct {
    int32_t start, end;
} lec_address;

/* The first address that begins at or after *at of UTF-16 text; *at moves behind it. A text without
 * `/`, `@` and `www.` has none. O(length). */
bool lec_address_next(const UChar *text, int32_t length, int32_t *at, lec_address *out);

#endif

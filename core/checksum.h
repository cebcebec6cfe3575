/* SPDX-License-Identifier: GPL-3.0-or-later
 * checksum.h -- by what a file of lectern's own shows that it is damaged (not that it is genuine).
 */
#ifndef LEC_CORE_CHECKSUM_H
#define LEC_CORE_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/* XXH3 (64 bits, seed 0) of `length` bytes; the same on every machine. */
uint64_t lec_checksum(const void *bytes, size_t length);

#endif

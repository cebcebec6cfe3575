/* SPDX-License-Identifier: GPL-3.0-or-later
 * checksum.h -- by what a file of lectern's own shows that it is damaged (not that it is genuine).
 */
#ifndef LEC_CORE_CHECKSUM_H
#define LEC_CORE_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

/* XXH3 (64 bits, seed 0) of `length` bytes; the same on every machine. */
uint64_t lec_checksum(const void *bytes, size_t length);

/* The same of bytes that come one behind the other. */
typedef struct lec_summing lec_summing;
lec_summing *lec_summing_new(lec_arena *arena);
void lec_summing_begin(lec_summing *of);
void lec_summing_add(lec_summing *of, const void *bytes, size_t length);
uint64_t lec_summing_end(const lec_summing *of);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/checksum.h"

#include <xxhash.h>

#include "core/memory.h"

uint64_t lec_checksum(const void *bytes, size_t length)
{
    return XXH3_64bits(bytes, length);
}

struct lec_summing {
    XXH3_state_t *state;
};

static void release(void *state)
{
    XXH3_freeState(state);
}

lec_summing *lec_summing_new(lec_arena *arena)
{
    lec_summing *made = lec_new(arena, lec_summing, 1);
    made->state = XXH3_createState();
    if (made->state == NULL) lec_memory_ran_out();
    lec_arena_adopt(arena, made->state, release);
    return made;
}

void lec_summing_begin(lec_summing *of)
{
    (void)XXH3_64bits_reset(of->state);
}

void lec_summing_add(lec_summing *of, const void *bytes, size_t length)
{
    (void)XXH3_64bits_update(of->state, bytes, length);
}

uint64_t lec_summing_end(const lec_summing *of)
{
    return XXH3_64bits_digest(of->state);
}

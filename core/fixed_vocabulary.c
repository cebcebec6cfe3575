/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fixed_vocabulary.h"

#define XXH_INLINE_ALL /* words are short: a call costs as much as the hash */
#include <xxhash.h>

#include <string.h>

/* The order of the slots is that of the low bits, what is compared the high ones. */
static uint32_t *slot_of(const lec_fixed_vocabulary *in, uint32_t *slots, uint64_t hash)
{
    uint32_t at = (uint32_t)hash & in->mask;
    while (slots[at] != 0) at = (at + 1) & in->mask;
    return &slots[at];
}

lec_fixed_vocabulary lec_fixed_vocabulary_of(const lec_vocabulary *from, lec_arena *arena)
{
    const uint32_t count = (uint32_t)lec_vocabulary_count(from);
    const char *const *texts = lec_vocabulary_texts(from);
    uint32_t *places = lec_new(arena, uint32_t, count + 1);
    for (uint32_t id = 0; id < count; id++)
        places[id + 1] = places[id] + (uint32_t)strlen(texts[id]);
    char *text = lec_new(arena, char, places[count] + 1);
    uint32_t *hashes = lec_new(arena, uint32_t, count + 1);
    lec_fixed_vocabulary made = {.count = count, .mask = 1};
    while (made.mask < 2 * count) made.mask = made.mask * 2 + 1;
    uint32_t *slots = lec_new(arena, uint32_t, (size_t)made.mask + 1);
    for (uint32_t id = 0; id < count; id++) {
        const size_t length = places[id + 1] - places[id];
        memcpy(text + places[id], texts[id], length);
        const uint64_t hash = XXH3_64bits(texts[id], length);
        hashes[id] = (uint32_t)(hash >> 32);
        *slot_of(&made, slots, hash) = id + 1;
    }
    made.text = text;
    made.places = places;
    made.hashes = hashes;
    made.slots = slots;
    return made;
}

bool lec_fixed_vocabulary_find(const lec_fixed_vocabulary *in, const char *text, size_t length,
                               uint32_t *id)
{
    const uint64_t hash = XXH3_64bits(text, length);
    for (uint32_t at = (uint32_t)hash & in->mask; in->slots[at] != 0; at = (at + 1) & in->mask) {
        const uint32_t candidate = in->slots[at] - 1, place = in->places[candidate];
        if (in->hashes[candidate] != (uint32_t)(hash >> 32) ||
            in->places[candidate + 1] - place != length ||
            memcmp(in->text + place, text, length) != 0)
            continue;
        *id = candidate;
        return true;
    }
    return false;
}

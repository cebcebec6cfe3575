/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vocabulary.h"

#define XXH_INLINE_ALL /* words are short: a call costs as much as the hash */
#include <xxhash.h>

#include <assert.h>
#include <string.h>

#define NO_ID UINT32_MAX

typedef struct {
    uint32_t hash; /* high bits of the 64-bit hash: most misses end here */
    uint32_t id;   /* NO_ID in an empty slot */
} slot;

struct lec_vocabulary {
    lec_arena *arena;
    slot *slots; /* [mask + 1], at most half full */
    size_t mask;
    LEC_ARRAY(const char *) texts;
    LEC_ARRAY(size_t) lengths;
};

static slot *new_slots(lec_arena *arena, size_t count)
{
    slot *slots = lec_new(arena, slot, count);
    for (size_t i = 0; i < count; i++) slots[i].id = NO_ID;
    return slots;
}

lec_vocabulary *lec_vocabulary_new(lec_arena *arena)
{
    lec_vocabulary *vocabulary = lec_new(arena, lec_vocabulary, 1);
    vocabulary->arena = arena;
    vocabulary->mask = 255;
    vocabulary->slots = new_slots(arena, vocabulary->mask + 1);
    return vocabulary;
}

/* The slot that holds the string, or the empty one where it belongs. */
static slot *slot_of(const lec_vocabulary *vocabulary, const char *text, size_t length,
                     uint64_t hash)
{
    const uint32_t high = (uint32_t)(hash >> 32);
    for (size_t at = (size_t)hash & vocabulary->mask;; at = (at + 1) & vocabulary->mask) {
        slot *candidate = &vocabulary->slots[at];
        if (candidate->id == NO_ID) return candidate;
        if (candidate->hash == high && vocabulary->lengths.items[candidate->id] == length &&
            memcmp(vocabulary->texts.items[candidate->id], text, length) == 0)
            return candidate;
    }
}

static void enlarge(lec_vocabulary *vocabulary)
{
    vocabulary->mask = vocabulary->mask * 2 + 1;
    vocabulary->slots = new_slots(vocabulary->arena, vocabulary->mask + 1);
    for (size_t id = 0; id < vocabulary->texts.count; id++) {
        const char *text = vocabulary->texts.items[id];
        const size_t length = vocabulary->lengths.items[id];
        const uint64_t hash = XXH3_64bits(text, length);
        *slot_of(vocabulary, text, length, hash) = (slot){(uint32_t)(hash >> 32), (uint32_t)id};
    }
}

uint32_t lec_vocabulary_add(lec_vocabulary *vocabulary, const char *text, size_t length)
{
    const uint64_t hash = XXH3_64bits(text, length);
    slot *place = slot_of(vocabulary, text, length, hash);
    if (place->id != NO_ID) return place->id;

    assert(vocabulary->texts.count < NO_ID);
    const uint32_t id = (uint32_t)vocabulary->texts.count;
    *place = (slot){(uint32_t)(hash >> 32), id};
    LEC_PUSH(vocabulary->arena, vocabulary->texts, lec_arena_text(vocabulary->arena, text, length));
    LEC_PUSH(vocabulary->arena, vocabulary->lengths, length);
    if (vocabulary->texts.count * 2 > vocabulary->mask) enlarge(vocabulary);
    return id;
}

bool lec_vocabulary_find(const lec_vocabulary *vocabulary, const char *text, size_t length,
                         uint32_t *id)
{
    const slot *place = slot_of(vocabulary, text, length, XXH3_64bits(text, length));
    *id = place->id;
    return place->id != NO_ID;
}

size_t lec_vocabulary_count(const lec_vocabulary *vocabulary)
{
    return vocabulary->texts.count;
}

const char *const *lec_vocabulary_texts(const lec_vocabulary *vocabulary)
{
    return vocabulary->texts.items;
}

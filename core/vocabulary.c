/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vocabulary.h"

#define XXH_INLINE_ALL /* words are short: a call costs as much as the hash */
#include <xxhash.h>

#include <assert.h>
#include <string.h>

#define NO_ID UINT32_MAX

typedef struct {
    uint32_t hash; /* low bits of the 64-bit hash: the place, and where most misses end */
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
                     uint32_t hash)
{
    for (size_t at = hash & vocabulary->mask;; at = (at + 1) & vocabulary->mask) {
        slot *candidate = &vocabulary->slots[at];
        if (candidate->id == NO_ID) return candidate;
        if (candidate->hash == hash && vocabulary->lengths.items[candidate->id] == length &&
            memcmp(vocabulary->texts.items[candidate->id], text, length) == 0)
            return candidate;
    }
}

static void enlarge(lec_vocabulary *vocabulary)
{
    const slot *before = vocabulary->slots;
    const size_t count = vocabulary->mask + 1;
    vocabulary->mask = vocabulary->mask * 2 + 1;
    vocabulary->slots = new_slots(vocabulary->arena, vocabulary->mask + 1);
    for (size_t i = 0; i < count; i++) {
        if (before[i].id == NO_ID) continue;
        size_t at = before[i].hash & vocabulary->mask;
        while (vocabulary->slots[at].id != NO_ID) at = (at + 1) & vocabulary->mask;
        vocabulary->slots[at] = before[i];
    }
}

uint32_t lec_vocabulary_add(lec_vocabulary *vocabulary, const char *text, size_t length)
{
    const uint32_t hash = (uint32_t)XXH3_64bits(text, length);
    slot *place = slot_of(vocabulary, text, length, hash);
    if (place->id != NO_ID) return place->id;

    assert(vocabulary->texts.count < NO_ID);
    const uint32_t id = (uint32_t)vocabulary->texts.count;
    *place = (slot){hash, id};
    LEC_PUSH(vocabulary->arena, vocabulary->texts, lec_arena_text(vocabulary->arena, text, length));
    LEC_PUSH(vocabulary->arena, vocabulary->lengths, length);
    if (vocabulary->texts.count * 2 > vocabulary->mask) enlarge(vocabulary);
    return id;
}

bool lec_vocabulary_find(const lec_vocabulary *vocabulary, const char *text, size_t length,
                         uint32_t *id)
{
    const slot *place = slot_of(vocabulary, text, length, (uint32_t)XXH3_64bits(text, length));
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

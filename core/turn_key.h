/* SPDX-License-Identifier: GPL-3.0-or-later
 * turn_key.h -- which turn of which transcript a stretch of speech is, after another program has
 * had it: programs of annotation (ELAN, Praat) keep times, texts and names of tiers, and write ids
 * of their own.
 *
 * An export writes a key a turn, and hashes of how it called tiers and people, beside the turns;
 * what comes back (io/study/tier_corrections.h) is found by its words, then by its time. */
#ifndef LEC_CORE_TURN_KEY_H
#define LEC_CORE_TURN_KEY_H

#include <stdint.h>

#include "core/arena.h"
#include "core/corpus.h"

/* What the keys, the names and the file they are about are called in an export. */
#define LEC_TURN_KEYS   "lectern:turns"
#define LEC_TURN_TIERS  "lectern:tiers"
#define LEC_TURN_SHA256 "lectern:sha256"

typedef struct {
    int64_t start;       /* as exported, in milliseconds */
    uint32_t first_byte; /* of its words in the transcript as UTF-8; LEC_NONE: it has none */
    uint32_t first_line;
    uint64_t said; /* lec_said_hash() of its text as exported */
} lec_turn_key;

/* Of a text without its blanks, its control characters and what stands for characters that a format
 * does not know: the same whatever program has kept it. */
uint64_t lec_said_hash(const char *text);

lec_turn_key lec_turn_key_of(const lec_corpus *corpus, uint32_t turn, double start,
                             const char *text);

/* `START BYTE LINE SAID`, as a list of keys holds it. */
const char *lec_turn_key_text(const lec_turn_key *key, lec_arena *arena);

/* Reads the key that begins at *at, and goes behind it; false: none does. */
bool lec_turn_key_read(const char **at, lec_turn_key *key);

/* What a tier is called: `Ada Vale (journalist)`, `(unknown)`. */
const char *lec_tier_name(const char *speaker, lec_role role, lec_arena *arena);

/* The name in it: of `(unknown)` "", of one that does not end in a role all of it. The role, or
 * LEC_ROLE_COUNT where there is none, to *role. */
const char *lec_tier_speaker(const char *tier, lec_role *role, lec_arena *arena);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/tier_corrections.h"

#include <stdlib.h>
#include <string.h>

static size_t nearest_key(const lec_stretches *stretches, const lec_stretch *it)
{
    const uint64_t said = lec_said_hash(it->text);
    size_t best = SIZE_MAX;
    int64_t least = INT64_MAX;
    for (size_t k = 0; k < stretches->keys.count; k++) {
        const int64_t away = llabs(stretches->keys.items[k].start - it->start);
        if (stretches->keys.items[k].said != said || away >= least) continue;
        best = k;
        least = away;
    }
    return best;
}

static const char *beginning(const char *text, lec_arena *arena)
{
    enum { WORDS = 5 };
    size_t length = 0;
    for (int word = 0; word < WORDS && text[length] != '\0'; word++) {
        length += strspn(text + length, " \t\r\n");
        length += strcspn(text + length, " \t\r\n");
    }
    return lec_arena_text(arena, text, length);
}

static lec_status no_turn(const lec_source *source, const lec_stretches *stretches,
                          const lec_stretch *it, lec_arena *arena, lec_error *error)
{
    for (size_t k = 0; k < stretches->keys.count; k++)
        if (stretches->keys.items[k].start == it->start)
            return lec_fail(
                error, LEC_BAD_DATA,
                "%s:%u: the words of this turn ('%s') are not those that were "
                "exported; corrections say who speaks: correct words in the transcript, "
                "merge and split in what 'lectern turns --text' writes",
                source->path, it->line, beginning(it->text, arena));
    return lec_fail(error, LEC_BAD_DATA,
                    "%s:%u: '%s' is no turn that was exported; take it out, or put what is no "
                    "turn into a tier that depends on another (in Praat: a tier of points)",
                    source->path, it->line, beginning(it->text, arena));
}

lec_status lec_corrections_of_stretches(const lec_source *source, const lec_stretches *stretches,
                                        lec_arena *arena, lec_correction_rows *rows,
                                        lec_error *error)
{
    if (stretches->sha256 == NULL || stretches->keys.count == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:1: does not say which turns these are; edit what this version's "
                        "'lectern export --to eaf' (or textgrid) writes",
                        source->path);
    const lec_stretch **taken = lec_new(arena, const lec_stretch *, stretches->keys.count);
    for (size_t i = 0; i < stretches->stretches.count; i++) {
        const lec_stretch *it = &stretches->stretches.items[i];
        const size_t k = nearest_key(stretches, it);
        if (k == SIZE_MAX) return no_turn(source, stretches, it, arena, error);
        if (taken[k] != NULL)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s:%u: this turn ('%s') stands on line %u as well; keep it in one "
                            "tier",
                            source->path, it->line, beginning(it->text, arena), taken[k]->line);
        taken[k] = it;
        const lec_turn_key *key = &stretches->keys.items[k];
        const lec_correction row = {.sha256 = stretches->sha256,
                                    .first_byte = key->first_byte,
                                    .first_line = key->first_line,
                                    .first_words = beginning(it->text, arena),
                                    .speaker = it->speaker,
                                    .role = it->role,
                                    .file = source->path,
                                    .line = it->line};
        LEC_PUSH(arena, *rows, row);
    }
    return LEC_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api/touching.h"

#include <string.h>

#include "analysis/view/occurrences.h"
#include "analysis/view/pattern_index.h"

typedef struct {
    const lec_touched *touched;
    const lec_study *study;
    lec_arena *arena;
} asking;

/* Marks the conferences that hold a word that the pattern's word (`length` bytes) stands for. */
static void mark_word(const lec_index_outline *outline, const char *text, size_t length,
                      lec_arena *arena, bool *marked)
{
    const char *word = lec_arena_text(arena, text, length);
    for (uint32_t w = 0; w < outline->word_count; w++) {
        if (!lec_pattern_word_matches(word, outline->words[w])) continue;
        size_t count;
        const uint32_t *places = lec_index_places_of(outline, w, &count);
        for (size_t i = 0; i < count; i++) marked[places[i]] = true;
    }
}

/* Adds the conferences that hold every word of the pattern. */
static void want_pattern(const asking *of, const lec_index_outline *outline, const char *pattern,
                         bool *wanted)
{
    const size_t conferences = outline->conference_count;
    bool *all = lec_new(of->arena, bool, conferences);
    size_t words = 0;
    for (const char *at = pattern + strspn(pattern, " "); *at != '\0'; at += strspn(at, " ")) {
        const size_t length = strcspn(at, " ");
        bool *marked = lec_new(of->arena, bool, conferences);
        mark_word(outline, at, length, of->arena, marked);
        for (size_t c = 0; c < conferences; c++) all[c] = marked[c] && (words == 0 || all[c]);
        words++;
        at += length;
    }
    for (size_t c = 0; c < conferences && words > 0; c++) wanted[c] |= all[c];
}

bool lec_is_own_study(const lec_index *index, const lec_study *study)
{
    return study == NULL || (strcmp(study->file, index->study_file) == 0 &&
                             study->text_length == index->study_length &&
                             memcmp(study->text, index->study_text, index->study_length) == 0);
}

static void want_patterns(const asking *of, const lec_index_outline *outline, bool *wanted)
{
    bool *found = lec_new(of->arena, bool, outline->conference_count);
    const lec_concept asked = lec_concept_of_query(of->touched->patterns, of->arena);
    for (size_t p = 0; p < asked.word_count; p++) want_pattern(of, outline, asked.words[p], found);
    for (size_t c = 0; c < outline->conference_count; c++) wanted[c] &= found[c];
}

/* false: a name is of no conference, or some hold commas. */
static bool want_names(const asking *of, const lec_index_outline *outline, bool *wanted)
{
    bool *named = lec_new(of->arena, bool, outline->conference_count);
    for (size_t c = 0; c < outline->conference_count; c++)
        if (strchr(outline->conferences[c].name, ',') != NULL) return false;
    for (const char *at = of->touched->conferences;;) {
        const size_t length = strcspn(at, ",");
        bool known = false;
        for (size_t c = 0; c < outline->conference_count; c++) {
            const char *name = outline->conferences[c].name;
            if (strncmp(name, at, length) != 0 || name[length] != '\0') continue;
            named[c] = known = true;
        }
        if (!known) return false;
        if (at[length] == '\0') break;
        at += length + 1;
    }
    for (size_t c = 0; c < outline->conference_count; c++) wanted[c] &= named[c];
    return true;
}

/* Where there are several, two at least are opened: rows of one alone are told otherwise. */
static void want_two(bool *wanted, size_t count)
{
    size_t found = 0;
    for (size_t c = 0; c < count; c++) found += wanted[c];
    for (size_t c = 0; c < count && found < 2; c++) {
        found += !wanted[c];
        wanted[c] = true;
    }
}

static bool choose(void *state, const lec_index_outline *outline, bool *wanted, bool *counts_rest)
{
    const asking *of = state;
    if (!outline->index->remarks_known || !lec_is_own_study(outline->index, of->study) ||
        outline->some_have_links != outline->all_have_links)
        return false;
    const size_t count = outline->conference_count;
    for (size_t c = 0; c < count; c++) wanted[c] = true;
    if (of->touched->patterns != NULL) want_patterns(of, outline, wanted);
    *counts_rest = of->touched->counts_rest;
    if (*counts_rest) want_two(wanted, count);
    return of->touched->conferences == NULL || want_names(of, outline, wanted);
}

lec_status lec_index_open_touching(const char *path, const void *bytes, size_t length,
                                   const lec_touched *touched, const lec_study *study,
                                   lec_arena *arena, lec_index *out, bool *out_done,
                                   lec_error *error)
{
    asking of = {touched, study, arena};
    return bytes != NULL ? lec_index_some_of_bytes(path, bytes, length, choose, &of, arena, out,
                                                   out_done, error)
                         : lec_index_open_some(path, choose, &of, arena, out, out_done, error);
}

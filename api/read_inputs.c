/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api/read_inputs.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/view/occurrences.h"
#include "io/captions/captions.h"
#include "io/study/corrections.h"
#include "io/study/lemmas.h"
#include "io/study/stop_words.h"
#include "io/study_fit.h"
#include "io/words/lexicon.h"

enum { MOST_PAIRS_TOLD = 10 };

#define TEXT(name, value, meaning)                                                                 \
    {                                                                                              \
#name, LEC_OPTION_TEXT, offsetof(lec_input_options, name), value, meaning, 0, 0, NULL      \
    }
const lec_option lec_reading_options[] = {
    TEXT(form, "NAME",
         "transcript form of every file (decided by content and suffix); of ELAN's tiers those are "
         "speech that depend on no other and hold no codes, gestures or comments"),
    TEXT(encoding, "NAME", "character encoding of every file (decided by content)"),
    TEXT(language, "CODE",
         "language of every file for which the study states none, as en (by its words)"),
    TEXT(corrections, "FILE",
         "turns as edited in what 'lectern turns --text' or 'lectern export --to eaf' (ELAN; a "
         "file or "
         "the folder; Praat's textgrid, too) writes (the study's `corrections:`)"),
    TEXT(columns, "LIST",
         "columns of CSV and TSV transcripts, as text=body,speaker=who,role=... (by name or "
         "number)"),
    {"leave-out", LEC_OPTION_FLAG, offsetof(lec_input_options, leave_out), NULL,
     "leave files out that cannot be read or understood, and say so, instead of failing", 0, 0,
     NULL},
    TEXT(captions, "PATH",
         "timed captions (WebVTT, SRT) of the one transcript given, or a folder of captions called "
         "as the transcripts are: true speaking time"),
    {0}};

const lec_option lec_shard_options[] = {
    TEXT(
        shard, "K/N",
        "only the K-th of N parts of the files, for 'lectern merge'; each part looks at all files, "
        "but reads its own"),
    {0}};

const lec_option lec_touching_options[] = {
    {"touching", LEC_OPTION_PATTERN, offsetof(lec_input_options, touching), "PATTERNS",
     "of an index only the conferences that hold one of them", 0, 0, NULL},
    {"touching-conference", LEC_OPTION_TEXT, offsetof(lec_input_options, touching_conference),
     "LIST", "of an index only the conferences of these names", 0, 0, NULL},
    {"touching-counts", LEC_OPTION_FLAG, offsetof(lec_input_options, touching_counts), NULL,
     "how often words are used in the others is known, too", 0, 0, NULL},
    {0}};

const lec_option lec_adding_options[] = {
    {"adding-to", LEC_OPTION_TEXT, offsetof(lec_input_options, adding_to), "FILE",
     "an index: what was read for it, and what is read now behind it", 0, 0, NULL},
    {0}};
#undef TEXT

bool lec_concerns_reading(const char *name, size_t length)
{
    return lec_option_named(lec_run_options, name, length) != NULL;
}

lec_status lec_inputs_corrections(const char *path, const lec_study **study, lec_lists_used *lists,
                                  lec_arena *arena, lec_error *error)
{
    if (path != NULL) {
        lec_study *corrected = lec_new(arena, lec_study, 1);
        *corrected = **study;
        const lec_status status = lec_corrections_read(path, arena, &corrected->corrections, error);
        if (status != LEC_OK) return status;
        *study = corrected;
    }
    const lec_corrections *corrections = &(*study)->corrections;
    for (size_t i = 0; i < corrections->file_count; i++)
        LEC_PUSH(arena, *lists,
                 ((lec_list_used){"corrections", corrections->files[i].file,
                                  corrections->files[i].sha256}));
    return LEC_OK;
}

/* K/N as numbers, K from 1 to N. */
static bool parse_shard(const char *text, lec_shard *out)
{
    enum { LONGEST = 15 };
    char *end;
    if (strspn(text, "0123456789/") != strlen(text) || strlen(text) > LONGEST) return false;
    out->number = strtoul(text, &end, 10);
    if (*end != '/') return false;
    out->count = strtoul(end + 1, &end, 10);
    return *end == '\0' && out->number >= 1 && out->number <= out->count;
}

/* Corrections and captions must fit to something in the whole collection. */
static lec_status read_shard(const lec_input_options *options, const lec_study *study,
                             lec_shard *out, lec_error *error)
{
    *out = (lec_shard){0};
    if (options->shard == NULL) return LEC_OK;
    if (!parse_shard(options->shard, out))
        return lec_fail(error, LEC_BAD_USAGE, "--shard %s: is not K/N with K from 1 to N",
                        options->shard);
    if (study->corrections.count > 0 || options->captions != NULL)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--shard: whether %s fit is known of the whole collection only; make one "
                        "index of all",
                        options->captions != NULL ? "captions" : "corrections");
    return LEC_OK;
}

lec_status lec_inputs_open(const lec_input_place *place, const lec_input_options *options,
                           const lec_study **study, lec_lists_used *lists, lec_arena *arena,
                           lec_readings *out, lec_error *error)
{
    if (options->language != NULL && lec_language_find(options->language) == lec_language_count())
        return lec_fail(error, LEC_BAD_USAGE, "no language '%s' is known; use one of: %s",
                        options->language, lec_language_codes(arena));
    lec_read_options read = {.form = options->form,
                             .limits = {.encoding = options->encoding},
                             .language = options->language,
                             .columns = options->columns,
                             .threads = options->threads,
                             .seed = options->seed,
                             .leave_out = options->leave_out,
                             .before = options->before};
    lec_status status = lec_inputs_corrections(options->corrections, study, lists, arena, error);
    if (status == LEC_OK) status = read_shard(options, *study, &read.shard, error);
    if (status != LEC_OK) return status;
    if (place->count > 0)
        status = lec_read(place->paths, place->count, *study, &read, arena, out, error);
    else
        status = lec_read_bytes(place->name, place->bytes, place->length, *study, &read, arena, out,
                                error);
    if (status == LEC_OK && options->captions != NULL)
        status = lec_captions_apply(options->captions, *study, &read, arena, out, error);
    return status;
}

lec_status lec_inputs_stop_words(lec_common *common, lec_lists_used *lists, lec_arena *arena,
                                 lec_error *error)
{
    const char *given = common->stopwords;
    if (given == NULL || strcmp(given, "none") == 0 || strcmp(given, "english") == 0) return LEC_OK;
    lec_stop_words list;
    const lec_status status = lec_stop_words_read(given, arena, &list, error);
    if (status != LEC_OK) return status;
    common->stop_words = list.words;
    common->stop_word_count = list.count;
    LEC_PUSH(arena, *lists, ((lec_list_used){"stopwords", given, list.sha256}));
    return LEC_OK;
}

lec_status lec_inputs_lemmas(lec_common *common, const lec_corpus *corpus, lec_lists_used *lists,
                             lec_arena *arena, lec_error *error)
{
    if (common->lemmas == NULL) return LEC_OK;
    lec_lemmas found;
    const lec_status status = lec_lemmas_find(common->lemmas, corpus, arena, &found, error);
    if (status != LEC_OK) return status;
    common->word_lemma = found.of_word;
    for (size_t i = 0; i < found.file_count; i++)
        LEC_PUSH(arena, *lists,
                 ((lec_list_used){"lemmas", found.files[i].file, found.files[i].sha256}));
    return LEC_OK;
}

static const char *tell_pair(const lec_same_pair *pair, lec_arena *arena)
{
    return lec_arena_format(
        arena,
        "%s and %s: %s (%.0f %%); leave one out (captions go with --captions), or both count",
        pair->first, pair->second, pair->how, 100 * pair->share);
}

enum { MOST_CONCEPTS_TOLD = 10 };

static bool asks_for_concepts(const lec_study *study)
{
    return study->file[0] != '\0' && study->concept_count > 0;
}

void lec_met_take(lec_met_of_study *said, const lec_study *study, const lec_corpus *corpus)
{
    if (!asks_for_concepts(study)) return;
    lec_arena *scratch = lec_arena_new();
    const lec_occurrences found =
        lec_occurrences_find(corpus, study->concepts, study->concept_count, scratch);
    for (size_t i = 0; i < found.count; i++) said->occurs[found.items[i].concept] = true;
    lec_arena_free(scratch);
}

/* Concepts of the user's own study that are in no text: a pattern that is wrong looks like that. */
static void tell_absent_concepts(const lec_study *study, const bool *occurs, lec_arena *arena,
                                 lec_remarks *remarks)
{
    if (!asks_for_concepts(study)) return;
    const char *names = "";
    size_t absent = 0;
    for (size_t c = 0; c < study->concept_count; c++) {
        if (occurs[c] || absent++ >= MOST_CONCEPTS_TOLD) continue;
        names = lec_arena_format(arena, "%s%s%s", names, absent > 1 ? ", " : "",
                                 study->concepts[c].name);
    }
    if (absent > 0)
        LEC_PUSH(
            arena, *remarks,
            lec_arena_format(arena,
                             "%s: %zu of %zu concepts are in none of the texts (%s%s); look at "
                             "their words with 'lectern words'",
                             study->file, absent, study->concept_count, names,
                             absent > MOST_CONCEPTS_TOLD ? ", ..." : ""));
}

lec_met_of_study lec_met_new(const lec_study *study, lec_arena *arena)
{
    return (lec_met_of_study){lec_vocabulary_new(arena),
                              lec_new(arena, bool, study->concept_count)};
}

lec_remarks lec_inputs_remarks_on(const lec_study *study, const lec_readings *readings,
                                  const lec_met_of_study *said, lec_arena *arena)
{
    lec_remarks remarks = {0};
    for (size_t i = 0; i < readings->left_out_count; i++)
        LEC_PUSH(arena, remarks,
                 lec_arena_format(arena, "left out: %s", readings->left_out[i].why));
    const lec_same_pairs *same = &readings->same;
    const size_t told = same->count < MOST_PAIRS_TOLD ? same->count : MOST_PAIRS_TOLD;
    for (size_t i = 0; i < told; i++) LEC_PUSH(arena, remarks, tell_pair(&same->items[i], arena));
    if (told < same->count)
        LEC_PUSH(arena, remarks,
                 lec_arena_format(
                     arena, "%zu more pairs of conferences that are one; 'lectern check' tells all",
                     same->count - told));
    if (readings->shard.count > 0) return remarks; /* what is not here may be in another part */
    const lec_study_misfits misfits = lec_study_fit(study, readings, said->labels, arena);
    for (size_t i = 0; i < misfits.count; i++) LEC_PUSH(arena, remarks, misfits.items[i]);
    tell_absent_concepts(study, said->occurs, arena, &remarks);
    return remarks;
}

lec_remarks lec_inputs_remarks(const lec_study *study, const lec_readings *readings,
                               lec_arena *arena)
{
    lec_met_of_study said = lec_met_new(study, arena);
    if (readings->shard.count == 0) {
        said.labels = lec_labels_of(readings->corpus, arena);
        lec_met_take(&said, study, readings->corpus);
    }
    return lec_inputs_remarks_on(study, readings, &said, arena);
}

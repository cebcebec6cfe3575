/* SPDX-License-Identifier: GPL-3.0-or-later
 * analysis.c -- the options common to all analyses; selecting the turns they ask for; running. */
#include "analysis/analysis.h"

#include <gsl/gsl_errno.h>

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/doubt.h"
#include "analysis/measure/bootstrap_interval.h"
#include "analysis/measure/resamples.h"
#include "analysis/view/families.h"
#include "analysis/view/pooled.h"
#include "core/known_names.h"

static const char *const interval_names[] = {"percentile",   "bca", "expanded",
                                             "bca-expanded", "t",   NULL};

static const char *const interval_choices[] = {"shown", "none", NULL};

#define SEED                                                                                       \
    {                                                                                              \
        "seed", LEC_OPTION_COUNT, offsetof(lec_common, seed), "N",                                 \
            "seed of the random numbers (1); the same seed gives the same bytes", 0, 0, NULL       \
    }
#define THREADS                                                                                    \
    {                                                                                              \
        "threads", LEC_OPTION_COUNT, offsetof(lec_common, threads), "N",                           \
            "threads to use, 0 for as many as there are processors (0); never changes a result",   \
            0, 256, NULL                                                                           \
    }

const lec_option lec_run_options[] = {SEED, THREADS, {0}};

const lec_option lec_common_options[] = {
    {"role", LEC_OPTION_TEXT, offsetof(lec_common, role), "LIST",
     "only turns in these roles: " LEC_ROLE_NAMES, 0, 0, NULL},
    {"phase", LEC_OPTION_TEXT, offsetof(lec_common, phase), "LIST",
     "only turns in these phases: " LEC_PHASE_NAMES, 0, 0, NULL},
    {"speaker", LEC_OPTION_TEXT, offsetof(lec_common, speaker), "LIST",
     "only turns of these speakers, by canonical name", 0, 0, NULL},
    {"conference", LEC_OPTION_TEXT, offsetof(lec_common, conference), "LIST",
     "only these conferences, by name", 0, 0, NULL},
    {"concept", LEC_OPTION_TEXT, offsetof(lec_common, concepts), "LIST",
     "only these concepts of the study", 0, 0, NULL},
    {"level", LEC_OPTION_NUMBER, offsetof(lec_common, level), "P", "level of the intervals (0.95)",
     0.5, 0.9999, NULL},
    {"replicates", LEC_OPTION_COUNT, offsetof(lec_common, replicates), "N",
     "replicates of the bootstrap and of permutation tests (2000)", 20, 1000000, NULL},
    SEED,
    THREADS,
    {"interval", LEC_OPTION_CHOICE, offsetof(lec_common, interval), "METHOD",
     "of the intervals: t (jackknife of clusters, Student's t; at 95 % they hold the truth in 92 "
     "to 100 % of simulated texts, in 91 to 100 % where labels are hidden: docs/coverage.md), or "
     "of the cluster bootstrap: percentile, bca, "
     "expanded, bca-expanded (t)",
     0, 0, interval_names},
    {"intervals", LEC_OPTION_CHOICE, offsetof(lec_common, intervals), "WHICH",
     "shown: of every row of the table; none: the columns of intervals and doubt are empty, which "
     "is much faster; neither changes any other column (shown)",
     0, 0, interval_choices},
    {"rows", LEC_OPTION_TEXT, offsetof(lec_common, rows), "N",
     "rows of a table at most, or all (200000, and 50 MB); rows go by how much is expected in them "
     "from their margins, never by what came out, and count in the families of q all the same",
     0, 0, NULL},
    {0},
};

const lec_option lec_by_options[] = {
    {"by", LEC_OPTION_TEXT, offsetof(lec_common, by), "LIST",
     "keys of the table to break out beside the pooled rows, or none for these alone, where there "
     "are any (all its keys); in the place of conference: group (from the study), year, quarter, "
     "month or date (= year); a report keeps "
     "the other keys where only these are given",
     0, 0, NULL},
    {0},
};

/* By bench/lemmas on the test parts of treebanks of Universal Dependencies (bench/README.md). */
#define LEC_LEMMA_ACCURACY                                                                         \
    "(right for so many words in a hundred of a treebank: en 94, uk 93, fr 92, pt 90, ru 90, es "  \
    "89, sv 89, de 86, it 85, nl 85, pl 80, tr 74)"

const lec_option lec_word_options[] = {
    {"case", LEC_OPTION_FLAG, offsetof(lec_common, keep_case), NULL,
     "tell words apart that differ in case", 0, 0, NULL},
    {"stem", LEC_OPTION_TEXT, offsetof(lec_common, stem), "LANGUAGE",
     "count stems (Snowball): english, french, german, spanish, italian, russian ...", 0, 0, NULL},
    {"lemmas", LEC_OPTION_TEXT, offsetof(lec_common, lemmas), "LANGUAGE|FILE",
     "count dictionary forms: of Hunspell's dictionary (en, de, fr_CA ...), or of a table of words "
     "and lemmas; a form of several lemmas takes the one most frequent in the "
     "texts " LEC_LEMMA_ACCURACY,
     0, 0, NULL},
    {"stopwords", LEC_OPTION_TEXT, offsetof(lec_common, stopwords), "LIST",
     "leave words out: english (function words), none, or a file with a word a line (none)", 0, 0,
     NULL},
    {"without", LEC_OPTION_TEXT, offsetof(lec_common, without), "LIST",
     "leave out numbers, urls (addresses, of mail too), mentions (@name, #topic), as stop words "
     "are; punctuation-crossing: n-grams and windows that go over a comma, bracket, dash ...",
     0, 0, NULL},
    {0},
};

const lec_common lec_common_defaults = {
    .level = 0.95, .replicates = 2000, .seed = 1, .interval = LEC_INTERVAL_T, .stopwords = "none"};

/* --- selecting turns ------------------------------------------------------------------------- */

/* Names that could have been given, for the message about one that is unknown. */
typedef struct {
    const char *option;
    const char *const *names;
    size_t count;
    const uint32_t *local; /* [count] so many bytes stand for all that begin so; or NULL */
} known_names;

static lec_status unknown_name(const known_names *known, const char *name, lec_error *error)
{
    char what[64];
    snprintf(what, sizeof what, "--%s '", known->option);
    return lec_fail_unknown(error, what, name, known->names, known->count);
}

static bool ends_at(char character)
{
    return character == ',' || character == '\0';
}

/* How much of the list a name takes, whole or as it stands in its own conference; 0: it does not
 * fit. */
static size_t fitting(const known_names *known, size_t i, const char *list)
{
    const char *name = known->names[i];
    const size_t length = strlen(name), local = known->local != NULL ? known->local[i] : 0;
    if (strncmp(list, name, length) == 0 && ends_at(list[length])) return length;
    return local > 0 && strncmp(list, name, local) == 0 && ends_at(list[local]) ? local : 0;
}

/* Marks in wanted[count] the names of a comma-separated list; a NULL list marks all. Names that
 * hold a comma are found as well: the longest name that fits is taken. */
static lec_status mark_names(const char *list, const known_names *known, bool *wanted,
                             lec_error *error)
{
    for (size_t i = 0; i < known->count; i++) wanted[i] = list == NULL;
    for (const char *at = list; at != NULL;) {
        size_t best = 0;
        for (size_t i = 0; i < known->count; i++) {
            const size_t length = fitting(known, i, at);
            if (length > best) best = length;
        }
        if (best == 0) return unknown_name(known, at, error);
        for (size_t i = 0; i < known->count; i++) wanted[i] |= fitting(known, i, at) == best;
        at = at[best] == ',' ? at + best + 1 : NULL;
    }
    return LEC_OK;
}

typedef struct {
    bool role[LEC_ROLE_COUNT], phase[LEC_PHASE_COUNT];
    bool *speaker, *conference;
} wanted_turns;

static lec_status read_selection(const lec_corpus *corpus, const lec_common *common,
                                 lec_arena *arena, wanted_turns *wanted, lec_error *error)
{
    const char *roles[LEC_ROLE_COUNT], *phases[LEC_PHASE_COUNT];
    for (int i = 0; i < LEC_ROLE_COUNT; i++) roles[i] = lec_role_name((lec_role)i);
    for (int i = 0; i < LEC_PHASE_COUNT; i++) phases[i] = lec_phase_name((lec_phase)i);
    const char **conferences = lec_new(arena, const char *, corpus->conference_count);
    for (size_t i = 0; i < corpus->conference_count; i++)
        conferences[i] = corpus->conference[i].name;

    wanted->speaker = lec_new(arena, bool, corpus->speaker_count);
    wanted->conference = lec_new(arena, bool, corpus->conference_count);
    lec_status status = mark_names(
        common->role, &(known_names){"role", roles, LEC_ROLE_COUNT, NULL}, wanted->role, error);
    if (status == LEC_OK)
        status = mark_names(common->phase, &(known_names){"phase", phases, LEC_PHASE_COUNT, NULL},
                            wanted->phase, error);
    if (status == LEC_OK)
        status = mark_names(common->speaker,
                            &(known_names){"speaker", corpus->speaker_name, corpus->speaker_count,
                                           corpus->speaker_local},
                            wanted->speaker, error);
    if (status == LEC_OK)
        status =
            mark_names(common->conference,
                       &(known_names){"conference", conferences, corpus->conference_count, NULL},
                       wanted->conference, error);
    return status;
}

static lec_status select_turns(const lec_corpus *corpus, const lec_common *common, lec_arena *arena,
                               const lec_corpus **out, lec_error *error)
{
    *out = corpus;
    if (common->role == NULL && common->phase == NULL && common->speaker == NULL &&
        common->conference == NULL)
        return LEC_OK;
    wanted_turns wanted;
    const lec_status status = read_selection(corpus, common, arena, &wanted, error);
    if (status != LEC_OK) return status;
    bool *keep = lec_new(arena, bool, corpus->turn_count);
    for (size_t t = 0; t < corpus->turn_count; t++)
        keep[t] = wanted.role[corpus->turn_role[t]] && wanted.phase[corpus->turn_phase[t]] &&
                  wanted.speaker[corpus->turn_speaker[t]] &&
                  wanted.conference[corpus->turn_conference[t]];
    *out = lec_corpus_select(arena, corpus, keep);
    if ((*out)->turn_count == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "no turn is left by --role, --phase, --speaker and --conference together; "
                        "see `lectern turns`");
    return LEC_OK;
}

/* --- selecting concepts ---------------------------------------------------------------------- */

static lec_status select_concepts(const lec_study *study, const char *list, lec_arena *arena,
                                  const lec_study **out, lec_error *error)
{
    *out = study;
    if (list == NULL) return LEC_OK;
    const char **names = lec_new(arena, const char *, study->concept_count);
    for (size_t i = 0; i < study->concept_count; i++) names[i] = study->concepts[i].name;
    bool *wanted = lec_new(arena, bool, study->concept_count);
    const lec_status status = mark_names(
        list, &(known_names){"concept", names, study->concept_count, NULL}, wanted, error);
    if (status != LEC_OK) return status;

    lec_study *fewer = lec_new(arena, lec_study, 1);
    *fewer = *study;
    lec_concept *concepts = lec_new(arena, lec_concept, study->concept_count);
    lec_pair *pairs = lec_new(arena, lec_pair, study->pair_count);
    uint32_t *new_index = lec_new(arena, uint32_t, study->concept_count);
    fewer->concept_count = fewer->pair_count = 0;
    for (size_t i = 0; i < study->concept_count; i++) {
        if (!wanted[i]) continue;
        new_index[i] = (uint32_t)fewer->concept_count;
        concepts[fewer->concept_count++] = study->concepts[i];
    }
    for (size_t i = 0; i < study->pair_count; i++) {
        const lec_pair pair = study->pairs[i];
        if (!wanted[pair.first] || !wanted[pair.second]) continue;
        pairs[fewer->pair_count++] = (lec_pair){new_index[pair.first], new_index[pair.second]};
    }
    fewer->concepts = concepts;
    fewer->pairs = pairs;
    *out = fewer;
    return LEC_OK;
}

/* --- running --------------------------------------------------------------------------------- */

static lec_status read_limit(const char *rows, lec_table_limit *out, lec_error *error)
{
    char *end = NULL;
    *out = (lec_table_limit){LEC_MOST_ROWS, LEC_MOST_BYTES};
    if (rows == NULL) return LEC_OK;
    *out = (lec_table_limit){0, 0};
    if (strcmp(rows, "all") == 0) return LEC_OK;
    errno = 0;
    const unsigned long long count = strtoull(rows, &end, 10);
    if (rows[0] < '0' || rows[0] > '9' || *end != '\0' || errno != 0 || count == 0)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--rows '%s': give how many rows a table has at most, or all", rows);
    out->rows = (size_t)count;
    return LEC_OK;
}

lec_status lec_context_open(const lec_corpus *corpus, const lec_study *study,
                            const lec_common *common, lec_arena *arena, lec_context *out,
                            lec_error *error)
{
    gsl_set_error_handler_off(); /* GSL aborts by default; every GSL status is checked instead */
    *out = (lec_context){.common = common, .arena = arena};
    out->whole = corpus;
    lec_status status = read_limit(common->rows, &out->limit, error);
    if (status == LEC_OK) status = select_turns(corpus, common, arena, &out->corpus, error);
    if (status == LEC_OK)
        status = select_concepts(study, common->concepts, arena, &out->study, error);
    if (status == LEC_OK)
        out->resamples = lec_resample_store_new(arena, common->seed, (size_t)common->replicates,
                                                (size_t)common->threads);
    return status;
}

/* The columns of the table that the context asks for. */
static lec_status find_columns(const lec_analysis *analysis, const lec_context *context,
                               const lec_column **out, lec_error *error)
{
    *out = analysis->columns;
    if (analysis->more_columns == NULL) return LEC_OK;
    const lec_column *more = NULL;
    const lec_status status = analysis->more_columns(context, &more, error);
    if (status != LEC_OK) return status;
    *out = lec_columns_joined(analysis->columns, more, context->arena);
    return LEC_OK;
}

lec_status lec_analysis_fits(const lec_analysis *analysis, const lec_corpus *corpus,
                             lec_error *error)
{
    size_t dated = 0;
    for (size_t c = 0; c < corpus->conference_count; c++)
        dated += corpus->conference[c].date[0] != '\0';
    const size_t least = analysis->least_conferences;
    if (corpus->conference_count < least)
        return lec_fail(error, LEC_BAD_DATA, "%s needs %zu conferences, but %s; give more files",
                        analysis->name, least,
                        corpus->conference_count == 1 ? "there is one" : "there are fewer");
    if (!analysis->needs_dates || dated >= least) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA,
                    "%s needs %zu conferences with a date, but %zu of %zu %s one; give dates in "
                    "the study (conferences: - file: ..., date: 2031-04-17) or in the files' names",
                    analysis->name, least, dated, corpus->conference_count,
                    dated == 1 ? "has" : "have");
}

static void leave_rows_out(const lec_analysis *analysis, const lec_context *context,
                           lec_table *table)
{
    const size_t rows = lec_table_row_count(table);
    if (analysis->tells == NULL || rows == 0) return;
    bool *is_out = lec_new(context->arena, bool, rows);
    for (size_t row = 0; row < rows; row++) is_out[row] = !analysis->tells(context, table, row);
    lec_table_leave_out(table, is_out);
}

/* Adds a column to the margins, or fills those that are not known. */
static void take_margins(const lec_table *table, size_t column, bool adds, double *margin)
{
    const bool counts = lec_table_columns(table)[column].type == LEC_COUNT;
    for (size_t row = 0; row < lec_table_row_count(table); row++) {
        if (lec_table_is_missing(table, row, column)) continue;
        const lec_cell cell = lec_table_cell(table, row, column);
        const double value = counts ? (double)cell.count : cell.number;
        if (isnan(margin[row]))
            margin[row] = value;
        else if (adds)
            margin[row] += value;
    }
}

/* What is expected in each row, as its columns say. */
static double *find_margins(const lec_analysis *analysis, const lec_table *table, lec_arena *arena)
{
    const size_t rows = lec_table_row_count(table);
    double *margin = lec_new(arena, double, rows);
    for (size_t row = 0; row < rows; row++) margin[row] = NAN;
    bool adds = false;
    for (const char *at = analysis->expected; *at != '\0';) {
        const size_t length = strcspn(at, ",+");
        const char *name = lec_arena_text(arena, at, length);
        take_margins(table, lec_table_column(table, name), adds, margin);
        adds = at[length] == '+';
        at += length + (at[length] != '\0');
    }
    return margin;
}

/* A draw of who spoke has all its rows: those of the table are looked for among them. */
static void keep_limit(const lec_analysis *analysis, const lec_context *context, lec_table *table)
{
    if (context->values_only) return;
    lec_arena *scratch = lec_arena_new();
    lec_table_keep_limit(table, analysis->expected != NULL ? find_margins(analysis, table, scratch)
                                                           : NULL);
    lec_arena_free(scratch);
}

/* Empties the columns NAME_low and NAME_high of a column NAME, and what is said of them. */
static void empty_intervals(lec_table *table)
{
    const lec_column *columns = lec_table_columns(table);
    const size_t rows = lec_table_row_count(table);
    for (size_t c = 0; c < lec_table_column_count(table); c++) {
        const char *end = strrchr(columns[c].name, '_');
        const bool is_end = end != NULL && (strcmp(end, "_low") == 0 || strcmp(end, "_high") == 0);
        if (columns[c].type != LEC_NUMBER || !(is_end || strcmp(columns[c].name, "doubt") == 0))
            continue;
        for (size_t row = 0; row < rows; row++) lec_table_set_number(table, row, c, NAN);
    }
}

/* What follows from all rows together. */
static void finish(const lec_analysis *analysis, const lec_context *context, lec_table *table)
{
    lec_pooled_mark(table, analysis->key_count);
    if (analysis->families != NULL && !context->values_only)
        lec_families_adjust(analysis->families, table, context->arena);
    leave_rows_out(analysis, context, table);
    keep_limit(analysis, context, table);
}

/* A table of one conference may have its rows twice at the end, once as `all`. */
static lec_table_limit limit_of(const lec_analysis *analysis, const lec_context *context)
{
    lec_table_limit limit = context->limit;
    if (context->corpus->conference_count != 1 || !lec_pooled_has_column(analysis->columns))
        return limit;
    if (limit.rows > 1) limit.rows /= 2;
    limit.bytes /= 2;
    return limit;
}

lec_status lec_analysis_run(const lec_analysis *analysis, const lec_context *context,
                            const void *settings, const lec_table **out, lec_error *error)
{
    lec_context own = *context;
    const bool bare = context->common->intervals == LEC_INTERVALS_NONE;
    if (own.corpus->draw_count > 0 && (bare || !lec_doubt_is_own(analysis, context->common))) {
        lec_corpus *sure = lec_new(context->arena, lec_corpus, 1);
        *sure = *own.corpus;
        sure->draw_count = 0;
        own.corpus = sure;
    }
    own.settings = settings != NULL ? settings : analysis->defaults;
    const lec_column *columns = NULL;
    lec_status status = LEC_OK;
    if (!analysis->only_in_report) status = lec_analysis_fits(analysis, own.corpus, error);
    if (status == LEC_OK) status = find_columns(analysis, &own, &columns, error);
    if (status != LEC_OK) return status;
    lec_table *table = lec_table_new(context->arena, columns);
    lec_table_skip_pooled(table);
    if (!context->values_only) lec_table_set_limit(table, limit_of(analysis, context));
    *out = table;
    const lec_status ran = analysis->run(&own, table, error);
    if (ran != LEC_OK) return ran;
    finish(analysis, &own, table);
    if (bare)
        empty_intervals(table);
    else
        lec_doubt_add(analysis, context, settings, table);
    if (!context->values_only) lec_pooled_repeat_single(table, analysis->key_count);
    return LEC_OK;
}

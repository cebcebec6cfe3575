/* SPDX-License-Identifier: GPL-3.0-or-later
 * sample.c -- a stratified random sample of turns, sentences or uses of a concept as a sheet to
 * code by hand, one for each coder, and its key: what `lectern agreement` reads.
 *
 * Every unit of a stratum is as likely to be drawn; it stands for weight = units of the stratum /
 * units drawn from it. Proportional: each stratum as many as its share, two at least; equal: each
 * as many, so that what is rare is seen often enough (Neyman 1934). */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/view/columns.h"
#include "analysis/view/name_list.h"
#include "analysis/view/occurrences.h"
#include "analysis/view/quotation.h"
#include "core/random.h"
#include "core/vocabulary.h"

enum { OF_TURNS, OF_SENTENCES, OF_USES };
static const char *const unit_choices[] = {"turn", "sentence", "use", NULL};

enum { PROPORTIONAL, EQUAL };
static const char *const allocation_choices[] = {"proportional", "equal", NULL};

enum { BY_CONFERENCE, BY_ROLE, BY_PHASE, BY_SPEAKER, BY_KIND, BY_HIT, STRATA };
static const char *const strata_names[STRATA] = {"conference", "role", "phase",
                                                 "speaker",    "kind", "hit"};

enum { HIDE_CONFERENCE, HIDE_ROLE, HIDE_SPEAKER, HIDEABLE };
static const char *const hideable_names[HIDEABLE] = {"conference", "role", "speaker"};

enum { LEAST_OF_STRATUM = 2 };

struct settings {
    const char *query, *strata, *codes, *hide;
    uint64_t size, coder, window;
    int unit, allocation;
    bool key;
};
static const struct settings defaults = {.size = 100, .coder = 1, .window = 20};

static const lec_option options[] = {
    {"unit", LEC_OPTION_CHOICE, offsetof(struct settings, unit), "WHAT",
     "what is coded: turn, sentence, or use (of --query or --concept, in its context) (turn)", 0, 0,
     unit_choices},
    {"query", LEC_OPTION_PATTERN, offsetof(struct settings, query), "PATTERNS",
     "words and phrases that a dictionary would count, as in kwic; or name concepts with --concept",
     0, 0, NULL},
    {"size", LEC_OPTION_COUNT, offsetof(struct settings, size), "N",
     "units to draw (100); a few more where strata would have fewer than two", 1, 1e6, NULL},
    {"strata", LEC_OPTION_TEXT, offsetof(struct settings, strata), "LIST",
     "columns that the sample is divided by: conference, role, phase, speaker, kind, hit (whether "
     "the dictionary counts something in the unit) (hit, where there is a dictionary)",
     0, 0, NULL},
    {"allocation", LEC_OPTION_CHOICE, offsetof(struct settings, allocation), "HOW",
     "proportional to the strata, or equal (proportional)", 0, 0, allocation_choices},
    {"codes", LEC_OPTION_TEXT, offsetof(struct settings, codes), "LIST",
     "codes to choose from; others are refused when the sheet is read (yes,no with a dictionary)",
     0, 0, NULL},
    {"coder", LEC_OPTION_COUNT, offsetof(struct settings, coder), "N",
     "the sheet of coder 1, 2 ...: the same units in another order (1)", 1, 1000, NULL},
    {"key", LEC_OPTION_FLAG, offsetof(struct settings, key), NULL,
     "not a sheet, but its key: strata, weights and what the dictionary says, for 'lectern "
     "agreement --key'; coders must not see it",
     0, 0, NULL},
    {"hide", LEC_OPTION_TEXT, offsetof(struct settings, hide), "LIST",
     "leave empty in sheets: conference (with file, line and turn), role, speaker", 0, 0, NULL},
    {"window", LEC_OPTION_COUNT, offsetof(struct settings, window), "N",
     "use: words of context on either side, within the turn (20)", 0, 1000, NULL},
    {0},
};

static const lec_column columns[] = {
    {"sample", LEC_NAME, "mark of this sample: sheets of another are refused", NULL, NULL, NULL},
    {"unit", LEC_COUNT, "number of the unit, in the order of the texts", NULL, NULL, NULL},
    LEC_COLUMN_CONFERENCE,
    {"file", LEC_TEXT, "as it was given", NULL, NULL, NULL},
    {"line", LEC_COUNT, "line on which it begins, from 1", "lines", NULL, NULL},
    {"turn", LEC_COUNT, "number of the turn", NULL, NULL, NULL},
    LEC_COLUMN_ROLE,
    LEC_COLUMN_SPEAKER,
    {"text", LEC_TEXT, "what to code, as it stands; a use is in double brackets", NULL, NULL, NULL},
    {0},
};

static const lec_column sheet_columns[] = {
    {"codes", LEC_TEXT, "the codes to choose from, parted by |; empty: any", NULL, NULL, NULL},
    {"code", LEC_TEXT, "to fill; empty: not coded", NULL, NULL, NULL},
    {"remark", LEC_TEXT, "to fill, if wanted; never read", NULL, NULL, NULL},
    {0},
};

static const lec_column key_columns[] = {
    {"stratum", LEC_TEXT, "the values of --strata", NULL, NULL, NULL},
    {"stratum_units", LEC_COUNT, "units of the texts that are in it", "units", NULL, NULL},
    {"stratum_drawn", LEC_COUNT, "units drawn from it", "units", NULL, NULL},
    {"weight", LEC_NUMBER, "units that this one stands for", "units",
     "stratum_units / stratum_drawn", "Horvitz & Thompson 1952"},
    {"hits", LEC_COUNT, "what the dictionary counts in it; empty without one", NULL, NULL, NULL},
    {"all_units", LEC_COUNT, "units of the texts", "units", NULL, NULL},
    {"all_hits", LEC_COUNT, "of them, those in which the dictionary counts something", "units",
     NULL, NULL},
    {0},
};

typedef struct {
    uint32_t first, end, turn; /* tokens, and their turn */
    uint32_t hits;             /* of the dictionary */
    uint32_t stratum;
} unit;

typedef struct {
    const lec_context *context;
    bool has_dictionary;
    bool by[STRATA], hidden[HIDEABLE];
    LEC_ARRAY(unit) units;
    const char *const *strata;               /* [stratum_count] names */
    uint32_t *stratum_units, *stratum_drawn; /* [stratum_count] */
    size_t stratum_count;
    uint32_t *drawn; /* [drawn_count] indices of units, ascending */
    size_t drawn_count;
    uint64_t all_hits;
} sampling;

/* --- units -------------------------------------------------------------------------------------
 */

static lec_occurrences find_hits(const sampling *s)
{
    const struct settings *settings = s->context->settings;
    const lec_study *study = s->context->study;
    if (settings->query != NULL) {
        const lec_concept asked = lec_concept_of_query(settings->query, s->context->arena);
        return lec_occurrences_find(s->context->corpus, &asked, 1, s->context->arena);
    }
    return lec_occurrences_find(s->context->corpus, study->concepts, study->concept_count,
                                s->context->arena);
}

static void list_uses(sampling *s, const lec_occurrences *hits)
{
    for (size_t i = 0; i < hits->count; i++) {
        const uint32_t first = hits->items[i].token;
        LEC_PUSH(s->context->arena, s->units,
                 ((unit){first, first + hits->items[i].length,
                         lec_corpus_turn_of(s->context->corpus, first), 1, 0}));
    }
}

/* Turns or sentences that hold a word; the hits are in the order of their tokens. */
static void list_stretches(sampling *s, const lec_occurrences *hits, bool sentences)
{
    const lec_corpus *corpus = s->context->corpus;
    size_t next = 0;
    for (uint32_t turn = 0; turn < corpus->turn_count; turn++) {
        const uint32_t from = sentences ? corpus->turn_sentence[turn] : turn;
        const uint32_t to = sentences ? corpus->turn_sentence[turn + 1] : turn + 1;
        const uint32_t *start = sentences ? corpus->sentence_start : corpus->turn_start;
        for (uint32_t i = from; i < to; i++) {
            unit made = {start[i], start[i + 1], turn, 0, 0};
            for (; next < hits->count && hits->items[next].token < made.end; next++) made.hits++;
            if (made.end > made.first) LEC_PUSH(s->context->arena, s->units, made);
        }
    }
}

/* --- strata ------------------------------------------------------------------------------------
 */

static const char *value_of(const sampling *s, const unit *of, int by)
{
    const lec_corpus *corpus = s->context->corpus;
    switch (by) {
    case BY_CONFERENCE:
        return corpus->conference[corpus->turn_conference[of->turn]].name;
    case BY_ROLE:
        return lec_role_name((lec_role)corpus->turn_role[of->turn]);
    case BY_PHASE:
        return lec_phase_name((lec_phase)corpus->turn_phase[of->turn]);
    case BY_SPEAKER:
        return corpus->speaker_name[corpus->turn_speaker[of->turn]];
    case BY_KIND:
        return lec_kind_name((lec_kind)corpus->turn_kind[of->turn]);
    default:
        return of->hits > 0 ? "yes" : "no";
    }
}

static void put_in_strata(sampling *s)
{
    lec_arena *arena = s->context->arena;
    lec_arena *scratch = lec_arena_new();
    lec_vocabulary *names = lec_vocabulary_new(arena);
    for (size_t i = 0; i < s->units.count; i++) {
        unit *of = &s->units.items[i];
        const char *name = "";
        for (int by = 0; by < STRATA; by++)
            if (s->by[by])
                name = lec_arena_format(scratch, "%s%s%s=%s", name, name[0] != '\0' ? "; " : "",
                                        strata_names[by], value_of(s, of, by));
        of->stratum = lec_vocabulary_add(names, name, strlen(name));
        s->all_hits += of->hits > 0;
    }
    lec_arena_free(scratch);
    s->stratum_count = lec_vocabulary_count(names);
    s->strata = lec_vocabulary_texts(names);
    s->stratum_units = lec_new(arena, uint32_t, s->stratum_count);
    s->stratum_drawn = lec_new(arena, uint32_t, s->stratum_count);
    for (size_t i = 0; i < s->units.count; i++) s->stratum_units[s->units.items[i].stratum]++;
}

/* How many to draw from each stratum. What is left of rounding down goes to the strata in their
 * order, one each. */
static void allocate(sampling *s)
{
    const struct settings *settings = s->context->settings;
    const uint64_t all = s->units.count;
    const uint64_t size = settings->size < all ? settings->size : all;
    uint64_t given = 0;
    for (size_t h = 0; h < s->stratum_count; h++) {
        const uint64_t units = s->stratum_units[h];
        uint64_t own = settings->allocation == EQUAL ? size / s->stratum_count : size * units / all;
        if (own < LEAST_OF_STRATUM) own = LEAST_OF_STRATUM;
        if (own > units) own = units;
        s->stratum_drawn[h] = (uint32_t)own;
        given += own;
    }
    for (bool grown = true; given < size && grown;) {
        grown = false;
        for (size_t h = 0; h < s->stratum_count && given < size; h++)
            if (s->stratum_drawn[h] < s->stratum_units[h]) {
                s->stratum_drawn[h]++;
                given++;
                grown = true;
            }
    }
}

static int ascending(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Shuffles the units of each stratum and takes the first of them. */
static void draw_units(sampling *s)
{
    lec_arena *arena = s->context->arena;
    uint32_t *start = lec_new(arena, uint32_t, s->stratum_count + 1);
    uint32_t *next = lec_new(arena, uint32_t, s->stratum_count + 1);
    uint32_t *order = lec_new(arena, uint32_t, s->units.count);
    for (size_t h = 0; h < s->stratum_count; h++)
        next[h + 1] = start[h + 1] = start[h] + s->stratum_units[h];
    for (uint32_t i = 0; i < s->units.count; i++) order[next[s->units.items[i].stratum]++] = i;
    s->drawn = lec_new(arena, uint32_t, s->units.count);
    for (uint32_t h = 0; h < s->stratum_count; h++) {
        lec_random_shuffle((lec_random_key){s->context->common->seed, LEC_STREAM_SAMPLE, h}, 0,
                           s->stratum_units[h], order + start[h]);
        for (uint32_t i = 0; i < s->stratum_drawn[h]; i++)
            s->drawn[s->drawn_count++] = order[start[h] + i];
    }
    if (s->drawn_count > 1) qsort(s->drawn, s->drawn_count, sizeof *s->drawn, ascending);
}

/* --- rows --------------------------------------------------------------------------------------
 */

static uint64_t mixed(uint64_t hash, const void *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ ((const unsigned char *)bytes)[i]) * 0x100000001b3u; /* FNV-1a */
    return hash;
}

/* A mark of which places of which files are in the sample. */
static const char *mark_of(const sampling *s)
{
    const lec_corpus *corpus = s->context->corpus;
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < s->drawn_count; i++) {
        const unit *of = &s->units.items[s->drawn[i]];
        const char *file = corpus->conference[corpus->turn_conference[of->turn]].sha256;
        const uint32_t place[2] = {corpus->token_start[of->first], corpus->token_end[of->end - 1]};
        char numbers[32];
        snprintf(numbers, sizeof numbers, "%u-%u;", place[0], place[1]);
        hash = mixed(mixed(hash, file, strlen(file)), numbers, strlen(numbers));
    }
    return lec_arena_format(s->context->arena, "s%08" PRIx64, (hash ^ hash >> 32) & 0xffffffffu);
}

static const char *text_of(const sampling *s, const unit *of)
{
    const struct settings *settings = s->context->settings;
    const lec_corpus *corpus = s->context->corpus;
    lec_arena *arena = s->context->arena;
    if (settings->unit != OF_USES) return lec_quotation(corpus, of->first, of->end, arena);
    const uint32_t start = corpus->turn_start[of->turn], end = corpus->turn_start[of->turn + 1];
    const uint32_t window = (uint32_t)settings->window;
    const uint32_t from = of->first - start > window ? of->first - window : start;
    const uint32_t to = end - of->end > window ? of->end + window : end;
    const char *left = lec_quotation(corpus, from, of->first, arena);
    const char *right = lec_quotation(corpus, of->end, to, arena);
    return lec_arena_format(arena, "%s%s[[%s]]%s%s", left, left[0] != '\0' ? " " : "",
                            lec_quotation(corpus, of->first, of->end, arena),
                            right[0] != '\0' ? " " : "", right);
}

/* The codes of a list as the sheet shows them: yes|no. */
static const char *shown_codes(const sampling *s)
{
    const struct settings *settings = s->context->settings;
    const char *codes = settings->codes != NULL ? settings->codes
                        : s->has_dictionary     ? "yes,no"
                                                : "";
    char *shown = lec_arena_text(s->context->arena, codes, strlen(codes));
    for (char *at = shown; *at != '\0'; at++)
        if (*at == ',') *at = '|';
    return shown;
}

static void put_place(const sampling *s, const unit *of, lec_table *table)
{
    const struct settings *settings = s->context->settings;
    const bool *hidden = s->hidden;
    const lec_corpus *corpus = s->context->corpus;
    const lec_place place = lec_corpus_place(corpus, of->first);
    const bool shows = settings->key || !hidden[HIDE_CONFERENCE];
    lec_table_put_text(table, shows ? value_of(s, of, BY_CONFERENCE) : "");
    lec_table_put_text(table, shows ? place.file : "");
    lec_table_put_count(table, shows ? place.line : LEC_MISSING_COUNT);
    lec_table_put_count(table, shows ? corpus->turn[of->turn].number : LEC_MISSING_COUNT);
    lec_table_put_text(table, settings->key || !hidden[HIDE_ROLE] ? value_of(s, of, BY_ROLE) : "");
    lec_table_put_text(table,
                       settings->key || !hidden[HIDE_SPEAKER] ? value_of(s, of, BY_SPEAKER) : "");
}

static void put_key(const sampling *s, const unit *of, lec_table *table)
{
    const uint32_t units = s->stratum_units[of->stratum], drawn = s->stratum_drawn[of->stratum];
    lec_table_put_text(table, s->strata[of->stratum]);
    lec_table_put_count(table, units);
    lec_table_put_count(table, drawn);
    lec_table_put_number(table, (double)units / drawn);
    lec_table_put_count(table, s->has_dictionary ? of->hits : LEC_MISSING_COUNT);
    lec_table_put_count(table, s->units.count);
    lec_table_put_count(table, s->has_dictionary ? s->all_hits : LEC_MISSING_COUNT);
}

static void put_rows(const sampling *s, lec_table *table)
{
    const struct settings *settings = s->context->settings;
    const char *mark = mark_of(s), *codes = shown_codes(s);
    uint32_t *order = lec_new(s->context->arena, uint32_t, s->drawn_count);
    for (uint32_t i = 0; i < s->drawn_count; i++) order[i] = i;
    const uint32_t coder = UINT32_MAX - (uint32_t)settings->coder; /* no number of a stratum */
    if (!settings->key)
        lec_random_shuffle((lec_random_key){s->context->common->seed, LEC_STREAM_SAMPLE, coder}, 0,
                           s->drawn_count, order);
    for (size_t i = 0; i < s->drawn_count; i++) {
        const unit *of = &s->units.items[s->drawn[order[i]]];
        lec_table_put_text(table, mark);
        lec_table_put_count(table, order[i] + 1);
        put_place(s, of, table);
        lec_table_put_text(table, text_of(s, of));
        if (settings->key) {
            put_key(s, of, table);
            continue;
        }
        lec_table_put_text(table, codes);
        lec_table_put_text(table, "");
        lec_table_put_text(table, "");
    }
}

/* --- the whole ---------------------------------------------------------------------------------
 */

static lec_status read_settings(sampling *s, lec_error *error)
{
    const struct settings *settings = s->context->settings;
    s->has_dictionary = settings->query != NULL || s->context->common->concepts != NULL;
    if (settings->unit == OF_USES && !s->has_dictionary)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--unit use needs --query or --concept: the words whose uses are coded");
    const char *strata = settings->strata != NULL                         ? settings->strata
                         : s->has_dictionary && settings->unit != OF_USES ? "hit"
                                                                          : "";
    lec_status status = LEC_OK;
    if (strata[0] != '\0' && strcmp(strata, "none") != 0)
        status = lec_name_list_read("strata", strata, strata_names, STRATA, s->by, error);
    if (status == LEC_OK && settings->hide != NULL)
        status =
            lec_name_list_read("hide", settings->hide, hideable_names, HIDEABLE, s->hidden, error);
    if (status == LEC_OK && s->by[BY_HIT] && !s->has_dictionary)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--strata hit needs --query or --concept: the words that are hits");
    return status;
}

static lec_status more_columns(const lec_context *context, const lec_column **out, lec_error *error)
{
    (void)error;
    const struct settings *settings = context->settings;
    *out = settings->key ? key_columns : sheet_columns;
    return LEC_OK;
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    sampling s = {.context = context};
    const lec_status status = read_settings(&s, error);
    if (status != LEC_OK) return status;
    lec_occurrences hits = {0};
    if (s.has_dictionary) hits = find_hits(&s);
    if (settings->unit == OF_USES)
        list_uses(&s, &hits);
    else
        list_stretches(&s, &hits, settings->unit == OF_SENTENCES);
    if (s.units.count == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "there is no %s to draw from; see 'lectern turns' and 'lectern kwic'",
                        unit_choices[settings->unit]);
    put_in_strata(&s);
    allocate(&s);
    draw_units(&s);
    put_rows(&s, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_sample = {
    .name = "sample",
    .summary =
        "A random sample of turns, sentences or uses of a concept, as a sheet to code by hand",
    .examples = "sample conferences/ --study study.yaml --concept Ukraine --unit use --size 50 -o "
                "sheet.csv",
    .details =
        "Makes the sheet of one coder, to fill in a spreadsheet; with --coder 2 that of another, "
        "the same units in another order, and with --key what only the researcher may see. All "
        "three from the same texts, options and --seed:\n"
        "  lectern sample folder --concept Ukraine --unit sentence > coder1.csv\n"
        "  lectern sample folder --concept Ukraine --unit sentence --coder 2 > coder2.csv\n"
        "  lectern sample folder --concept Ukraine --unit sentence --key > key.csv\n"
        "  lectern agreement coder1.csv coder2.csv --key key.csv\n"
        "In the order of the coder, in the key of the texts. For the precision of a dictionary "
        "code its uses (--unit use); for its recall turns or sentences, with and without a hit.",
    .source = "Neyman 1934; Horvitz & Thompson 1952",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 2,
    .evidence = {LEC_EVIDENCE_LINE, NULL, NULL},
    .not_in_report = true,
    .more_columns = more_columns,
    .without_by = "a sheet is one sample of all that is read; --strata conference draws from each",
    .run = run,
};

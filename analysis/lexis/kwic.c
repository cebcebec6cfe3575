/* SPDX-License-Identifier: GPL-3.0-or-later
 * kwic.c -- key word in context: every place where a word, phrase, wildcard, regular expression or
 * concept is used, with the words around it, who said it and where it stands. */
#include "analysis/analysis.h"
#include "analysis/view/context_line.h"
#include "analysis/view/occurrences.h"
#include "analysis/view/regular_expression.h"
#include "core/known_names.h"
#include "core/random.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { CONTEXT_TOKENS, CONTEXT_SENTENCE, CONTEXT_TURN };
static const char *const context_choices[] = {"tokens", "sentence", "turn", NULL};

static const char *const unit_choices[] = {"sentence", "turn", "exchange", NULL};

struct settings {
    const char *query, *regex, *pair, *sort;
    uint64_t window, sample;
    int around, unit; /* unit: lec_together */
};
static const struct settings defaults = {.window = 10};

static const lec_option options[] = {
    {"query", LEC_OPTION_PATTERN, offsetof(struct settings, query), "PATTERNS",
     "words and phrases, `*` for any letters, `?` for one; several parted by commas", 0, 0, NULL},
    {"regex", LEC_OPTION_TEXT, offsetof(struct settings, regex), "RE",
     "regular expression (ICU's syntax) on the folded words of a sentence, parted by single "
     "spaces; a match counts as the whole words it touches",
     0, 0, NULL},
    {"pair", LEC_OPTION_TEXT, offsetof(struct settings, pair), "A,B",
     "where two concepts of the study, or words as `words` shows them, are in one --unit: a line a "
     "unit, with the two uses nearest to each other, both in [ ]",
     0, 0, NULL},
    {"unit", LEC_OPTION_CHOICE, offsetof(struct settings, unit), "UNIT",
     "what a pair shares: sentence, turn or exchange (sentence)", 0, 0, unit_choices},
    {"window", LEC_OPTION_COUNT, offsetof(struct settings, window), "N",
     "words of context on either side, within the turn (10)", 0, 1000, NULL},
    {"context", LEC_OPTION_CHOICE, offsetof(struct settings, around), "WHAT",
     "tokens (as many as --window), sentence, or turn (tokens)", 0, 0, context_choices},
    {"sort", LEC_OPTION_TEXT, offsetof(struct settings, sort), "LIST",
     "words to sort by, as R1,R2,L1 (first word to the right, ...); else by place", 0, 0, NULL},
    {"sample", LEC_OPTION_COUNT, offsetof(struct settings, sample), "N",
     "only so many lines, drawn at random with --seed; in their order (0: all)", 0, 0, NULL},
    {0},
};

static const lec_column columns[] = {LEC_COLUMNS_OF_LINE, {0}};

typedef lec_stretch match;

typedef LEC_ARRAY(match) matches;

/* --- finding --------------------------------------------------------------------------------- */

static void find_concepts(const lec_context *context, const lec_concept *concepts, size_t count,
                          matches *found)
{
    const lec_occurrences all =
        lec_occurrences_find(context->corpus, concepts, count, context->arena);
    for (size_t i = 0; i < all.count; i++)
        LEC_PUSH(context->arena, *found,
                 ((match){all.items[i].token, all.items[i].token + all.items[i].length}));
}

/* The patterns of --query as a concept. */
static void find_query(const lec_context *context, const char *query, matches *found)
{
    const lec_concept asked = lec_concept_of_query(query, context->arena);
    find_concepts(context, &asked, 1, found);
}

/* The folded words of a sentence, parted by single spaces. */
typedef struct {
    char *text;
    size_t *start; /* [words + 1] where each word begins; the last is one past the end */
    size_t text_room, word_room;
} sentence;

static void join_words(const lec_context *context, uint32_t first, uint32_t end, sentence *s)
{
    const lec_corpus *corpus = context->corpus;
    size_t length = 1;
    for (uint32_t i = first; i < end; i++)
        length += strlen(corpus->word_text[corpus->token_word[i]]) + 1;
    if (length > s->text_room) s->text = lec_new(context->arena, char, s->text_room = 2 * length);
    if (end - first + 1 > s->word_room)
        s->start = lec_new(context->arena, size_t, s->word_room = 2 * (size_t)(end - first + 1));
    assert(s->text != NULL && s->start != NULL);
    size_t at = 0;
    for (uint32_t i = first; i < end; i++) {
        const char *word = corpus->word_text[corpus->token_word[i]];
        s->start[i - first] = at;
        at += (size_t)(stpcpy(s->text + at, word) - (s->text + at));
        s->text[at++] = ' ';
    }
    s->start[end - first] = at;
    s->text[at > 0 ? at - 1 : 0] = '\0';
}

/* A match without the spaces at its ends: of ` of ` only `of` is touched. */
typedef struct {
    size_t from, to;
} stretch;

static stretch without_spaces(const char *text, size_t from, size_t to)
{
    while (from < to && text[from] == ' ') from++;
    while (to > from && text[to - 1] == ' ') to--;
    return (stretch){from, to};
}

static lec_status find_in_sentence(const lec_context *context, lec_regular_expression *regex,
                                   match tokens, const sentence *s, matches *found,
                                   lec_error *error)
{
    const size_t length = strlen(s->text);
    const uint32_t first = tokens.first;
    uint32_t word = 0;
    lec_regular_expression_set_text(regex, s->text, length);
    for (size_t at = 0; at < length;) {
        lec_regular_match hit;
        const lec_status status = lec_regular_expression_find(regex, at, &hit, error);
        if (status != LEC_OK || !hit.found) return status;
        const stretch touched = without_spaces(s->text, hit.from, hit.to);
        if (touched.from == touched.to) { /* no word is touched */
            at = touched.to + (hit.from == hit.to);
            continue;
        }
        while (s->start[word + 1] <= touched.from) word++;
        uint32_t last = word;
        while (s->start[last + 1] < touched.to) last++;
        LEC_PUSH(context->arena, *found, ((match){first + word, first + last + 1}));
        if (first + last + 1 >= tokens.end) break;
        at = s->start[last + 1] - 1; /* matches share no word, but the space between them */
    }
    return LEC_OK;
}

static lec_status find_regex(const lec_context *context, const char *text, matches *found,
                             lec_error *error)
{
    lec_regular_expression *regex = NULL;
    lec_status status = lec_regular_expression_new("--regex", text, context->arena, &regex, error);
    const lec_corpus *corpus = context->corpus;
    sentence s = {0};
    for (size_t i = 0; status == LEC_OK && i < corpus->sentence_count; i++) {
        const match tokens = {corpus->sentence_start[i], corpus->sentence_start[i + 1]};
        join_words(context, tokens.first, tokens.end, &s);
        status = find_in_sentence(context, regex, tokens, &s, found, error);
    }
    return status;
}

static lec_status find(const lec_context *context, matches *found, lec_error *error)
{
    const struct settings *settings = context->settings;
    if ((settings->query != NULL) + (settings->regex != NULL) + (settings->pair != NULL) > 1)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--query, --regex and --pair exclude each other; give one");
    if (settings->regex != NULL) return find_regex(context, settings->regex, found, error);
    if (settings->query != NULL) {
        find_query(context, settings->query, found);
        return LEC_OK;
    }
    if (context->common->concepts == NULL)
        return lec_fail(error, LEC_BAD_USAGE,
                        "nothing to look for; give --query WORDS, --regex RE, --concept NAME or "
                        "--pair A,B");
    find_concepts(context, context->study->concepts, context->study->concept_count, found);
    return LEC_OK;
}

/* --- a random sample ------------------------------------------------------------------------- */

typedef struct {
    double key;
    size_t index;
} draw;

static int by_key(const void *a, const void *b)
{
    const draw *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

/* Keeps `wanted` of the matches, all sets equally likely, in their order. */
static void take_sample(const lec_context *context, matches *found, uint64_t wanted)
{
    if (wanted == 0 || wanted >= found->count) return;
    double *keys = lec_new(context->arena, double, found->count);
    draw *draws = lec_new(context->arena, draw, found->count);
    bool *drawn = lec_new(context->arena, bool, found->count);
    lec_random_uniform((lec_random_key){context->common->seed, LEC_STREAM_SAMPLE, 0}, 0,
                       found->count, keys);
    for (size_t i = 0; i < found->count; i++) draws[i] = (draw){keys[i], i};
    qsort(draws, found->count, sizeof *draws, by_key);
    for (size_t i = 0; i < wanted; i++) drawn[draws[i].index] = true;
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (drawn[i]) found->items[kept++] = found->items[i];
    found->count = kept;
}

/* --- sorting by neighbours ------------------------------------------------------------------- */

enum { MOST_KEYS = 6 };

typedef struct {
    match at;
    const char *keys[MOST_KEYS]; /* words to sort by; "" beyond the turn */
} line;

static int by_keys(const void *a, const void *b)
{
    const line *x = a, *y = b;
    for (int k = 0; k < MOST_KEYS && x->keys[k] != NULL; k++) {
        const int order = strcmp(x->keys[k], y->keys[k]);
        if (order != 0) return order;
    }
    if (x->at.first != y->at.first) return x->at.first < y->at.first ? -1 : 1;
    return x->at.end < y->at.end ? -1 : x->at.end > y->at.end;
}

/* Reads "R1,L2" as distances: 1, -2. */
static lec_status read_keys(const char *list, int *distances, size_t *count, lec_error *error)
{
    *count = 0;
    for (const char *at = list; at != NULL && *at != '\0';) {
        const bool left = *at == 'L' || *at == 'l', right = *at == 'R' || *at == 'r';
        const bool is_distance =
            (left || right) && at[1] >= '1' && at[1] <= '9' && (at[2] == ',' || at[2] == '\0');
        if (!is_distance || *count == MOST_KEYS)
            return lec_fail(error, LEC_BAD_USAGE,
                            "--sort '%s': give up to %d of L1..L9 and R1..R9, parted by commas",
                            list, MOST_KEYS);
        distances[(*count)++] = left ? -(at[1] - '0') : at[1] - '0';
        at += at[2] == ',' ? 3 : 2;
    }
    return LEC_OK;
}

static const char *neighbour(const lec_corpus *corpus, match at, int distance)
{
    const uint32_t turn = lec_corpus_turn_of(corpus, at.first);
    const int64_t token =
        distance < 0 ? (int64_t)at.first + distance : (int64_t)at.end - 1 + distance;
    if (token < corpus->turn_start[turn] || token >= corpus->turn_start[turn + 1]) return "";
    return corpus->word_text[corpus->token_word[token]];
}

/* --- rows ------------------------------------------------------------------------------------ */

/* The tokens shown around a match. */
static match surroundings(const lec_context *context, match at)
{
    const struct settings *settings = context->settings;
    const lec_corpus *corpus = context->corpus;
    const uint32_t turn = lec_corpus_turn_of(corpus, at.first);
    match around = {corpus->turn_start[turn], corpus->turn_start[turn + 1]};
    if (settings->around == CONTEXT_SENTENCE) {
        uint32_t s = corpus->turn_sentence[turn];
        while (corpus->sentence_start[s + 1] <= at.first) s++;
        around.first = corpus->sentence_start[s];
        while (corpus->sentence_start[s + 1] < at.end) s++;
        around.end = corpus->sentence_start[s + 1];
    } else if (settings->around == CONTEXT_TOKENS) {
        const uint32_t window = (uint32_t)settings->window;
        if (at.first - around.first > window) around.first = at.first - window;
        if (around.end - at.end > window) around.end = at.end + window;
    }
    return around;
}

static void put_line(const lec_context *context, match at, lec_table *table)
{
    const match around = surroundings(context, at);
    lec_line_put(context->corpus, &(lec_text_place){&around, 1, &at, 1}, context->arena, table);
}

static int by_place(const void *a, const void *b)
{
    const match *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

/* By place, each place once: two concepts may name the same words. */
static void sort_places(matches *found)
{
    if (found->count > 1) qsort(found->items, found->count, sizeof *found->items, by_place);
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (kept == 0 || by_place(&found->items[kept - 1], &found->items[i]) != 0)
            found->items[kept++] = found->items[i];
    found->count = kept;
}

/* --- pairs ----------------------------------------------------------------------------------- */

static lec_status unknown_term(const lec_context *context, const char *name, lec_error *error)
{
    const lec_study *study = context->study;
    const char **known = lec_new(context->arena, const char *, study->concept_count);
    for (size_t c = 0; c < study->concept_count; c++) known[c] = study->concepts[c].name;
    return lec_fail_unknown(error, "--pair: no word of the texts and no concept is called '", name,
                            known, study->concept_count);
}

/* Whether there is such a term: a concept may be known and not occur. */
static bool find_term(lec_terms *terms, const char *name, lec_stretches *found)
{
    *found = lec_terms_item(terms, name);
    lec_stretches none;
    return found->count > 0 || lec_terms_concept(terms, name, &none);
}

/* The two terms; as names may hold commas, the text is parted at the first comma that leaves two
 * that are known. */
static lec_status read_pair(const lec_context *context, lec_terms *terms, const char *text,
                            lec_stretches *found, lec_error *error)
{
    const char *unknown = NULL;
    for (const char *at = strchr(text, ','); at != NULL; at = strchr(at + 1, ',')) {
        const char *first = lec_arena_text(context->arena, text, (size_t)(at - text));
        const bool has_first = find_term(terms, first, &found[0]);
        if (has_first && find_term(terms, at + 1, &found[1])) return LEC_OK;
        if (unknown == NULL) unknown = has_first ? at + 1 : first;
    }
    if (unknown == NULL)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--pair '%s': give two terms with a comma between them", text);
    return unknown_term(context, unknown, error);
}

static lec_status put_pairs(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    if (settings->sort != NULL || settings->sample > 0)
        return lec_fail(error, LEC_BAD_USAGE, "--pair takes no --sort and no --sample");
    lec_terms *terms;
    lec_stretches found[2] = {{0}};
    lec_status status =
        lec_terms_open(context, false, (lec_phrase_form){.across_sentences = true}, &terms, error);
    if (status == LEC_OK) status = read_pair(context, terms, settings->pair, found, error);
    if (status != LEC_OK) return status;
    const lec_row_places places =
        lec_pair_places(context->corpus, found[0], found[1], (lec_together)settings->unit, SIZE_MAX,
                        context->arena);
    for (size_t i = 0; i < places.count; i++)
        lec_line_put(context->corpus, &places.items[i], context->arena, table);
    return LEC_OK;
}

static lec_status more_columns(const lec_context *context, const lec_column **out, lec_error *error)
{
    (void)error;
    *out = lec_link_columns(context->corpus);
    return LEC_OK;
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    int distances[MOST_KEYS];
    size_t keys = 0;
    matches found = {0};
    if (settings->pair != NULL && settings->query == NULL && settings->regex == NULL)
        return put_pairs(context, table, error);
    lec_status status = read_keys(settings->sort, distances, &keys, error);
    if (status == LEC_OK) status = find(context, &found, error);
    if (status != LEC_OK) return status;

    sort_places(&found);
    take_sample(context, &found, settings->sample);
    line *lines = lec_new(context->arena, line, found.count);
    for (size_t i = 0; i < found.count; i++) {
        lines[i].at = found.items[i];
        for (size_t k = 0; k < keys; k++)
            lines[i].keys[k] = neighbour(context->corpus, found.items[i], distances[k]);
    }
    if (keys > 0 && found.count > 1) qsort(lines, found.count, sizeof *lines, by_keys);
    for (size_t i = 0; i < found.count; i++) put_line(context, lines[i].at, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_kwic = {
    .name = "kwic",
    .patterns_of_rows = "query",
    .rows_by_conference = true,
    .summary = "Key word in context: every place, with speaker, file and line",
    .examples = "kwic talk.txt --query 'position of strength' --sort R1,R2\n"
                "kwic conferences/ --study study.yaml --pair 'Ukraine,position of strength' --unit "
                "sentence",
    .details =
        "By place, or by --sort and then place. Looks for --query, --regex or the concepts "
        "named by --concept; or for two together, --pair. With `url:` in the study each line "
        "has the second and a link to the recording (docs/methods.md).",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .more_columns = more_columns,
    .key_count = 0, /* two matches may stand on one line */
    .shown = "conference,line,role,left,match,right",
    .when_empty =
        "nothing matches: no place has the words, or no unit both of --pair; a word stands for "
        "itself alone (peace, not peaceful: 'peace*'), and 'lectern words' lists all",
    .not_in_report = true,
    .without_by = "each row is a place in a file; `words`, `ngrams` and `concepts` count",
    .run = run,
};

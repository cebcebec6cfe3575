/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/corpora.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>

#include "core/word_values.h"
#include "tests/support/check.h"

/* --- corpora --------------------------------------------------------------------------------- */

/* A stretch of the text given. */
typedef struct {
    const char *start, *end;
} span;

static span trimmed(span s)
{
    while (s.start < s.end && isspace((unsigned char)*s.start)) s.start++;
    while (s.start < s.end && isspace((unsigned char)s.end[-1])) s.end--;
    return s;
}

/* Cuts off what stands before `mark` (or all), and moves *rest past the mark. */
static span cut(span *rest, const char *mark)
{
    const size_t length = strlen(mark);
    span piece = {rest->start, rest->end};
    for (const char *at = rest->start; at + length <= rest->end; at++)
        if (strncmp(at, mark, length) == 0) {
            piece.end = at;
            rest->start = at + length;
            return trimmed(piece);
        }
    rest->start = rest->end;
    return trimmed(piece);
}

static const char *copy(lec_arena *arena, span s)
{
    return lec_arena_text(arena, s.start, (size_t)(s.end - s.start));
}

/* One conference being built. */
typedef struct {
    lec_arena *arena;
    lec_corpus_builder *builder;
    const char *text; /* of all turns, a line each; offsets refer to it */
    uint32_t at;      /* where in it the current turn begins */
    uint32_t line, exchange;
    lec_role last_role;
    const char *asker; /* of the current exchange */
    bool asked;
} conference;

static lec_role role_of(char letter)
{
    static const char letters[] = "PJMOU";
    const char *at = strchr(letters, letter);
    CU_ASSERT_FATAL(at != NULL && letter != '\0');
    return (lec_role)(at - letters);
}

static lec_kind kind_of(lec_role role, bool asked)
{
    if (role == LEC_ROLE_MODERATOR) return LEC_KIND_MODERATION;
    if (role == LEC_ROLE_JOURNALIST) return LEC_KIND_QUESTION;
    return asked ? LEC_KIND_ANSWER : LEC_KIND_OPENING;
}

static void begin_turn(conference *c, span label)
{
    const lec_role role = role_of(*label.start);
    span name = {label.start + 1, label.end};
    const char *speaker = copy(c->arena, cut(&name, "("));
    const char *affiliation = copy(c->arena, cut(&name, ")"));
    if (role == LEC_ROLE_JOURNALIST) {
        const bool same = c->asked && strcmp(c->asker, speaker) == 0 &&
                          (c->last_role == LEC_ROLE_JOURNALIST || speaker[0] != '\0');
        if (!same) c->exchange++;
        c->asked = true;
        c->asker = speaker;
    }
    c->last_role = role;
    c->line++;
    const bool in_exchange = c->asked && role != LEC_ROLE_MODERATOR;
    lec_corpus_begin_turn(
        c->builder, &(lec_new_turn){.speaker = speaker,
                                    .role = role,
                                    .phase = c->asked ? LEC_PHASE_QUESTIONS : LEC_PHASE_OPENING,
                                    .kind = kind_of(role, c->asked),
                                    .exchange = in_exchange ? c->exchange : 0,
                                    .detail = {.affiliation = affiliation,
                                               .label = copy(c->arena, label),
                                               .label_form = "inline",
                                               .certainty = 1,
                                               .first_line = c->line,
                                               .last_line = c->line,
                                               .start_seconds = NAN,
                                               .end_seconds = NAN}});
}

static bool is_word_at(const char *at, const char *start, const char *end)
{
    if (isalnum((unsigned char)*at)) return true;
    return *at == '\'' && at > start && at + 1 < end && isalnum((unsigned char)at[-1]) &&
           isalnum((unsigned char)at[1]);
}

static void add_words(conference *c, span spoken)
{
    for (const char *at = spoken.start; at < spoken.end;) {
        const char *word = at;
        while (at < spoken.end && is_word_at(at, spoken.start, spoken.end)) at++;
        const size_t length = (size_t)(at - word);
        if (length == 0) {
            if (strchr(".?!", *at) != NULL) lec_corpus_begin_sentence(c->builder);
            at++;
            continue;
        }
        char *folded = lec_arena_text(c->arena, word, length);
        for (size_t i = 0; i < length; i++) folded[i] = (char)tolower((unsigned char)folded[i]);
        const uint32_t start = c->at + (uint32_t)(word - spoken.start);
        lec_corpus_add_token(c->builder, &(lec_new_token){.word = folded,
                                                          .word_length = length,
                                                          .form = word,
                                                          .form_length = length,
                                                          .start = start,
                                                          .end = start + (uint32_t)length,
                                                          .seconds = NAN});
    }
    c->at += (uint32_t)(spoken.end - spoken.start) + 1;
}

/* The spoken text of all turns, a line each, and a mark for each line. */
static void lay_out(lec_arena *arena, span turns, lec_conference *about)
{
    LEC_ARRAY(char) text = {0};
    LEC_ARRAY(lec_mark) marks = {0};
    uint32_t line = 0;
    while (turns.start < turns.end) {
        span turn = cut(&turns, " / ");
        cut(&turn, ":");
        const span spoken = trimmed(turn);
        const uint32_t at = (uint32_t)text.count;
        LEC_PUSH(arena, marks, ((lec_mark){at, at, ++line}));
        for (const char *c = spoken.start; c < spoken.end; c++) LEC_PUSH(arena, text, *c);
        LEC_PUSH(arena, text, '\n');
    }
    about->text_length = text.count;
    LEC_PUSH(arena, text, '\0');
    about->text = text.items;
    about->marks = marks.items;
    about->mark_count = marks.count;
}

static const lec_corpus *conference_from(lec_arena *arena, span title, span turns)
{
    lec_conference about = {.title = "", .sha256 = "", .form = "test", .encoding = "UTF-8"};
    about.name = copy(arena, cut(&title, " "));
    about.date = copy(arena, cut(&title, " "));
    about.group = copy(arena, trimmed(title));
    about.file = lec_arena_format(arena, "%s.txt", about.name);
    lay_out(arena, turns, &about);
    conference c = {
        .arena = arena, .builder = lec_corpus_builder_new(arena, &about), .text = about.text};
    while (turns.start < turns.end) {
        span turn = cut(&turns, " / ");
        begin_turn(&c, cut(&turn, ":"));
        add_words(&c, trimmed(turn));
    }
    return lec_corpus_finish(c.builder);
}

enum { CONFERENCES_MAX = 64 };

const lec_corpus *corpus_from(lec_arena *arena, const char *text)
{
    const lec_corpus *parts[CONFERENCES_MAX];
    size_t count = 0;
    static const char default_name[] = "c";
    span title = {default_name, default_name + 1};
    span rest = {text, text + strlen(text)};
    bool titled = *text == '=';
    if (titled) rest.start++;
    do {
        span turns = cut(&rest, " / =");
        if (titled) title = cut(&turns, " / ");
        CU_ASSERT_FATAL(count < CONFERENCES_MAX);
        parts[count++] = conference_from(arena, title, turns);
        titled = true;
    } while (rest.start < rest.end);
    return lec_corpus_join(arena, parts, count);
}

const lec_study *study_from(lec_arena *arena, const char *text)
{
    LEC_ARRAY(lec_concept) concepts = {0};
    span rest = {text, text + strlen(text)};
    while (rest.start < rest.end) {
        span concept = cut(&rest, ";");
        const char *name = copy(arena, cut(&concept, "="));
        LEC_ARRAY(const char *) words = {0};
        while (concept.start < concept.end) LEC_PUSH(arena, words, copy(arena, cut(&concept, ",")));
        LEC_PUSH(arena, concepts,
                 ((lec_concept){.name = name, .words = words.items, .word_count = words.count}));
    }
    lec_study *study = lec_new(arena, lec_study, 1);
    *study = (lec_study){
        .title = "", .file = "", .concepts = concepts.items, .concept_count = concepts.count};
    for (int role = 0; role < LEC_ROLE_COUNT; role++) {
        study->words_per_minute[role] = 150;
        study->words_per_minute_low[role] = 120;
        study->words_per_minute_high[role] = 185;
    }
    return study;
}

/* --- running --------------------------------------------------------------------------------- */

/* What io/ would have read from the file. */
static void fill_word_values(lec_arena *arena, lec_word_values *list)
{
    LEC_ARRAY(const char *) words = {0};
    LEC_ARRAY(double) values = {0};
    span rest = {list->file, list->file + strlen(list->file)};
    while (rest.start < rest.end) {
        span entry = cut(&rest, ",");
        LEC_PUSH(arena, words, copy(arena, cut(&entry, ":")));
        LEC_PUSH(arena, values, strtod(copy(arena, entry), NULL));
        const size_t last = words.count - 1;
        CU_ASSERT_FATAL(last == 0 || strcmp(words.items[last - 1], words.items[last]) < 0);
    }
    list->words = words.items;
    list->values = values.items;
    list->count = words.count;
}

static lec_status set_own_option(lec_arena *arena, const lec_option *option, const char *value,
                                 void *settings, lec_error *error)
{
    const lec_status status = lec_option_set(option, value, settings, error);
    const bool is_list =
        option->type == LEC_OPTION_WORD_COUNTS || option->type == LEC_OPTION_WORD_VALUES;
    if (status == LEC_OK && is_list)
        fill_word_values(arena, (lec_word_values *)(void *)((char *)settings + option->offset));
    return status;
}

static lec_status set_option(lec_arena *arena, const lec_analysis *analysis, const char *text,
                             lec_common *common, void *settings, lec_error *error)
{
    const size_t length = strcspn(text, "=");
    const char *value = text[length] == '=' ? text + length + 1 : NULL;
    const lec_option *option =
        analysis->options != NULL ? lec_option_named(analysis->options, text, length) : NULL;
    if (option != NULL) return set_own_option(arena, option, value, settings, error);
    option = lec_shared_option(analysis, text, length);
    if (option == NULL) return lec_fail(error, LEC_BAD_USAGE, "no option '%s'", text);
    return lec_option_set(option, value, common, error);
}

lec_status try_analysis(lec_arena *arena, const char *name, const lec_corpus *corpus,
                        const lec_study *study, const char *options, const lec_common *common,
                        const lec_table **table, lec_error *error)
{
    const lec_analysis *analysis = lec_analysis_named(name);
    if (analysis == NULL) return lec_fail(error, LEC_BAD_USAGE, "no analysis '%s'", name);
    lec_common *all = lec_new(arena, lec_common, 1);
    *all = common != NULL ? *common : lec_common_defaults;
    void *settings = lec_arena_alloc(arena, 1, analysis->settings_size);
    if (analysis->settings_size > 0) memcpy(settings, analysis->defaults, analysis->settings_size);
    span rest = {options, options != NULL ? options + strlen(options) : options};
    if (options != NULL) cut(&rest, "--");
    lec_status status = LEC_OK;
    while (status == LEC_OK && rest.start < rest.end)
        status = set_option(arena, analysis, copy(arena, cut(&rest, " --")), all, settings, error);
    lec_context context;
    if (study == NULL) study = study_from(arena, "");
    if (status == LEC_OK) status = lec_context_open(corpus, study, all, arena, &context, error);
    if (status == LEC_OK) status = lec_analysis_run(analysis, &context, settings, table, error);
    return status;
}

const lec_table *run_analysis(lec_arena *arena, const char *name, const lec_corpus *corpus,
                              const lec_study *study, const char *options)
{
    const lec_table *table = NULL;
    lec_error error = {""};
    const lec_status status =
        try_analysis(arena, name, corpus, study, options, NULL, &table, &error);
    if (status != LEC_OK) CHECK_TEXT(error.message, "", name);
    CU_ASSERT_FATAL(status == LEC_OK);
    return table;
}

/* --- reading tables -------------------------------------------------------------------------- */

static void show_cell(const lec_table *table, size_t row, size_t column, char *out, size_t size)
{
    const lec_type type = lec_table_columns(table)[column].type;
    const lec_cell cell = lec_table_cell(table, row, column);
    if (lec_table_is_missing(table, row, column))
        snprintf(out, size, "%s", "");
    else if (type == LEC_COUNT)
        snprintf(out, size, "%" PRIu64, cell.count);
    else if (type == LEC_NUMBER)
        snprintf(out, size, "%.17g", cell.number);
    else
        snprintf(out, size, "%s", cell.text);
}

/* Whether the leading cells, joined by `|`, are `keys`. */
static bool row_has(const lec_table *table, size_t row, const char *keys)
{
    for (size_t column = 0; column < lec_table_column_count(table); column++) {
        char shown[512];
        show_cell(table, row, column, shown, sizeof shown);
        const size_t length = strlen(shown);
        if (strncmp(keys, shown, length) != 0) return false;
        keys += length;
        if (*keys == '\0') return true;
        if (*keys++ != '|') return false;
    }
    return false;
}

static size_t find_row(const lec_table *table, const char *keys)
{
    size_t row = 0;
    while (row < lec_table_row_count(table) && !row_has(table, row, keys)) row++;
    return row;
}

bool table_has_row(const lec_table *table, const char *keys)
{
    return find_row(table, keys) < lec_table_row_count(table);
}

size_t table_row(const lec_table *table, const char *keys)
{
    const size_t row = find_row(table, keys);
    if (row == lec_table_row_count(table)) CHECK_TEXT("no such row", keys, "keys");
    CU_ASSERT_FATAL(row < lec_table_row_count(table));
    return row;
}

double table_number(const lec_table *table, size_t row, const char *column)
{
    const size_t c = lec_table_column(table, column);
    if (lec_table_is_missing(table, row, c)) return NAN;
    const lec_cell cell = lec_table_cell(table, row, c);
    return lec_table_columns(table)[c].type == LEC_COUNT ? (double)cell.count : cell.number;
}

const char *table_text(const lec_table *table, size_t row, const char *column)
{
    const size_t c = lec_table_column(table, column);
    return lec_table_is_missing(table, row, c) ? "" : lec_table_cell(table, row, c).text;
}

void check_same_table(const lec_table *got, const lec_table *want, const char *what,
                      const char *file, int line)
{
    char place[512], one[512], other[512];
    check_count(lec_table_column_count(got), lec_table_column_count(want), what, file, line);
    check_count(lec_table_row_count(got), lec_table_row_count(want), what, file, line);
    if (lec_table_columns(got) != lec_table_columns(want) ||
        lec_table_row_count(got) != lec_table_row_count(want))
        return;
    for (size_t row = 0; row < lec_table_row_count(got); row++)
        for (size_t column = 0; column < lec_table_column_count(got); column++) {
            show_cell(got, row, column, one, sizeof one);
            show_cell(want, row, column, other, sizeof other);
            if (strcmp(one, other) == 0) continue;
            snprintf(place, sizeof place, "%s, row %zu, %s", what, row,
                     lec_table_columns(got)[column].name);
            check_text(one, other, place, file, line);
            return;
        }
}

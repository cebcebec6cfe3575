/* SPDX-License-Identifier: GPL-3.0-or-later
 * From rows to their sentences: on small texts by hand, and on the sample conferences against what
 * the rows count, which other code has counted. */
#include "analysis/view/row_places.h"

#include <stdlib.h>

#include "analysis/view/row_key.h"
#include "core/link.h"
#include "io/read.h"
#include "io/study/study.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* --- by hand --------------------------------------------------------------------------------- */

static const char small[] =
    "P Ann: \"Strength,\" we said, brings peace. War? / J Bo: What of war, then peace / "
    "P Ann: Strength first. We hold. Then comes peace!";

static const struct {
    const char *table, *options, *row, *shown; /* terms in [ ], places parted by ; */
} cases[] = {
    /* punctuation stays: that of the sentence's ends, and on either side of the word */
    {"words", NULL, "all|strength", "\"[Strength],\" we said, brings peace.; [Strength] first."},
    {"words", NULL, "journalist|war", "What of [war], then peace"},
    {"concepts", NULL, "all|peace",
     "\"Strength,\" we said, brings [peace].; What of war, then [peace]; Then comes [peace]!"},
    {"ngrams", "--minimum=1 --range=1", "all|2|we said", "\"Strength,\" [we said], brings peace."},
    {"skipgrams", "--minimum=1 --range=1 --skip=1", "all|2|of then", "What [of war, then] peace"},
    {"cooccurrence", "--least-expected=0", "all|strength|peace|sentence",
     "\"[Strength],\" we said, brings [peace]."},
    /* two sentences that do not touch have an ellipsis between them */
    {"cooccurrence", "--least-expected=0", "principal|strength|peace|turn",
     "\"[Strength],\" we said, brings [peace].; [Strength] first. \xe2\x80\xa6 Then comes "
     "[peace]!"},
    /* the exchange is both turns: the nearest two uses */
    {"cooccurrence", "--least-expected=0", "all|strength|peace|exchange",
     "What of war, then [peace] \xe2\x80\xa6 [Strength] first."},
    {"cooccurrence", "--least-expected=0 --window=3", "all|strength|peace|window", ""},
    {"cooccurrence", "--least-expected=0 --window=4", "all|strength|peace|window",
     "\"[Strength],\" we said, brings [peace]."},
    {"collocates", "--minimum=1 --left=2 --right=2 --query=peace", "journalist|peace|war|2l2r",
     "What of [war], then [peace]"},
};

static const char *shown_of(const lec_row_places *places, lec_arena *arena)
{
    const char *text = "";
    for (size_t i = 0; i < places->count; i++) {
        const lec_text_pieces pieces =
            lec_text_place_pieces(places->corpus, &places->items[i], arena);
        if (i > 0) text = lec_arena_format(arena, "%s; ", text);
        for (size_t p = 0; p < pieces.count; p++)
            text = lec_arena_format(arena, pieces.items[p].is_term ? "%s[%s]" : "%s%s", text,
                                    pieces.items[p].text);
    }
    return text;
}

typedef struct {
    const lec_corpus *corpus;
    const lec_study *study;
    lec_arena *arena;
    lec_context context;
} setting;

static void open_setting(setting *s)
{
    lec_error error = {""};
    const lec_status status =
        lec_context_open(s->corpus, s->study, &lec_common_defaults, s->arena, &s->context, &error);
    CHECK_TEXT(error.message, "", "context");
    CU_ASSERT_FATAL(status == LEC_OK);
}

/* The settings of an analysis with options as run_analysis() has them. */
static const void *settings_of(const lec_analysis *analysis, const char *options, lec_arena *arena)
{
    char *own = lec_arena_alloc(arena, 1, analysis->settings_size + 1);
    if (analysis->defaults != NULL) memcpy(own, analysis->defaults, analysis->settings_size);
    for (const char *at = options; at != NULL && *at != '\0';) {
        const size_t length = strcspn(at, " "), name = strcspn(at, "= ") - 2;
        const lec_option *option = lec_option_named(analysis->options, at + 2, name);
        lec_error error = {""};
        if (option != NULL)
            CU_ASSERT_EQUAL(lec_option_set(option,
                                           lec_arena_text(arena, at + 3 + name, length - 3 - name),
                                           own, &error),
                            LEC_OK);
        at += length + (at[length] == ' ');
    }
    return own;
}

static lec_row_finder *finder_of(const setting *s, const lec_analysis *analysis,
                                 const void *settings)
{
    lec_error error = {""};
    lec_row_finder *finder = NULL;
    const lec_status status = lec_row_finder_open(&s->context, analysis, settings, &finder, &error);
    CHECK_TEXT(error.message, "", analysis->name);
    CU_ASSERT_FATAL(status == LEC_OK);
    return finder;
}

static void test_by_hand(void)
{
    setting s = {.arena = lec_arena_new()};
    s.corpus = corpus_from(s.arena, small);
    s.study = study_from(s.arena, "strength = strength; peace = peace");
    open_setting(&s);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lec_analysis *analysis = lec_analysis_named(cases[i].table);
        const lec_table *table =
            run_analysis(s.arena, cases[i].table, s.corpus, s.study, cases[i].options);
        lec_row_finder *finder =
            finder_of(&s, analysis, settings_of(analysis, cases[i].options, s.arena));
        const char *key = lec_arena_format(s.arena, "c|%s", cases[i].row);
        const size_t row = lec_row_named(table, analysis->key_count, key);
        CHECK_TRUE(row != SIZE_MAX, key);
        if (row == SIZE_MAX) continue;
        CHECK_TEXT(lec_row_key(table, row, analysis->key_count, s.arena), key, "key");
        const lec_row_places places = lec_row_finder_places(finder, table, row, 9, s.arena);
        CHECK_TEXT(shown_of(&places, s.arena), cases[i].shown, key);
    }
    lec_arena_free(s.arena);
}

static void test_none(void)
{
    setting s = {.arena = lec_arena_new()};
    s.corpus = corpus_from(s.arena, small);
    s.study = study_from(s.arena, "");
    open_setting(&s);
    const lec_analysis *speaking = lec_analysis_named("speaking");
    const lec_table *table = run_analysis(s.arena, "speaking", s.corpus, s.study, NULL);
    lec_row_finder *finder = finder_of(&s, speaking, NULL);
    const lec_row_places places = lec_row_finder_places(finder, table, 0, 9, s.arena);
    CHECK_TRUE(places.why_none != NULL, "speaking has no sentences");
    CHECK_COUNT(lec_row_named(table, speaking->key_count, "all|all"), SIZE_MAX, "too few keys");
    CHECK_COUNT(lec_row_named(table, speaking->key_count, "all|all|all|all"), SIZE_MAX, "too many");
    lec_arena_free(s.arena);
}

/* --- what rows count ------------------------------------------------------------------------- */

/* The column that says how many places there are; the rows where nobody says it word for word left
 * out (near uses of talking points). */
static const struct {
    const char *table, *column, *options;
} counted[] = {
    {"words", "count", NULL},
    {"ngrams", "count", NULL},
    {"skipgrams", "count", "--minimum=20"},
    {"concepts", "count", NULL},
    {"cooccurrence", "both", "--pairs=study"},
    {"network", "both", NULL},
    {"network", "both", "--nodes=words --most=20"},
    {"collocates", "both", NULL},
    {"collocates", "both", "--span=sentence --minimum=8"},
    {"dispersion", "count", "--minimum=40"},
    {"trend", "count", NULL},
    {"trend_rates", "count", NULL},
    {"contrast", "count", NULL},
    {"contrast", "count", "--factor=period"},
    {"keyness", "target_count", "--test=g2 --target=phase=opening --minimum=5"},
    {"characteristic", "count", NULL},
    {"agenda", "uses", NULL},
    {"new", "count", NULL},
    {"repeats", "uses", NULL},
};

static double count_in(const lec_table *table, size_t row, const char *column)
{
    return table_number(table, row, column);
}

static void check_table(const setting *s, size_t index)
{
    const lec_analysis *analysis = lec_analysis_named(counted[index].table);
    const char *options = counted[index].options;
    const lec_table *table =
        run_analysis(s->arena, counted[index].table, s->corpus, s->study, options);
    lec_row_finder *finder = finder_of(s, analysis, settings_of(analysis, options, s->arena));
    const size_t rows = lec_table_row_count(table), step = rows / 300 + 1;
    CHECK_TRUE(rows > 0, counted[index].table);
    const bool keyness = strcmp(counted[index].table, "keyness") == 0;
    for (size_t row = 0; row < rows; row += step) {
        const double more = keyness ? count_in(table, row, "reference_per_thousand") -
                                          count_in(table, row, "target_per_thousand")
                                    : 0;
        if (more > 0) continue; /* the places are those of the reference */
        const lec_row_places places = lec_row_finder_places(finder, table, row, 2, s->arena);
        CHECK_NUMBER((double)places.total, count_in(table, row, counted[index].column), 0,
                     lec_arena_format(s->arena, "%s %s", counted[index].table,
                                      lec_row_key(table, row, analysis->key_count, s->arena)));
        CHECK_TRUE(places.count == (places.total < 2 ? places.total : 2), "at most two");
    }
}

static void test_counts(void)
{
    setting s = {.arena = lec_arena_new()};
    const lec_read_options options = {0};
    lec_readings readings = {0};
    lec_error error = {""};
    const char *path = lec_arena_format(s.arena, "%s", source_path("datasets/ministerials"));
    const char *study_file =
        lec_arena_format(s.arena, "%s", source_path("datasets/ministerials/study.yaml"));
    lec_status status = lec_study_read(study_file, s.arena, &s.study, &error);
    if (status == LEC_OK)
        status = lec_read(&path, 1, s.study, &options, s.arena, &readings, &error);
    CHECK_TEXT(error.message, "", "reading");
    CU_ASSERT_FATAL(status == LEC_OK);
    s.corpus = readings.corpus;
    open_setting(&s);
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) check_table(&s, i);
    lec_arena_free(s.arena);
}

/* --- links ----------------------------------------------------------------------------------- */

static void test_links(void)
{
    lec_arena *arena = lec_arena_new();
    const char *watch = "https://host.example/watch?v=ID&t={seconds}";
    CHECK_TRUE(lec_link_fault(watch) == NULL, "a template");
    CHECK_TEXT(lec_link_at(watch, "x", 61.9, arena), "https://host.example/watch?v=ID&t=61", "");
    CHECK_TEXT(
        lec_link_at("https://h/{conference}#t={seconds}", "a b/\"<\xc3\xa9>{seconds}", 0, arena),
        "https://h/a%20b%2F%22%3C%C3%A9%3E%7Bseconds%7D#t=0", "escaped");
    static const char *const wrong[] = {
        "javascript:alert({seconds})",
        "https://",
        "https://h/",
        "https://h/{seconds}{seconds}",
        "https://h/{seconds}?a=\"",
        "https://h/{seconds} x",
        "https://h/{seconds}<script>",
        "https://h/{other}{seconds}",
        "https://h.{conference}/{seconds}",
        "https://h/{seconds}\n",
        "ftp://h/{seconds}",
        "https://h/{seconds}'",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        CHECK_TRUE(lec_link_fault(wrong[i]) != NULL, wrong[i]);
    lec_arena_free(arena);
}

const lec_test lec_tests_row_places[] = {{"by_hand", test_by_hand},
                                         {"none", test_none},
                                         {"counts", test_counts},
                                         {"links", test_links},
                                         {0}};

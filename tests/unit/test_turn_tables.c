/* SPDX-License-Identifier: GPL-3.0-or-later
 * The tables of what was read: turns, speakers, conferences, notes; counted by hand. */
#include "tests/support/check.h"
#include "tests/support/corpora.h"

static const char text[] =
    "= b 2031-04-17 spring / P Zoe Q: One two. Three! / M: Please. / "
    "J Ada (The Times): Why? / P Zoe Q: Because. It is. / J Ada (The Times): "
    "So? / J (Wire): What / J: A b / P Yan: No. / "
    "= a / O Ina: Hear";

/* --- turns ----------------------------------------------------------------------------------- */

static const struct {
    const char *keys, *role, *speaker, *affiliation, *label;
    double exchange, line, sentences, words;
} turns[] = {
    {"a|1|opening|opening", "other", "Ina", "", "O Ina", NAN, 1, 1, 1},
    {"b|1|opening|opening", "principal", "Zoe Q", "", "P Zoe Q", NAN, 1, 2, 3},
    {"b|2|opening|moderation", "moderator", "", "", "M", NAN, 2, 1, 1},
    {"b|3|questions|question", "journalist", "Ada", "The Times", "J Ada (The Times)", 1, 3, 1, 1},
    {"b|4|questions|answer", "principal", "Zoe Q", "", "P Zoe Q", 1, 4, 2, 3},
    {"b|5|questions|question", "journalist", "Ada", "The Times", "J Ada (The Times)", 1, 5, 1, 1},
    {"b|6|questions|question", "journalist", "", "Wire", "J (Wire)", 2, 6, 1, 1},
    {"b|7|questions|question", "journalist", "", "", "J", 2, 7, 1, 2},
    {"b|8|questions|answer", "principal", "Yan", "", "P Yan", 2, 8, 1, 1},
};

static void test_turns(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "turns", corpus_from(arena, text), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), sizeof turns / sizeof *turns, "turns");
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        const char *what = turns[i].keys;
        const size_t row = table_row(table, what);
        CHECK_COUNT(row, i, "by conference and number");
        CHECK_TEXT(table_text(table, row, "role"), turns[i].role, what);
        CHECK_TEXT(table_text(table, row, "speaker"), turns[i].speaker, what);
        CHECK_TEXT(table_text(table, row, "affiliation"), turns[i].affiliation, what);
        CHECK_TEXT(table_text(table, row, "label"), turns[i].label, what);
        CHECK_TEXT(table_text(table, row, "label_form"), "inline", what);
        CHECK_NUMBER(table_number(table, row, "certainty"), 1, 0, what);
        CHECK_NUMBER(table_number(table, row, "exchange"), turns[i].exchange, 0, what);
        CHECK_NUMBER(table_number(table, row, "first_line"), turns[i].line, 0, what);
        CHECK_NUMBER(table_number(table, row, "last_line"), turns[i].line, 0, what);
        CHECK_NUMBER(table_number(table, row, "sentences"), turns[i].sentences, 0, what);
        CHECK_NUMBER(table_number(table, row, "words"), turns[i].words, 0, what);
        CHECK_NUMBER(table_number(table, row, "seconds"), turns[i].words * 0.4,
                     TOLERANCE_CLOSED_FORM, what); /* 60 / 150 seconds a word */
        CHECK_TEXT(table_text(table, row, "time_basis"), "estimate", what);
    }
    CHECK_TEXT(table_text(table, 0, "file"), "a.txt", "file");
    lec_arena_free(arena);
}

/* Turns keep their numbers, lines and exchanges when others are left out. */
static void test_selected_turns(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "turns", corpus_from(arena, text), NULL,
                                          "--role=principal --phase=questions");
    CHECK_COUNT(lec_table_row_count(table), 2, "turns");
    CHECK_NUMBER(table_number(table, table_row(table, "b|4"), "first_line"), 4, 0, "line");
    CHECK_NUMBER(table_number(table, table_row(table, "b|8"), "exchange"), 2, 0, "exchange");
    lec_arena_free(arena);
}

/* --- speakers -------------------------------------------------------------------------------- */

static const struct {
    const char *keys;
    double turns, sentences, words, share, per_turn;
} speakers[] = {
    {"a|other|Ina|", 1, 1, 1, 1, 1},
    {"b|principal|Zoe Q|", 2, 4, 6, 6.0 / 13, 3},
    {"b|principal|Yan|", 1, 1, 1, 1.0 / 13, 1},
    /* two words each: by name, then affiliation; nobody known comes first */
    {"b|journalist|||1", 1, 1, 2, 2.0 / 13, 2},
    {"b|journalist|Ada|The Times", 2, 2, 2, 2.0 / 13, 1},
    {"b|journalist||Wire", 1, 1, 1, 1.0 / 13, 1},
    {"b|moderator||", 1, 1, 1, 1.0 / 13, 1},
};

static void test_speakers(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "speakers", corpus_from(arena, text), NULL, NULL);
    const size_t pooled = sizeof speakers / sizeof *speakers; /* nobody is in both */
    CHECK_COUNT(lec_table_row_count(table), pooled + sizeof speakers / sizeof *speakers,
                "speakers");
    for (size_t i = 0; i < sizeof speakers / sizeof *speakers; i++) {
        const char *what = speakers[i].keys;
        const size_t row = table_row(table, what);
        CHECK_COUNT(row, pooled + i, "by conference, role, words");
        CHECK_NUMBER(table_number(table, row, "turns"), speakers[i].turns, 0, what);
        CHECK_NUMBER(table_number(table, row, "sentences"), speakers[i].sentences, 0, what);
        CHECK_NUMBER(table_number(table, row, "words"), speakers[i].words, 0, what);
        CHECK_NUMBER(table_number(table, row, "word_share"), speakers[i].share,
                     TOLERANCE_CLOSED_FORM, what);
        CHECK_NUMBER(table_number(table, row, "words_per_turn"), speakers[i].per_turn,
                     TOLERANCE_CLOSED_FORM, what);
        CHECK_NUMBER(table_number(table, row, "seconds"), speakers[i].words * 0.4,
                     TOLERANCE_CLOSED_FORM, what);
        CHECK_NUMBER(table_number(table, row, "seconds_low"), speakers[i].words * 60 / 185,
                     TOLERANCE_CLOSED_FORM, what);
        CHECK_NUMBER(table_number(table, row, "seconds_high"), speakers[i].words * 60 / 120,
                     TOLERANCE_CLOSED_FORM, what);
    }
    table = run_analysis(arena, "speakers", corpus_from(arena, "J Bo:"), NULL, NULL);
    CHECK_TRUE(isnan(table_number(table, 0, "word_share")), "nothing was said");
    CHECK_NUMBER(table_number(table, 0, "words_per_turn"), 0, 0, "in one turn");
    table = run_analysis(arena, "speakers", corpus_from(arena, ""), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 0, "nobody");
    lec_arena_free(arena);
}

/* --- conferences ----------------------------------------------------------------------------- */

static void test_conferences(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "conferences", corpus_from(arena, text), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 2, "conferences");
    const size_t b = table_row(table, "b|2031-04-17||0||Zoe Q; Yan|8|2|1|10|13|13|0||b.txt");
    CHECK_COUNT(b, 1, "by name");
    /* one two three please why because it is so what a b no: 13 words, all different */
    const size_t a = table_row(table, "a||||||1|0||1|1|1|0||a.txt");
    CHECK_TRUE(isnan(table_number(table, a, "journalists")), "no journalist is named");
    table = run_analysis(arena, "conferences", corpus_from(arena, text), NULL, "--role=journalist");
    CHECK_COUNT(lec_table_row_count(table), 1, "a has no journalist");
    table_row(table, "b|2031-04-17||0|||4|2|1|4|5|5|0");
    table = run_analysis(arena, "conferences", corpus_from(arena, "P: a A b. A"), NULL, NULL);
    CHECK_NUMBER(table_number(table, 0, "types"), 2, 0, "types are folded");
    CHECK_NUMBER(table_number(table, 0, "words"), 4, 0, "words");
    table = run_analysis(arena, "conferences", corpus_from(arena, ""), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 0, "none");
    lec_arena_free(arena);
}

/* --- notes ----------------------------------------------------------------------------------- */

static const lec_corpus *with_notes(lec_arena *arena, const char *name)
{
    const lec_conference about = {.name = name,
                                  .date = "",
                                  .title = "",
                                  .group = "",
                                  .file = name,
                                  .sha256 = "",
                                  .form = "",
                                  .encoding = "",
                                  .text = ""};
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &about);
    lec_corpus_add_note(builder, 2, "delivery", "(As delivered)", 14);
    static const lec_role roles[] = {LEC_ROLE_PRINCIPAL, LEC_ROLE_JOURNALIST};
    for (size_t t = 0; t < 2; t++) {
        lec_corpus_begin_turn(
            builder, &(lec_new_turn){.speaker = "",
                                     .role = roles[t],
                                     .detail = {.affiliation = "", .label = "", .label_form = ""}});
        lec_corpus_add_note(builder, 5, "laughter", "(Laughter.)", 11);
        lec_corpus_add_note(builder, 5, "other", "[\"x\", =1]", 9);
    }
    return lec_corpus_finish(builder);
}

static void test_notes(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *const parts[] = {with_notes(arena, "two"), with_notes(arena, "one")};
    const lec_corpus *corpus = lec_corpus_join(arena, parts, 2);
    static const char *const rows[] = {
        "one||2|delivery|(As delivered)", "one|1|5|laughter|(Laughter.)",
        "one|1|5|other|[\"x\", =1]",      "one|2|5|laughter|(Laughter.)",
        "one|2|5|other|[\"x\", =1]",      "two||2|delivery|(As delivered)",
        "two|1|5|laughter|(Laughter.)",   "two|1|5|other|[\"x\", =1]",
        "two|2|5|laughter|(Laughter.)",   "two|2|5|other|[\"x\", =1]"};
    const lec_table *table = run_analysis(arena, "notes", corpus, NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 10, "notes");
    for (size_t i = 0; i < 10; i++) CHECK_COUNT(table_row(table, rows[i]), i, rows[i]);
    table = run_analysis(arena, "notes", corpus, NULL, "--role=journalist --conference=two");
    CHECK_COUNT(lec_table_row_count(table), 3, "the journalist's two, and that of nobody");
    CHECK_COUNT(table_row(table, rows[8]), 1, "turns keep their numbers");
    table = run_analysis(arena, "conferences", corpus, NULL, NULL);
    CHECK_NUMBER(table_number(table, 1, "notes"), 5, 0, "notes of a conference");
    lec_arena_free(arena);
}

const lec_test lec_tests_turn_tables[] = {
    {"turns", test_turns},       {"selected_turns", test_selected_turns},
    {"speakers", test_speakers}, {"conferences", test_conferences},
    {"notes", test_notes},       {0},
};

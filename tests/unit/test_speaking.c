/* SPDX-License-Identifier: GPL-3.0-or-later
 * The division of the floor. Estimated seconds: words * 60 / 150, the ends / 185 and / 120. */
#include "analysis/view/speaking_time.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

static const double tolerance = TOLERANCE_CLOSED_FORM;

/* opening: principal 3 words, moderator 1; questions: journalist 2 + 3, principal 1 */
static const char text[] = "P Ann: we are ready / M: please / J Bo: is it / P Ann: yes / J Cy: is "
                           "it so";

static const struct {
    const char *keys;
    double turns, words, share;
} rows[] = {
    {"c|opening|all", 2, 4, 1},
    {"c|opening|principal", 1, 3, 0.75},
    {"c|opening|moderator", 1, 1, 0.25},
    {"c|questions|all", 3, 6, 1},
    {"c|questions|principal", 1, 1, 1.0 / 6},
    {"c|questions|journalist", 2, 5, 5.0 / 6},
    {"c|all|all", 5, 10, 1},
    {"c|all|principal", 2, 4, 0.4},
    {"c|all|journalist", 2, 5, 0.5},
    {"c|all|moderator", 1, 1, 0.1},
};

static void test_by_hand(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "speaking", corpus_from(arena, text), NULL, NULL);
    const size_t count = sizeof rows / sizeof *rows;
    CHECK_COUNT(lec_table_row_count(table), 2 * count, "rows of all, and of c");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const size_t row = table_row(table, rows[i].keys);
        CHECK_COUNT(row, count + i, "order: phases with `all` last, roles with `all` first");
        CHECK_NUMBER(table_number(table, row, "turns"), rows[i].turns, 0, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "words"), rows[i].words, 0, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "word_share"), rows[i].share, tolerance,
                     rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "time_share"), rows[i].share, tolerance,
                     "one rate for all: shares of time are those of words");
        CHECK_NUMBER(table_number(table, row, "seconds"), rows[i].words * 60 / 150, tolerance,
                     rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "seconds_low"), rows[i].words * 60 / 185, tolerance,
                     rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "seconds_high"), rows[i].words * 60 / 120, tolerance,
                     rows[i].keys);
        CHECK_TEXT(table_text(table, row, "time_basis"), "estimate", rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "word_share_min"), rows[i].share, tolerance,
                     "nothing is doubtful");
        CHECK_NUMBER(table_number(table, row, "word_share_max"), rows[i].share, tolerance,
                     "nothing is doubtful");
    }
    lec_arena_free(arena);
}

/* Shares of the single roles sum to 1 within conference and phase; `all` adds the conferences. */
static void test_sums(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(
        arena, "= a / P: one two three / J: why / P: so it is / O: hear hear / U: what / "
               "= b / M: hello / P: x y z u v / J: w / P: t t / = c / U: q");
    const lec_table *table = run_analysis(arena, "speaking", corpus, NULL, NULL);
    static const char *const conferences[] = {"all", "a", "b", "c"};
    static const char *const phases[] = {"opening", "questions", "all"};
    static const char *const roles[] = {"principal", "journalist", "moderator", "other", "unknown"};
    for (size_t c = 0; c < 4; c++)
        for (size_t p = 0; p < 3; p++) {
            const char *base = lec_arena_format(arena, "%s|%s|all", conferences[c], phases[p]);
            if (!table_has_row(table, base)) continue;
            double word_share = 0, time_share = 0, words = 0, seconds = 0, turns = 0;
            for (size_t r = 0; r < 5; r++) {
                const char *keys =
                    lec_arena_format(arena, "%s|%s|%s", conferences[c], phases[p], roles[r]);
                if (!table_has_row(table, keys)) continue;
                const size_t row = table_row(table, keys);
                word_share += table_number(table, row, "word_share");
                time_share += table_number(table, row, "time_share");
                words += table_number(table, row, "words");
                seconds += table_number(table, row, "seconds");
                turns += table_number(table, row, "turns");
            }
            const size_t row = table_row(table, base);
            CHECK_NUMBER(word_share, 1, tolerance, base);
            CHECK_NUMBER(time_share, 1, tolerance, base);
            CHECK_NUMBER(words, table_number(table, row, "words"), 0, base);
            CHECK_NUMBER(turns, table_number(table, row, "turns"), 0, base);
            CHECK_NUMBER(seconds, table_number(table, row, "seconds"), tolerance, base);
        }
    CHECK_NUMBER(table_number(table, table_row(table, "all|all|all"), "words"),
                 (double)corpus->token_count, 0, "all words");
    CHECK_TRUE(!table_has_row(table, "c|questions|all"), "a phase without a turn has no row");
    lec_arena_free(arena);
}

/* A corpus of three turns with certainties and times: principal 4 words 0..2 s, journalist 2 words
 * (doubtful) 2..5 s, principal 4 words (doubtful) without times unless `measured`. */
static const lec_corpus *timed(lec_arena *arena, bool measured)
{
    static const lec_conference about = {.name = "c",
                                         .date = "",
                                         .title = "",
                                         .group = "",
                                         .file = "c.txt",
                                         .sha256 = "",
                                         .form = "",
                                         .encoding = "",
                                         .text = "a"};
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &about);
    const struct {
        lec_role role;
        unsigned words;
        double second, start, end;
    } turns[] = {{LEC_ROLE_PRINCIPAL, 4, 0.2499, 0, 2},
                 {LEC_ROLE_JOURNALIST, 2, 0.25, 2, 5},
                 {LEC_ROLE_PRINCIPAL, 4, 0.5, measured ? 5 : NAN, 7.5}};
    for (size_t t = 0; t < 3; t++) {
        lec_corpus_begin_turn(builder,
                              &(lec_new_turn){.speaker = "",
                                              .role = turns[t].role,
                                              .phase = LEC_PHASE_QUESTIONS,
                                              .kind = LEC_KIND_ANSWER,
                                              .detail = {.affiliation = "",
                                                         .label = "",
                                                         .label_form = "",
                                                         .certainty = 0.5,
                                                         .second_probability = turns[t].second,
                                                         .start_seconds = turns[t].start,
                                                         .end_seconds = turns[t].end}});
        for (unsigned w = 0; w < turns[t].words; w++)
            lec_corpus_add_token(builder, &(lec_new_token){"a", 1, "a", 1, 0, 1, NAN, NULL, 0});
    }
    return lec_corpus_finish(builder);
}

/* Of 10 words 4 are the principal's for sure and 6 are doubtful: 4/10 .. 10/10; the journalist has
 * 0 for sure: 0 .. 6/10. Another role is doubt from 0.25 on; doubt about the name alone is none. */
static void test_doubt(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "speaking", timed(arena, true), NULL, NULL);
    const size_t principal = table_row(table, "c|all|principal");
    const size_t journalist = table_row(table, "c|all|journalist");
    const size_t all = table_row(table, "c|all|all");
    CHECK_NUMBER(table_number(table, principal, "word_share_min"), 0.4, tolerance, "principal");
    CHECK_NUMBER(table_number(table, principal, "word_share"), 0.8, tolerance, "principal");
    CHECK_NUMBER(table_number(table, principal, "word_share_max"), 1, tolerance, "principal");
    CHECK_NUMBER(table_number(table, journalist, "word_share_min"), 0, tolerance, "journalist");
    CHECK_NUMBER(table_number(table, journalist, "word_share_max"), 0.6, tolerance, "journalist");
    CHECK_NUMBER(table_number(table, all, "word_share_min"), 1, tolerance, "all roles have all");
    CHECK_NUMBER(table_number(table, all, "word_share_max"), 1, tolerance, "all roles have all");
    lec_arena_free(arena);
}

/* Seconds: 2 + 3 + 2.5; without the last 4 words at 150, 185 and 120 a minute: 1.6, 1.297.., 2. */
static void test_times(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "speaking", timed(arena, true), NULL, NULL);
    size_t row = table_row(table, "c|all|principal");
    CHECK_NUMBER(table_number(table, row, "seconds"), 4.5, tolerance, "measured");
    CHECK_NUMBER(table_number(table, row, "seconds_low"), 4.5, tolerance, "measured");
    CHECK_NUMBER(table_number(table, row, "seconds_high"), 4.5, tolerance, "measured");
    CHECK_NUMBER(table_number(table, row, "time_share"), 4.5 / 7.5, tolerance, "measured");
    CHECK_TEXT(table_text(table, row, "time_basis"), "captions", "measured");
    table = run_analysis(arena, "speaking", timed(arena, false), NULL, NULL);
    row = table_row(table, "c|all|principal");
    CHECK_NUMBER(table_number(table, row, "seconds"), 3.6, tolerance, "one turn estimated");
    CHECK_NUMBER(table_number(table, row, "seconds_low"), 2 + 240.0 / 185, tolerance, "estimated");
    CHECK_NUMBER(table_number(table, row, "seconds_high"), 4, tolerance, "one turn estimated");
    CHECK_TEXT(table_text(table, row, "time_basis"), "estimate", "one turn is enough");
    row = table_row(table, "c|all|journalist");
    CHECK_TEXT(table_text(table, row, "time_basis"), "captions", "the journalist is measured");
    const lec_study *study = study_from(arena, "");
    const lec_speaking_time none = lec_turn_time(corpus_from(arena, "O:"), study, 0);
    CHECK_NUMBER(none.seconds, 0, 0, "no word, no time");
    CHECK_NUMBER(none.high, 0, 0, "no word, no time");
    lec_arena_free(arena);
}

/* Intervals: none from a single exchange, none of `all`, whose share is 1 whatever is said; what
 * the rates of speaking leave open stands apart: 9 of 16 words at 185 a minute against 7 at 120,
 * and the opposite. */
static void test_intervals(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "speaking", corpus_from(arena, "J: a b / P: c"), NULL, NULL);
    size_t row = table_row(table, "c|all|principal");
    CHECK_TRUE(isnan(table_number(table, row, "word_share_low")), "one exchange");
    CHECK_TRUE(isnan(table_number(table, row, "time_share_high")), "one exchange");
    table = run_analysis(
        arena, "speaking",
        corpus_from(arena, "J: a b / P: c / J: a b c d / P: d e f / J: u / P: g h i j k"), NULL,
        NULL);
    row = table_row(table, "c|all|all");
    CHECK_TRUE(isnan(table_number(table, row, "word_share_low")), "all of all");
    CHECK_TRUE(isnan(table_number(table, row, "time_share_high")), "all of all");
    CHECK_COUNT((uint64_t)table_number(table, row, "clusters"), 3, "exchanges");
    row = table_row(table, "c|all|principal");
    const double low = table_number(table, row, "word_share_low");
    const double high = table_number(table, row, "word_share_high");
    CHECK_TRUE(low >= 0 && low < 9.0 / 16 && high > 9.0 / 16 && high <= 1, "around 9/16");
    CHECK_NUMBER(table_number(table, row, "time_share_low"), low, 1e-4, "equal rates, in ms");
    CHECK_NUMBER(table_number(table, row, "time_share_fastest"),
                 9 / 185.0 / (9 / 185.0 + 7 / 120.0), 1e-4, "fastest against slowest");
    CHECK_NUMBER(table_number(table, row, "time_share_slowest"),
                 9 / 120.0 / (9 / 120.0 + 7 / 185.0), 1e-4, "slowest against fastest");
    table = run_analysis(arena, "speaking", corpus_from(arena, ""), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 0, "nobody spoke");
    table = run_analysis(arena, "speaking", corpus_from(arena, "J:"), NULL, NULL);
    CHECK_TRUE(isnan(table_number(table, 0, "word_share")), "nothing was said");
    lec_arena_free(arena);
}

const lec_test lec_tests_speaking[] = {
    {"by_hand", test_by_hand}, {"sums", test_sums},           {"doubt", test_doubt},
    {"times", test_times},     {"intervals", test_intervals}, {0},
};

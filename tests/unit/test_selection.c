/* SPDX-License-Identifier: GPL-3.0-or-later
 * What all analyses share: the turns and concepts that --role, --phase, --speaker, --conference and
 * --concept leave, the limits of the other options, the columns promised. */
#include "tests/support/check.h"
#include "tests/support/corpora.h"

static const char text[] =
    "= b / P Ann: a / J Bo, Jr: a a / P Ann: a a a / = a / M: a a a a / J Bo: a a a a a / "
    "J Cy: a a a a a a / U: a a a a a a a";

/* Each turn has another number of words, so the sum tells which are left; by hand. */
static const struct {
    const char *options;
    double turns, words;
} cases[] = {
    {"", 7, 28},
    {"--role=principal", 2, 4},
    {"--role=journalist,moderator", 4, 17},
    {"--role=moderator,moderator", 1, 4},
    {"--role=principal,journalist,moderator,other,unknown", 7, 28},
    {"--phase=opening", 2, 5},
    {"--phase=questions,opening", 7, 28},
    {"--speaker=Ann", 2, 4},
    {"--speaker=Bo", 1, 5},
    {"--speaker=Bo, Jr", 1, 2}, /* a name that holds a comma */
    {"--speaker=Bo, Jr,Bo", 2, 7},
    {"--speaker=Cy,Bo, Jr", 2, 8},
    {"--conference=a", 4, 22},
    {"--conference=b,a", 7, 28},
    {"--conference=b --role=principal --phase=questions --speaker=Ann", 1, 3},
    {"--conference=b --conference=a", 4, 22}, /* the last one counts */
};

static void test_turns(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table =
            run_analysis(arena, "turns", corpus_from(arena, text), NULL, cases[i].options);
        double words = 0;
        for (size_t row = 0; row < lec_table_row_count(table); row++)
            words += table_number(table, row, "words");
        CHECK_COUNT(lec_table_row_count(table), cases[i].turns, cases[i].options);
        CHECK_NUMBER(words, cases[i].words, 0, cases[i].options);
        lec_arena_free(arena);
    }
}

static const struct {
    const char *options;
    lec_status status;
    const char *message;
} wrong[] = {
    {"--role=president", LEC_BAD_USAGE,
     "--role 'president': give one of principal, journalist, moderator, other, "
     "unknown"},
    {"--role=", LEC_BAD_USAGE,
     "--role '': give one of principal, journalist, moderator, other, unknown"},
    {"--role=principal,", LEC_BAD_USAGE,
     "--role '': give one of principal, journalist, moderator, other, unknown"},
    {"--phase=questions,end", LEC_BAD_USAGE,
     "--phase 'end': give one of opening, questions, closing"},
    {"--speaker=bo", LEC_BAD_USAGE, "--speaker 'bo': give one of Bo, Cy, Ann, Bo, Jr"},
    {"--conference=c", LEC_BAD_USAGE, "--conference 'c': give one of a, b"},
    {"--concept=war", LEC_BAD_USAGE, "--concept 'war': give one of peace, sea"},
    {"--phase=closing", LEC_BAD_DATA,
     "no turn is left by --role, --phase, --speaker and --conference together; see `lectern "
     "turns`"},
    {"--role=other", LEC_BAD_DATA, NULL},
    {"--conference=a --role=principal", LEC_BAD_DATA, NULL},
    {"--level=1.5", LEC_BAD_USAGE, "--level '1.5': give a number from 0.5 to 0.9999"},
    {"--level=0.4999", LEC_BAD_USAGE, NULL},
    {"--level=nan", LEC_BAD_USAGE, NULL},
    {"--replicates=19", LEC_BAD_USAGE, "--replicates '19': give a whole number from 20 to 1000000"},
    {"--replicates=1000001", LEC_BAD_USAGE, NULL},
    {"--threads=257", LEC_BAD_USAGE, "--threads '257': give a whole number from 0 to 256"},
    {"--seed=-1", LEC_BAD_USAGE, "--seed '-1': give a whole number"},
    {"--interval=wald", LEC_BAD_USAGE,
     "--interval 'wald': give one of percentile, bca, expanded, bca-expanded, t"},
};

static void test_bad_calls(void)
{
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table;
        lec_error error = {""};
        CHECK_COUNT(try_analysis(arena, "turns", corpus_from(arena, text),
                                 study_from(arena, "peace = peace; sea = sea"), wrong[i].options,
                                 NULL, &table, &error),
                    wrong[i].status, wrong[i].options);
        CHECK_TRUE(error.message[0] != '\0', wrong[i].options);
        if (wrong[i].message != NULL) CHECK_TEXT(error.message, wrong[i].message, wrong[i].options);
        lec_arena_free(arena);
    }
}

/* Concepts keep the order of the study; pairs of concepts that are left out go too. */
static void test_concepts(void)
{
    lec_arena *arena = lec_arena_new();
    static const lec_pair pairs[] = {{0, 3}, {1, 2}, {3, 2}};
    lec_study study = *study_from(arena, "A = a; B = b; C, and D = c; E = e");
    study.pairs = pairs;
    study.pair_count = 3;
    lec_common common = lec_common_defaults;
    common.concepts = "E,C, and D,A";
    lec_context context;
    lec_error error = {""};
    CHECK_COUNT(
        lec_context_open(corpus_from(arena, text), &study, &common, arena, &context, &error),
        LEC_OK, error.message);
    CHECK_COUNT(context.study->concept_count, 3, "concepts");
    CHECK_TEXT(context.study->concepts[0].name, "A", "order of the study");
    CHECK_TEXT(context.study->concepts[1].name, "C, and D", "a comma in the name");
    CHECK_TEXT(context.study->concepts[2].name, "E", "order of the study");
    CHECK_COUNT(context.study->pair_count, 2, "A - E and E - C");
    CHECK_COUNT(context.study->pairs[0].first, 0, "A");
    CHECK_COUNT(context.study->pairs[0].second, 2, "E");
    CHECK_COUNT(context.study->pairs[1].first, 2, "E, and its place in the pair");
    CHECK_COUNT(context.study->pairs[1].second, 1, "C");
    CHECK_COUNT(study.concept_count, 4, "the study itself stays");
    lec_arena_free(arena);
}

/* A table of selected turns is the table of a corpus in which nothing else was said. */
static void test_same_as_alone(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *both = corpus_from(
        arena, "= a / P: one two. Two / J: two / = b / P: three / J: four two / P: one");
    const lec_corpus *alone = corpus_from(arena, "= b / P: three / J: four two / P: one");
    static const char *const names[] = {"conferences", "turns", "speaking", "speakers", "words"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        CHECK_SAME_TABLE(run_analysis(arena, names[i], both, NULL, "--conference=b"),
                         run_analysis(arena, names[i], alone, NULL, NULL), names[i]);
    lec_arena_free(arena);
}

/* --- columns --------------------------------------------------------------------------------- */

/* The design (product.md, section 3): exactly these, in this order. `speaking` has two more, for
 * doubtful turns; where a longer list is allowed `...` ends it. */
static const struct {
    const char *analysis, *columns;
} promised[] = {
    {"conferences", "conference, date, date_source, date_certainty, title, principals, turns, "
                    "exchanges, journalists, sentences, "
                    "words, types, notes, language, file, sha256"},
    {"turns", "conference, turn, phase, kind, exchange, role, speaker, affiliation, label, "
              "label_form, certainty, file, first_line, last_line, sentences, words, seconds, "
              "seconds_low, seconds_high, time_basis, second_role, second_probability, "
              "affiliation_source"},
    {"speaking", "conference, phase, role, turns, words, word_share, word_share_low, "
                 "word_share_high, seconds, seconds_low, seconds_high, time_share, time_share_low, "
                 "time_share_high, time_basis, word_share_min, word_share_max..."},
    {"speakers", "conference, role, speaker, affiliation, turns, sentences, words, word_share, "
                 "words_per_turn, seconds, seconds_low, seconds_high..."},
    {"words", "conference, role, word, count, rank, per_thousand, per_thousand_low, "
              "per_thousand_high, turns, conferences..."},
    {"concepts", "conference, role, concept, count, per_thousand, per_thousand_low, "
                 "per_thousand_high, turns..."},
    {"cooccurrence",
     "conference, role, first, second, unit, both, expected, excess, npmi_given_lengths, log10_p, "
     "p_smallest, tests, "
     "log10_q, q, within_expected, within_excess, within_log10_p, within_p_smallest, "
     "within_tests, "
     "within_log10_q, within_q, "
     "poisson_binomial_log10_p, poisson_binomial_log10_q, poisson_binomial_q, first_only, "
     "second_only, neither, "
     "margin_expected, g2, g2_log10_p, fisher_log10_p, stratified_log10_p, pmi, npmi, log_dice, "
     "t_score, odds_ratio, odds_ratio_low, odds_ratio_high, pooled"},
    {"notes", "conference, turn, line, type, text"},
    {"ngrams", "conference, role, n, ngram, count, rank, per_thousand, per_thousand_low, "
               "per_thousand_high, turns, conferences..."},
    {"kwic", "conference, turn, role, speaker, phase, file, line, left, match, right"},
    {"dispersion", "conference, role, unit, item, count, range, juilland_d, carroll_d2, "
                   "rosengren_s, lyne_d3, dp, dp_norm, dp_egbert, da, kld, arf, awt, ald..."},
    {"keyness", "target, reference, word, target_count, reference_count, target_size, "
                "reference_size, target_per_thousand, reference_per_thousand, target_turns, "
                "reference_turns, clusters, clusters_with, log_ratio_shrunken, "
                "log_ratio_shrunken_low, log_ratio_shrunken_high, q, log10_q, permutation_p, "
                "permutation_log10_p, permutation_p_smallest, permutation_z, sign, log_ratio, "
                "log_ratio_low, log_ratio_high, g2, log10_p, log_ratio_conservative, log_odds_z, "
                "target_dp, reference_dp..."},
    {"diversity", "conference, role, speaker, words, types, hapaxes, ttr, guiraud, herdan_c, maas, "
                  "mattr, msttr, mtld, hdd, vocd_d, yule_k, simpson_d, entropy..."},
};

static void test_columns(void)
{
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof promised / sizeof *promised; i++) {
        const lec_analysis *analysis = lec_analysis_named(promised[i].analysis);
        CHECK_TRUE(analysis != NULL, promised[i].analysis);
        if (analysis == NULL) continue;
        const char *names = "";
        for (const lec_column *c = analysis->columns; c->name != NULL; c++)
            names = lec_arena_format(arena, "%s%s%s", names, names[0] != '\0' ? ", " : "", c->name);
        const size_t length = strlen(promised[i].columns);
        const bool open = strcmp(promised[i].columns + length - 3, "...") == 0;
        if (open)
            CHECK_TRUE(strncmp(names, promised[i].columns, length - 3) == 0, names);
        else
            CHECK_TEXT(names, promised[i].columns, promised[i].analysis);
    }
    CHECK_TRUE(lec_analysis_named("word") == NULL, "no such analysis");
    CHECK_TRUE(lec_analysis_named("") == NULL, "no such analysis");
    lec_arena_free(arena);
}

/* What every analysis declares: a summary, keys among its columns, meanings, options that are not
 * those of all analyses, charts of its own columns. */
static void test_declarations(void)
{
    for (const lec_registered *entry = lec_analyses; entry->analysis != NULL; entry++) {
        const lec_analysis *a = entry->analysis;
        CHECK_TRUE(lec_analysis_named(a->name) == a, a->name);
        CHECK_TRUE(a->summary != NULL && a->details != NULL && a->run != NULL, a->name);
        CHECK_TRUE((a->options == NULL) == (a->defaults == NULL), a->name);
        size_t columns = 0;
        for (; a->columns[columns].name != NULL; columns++) {
            CHECK_TRUE(a->columns[columns].meaning != NULL, a->columns[columns].name);
            for (size_t c = 0; c < columns; c++)
                CHECK_TRUE(strcmp(a->columns[c].name, a->columns[columns].name) != 0, a->name);
        }
        CHECK_TRUE(a->key_count <= columns, a->name);
        for (const lec_option *o = a->options; o != NULL && o->name != NULL; o++) {
            const size_t length = strlen(o->name);
            CHECK_TRUE(lec_option_named(lec_common_options, o->name, length) == NULL, o->name);
            CHECK_TRUE(lec_option_named(lec_by_options, o->name, length) == NULL, o->name);
            CHECK_TRUE(lec_option_named(lec_word_options, o->name, length) == NULL, o->name);
            CHECK_TRUE(o->offset < a->settings_size, o->name);
        }
    }
}

const lec_test lec_tests_selection[] = {
    {"turns", test_turns},
    {"bad_calls", test_bad_calls},
    {"concepts", test_concepts},
    {"same_as_alone", test_same_as_alone},
    {"columns", test_columns},
    {"declarations", test_declarations},
    {0},
};

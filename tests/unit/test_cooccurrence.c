/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pairs of concepts. The real text under the reference's token rule must give the tables of
 * reference/pairs_contingency.csv (computed in Python and verified in R) and the p-values of
 * reference/pairs_stratified_permutation.csv (R's mantelhaen.test) in every cell. */
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"
#include "tests/support/reference_text.h"

/* rows of too little as well */
#define EVERY "--least-expected=0"

/* Two turns of the principal, by hand:
 *   "Ukraine fights. Strength wins. Ukraine has strength."  "Peace now. Strength."
 * sentences (5): both 1 (third), Ukraine only 1, strength only 2, neither 1.
 * turns (2): both 1, Ukraine only 0, strength only 1, neither 0.
 * windows of 1 around Ukraine, its 2 tokens removed from 10: inside are fights, wins, has = 3, no
 * strength among them; strength occurs 3 times: 0 3 3 2. Of 2: fights strength wins has strength
 * = 5, 2 of them strength: 2 3 1 2. */
static const struct {
    const char *options, *unit;
    double both, first_only, second_only, neither;
} cases[] = {
    {EVERY, "sentence", 1, 1, 2, 1},
    {EVERY, "turn", 1, 0, 1, 0},
    {EVERY " --window=1", "window", 0, 3, 3, 2},
    {EVERY " --window=2", "window", 2, 3, 1, 2},
};

static void test_by_hand(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_corpus *corpus =
            corpus_from(arena, "P: Ukraine fights. Strength wins. Ukraine has strength. / "
                               "P: Peace now. Strength.");
        const lec_study *study = study_from(arena, "Ukraine = ukraine; strength = strength");
        const lec_table *table =
            run_analysis(arena, "cooccurrence", corpus, study, cases[i].options);
        const size_t row =
            table_row(table, lec_arena_format(arena, "c|all|Ukraine|strength|%s", cases[i].unit));
        CHECK_NUMBER(table_number(table, row, "both"), cases[i].both, 0, cases[i].unit);
        CHECK_NUMBER(table_number(table, row, "first_only"), cases[i].first_only, 0, cases[i].unit);
        CHECK_NUMBER(table_number(table, row, "second_only"), cases[i].second_only, 0,
                     cases[i].unit);
        CHECK_NUMBER(table_number(table, row, "neither"), cases[i].neither, 0, cases[i].unit);
        lec_arena_free(arena);
    }
}

/* The reference's names for our roles, units and concepts; NULL for rows we do not make. */
static const char *our_role(const char *scope)
{
    return strcmp(scope, "all") == 0 ? "all" : strcmp(scope, "SG") == 0 ? "principal" : NULL;
}

static const char *our_unit(const char *unit)
{
    if (strcmp(unit, "sentence") == 0 || strcmp(unit, "turn") == 0) return unit;
    return strcmp(unit, "window10_turn_union(Evert)") == 0 ? "window" : NULL;
}

static const char *our_pair(const char *pair)
{
    if (strcmp(pair, "position_of_strength|ukraine") == 0) return "PoS|UKRAINE_group";
    if (strcmp(pair, "ukraine|position_of_strength") == 0) return "UKRAINE_group|PoS";
    if (strcmp(pair, "russia|china") == 0) return "RUSSIA_group|CHINA_group";
    if (strcmp(pair, "china|russia") == 0) return "CHINA_group|RUSSIA_group";
    return NULL;
}

/* The study with the pairs in the orientation that rows of the reference ask for. */
static const lec_study *with_pairs(lec_arena *arena, bool turned)
{
    const lec_study *base = reference_study(arena);
    lec_study *study = lec_new(arena, lec_study, 1);
    uint32_t ukraine = 0, russia = 0, china = 0, strength = 0;
    for (uint32_t i = 0; i < base->concept_count; i++) {
        const char *name = base->concepts[i].name;
        if (strcmp(name, "UKRAINE_group") == 0) ukraine = i;
        if (strcmp(name, "RUSSIA_group") == 0) russia = i;
        if (strcmp(name, "CHINA_group") == 0) china = i;
        if (strcmp(name, "PoS") == 0) strength = i;
    }
    lec_pair *pairs = lec_new(arena, lec_pair, 2);
    pairs[0] = turned ? (lec_pair){ukraine, strength} : (lec_pair){strength, ukraine};
    pairs[1] = turned ? (lec_pair){china, russia} : (lec_pair){russia, china};
    *study = *base;
    study->pairs = pairs;
    study->pair_count = 2;
    return study;
}

static const struct {
    const char *ours, *theirs;
    double tolerance;
} compared[] = {
    {"both", "O11", 0},
    {"first_only", "O12", 0},
    {"second_only", "O21", 0},
    {"neither", "O22", 0},
    {"margin_expected", "E11", TOLERANCE_CLOSED_FORM},
    {"g2", "G2", TOLERANCE_CLOSED_FORM},
    {"g2_log10_p", "log10p_G2", TOLERANCE_LOG10_P},
    {"fisher_log10_p", "fisher_greater_log10p", TOLERANCE_LOG10_P},
    {"pmi", "PMI_log2", TOLERANCE_CLOSED_FORM},
    {"npmi", "NPMI", TOLERANCE_CLOSED_FORM},
    {"log_dice", "logDice", TOLERANCE_CLOSED_FORM},
    {"t_score", "t", TOLERANCE_CLOSED_FORM},
};

static void compare_row(const lec_table *table, size_t row, const reference *file, size_t from)
{
    char what[256];
    for (size_t c = 0; c < sizeof compared / sizeof *compared; c++) {
        snprintf(what, sizeof what, "%s %s %s %s", reference_text(file, from, "pair"),
                 reference_text(file, from, "scope"), reference_text(file, from, "unit"),
                 compared[c].ours);
        CHECK_NUMBER(table_number(table, row, compared[c].ours),
                     reference_number(file, from, compared[c].theirs), compared[c].tolerance, what);
    }
}

static void test_reference_tables(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = reference_text_corpus(arena);
    reference *file = reference_open("reference/pairs_contingency.csv");
    if (file == NULL || corpus == NULL) SKIP("../shared is absent");
    const lec_table *tables[] = {
        run_analysis(arena, "cooccurrence", corpus, with_pairs(arena, false), NULL),
        run_analysis(arena, "cooccurrence", corpus, with_pairs(arena, true), NULL)};
    size_t rows = 0;
    for (size_t from = 0; from < reference_rows(file); from++) {
        const char *pair = our_pair(reference_text(file, from, "pair"));
        const char *role = our_role(reference_text(file, from, "scope"));
        const char *unit = our_unit(reference_text(file, from, "unit"));
        if (pair == NULL || role == NULL || unit == NULL) continue;
        const char *keys = lec_arena_format(arena, "nato|%s|%s|%s", role, pair, unit);
        const bool turned = !table_has_row(tables[0], keys);
        compare_row(tables[turned], table_row(tables[turned], keys), file, from);
        rows++;
    }
    CHECK_COUNT(rows, 16,
                "rows compared: two pairs, two scopes, sentence, turn, windows both ways");
    reference_close(file);
    lec_arena_free(arena);
}

/* Published in reference/pairs_stratified_permutation.csv; equal to R's mantelhaen.test. */
static const struct {
    const char *keys;
    double p;
} stratified[] = {
    {"nato|all|PoS|UKRAINE_group|sentence", 0.014610389610389612},
    {"nato|principal|PoS|UKRAINE_group|sentence", 0.014610389610389612},
    {"nato|all|RUSSIA_group|CHINA_group|sentence", 3.809965544659421e-06},
    {"nato|principal|RUSSIA_group|CHINA_group|sentence", 7.073283858998145e-05},
};

static void test_stratified(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = reference_text_corpus(arena);
    if (corpus == NULL) SKIP("../shared is absent");
    const lec_table *table =
        run_analysis(arena, "cooccurrence", corpus, with_pairs(arena, false), NULL);
    for (size_t i = 0; i < sizeof stratified / sizeof *stratified; i++)
        CHECK_NUMBER(
            table_number(table, table_row(table, stratified[i].keys), "stratified_log10_p"),
            log10(stratified[i].p), TOLERANCE_LOG10_P, stratified[i].keys);
    lec_arena_free(arena);
}

/* A pair is the same pair the other way round, in every unit but the window. */
static void test_symmetry(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "P: A b c. B c a. C. / J: A c? / P: B. A b. C a a. / J: B? / P: C b.");
    const lec_table *one =
        run_analysis(arena, "cooccurrence", corpus, study_from(arena, "A = a; B = b"), EVERY);
    const lec_table *other =
        run_analysis(arena, "cooccurrence", corpus, study_from(arena, "B = b; A = a"), EVERY);
    static const char *const units[] = {"sentence", "turn", "exchange"};
    for (size_t u = 0; u < 3; u++) {
        const size_t x = table_row(one, lec_arena_format(arena, "c|all|A|B|%s", units[u]));
        const size_t y = table_row(other, lec_arena_format(arena, "c|all|B|A|%s", units[u]));
        CHECK_NUMBER(table_number(one, x, "both"), table_number(other, y, "both"), 0, units[u]);
        CHECK_NUMBER(table_number(one, x, "first_only"), table_number(other, y, "second_only"), 0,
                     units[u]);
        CHECK_NUMBER(table_number(one, x, "g2"), table_number(other, y, "g2"),
                     TOLERANCE_CLOSED_FORM, units[u]);
    }
    lec_arena_free(arena);
}

/* Where a concept never occurs, or occurs everywhere, nothing can be tested; nothing is infinite.
 */
static void test_nothing_to_test(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: A a. A b.");
    const lec_table *table = run_analysis(arena, "cooccurrence", corpus,
                                          study_from(arena, "A = a; B = b; Z = z"), EVERY);
    const size_t everywhere = table_row(table, "c|all|A|B|sentence");
    CHECK_TRUE(isnan(table_number(table, everywhere, "g2")), "A is in every sentence");
    CHECK_TRUE(isnan(table_number(table, everywhere, "q")), "no test, no q");
    const size_t nowhere = table_row(table, "c|all|A|Z|window");
    CHECK_TRUE(isnan(table_number(table, nowhere, "pmi")), "Z never occurs");
    CHECK_NUMBER(table_number(table, nowhere, "both"), 0, 0, "counts are there all the same");
    lec_arena_free(arena);
}

/* --- given lengths --------------------------------------------------------------------------- */

/* Two concepts that meet in the three long turns, and nowhere else because all other turns are a
 * few words: what equal units take for an association (Fisher 1 in 1540) is length alone. R 4.2.2,
 * with the 22 lengths: expected 2.0902, P(3 or more) .33879. */
static const lec_corpus *unequal_units(lec_arena *arena)
{
    static const bool is_long[] = {false, false, true, false, false,
                                   true,  false, true, false, false};
    const char *text = "", *filler = "";
    for (int i = 0; i < 40; i++)
        filler = lec_arena_format(arena, "%s This is filler and more of it.", filler);
    for (size_t i = 0; i < sizeof is_long; i++) {
        const char *answer =
            is_long[i] ? lec_arena_format(
                             arena, "China is one subject.%s Ukraine is another subject.", filler)
                       : "Yes of course.";
        text = lec_arena_format(arena, "%s%sJ B%zu: And the next one? / P Anna: %s", text,
                                i > 0 ? " / " : "", i, answer);
    }
    return corpus_from(arena, lec_arena_format(arena, "= probe / %s", text));
}

static void test_unequal_units(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "cooccurrence", unequal_units(arena),
                     study_from(arena, "China = china; Ukraine = ukraine"), NULL);
    static const char *const units[] = {"turn", "exchange"};
    static const char *const roles[] = {"all", "principal"};
    for (size_t u = 0; u < 2; u++)
        for (size_t r = 0; r < 2; r++) {
            const char *keys =
                lec_arena_format(arena, "probe|%s|China|Ukraine|%s", roles[r], units[u]);
            const size_t row = table_row(table, keys);
            CHECK_TRUE(table_number(table, row, "log10_p") > log10(0.2), keys);
            CHECK_TRUE(table_number(table, row, "poisson_binomial_log10_p") > log10(0.2), keys);
            CHECK_TRUE(table_number(table, row, "within_log10_p") > log10(0.2), keys);
            CHECK_TRUE(table_number(table, row, "fisher_log10_p") < -2, "equal units take it so");
        }
    const size_t row = table_row(table, "probe|all|China|Ukraine|turn");
    CHECK_NUMBER(table_number(table, row, "expected"), 2.653755327345, 1e-10, "Python");
    CHECK_NUMBER(pow(10, table_number(table, row, "poisson_binomial_log10_p")), 0.4144448, 1e-7,
                 "R");
    /* Python: the 1,140 sets of three turns, half of P(these three) */
    CHECK_NUMBER(pow(10, table_number(table, row, "log10_p")), 0.413003221115, 1e-10, "Python");
    lec_arena_free(arena);
}

/* On the real text a test that knows the lengths of turns expects 3.7 turns of 6 (Python: shape of
 * the bursts, .698, on a grid .02 apart in its logarithm; rates by bisection). Of 40,000 dealings
 * .0064 have as large a sum of scores, half of those equal counted, standard error .0004. */
static void test_russia_and_china_by_turn(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = reference_text_corpus(arena);
    if (corpus == NULL) SKIP("../shared is absent");
    const lec_table *table =
        run_analysis(arena, "cooccurrence", corpus, with_pairs(arena, false), NULL);
    const size_t row = table_row(table, "nato|all|RUSSIA_group|CHINA_group|turn");
    CHECK_NUMBER(table_number(table, row, "expected"), 3.6978, 0.002, "expected");
    CHECK_NUMBER(pow(10, table_number(table, row, "poisson_binomial_log10_p")), 0.13753, 0.0005,
                 "p");
    CHECK_NUMBER(pow(10, table_number(table, row, "log10_p")), 0.00693, 0.0009, "dealt");
    CHECK_NUMBER(pow(10, table_number(table, row, "fisher_log10_p")), 0.001812958, 1e-8, "Fisher");
    lec_arena_free(arena);
}

/* The other way round a window table is that of the other concept's windows. */
static void test_windows_both_ways(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a x b x x. B a. / J: x b x. / P: a a x b.");
    const lec_table *one = run_analysis(arena, "cooccurrence", corpus,
                                        study_from(arena, "A = a; B = b"), "--window=1");
    const lec_table *other = run_analysis(arena, "cooccurrence", corpus,
                                          study_from(arena, "B = b; A = a"), "--window=1");
    static const char *const rows[] = {"c|all|A|B|window", "c|all|B|A|window"};
    for (size_t r = 0; r < 2; r++) {
        const size_t x = table_row(one, rows[r]), y = table_row(other, rows[r]);
        for (size_t c = 5; c < lec_table_column_count(one); c++) {
            const char *column = lec_table_columns(one)[c].name;
            CHECK_NUMBER(table_number(one, x, column), table_number(other, y, column), 0, column);
        }
    }
    /* b near a: the one that a follows; a near b: that one and none else */
    CHECK_NUMBER(table_number(one, table_row(one, rows[0]), "both"), 1, 0, "b near a");
    CHECK_NUMBER(table_number(one, table_row(one, rows[1]), "both"), 1, 0, "a near b");
    lec_arena_free(arena);
}

/* --- which rows ------------------------------------------------------------------------------ */

static const char few[] = "P: A b. C / J: a. B c / P: a b. X";

/* The study's pairs as they stand, then the others in the order of the concepts. */
static const lec_study *with_pair(lec_arena *arena)
{
    static const lec_pair pairs[] = {{2, 0}};
    lec_study *study = lec_new(arena, lec_study, 1);
    *study = *study_from(arena, "A = a; B = b; C = c");
    study->pairs = pairs;
    study->pair_count = 1;
    return study;
}

static const struct {
    const char *options, *rows; /* role first second unit, each first row of a group of them */
} chosen[] = {
    {"--by=none --unit=turn", "C A turn; A B turn; B C turn; "},
    {"--by=none --unit=turn --pairs=study", "C A turn; "},
    {"--by=none --unit=window,turn --pairs=study", "C A turn; C A window; A C window; "},
    {"--by=none --unit=turn --concept=A,C", "C A turn; "},
    {"--by=none --unit=turn --concept=B,A", "A B turn; "},
    {"--by=none --unit=turn --concept=A,B --pairs=study", ""},
    {"--by=none --unit=turn --concept=A", ""},
    {"--by=none --pairs=study", "C A sentence; C A turn; C A exchange; C A window; A C window; "},
};

static void test_chosen_rows(void)
{
    for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table = run_analysis(arena, "cooccurrence", corpus_from(arena, few),
                                              with_pair(arena), chosen[i].options);
        const char *rows = "";
        for (size_t row = 0; row < lec_table_row_count(table); row++)
            rows =
                lec_arena_format(arena, "%s%s %s %s; ", rows, table_text(table, row, "first"),
                                 table_text(table, row, "second"), table_text(table, row, "unit"));
        CHECK_TEXT(rows, chosen[i].rows, chosen[i].options);
        lec_arena_free(arena);
    }
}

/* Turned round with its concepts: the pair C - A of a subset keeps its orientation and counts. */
static void test_subset(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, few);
    const lec_table *all = run_analysis(arena, "cooccurrence", corpus, with_pair(arena), NULL);
    const lec_table *some =
        run_analysis(arena, "cooccurrence", corpus, with_pair(arena), "--concept=A,C");
    const size_t x = table_row(all, "c|all|C|A|sentence"),
                 y = table_row(some, "c|all|C|A|sentence");
    static const char *const columns[] = {"both", "first_only", "second_only", "neither", "g2"};
    for (size_t c = 0; c < 5; c++)
        CHECK_NUMBER(table_number(some, y, columns[c]), table_number(all, x, columns[c]), 0,
                     columns[c]);
    /* sentences AB C | A BC | AB X: never together, C in 2, A in 3, neither in 1 */
    CHECK_NUMBER(table_number(all, x, "both"), 0, 0, "both");
    CHECK_NUMBER(table_number(all, x, "first_only"), 2, 0, "C");
    CHECK_NUMBER(table_number(all, x, "second_only"), 3, 0, "A");
    CHECK_NUMBER(table_number(all, x, "neither"), 1, 0, "X");
    CHECK_NUMBER(table_number(all, x, "margin_expected"), 1, TOLERANCE_CLOSED_FORM, "2 * 3 / 6");
    CHECK_NUMBER(table_number(all, x, "npmi"), -1, 0, "never together");
    CHECK_TRUE(isnan(table_number(all, x, "pmi")), "the logarithm of nothing");
    lec_arena_free(arena);
}

/* Ten sentences of two words: A in 6, C in 2, D in 1. By chance A and C share 1.2, A and D .6, C
 * and D .2. */
static void test_least_expected(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "P: A c. A x. A d. A x. A x. A x. C x. X x. X x. X x.");
    const lec_study *study = study_from(arena, "A = a; C = c; D = d");
    const char *by = "--by=none --unit=sentence";
    const lec_table *some = run_analysis(arena, "cooccurrence", corpus, study, by);
    const lec_table *every = run_analysis(arena, "cooccurrence", corpus, study,
                                          lec_arena_format(arena, "%s %s", by, EVERY));
    CHECK_COUNT(lec_table_row_count(some), 2, "A C, A D");
    CHECK_COUNT(lec_table_left_out(some), 1, "C D");
    CHECK_COUNT(lec_table_row_count(every), 3, "all of them");
    CHECK_COUNT(lec_table_left_out(every), 0, "none");
    for (size_t row = 0; row < 2; row++) {
        CHECK_NUMBER(table_number(some, row, "tests"), 3, 0, "the family is fixed before");
        CHECK_NUMBER(table_number(some, row, "q"), table_number(every, row, "q"), 0, "and so is q");
    }
    lec_study asked = *study;
    const lec_pair pair = {2, 1};
    asked.pairs = &pair;
    asked.pair_count = 1;
    some = run_analysis(arena, "cooccurrence", corpus, &asked, by);
    CHECK_COUNT(lec_table_left_out(some), 0, "a pair of the study is told");
    CHECK_TRUE(table_has_row(some, "all|all|D|C|sentence"), "it is there");
    some = run_analysis(arena, "cooccurrence", corpus, study, "--unit=sentence");
    CHECK_COUNT(lec_table_left_out(some), 4, "C D of the speaker and of all, as c and as `all`");
    lec_arena_free(arena);
}

static const char *const wrong[] = {"--unit=page",         "--unit=turn,page", "--pairs=some",
                                    "--least-expected=-1", "--window=0",       "--by=phase",
                                    "--concept=E",         "--window=-1",      "--level=1.5"};

static void test_bad_calls(void)
{
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table;
        lec_error error = {""};
        CHECK_COUNT(try_analysis(arena, "cooccurrence", corpus_from(arena, few), with_pair(arena),
                                 wrong[i], NULL, &table, &error),
                    LEC_BAD_USAGE, wrong[i]);
        CHECK_TRUE(strncmp(error.message, wrong[i], strcspn(wrong[i], "=")) == 0, error.message);
        lec_arena_free(arena);
    }
}

static void test_empty(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study = with_pair(arena);
    const lec_table *table =
        run_analysis(arena, "cooccurrence", corpus_from(arena, ""), study, NULL);
    CHECK_COUNT(lec_table_row_count(table), 0, "no conference");
    table = run_analysis(arena, "cooccurrence", corpus_from(arena, few), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 0, "no concept");
    table = run_analysis(arena, "cooccurrence", corpus_from(arena, "P: a c"), study, "--by=none");
    const size_t exchange = table_row(table, "all|all|C|A|exchange|0");
    CHECK_TRUE(isnan(table_number(table, exchange, "margin_expected")),
               "no exchange, nothing to expect");
    table_row(table, "all|all|C|A|sentence|1");
    table_row(table, "all|all|C|A|window|1");
    lec_arena_free(arena);
}

const lec_test lec_tests_cooccurrence[] = {
    {"least_expected", test_least_expected},
    {"by_hand", test_by_hand},
    {"reference_tables", test_reference_tables},
    {"stratified", test_stratified},
    {"symmetry", test_symmetry},
    {"nothing_to_test", test_nothing_to_test},
    {"unequal_units", test_unequal_units},
    {"russia_and_china_by_turn", test_russia_and_china_by_turn},
    {"windows_both_ways", test_windows_both_ways},
    {"chosen_rows", test_chosen_rows},
    {"subset", test_subset},
    {"bad_calls", test_bad_calls},
    {"empty", test_empty},
    {0},
};

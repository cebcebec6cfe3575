/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/association.h"

#include "analysis/measure/association_measures.h"
#include "analysis/measure/rate_comparison.h"
#include "tests/support/check.h"
#include "tests/support/reference.h"

/* |got - want| <= tolerance |want|: also for small numbers, unlike CHECK_NUMBER. */
static void check_relative(double got, double want, double tolerance, const char *what)
{
    if (want == 0 || isnan(want))
        CHECK_NUMBER(got, want, 1e-15, what);
    else
        CHECK_NUMBER(got / want, 1, tolerance, what);
}

static double value(const char *name, const lec_contingency *table)
{
    const lec_association_measure *measure = lec_association_measure_named(name, strlen(name));
    CU_ASSERT_PTR_NOT_NULL_FATAL(measure);
    return lec_association_value(measure, table, NULL);
}

/* The tolerance is half a unit of the last digit that was printed. */
static const struct {
    const char *measure;
    lec_contingency table;
    double want, tolerance;
    const char *source;
} published[] = {
    {"g2", {110, 2442, 111, 29114}, 270.72, 0.005, "Dunning 1993, the swiss"},
    {"g2", {29, 13, 123, 31612}, 263.90, 0.005, "Dunning 1993, can be"},
    {"g2", {31, 23, 139, 31584}, 256.84, 0.005, "Dunning 1993, previous year"},
    {"g2", {10, 0, 3, 31764}, 167.23, 0.005, "Dunning 1993, mineral water"},
    {"g2", {76, 104, 2476, 29121}, 157.21, 0.005, "Dunning 1993, at the"},
    {"g2", {16, 16, 51, 31694}, 157.03, 0.005, "Dunning 1993, real terms"},
    {"g2", {9, 0, 5, 31763}, 146.80, 0.005, "Dunning 1993, natural gas"},
    {"g2", {16, 0, 865, 30896}, 115.02, 0.005, "Dunning 1993, owing to"},
    {"g2", {10, 9, 41, 31717}, 104.53, 0.005, "Dunning 1993, health insurance"},
    {"g2", {8, 2, 27, 31740}, 100.96, 0.005, "Dunning 1993, stiff competition"},
    {"g2", {12, 111, 14, 31640}, 98.72, 0.005, "Dunning 1993, is likely"},
    {"g2", {8, 5, 24, 31740}, 95.29, 0.005, "Dunning 1993, qualified personnel"},
    {"g2", {10, 93, 6, 31668}, 94.50, 0.005, "Dunning 1993, an estimated"},
    {"g2", {12, 111, 21, 31633}, 91.40, 0.005, "Dunning 1993, is expected"},
    {"g2", {10, 45, 35, 31687}, 81.55, 0.005, "Dunning 1993, 1 2"},
    {"g2", {5, 13, 0, 31759}, 76.30, 0.005, "Dunning 1993, balance sheet"},
    {"g2", {16, 2536, 1, 29224}, 73.35, 0.005, "Dunning 1993, the united"},
    {"g2", {6, 2, 45, 31724}, 68.96, 0.005, "Dunning 1993, accident insurance"},
    {"g2", {24, 43, 1316, 30394}, 68.61, 0.005, "Dunning 1993, terms of"},
    {"g2", {3, 0, 0, 31774}, 61.61, 0.005, "Dunning 1993, natel c"},
    {"chi2", {3, 0, 0, 31774}, 31777.00, 1e-8, "Dunning 1993, natel c"},
    {"chi2", {8, 15820, 4667, 14287173}, 1.55, 0.005, "Manning & Schuetze 1999, table 5.8"},
    {"chi2_yates", {1, 3, 3, 1}, 0.5, 1e-15, "Pedersen 1996: 8 (8 - 4)^2 / 4^4"},
    {"t_score", {8, 15820, 4667, 14287173}, 0.999932, 5e-7, "Manning & Schuetze 1999, 5.3.1"},
    {"t_score", {20, 14887, 8997, 14283764}, 2.3714, 5e-5, "the same, table 5.6, first made"},
    {"t_score", {20, 14073, 14756, 14278819}, 1.2176, 1e-4, "the same, truncated, like people"},
    {"pmi", {20, 22, 0, 14307626}, 18.38, 0.005, "the same, table 5.14, Ayatollah Ruhollah"},
    {"pmi", {20, 57, 39, 14307552}, 15.94, 0.005, "the same, videocassette recorder"},
    {"pmi", {20, 14999, 15609, 14277040}, 0.29, 0.005, "the same, time last"},
    {"npmi", {10, 0, 0, 90}, 1, 1e-15, "Bouma 2009, only together"},
    {"npmi", {1, 9, 9, 81}, 0, 1e-15, "Bouma 2009, independent"},
    {"npmi", {0, 10, 10, 80}, -1, 0, "Bouma 2009, never together"},
    {"minimum_sensitivity", {17, 240, 1001, 1298742}, 0.016699, 5e-7, "Pedersen & Bruce 1996"},
    {"delta_p_forward", {5610, 168938, 2257, 10233063}, 0.032, 5e-4, "Gries 2013, of course"},
    {"delta_p_backward", {5610, 168938, 2257, 10233063}, 0.697, 5e-4, "Gries 2013, of course"},
    {"odds_ratio", {16217, 2780721, 735, 2087211}, 16.6, 0.05, "Pojanapunya & Todd 2016"},
    {"percent_difference",
     {206523, 753118, 178174, 1384184},
     88.7,
     0.05,
     "Gabrielatos & Marchi 2011"},
    {"difference_coefficient", {18, 999982, 35, 999965}, -0.32, 0.005, "Hofland & Johansson 1982"},
    {"simple_maths", {35, 112289741, 263, 1559716716}, 1.1224, 5e-5, "Kilgarriff 2009, k = 1"},
    /* Gries's Coll.analysis 4 (ditransitive in ICE-GB), values asserted by the R package occurR */
    {"g2", {461, 699, 497, 137007}, 3301.18709456755, 1e-10, "Gries, give"},
    {"z_score", {461, 699, 497, 137007}, 160.012793844806, 1e-10, "Gries, give"},
    {"pmi", {461, 699, 497, 137007}, 5.84606576235807, 1e-12, "Gries, give"},
    {"delta_p_backward", {461, 699, 497, 137007}, 0.476134824404429, 1e-12, "Gries, give"},
    {"delta_p_forward", {461, 699, 497, 137007}, 0.393799352796257, 1e-12, "Gries, give"},
    {"fisher_log10_p", {461, 699, 497, 137007}, -718.320578073647, 1e-10, "Gries, give"},
    {"g2", {128, 666, 830, 137040}, 598.043959902825, 1e-10, "Gries, tell"},
    {"z_score", {128, 666, 830, 137040}, 52.3089589127062, 1e-10, "Gries, tell"},
    {"g2", {64, 282, 894, 137424}, 313.43002018138, 1e-10, "Gries, send"},
    {"pmi", {64, 282, 894, 137424}, 4.74272368430694, 1e-12, "Gries, send"},
    {"g2", {10, 2953, 948, 134753}, 6.76778321282246, 5e-11, "Gries, do, summed naively"},
    {"z_score", {10, 2953, 948, 134753}, -2.31425094980238, 1e-12, "Gries, do"},
    {"pmi", {10, 2953, 948, 134753}, -1.03356290413025, 1e-12, "Gries, do"},
    {"delta_p_forward", {10, 2953, 948, 134753}, -0.003610989232315, 1e-12, "Gries, do"},
};

static void test_published(void)
{
    for (size_t i = 0; i < sizeof published / sizeof *published; i++)
        CHECK_TRUE(fabs(value(published[i].measure, &published[i].table) - published[i].want) <=
                       published[i].tolerance,
                   published[i].source);
}

/* Formulas with numbers small enough for paper. */
static void test_by_hand(void)
{
    /* Rayson & Garside's two terms: 100 of 10^5 and 50 of 2 10^5, so E = 50 and 100:
     * 2 (100 ln 2 + 50 ln 1/2) = 100 ln 2. The four-cell value and the BIC of the log-likelihood
     * wizard, which takes the two terms, are from statistics.md. */
    const lec_contingency groups = lec_contingency_of_groups(100, 1e5, 50, 2e5);
    check_relative(lec_g2_2term(&groups), 100 * log(2), 1e-15, "two terms");
    CHECK_NUMBER(lec_g2(&groups), 69.352239945, 1e-11, "four cells");
    CHECK_NUMBER(lec_g2_2term(&groups) - log(3e5), 56.703180, 1e-8, "BIC of two terms");
    CHECK_NUMBER(lec_bic(&groups), 69.352239945 - log(3e5), 1e-9, "BIC of four cells");
    /* R's Deducer likelihood.test: chi2 / q for 7, 2, 3, 7; q = 1 + ((19/9 + 19/10 - 1)^2) / 114 */
    const lec_contingency small = {7, 2, 3, 7};
    const double factor = 19.0 / 9 + 19.0 / 10 - 1;
    check_relative(lec_williams_q(&small), 1 + factor * factor / 114, 1e-15, "q");
    CHECK_NUMBER(lec_chi2(&small) / lec_williams_q(&small), 4.0176257, 5e-8, "chi2 / q");
    /* E = 2, O = 4, N = 16: PMI 1, MI2 3, MI3 5, t = 2 / 2, z = 2 / sqrt 2, Dice = 8 / 12 */
    const lec_contingency square = lec_contingency_of_margins(4, 4, 8, 16);
    check_relative(lec_pmi(&square), 1, 1e-15, "PMI");
    check_relative(lec_npmi(&square), 0.5, 1e-15, "NPMI: 1 / log2(16 / 4)");
    check_relative(lec_mi2(&square), 3, 1e-15, "MI2");
    check_relative(lec_mi3(&square), 5, 1e-15, "MI3");
    check_relative(lec_t_score(&square), 1, 1e-15, "t");
    check_relative(lec_z_score(&square), sqrt(2), 1e-15, "z");
    check_relative(lec_berry_rogghe_z(&square), 2, 1e-15, "(4 - 2) / sqrt(2 (1 - 8/16))");
    check_relative(lec_dice(&square), 2.0 / 3, 1e-15, "Dice");
    check_relative(lec_log_dice(&square), 14 + log2(2.0 / 3), 1e-15, "logDice");
    check_relative(lec_jaccard(&square), 0.5, 1e-15, "Jaccard");
    check_relative(lec_minimum_sensitivity(&square), 0.5, 1e-15, "minimum sensitivity");
    /* phi = (4 * 8 - 0 * 4) / sqrt(4 * 12 * 8 * 8); chi2 = 16 phi^2 = 16 / 3 */
    check_relative(lec_phi(&square), 32 / sqrt(3072), 1e-15, "phi");
    check_relative(lec_chi2(&square), 16.0 / 3, 1e-15, "chi2");
    /* ln(4.5 * 8.5 / (0.5 * 4.5)) = ln 17 */
    check_relative(lec_log_odds_ratio(&square), log(17), 1e-15, "Haldane");
    CHECK_NUMBER(lec_association_sign(&square), 1, 0, "attraction");
    /* Smadja et al. 1996: O = 130, f = 3121 and 143, Dice .08; O = 10, f = 100 and 200 */
    const lec_contingency smadja = lec_contingency_of_margins(130, 3121, 143, 100000);
    CHECK_NUMBER(lec_dice(&smadja), 0.07965686274509803, 1e-16, "Smadja");
    const lec_contingency rychly = lec_contingency_of_margins(10, 100, 200, 100000);
    CHECK_NUMBER(lec_log_dice(&rychly), 10.0931094, 5e-9, "14 + log2(20 / 300)");
    /* Gries's log odds ratio of give is that of the counts as they are */
    const lec_contingency give = {461, 699, 497, 137007};
    CHECK_NUMBER(log(lec_odds_ratio(&give)), 5.20294457306156, 1e-13, "give");
    /* Church & Gale 1991 print phi^2 = .62 */
    const lec_contingency gale = {31950, 12004, 4793, 848330};
    CHECK_NUMBER(lec_phi(&gale) * lec_phi(&gale), 0.6171260372862848, 1e-15, "phi squared");
}

/* Where a known tool gives another number (../shared/reference/tool_quirks.csv and statistics.md
 * section 3): ours is the one of the definition. */
static void test_where_tools_differ(void)
{
    static const struct {
        const char *measure;
        lec_contingency table;
        double want, tolerance;
        const char *what;
    } cases[] = {
        {"g2", {21, 2774, 0, 852}, 11.212082153246811, 1e-12, "quanteda 7.667: hidden correction"},
        {"g2", {17, 2778, 0, 852}, 9.070717949489932, 1e-12, "quanteda 5.742"},
        {"g2", {3, 2792, 0, 852}, 1.5971895611060265, 1e-12, "quanteda 0.081"},
        {"fisher_log10_p", {10, 0, 3, 31764}, -36.004384799958019, 1e-14, "NLTK 0: the left tail"},
        {"mi3", {8, 15820, 4667, 14287173}, 6.629343211623684, 1e-12, "WordSmith manual -13.18"},
        {"t_score", {8, 15820, 4667, 14287173}, 0.9999319894802036, 1e-12, "WordSmith 5 manual"},
        {"g2",
         {8, 15820, 4667, 14287173},
         1.3253893978002574,
         1e-13,
         "WordSmith 4 manual 1.3129; the digits from exact arithmetic"},
        {"percent_difference", {0, 5, 1, 4}, -100, 1e-13, "Wordless -infinity"},
        {"odds_ratio", {0, 5, 1, 4}, 0, 0, "Wordless -infinity"},
        {"g2_2term", {23, 240, 551, 8319}, 2.3305518616657395, 1e-12, "AntConc 3"},
        {"g2", {23, 240, 551, 8319}, 2.5069725888684147, 1e-12, "AntConc 4"},
        {"chi2", {23, 240, 551, 8319}, 2.7831078762755563, 1e-12, "AntConc 3: 2.6082, two cells"},
        {"g2",
         {10, 369, 922, 14306367},
         100.50188350438333,
         1e-9,
         "Manning & Schuetze 1999, table 5.12: 99.31, ln(1 - p) in single precision; exact digits"},
        {"g2", {150, 12443, 782, 14294293}, 1291.3190571255406, 1e-13, "the same: 1291.42"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_NUMBER(value(cases[i].measure, &cases[i].table), cases[i].want, cases[i].tolerance,
                     cases[i].what);
}

static void test_odds_ratio_interval(void)
{
    /* By hand: OR = 7 * 7 / (2 * 3), se = sqrt(1/7 + 1/2 + 1/3 + 1/7), z = 1.959963984540054 */
    const lec_contingency table = {7, 2, 3, 7};
    const double error = sqrt(2.0 / 7 + 5.0 / 6), z = 1.959963984540054;
    const lec_interval interval = lec_odds_ratio_interval(&table, 0.95);
    check_relative(interval.low, 49.0 / 6 * exp(-z * error), 1e-14, "low");
    check_relative(interval.high, 49.0 / 6 * exp(z * error), 1e-14, "high");
    /* with a 0: all cells + 1/2, e.g. 6.5 * 192.5 / (.5 * 45.5) = 55 */
    const lec_contingency zero = {6, 0, 45, 192};
    const double larger = sqrt(1 / 6.5 + 2 + 1 / 45.5 + 1 / 192.5);
    const lec_interval haldane = lec_odds_ratio_interval(&zero, 0.95);
    check_relative(haldane.low, 55 * exp(-z * larger), 1e-14, "low, with a zero");
    check_relative(haldane.high, 55 * exp(z * larger), 1e-14, "high, with a zero");
    CHECK_NUMBER(lec_odds_ratio(&zero), NAN, 0, "the ratio itself is undefined");
    static const double bad_levels[] = {0, 1, 1.5, -0.1, NAN};
    for (size_t i = 0; i < sizeof bad_levels / sizeof *bad_levels; i++)
        CHECK_NUMBER(lec_odds_ratio_interval(&table, bad_levels[i]).low, NAN, 0, "level");
}

/* R 4.2.2: pchisq(x, 1, lower = FALSE, log = TRUE) / log(10) */
static void test_log10_p(void)
{
    static const struct {
        double statistic, log10_p;
    } cases[] = {
        {1e-300, -3.46516861952476e-151}, {1e-20, -3.4651686196630811e-11},
        {0.5, -0.31921127782572029},      {3.841458820694124, -1.3010299956639813},
        {60, -14.022928894549324},        {3301.18709456755, -718.7011959158765},
        {1e6, -217150.3390119987},        {1e300, -2.1714724095162591e+299},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_relative(lec_log10_p_chi2_1df(cases[i].statistic), cases[i].log10_p, 1e-13, "p");
    CHECK_TRUE(lec_log10_p_chi2_1df(0) == 0 && !signbit(lec_log10_p_chi2_1df(0)), "p = 1");
    CHECK_NUMBER(lec_log10_p_chi2_1df(-1), NAN, 0, "no statistic");
    CHECK_NUMBER(lec_log10_p_chi2_1df(NAN), NAN, 0, "no statistic");
}

/* Near independence the usual sums of O ln(O / E) keep no digit: with x = (O - E) / E the same in
 * all four cells but for its sign, G2 = N (x^2 / 2 + x^4 / 12 + ...) * 2 by hand. */
static void test_near_independence(void)
{
    const lec_contingency table = {1000000001, 999999999, 999999999, 1000000001};
    check_relative(lec_g2(&table), 4e9 * 1e-18, 1e-14, "G2");
    check_relative(lec_chi2(&table), 4e9 * 1e-18, 1e-14, "chi2");
    check_relative(lec_pmi(&table), 1e-9 * (1 - 0.5e-9) / log(2), 1e-14, "PMI");
}

typedef struct {
    const char *column, *measure;
} counterpart;

/* The references add O ln(O / E) up as it stands, which leaves them an absolute error of up to
 * 2e-12 (G2 = .293233662828140785 in exact arithmetic, they have ...8414; ours is ...81408). */
static bool is_sum_of_logarithms(const char *measure)
{
    return strncmp(measure, "g2", 2) == 0 || strcmp(measure, "bic") == 0;
}

/* Every cell of the columns named against the measure; an infinite reference is our NaN. */
static void check_columns(const reference *file, size_t row, const lec_contingency *table,
                          const counterpart *columns)
{
    for (; columns->column != NULL; columns++) {
        const double want = reference_number(file, row, columns->column);
        const double got = value(columns->measure, table);
        if (strstr(columns->measure, "log10_p") != NULL)
            CHECK_TRUE(fabs(got - want) < TOLERANCE_LOG10_P, columns->column);
        else if (is_sum_of_logarithms(columns->measure))
            CHECK_TRUE(fabs(got - want) < 2e-12 + TOLERANCE_CLOSED_FORM * fabs(want),
                       columns->column);
        else
            check_relative(got, isinf(want) ? NAN : want, TOLERANCE_CLOSED_FORM, columns->column);
    }
}

static lec_contingency table_of_row(const reference *file, size_t row)
{
    return (lec_contingency){reference_number(file, row, "O11"), reference_number(file, row, "O12"),
                             reference_number(file, row, "O21"),
                             reference_number(file, row, "O22")};
}

static void test_pairs_file(void)
{
    static const counterpart columns[] = {
        {"E11", "expected"},
        {"G2", "g2"},
        {"log10p_G2", "log10_p"},
        {"chi2", "chi2"},
        {"chi2_yates", "chi2_yates"},
        {"log10p_chi2", "chi2_log10_p"},
        {"G2_williams", "g2_williams"},
        {"fisher_greater_log10p", "fisher_log10_p"},
        {"fisher_less_log10p", "fisher_less_log10_p"},
        {"fisher_two_log10p", "fisher_two_sided_log10_p"},
        {"PMI_log2", "pmi"},
        {"NPMI", "npmi"},
        {"MI2", "mi2"},
        {"MI3", "mi3"},
        {"t", "t_score"},
        {"z", "z_score"},
        {"dice", "dice"},
        {"logDice", "log_dice"},
        {"jaccard", "jaccard"},
        {"odds_ratio", "odds_ratio"},
        {"logOR_haldane", "log_odds_ratio"},
        {"dP_B_given_A", "delta_p_forward"},
        {"dP_A_given_B", "delta_p_backward"},
        {"minsens", "minimum_sensitivity"},
        {"phi", "phi"},
        {"BIC", "bic"},
        {0},
    };
    reference *file = reference_open("reference/pairs_contingency.csv");
    if (file == NULL) SKIP("../shared is absent");
    CHECK_COUNT(reference_rows(file), 24, "rows");
    for (size_t row = 0; row < reference_rows(file); row++) {
        const lec_contingency table = table_of_row(file, row);
        check_columns(file, row, &table, columns);
        CHECK_NUMBER(lec_association_sign(&table) * lec_g2(&table),
                     reference_number(file, row, "G2_signed"), 2e-12, "signed");
        check_relative(lec_williams_q(&table), reference_number(file, row, "williams_q"),
                       TOLERANCE_CLOSED_FORM, "williams_q");
        CHECK_NUMBER(lec_contingency_total(&table), reference_number(file, row, "N"), 0, "N");
    }
    reference_close(file);
}

static void test_bigrams_files(void)
{
    static const counterpart columns[] = {
        {"E11", "expected"},
        {"chi2", "chi2"},
        {"chi2_yates", "chi2_yates"},
        {"fisher_greater_log10p", "fisher_log10_p"},
        {"PMI", "pmi"},
        {"NPMI", "npmi"},
        {"MI3", "mi3"},
        {"MI2", "mi2"},
        {"t", "t_score"},
        {"z", "z_score"},
        {"dice", "dice"},
        {"logDice", "log_dice"},
        {"jaccard", "jaccard"},
        {"dP_w2_given_w1", "delta_p_forward"},
        {"dP_w1_given_w2", "delta_p_backward"},
        {"minsens", "minimum_sensitivity"},
        {"logOR_haldane", "log_odds_ratio"},
        {"BIC", "bic"},
        {0},
    };
    static const char *const files[] = {"reference/bigrams_stream_minfreq2.csv",
                                        "reference/bigrams_turn_minfreq2.csv",
                                        "reference/bigrams_sentence_minfreq2.csv"};
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        reference *file = reference_open(files[f]);
        if (file == NULL) SKIP("../shared is absent");
        CHECK_TRUE(reference_rows(file) > 500, files[f]);
        for (size_t row = 0; row < reference_rows(file); row++) {
            const lec_contingency table = table_of_row(file, row);
            check_columns(file, row, &table, columns);
            CHECK_NUMBER(lec_association_sign(&table) * lec_g2(&table),
                         reference_number(file, row, "G2_signed"), 2e-12,
                         reference_text(file, row, "w1"));
        }
        reference_close(file);
    }
}

const lec_test lec_tests_association[] = {
    {"published", test_published},
    {"by_hand", test_by_hand},
    {"where_tools_differ", test_where_tools_differ},
    {"odds_ratio_interval", test_odds_ratio_interval},
    {"log10_p", test_log10_p},
    {"near_independence", test_near_independence},
    {"pairs_file", test_pairs_file},
    {"bigrams_files", test_bigrams_files},
    {0},
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/diversity.h"

#include "tests/support/check.h"
#include "tests/support/reference.h"

enum { TOKENS_MAX = 600 };

/* A text of words with one space between them, as type ids; at most TOKENS_MAX words. */
typedef struct {
    uint32_t type[TOKENS_MAX];
    size_t token_count, type_count;
} text;

static text text_of(const char *words)
{
    text result = {0};
    const char *first[TOKENS_MAX];
    size_t length[TOKENS_MAX];
    while (*words != '\0') {
        const size_t bytes = strcspn(words, " ");
        uint32_t id = 0;
        while (id < result.type_count &&
               (length[id] != bytes || memcmp(first[id], words, bytes) != 0))
            id++;
        if (id == result.type_count) {
            first[id] = words;
            length[id] = bytes;
            result.type_count++;
        }
        result.type[result.token_count++] = id;
        words += bytes + (words[bytes] == ' ');
    }
    return result;
}

static double mattr(const text *t, uint64_t window)
{
    uint32_t scratch[TOKENS_MAX];
    return lec_mattr(t->type, t->token_count, t->type_count, window, scratch);
}

static double msttr(const text *t, uint64_t segment)
{
    uint32_t scratch[TOKENS_MAX];
    return lec_msttr(t->type, t->token_count, t->type_count, segment, scratch);
}

static double mtld(const text *t, uint64_t threshold)
{
    uint32_t scratch[TOKENS_MAX];
    return lec_mtld(t->type, t->token_count, t->type_count, threshold, scratch);
}

/* The text in the README of the Python package LexicalRichness, with its values printed there:
 * all but the following. mtld there closes a factor on TTR <= .72; 48.00946372 is the value for
 * "falls below" (McCarthy & Jarvis 2010, reference/statistics.md 1.4). vocd_d, 46.0856, is the
 * exact expectation (ibid.; the sampled value of the README is 46.277). */
static const char readme[] =
    "measure of textual lexical diversity computed as the mean length of sequential words in a "
    "text that maintains a minimum threshold ttr score iterates over words until ttr scores falls "
    "below a threshold then increase factor counter by and start over mccarthy and jarvis pg "
    "recommends a factor threshold in the range of mccarthy mccarthy and jarvis";

static void test_published_text(void)
{
    const text t = text_of(readme);
    lec_arena *arena = lec_arena_new();
    lec_diversity_settings settings = lec_diversity_defaults;
    settings.mattr_window = settings.msttr_segment = 25;
    const lec_diversity got =
        lec_diversity_of(t.type, t.token_count, t.type_count, &settings, arena);
    CHECK_COUNT(got.tokens, 57, "tokens");
    CHECK_COUNT(got.types, 39, "types");
    CHECK_NUMBER(got.ttr, 0.6842105263157895, TOLERANCE_CLOSED_FORM, "TTR");
    CHECK_NUMBER(got.guiraud, 5.165676192553671, TOLERANCE_CLOSED_FORM, "Guiraud R");
    CHECK_NUMBER(got.cttr, 3.6526846651686067, TOLERANCE_CLOSED_FORM, "CTTR");
    CHECK_NUMBER(got.herdan_c, 0.9061378160786574, TOLERANCE_CLOSED_FORM, "Herdan C");
    CHECK_NUMBER(got.maas, 0.023215679867353005, TOLERANCE_CLOSED_FORM, "Maas");
    CHECK_NUMBER(got.mattr, 0.8351515151515151, TOLERANCE_CLOSED_FORM, "MATTR 25");
    CHECK_NUMBER(got.msttr, 0.88, TOLERANCE_CLOSED_FORM, "MSTTR 25");
    CHECK_NUMBER(got.mtld, 48.00946372, 1e-9, "MTLD");
    CHECK_NUMBER(got.hdd, 0.7468703323966486, TOLERANCE_CLOSED_FORM, "HD-D");
    CHECK_NUMBER(got.vocd_d, 46.0856, 5e-5, "vocd-D");
    lec_arena_free(arena);
}

static void test_mattr(void)
{
    /* docs of LexicalRichness; windows counted by hand */
    const text t = text_of("one one two one one two one");
    CHECK_NUMBER(mattr(&t, 2), 5.0 / 6, TOLERANCE_CLOSED_FORM, "window 2");
    CHECK_NUMBER(mattr(&t, 3), 2.0 / 3, TOLERANCE_CLOSED_FORM, "window 3");
    CHECK_NUMBER(mattr(&t, 4), 0.5, TOLERANCE_CLOSED_FORM, "window 4");
    CHECK_NUMBER(mattr(&t, 7), 2.0 / 7, TOLERANCE_CLOSED_FORM, "the whole text");
    CHECK_NUMBER(mattr(&t, 8), NAN, 0, "window longer than the text");

    const text long_text = text_of(readme); /* the sliding counts are those of each window */
    for (size_t window = 1; window <= long_text.token_count; window += 8) {
        double sum = 0;
        const size_t windows = long_text.token_count - window + 1;
        for (size_t start = 0; start < windows; start++) {
            size_t types = 0;
            for (size_t i = start; i < start + window; i++) {
                size_t before = start;
                while (long_text.type[before] != long_text.type[i]) before++;
                types += before == i;
            }
            sum += (double)types / (double)window;
        }
        CHECK_NUMBER(mattr(&long_text, window), sum / (double)windows, TOLERANCE_CLOSED_FORM,
                     "sliding window equals counting afresh");
    }
}

static void test_msttr(void)
{
    const text t = text_of("a b a b c c c d"); /* by hand: segments aba bcc (cd dropped) */
    CHECK_NUMBER(msttr(&t, 3), 2.0 / 3, TOLERANCE_CLOSED_FORM, "the rest is dropped");
    CHECK_NUMBER(msttr(&t, 4), 0.5, TOLERANCE_CLOSED_FORM, "a full last segment counts");
    CHECK_NUMBER(msttr(&t, 9), NAN, 0, "no full segment");
}

static void test_mtld(void)
{
    /* McCarthy & Jarvis 2010, p. 384: TTR 1 1 1 1 .8 .667, then a factor is complete; by hand the
     * rest has TTR 1, and backwards there is one factor as well: 9 tokens / 1 factor */
    const text people = text_of("of the people by the people for the people");
    CHECK_NUMBER(mtld(&people, 720), 9, TOLERANCE_CLOSED_FORM, "of the people");
    /* by hand: TTR .5 after every second token; one token left over has TTR 1 */
    const text same = text_of("a a a a a");
    CHECK_NUMBER(mtld(&same, 720), 2.5, TOLERANCE_CLOSED_FORM, "one type");
    const text different = text_of("a b c d e f g h");
    CHECK_NUMBER(mtld(&different, 720), NAN, 0, "no repetition");
    /* 18 types in 25 tokens is a TTR of .72 exactly, which is not below .72: by hand the forward
     * pass has no complete factor (7/25)/.28 = 1 of one; backwards the repetition comes first:
     * "r" eight times, a factor per two, then 17 new types */
    const text border = text_of("a b c d e f g h i j k l m n o p q r r r r r r r r");
    CHECK_NUMBER(mtld(&border, 720), (25 / 1.0 + 25 / 4.0) / 2, TOLERANCE_CLOSED_FORM, "at .72");
}

/* Popescu 2009 (Word Frequency Studies), p. 26: the ranks of a text of 225 words, 124 types;
 * entropy 6.5270 (p. 176), repeat rate .0153 (p. 170); Yule's K: reference/statistics.md 1.4.
 * Simpson by hand: sum m^2 = 777, (777 - 225) / (225 * 224). */
static const uint64_t popescu[][2] = {{1, 11}, {2, 9}, {1, 7},  {2, 6}, {2, 5},
                                      {7, 4},  {6, 3}, {18, 2}, {85, 1}};

static void test_published_spectrum(void)
{
    uint64_t count[124];
    size_t types = 0;
    for (size_t i = 0; i < sizeof popescu / sizeof *popescu; i++)
        for (uint64_t j = 0; j < popescu[i][0]; j++) count[types++] = popescu[i][1];
    CHECK_COUNT(types, 124, "types");
    lec_arena *arena = lec_arena_new();
    const lec_spectrum spectrum = lec_spectrum_of(count, types, arena);
    const lec_diversity got = lec_diversity_of_spectrum(&spectrum, &lec_diversity_defaults);
    CHECK_COUNT(spectrum.count, 9, "distinct frequencies");
    CHECK_COUNT(got.tokens, 225, "tokens");
    CHECK_COUNT(got.types, 124, "types");
    CHECK_COUNT(got.hapaxes, 85, "hapaxes");
    CHECK_NUMBER(got.entropy, 6.5270, 0.5e-4, "entropy");
    CHECK_NUMBER(got.yule_k, 109.0370370370370, TOLERANCE_CLOSED_FORM, "Yule's K");
    CHECK_NUMBER(got.yule_k / 1e4 + 1 / 225.0, 0.0153, 0.5e-4, "repeat rate");
    CHECK_NUMBER(got.simpson_d, 552 / (225.0 * 224), TOLERANCE_CLOSED_FORM, "Simpson's D");
    CHECK_NUMBER(got.mattr, NAN, 0, "no order, no MATTR");
    lec_arena_free(arena);
}

static void test_expected_types(void)
{
    lec_arena *arena = lec_arena_new();
    const uint64_t count[] = {3, 0, 1, 2};
    const lec_spectrum small = lec_spectrum_of(count, 4, arena);
    /* by hand, of the 20 samples of 3: 1 lacks the 3, 4 lack the 2, 10 lack the 1 */
    CHECK_NUMBER(lec_expected_types(&small, 3), 2.25, TOLERANCE_CLOSED_FORM, "3 of 6");
    CHECK_NUMBER(lec_expected_types(&small, 0), 0, 0, "none");
    CHECK_NUMBER(lec_expected_types(&small, 1), 1, TOLERANCE_CLOSED_FORM, "one");
    CHECK_NUMBER(lec_expected_types(&small, 6), 3, TOLERANCE_CLOSED_FORM, "all");
    CHECK_NUMBER(lec_expected_types(&small, 7), NAN, 0, "more than there are");

    const text t = text_of(readme);
    uint64_t counts[TOKENS_MAX] = {0};
    for (size_t i = 0; i < t.token_count; i++) counts[t.type[i]]++;
    const lec_spectrum spectrum = lec_spectrum_of(counts, t.type_count, arena);
    const lec_diversity diversity = lec_diversity_of_spectrum(&spectrum, &lec_diversity_defaults);
    CHECK_NUMBER(lec_expected_types(&spectrum, 2), 2 - diversity.simpson_d, TOLERANCE_CLOSED_FORM,
                 "two tokens are of one type with Simpson's probability");
    CHECK_NUMBER(lec_expected_types(&spectrum, 57), 39, TOLERANCE_CLOSED_FORM, "the whole text");

    /* 1 of 2^40 tokens is rare: the chance to draw it is 35 / 2^40, to the last digit */
    const uint64_t rare[] = {1, (UINT64_C(1) << 40) - 1};
    const lec_spectrum huge = lec_spectrum_of(rare, 2, arena);
    CHECK_NUMBER((lec_expected_types(&huge, 35) - 1) * 0x1p40, 35, 1e-3, "rare type");
    lec_arena_free(arena);
}

static lec_diversity diversity_of(const char *words, lec_arena *arena)
{
    const text t = text_of(words);
    return lec_diversity_of(t.type, t.token_count, t.type_count, &lec_diversity_defaults, arena);
}

static void test_edges(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_diversity none = diversity_of("", arena);
    const double undefined[] = {none.ttr,    none.guiraud, none.cttr,   none.herdan_c,
                                none.maas,   none.mattr,   none.msttr,  none.mtld,
                                none.hdd,    none.vocd_d,  none.yule_k, none.simpson_d,
                                none.entropy};
    for (size_t i = 0; i < sizeof undefined / sizeof *undefined; i++)
        CHECK_NUMBER(undefined[i], NAN, 0, "no token");
    CHECK_COUNT(none.types, 0, "no token: types");

    const lec_diversity one = diversity_of("x", arena);
    CHECK_COUNT(one.hapaxes, 1, "one token: hapaxes");
    CHECK_NUMBER(one.ttr, 1, 0, "one token: TTR");
    CHECK_NUMBER(one.entropy, 0, 0, "one token: entropy");
    CHECK_NUMBER(one.yule_k, 0, 0, "one token: Yule's K");
    CHECK_NUMBER(one.herdan_c, NAN, 0, "one token: Herdan C");
    CHECK_NUMBER(one.maas, NAN, 0, "one token: Maas");
    CHECK_NUMBER(one.simpson_d, NAN, 0, "one token: Simpson");
    CHECK_NUMBER(one.mtld, NAN, 0, "one token: MTLD");

    uint64_t count[] = {60}; /* one type: TTR(n) = 1/n, so D = 1/(2(n-1)) for each n */
    const lec_spectrum same = lec_spectrum_of(count, 1, arena);
    const lec_diversity single = lec_diversity_of_spectrum(&same, &lec_diversity_defaults);
    CHECK_NUMBER(single.hdd, 1 / 42.0, TOLERANCE_CLOSED_FORM, "one type: HD-D");
    CHECK_NUMBER(single.herdan_c, 0, 0, "one type: Herdan C");
    CHECK_NUMBER(single.simpson_d, 1, TOLERANCE_CLOSED_FORM, "one type: Simpson");
    CHECK_TRUE(single.vocd_d > 1 / 98.0 && single.vocd_d < 1 / 68.0, "one type: vocd-D");
    CHECK_COUNT(single.hapaxes, 0, "one type: hapaxes");

    uint64_t all[60];
    for (size_t i = 0; i < 60; i++) all[i] = 1;
    const lec_spectrum distinct = lec_spectrum_of(all, 60, arena);
    CHECK_NUMBER(lec_vocd_d(&distinct), NAN, 0, "no repetition: vocd-D");
    CHECK_NUMBER(lec_diversity_of_spectrum(&distinct, &lec_diversity_defaults).hdd, 1,
                 TOLERANCE_CLOSED_FORM, "no repetition: HD-D");

    /* two types of 2^52 tokens: by hand as if drawn with replacement */
    const uint64_t large[] = {UINT64_C(1) << 52, UINT64_C(1) << 52};
    const lec_spectrum two = lec_spectrum_of(large, 2, arena);
    const lec_diversity huge = lec_diversity_of_spectrum(&two, &lec_diversity_defaults);
    CHECK_NUMBER(huge.entropy, 1, TOLERANCE_CLOSED_FORM, "2^53 tokens: entropy");
    CHECK_NUMBER(huge.simpson_d, 0.5, TOLERANCE_CLOSED_FORM, "2^53 tokens: Simpson");
    CHECK_NUMBER(huge.yule_k, 5000, TOLERANCE_CLOSED_FORM, "2^53 tokens: Yule's K");
    CHECK_NUMBER(huge.hdd, 2 * (1 - pow(0.5, 42)) / 42, TOLERANCE_CLOSED_FORM, "2^53 tokens: HD-D");
    CHECK_TRUE(isfinite(huge.vocd_d), "2^53 tokens: vocd-D");
    lec_arena_free(arena);
}

/* The word counts of a press conference against the values of its 4,247 words. vocd_d there is the
 * result of a numerical minimisation, good to half the digits of a double. */
static void test_reference(void)
{
    enum { WORDS_MAX = 2000 };
    reference *words = reference_open("reference/wordfreq_body.csv");
    reference *want = reference_open("reference/lexdiv_text.csv");
    if (words == NULL || want == NULL) {
        reference_close(words);
        reference_close(want);
        SKIP("../shared/reference is absent");
    }
    uint64_t count[WORDS_MAX];
    const size_t types = reference_rows(words);
    CHECK_TRUE(types <= WORDS_MAX, "words in the file");
    for (size_t i = 0; i < types && i < WORDS_MAX; i++)
        count[i] = (uint64_t)reference_number(words, i, "freq");
    lec_arena *arena = lec_arena_new();
    const lec_spectrum spectrum = lec_spectrum_of(count, types, arena);
    const lec_diversity got = lec_diversity_of_spectrum(&spectrum, &lec_diversity_defaults);
    const struct {
        const char *name;
        double value, tolerance;
    } measures[] = {
        {"N", (double)got.tokens, 0},
        {"V", (double)got.types, 0},
        {"hapax", (double)got.hapaxes, 0},
        {"TTR", got.ttr, TOLERANCE_CLOSED_FORM},
        {"Guiraud", got.guiraud, TOLERANCE_CLOSED_FORM},
        {"CTTR", got.cttr, TOLERANCE_CLOSED_FORM},
        {"HerdanC", got.herdan_c, TOLERANCE_CLOSED_FORM},
        {"YuleK", got.yule_k, TOLERANCE_CLOSED_FORM},
        {"SimpsonD", got.simpson_d, TOLERANCE_CLOSED_FORM},
        {"Maas_a2_ln", got.maas, TOLERANCE_CLOSED_FORM},
        {"entropy_bits", got.entropy, TOLERANCE_CLOSED_FORM},
        {"HDD42", got.hdd, TOLERANCE_CLOSED_FORM},
        {"vocdD_expected35_50", got.vocd_d, 1e-7},
    };
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        /* the first rows of each measure are those of the scope "body" */
        const size_t row = reference_find(want, "measure", measures[i].name);
        CHECK_TEXT(reference_text(want, row, "scope"), "body", measures[i].name);
        CHECK_NUMBER(measures[i].value, reference_number(want, row, "value"), measures[i].tolerance,
                     measures[i].name);
    }
    lec_arena_free(arena);
    reference_close(words);
    reference_close(want);
}

/* a a a b c d in three parts of two words, by hand. Segments of 3 have the ratios 1/3 and 1, so the
 * parts hold 2/9, 1/9 + 1/3 and 2/3 of their sum and 2/3 of a segment each. Forward, the one factor
 * is the first two words; backward, it is all six. */
static void test_without(void)
{
    const text t = text_of("a a a b c d");
    static const uint32_t part[] = {0, 0, 1, 1, 2, 2};
    lec_diversity_settings settings = lec_diversity_defaults;
    settings.msttr_segment = 3;
    double msttr[3], mtld[3];
    lec_diversity_without(t.type, t.token_count, t.type_count, &settings, part, 3, msttr, mtld);
    CHECK_NUMBER(msttr[0], 5.0 / 6, TOLERANCE_CLOSED_FORM, "msttr without the first");
    CHECK_NUMBER(msttr[1], 2.0 / 3, TOLERANCE_CLOSED_FORM, "without the second");
    CHECK_NUMBER(msttr[2], 1.0 / 2, TOLERANCE_CLOSED_FORM, "without the third");
    CHECK_NUMBER(mtld[0], NAN, 0, "no factor is left forward");
    CHECK_NUMBER(mtld[1], (4 / 1.0 + 4 / (2.0 / 3)) / 2, TOLERANCE_CLOSED_FORM, "mtld");
    CHECK_NUMBER(mtld[2], (4 / 1.0 + 4 / (2.0 / 3)) / 2, TOLERANCE_CLOSED_FORM, "mtld");
}

const lec_test lec_tests_diversity[] = {
    {"without", test_without},
    {"published_text", test_published_text},
    {"mattr", test_mattr},
    {"msttr", test_msttr},
    {"mtld", test_mtld},
    {"published_spectrum", test_published_spectrum},
    {"expected_types", test_expected_types},
    {"edges", test_edges},
    {"reference", test_reference},
    {0},
};

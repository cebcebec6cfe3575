/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/dispersion.h"

#include <stdlib.h>

#include "tests/support/check.h"
#include "tests/support/reference.h"

enum { PARTS_MAX = 64 };

static lec_dispersion dense(const uint64_t *count, const uint64_t *size, size_t n)
{
    double scratch[PARTS_MAX];
    const lec_parts parts = lec_parts_of(size, n);
    return lec_dispersion_of(&parts, NULL, count, n, scratch);
}

/* Gries 2008 (IJCL 13:403-437) uses 50 tokens in parts of 9, 10, 10, 10, 11; its values for parts
 * of unlike size are those of Gries's own dispersions.r, which R package occurR reproduces in
 * toy_reference.tsv to 1e-15; all digits from reference/anchors_dispersion.csv
 * (which prints the counts of t in the wrong order). */
#define GRIES                                                                                      \
    {                                                                                              \
        9, 10, 10, 10, 11                                                                          \
    }
#define EQUAL                                                                                      \
    {                                                                                              \
        100, 100, 100, 100, 100                                                                    \
    }

typedef struct {
    const char *name;
    size_t n;
    uint64_t count[5], size[5], range;
    double juilland_d, carroll_d2, rosengren_s, lyne_d3, dp, dp_norm, dp_egbert, da, kld;
} published_example;

static const published_example published[] = {
    {"Gries 2008: a",
     5,
     {1, 2, 3, 4, 5},
     GRIES,
     5,
     0.7851504534504508,
     0.9379213032979956,
     0.9498163423042408,
     0.9564534231200897,
     0.18,
     0.2195121951219512,
     0.2195121951219512,
     0.6974500344589938,
     0.1369717293652208},
    {"Gries: t",
     5,
     {0, 1, 1, 1, 1},
     GRIES,
     4,
     0.748987986686943,
     0.8608409123989429,
     0.8196426544510454,
     0.9446022727272727,
     0.18,
     0.2195121951219512,
     0.225,
     0.7325581395348837,
     0.2875522139498786},
    {"Gries 2008: h",
     5,
     {0, 0, 0, 1, 1},
     GRIES,
     2,
     0.38647148920356544,
     0.4299718302182153,
     0.4197617696340303,
     0.6534090909090908,
     0.58,
     0.7073170731707318,
     0.725,
     0.2380952380952381,
     1.2531763330123948},
    /* DPnorm = 0.5: Lijffijt & Gries 2012 (IJCL 17:147-149) */
    {"Lijffijt & Gries 2012",
     3,
     {2, 1, 0},
     {7, 7, 7},
     2,
     0.42264973081037427,
     0.579380164285695,
     0.6476030138606877,
     0.8333333333333333,
     1 / 3.0,
     0.5,
     0.5,
     1 / 3.0,
     2 / 3.0},
    /* D2 = .8277: Carroll 1970, p. 13 */
    {"Carroll 1970: D2",
     5,
     {2, 1, 1, 1, 0},
     EQUAL,
     4,
     0.683772233983162,
     0.8277293767706428,
     0.7794112549695427,
     0.9,
     0.2,
     0.25,
     0.25,
     0.6,
     0.4},
    /* D = .6464: Carroll 1970, p. 14 */
    {"Carroll 1970: D",
     5,
     {0, 4, 3, 2, 1},
     EQUAL,
     4,
     0.6464466094067263,
     0.7952181416542045,
     0.7555313141043639,
     0.875,
     0.3,
     0.375,
     0.375,
     0.5,
     0.47548875021634684},
    /* R package tlda, its help page */
    {"tlda",
     5,
     {0, 0, 1, 2, 5},
     EQUAL,
     3,
     0.4203988440315185,
     0.5593605347018309,
     0.5406279600020631,
     0.6640625,
     0.475,
     0.59375,
     0.59375,
     0.25,
     1.0231331541919637},
    /* by hand: s = .2; S = s, D3 = 1 - (1-s)/(4s), DP = 1-s, DPnorm = .8/.9, KLD = log2 5 */
    {"in one part only",
     3,
     {0, 3, 0},
     {1, 2, 7},
     1,
     0,
     0,
     0.2,
     0,
     0.8,
     0.8 / 0.9,
     1,
     0,
     2.321928094887362},
    /* by hand: counts in proportion to the sizes are even */
    {"even", 4, {3, 6, 9, 15}, {100, 200, 300, 500}, 4, 1, 1, 1, 1, 0, 0, 0, 1, 0},
};

static void check_all(const lec_dispersion *got, const published_example *want)
{
    char what[80];
#define CHECK_FIELD(field)                                                                         \
    snprintf(what, sizeof what, "%s: " #field, want->name);                                        \
    CHECK_NUMBER(got->field, want->field, TOLERANCE_CLOSED_FORM, what)
    CHECK_FIELD(juilland_d);
    CHECK_FIELD(carroll_d2);
    CHECK_FIELD(rosengren_s);
    CHECK_FIELD(lyne_d3);
    CHECK_FIELD(dp);
    CHECK_FIELD(dp_norm);
    CHECK_FIELD(dp_egbert);
    CHECK_FIELD(da);
    CHECK_FIELD(kld);
#undef CHECK_FIELD
    CHECK_COUNT(got->range, want->range, want->name);
}

/* What one computation gave, as what another has to give. */
static published_example as_expected(const lec_dispersion *got)
{
    return (published_example){.range = got->range,
                               .juilland_d = got->juilland_d,
                               .carroll_d2 = got->carroll_d2,
                               .rosengren_s = got->rosengren_s,
                               .lyne_d3 = got->lyne_d3,
                               .dp = got->dp,
                               .dp_norm = got->dp_norm,
                               .dp_egbert = got->dp_egbert,
                               .da = got->da,
                               .kld = got->kld};
}

static void test_published(void)
{
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        const published_example *want = &published[i];
        const lec_dispersion got = dense(want->count, want->size, want->n);
        check_all(&got, want);
    }
    /* Gries 2008, pp. 407-408, five parts of 10: D .764 (raw counts), S .937, D3 .944 */
    const lec_dispersion equal =
        dense((const uint64_t[]){1, 2, 3, 4, 5}, (const uint64_t[]){10, 10, 10, 10, 10}, 5);
    CHECK_NUMBER(equal.juilland_d, 0.7642977396044841, TOLERANCE_CLOSED_FORM, "D, equal parts");
    CHECK_NUMBER(equal.rosengren_s, 0.9368466077729137, TOLERANCE_CLOSED_FORM, "S, equal parts");
    CHECK_NUMBER(equal.lyne_d3, 0.9444444444444444, TOLERANCE_CLOSED_FORM, "D3, equal parts");
    CHECK_NUMBER(equal.carroll_d2, 0.925633916873193, TOLERANCE_CLOSED_FORM, "D2, equal parts");
    CHECK_TRUE(dense(published[7].count, published[7].size, 3).juilland_d == 0, "D is 0 exactly");
}

static void check_undefined(const lec_dispersion *got, const char *what)
{
    const double values[] = {got->juilland_d, got->carroll_d2, got->rosengren_s,
                             got->lyne_d3,    got->dp,         got->dp_norm,
                             got->dp_egbert,  got->da,         got->kld};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        CHECK_NUMBER(values[i], NAN, 0, what);
}

static void test_edges(void)
{
    const uint64_t sizes[] = {9, 0, 10, 3}, none[4] = {0};
    lec_dispersion got = dense(none, sizes, 4);
    check_undefined(&got, "no occurrence");
    CHECK_COUNT(got.range, 0, "no occurrence: range");
    got = dense((const uint64_t[]){3}, (const uint64_t[]){41}, 1);
    check_undefined(&got, "one part");
    CHECK_COUNT(got.range, 1, "one part: range");
    CHECK_COUNT(got.frequency, 3, "one part: frequency");
    got = dense(NULL, NULL, 0);
    check_undefined(&got, "no part");

    const lec_dispersion without =
        dense((const uint64_t[]){2, 1, 4}, (const uint64_t[]){9, 10, 3}, 3);
    published_example want = as_expected(&without);
    want.name = "a part without tokens is none";
    got = dense((const uint64_t[]){2, 0, 1, 4}, sizes, 4);
    check_all(&got, &want);

    /* 2^52 + 2^52 occurrences, every token the item: even, and no overflow */
    const uint64_t large = UINT64_C(1) << 52;
    got = dense((const uint64_t[]){large, large}, (const uint64_t[]){large, large}, 2);
    CHECK_NUMBER(got.dp, 0, TOLERANCE_CLOSED_FORM, "2^53 occurrences: DP");
    CHECK_NUMBER(got.da, 1, TOLERANCE_CLOSED_FORM, "2^53 occurrences: DA");
    CHECK_COUNT(got.frequency, UINT64_C(1) << 53, "2^53 occurrences: frequency");
}

/* An item in some of 53 parts of high-entropy sizes. */
enum { MANY = 53 };
static void high_entropy(uint64_t *count, uint64_t *size)
{
    uint64_t state = 88172645463325252U; /* xorshift64, Marsaglia 2003 */
    for (size_t i = 0; i < MANY; i++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        size[i] = 5 + state % 397;
        count[i] = (state >> 20) % 3 == 0 ? (state >> 32) % 9 : 0;
    }
}

static void test_pairwise_definition(void)
{
    uint64_t count[MANY], size[MANY];
    high_entropy(count, size);
    double differences = 0, sum = 0;
    for (size_t i = 0; i < MANY; i++) {
        const double rate = (double)count[i] / (double)size[i];
        sum += rate;
        for (size_t j = 0; j < i; j++)
            differences += fabs(rate - (double)count[j] / (double)size[j]);
    }
    const double pairs = MANY * (MANY - 1) / 2.0, mean = sum / MANY;
    CHECK_NUMBER(dense(count, size, MANY).da, 1 - differences / pairs / (2 * mean),
                 TOLERANCE_CLOSED_FORM, "DA is the mean difference over all pairs");
}

static void test_invariances(void)
{
    uint64_t count[MANY], size[MANY], other_count[MANY], other_size[MANY], kept_count[MANY];
    uint32_t kept_part[MANY];
    high_entropy(count, size);
    lec_dispersion got = dense(count, size, MANY);
    published_example want = as_expected(&got);

    size_t kept = 0;
    for (size_t i = 0; i < MANY; i++)
        if (count[i] > 0) kept_part[kept] = (uint32_t)i, kept_count[kept++] = count[i];
    CHECK_TRUE(kept > 5 && kept < MANY, "the example is sparse");
    double scratch[MANY];
    const lec_parts parts = lec_parts_of(size, MANY);
    got = lec_dispersion_of(&parts, kept_part, kept_count, kept, scratch);
    want.name = "sparse form";
    check_all(&got, &want);

    for (size_t i = 0; i < MANY; i++)
        other_count[i] = count[MANY - 1 - i], other_size[i] = size[MANY - 1 - i];
    got = dense(other_count, other_size, MANY);
    want.name = "parts in another order";
    check_all(&got, &want);

    for (size_t i = 0; i < MANY; i++) other_count[i] = 17 * count[i], other_size[i] = 17 * size[i];
    got = dense(other_count, other_size, MANY);
    want.name = "everything 17 times as often";
    check_all(&got, &want);
}

/* Gries 2008, pp. 406, 410: distances 2 10 2 9 2 5 2 3 3 1 3 2 1 3 2; ARF 10.8, AWT 3.18, ALD .628;
 * ALD to all digits by Python */
static void test_spacing(void)
{
    static const char text[] = "bamnibeupkbasatbewqnbcagabestabaghabeaatbahaabeaxa";
    uint32_t position[50];
    size_t count = 0;
    for (uint32_t i = 0; i < 50; i++)
        if (text[i] == 'a') position[count++] = i;
    lec_spacing got = lec_spacing_of(position, count, 50);
    CHECK_NUMBER(got.arf, 10.8, TOLERANCE_CLOSED_FORM, "ARF");
    CHECK_NUMBER(got.awt, 3.18, TOLERANCE_CLOSED_FORM, "AWT");
    CHECK_NUMBER(got.ald, 0.6284169522247549, TOLERANCE_CLOSED_FORM, "ALD");

    got = lec_spacing_of((const uint32_t[]){7}, 1, 100); /* by hand: one distance, d = N */
    CHECK_NUMBER(got.arf, 1, TOLERANCE_CLOSED_FORM, "once: ARF");
    CHECK_NUMBER(got.awt, 50.5, TOLERANCE_CLOSED_FORM, "once: AWT");
    CHECK_NUMBER(got.ald, 2, TOLERANCE_CLOSED_FORM, "once: ALD");
    got = lec_spacing_of((const uint32_t[]){0, 1, 2}, 3, 3); /* by hand: all d = 1 */
    CHECK_NUMBER(got.arf, 3, TOLERANCE_CLOSED_FORM, "every token: ARF");
    CHECK_NUMBER(got.awt, 1, TOLERANCE_CLOSED_FORM, "every token: AWT");
    CHECK_NUMBER(got.ald, 0, TOLERANCE_CLOSED_FORM, "every token: ALD");
    got = lec_spacing_of(NULL, 0, 50);
    CHECK_NUMBER(got.arf, NAN, 0, "never: ARF");
    CHECK_NUMBER(got.awt, NAN, 0, "never: AWT");
    CHECK_NUMBER(got.ald, NAN, 0, "never: ALD");
}

static size_t read_counts(const char *text, uint64_t *counts)
{
    size_t count = 0;
    char *end = NULL;
    for (; *text != '\0' && count < PARTS_MAX; text = end + (*end == ' '))
        counts[count++] = strtoull(text, &end, 10);
    return count;
}

static double named_measure(const lec_dispersion *got, const char *name)
{
    const struct {
        const char *name;
        double value;
    } measures[] = {
        {"range", (double)got->range},
        {"D (rel freq, pop sd)", got->juilland_d},
        {"D2_rel (Carroll/Gries 2008, size-corrected)", got->carroll_d2},
        {"S", got->rosengren_s},
        {"D3 (uneq)", got->lyne_d3},
        {"DP", got->dp},
        {"DPnorm (Lijffijt&Gries 2012)", got->dp_norm},
        {"DP Egbert 2020 (uneven scale)", got->dp_egbert},
        {"KLD (log2)", got->kld},
        {"DA (1-...)", got->da},
    };
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (strcmp(measures[i].name, name) == 0) return measures[i].value;
    return INFINITY; /* another variant */
}

/* Words of a press conference over its 38 turns, the 14 of the Secretary General, and 10 parts. */
static void test_reference(void)
{
    reference *file = reference_open("reference/dispersion_text.csv");
    if (file == NULL) SKIP("../shared/reference is absent");
    size_t compared = 0;
    for (size_t row = 0; row < reference_rows(file); row++) {
        uint64_t count[PARTS_MAX], size[PARTS_MAX];
        const size_t n = read_counts(reference_text(file, row, "freqs"), count);
        CHECK_COUNT(read_counts(reference_text(file, row, "sizes"), size), n, "parts");
        const lec_dispersion got = dense(count, size, n);
        const double value = named_measure(&got, reference_text(file, row, "measure"));
        if (isinf(value)) continue;
        CHECK_NUMBER(value, reference_number(file, row, "value"), TOLERANCE_CLOSED_FORM,
                     reference_text(file, row, "item"));
        compared++;
    }
    CHECK_COUNT(compared, 24 * 10, "values compared");
    reference_close(file);
}

const lec_test lec_tests_dispersion[] = {
    {"published", test_published},
    {"edges", test_edges},
    {"pairwise_definition", test_pairwise_definition},
    {"invariances", test_invariances},
    {"spacing", test_spacing},
    {"reference", test_reference},
    {0},
};

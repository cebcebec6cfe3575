/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table `vocabulary`: the real text against the reference, and texts too poor for a fit. The
 * fits by themselves are tested in test_zipf.c and test_heaps.c. */
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"
#include "tests/support/reference_text.h"

/* The tolerances of reference/statistics.md, section 4: the rank likelihood is flat. */
static const struct {
    const char *column, *model, *parameter;
    double tolerance;
} reference_names[] = {
    {"mandelbrot_q", "ZipfMandelbrot_MLE_rank_truncated_V", "q", 1e-5},
    {"mandelbrot_s", "ZipfMandelbrot_MLE_rank_truncated_V", "s", 1e-5},
    {"mandelbrot_log_likelihood", "ZipfMandelbrot_MLE_rank_truncated_V", "loglik", 1e-9},
    {"zipf_s", "ZipfMandelbrot_MLE_rank_truncated_V", "zipf_s", 1e-7},
    {"zipf_log_likelihood", "ZipfMandelbrot_MLE_rank_truncated_V", "zipf_loglik", 1e-9},
    {"heaps_log_k", "Heaps_body_stream", "ols_K", 1e-9},
    {"heaps_log_b", "Heaps_body_stream", "ols_beta", 1e-9},
    {"heaps_k", "Heaps_body_stream", "nls_K", 1e-7},
    {"heaps_b", "Heaps_body_stream", "nls_beta", 1e-7},
    {"power_ks", "Clauset_discrete", "KS", 1e-6},
    {"power_xmin", "Clauset_discrete", "xmin", 0},
    {"power_alpha", "Clauset_discrete", "alpha", 1e-7},
    {"power_log_likelihood", "Clauset_discrete", "loglik", 1e-9},
    {"power_types", "Clauset_discrete", "ntail", 0},
};
enum { NAME_COUNT = sizeof reference_names / sizeof *reference_names };

static void test_real_text(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = reference_text_corpus(arena);
    reference *file = reference_open("reference/zipf_heaps_text.csv");
    if (corpus == NULL || file == NULL) {
        lec_arena_free(arena);
        SKIP("../shared is absent");
    }
    const lec_table *table = run_analysis(arena, "vocabulary", corpus, NULL, NULL);
    const size_t all = table_row(table, "nato|all");
    size_t compared = 0;
    for (size_t i = 0; i < NAME_COUNT; i++)
        for (size_t row = 0; row < reference_rows(file); row++) {
            if (strcmp(reference_text(file, row, "model"), reference_names[i].model) != 0) continue;
            if (strcmp(reference_text(file, row, "param"), reference_names[i].parameter) != 0)
                continue;
            CHECK_NUMBER(table_number(table, all, reference_names[i].column),
                         reference_number(file, row, "value"), reference_names[i].tolerance,
                         reference_names[i].column);
            compared++;
        }
    CHECK_COUNT(compared, NAME_COUNT, "every parameter found");
    /* -log-likelihood / N is the cross entropy, lexdiv_text.csv has the entropy: 8.230174959722888
     * bits; the misfit is the difference */
    CHECK_NUMBER(table_number(table, all, "mandelbrot_misfit"),
                 24256.77414090395 / 4247 / log(2.0) - 8.230174959722888, 1e-9, "misfit");
    CHECK_NUMBER(table_number(table, all, "tokens"), 4247, 0, "tokens");
    CHECK_NUMBER(table_number(table, all, "hapaxes"), 505, 0, "hapaxes of lexdiv_text.csv");
    reference_close(file);
    lec_arena_free(arena);
}

static void test_poor_texts(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a a a / J: a b c / M:");
    const lec_table *table = run_analysis(arena, "vocabulary", corpus, NULL, NULL);
    /* one type: no law of ranks or sizes, and a flat growth */
    const size_t one = table_row(table, "c|principal");
    static const char *const undefined[] = {"zipf_s",       "zipf_misfit", "mandelbrot_q",
                                            "mandelbrot_s", "power_alpha", "power_xmin",
                                            "power_ks"};
    for (size_t i = 0; i < sizeof undefined / sizeof *undefined; i++)
        CHECK_NUMBER(table_number(table, one, undefined[i]), NAN, 0, undefined[i]);
    CHECK_NUMBER(table_number(table, one, "heaps_log_b"), 0, TOLERANCE_CLOSED_FORM, "V(n) = 1");
    CHECK_NUMBER(table_number(table, one, "heaps_log_k"), 1, TOLERANCE_CLOSED_FORM, "V(n) = 1");
    /* three types once each: V(n) = n, and all ranks alike, s = 0 */
    const size_t each = table_row(table, "c|journalist");
    CHECK_NUMBER(table_number(table, each, "zipf_s"), 0, 1e-7, "equal frequencies");
    CHECK_NUMBER(table_number(table, each, "zipf_misfit"), 0, 1e-9, "equal frequencies fit");
    CHECK_NUMBER(table_number(table, each, "heaps_b"), 1, 1e-9, "V(n) = n");
    CHECK_NUMBER(table_number(table, each, "hapaxes"), 3, 0, "hapaxes");
    const size_t none = table_row(table, "c|moderator");
    CHECK_NUMBER(table_number(table, none, "tokens"), 0, 0, "no word");
    CHECK_NUMBER(table_number(table, none, "heaps_b"), NAN, 0, "no word");
    CHECK_NUMBER(table_number(table, none, "zipf_s"), NAN, 0, "no word");
    lec_arena_free(arena);
}

/* V(n) = min(n, 505), in a text so long that every second word is a point of the curve. */
static void test_long_text(void)
{
    lec_arena *arena = lec_arena_new();
    enum { LENGTH = 8000 };
    char *text = lec_arena_alloc(arena, (size_t)LENGTH * 8 + 8, 1);
    size_t at = (size_t)sprintf(text, "P:");
    for (int i = 0; i < LENGTH; i++) at += (size_t)sprintf(text + at, " w%d", i * i % 1009);
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_table *table = run_analysis(arena, "vocabulary", corpus, NULL, "--by=none");
    CHECK_NUMBER(table_number(table, 0, "tokens"), LENGTH, 0, "tokens");
    CHECK_NUMBER(table_number(table, 0, "types"), 505, 0, "squares modulo a prime: (1009 + 1) / 2");
    /* by golden section on the sum of squares, in Python: on every second point this, on every
     * point .09967300093 */
    CHECK_NUMBER(table_number(table, 0, "heaps_b"), 0.09954816542, 1e-8, "every second word");
    lec_arena_free(arena);
}

const lec_test lec_tests_vocabulary_table[] = {
    {"real_text", test_real_text},
    {"poor_texts", test_poor_texts},
    {"long_text", test_long_text},
    {0},
};

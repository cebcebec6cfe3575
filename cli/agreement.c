/* SPDX-License-Identifier: GPL-3.0-or-later
 * agreement.c -- sheets of coders -> how far they agree, how well the dictionary does what they do,
 * and its rates with the errors taken out. */
#include "cli/agreement.h"

#include <math.h>
#include <string.h>

#include "cli/coded_units.h"
#include "cli/destination.h"
#include "cli/progress.h"
#include "core/vocabulary.h"

const char lec_agreement_details[] =
    "Reads filled sheets of 'lectern sample', one of each coder, and prints measure, about, value, "
    "low and high (the interval at --level), units (those it rests on), coders.\n"
    "agreement (share of the pairs of codes of a unit that are equal), Krippendorff's alpha (for "
    "numbers also ordinal, interval and, from 0 on, ratio), Cohen's kappa (two coders), Fleiss' "
    "kappa: of all codes, and agreement and alpha of each code against the rest. Units that one "
    "coder has left empty stay in for the others (alpha). Where codes never vary, alpha and kappa "
    "are empty: nothing says that the coders could have told anything apart.\n"
    "With --key, for the code --positive: precision, recall and f1 of the dictionary, rate (what "
    "the coders find), rate_counted (what the dictionary finds in all units) and rate_corrected "
    "(its errors taken out, with its hits in all units); and rates of each role. Weighted as the "
    "sample was drawn; where coders disagree, a unit counts by the share of them that says so. A "
    "precision of coders who do not agree is one of the coders, not of the dictionary: see alpha "
    "first.\n"
    "Sources: Krippendorff 2011; Cohen 1960; Fleiss 1971; Song et al. 2020; TeBlunthuis, Hase & "
    "Chan 2024";

static const lec_column columns[] = {
    {"measure", LEC_NAME, "what is measured", NULL, NULL, NULL},
    {"about", LEC_TEXT, "all codes, one code against the rest, or the code and a role", NULL, NULL,
     NULL},
    {"value", LEC_NUMBER, "the measure; empty where it is not defined", NULL, NULL, NULL},
    {"low", LEC_NUMBER, "low end of the interval at --level", NULL, NULL, NULL},
    {"high", LEC_NUMBER, "high end of the interval at --level", NULL, NULL, NULL},
    {"units", LEC_COUNT, "units it rests on", "units", NULL, NULL},
    {"coders", LEC_COUNT, "sheets", "coders", NULL, NULL},
    {0},
};

typedef struct {
    const lec_request *request;
    const lec_coded_units *coded;
    double level;
    lec_table *table;
} agreement;

static void put_row(const agreement *a, const char *measure, const char *about, lec_estimate of,
                    size_t units)
{
    lec_table_put_text(a->table, measure);
    lec_table_put_text(a->table, about);
    lec_table_put_number(a->table, of.value);
    lec_table_put_number(a->table, of.low);
    lec_table_put_number(a->table, of.high);
    lec_table_put_count(a->table, units);
    lec_table_put_count(a->table, a->coded->codings.coder_count);
}

static void put_reliability(const agreement *a, const lec_codings *codings, const char *about,
                            lec_reliability measure)
{
    size_t units;
    const lec_estimate of =
        lec_reliability_of(codings, measure, a->level, a->request->arena, &units);
    put_row(a, lec_reliability_name(measure), about, of, units);
}

/* All codes together. */
static void put_all_codes(const agreement *a)
{
    const lec_codings *codings = &a->coded->codings;
    for (int m = 0; m < LEC_RELIABILITIES; m++) {
        const bool of_numbers =
            m == LEC_ALPHA_ORDINAL || m == LEC_ALPHA_INTERVAL || m == LEC_ALPHA_RATIO;
        if (of_numbers && codings->value == NULL) continue;
        if (m == LEC_ALPHA_RATIO && codings->value[0] < 0) continue;
        if (m == LEC_KAPPA_COHEN && codings->coder_count != 2) continue;
        put_reliability(a, codings, "all codes", (lec_reliability)m);
    }
    if (codings->value_count == 1)
        lec_say(a->request,
                "all codes are '%s': what never varies has no alpha and no kappa; draw more units, "
                "or strata in which it would vary",
                a->coded->code[0]);
}

/* One code against all others. */
static void put_code(const agreement *a, size_t code)
{
    lec_codings one = a->coded->codings;
    const size_t count = one.unit_count * one.coder_count;
    int32_t *own = lec_new(a->request->arena, int32_t, count);
    for (size_t i = 0; i < count; i++)
        own[i] = one.code[i] == LEC_NOT_CODED ? LEC_NOT_CODED : one.code[i] == (int32_t)code;
    one.code = own;
    one.value = NULL;
    one.value_count = 2;
    put_reliability(a, &one, a->coded->code[code], LEC_AGREEMENT);
    put_reliability(a, &one, a->coded->code[code], LEC_ALPHA_NOMINAL);
}

/* --- the dictionary ----------------------------------------------------------------------------
 */

/* The share of the coders of each unit that says `code`. */
static const double *truth_of(const agreement *a, size_t code)
{
    const lec_codings *of = &a->coded->codings;
    double *truth = lec_new(a->request->arena, double, of->unit_count);
    for (size_t u = 0; u < of->unit_count; u++) {
        double coded = 0, yes = 0;
        for (size_t c = 0; c < of->coder_count; c++) {
            const int32_t own = of->code[u * of->coder_count + c];
            coded += own != LEC_NOT_CODED;
            yes += own == (int32_t)code;
        }
        truth[u] = coded > 0 ? yes / coded : NAN;
    }
    return truth;
}

static void put_validity(const agreement *a, const lec_validation *of, const char *about,
                         lec_validity measure)
{
    size_t units;
    const lec_estimate found = lec_validity_of(of, measure, a->level, a->request->arena, &units);
    put_row(a, lec_validity_name(measure), about, found, units);
}

/* The rate in the turns of each role that the sample has. */
static void put_roles(const agreement *a, lec_validation of, const char *code)
{
    lec_arena *arena = a->request->arena;
    lec_vocabulary *roles = lec_vocabulary_new(arena);
    for (size_t i = 0; i < of.count; i++)
        lec_vocabulary_add(roles, a->coded->role[i], strlen(a->coded->role[i]));
    for (uint32_t r = 0; r < lec_vocabulary_count(roles); r++) {
        const char *role = lec_vocabulary_texts(roles)[r];
        bool *asked = lec_new(arena, bool, of.count);
        for (size_t i = 0; i < of.count; i++) asked[i] = strcmp(a->coded->role[i], role) == 0;
        of.asked = asked;
        put_validity(a, &of, lec_arena_format(arena, "%s, %s", code, role), LEC_RATE);
    }
}

static void put_dictionary(const agreement *a, size_t code)
{
    const char *about = a->coded->code[code];
    lec_validation of = a->coded->validation;
    of.truth = truth_of(a, code);
    if (of.hit == NULL) {
        bool *none = lec_new(a->request->arena, bool, of.count);
        of.hit = none;
        put_validity(a, &of, about, LEC_RATE);
        put_roles(a, of, about);
        return;
    }
    for (int m = 0; m < LEC_VALIDATIONS; m++) {
        if (m == LEC_RATE_CORRECTED)
            put_row(a, "rate_counted", about, (lec_estimate){of.hit_share, NAN, NAN}, of.count);
        if (m != LEC_RATE_CORRECTED || !isnan(of.hit_share))
            put_validity(a, &of, about, (lec_validity)m);
    }
    put_roles(a, of, about);
}

/* The code that says that it is there; SIZE_MAX: nobody has used it. */
static size_t positive_code(const agreement *a)
{
    const char *wanted = a->request->program.positive;
    for (size_t c = 0; c < a->coded->codings.value_count; c++)
        if (strcmp(a->coded->code[c], wanted != NULL ? wanted : "yes") == 0) return c;
    return SIZE_MAX;
}

static lec_status put_key_rows(const agreement *a, lec_error *error)
{
    const size_t positive = positive_code(a);
    if (positive == SIZE_MAX && a->request->program.positive != NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "--positive '%s': no sheet has this code; the first one used is '%s'",
                        a->request->program.positive, a->coded->code[0]);
    if (positive == SIZE_MAX)
        lec_say(a->request,
                "no coder has used the code 'yes', so nothing is said of the dictionary; name "
                "another one with --positive");
    else
        put_dictionary(a, positive);
    return LEC_OK;
}

lec_status lec_run_agreement(const lec_request *request, lec_error *error)
{
    lec_coded_units coded;
    lec_status status = lec_coded_units_read(request, &coded, error);
    if (status != LEC_OK) return status;
    const agreement a = {request, &coded,
                         request->program.level > 0 ? request->program.level : 0.95,
                         lec_table_new(request->arena, columns)};
    if (coded.codings.coder_count > 1) {
        put_all_codes(&a);
        for (size_t c = 0; coded.codings.value_count > 1 && c < coded.codings.value_count; c++)
            put_code(&a, c);
    } else {
        lec_say(request, "one coder: nothing says whether another would code the same");
    }
    if (coded.has_key) status = put_key_rows(&a, error);
    return status == LEC_OK ? lec_print_table(request, "agreement", a.table, 0, NULL, error)
                            : status;
}

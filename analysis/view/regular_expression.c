/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/regular_expression.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uregex.h>

#include "core/limits.h"

enum { LONGEST_SHOWN = 400 };

struct lec_regular_expression {
    const char *name, *expression;
    URegularExpression *compiled;
    UText *text; /* NULL before the first */
};

static void release(void *given)
{
    lec_regular_expression *regex = given;
    uregex_close(regex->compiled);
    utext_close(regex->text);
}

static lec_status beyond(lec_limit_name limit, const char *where, lec_error *error)
{
    (void)lec_limit_fail(limit, 0, where, error);
    return LEC_BAD_USAGE;
}

static lec_status refuse(const lec_regular_expression *regex, UErrorCode code, lec_error *error)
{
    char where[LONGEST_SHOWN];
    snprintf(where, sizeof where, "%s '%s'", regex->name, regex->expression);
    if (code == U_REGEX_TIME_OUT) return beyond(LEC_LIMIT_REGEX_STEPS, where, error);
    if (code == U_REGEX_STACK_OVERFLOW) return beyond(LEC_LIMIT_REGEX_STACK_BYTES, where, error);
    return lec_fail(error, LEC_BAD_USAGE,
                    "%s '%s': not a regular expression (%s); see 'lectern help kwic'", regex->name,
                    regex->expression, u_errorName(code));
}

lec_status lec_regular_expression_new(const char *name, const char *expression, lec_arena *arena,
                                      lec_regular_expression **out, lec_error *error)
{
    lec_regular_expression *regex = lec_new(arena, lec_regular_expression, 1);
    *regex = (lec_regular_expression){.name = name, .expression = expression};
    if (strlen(expression) > lec_limits[LEC_LIMIT_REGEX_BYTES].most)
        return beyond(LEC_LIMIT_REGEX_BYTES, name, error);
    UErrorCode code = U_ZERO_ERROR;
    UParseError where;
    UText *pattern = utext_openUTF8(NULL, expression, -1, &code);
    regex->compiled = uregex_openUText(pattern, 0, &where, &code);
    utext_close(pattern);
    uregex_setTimeLimit(regex->compiled, (int32_t)lec_limits[LEC_LIMIT_REGEX_STEPS].most, &code);
    uregex_setStackLimit(regex->compiled, (int32_t)lec_limits[LEC_LIMIT_REGEX_STACK_BYTES].most,
                         &code);
    if (U_FAILURE(code)) {
        uregex_close(regex->compiled);
        return refuse(regex, code, error);
    }
    lec_arena_adopt(arena, regex, release);
    *out = regex;
    return LEC_OK;
}

void lec_regular_expression_set_text(lec_regular_expression *regex, const char *text, size_t length)
{
    UErrorCode code = U_ZERO_ERROR;
    regex->text = utext_openUTF8(regex->text, text, (int64_t)length, &code);
    uregex_setUText(regex->compiled, regex->text, &code);
}

lec_status lec_regular_expression_find(lec_regular_expression *regex, size_t at,
                                       lec_regular_match *out, lec_error *error)
{
    UErrorCode code = U_ZERO_ERROR;
    out->found = uregex_find64(regex->compiled, (int64_t)at, &code) != 0;
    if (U_FAILURE(code)) return refuse(regex, code, error);
    if (!out->found) return LEC_OK;
    out->from = (size_t)uregex_start64(regex->compiled, 0, &code);
    out->to = (size_t)uregex_end64(regex->compiled, 0, &code);
    return U_SUCCESS(code) ? LEC_OK : refuse(regex, code, error);
}

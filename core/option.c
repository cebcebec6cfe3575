/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/option.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/known_names.h"

#include "core/marker_file.h"
#include "core/word_values.h"

const lec_option *lec_option_named(const lec_option *options, const char *name, size_t length)
{
    for (const lec_option *option = options; option != NULL && option->name != NULL; option++)
        if (strlen(option->name) == length && strncmp(option->name, name, length) == 0)
            return option;
    return NULL;
}

static bool in_range(const lec_option *option, double value)
{
    return (option->low == 0 && option->high == 0) ||
           (value >= option->low && value <= option->high);
}

static lec_status bad_value(const lec_option *option, const char *value, const char *wanted,
                            lec_error *error)
{
    if (option->low == 0 && option->high == 0)
        return lec_fail(error, LEC_BAD_USAGE, "--%s '%s': give %s", option->name, value, wanted);
    return lec_fail(error, LEC_BAD_USAGE, "--%s '%s': give %s from %.15g to %.15g", option->name,
                    value, wanted, option->low, option->high);
}

static lec_status set_count(const lec_option *option, const char *value, char *member,
                            lec_error *error)
{
    char *end = NULL;
    errno = 0;
    const uint64_t count = strtoull(value, &end, 10);
    if (errno != 0 || value[0] < '0' || value[0] > '9' || *end != '\0' ||
        !in_range(option, (double)count))
        return bad_value(option, value, "a whole number", error);
    memcpy(member, &count, sizeof count);
    return LEC_OK;
}

static lec_status set_number(const lec_option *option, const char *value, char *member,
                             lec_error *error)
{
    char *end = NULL;
    errno = 0;
    const double number = strtod(value, &end);
    if (errno != 0 || end == value || *end != '\0' || !isfinite(number) ||
        !in_range(option, number))
        return bad_value(option, value, "a number", error);
    memcpy(member, &number, sizeof number);
    return LEC_OK;
}

static lec_status set_choice(const lec_option *option, const char *value, char *member,
                             lec_error *error)
{
    size_t count = 0;
    for (; option->choices[count] != NULL; count++) {
        if (strcmp(option->choices[count], value) != 0) continue;
        const int chosen = (int)count;
        memcpy(member, &chosen, sizeof chosen);
        return LEC_OK;
    }
    char what[64];
    snprintf(what, sizeof what, "--%s '", option->name);
    return lec_fail_unknown(error, what, value, option->choices, count);
}

lec_status lec_option_set(const lec_option *option, const char *value, void *settings,
                          lec_error *error)
{
    char *member = (char *)settings + option->offset;
    switch (option->type) {
    case LEC_OPTION_FLAG: {
        const bool on = true;
        memcpy(member, &on, sizeof on);
        return LEC_OK;
    }
    case LEC_OPTION_COUNT:
        return set_count(option, value, member, error);
    case LEC_OPTION_NUMBER:
        return set_number(option, value, member, error);
    case LEC_OPTION_TEXT:
    case LEC_OPTION_PATTERN:
        memcpy(member, &value, sizeof value);
        return LEC_OK;
    case LEC_OPTION_WORD_COUNTS:
    case LEC_OPTION_WORD_VALUES: {
        const lec_word_values given = {.file = value};
        memcpy(member, &given, sizeof given);
        return LEC_OK;
    }
    case LEC_OPTION_MARKERS: {
        const lec_marker_file given = {.file = value};
        memcpy(member, &given, sizeof given);
        return LEC_OK;
    }
    case LEC_OPTION_CHOICE:
        return set_choice(option, value, member, error);
    }
    return LEC_OK;
}

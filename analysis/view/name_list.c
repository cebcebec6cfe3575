/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/name_list.h"

#include <stdio.h>
#include <string.h>

#include "core/known_names.h"

static lec_status unknown_name(const char *option, const char *name, size_t length,
                               const char *const *names, size_t count, lec_error *error)
{
    char what[64], given[256];
    snprintf(what, sizeof what, "--%s '", option);
    snprintf(given, sizeof given, "%.*s", (int)length, name);
    return lec_fail_unknown(error, what, given, names, count);
}

lec_status lec_name_list_read(const char *option, const char *list, const char *const *names,
                              size_t count, bool *wanted, lec_error *error)
{
    for (size_t i = 0; i < count; i++) wanted[i] = false;
    for (const char *at = list;; at++) {
        const size_t length = strcspn(at, ",");
        size_t i = 0;
        while (i < count && (strlen(names[i]) != length || strncmp(names[i], at, length) != 0)) i++;
        if (i == count) return unknown_name(option, at, length, names, count, error);
        wanted[i] = true;
        at += length;
        if (*at == '\0') return LEC_OK;
    }
}

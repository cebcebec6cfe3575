/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/known_names.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = 64 }; /* names longer than that have no neighbours */

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment (Damerau 1964) of two short names. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= b_length; j++) rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *now = rows[i % 3];
        const size_t *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            now[j] = before[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = least(now[j], least(before[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], earlier[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

const char *lec_nearest_name(const char *name, const char *const *known, size_t count)
{
    const size_t length = strlen(name);
    const char *nearest = NULL;
    size_t most = length / 3;
    for (size_t i = 0; i < count && length <= LONGEST; i++) {
        const size_t other = strlen(known[i]);
        if (other == 0 || other > LONGEST) continue;
        const size_t apart = distance(name, length, known[i], other);
        if (apart == 0 || apart > most || (nearest != NULL && apart == most)) continue;
        nearest = known[i];
        most = apart;
    }
    return nearest;
}

const char *lec_suggestion(const char *name, const char *const *known, size_t count,
                           char room[LEC_SUGGESTION_ROOM])
{
    const char *nearest = lec_nearest_name(name, known, count);
    room[0] = '\0';
    if (nearest != NULL) snprintf(room, LEC_SUGGESTION_ROOM, "; did you mean %s?", nearest);
    return room;
}

lec_status lec_fail_unknown(lec_error *error, const char *what, const char *name,
                            const char *const *known, size_t count)
{
    char list[640] = "";
    for (size_t i = 0; i < count; i++) {
        if (known[i][0] == '\0') continue;
        const size_t used = strlen(list);
        if (used + strlen(known[i]) + 8 > sizeof list) {
            snprintf(list + used, sizeof list - used, ", ...");
            break;
        }
        snprintf(list + used, sizeof list - used, "%s%s", used > 0 ? ", " : "", known[i]);
    }
    if (list[0] == '\0')
        return lec_fail(error, LEC_BAD_USAGE, "%s%s': there is none here to choose from", what,
                        name);
    char room[LEC_SUGGESTION_ROOM];
    return lec_fail(error, LEC_BAD_USAGE, "%s%s': give one of %s%s", what, name, list,
                    lec_suggestion(name, known, count, room));
}

lec_status lec_find_known(lec_error *error, const char *what, const char *name,
                          const char *const *known, size_t count, size_t *out)
{
    for (*out = 0; *out < count; ++*out)
        if (strcmp(known[*out], name) == 0) return LEC_OK;
    return lec_fail_unknown(error, what, name, known, count);
}

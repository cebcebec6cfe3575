/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/link.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const char seconds_mark[] = "{seconds}", conference_mark[] = "{conference}";

static bool is_unreserved(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || (byte != '\0' && strchr("-._~", byte) != NULL);
}

static size_t times_in(const char *text, const char *mark)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, mark)) != NULL; at += strlen(mark)) count++;
    return count;
}

const char *lec_link_fault(const char *template)
{
    const char *host = strncmp(template, "https://", 8) == 0  ? template + 8
                       : strncmp(template, "http://", 7) == 0 ? template + 7
                                                              : NULL;
    if (host == NULL) return "does not begin with https://";
    if (!is_unreserved(host[0])) return "names no host";
    if (times_in(template, seconds_mark) != 1) return "does not hold {seconds} once";
    if (times_in(template, conference_mark) > 1) return "holds {conference} more than once";
    if (strcspn(host, "{") < strcspn(host, "/?#")) return "has its host in braces";
    for (const char *at = host; *at != '\0'; at++) {
        if (strncmp(at, seconds_mark, sizeof seconds_mark - 1) == 0)
            at += sizeof seconds_mark - 2;
        else if (strncmp(at, conference_mark, sizeof conference_mark - 1) == 0)
            at += sizeof conference_mark - 2;
        else if (!is_unreserved(*at) && strchr(":/?#[]@!$&()*+,;=%", *at) == NULL)
            return "holds a character that no URL may (write it as %XX)";
    }
    return NULL;
}

static const char *escaped(const char *text, lec_arena *arena)
{
    static const char hex[] = "0123456789ABCDEF";
    char *out = lec_new(arena, char, 3 * strlen(text) + 1), *at = out;
    for (; *text != '\0'; text++) {
        const unsigned char byte = (unsigned char)*text;
        if (is_unreserved(*text)) {
            *at++ = *text;
            continue;
        }
        *at++ = '%';
        *at++ = hex[byte >> 4];
        *at++ = hex[byte & 15];
    }
    return out;
}

/* The text with `value` in the place of the mark, if it is there. */
static const char *put_in(const char *text, const char *mark, const char *value, lec_arena *arena)
{
    const char *at = strstr(text, mark);
    if (at == NULL) return text;
    return lec_arena_format(arena, "%.*s%s%s", (int)(at - text), text, value, at + strlen(mark));
}

const char *lec_link_at(const char *template, const char *conference, double seconds,
                        lec_arena *arena)
{
    assert(lec_link_fault(template) == NULL && seconds >= 0);
    const char *second = lec_arena_format(arena, "%.0f", floor(seconds));
    /* the name last: what it holds is no mark any more, for braces are escaped */
    return put_in(put_in(template, seconds_mark, second, arena), conference_mark,
                  escaped(conference, arena), arena);
}

double lec_token_seconds(const lec_corpus *corpus, uint32_t token)
{
    const double own =
        corpus->token_seconds != NULL ? (double)corpus->token_seconds[token] : (double)NAN;
    return isnan(own) ? corpus->turn[lec_corpus_turn_of(corpus, token)].start_seconds : own;
}

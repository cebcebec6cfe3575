/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/praat.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static lec_praat_token read_quoted(lec_praat *praat)
{
    const char *text = praat->source->text;
    const size_t start = ++praat->at;
    while (praat->at < praat->source->length &&
           (text[praat->at] != '"' || text[praat->at + 1] == '"'))
        praat->at += text[praat->at] == '"' ? 2 : 1;
    const size_t end = praat->at < praat->source->length ? praat->at : praat->source->length;
    praat->at = end + 1;
    return (lec_praat_token){LEC_PRAAT_TEXT, 0, text + start, end - start};
}

lec_praat_token lec_praat_next(lec_praat *praat)
{
    const lec_source *source = praat->source;
    for (;;) {
        while (praat->at < source->length && is_space(source->text[praat->at])) praat->at++;
        if (praat->at >= source->length) return (lec_praat_token){.kind = LEC_PRAAT_END};
        const char *start = source->text + praat->at;
        if (*start == '"') return read_quoted(praat);
        while (praat->at < source->length && !is_space(source->text[praat->at])) praat->at++;
        if (*start == '<') return (lec_praat_token){.kind = LEC_PRAAT_FLAG};
        if (*start == '!') { /* a comment to the end of the line */
            praat->at += strcspn(source->text + praat->at, "\r\n");
            continue;
        }
        char *end;
        const double number = strtod(start, &end);
        if (end == source->text + praat->at && isfinite(number))
            return (lec_praat_token){.kind = LEC_PRAAT_NUMBER, .number = number};
    }
}

char *lec_praat_text(const lec_praat_token *token, lec_arena *arena)
{
    char *text = lec_arena_text(arena, token->text, token->length);
    for (char *at = text; (at = strstr(at, "\"\"")) != NULL; at++) memmove(at, at + 1, strlen(at));
    return text;
}

bool lec_is_praat(const lec_source *source)
{
    const char *text = source->text;
    const size_t length = source->length < 200 ? source->length : 200;
    for (size_t i = 0; i + 10 <= length; i++)
        if (memcmp(text + i, "ooTextFile", 10) == 0) return true;
    return false;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/without.h"

#include <string.h>

#include "core/known_names.h"

static const char *const names[] = {"numbers", "urls", "mentions", "punctuation-crossing"};
enum { NAMES = sizeof names / sizeof *names };

lec_status lec_without_read(const char *list, lec_without *out, lec_error *error)
{
    bool *const flags[NAMES] = {&out->numbers, &out->urls, &out->mentions,
                                &out->punctuation_crossing};
    *out = (lec_without){0};
    for (const char *at = list; at != NULL && *at != '\0';) {
        const size_t length = strcspn(at, ",");
        size_t found = 0;
        while (found < NAMES &&
               (strlen(names[found]) != length || strncmp(names[found], at, length) != 0))
            found++;
        if (found == NAMES) return lec_fail_unknown(error, "--without '", at, names, NAMES);
        *flags[found] = true;
        at += length + (at[length] == ',');
    }
    return LEC_OK;
}

static bool is_number(const char *word)
{
    bool digit = false;
    for (; *word != '\0'; word++) {
        const bool is_digit = *word >= '0' && *word <= '9';
        digit |= is_digit;
        if (strncmp(word, "\xC2\xA0", 2) == 0) /* between thousands */
            word++;
        else if (!is_digit && strchr(".,'_", *word) == NULL)
            return false;
    }
    return digit;
}

static bool is_address(const char *word)
{
    return strchr(word, '/') != NULL || (word[0] != '@' && strchr(word, '@') != NULL) ||
           strncmp(word, "www.", 4) == 0 || strncmp(word, "WWW.", 4) == 0;
}

bool lec_without_word(const lec_without *without, const char *word)
{
    return (without->numbers && is_number(word)) || (without->urls && is_address(word)) ||
           (without->mentions && word[0] == '@' && word[1] != '\0');
}

bool lec_is_topic(const lec_corpus *corpus, uint32_t token)
{
    const lec_conference *conference =
        &corpus->conference[corpus->turn_conference[lec_corpus_turn_of(corpus, token)]];
    const uint32_t start = corpus->token_start[token];
    return start > 0 && lec_conference_text(conference)[start - 1] == '#';
}

/* Punctuation that is not ASCII: of Latin-1, general punctuation, and of Chinese and Japanese. */
static bool is_wide_mark(const unsigned char *at, size_t left)
{
    if (at[0] == 0xC2)
        return left > 1 && (at[1] == 0xAB || at[1] == 0xBB || at[1] == 0xBF || at[1] == 0xA1);
    if (left < 3) return false;
    if (at[0] == 0xE2 &&
        at[1] == 0x80) /* dashes, quotation marks, the ellipsis; not U+2018, U+2019 */
        return (at[2] >= 0x92 && at[2] <= 0x95) || (at[2] >= 0x9A && at[2] <= 0x9F) ||
               at[2] == 0xA2 || at[2] == 0xA6 || at[2] == 0xB9 || at[2] == 0xBA;
    if (at[0] == 0xE3 && at[1] == 0x80) return at[2] >= 0x81 && at[2] <= 0x9F;
    return at[0] == 0xEF && at[1] == 0xBC && (at[2] == 0x81 || (at[2] >= 0x88 && at[2] <= 0x9F));
}

bool lec_punctuation_before(const lec_corpus *corpus, uint32_t token)
{
    if (token == 0) return true;
    const lec_conference *conference =
        &corpus->conference[corpus->turn_conference[lec_corpus_turn_of(corpus, token)]];
    const uint32_t start = corpus->token_end[token - 1], end = corpus->token_start[token];
    if (start > end) return true; /* another conference */
    const char *text = lec_conference_text(conference);
    for (uint32_t at = start; at < end; at++) {
        if (text[at] != '\0' && strchr(".,;:!?()[]{}\"<>", text[at]) != NULL) return true;
        const bool dash = text[at] == '-' && at > start && at + 1 < end;
        if (dash || is_wide_mark((const unsigned char *)text + at, end - at)) return true;
    }
    return false;
}

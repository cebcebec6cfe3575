/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/line.h"

#include <unicode/uchar.h>

#include <string.h>

#include "io/words/lexicon.h"

/* --- lines that are never spoken ------------------------------------------------------------- */

bool lec_is_end_mark(const char *text, uint32_t start, uint32_t end)
{
    lec_wordlist list;
    lec_wordlist_read(&list, text, start, end);
    if (list.count == 0) {
        uint32_t hashes = 0;
        for (uint32_t at = start; at < end; at++) hashes += text[at] == '#';
        return hashes >= 3;
    }
    if (list.count > 6 || !lec_word_is_of(&list, 0, LEC_CLASS_BIT(LEC_PHRASE_END_MARK)))
        return false;
    if (list.count == 1)
        return list.words[0].shape != LEC_SHAPE_LOWER || text[start] == '[' || text[start] == '-';
    for (uint32_t w = 1; w < list.count; w++) /* END 6:18 P.M. EDT, END OF TRANSCRIPT */
        if (list.words[w].shape != LEC_SHAPE_NUMBER &&
            !(list.words[w].shape == LEC_SHAPE_CAPS && list.words[w].letters <= 4) &&
            !lec_word_is_of(&list, w, LEC_CLASS_BIT(LEC_PHRASE_END_WORD)))
            return false;
    return true;
}

/* 4:44 P.M. EST; 14.30 Uhr; [14h30] */
static bool is_clock(const lec_wordlist *list)
{
    uint32_t numbers = 0;
    for (uint32_t w = 0; w < list->count; w++) {
        const lec_listed_word *word = &list->words[w];
        if (word->shape == LEC_SHAPE_NUMBER || u_isdigit((unsigned char)list->text[word->start]))
            numbers++;
        else if (!(word->shape == LEC_SHAPE_CAPS && word->letters <= 5) &&
                 !lec_word_is_of(list, w, LEC_CLASS_BIT(LEC_PHRASE_CLOCK)))
            return false;
    }
    return numbers > 0 && list->count <= 7;
}

/* 3 December 2024; June 15, 2022; TUESDAY, 22 MAY 1973; 12.03.2024 */
static bool is_date_line(const lec_wordlist *list)
{
    static const uint64_t dates = LEC_CLASS_BIT(LEC_PHRASE_MONTH) |
                                  LEC_CLASS_BIT(LEC_PHRASE_WEEKDAY) |
                                  LEC_CLASS_BIT(LEC_PHRASE_DATE);
    uint32_t numbers = 0;
    for (uint32_t w = 0; w < list->count; w++) {
        const unsigned char first = (unsigned char)list->text[list->words[w].start];
        if (u_isdigit(first))
            numbers++;
        else if (!lec_word_is_of(list, w, dates))
            return false;
    }
    return numbers > 0 && list->count <= 12;
}

bool lec_is_furniture_line(const char *text, uint32_t start, uint32_t end)
{
    if (end - start > 200) return false;
    lec_wordlist list;
    lec_wordlist_read(&list, text, start, end);
    return list.count > 0 && (is_clock(&list) || is_date_line(&list));
}

bool lec_is_clock_line(const char *text, uint32_t start, uint32_t end)
{
    if (end - start > 60) return false;
    lec_wordlist list;
    lec_wordlist_read(&list, text, start, end);
    bool half = false;
    for (uint32_t w = 0; w < list.count; w++)
        half |= lec_word_is_of(&list, w, LEC_CLASS_BIT(LEC_PHRASE_HALF_DAY));
    return half && list.count >= 4 && is_clock(&list);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/passages.h"

#include <unicode/uchar.h>

#include <math.h>
#include <string.h>

#include "io/attribution/draft.h"
#include "io/words/unicode.h"

enum { HEAD_BYTES = 420, TAIL_BYTES = 260, FIRST_WORDS = 6, SHORT_LINE = 12, LONG_TITLE = 30 };

static uint32_t after_dash(const char *text, uint32_t start, uint32_t end)
{
    uint32_t at = start;
    if (at >= end) return start;
    const UChar32 character = lec_utf8_next(text, &at, end);
    const bool dash = character == '-' || character == 0x2013 || character == 0x2014;
    const uint32_t after = lec_skip_blank(text, at, end);
    return dash && after > at ? after : start;
}

/* lec_sentence_mark() of the last mark of a paragraph, quotation marks and brackets left out; 0
 * when it is no sentence. */
static char last_mark(const char *text, uint32_t start, uint32_t end)
{
    end = lec_trim_end(text, start, end);
    const uint32_t whole = end;
    while (end > start) {
        const UChar32 character = lec_utf8_previous(text, start, &end);
        const char mark = lec_sentence_mark(text, end, whole);
        if (mark != 0) return mark;
        if (strchr("\")*_'", character < 0x80 ? (int)character : '\0') == NULL &&
            character != 0x201D && character != 0xBB && character != 0x300D)
            return 0;
    }
    return 0;
}

static void count_words(lec_passage *passage, const char *text, uint32_t start, uint32_t end)
{
    bool inside = false;
    for (uint32_t at = start; at < end;) {
        passage->questions += lec_sentence_mark(text, at, end) == '?';
        const UChar32 character = lec_utf8_next(text, &at, end);
        const bool letter = u_isalnum(character);
        const bool whole = u_getIntPropertyValue(character, UCHAR_LINE_BREAK) == U_LB_IDEOGRAPHIC;
        passage->words += letter && (!inside || whole);
        if (letter || lec_is_blank_character(character) || lec_is_line_end(character))
            inside = letter;
    }
}

static bool addresses(const lec_phrases *phrases, const lec_wordlist *list, uint32_t word)
{
    uint32_t length;
    return lec_phrase_length(list, word, LEC_PHRASE_ADDRESS) > 0 ||
           lec_phrase_at(phrases, list, word, &length, NULL) == LEC_PHRASE_OFFICE;
}

static void read_head(lec_passage *passage, const lec_phrases *phrases, const lec_wordlist *list,
                      lec_arena *arena)
{
    uint32_t persons = 0;
    for (uint32_t w = 0; w < list->count; w++) {
        const bool first = w < FIRST_WORDS;
        passage->greets |= first && lec_phrase_length(list, w, LEC_PHRASE_GREETING) > 0;
        passage->thanks |= first && lec_phrase_length(list, w, LEC_PHRASE_THANKS) > 0;
        passage->assents |= w == 0 && lec_phrase_length(list, w, LEC_PHRASE_ASSENT) > 0;
        passage->addresses |= first && addresses(phrases, list, w);
        passage->interrogates |= lec_phrase_length(list, w, LEC_PHRASE_INTERROGATIVE) > 0;
        persons += lec_word_is_of(list, w, LEC_CLASS_BIT(LEC_PHRASE_PERSON));
    }
    if (list->count > 0) passage->persons = (double)persons / list->count;
    passage->introduces = lec_introduced_outlet(phrases, list, NULL, arena, NULL)[0] != '\0';
}

bool lec_is_bold_paragraph(const char *text, const lec_block *block)
{
    return block->bold_end > block->start &&
           block->bold_end >= lec_trim_end(text, block->start, block->end);
}

static lec_passage read_passage(const char *text, const lec_block *block, uint32_t number,
                                const lec_phrases *phrases, lec_arena *arena)
{
    const uint32_t end = lec_trim_end(text, block->start, block->end);
    lec_passage passage = {.block = number, .start = after_dash(text, block->start, end)};
    passage.mark = passage.start > block->start         ? LEC_MARK_DASH
                   : lec_is_bold_paragraph(text, block) ? LEC_MARK_BOLD
                                                        : LEC_MARK_PLAIN;
    count_words(&passage, text, passage.start, end);
    passage.asks = passage.questions > 0;
    passage.ends_asking = last_mark(text, passage.start, end) == '?';
    lec_wordlist list;
    const uint32_t head = end - passage.start > HEAD_BYTES ? passage.start + HEAD_BYTES : end;
    lec_wordlist_read(&list, text, passage.start, head);
    read_head(&passage, phrases, &list, arena);
    uint32_t tail = end - passage.start > TAIL_BYTES ? end - TAIL_BYTES : passage.start;
    while (tail < end && tail > passage.start && ((unsigned char)text[tail] & 0xC0) == 0x80) tail++;
    lec_wordlist_read(&list, text, tail, end);
    passage.calls = lec_holds_phrase(&list, LEC_PHRASE_CALL);
    return passage;
}

/* What is known of a passage only beside the others. */
static void look_around(lec_passages *all, lec_passage *items)
{
    uint32_t questions = 0, answered = 0, since = 0;
    for (size_t i = 0; i < all->count; i++) {
        items[i].since_question = since;
        since = items[i].ends_asking ? 0 : since + 1;
        if (items[i].mark != LEC_MARK_DASH || !items[i].ends_asking || i + 1 == all->count)
            continue;
        questions++;
        answered += items[i + 1].mark == LEC_MARK_DASH && !items[i + 1].ends_asking;
    }
    if (questions > 1) all->dash_changes = (double)answered / questions;
}

lec_passages lec_passages_read(const lec_transcript *transcript, const lec_phrases *phrases,
                               lec_arena *arena)
{
    LEC_ARRAY(lec_passage) items = {0};
    lec_passages all = {0};
    double lengths = 0;
    bool opens = true; /* the text: the paragraph is its first */
    for (uint32_t b = 0; b < transcript->block_count; b++) {
        const lec_block *block = &transcript->blocks[b];
        if (block->kind != LEC_BLOCK_PARAGRAPH || block->continues) continue;
        const lec_passage it = read_passage(transcript->text, block, b, phrases, arena);
        const bool sentence = last_mark(transcript->text, block->start, block->end) != 0;
        const uint32_t heading = opens ? LONG_TITLE : SHORT_LINE;
        opens = false;
        if (it.words == 0 || (!sentence && it.words <= heading)) continue;
        LEC_PUSH(arena, items, it);
        all.marked[it.mark]++;
        all.asking[it.mark] += it.ends_asking;
        lengths += log(1.0 + it.words);
    }
    all.items = items.items;
    all.count = items.count;
    if (all.count > 0) all.mean_length = lengths / (double)all.count;
    look_around(&all, items.items);
    return all;
}

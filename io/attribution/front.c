/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/front.h"

#include <unicode/uchar.h>

#include <stdlib.h>
#include <string.h>

#include "io/attribution/front_people.h"
#include "io/attribution/line.h"
#include "io/words/unicode.h"

/* --- speech or title? ------------------------------------------------------------------------ */

/* In the languages of the file: French `on` says nothing in English. */
static bool says_i_or_you(const lec_wordlist *list, uint32_t languages)
{
    for (uint32_t w = 0; w < list->count; w++)
        if (lec_word_means(list, w, LEC_PHRASE_PERSON, languages) ||
            lec_phrase_length(list, w, LEC_PHRASE_GREETING) > 0 ||
            lec_phrase_length(list, w, LEC_PHRASE_THANKS) > 0)
            return true;
    return false;
}

typedef enum { TITLE_LINE, THIRD_PERSON, SPEECH } front_line;

enum { LONGEST_TITLE = 240 }; /* bytes */

/* Title lines do not end as sentences do, and are not long; an editor's summary speaks of nobody as
 * I or you. */
static front_line judge_line(const char *text, uint32_t start, uint32_t end, uint32_t languages)
{
    end = lec_trim_end(text, start, end);
    start = lec_skip_space(text, start, end);
    if (start >= end || lec_is_furniture_line(text, start, end)) return TITLE_LINE;
    lec_wordlist list;
    lec_wordlist_read(&list, text, start, end);
    if (list.count == 0) return TITLE_LINE;
    const bool whole_note = (text[start] == '(' && text[end - 1] == ')') ||
                            (text[start] == '[' && text[end - 1] == ']');
    if (whole_note && end - start < 200) return TITLE_LINE;
    uint32_t lower = 0;
    for (uint32_t w = 0; w < list.count; w++) lower += list.words[w].shape == LEC_SHAPE_LOWER;
    const lec_listed_word *last = &list.words[list.count - 1];
    const bool abbreviated =
        !list.full && last->dotted && text[end - 1] == '.' &&
        (last->letters <= 1 || memchr(text + last->start, '.', last->end - last->start) != NULL);
    const bool ended = strchr(".?!,;\"", text[end - 1]) != NULL ||
                       (end - start > 3 && memcmp(text + end - 3, "\xE2\x80", 2) == 0);
    const bool sentence =
        ended ? !abbreviated && (lower > 0 || list.full) : end - start > LONGEST_TITLE;
    const bool greeting = ended && !abbreviated && list.count <= 8;
    if (!sentence && !(greeting && says_i_or_you(&list, languages))) return TITLE_LINE;
    return says_i_or_you(&list, languages) ? SPEECH : THIRD_PERSON;
}

/* --- the whole ------------------------------------------------------------------------------- */

typedef struct {
    const lec_transcript *transcript;
    lec_front_people people;
    uint32_t languages;     /* of the file */
    const char *first_line; /* the title */
    bool title_headed;      /* by the word for it */
    uint32_t summary;       /* where third-person sentences begin, or LEC_NONE */
    lec_vocabulary *lines;
} front_reader;

static bool has_colon(const char *text, uint32_t at, uint32_t end)
{
    while (at < end) {
        const UChar32 character = lec_utf8_next(text, &at, end);
        if (character == ':' || character == 0xFF1A) return true;
    }
    return false;
}

/* The first line is the title, unless it is a date or another is headed so: `Title: Talk`. */
static void read_title(front_reader *state, uint32_t start, uint32_t end)
{
    const char *text = state->transcript->text;
    lec_wordlist list;
    if (state->title_headed || lec_trim_end(text, start, end) <= start) return;
    lec_wordlist_read(&list, text, start, end);
    if (list.count == 0) return;
    const uint32_t head = lec_phrase_length(&list, 0, LEC_PHRASE_TITLE_HEAD);
    const bool headed = head > 0 && head < list.count && list.words[head].apart &&
                        has_colon(text, list.words[head - 1].end, list.words[head].start);
    const bool dated = lec_phrase_length(&list, 0, LEC_PHRASE_DATE_HEAD) > 0 ||
                       lec_is_furniture_line(text, start, end);
    if (headed) start = list.words[head].start;
    if (!headed && (state->first_line[0] != '\0' || dated)) return;
    state->title_headed = headed;
    state->first_line = lec_one_line(state->people.arena, text, start, end);
}

/* Reads one line or paragraph before the first label; true when it is spoken. */
static bool read_front_unit(front_reader *state, uint32_t start, uint32_t end, bool title)
{
    const char *text = state->transcript->text;
    const front_line kind = title ? TITLE_LINE : judge_line(text, start, end, state->languages);
    if (kind == SPEECH) return true;
    if (kind == THIRD_PERSON && state->summary == LEC_NONE) state->summary = start;
    const bool titled = state->first_line[0] != '\0';
    read_title(state, start, end);
    const bool first =
        !titled && state->first_line[0] != '\0' && state->transcript->title[0] == '\0';
    if (end - start < 300) {
        lec_wordlist list;
        lec_wordlist_read(&list, text, start, end);
        if (list.count >= 2 && !list.full)
            lec_vocabulary_add(state->lines, list.folded, strlen(list.folded));
    }
    if (end - start < 1000) lec_front_people_read(&state->people, text, start, end, first);
    return false;
}

/* The lines of the block in which the first label stands, before it. */
static bool read_front_lines(front_reader *state, uint32_t start, uint32_t end, uint32_t *speech)
{
    const char *text = state->transcript->text;
    while (start < end) {
        uint32_t line_end = start;
        while (line_end < end && text[line_end] != '\n' && text[line_end] != '\r') line_end++;
        if (read_front_unit(state, start, line_end, false)) {
            *speech = start;
            return true;
        }
        start = line_end + 1;
    }
    return false;
}

static uint32_t find_speech(front_reader *state, uint32_t first_label)
{
    const lec_transcript *transcript = state->transcript;
    for (size_t b = 0; b < transcript->block_count; b++) {
        const lec_block *block = &transcript->blocks[b];
        if (block->start >= first_label) break;
        if (block->kind == LEC_BLOCK_FURNITURE || block->kind == LEC_BLOCK_NOTE) continue;
        if (block->kind == LEC_BLOCK_FRONT) continue;
        if (transcript->is_recording) return block->start;
        uint32_t speech = block->start;
        const bool lines = block->end > first_label;
        const bool title = block->kind == LEC_BLOCK_HEADING;
        if (lines ? read_front_lines(state, block->start, first_label, &speech)
                  : read_front_unit(state, block->start, block->end, title))
            return speech;
    }
    return first_label;
}

static uint32_t language_bits(const char *code)
{
    const size_t language = lec_language_find(code != NULL ? code : "");
    return language < lec_language_count() ? UINT32_C(1) << language : LEC_ALL_LANGUAGES;
}

lec_front lec_front_read(const lec_transcript *transcript, const lec_phrases *phrases,
                         uint32_t first_label, lec_arena *arena)
{
    lec_front front = {.title = transcript->title, .language = transcript->language};
    front_reader state = {.transcript = transcript,
                          .first_line = "",
                          .summary = LEC_NONE,
                          .languages = language_bits(transcript->language),
                          .lines = lec_vocabulary_new(arena)};
    state.people.phrases = phrases;
    state.people.arena = arena;
    lec_front_people_read(&state.people, transcript->title, 0, (uint32_t)strlen(transcript->title),
                          true);
    lec_front_people_read(&state.people, transcript->byline, 0,
                          (uint32_t)strlen(transcript->byline), false);
    front.speech = find_speech(&state, first_label);
    const bool unlabelled_file = first_label >= transcript->length;
    if (state.summary != LEC_NONE && (front.speech < first_label || unlabelled_file)) {
        front.speech = state.summary; /* sentences before speech are speech too */
    }
    front.unlabelled = front.speech < first_label;
    if (front.title[0] == '\0') front.title = state.first_line;
    front.lines = state.lines;
    front.people = state.people.people.items;
    front.person_count = state.people.people.count;
    return front;
}

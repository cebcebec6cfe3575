/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/cues.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/form/times.h"

typedef struct {
    const char *text;
    size_t length;
} slice;

lec_cues lec_cues_new(const lec_source *source, lec_arena *arena)
{
    return (lec_cues){.source = source,
                      .arena = arena,
                      .entities = lec_entities_new(arena),
                      .extract = lec_extract_new(arena),
                      .texts = lec_vocabulary_new(arena),
                      .stamp = NAN};
}

bool lec_cue_time(const char **text, const char *end, double *seconds)
{
    const char *after = lec_times_read(*text, end, seconds);
    if (after == NULL || memchr(*text, ':', (size_t)(after - *text)) == NULL) return false;
    *text = after;
    return true;
}

/* --- the text of a cue ------------------------------------------------------------------------ */

static bool skip_one_of(slice *rest, const char *bytes)
{
    if (rest->length == 0 || strchr(bytes, *rest->text) == NULL) return false;
    rest->text++;
    rest->length--;
    return true;
}

static size_t place_of(const lec_cues *cues, const char *byte)
{
    return (size_t)(byte - cues->source->text);
}

static void put_byte(lec_cues *cues, char byte, size_t place)
{
    if (cues->buffer.count == 0) {
        cues->buffer_place = (uint32_t)place;
        cues->buffer_line = cues->line;
        cues->buffer_is_verbatim = true;
        cues->buffer_speaker = cues->speaker;
        cues->buffer_stamp = cues->stamp;
        cues->stamp = NAN;
    }
    LEC_PUSH(cues->arena, cues->buffer, byte);
    if (cues->source->text[cues->buffer_place + cues->buffer.count - 1] != byte ||
        place != cues->buffer_place + cues->buffer.count - 1)
        cues->buffer_is_verbatim = false;
}

static void add_word(lec_cues *cues, const char *text, size_t length, uint32_t place)
{
    lec_cue *last = &cues->cues.items[cues->cues.count - 1];
    const lec_cue_word word = {
        .text = text,
        .length = (uint32_t)length,
        .id = lec_vocabulary_add(cues->texts, text, length),
        .place = place,
        .line = cues->buffer_line,
        .row = cues->row,
        .opens_row =
            last->word_count == 0 || cues->words.items[cues->words.count - 1].row != cues->row,
        .opens_speech = cues->speech_opens,
        .speaker = cues->buffer_speaker,
        .seconds = cues->buffer_stamp,
    };
    LEC_PUSH(cues->arena, cues->words, word);
    last->word_count++;
    cues->speech_opens = false;
}

/* The word in the buffer is complete; `>>` before or alone is a mark, not a word. */
static void end_word(lec_cues *cues)
{
    const char *text = cues->buffer.items;
    const size_t length = cues->buffer.count;
    cues->buffer.count = 0;
    if (length == 0) return;
    size_t marks = 0;
    while (marks < length && text[marks] == '>') marks++;
    if (marks < 2) marks = 0;
    if (marks > 0) cues->speech_opens = true;
    if (marks == length) return;
    const uint32_t place = cues->buffer_place;
    if (cues->buffer_is_verbatim)
        add_word(cues, cues->source->text + place + marks, length - marks, place + (uint32_t)marks);
    else
        add_word(cues, lec_arena_text(cues->arena, text + marks, length - marks), length - marks,
                 place);
}

/* The byte at the front of the text, or the character that the entity there stands for. */
static lec_entity next_character(const lec_cues *cues, slice rest)
{
    if (*rest.text == '&') {
        const lec_entity entity = lec_entity_at(cues->entities, rest.text, rest.length);
        if (entity.length > 0) return entity;
    }
    return (lec_entity){.bytes = {*rest.text}, .length = 1, .source = 1};
}

/* The name in `<v.loud Mary Smith>`: all after the first space. */
static const char *read_voice(lec_cues *cues, slice tag)
{
    while (tag.length > 0 && *tag.text != ' ' && *tag.text != '\t')
        tag = (slice){tag.text + 1, tag.length - 1};
    while (skip_one_of(&tag, " \t")) {
    }
    LEC_ARRAY(char) name = {0};
    while (tag.length > 0) {
        const lec_entity next = next_character(cues, tag);
        for (size_t i = 0; i < next.length; i++) LEC_PUSH(cues->arena, name, next.bytes[i]);
        tag = (slice){tag.text + next.source, tag.length - next.source};
    }
    while (name.count > 0 && strchr(" \t", name.items[name.count - 1]) != NULL) name.count--;
    return name.count > 0 ? lec_arena_text(cues->arena, name.items, name.count) : NULL;
}

static bool tag_is(slice tag, const char *name)
{
    const size_t length = strlen(name);
    return tag.length >= length && memcmp(tag.text, name, length) == 0 &&
           (tag.length == length || strchr(". \t/", tag.text[length]) != NULL);
}

/* Bytes of the tag at `rest`; 0 when the `<` is only text. */
static size_t read_tag(lec_cues *cues, slice rest)
{
    static const char *const silent[] = {"c",    "i",  "b",      "u",    "s",    "ruby", "rt",
                                         "lang", "em", "strong", "font", "span", "br",   NULL};
    const char *close = memchr(rest.text, '>', rest.length);
    if (close == NULL) return 0;
    const size_t length = (size_t)(close - rest.text) + 1;
    slice tag = {rest.text + 1, length - 2};
    double seconds;
    const char *time = tag.text;
    if (lec_cue_time(&time, tag.text + tag.length, &seconds) && time == tag.text + tag.length) {
        cues->stamp = seconds;
        return length;
    }
    const bool closes = skip_one_of(&tag, "/");
    if (tag_is(tag, "v")) {
        cues->speaker = closes ? NULL : read_voice(cues, tag);
        return length;
    }
    for (size_t i = 0; silent[i] != NULL; i++)
        if (tag_is(tag, silent[i])) return length;
    return 0;
}

/* SubRip style codes such as {\an8}. */
static size_t read_style_code(slice rest)
{
    if (rest.length < 3 || rest.text[0] != '{' || rest.text[1] != '\\') return 0;
    const char *close = memchr(rest.text, '}', rest.length);
    return close != NULL ? (size_t)(close - rest.text) + 1 : 0;
}

void lec_cues_end_row(lec_cues *cues)
{
    end_word(cues);
    if (cues->words.count > cues->row_words) cues->row++;
    cues->row_words = cues->words.count;
}

void lec_cues_text(lec_cues *cues, const char *text, size_t length, size_t place)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r')
            end_word(cues);
        else
            put_byte(cues, text[i], place + i);
    }
}

void lec_cues_line(lec_cues *cues, const char *text, size_t length_of_line)
{
    slice line = {text, length_of_line};
    while (line.length > 0) {
        size_t length = 0;
        if (*line.text == '<') length = read_tag(cues, line);
        if (*line.text == '{') length = read_style_code(line);
        if (length == 0) {
            const lec_entity next = next_character(cues, line);
            length = next.source;
            if (*line.text == ' ' || *line.text == '\t')
                end_word(cues);
            else
                for (size_t i = 0; i < next.length; i++)
                    put_byte(cues, next.bytes[i], place_of(cues, line.text + i));
        }
        line = (slice){line.text + length, line.length - length};
    }
    lec_cues_end_row(cues);
}

/* --- cues ---------------------------------------------------------------------------------- */

static const char *show_time(const lec_cues *cues, double seconds)
{
    const long long whole = (long long)seconds;
    return lec_arena_format(cues->arena, "%02lld:%02lld:%06.3f", whole / 3600, whole / 60 % 60,
                            seconds - (double)(whole - whole % 60));
}

lec_status lec_cues_begin(lec_cues *cues, double start, double end, lec_error *error)
{
    const char *path = cues->source->path;
    const lec_cue *before = cues->cues.count > 0 ? &cues->cues.items[cues->cues.count - 1] : NULL;
    lec_cues_end_row(cues);
    if (end < start)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%u: this cue ends (%s) before it begins (%s); correct its times", path,
                        cues->line, show_time(cues, end), show_time(cues, start));
    if (!cues->any_order && before != NULL && start < before->start)
        return lec_fail(
            error, LEC_BAD_DATA,
            "%s:%u: cues run backwards: this one begins at %s, the one before it at %s; sort the "
            "cues by time",
            path, cues->line, show_time(cues, start), show_time(cues, before->start));
    const lec_cue begun = {.start = start, .end = end, .first_word = cues->words.count};
    LEC_PUSH(cues->arena, cues->cues, begun);
    cues->speaker = NULL;
    cues->stamp = NAN;
    cues->row = 0;
    return LEC_OK;
}

/* --- all of them ------------------------------------------------------------------------------ */

static int by_start(const void *a, const void *b)
{
    const lec_cue *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return (x->first_word > y->first_word) - (x->first_word < y->first_word);
}

lec_status lec_cues_finish(lec_cues *cues, lec_transcript *transcript, lec_error *error)
{
    lec_cues_end_row(cues);
    if (cues->words.count == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%u: no cue with words in these captions; export them again",
                        cues->source->path, cues->line > 0 ? cues->line : 1);
    if (cues->any_order) qsort(cues->cues.items, cues->cues.count, sizeof(lec_cue), by_start);
    lec_cues_find_names(cues);
    lec_cues_find_repeated(cues);
    lec_cues_put(cues);
    lec_extract_finish(cues->extract, transcript);
    transcript->is_recording = true;
    return LEC_OK;
}

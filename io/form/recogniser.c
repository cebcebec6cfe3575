/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/recogniser.h"

#include <math.h>
#include <string.h>

#include "io/form/times.h"

static const double pause = 1.5; /* seconds after the end of a sentence */

/* --- saying words ----------------------------------------------------------------------------- */

static bool same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Where the word stands as a string of its own after the last one, or where that stands. */
static void find_place(lec_talk *self, const char *word)
{
    const size_t length = strlen(word);
    const char *text = self->source->text, *at = text + self->place;
    while ((at = strstr(at, word)) != NULL && at[length] != '"' && at[length] != '\\') at++;
    if (at != NULL) self->place = (size_t)(at - text);
}

static bool is_end(const char *word, size_t length)
{
    return length > 0 && strchr(".?!", word[length - 1]) != NULL;
}

void lec_talk_say(lec_talk *self, const char *speaker, const char *word, double start, double end,
                  bool glued)
{
    lec_segment *last = self->segments.items.count > 0
                            ? &self->segments.items.items[self->segments.items.count - 1]
                            : NULL;
    const bool rests = last != NULL && self->ends_sentence && start - last->end >= pause;
    if (last == NULL || (!glued && (!same(last->speaker, speaker) || rests))) {
        last = lec_segments_add(&self->segments);
        last->speaker = speaker;
        last->start = start;
    }
    if (isnan(last->start)) last->start = start;
    if (!isnan(end) && !(end < last->end)) last->end = end;
    find_place(self, word);
    if (!glued) lec_segments_space(&self->segments);
    lec_segments_put(&self->segments, word, strlen(word), self->place,
                     lec_line_of(&self->lines, self->place));
    self->ends_sentence = is_end(word, strlen(word));
}

void lec_talk_glue(lec_talk *self, const char *text, size_t length)
{
    if (length == 0) return;
    lec_segments_put(&self->segments, text, length, self->place,
                     lec_line_of(&self->lines, self->place));
    self->ends_sentence = is_end(text, length);
}

/* --- values ----------------------------------------------------------------------------------- */

const char *lec_text_at(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? text : "";
}

/* Protobuf as JSON has it: {"seconds": "3", "nanos": 420000000}. */
static double parts_in(const json_t *value)
{
    const json_t *whole = json_object_get(value, "seconds"),
                 *nanos = json_object_get(value, "nanos");
    if (whole == NULL && nanos == NULL) return NAN;
    return (whole != NULL ? lec_seconds_in(whole, 1) : 0) +
           (nanos != NULL ? lec_seconds_in(nanos, 1e-9) : 0);
}

double lec_seconds_in(const json_t *value, double unit)
{
    if (json_is_number(value)) return json_number_value(value) * unit;
    const char *text = json_string_value(value);
    double seconds = NAN, minutes = 0;
    if (text == NULL) return parts_in(value);
    if (strncmp(text, "PT", 2) == 0) {
        text += 2;
        for (const char *unit_at; (unit_at = strpbrk(text, "HM")) != NULL; text = unit_at + 1) {
            double part = NAN;
            if (lec_times_read(text, unit_at, &part) != unit_at) return NAN;
            minutes += *unit_at == 'H' ? part * 60 : part;
        }
        if (*text == '\0') return minutes * 60;
    }
    return lec_times_read(text, text + strlen(text), &seconds) != NULL ? seconds + minutes * 60
                                                                       : (double)NAN;
}

double lec_seconds_at(const json_t *object, const char *key, double unit)
{
    return lec_seconds_in(json_object_get(object, key), unit);
}

const char *lec_talk_speaker(const lec_talk *self, const json_t *value)
{
    if (value == NULL || json_is_null(value)) return NULL;
    if (json_is_integer(value))
        return lec_arena_format(self->arena, "Speaker %" JSON_INTEGER_FORMAT,
                                json_integer_value(value));
    const char *text = json_string_value(value);
    if (text == NULL) return NULL;
    const size_t length = strlen(text);
    const bool is_letter = length == 1 && text[0] >= 'A' && text[0] <= 'P'; /* no Answer */
    return is_letter || (length > 0 && strspn(text, "0123456789") == length)
               ? lec_arena_format(self->arena, "Speaker %s", text)
               : lec_arena_text(self->arena, text, length);
}

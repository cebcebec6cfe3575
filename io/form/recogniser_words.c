/* SPDX-License-Identifier: GPL-3.0-or-later
 * recogniser_words.c -- timed words wherever a file of JSON holds them: AssemblyAI and OpenAI
 * without utterances, WhisperX's word_segments, parts of an answer of Deepgram, Google, AWS or
 * Rev.ai that somebody has kept, and the answers that came one after the other while a service
 * listened. */
#include <math.h>
#include <string.h>

#include "io/form/json_items.h"
#include "io/form/recogniser.h"
#include "io/form/time_unit.h"
#include "io/source/json_parse.h"

enum { DEEPEST = 32 };

static const char *const texts[] = {"punctuated_word", "word", "DisplayText", "text",
                                    "value",           NULL};
static const char *const speakers[] = {"speaker",     "speaker_label", "speakerLabel", "speakerTag",
                                       "speaker_tag", "speaker_id",    "SpeakerId",    NULL};
static const char *const starts[] = {"start", "startTime", "start_time", "startOffset",
                                     "ts",    "Offset",    NULL};
static const char *const ends[] = {"end", "endTime", "end_time", "endOffset", "end_ts", NULL};

static json_t *first_key(const json_t *object, const char *const keys[])
{
    json_t *found = NULL;
    for (int k = 0; keys[k] != NULL && (found == NULL || json_is_null(found)); k++)
        found = json_object_get(object, keys[k]);
    return json_is_null(found) ? NULL : found;
}

/* The time at one of the keys, or NULL. Google writes its offsets as text or as an object; a number
 * is Gentle's, and counts characters of the transcript. */
static json_t *first_time(const json_t *object, const char *const keys[])
{
    json_t *found = NULL;
    for (int k = 0; keys[k] != NULL && found == NULL; k++) {
        found = json_object_get(object, keys[k]);
        const bool counts =
            strcmp(keys[k], "startOffset") == 0 || strcmp(keys[k], "endOffset") == 0;
        if (json_is_null(found) || (counts && json_is_number(found))) found = NULL;
    }
    return found;
}

typedef struct {
    lec_talk *talk;     /* NULL: the words are only counted */
    double unit;        /* of numbers */
    uint64_t words;     /* so far */
    double first, last; /* times as they stand */
    bool spoken;        /* a word says who spoke it */
    bool interim;       /* count what a later answer takes back, too */
    const char *full;   /* the rest of the text that has the punctuation its words lack; NULL */
} walk;

/* What is said at this place, and no word of it within; "" for something else. */
static const char *said_here(const json_t *object)
{
    const char *content = lec_text_at(json_array_get(json_object_get(object, "alternatives"), 0),
                                      "content"); /* AWS, Speechmatics */
    const char *text = json_string_value(first_key(object, texts));
    return content[0] != '\0' ? content : text != NULL ? text : "";
}

static const json_t *speaker_here(const json_t *object)
{
    const json_t *best = json_array_get(json_object_get(object, "alternatives"), 0);
    const json_t *own = first_key(object, speakers);
    return own != NULL ? own : first_key(best, speakers);
}

static bool is_mark(const json_t *object)
{
    return strncmp(lec_text_at(object, "type"), "punct", 5) == 0;
}

static bool is_timed_word(const json_t *object)
{
    return said_here(object)[0] != '\0' && first_time(object, starts) != NULL;
}

/* What the whole text has at the end of the word: the comma of `ports,`. */
static void say_punctuation(walk *self, const char *word)
{
    enum { LOOKED_AT = 40 }; /* bytes from the last word on */
    const char *found = self->full != NULL ? strstr(self->full, word) : NULL;
    if (found == NULL || found - self->full > LOOKED_AT) return;
    found += strlen(word);
    const size_t length = strcspn(found, " \t\r\n");
    self->full = found + length;
    lec_talk_glue(self->talk, found, length);
}

static void say_word(walk *self, const json_t *object, const json_t *speaker)
{
    const char *type = lec_text_at(object, "type"), *text = said_here(object);
    if (text[strspn(text, " ")] == '\0' || strcmp(type, "spacing") == 0) return;
    const double start = lec_seconds_in(first_time(object, starts), self->unit);
    double end = lec_seconds_in(first_time(object, ends), self->unit);
    if (isnan(end)) end = start + lec_seconds_at(object, "Duration", self->unit);
    self->words += lec_count_stretches(text);
    if (isnan(self->first)) self->first = start;
    if (!isnan(end)) self->last = end;
    self->spoken |= speaker != NULL;
    if (self->talk == NULL) return;
    text += strspn(text, " ");
    lec_talk_say(self->talk, lec_talk_speaker(self->talk, speaker), text, start, end,
                 is_mark(object));
    if (!is_mark(object)) say_punctuation(self, text);
}

/* An answer that a later one takes back. */
static bool is_interim(const json_t *object)
{
    const char *type = lec_text_at(object, "type");
    return json_is_false(json_object_get(object, "is_final")) ||
           json_is_false(json_object_get(object, "isFinal")) || strcmp(type, "partial") == 0 ||
           strcmp(lec_text_at(object, "message"), "AddPartialTranscript") == 0;
}

/* The list of an object that holds its words, where it has one: others may hold them again. */
static const json_t *words_of(const json_t *object)
{
    static const char *const lists[] = {"word_segments", "words", "elements", "items", NULL};
    for (int k = 0; lists[k] != NULL; k++) {
        const json_t *list = json_object_get(object, lists[k]);
        for (size_t i = 0; i < json_array_size(list); i++)
            if (is_timed_word(json_array_get(list, i))) return list;
    }
    return NULL;
}

static bool ends_sentence(const json_t *word)
{
    const char *text = said_here(word);
    const size_t length = strlen(text);
    return length > 0 && strchr(".?!", text[length - 1]) != NULL;
}

/* Who speaks a word that could not be aligned, as WhisperX's of digits: it has neither time nor
 * speaker, and goes with its sentence. */
static const json_t *speaker_of_unaligned(const json_t *words, size_t i, const json_t *before)
{
    if (is_timed_word(json_array_get(words, i))) return NULL;
    if (i > 0 && !ends_sentence(json_array_get(words, i - 1))) return before;
    for (const json_t *next; (next = json_array_get(words, ++i)) != NULL;)
        if (is_timed_word(next)) return speaker_here(next);
    return before;
}

/* Who speaks the word at `i` of a list. Where WhisperX has given a speaker to each word by its own
 * time, one word within a sentence of somebody else is taken for noise: those who answer with one
 * word are heard between sentences. */
static const json_t *speaker_of_word(const json_t *words, size_t i, const json_t *before,
                                     bool by_overlap)
{
    const json_t *word = json_array_get(words, i), *own = speaker_here(word);
    if (own == NULL) return speaker_of_unaligned(words, i, before);
    const json_t *after = speaker_here(json_array_get(words, i + 1));
    const bool alone = by_overlap && i > 0 && before != NULL && after != NULL &&
                       !json_equal(own, before) && json_equal(before, after);
    return alone && !ends_sentence(json_array_get(words, i - 1)) && !ends_sentence(word) ? before
                                                                                         : own;
}

/* Words that stand in one list, of a stretch of `speaker`, if that is known. */
static void say_list(walk *self, const json_t *words, const json_t *speaker, bool by_overlap)
{
    const json_t *before = speaker;
    for (size_t i = 0; i < json_array_size(words); i++) {
        const json_t *word = json_array_get(words, i);
        const json_t *own = speaker_of_word(words, i, before, by_overlap);
        before = own != NULL ? own : speaker;
        if (!is_interim(word)) say_word(self, word, before);
    }
}

static void go_through(walk *self, const json_t *value, const json_t *speaker, int depth)
{
    const char *key;
    json_t *member;
    if (depth > DEEPEST) return;
    for (size_t i = 0; i < json_array_size(value); i++)
        go_through(self, json_array_get(value, i), speaker, depth + 1);
    if (!json_is_object(value) || (is_interim(value) && !self->interim)) return;
    const json_t *own = speaker_here(value);
    if (own != NULL) speaker = own;
    const json_t *words = words_of(value);
    if (words != NULL) {
        say_list(self, words, speaker,
                 own != NULL || json_object_get(value, "word_segments") != NULL);
    } else if (is_timed_word(value) || is_mark(value)) {
        say_word(self, value, speaker);
    } else {
        json_object_foreach((json_t *)value, key, member)
        {
            const bool best_first = strcmp(key, "alternatives") == 0 || strcmp(key, "NBest") == 0;
            go_through(self, best_first ? json_array_get(member, 0) : member, speaker, depth + 1);
        }
    }
}

static walk count_words(const json_t *root, bool interim)
{
    walk counted = {.unit = 1, .first = NAN, .last = NAN, .interim = interim};
    go_through(&counted, root, NULL, 0);
    return counted;
}

void lec_timed_words_say(lec_talk *self, const json_t *root)
{
    const walk counted = count_words(root, false);
    const double unit = lec_time_unit_guess(counted.words, counted.last - counted.first);
    const char *text = lec_text_at(root, "text");
    const char *full = text[0] != '\0' ? text : lec_text_at(root, "transcript"); /* Gentle */
    walk said = {.talk = self, .unit = unit > 0 ? unit : (double)NAN, .first = NAN, .last = NAN};
    if (full[0] != '\0') said.full = full;
    go_through(&said, root, NULL, 0);
}

/* --- whether a file is of this kind ----------------------------------------------------------- */

/* Whether utterances of a list have text, and say who speaks where their words do. */
static bool utterances_suffice(const json_t *list)
{
    const json_t *first = json_array_get(list, 0);
    if (lec_text_at(first, "text")[0] == '\0') return false;
    return first_key(first, speakers) != NULL ||
           !count_words(json_object_get(first, "words"), true).spoken;
}

/* Whether form_jsonl.c finds a list, however deep, whose first utterance says who speaks. */
static bool is_list_of_utterances(const lec_source *source, lec_arena *arena)
{
    lec_error error;
    json_t *first = NULL;
    size_t start;
    lec_json_items items = lec_json_items_open(source, arena, &error);
    return items.is_array && lec_json_items_next(&items, &first, &start, arena) == LEC_OK &&
           lec_text_at(first, "text")[0] != '\0' && first_key(first, speakers) != NULL;
}

/* Whether the words of a stretch that has a speaker are of several. */
static bool mixes_speakers(const json_t *stretch)
{
    const json_t *words = words_of(stretch), *first = NULL;
    if (first_key(stretch, speakers) == NULL) return false;
    for (size_t i = 0; i < json_array_size(words); i++) {
        const json_t *own = speaker_here(json_array_get(words, i));
        if (first == NULL) first = own;
        if (own != NULL && !json_equal(own, first)) return true;
    }
    return false;
}

/* Whether words of the utterances that form_jsonl.c finds tell apart who speaks within one of them:
 * WhisperX gives a segment to whom most of it is. */
static bool words_tell_more(const lec_source *source, lec_arena *arena)
{
    lec_error error;
    lec_json_items items = lec_json_items_open(source, arena, &error);
    for (bool more = false;;) {
        json_t *item = NULL;
        size_t start;
        lec_arena *own = lec_arena_new();
        const bool goes_on =
            lec_json_items_next(&items, &item, &start, own) == LEC_OK && item != NULL;
        more = goes_on && mixes_speakers(item);
        lec_arena_free(own);
        if (!goes_on || more) return more;
    }
}

bool lec_are_timed_words(const lec_source *source)
{
    static const char *const marks[] = {
        "\"words\"",       "\"word\"", "\"word_segments\"", "\"elements\"", "\"items\"",
        "\"DisplayText\"", NULL};
    bool marked = false;
    for (int m = 0; marks[m] != NULL && !marked; m++)
        marked = strstr(source->text, marks[m]) != NULL;
    if (!marked) return false;
    json_error_t problem;
    lec_arena *arena = lec_arena_new();
    const json_t *root =
        lec_json_parse(source->text, source->length, JSON_DISABLE_EOF_CHECK, &problem, arena);
    const json_t *of = json_is_array(root) ? json_array_get(root, 0) : root;
    const bool is_utterance = lec_text_at(of, "text")[0] != '\0' &&
                              (first_key(of, speakers) != NULL || first_time(of, starts) != NULL);
    const bool suffices = is_utterance || utterances_suffice(json_object_get(root, "utterances")) ||
                          utterances_suffice(json_object_get(root, "segments")) ||
                          is_list_of_utterances(source, arena);
    const bool is = root != NULL && (!suffices || words_tell_more(source, arena)) &&
                    count_words(root, true).words > 0;
    lec_arena_free(arena);
    return is;
}

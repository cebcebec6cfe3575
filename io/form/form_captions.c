/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_captions.c -- WebVTT and SubRip (SRT): cues with times to paragraphs with times.
 *
 *   lines --> cues of words --> what each cue adds to the one still shown --> paragraphs
 *
 * A cue is a piece of screen, not of speech: sentences run over cues, and rolling captions show
 * each line two or three times. So the words of all cues are read first; what a cue repeats of the
 * cue still on the screen is left out when the whole file is seen to roll (so that a true "again
 * and again" stays); the rest is joined into paragraphs, which end where the speaker changes
 * (`<v Name>`, `>>`, `- `, a line that looks like a label) or a sentence ends before a pause.
 * Labels in the text stay in it: who speaks is for attribution to say. */
#include <unicode/uchar.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/form/entity.h"
#include "io/form/extract.h"
#include "io/form/times.h"
#include "io/words/unicode.h"

static const double still_shown = 0.5; /* seconds between two cues of one rolling text */
static const double short_pause = 1.5; /* after the end of a sentence: a new paragraph */
static const double long_pause = 10.0; /* a new paragraph also in text without full stops */
enum { LABEL_WORDS = 6 };              /* a label at the start of a line has no more */

typedef struct {
    const char *text; /* without tags, entities decoded */
    uint32_t length;
    uint32_t id;          /* equal for equal texts */
    uint32_t place, line; /* first byte and line in the file */
    uint32_t row;         /* which line of its cue, counting those with words */
    bool opens_row;
    bool opens_speech;   /* `>>` stood before it */
    const char *speaker; /* by <v Name>, or NULL */
    double seconds;      /* of the time stamp before it, or NaN */
} cue_word;

typedef struct {
    double start, end; /* seconds */
    size_t first_word; /* in the words of the file */
    size_t word_count;
    size_t repeated; /* so many of its first words are shown already */
} cue;

typedef struct {
    const lec_source *source;
    size_t at;     /* next byte */
    uint32_t line; /* of the line read last */
    bool is_webvtt;

    LEC_ARRAY(cue_word) words;
    LEC_ARRAY(cue) cues;
    lec_vocabulary *texts;

    const char *speaker;     /* <v> that is open */
    double stamp;            /* inner time stamp for the next word, or NaN */
    bool speech_opens;       /* `>>` for the next word */
    uint32_t row;            /* of the line being read */
    LEC_ARRAY(char) buffer;  /* the word being read */
    uint32_t buffer_place;   /* its first byte in the file */
    bool buffer_is_verbatim; /* it stands in the file byte by byte */
    const char *buffer_speaker;
    double buffer_stamp;

    lec_extract *extract;
    lec_entities *entities;
    lec_arena *arena;
    lec_error *error;
} reader;

typedef struct {
    const char *text;
    size_t length;
} slice;

/* --- lines and times -------------------------------------------------------------------------- */

static bool next_line(reader *state, slice *line)
{
    const char *text = state->source->text;
    const size_t length = state->source->length;
    if (state->at >= length) return false;
    size_t end = state->at;
    while (end < length && text[end] != '\n' && text[end] != '\r') end++;
    *line = (slice){text + state->at, end - state->at};
    if (end + 1 < length && text[end] == '\r' && text[end + 1] == '\n') end++;
    state->at = end + 1;
    state->line++;
    return true;
}

static bool is_blank(slice line)
{
    for (size_t i = 0; i < line.length; i++)
        if (line.text[i] != ' ' && line.text[i] != '\t') return false;
    return true;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_number(slice line)
{
    size_t digits = 0;
    for (size_t i = 0; i < line.length; i++) {
        if (is_digit(line.text[i]))
            digits++;
        else if (line.text[i] != ' ' && line.text[i] != '\t')
            return false;
    }
    return digits > 0;
}

static const char *find(slice line, const char *wanted)
{
    const size_t length = strlen(wanted);
    for (size_t i = 0; i + length <= line.length; i++)
        if (memcmp(line.text + i, wanted, length) == 0) return line.text + i;
    return NULL;
}

static bool skip_one_of(slice *rest, const char *bytes)
{
    if (rest->length == 0 || strchr(bytes, *rest->text) == NULL) return false;
    rest->text++;
    rest->length--;
    return true;
}

/* [HH:]MM:SS[.mmm]; seconds alone are not a time in captions. */
static bool read_time(slice *rest, double *seconds)
{
    const char *end = rest->text + rest->length;
    const char *after = lec_times_read(rest->text, end, seconds);
    if (after == NULL || memchr(rest->text, ':', (size_t)(after - rest->text)) == NULL)
        return false;
    *rest = (slice){after, (size_t)(end - after)};
    return true;
}

/* `00:00:01.000 --> 00:00:04.000 align:start`: the settings at its end say nothing of speech. */
static bool read_timing(slice line, double *start, double *end)
{
    slice rest = line;
    while (skip_one_of(&rest, " \t")) {
    }
    if (!read_time(&rest, start)) return false;
    while (skip_one_of(&rest, " \t")) {
    }
    if (find(rest, "-->") != rest.text) return false;
    rest = (slice){rest.text + 3, rest.length - 3};
    while (skip_one_of(&rest, " \t")) {
    }
    return read_time(&rest, end) && (rest.length == 0 || skip_one_of(&rest, " \t"));
}

/* --- the text of a cue ------------------------------------------------------------------------ */

static size_t place_of(const reader *state, const char *byte)
{
    return (size_t)(byte - state->source->text);
}

static void put_byte(reader *state, char byte, const char *stands_at)
{
    if (state->buffer.count == 0) {
        state->buffer_place = (uint32_t)place_of(state, stands_at);
        state->buffer_is_verbatim = true;
        state->buffer_speaker = state->speaker;
        state->buffer_stamp = state->stamp;
        state->stamp = NAN;
    }
    LEC_PUSH(state->arena, state->buffer, byte);
    if (state->source->text[state->buffer_place + state->buffer.count - 1] != byte ||
        place_of(state, stands_at) != state->buffer_place + state->buffer.count - 1)
        state->buffer_is_verbatim = false;
}

static void add_word(reader *state, const char *text, size_t length, uint32_t place)
{
    cue *last = &state->cues.items[state->cues.count - 1];
    const cue_word word = {
        .text = text,
        .length = (uint32_t)length,
        .id = lec_vocabulary_add(state->texts, text, length),
        .place = place,
        .line = state->line,
        .row = state->row,
        .opens_row =
            last->word_count == 0 || state->words.items[state->words.count - 1].row != state->row,
        .opens_speech = state->speech_opens,
        .speaker = state->buffer_speaker,
        .seconds = state->buffer_stamp,
    };
    LEC_PUSH(state->arena, state->words, word);
    last->word_count++;
    state->speech_opens = false;
}

/* The word in the buffer is complete; `>>` before or alone is a mark, not a word. */
static void end_word(reader *state)
{
    const char *text = state->buffer.items;
    const size_t length = state->buffer.count;
    state->buffer.count = 0;
    if (length == 0) return;
    size_t marks = 0;
    while (marks < length && text[marks] == '>') marks++;
    if (marks < 2) marks = 0;
    if (marks > 0) state->speech_opens = true;
    if (marks == length) return;
    const uint32_t place = state->buffer_place;
    if (state->buffer_is_verbatim)
        add_word(state, state->source->text + place + marks, length - marks,
                 place + (uint32_t)marks);
    else
        add_word(state, lec_arena_text(state->arena, text + marks, length - marks), length - marks,
                 place);
}

/* The byte at the front of the text, or the character that the entity there stands for. */
static lec_entity next_character(const reader *state, slice rest)
{
    if (*rest.text == '&') {
        const lec_entity entity = lec_entity_at(state->entities, rest.text, rest.length);
        if (entity.length > 0) return entity;
    }
    return (lec_entity){.bytes = {*rest.text}, .length = 1, .source = 1};
}

/* The name in `<v.loud Mary Smith>`: all after the first space. */
static const char *read_voice(reader *state, slice tag)
{
    while (tag.length > 0 && *tag.text != ' ' && *tag.text != '\t')
        tag = (slice){tag.text + 1, tag.length - 1};
    while (skip_one_of(&tag, " \t")) {
    }
    LEC_ARRAY(char) name = {0};
    while (tag.length > 0) {
        const lec_entity next = next_character(state, tag);
        for (size_t i = 0; i < next.length; i++) LEC_PUSH(state->arena, name, next.bytes[i]);
        tag = (slice){tag.text + next.source, tag.length - next.source};
    }
    while (name.count > 0 && strchr(" \t", name.items[name.count - 1]) != NULL) name.count--;
    return name.count > 0 ? lec_arena_text(state->arena, name.items, name.count) : NULL;
}

static bool tag_is(slice tag, const char *name)
{
    const size_t length = strlen(name);
    return tag.length >= length && memcmp(tag.text, name, length) == 0 &&
           (tag.length == length || strchr(". \t/", tag.text[length]) != NULL);
}

/* Bytes of the tag at `rest`; 0 when the `<` is only text. */
static size_t read_tag(reader *state, slice rest)
{
    static const char *const silent[] = {"c",    "i",  "b",      "u",    "s",    "ruby", "rt",
                                         "lang", "em", "strong", "font", "span", "br",   NULL};
    const char *close = memchr(rest.text, '>', rest.length);
    if (close == NULL) return 0;
    const size_t length = (size_t)(close - rest.text) + 1;
    slice tag = {rest.text + 1, length - 2};
    double seconds;
    slice time = tag;
    if (read_time(&time, &seconds) && time.length == 0) {
        state->stamp = seconds;
        return length;
    }
    const bool closes = skip_one_of(&tag, "/");
    if (tag_is(tag, "v")) {
        state->speaker = closes ? NULL : read_voice(state, tag);
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

static void read_cue_text(reader *state, slice line)
{
    const size_t words = state->words.count;
    while (line.length > 0) {
        size_t length = 0;
        if (*line.text == '<') length = read_tag(state, line);
        if (*line.text == '{') length = read_style_code(line);
        if (length == 0) {
            const lec_entity next = next_character(state, line);
            length = next.source;
            if (*line.text == ' ' || *line.text == '\t')
                end_word(state);
            else
                for (size_t i = 0; i < next.length; i++)
                    put_byte(state, next.bytes[i], line.text + i);
        }
        line = (slice){line.text + length, line.length - length};
    }
    end_word(state);
    if (state->words.count > words) state->row++;
}

/* --- the file --------------------------------------------------------------------------------- */

static const char *show_time(const reader *state, double seconds)
{
    const long long whole = (long long)seconds;
    return lec_arena_format(state->arena, "%02lld:%02lld:%06.3f", whole / 3600, whole / 60 % 60,
                            seconds - (double)(whole - whole % 60));
}

static lec_status begin_cue(reader *state, slice line)
{
    const char *path = state->source->path;
    cue begun = {.first_word = state->words.count};
    if (!read_timing(line, &begun.start, &begun.end))
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: the times of this cue cannot be read: '%.*s'; write them as "
                        "00:01:02.000 --> 00:01:04.500",
                        path, state->line, (int)(line.length < 80 ? line.length : 80), line.text);
    if (begun.end < begun.start)
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: this cue ends (%s) before it begins (%s); correct its times", path,
                        state->line, show_time(state, begun.end), show_time(state, begun.start));
    if (state->cues.count > 0 && begun.start < state->cues.items[state->cues.count - 1].start)
        return lec_fail(
            state->error, LEC_BAD_DATA,
            "%s:%u: cues run backwards: this one begins at %s, the one before it at %s; sort the "
            "cues by time",
            path, state->line, show_time(state, begun.start),
            show_time(state, state->cues.items[state->cues.count - 1].start));
    LEC_PUSH(state->arena, state->cues, begun);
    state->speaker = NULL;
    state->stamp = NAN;
    state->row = 0;
    return LEC_OK;
}

/* Whether the line after the one read last gives the times of a cue. */
static bool times_follow(const reader *state)
{
    reader ahead = *state;
    slice line;
    return next_line(&ahead, &line) && find(line, "-->") != NULL;
}

static bool opens_silent_block(const reader *state, slice line)
{
    static const char *const words[] = {"NOTE", "STYLE", "REGION", NULL};
    for (size_t i = 0; state->is_webvtt && words[i] != NULL; i++)
        if (tag_is(line, words[i])) return true;
    return false;
}

/* Text before the first cue belongs to the file, not to the speech. */
static void put_front(reader *state, slice line)
{
    lec_extract_begin(state->extract, LEC_BLOCK_FRONT);
    lec_extract_put(state->extract, line.text, line.length, place_of(state, line.text),
                    state->line);
    lec_extract_end(state->extract);
}

/* The line `WEBVTT - Title` and the lines of metadata under it. */
static void read_header(reader *state, lec_transcript *transcript)
{
    reader start = *state;
    slice line;
    if (!next_line(&start, &line) || !tag_is(line, "WEBVTT")) return;
    line = (slice){line.text + 6, line.length - 6};
    while (skip_one_of(&line, " \t-")) {
    }
    transcript->title = lec_arena_text(state->arena, line.text, line.length);
    while (!times_follow(&start) && next_line(&start, &line) && !is_blank(line)) {
    }
    *state = start;
    state->is_webvtt = true;
}

static lec_status read_cues(reader *state)
{
    bool after_blank = true, silent = false;
    slice line;
    while (next_line(state, &line)) {
        const bool begins = after_blank;
        after_blank = is_blank(line);
        if (after_blank) {
            silent = false;
        } else if (find(line, "-->") != NULL) {
            const lec_status status = begin_cue(state, line);
            if (status != LEC_OK) return status;
            silent = false;
        } else if (silent || (begins && opens_silent_block(state, line))) {
            silent = true;
        } else if ((begins || is_number(line)) && times_follow(state)) {
            continue; /* the name or number of the cue */
        } else if (state->cues.count > 0) {
            read_cue_text(state, line);
        } else {
            put_front(state, line);
        }
    }
    if (state->words.count > 0) return LEC_OK;
    return lec_fail(state->error, LEC_BAD_DATA,
                    "%s:%u: no cue with words in these captions; export them again",
                    state->source->path, state->line);
}

/* --- what is shown twice ---------------------------------------------------------------------- */

/* For two successive cues: how many first words of the second are the last of the first. */
typedef struct {
    size_t any;  /* the most words */
    size_t rows; /* the most words that are whole lines in both cues; 0 when none are */
    bool rolls;  /* and there is more in either cue than what they share */
} overlap;

/* Whether the last `shared` words of `before` and the first of `after` are whole lines, seen to be
 * so: at least one of the cues has another line. */
static bool are_rows(const reader *state, const cue *before, const cue *after, size_t shared)
{
    const cue_word *words = state->words.items;
    if (!words[before->first_word + before->word_count - shared].opens_row) return false;
    if (shared < after->word_count && !words[after->first_word + shared].opens_row) return false;
    return words[before->first_word + before->word_count - 1].row > 0 ||
           words[after->first_word + after->word_count - 1].row > 0 ||
           (shared == before->word_count && shared == after->word_count);
}

/* By the failure function of Knuth, Morris and Pratt 1977: linear in the words of both cues.
 * `failure` has room for the words of `after`. */
static overlap find_overlap(const reader *state, const cue *before, const cue *after,
                            size_t *failure)
{
    const cue_word *old = state->words.items + before->first_word;
    const cue_word *new = state->words.items + after->first_word;
    const size_t count = after->word_count;
    failure[0] = 0;
    for (size_t i = 1, k = 0; i < count; i++) {
        while (k > 0 && new[i].id != new[k].id) k = failure[k - 1];
        if (new[i].id == new[k].id) k++;
        failure[i] = k;
    }
    size_t k = 0;
    size_t i = before->word_count > count ? before->word_count - count : 0;
    for (; i < before->word_count; i++) {
        while (k > 0 && (k == count || old[i].id != new[k].id)) k = failure[k - 1];
        if (old[i].id == new[k].id) k++;
    }
    overlap found = {.any = k, .rolls = k > 0 && (k < count || k < before->word_count)};
    while (k > 0 && !are_rows(state, before, after, k)) k = failure[k - 1];
    found.rows = k;
    return found;
}

static int by_size(const void *a, const void *b)
{
    const size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

/* Captions roll when half of the cues or more repeat words of the cue before that is still shown.
 * In a file of few cues chance could do that: there, lines or three words must be seen to move.
 * Returns how many words must be shared to count as repeated, 0 when the captions do not roll. */
static size_t least_overlap(const reader *state, const overlap *overlaps, size_t borders)
{
    size_t *sizes = lec_new(state->arena, size_t, borders);
    size_t shared = 0;
    bool is_seen = false;
    for (size_t i = 0; i < borders; i++) {
        if (overlaps[i].any > 0) sizes[shared++] = overlaps[i].any;
        if (overlaps[i].rolls && (overlaps[i].rows > 0 || overlaps[i].any >= 3)) is_seen = true;
    }
    if (shared == 0 || shared * 2 < borders) return 0;
    if (borders < 4 && !is_seen && !(borders > 1 && shared == borders)) return 0;
    qsort(sizes, shared, sizeof *sizes, by_size);
    return (sizes[shared / 2] + 1) / 2;
}

static void find_repeated(reader *state)
{
    size_t longest = 0, borders = 0;
    for (size_t i = 0; i < state->cues.count; i++)
        if (state->cues.items[i].word_count > longest) longest = state->cues.items[i].word_count;
    size_t *failure = lec_new(state->arena, size_t, longest);
    overlap *overlaps = lec_new(state->arena, overlap, state->cues.count);
    cue **second = lec_new(state->arena, cue *, state->cues.count);
    const cue *before = NULL;
    for (size_t i = 0; i < state->cues.count; i++) {
        cue *after = &state->cues.items[i];
        if (after->word_count == 0) continue;
        if (before != NULL && after->start - before->end <= still_shown) {
            overlaps[borders] = find_overlap(state, before, after, failure);
            second[borders++] = after;
        }
        before = after;
    }
    const size_t least = least_overlap(state, overlaps, borders);
    for (size_t i = 0; i < borders && least > 0; i++) {
        if (overlaps[i].rows > 0)
            second[i]->repeated = overlaps[i].rows;
        else if (overlaps[i].any >= least)
            second[i]->repeated = overlaps[i].any;
    }
}

/* --- paragraphs ------------------------------------------------------------------------------- */

static bool ends_in(const cue_word *word, const char *ending)
{
    const size_t length = strlen(ending);
    return word->length >= length &&
           memcmp(word->text + word->length - length, ending, length) == 0;
}

/* Whether speech could change after the word: the end of a sentence, a note or an interruption. */
static bool ends_sentence(const cue_word *word)
{
    static const char *const endings[] = {".",
                                          "?",
                                          "!",
                                          "\xe2\x80\xa6" /* ellipsis */,
                                          "]",
                                          ")",
                                          "--",
                                          "\xe2\x80\x94" /* em dash */,
                                          "\"",
                                          "\xe2\x80\x9d" /* closing quote */,
                                          "\xc2\xbb" /* guillemet */,
                                          "\xe3\x80\x82",
                                          NULL};
    for (size_t i = 0; endings[i] != NULL; i++)
        if (ends_in(word, endings[i])) return true;
    return false;
}

/* Bytes of a dash that opens the word; 0 when there is none. */
static uint32_t dash_length(const cue_word *word)
{
    if (word->text[0] == '-' && (word->length == 1 || word->text[1] != '-')) return 1;
    const bool is_dash = word->length >= 3 && (memcmp(word->text, "\xe2\x80\x93", 3) == 0 ||
                                               memcmp(word->text, "\xe2\x80\x94", 3) == 0);
    return is_dash ? 3 : 0;
}

static bool begins_upper(const char *text, uint32_t length)
{
    uint32_t at = 0;
    while (at < length) {
        const UChar32 character = lec_utf8_next(text, &at, length);
        if (u_isalpha(character)) return u_isupper(character) || u_istitle(character);
        if (u_isdigit(character)) return true;
    }
    return false;
}

static bool is_all_upper(const char *text, uint32_t length)
{
    uint32_t letters = 0;
    for (uint32_t at = 0; at < length;) {
        const UChar32 character = lec_utf8_next(text, &at, length);
        if (u_islower(character)) return false;
        if (u_isalpha(character)) letters++;
    }
    return letters > 0;
}

typedef struct {
    const cue *cue;
    size_t dashes;          /* lines of the cue that begin with a dash */
    const cue_word *before; /* the last word put, or NULL */
    double shown_until;     /* the latest end of a cue so far */
    const char *speaker;    /* of the open block */
    bool at_cue_start;      /* nothing of the cue is put yet */
} paragraphs;

static size_t count_dashes(const reader *state, const cue *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->word_count; i++) {
        const cue_word *word = &state->words.items[of->first_word + i];
        if (word->opens_row && dash_length(word) > 0) count++;
    }
    return count;
}

/* `- Yes.` opens another's speech where a sentence has ended, or where both lines have a dash. */
static uint32_t opening_dash(const paragraphs *now, const cue_word *word, size_t left_in_cue)
{
    const uint32_t dash = word->opens_row ? dash_length(word) : 0;
    if (dash == 0) return 0;
    if (now->dashes < 2 && now->before != NULL && !ends_sentence(now->before)) return 0;
    if (word->length > dash) return begins_upper(word->text + dash, word->length - dash) ? dash : 0;
    return left_in_cue > 1 && begins_upper(word[1].text, word[1].length) ? dash : 0;
}

/* A line that begins with a few words and a colon may begin with a label. To break there costs
 * nothing after the end of a sentence; in mid-sentence only capitals are believed. */
static bool may_be_label(const paragraphs *now, const cue_word *word, size_t left_in_cue)
{
    if (!word->opens_row || !begins_upper(word->text, word->length)) return false;
    bool upper = true;
    for (size_t i = 0; i < LABEL_WORDS && i < left_in_cue; i++) {
        if (i > 0 && word[i].opens_row) return false;
        upper = upper && is_all_upper(word[i].text, word[i].length);
        if (ends_in(&word[i], ":"))
            return upper || now->before == NULL || ends_sentence(now->before);
    }
    return false;
}

static bool is_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static void put_word(reader *state, paragraphs *now, const cue_word *word, size_t left_in_cue,
                     double seconds)
{
    const double silence = now->cue->start - now->shown_until;
    const bool pause =
        now->at_cue_start && now->before != NULL &&
        (silence >= long_pause || (silence >= short_pause && ends_sentence(now->before)));
    const uint32_t dash = opening_dash(now, word, left_in_cue);
    const bool changes = dash > 0 || word->opens_speech;
    if (now->before == NULL || changes || pause || !is_same(now->speaker, word->speaker) ||
        may_be_label(now, word, left_in_cue)) {
        lec_block *block = lec_extract_begin(state->extract, LEC_BLOCK_PARAGRAPH);
        block->speaker = word->speaker;
        block->speaker_changes = changes;
        block->start_seconds = lec_times_rounded(seconds);
        now->speaker = word->speaker;
    }
    now->before = word;
    if (dash == word->length) return; /* the next word follows in the new block */
    lec_extract_space(state->extract);
    if (now->at_cue_start || !isnan(word->seconds)) lec_extract_time(state->extract, seconds);
    now->at_cue_start = false;
    lec_extract_put(state->extract, word->text + dash, word->length - dash, word->place + dash,
                    word->line);
}

static void put_cue(reader *state, paragraphs *now, double next_start)
{
    const cue *of = now->cue;
    const cue_word *words = state->words.items + of->first_word;
    double seconds = of->start;
    now->at_cue_start = true;
    for (size_t i = 0; i < of->word_count; i++) {
        if (words[i].seconds > seconds) seconds = words[i].seconds;
        if (i >= of->repeated) put_word(state, now, &words[i], of->word_count - i, seconds);
    }
    if (of->end > now->shown_until) now->shown_until = of->end;
    if (now->at_cue_start) return;
    const double end = fmax(seconds, fmin(of->end, next_start));
    lec_extract_time(state->extract, end);
    /* what a voice says lasts as long as its cue, whoever speaks meanwhile */
    lec_block *block = lec_extract_last(state->extract);
    const double own = block->speaker != NULL ? fmax(seconds, of->end) : end;
    if (!(block->end_seconds > own)) block->end_seconds = lec_times_rounded(own);
}

static void put_cues(reader *state)
{
    paragraphs now = {0};
    for (size_t i = 0; i < state->cues.count; i++) {
        now.cue = &state->cues.items[i];
        if (now.cue->word_count == 0) continue;
        size_t next = i + 1;
        while (next < state->cues.count &&
               state->cues.items[next].repeated == state->cues.items[next].word_count)
            next++;
        now.dashes = count_dashes(state, now.cue);
        put_cue(state, &now,
                next < state->cues.count ? state->cues.items[next].start : (double)INFINITY);
    }
    lec_extract_end(state->extract);
}

/* --- the form --------------------------------------------------------------------------------- */

static int recognise(const lec_source *source)
{
    enum { LINES_LOOKED_AT = 60 };
    reader state = {.source = source};
    slice line;
    bool number_before = false;
    for (int i = 0; i < LINES_LOOKED_AT && next_line(&state, &line); i++) {
        double start, end;
        if (i == 0 && tag_is(line, "WEBVTT")) return 100;
        if (read_timing(line, &start, &end)) return number_before ? 95 : 85;
        number_before = is_number(line);
    }
    return strcmp(source->suffix, "vtt") == 0 || strcmp(source->suffix, "srt") == 0 ? 70 : 0;
}

static lec_status read_captions(const lec_source *source, lec_transcript *transcript,
                                lec_arena *arena, lec_error *error)
{
    reader state = {.source = source,
                    .texts = lec_vocabulary_new(arena),
                    .stamp = NAN,
                    .extract = lec_extract_new(arena),
                    .entities = lec_entities_new(arena),
                    .arena = arena,
                    .error = error};
    *transcript =
        (lec_transcript){.form = "captions", .name = "", .title = "", .date = "", .byline = ""};
    read_header(&state, transcript);
    const lec_status status = read_cues(&state);
    if (status != LEC_OK) return status;
    find_repeated(&state);
    put_cues(&state);
    lec_extract_finish(state.extract, transcript);
    return LEC_OK;
}

const lec_form lec_form_captions = {
    .name = "captions",
    .summary = "WebVTT and SubRip captions: cues with times, speakers by <v>, >> or label",
    .recognise = recognise,
    .read = read_captions,
};

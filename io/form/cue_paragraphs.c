/* SPDX-License-Identifier: GPL-3.0-or-later
 * Words of cues to paragraphs. */
#include <unicode/uchar.h>

#include <math.h>
#include <string.h>

#include "io/form/cues.h"
#include "io/form/extract.h"
#include "io/form/times.h"
#include "io/words/unicode.h"

static const double short_pause = 1.5; /* after the end of a sentence: a new paragraph */
static const double long_pause = 10.0; /* a new paragraph also in text without full stops */
enum { LABEL_WORDS = 6 };              /* a label at the start of a line has no more */

static bool ends_in(const lec_cue_word *word, const char *ending)
{
    const size_t length = strlen(ending);
    return word->length >= length &&
           memcmp(word->text + word->length - length, ending, length) == 0;
}

/* Whether speech could change after the word: the end of a sentence, a note or an interruption. */
static bool ends_sentence(const lec_cue_word *word)
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
static uint32_t dash_length(const lec_cue_word *word)
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
    const lec_cue *cue;
    size_t dashes;              /* lines of the cue that begin with a dash */
    const lec_cue_word *before; /* the last word put, or NULL */
    double shown_until;         /* the latest end of a cue so far */
    const char *speaker;        /* of the open block */
    bool at_cue_start;          /* nothing of the cue is put yet */
} paragraphs;

static size_t count_dashes(const lec_cues *all, const lec_cue *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->word_count; i++) {
        const lec_cue_word *word = &all->words.items[of->first_word + i];
        if (word->opens_row && dash_length(word) > 0) count++;
    }
    return count;
}

/* `- Yes.` opens another's speech where a sentence has ended, or where both lines have a dash. */
static uint32_t opening_dash(const paragraphs *now, const lec_cue_word *word, size_t left_in_cue)
{
    const uint32_t dash = word->opens_row ? dash_length(word) : 0;
    if (dash == 0) return 0;
    if (now->dashes < 2 && now->before != NULL && !ends_sentence(now->before)) return 0;
    if (word->length > dash) return begins_upper(word->text + dash, word->length - dash) ? dash : 0;
    return left_in_cue > 1 && begins_upper(word[1].text, word[1].length) ? dash : 0;
}

/* A line that begins with a few words and a colon may begin with a label. To break there costs
 * nothing after the end of a sentence; in mid-sentence only capitals are believed. */
static bool may_be_label(const paragraphs *now, const lec_cue_word *word, size_t left_in_cue)
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

static void put_word(const lec_cues *all, paragraphs *now, const lec_cue_word *word,
                     size_t left_in_cue, double seconds)
{
    const double silence = now->cue->start - now->shown_until;
    const bool pause =
        now->at_cue_start && now->before != NULL &&
        (silence >= long_pause || (silence >= short_pause && ends_sentence(now->before)));
    const uint32_t dash = opening_dash(now, word, left_in_cue);
    const bool changes = dash > 0 || word->opens_speech;
    if (now->before == NULL || changes || pause || !is_same(now->speaker, word->speaker) ||
        may_be_label(now, word, left_in_cue)) {
        lec_block *block = lec_extract_begin(all->extract, LEC_BLOCK_PARAGRAPH);
        block->speaker = word->speaker;
        block->speaker_changes = changes;
        if (now->at_cue_start || word->speaker != NULL || !isnan(word->seconds))
            block->start_seconds = lec_times_rounded(seconds); /* else in between, by letters */
        now->speaker = word->speaker;
    }
    now->before = word;
    if (dash == word->length) return; /* the next word follows in the new block */
    lec_extract_space(all->extract);
    if (now->at_cue_start || !isnan(word->seconds)) lec_extract_time(all->extract, seconds);
    now->at_cue_start = false;
    lec_extract_put(all->extract, word->text + dash, word->length - dash, word->place + dash,
                    word->line);
}

static void put_cue(const lec_cues *all, paragraphs *now, double next_start)
{
    const lec_cue *of = now->cue;
    const lec_cue_word *words = all->words.items + of->first_word;
    double seconds = of->start;
    now->at_cue_start = true;
    for (size_t i = 0; i < of->word_count; i++) {
        if (words[i].seconds > seconds) seconds = words[i].seconds;
        if (i >= of->repeated) put_word(all, now, &words[i], of->word_count - i, seconds);
    }
    if (of->end > now->shown_until) now->shown_until = of->end;
    if (now->at_cue_start) return;
    const double end = fmax(seconds, fmin(of->end, next_start));
    lec_extract_time(all->extract, end);
    /* what a voice says lasts as long as its cue, whoever speaks meanwhile */
    lec_block *block = lec_extract_last(all->extract);
    const double own = block->speaker != NULL ? fmax(seconds, of->end) : end;
    if (!(block->end_seconds > own)) block->end_seconds = lec_times_rounded(own);
}

void lec_cues_put(const lec_cues *all)
{
    paragraphs now = {0};
    for (size_t i = 0; i < all->cues.count; i++) {
        now.cue = &all->cues.items[i];
        if (now.cue->word_count == 0) continue;
        size_t next = i + 1;
        while (next < all->cues.count &&
               all->cues.items[next].repeated == all->cues.items[next].word_count)
            next++;
        now.dashes = count_dashes(all, now.cue);
        put_cue(all, &now, next < all->cues.count ? all->cues.items[next].start : (double)INFINITY);
    }
    lec_extract_end(all->extract);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * manners.c -- how turns begin and end: greetings, self-introductions, handing over. */
#include <string.h>

#include "io/attribution/draft.h"

enum { HEAD_BYTES = 420, TAIL_BYTES = 260, HEAD_SPANS = 3 };

/* Whether a phrase by which turns begin ends with the word. */
static bool greeting_ends_at(const lec_wordlist *list, uint32_t word)
{
    enum { LONGEST_GREETING = 6 };
    static const lec_phrase_class classes[] = {LEC_PHRASE_GREETING, LEC_PHRASE_THANKS,
                                               LEC_PHRASE_ADDRESS};
    for (uint32_t first = word < LONGEST_GREETING ? 0 : word - LONGEST_GREETING; first <= word;
         first++)
        for (size_t c = 0; c < sizeof classes / sizeof *classes; c++)
            if (lec_phrase_length(list, first, classes[c]) == word + 1 - first) return true;
    return false;
}

static bool greets(const lec_wordlist *list, uint32_t word)
{
    return lec_phrase_length(list, word, LEC_PHRASE_GREETING) > 0 ||
           lec_phrase_length(list, word, LEC_PHRASE_THANKS) > 0 ||
           lec_word_means(list, word, LEC_PHRASE_ADDRESS, LEC_ENGLISH);
}

bool lec_names_word_of(const lec_wordlist *list, const char *text)
{
    static const uint64_t says_nothing =
        LEC_CLASS_BIT(LEC_PHRASE_PARTICLE) | LEC_CLASS_BIT(LEC_PHRASE_MEDIUM);
    lec_wordlist wanted;
    lec_wordlist_read(&wanted, text, 0, (uint32_t)strlen(text));
    for (uint32_t w = 0; w < wanted.count; w++) {
        const uint32_t length = (uint32_t)wanted.words[w].fold_end - wanted.words[w].fold;
        if (wanted.words[w].letters < 3 || lec_word_is_of(&wanted, w, says_nothing)) continue;
        for (uint32_t at = 0; at < list->count; at++) {
            const lec_listed_word *word = &list->words[at];
            if ((uint32_t)word->fold_end - word->fold == length && word->shape != LEC_SHAPE_LOWER &&
                memcmp(list->folded + word->fold, wanted.folded + wanted.words[w].fold, length) ==
                    0)
                return true;
        }
    }
    return false;
}

bool lec_names_person(const lec_wordlist *list, const lec_person *person)
{
    return lec_names_word_of(list, person->name_folded) ||
           lec_names_word_of(list, person->affiliation);
}

/* Whether the words name whoever speaks in the turn beside, if that is another person. */
static bool names_beside(const lec_people *people, const lec_draft *turn, const lec_draft *beside,
                         const lec_wordlist *list)
{
    if (beside == NULL || beside->person == LEC_NONE || beside->person == turn->person ||
        people->items == NULL)
        return false;
    return lec_names_person(list, &people->items[beside->person]);
}

/* --- self-introductions ---------------------------------------------------------------------- */

static bool is_outlet_word(const lec_phrases *phrases, const lec_wordlist *list, uint32_t word)
{
    uint32_t length;
    const lec_phrase_class class = lec_phrase_at(phrases, list, word, &length, NULL);
    const bool sentence =
        class == LEC_PHRASE_FUNCTION || class == LEC_PHRASE_HONORIFIC || class == LEC_PHRASE_OFFICE;
    return list->words[word].shape != LEC_SHAPE_LOWER && !sentence;
}

/* Whether a sentence or an aside ends after the word. */
static bool ends_after(const lec_wordlist *list, uint32_t word)
{
    const lec_listed_word *it = &list->words[word];
    if (word + 1 >= list->count) return true;
    if (list->words[word + 1].comma || list->words[word + 1].apart) return true;
    return it->dotted && it->letters > 1 && list->text[it->end] == '.' &&
           memchr(list->text + it->start, '.', it->end - it->start) == NULL;
}

/* One past the outlet that begins at word `at`; `at` when there is none. */
static uint32_t outlet_end(const lec_phrases *phrases, const lec_wordlist *list, uint32_t at)
{
    uint32_t end = at;
    while (end < list->count && end - at < 8) {
        const bool small = end > at && end + 1 < list->count && lec_is_small_between(list, end) &&
                           is_outlet_word(phrases, list, end + 1);
        if (!small && !is_outlet_word(phrases, list, end)) break;
        end++;
        if (ends_after(list, end - 1)) break;
    }
    return end;
}

/* `from`, `with`, `of` ... and an article, or a comma: where the outlet would begin. */
static uint32_t after_link(const lec_wordlist *list, uint32_t at)
{
    static const uint64_t small =
        LEC_CLASS_BIT(LEC_PHRASE_ARTICLE) | LEC_CLASS_BIT(LEC_PHRASE_LINK);
    if (at >= list->count) return LEC_NONE;
    const bool link = lec_word_is_of(list, at, LEC_CLASS_BIT(LEC_PHRASE_LINK));
    if (!link && !list->words[at].comma) return LEC_NONE;
    uint32_t next = at + link;
    while (next < list->count &&
           (list->words[next].shape == LEC_SHAPE_LOWER
                ? lec_word_is_of(list, next, small)
                : lec_word_means(list, next, LEC_PHRASE_ARTICLE, LEC_ENGLISH)))
        next++;
    return next < list->count ? next : LEC_NONE;
}

static bool is_plain_name(const lec_phrases *phrases, const lec_wordlist *list, uint32_t word)
{
    uint32_t length;
    return list->words[word].shape != LEC_SHAPE_LOWER &&
           list->words[word].shape != LEC_SHAPE_NUMBER &&
           lec_phrase_at(phrases, list, word, &length, NULL) == LEC_PHRASE_NONE;
}

/* Whether the speaker's name ends at `word`: his label's name, or two unknown capitalised words. */
static bool name_ends_at(const lec_phrases *phrases, const lec_wordlist *list, uint32_t word,
                         const lec_person *person)
{
    if (person != NULL && person->surname_folded[0] != '\0') {
        uint32_t bytes;
        const char *folded = lec_wordlist_folded(list, word, 1, &bytes);
        const char *name = person->name_folded;
        const size_t first = strcspn(name, " ");
        const bool last = word + 1 < list->count && strlen(name) > first &&
                          list->words[word + 1].shape != LEC_SHAPE_LOWER;
        const char *surname = strrchr(person->surname_folded, ' '); /* Marshall-Genzer: two words */
        surname = surname != NULL ? surname + 1 : person->surname_folded;
        if (bytes == strlen(surname) && memcmp(folded, surname, bytes) == 0) return true;
        return !last && bytes == first && memcmp(folded, name, first) == 0;
    }
    const bool opens = word < 2 || ends_after(list, word - 2) ||
                       lec_word_is_of(list, word - 2, LEC_CLASS_BIT(LEC_PHRASE_INTRODUCTION)) ||
                       greeting_ends_at(list, word - 2);
    return word >= 1 && word <= 14 && opens && is_plain_name(phrases, list, word) &&
           is_plain_name(phrases, list, word - 1) && !list->words[word].comma &&
           !ends_after(list, word - 1);
}

/* U.S. keeps its last full stop, CNN. does not. */
static uint32_t initials_end(const lec_wordlist *list, uint32_t word)
{
    const lec_listed_word *it = &list->words[word];
    const bool initials =
        it->letters <= 1 ||
        (it->letters <= 4 && memchr(list->text + it->start, '.', it->end - it->start) != NULL);
    return initials ? lec_wordlist_end(list, word) : it->end;
}

const char *lec_introduced_outlet(const lec_phrases *phrases, const lec_wordlist *list,
                                  const lec_person *person, lec_arena *arena, const char **name)
{
    bool small = false; /* a text all in capitals shows no names */
    for (uint32_t w = 0; w < list->count; w++) small |= list->words[w].shape == LEC_SHAPE_LOWER;
    for (uint32_t w = 0; small && w + 1 < list->count && w < 30; w++) {
        if (!name_ends_at(phrases, list, w, person)) continue;
        const uint32_t begin = after_link(list, w + 1);
        if (begin == LEC_NONE) continue;
        const uint32_t end = outlet_end(phrases, list, begin);
        if (end == begin || (list->words[w + 1].comma && !ends_after(list, end - 1))) continue;
        if (person == NULL && name != NULL)
            *name = lec_one_line(arena, list->text, list->words[w - 1].start, list->words[w].end);
        return lec_one_line(arena, list->text, list->words[begin].start,
                            initials_end(list, end - 1));
    }
    return "";
}

/* `Mr. President,` `Thank you, Secretary.` among the first words. */
static bool addresses_office(const lec_phrases *phrases, const lec_wordlist *list)
{
    enum { FIRST_WORDS = 14 };
    bool honorific = false;
    for (uint32_t w = 0, length; w < list->count && w<FIRST_WORDS; w += length> 0 ? length : 1) {
        const lec_phrase_class class = lec_phrase_at(phrases, list, w, &length, NULL);
        const bool begins = w == 0 || honorific || list->words[w].comma || list->words[w].apart ||
                            ends_after(list, w - 1);
        if (class == LEC_PHRASE_OFFICE && begins && (honorific || ends_after(list, w + length - 1)))
            return true;
        honorific = class == LEC_PHRASE_HONORIFIC;
    }
    return false;
}

/* --- the turns ------------------------------------------------------------------------------- */

typedef struct {
    size_t first, last; /* speech spans of the turn; first > last: none */
} span_range;

static uint32_t tail_start(const char *text, const lec_span *span)
{
    uint32_t start = span->end - span->start > TAIL_BYTES ? span->end - TAIL_BYTES : span->start;
    while (start > span->start && start < span->end && text[start - 1] != ' ' &&
           text[start - 1] != '\n')
        start++;
    return start;
}

typedef struct {
    const lec_transcript *transcript;
    const lec_people *people;
    const lec_phrases *phrases;
    const lec_span *spans;
    lec_draft *drafts;
    size_t count;
    lec_arena *arena;
} manners;

/* Whom the first words greet, address and name; whom the speaker says he works for. */
static void read_head(const manners *state, span_range range, size_t index)
{
    lec_draft *turn = &state->drafts[index];
    const lec_person *person =
        turn->person == LEC_NONE ? NULL : &state->people->items[turn->person];
    const bool named = person != NULL && person->surname_folded[0] != '\0';
    const bool asks = person == NULL || (person->role != LEC_PHRASE_OFFICE &&
                                         person->role != LEC_PHRASE_MODERATOR && !person->in_front);
    const lec_draft *last = index > 0 ? turn - 1 : NULL;
    lec_wordlist list;
    size_t seen = 0;
    for (size_t s = range.first; s <= range.last && seen < HEAD_SPANS; s++) {
        const lec_span *span = &state->spans[s];
        if (span->kind != LEC_SPAN_SPEECH) continue;
        const uint32_t end =
            span->end - span->start > HEAD_BYTES ? span->start + HEAD_BYTES : span->end;
        lec_wordlist_read(&list, state->transcript->text, span->start, end);
        if (seen == 0) {
            for (uint32_t w = 0; w < list.count && w < 4; w++) turn->greets |= greets(&list, w);
            turn->addresses = addresses_office(state->phrases, &list);
            turn->names_last = names_beside(state->people, turn, last, &list);
        }
        if (asks && turn->affiliation[0] == '\0') {
            turn->affiliation = lec_introduced_outlet(state->phrases, &list, named ? person : NULL,
                                                      state->arena, NULL);
            turn->introduces = turn->affiliation[0] != '\0';
        }
        seen++;
    }
    turn->greets |= turn->affiliation[0] != '\0';
}

static void read_turn(const manners *state, span_range range, size_t index)
{
    lec_draft *turn = &state->drafts[index];
    const lec_draft *next = index + 1 < state->count ? turn + 1 : NULL;
    const char *text = state->transcript->text;
    lec_wordlist list;
    read_head(state, range, index);
    for (size_t s = range.last + 1; s-- > range.first;) {
        if (state->spans[s].kind != LEC_SPAN_SPEECH) continue;
        lec_wordlist_read(&list, text, tail_start(text, &state->spans[s]), state->spans[s].end);
        turn->names_next = names_beside(state->people, turn, next, &list);
        turn->calls = turn->names_next || lec_holds_phrase(&list, LEC_PHRASE_CALL);
        break;
    }
}

void lec_read_manners(const lec_transcript *transcript, const lec_people *people,
                      const lec_phrases *phrases, const lec_span *spans, size_t span_count,
                      lec_draft *drafts, size_t count, lec_arena *arena)
{
    span_range *ranges = lec_new(arena, span_range, count + 1);
    for (size_t i = 0; i < count; i++) ranges[i] = (span_range){1, 0};
    for (size_t s = 0; s < span_count; s++) {
        if (spans[s].kind != LEC_SPAN_SPEECH || spans[s].turn >= count) continue;
        span_range *range = &ranges[spans[s].turn];
        if (range->first > range->last) range->first = s;
        range->last = s;
    }
    const manners state = {transcript, people, phrases, spans, drafts, count, arena};
    for (size_t i = 0; i < count; i++)
        if (ranges[i].first <= ranges[i].last) read_turn(&state, ranges[i], i);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * label.c -- collects candidates, judges their keys, keeps the labels. O(length of the text).
 *
 *   strong  by itself: a function word (QUESTION), an office in capitals, a text that recurs
 *   weak    only beside strong labels of the same style (separator and capitals)
 *
 * The counts asked for are the smallest with which a heading or a figure of speech that a text
 * repeats (`Look:`, `First point:`) is not taken for a speaker.
 */
#include "io/attribution/label.h"

#include <unicode/uchar.h>

#include <stdlib.h>
#include <string.h>

#include "io/attribution/label_search.h"
#include "io/attribution/line.h"
#include "io/words/unicode.h"

/* --- collecting ------------------------------------------------------------------------------ */

static bool in_capitals(const char *text, size_t length)
{
    size_t upper = 0, lower = 0;
    const size_t sample = length < (1U << 20) ? length : 1U << 20;
    for (size_t i = 0; i < sample; i++) {
        upper += text[i] >= 'A' && text[i] <= 'Z';
        lower += text[i] >= 'a' && text[i] <= 'z';
    }
    return upper > 200 && upper > 3 * lower;
}

/* Capitalised words of the title, the by-line and the short paragraphs at the beginning. */
static void collect_title_words(lec_label_search *state)
{
    const lec_transcript *transcript = state->transcript;
    lec_wordlist list;
    for (size_t b = 0; b < transcript->block_count + 2 && b < 10; b++) {
        const lec_block *block = b < 2 ? NULL : &transcript->blocks[b - 2];
        const char *text = b == 0   ? transcript->title
                           : b == 1 ? transcript->byline
                                    : transcript->text;
        const uint32_t start = block != NULL ? block->start : 0;
        const uint32_t end = block != NULL ? block->end : (uint32_t)strlen(text);
        if (block != NULL && (end - start > 300 || block->kind == LEC_BLOCK_FURNITURE)) continue;
        lec_wordlist_read(&list, text, start, end);
        for (uint32_t w = 0; w < list.count; w++) {
            uint32_t bytes, length;
            const char *folded = lec_wordlist_folded(&list, w, 1, &bytes);
            const bool colon = text[list.words[w].end] == ':'; /* perhaps the label itself */
            if (list.words[w].shape == LEC_SHAPE_LOWER || list.words[w].letters < 2 || colon ||
                lec_phrase_at(state->phrases, &list, w, &length, NULL) != LEC_PHRASE_NONE)
                continue;
            lec_vocabulary_add(state->title_words, folded, bytes);
        }
    }
}

uint32_t lec_label_key_of(lec_label_search *state, const lec_label *label)
{
    const char *text = state->transcript->text;
    lec_wordlist list;
    lec_wordlist_read(&list, text, label->name_start, label->name_end);
    const uint32_t id = lec_vocabulary_add(state->texts, list.folded, strlen(list.folded));
    if (id < state->keys.count) return id;
    lec_label_key key = {.text =
                             lec_one_line(state->arena, text, label->name_start, label->name_end),
                         .first = (uint32_t)state->candidates.count};
    uint32_t found;
    key.known = lec_vocabulary_find(state->known, list.folded, strlen(list.folded), &found);
    lec_name_read(&key.name, state->phrases, state->arena, text, label->name_start, label->name_end,
                  label->outlet_start, label->outlet_end);
    const char *surname = strrchr(key.name.surname_folded, ' ');
    surname = surname != NULL ? surname + 1 : key.name.surname_folded;
    key.in_title = lec_vocabulary_find(state->title_words, surname, strlen(surname), &found);
    LEC_PUSH(state->arena, state->keys, key);
    return id;
}

/* Whether the line after text[at] looks spoken: it ends as sentences do or is long; or it has a
 * word in lower case, or a sentence ends in it. Titles, places and names do not. */
static bool stands_before_speech(const lec_label_search *state, uint32_t at)
{
    enum { longest_abbreviation = 4 }; /* letters: `Sept.` */
    const char *text = state->transcript->text;
    const uint32_t length = (uint32_t)state->transcript->length;
    const uint32_t start = lec_skip_space(text, at, length - at > 400 ? at + 400 : length);
    uint32_t end = start;
    while (end < length && end - start < 80 && text[end] != '\n' && text[end] != '\r') end++;
    if (end - start >= 80) return true;
    end = lec_trim_end(text, start, end);
    if (end == start) return false;
    if (strchr(".?!,:;\")]*", text[end - 1]) != NULL || (text[end - 1] & 0x80) != 0) return true;
    lec_wordlist list;
    lec_wordlist_read(&list, text, start, end);
    for (uint32_t w = 0; w < list.count; w++) {
        const lec_listed_word *word = &list.words[w];
        const bool stop = text[word->end] == '.' && word->letters > longest_abbreviation;
        if (word->shape == LEC_SHAPE_LOWER || (stop && w + 1 < list.count)) return true;
    }
    return false;
}

static void add_candidate(lec_label_search *state, lec_label label, uint32_t block,
                          lec_label_place place)
{
    const lec_block *from = &state->transcript->blocks[block];
    label.block = block;
    label.place = (uint8_t)place;
    label.bold = from->bold_end >= label.name_end;
    label.key = lec_label_key_of(state, &label);
    lec_label_key *key = &state->keys.items[label.key];
    key->count[label.style]++;
    key->bold += label.bold;
    key->odd |= label.odd;
    key->timed += label.timed;
    if (label.style == LEC_LABEL_OWN) key->before_speech += stands_before_speech(state, label.end);
    key->outlets += label.outlet_end > label.outlet_start;
    LEC_PUSH(state->arena, state->candidates, label);
}

static void collect(lec_label_search *state)
{
    const lec_transcript *transcript = state->transcript;
    for (uint32_t b = 0; b < transcript->block_count; b++) {
        const lec_block *block = &transcript->blocks[b];
        if (block->kind != LEC_BLOCK_PARAGRAPH && block->kind != LEC_BLOCK_HEADING) continue;
        lec_label_place place = block->continues ? LEC_LABEL_AT_LINE : LEC_LABEL_AT_BLOCK;
        for (uint32_t at = block->start; at < block->end;) {
            const uint32_t line_end = lec_line_end(transcript->text, at, block->end);
            lec_label label;
            if (lec_label_read(transcript->text, at, line_end, &label) &&
                !((label.style == LEC_LABEL_OWN || label.timed) &&
                  lec_is_furniture_line(transcript->text, at, line_end)))
                add_candidate(state, label, b, place);
            if (lec_skip_blank(transcript->text, at, line_end) < line_end)
                place = LEC_LABEL_AT_LINE;
            at = line_end;
            while (at < block->end &&
                   (transcript->text[at] == '\n' || transcript->text[at] == '\r'))
                at++;
        }
    }
}

/* --- judging --------------------------------------------------------------------------------- */

typedef enum { NOT, WEAK, STRONG } verdict;

static bool is_function_label(const lec_name *name)
{
    return lec_phrase_is_role(name->role) && name->name_words == 0;
}

static uint32_t total_count(const lec_label_key *key)
{
    uint32_t count = 0;
    for (int style = 0; style < LEC_LABEL_STYLES; style++) count += key->count[style];
    return count;
}

/* A word of a sentence (Will, So, May, One) is a name's in `MR. WILL`, `REPORTER ONE`, and in a
 * text in capitals or title case that opens speech with a colon again and again. */
static bool may_hold_any_word(const lec_label_key *key)
{
    const lec_name *name = &key->name;
    if (name->lower || name->words > 4) return false;
    const bool titled = name->honorific[0] != '\0' || lec_phrase_is_role(name->role);
    return (titled && (name->caps || name->words <= 3)) ||
           (key->count[LEC_LABEL_COLON] >= 2 && name->words >= 2);
}

/* What no label is, whatever surrounds it. NULL when nothing speaks against it. */
static const char *veto(const lec_label_search *state, const lec_label_key *key)
{
    const lec_name *name = &key->name;
    if (name->header || (name->headline && total_count(key) == 1))
        return "heads a line about the transcript";
    if (name->function && name->role != LEC_PHRASE_FOLLOW_UP && !may_hold_any_word(key))
        return "holds a word of a sentence";
    if (name->lower) return "holds words in lower case that name no function";
    if (name->letters == 0) return "holds no letter";
    if (name->dotted && !state->all_capitals && !lec_phrase_is_role(name->role))
        return "holds an abbreviation";
    if (name->name_words > 6) return "is too long for a name";
    return NULL;
}

/* `Q:` and `Q    ` are labels wherever they open a line; `Q.` and other letters when they recur. */
static verdict judge_letter(const lec_label_key *key, lec_label_style style)
{
    const uint32_t count = key->count[style];
    const bool q = strcmp(key->text, "Q") == 0;
    if (q && (style == LEC_LABEL_COLON || style == LEC_LABEL_WIDE)) return STRONG;
    if (key->name.role == LEC_PHRASE_ASKER) return count >= 2 ? STRONG : WEAK;
    return count >= 2 && style != LEC_LABEL_OWN ? STRONG : NOT;
}

static verdict judge_colon(const lec_label_key *key, bool caps)
{
    const lec_name *name = &key->name;
    const uint32_t count = key->count[LEC_LABEL_COLON];
    const bool office = name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES;
    if (key->timed > 0) return STRONG;
    if (is_function_label(name) && (!office || caps || count >= 2)) return STRONG;
    if (office || name->honorific[0] != '\0' || name->role != LEC_PHRASE_NONE)
        return caps || count >= 2 ? STRONG : WEAK;
    if (key->outlets > 0 || key->bold > 0) return count >= 2 ? STRONG : WEAK;
    if (caps) return count >= 2 ? STRONG : WEAK;
    if (name->name_words >= 2) return count >= 3 || key->in_title ? STRONG : WEAK;
    if (count >= 4 || (key->in_title && count >= 2)) return STRONG;
    return count >= 2 || key->in_title ? WEAK : NOT;
}

static verdict judge_stop(const lec_label_key *key, bool caps)
{
    const lec_name *name = &key->name;
    const uint32_t count = key->count[LEC_LABEL_STOP] + key->count[LEC_LABEL_DASH];
    if (!caps) {
        if (!lec_phrase_is_role(name->role) && name->honorific[0] == '\0') return NOT;
        return count >= 3 ? STRONG : NOT;
    }
    if (name->role != LEC_PHRASE_NONE || name->honorific[0] != '\0')
        return count >= 2 ? STRONG : WEAK;
    if (name->name_words >= 2) return count >= 3 ? STRONG : name->letters >= 5 ? WEAK : NOT;
    return count >= 4 ? STRONG : NOT;
}

/* `[Name]` opens a paragraph; so does `[Laughter]`. */
static verdict judge_bracket(const lec_label_key *key)
{
    const lec_name *name = &key->name;
    lec_wordlist list;
    lec_wordlist_read(&list, key->text, 0, (uint32_t)strlen(key->text));
    if (lec_direction_type(&list) != NULL) return NOT;
    if (name->name_words < 2 && name->role == LEC_PHRASE_NONE) return NOT;
    return key->count[LEC_LABEL_BRACKET] >= 2 ? STRONG : WEAK;
}

static verdict judge_wide(const lec_label_key *key, bool caps)
{
    if (key->count[LEC_LABEL_WIDE] >= 3) return STRONG;
    return caps && key->name.words <= 4 ? WEAK : NOT;
}

static verdict judge_own(const lec_label_key *key, bool caps)
{
    const lec_name *name = &key->name;
    const uint32_t count = key->count[LEC_LABEL_OWN];
    if (key->count[LEC_LABEL_COLON] >= 2 && name->role != LEC_PHRASE_NONE) return STRONG;
    if (2 * key->before_speech < count) return NOT;
    if (key->timed > 0) return STRONG;
    if (key->bold > 0 && count >= 2) return STRONG;
    if (name->role != LEC_PHRASE_NONE || name->honorific[0] != '\0')
        return count >= 2 || (key->bold > 0 && name->name_words > 0) ? STRONG : WEAK;
    if (name->name_words >= 2) return count >= 2 ? STRONG : name->name_words <= 4 ? WEAK : NOT;
    return count >= 3 && (caps || key->bold > 0) ? STRONG : NOT;
}

static verdict judge(const lec_label_search *state, const lec_label_key *key, lec_label_style style)
{
    const bool caps = key->name.caps && !state->all_capitals;
    if (key->known) return STRONG;
    if (key->odd) return key->count[style] >= 2 && key->name.words <= 6 ? STRONG : NOT;
    if (veto(state, key) != NULL) return NOT;
    if (key->name.letter) return judge_letter(key, style);
    switch (style) {
    case LEC_LABEL_COLON:
        return judge_colon(key, caps);
    case LEC_LABEL_STOP:
    case LEC_LABEL_DASH:
        return judge_stop(key, caps);
    case LEC_LABEL_WIDE:
        return judge_wide(key, caps);
    case LEC_LABEL_BRACKET:
        return judge_bracket(key);
    case LEC_LABEL_OWN: {
        const verdict own = judge_own(key, caps);
        return own == WEAK && state->all_capitals ? NOT : own;
    }
    case LEC_LABEL_BARE:
    case LEC_LABEL_STYLES:
        break;
    }
    return NOT;
}

static void judge_strong(lec_label_search *state)
{
    for (size_t k = 0; k < state->keys.count; k++) {
        lec_label_key *key = &state->keys.items[k];
        for (lec_label_style style = 0; style < LEC_LABEL_BARE; style++) {
            if (key->count[style] == 0) continue;
            const verdict judged = judge(state, key, style);
            key->strong[style] = judged == STRONG;
            key->weak[style] = judged == WEAK;
            if (judged == STRONG) state->established[style][key->name.caps] += key->count[style];
        }
    }
}

/* Lines of their own count as a style of the file only where they are a good part of its labels. */
static bool is_minor(const lec_label_search *state, uint32_t own)
{
    uint32_t all = 0;
    for (int style = 0; style < LEC_LABEL_STYLES; style++)
        all += state->established[style][0] + state->established[style][1];
    return 8 * own < all;
}

/* How many keys of a style are weak only: `Mara Quell: ...`, `Ivo Brandt: ...` once each. */
static uint32_t weak_keys(const lec_label_search *state, lec_label_style style, bool caps)
{
    uint32_t count = 0;
    for (size_t k = 0; k < state->keys.count; k++) {
        const lec_label_key *key = &state->keys.items[k];
        count += key->weak[style] && key->name.caps == caps &&
                 (key->name.name_words >= 2 || key->name.role != LEC_PHRASE_NONE);
    }
    return count;
}

static bool nothing_established(const lec_label_search *state)
{
    for (int style = 0; style < LEC_LABEL_STYLES; style++)
        if (state->established[style][0] + state->established[style][1] > 0) return false;
    return true;
}

/* A weak key counts beside two strong labels of its style (three for the full stop, which ends
 * sentences too, or two and another weak one in capitals), or, in a file without any strong label,
 * beside another weak one. */
static void judge_weak(lec_label_search *state)
{
    const bool alone = nothing_established(state);
    for (int style = 0; style < LEC_LABEL_BARE; style++) {
        for (int caps = 0; caps < 2; caps++) {
            const uint32_t own = state->established[style][caps];
            const uint32_t both = own + state->established[style][!caps];
            const uint32_t needed = style == LEC_LABEL_STOP ? 3 : 2;
            if (style == LEC_LABEL_OWN && is_minor(state, both)) continue;
            const bool full_stops = style == LEC_LABEL_STOP && caps && own == 2;
            if (own < needed && !(style == LEC_LABEL_OWN && both >= 2) &&
                !((alone || full_stops) && weak_keys(state, (lec_label_style)style, caps) >= 2))
                continue;
            for (size_t k = 0; k < state->keys.count; k++) {
                lec_label_key *key = &state->keys.items[k];
                if (key->weak[style] && key->name.caps == (bool)caps) key->strong[style] = true;
            }
        }
    }
}

/* A single word used once or twice as a label (`Eilers:`) where others of its kind are labels: a
 * name is written with a capital wherever it stands and is mentioned, `Inflation` is not. */
typedef struct {
    uint32_t capital, small;
} mentions;

static bool is_single_word(const lec_label_key *key)
{
    return key->count[LEC_LABEL_COLON] > 0 && key->name.name_words == 1 && key->name.words == 1 &&
           key->name.role == LEC_PHRASE_NONE && !key->name.letter;
}

static bool is_text_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte & 0x80) != 0;
}

static void count_mentions(const lec_label_search *state, const lec_vocabulary *words,
                           mentions *counts)
{
    const char *text = state->transcript->text;
    const uint32_t length = (uint32_t)state->transcript->length;
    for (uint32_t at = 0; at < length;) {
        if (!is_text_letter(text[at])) {
            at++;
            continue;
        }
        char word[48];
        uint32_t end = at, id;
        for (; end < length && is_text_letter(text[end]); end++)
            if (end - at < sizeof word)
                word[end - at] =
                    (char)(text[end] >= 'A' && text[end] <= 'Z' ? text[end] + 32 : text[end]);
        if (end - at < sizeof word && lec_vocabulary_find(words, word, end - at, &id)) {
            if (word[0] == text[at] && (text[at] & 0x80) == 0)
                counts[id].small++;
            else
                counts[id].capital++;
        }
        at = end;
    }
}

static void judge_single_words(lec_label_search *state)
{
    uint32_t strong = 0;
    lec_vocabulary *words = lec_vocabulary_new(state->arena);
    LEC_ARRAY(uint32_t) keys = {0};
    for (uint32_t k = 0; k < state->keys.count; k++) {
        const lec_label_key *key = &state->keys.items[k];
        if (!is_single_word(key) || veto(state, key) != NULL) continue;
        strong += key->strong[LEC_LABEL_COLON];
        if (key->strong[LEC_LABEL_COLON]) continue;
        char word[48];
        const size_t length = strlen(key->text);
        if (length >= sizeof word) continue;
        for (size_t i = 0; i < length; i++)
            word[i] = (char)(key->text[i] >= 'A' && key->text[i] <= 'Z' ? key->text[i] + 32
                                                                        : key->text[i]);
        if (lec_vocabulary_add(words, word, length) == keys.count) LEC_PUSH(state->arena, keys, k);
    }
    if (strong < 2 || keys.count == 0) return;
    mentions *counts = lec_new(state->arena, mentions, keys.count);
    count_mentions(state, words, counts);
    for (size_t i = 0; i < keys.count; i++) {
        lec_label_key *key = &state->keys.items[keys.items[i]];
        if (counts[i].small == 0 && counts[i].capital > key->count[LEC_LABEL_COLON])
            key->strong[LEC_LABEL_COLON] = true;
    }
}

/* `Ann Lowe:` used once beside `AL:`, which recurs. */
static void judge_by_initials(lec_label_search *state)
{
    lec_vocabulary *initials = lec_vocabulary_new(state->arena);
    uint32_t id;
    char letters[LEC_INITIALS];
    for (size_t k = 0; k < state->keys.count; k++) {
        const lec_label_key *key = &state->keys.items[k];
        if (key->strong[LEC_LABEL_COLON] && lec_are_initials(&key->name))
            lec_vocabulary_add(initials, key->name.name_folded, strlen(key->name.name_folded));
    }
    if (lec_vocabulary_count(initials) == 0) return;
    for (size_t k = 0; k < state->keys.count; k++) {
        lec_label_key *key = &state->keys.items[k];
        if (key->weak[LEC_LABEL_COLON] && lec_initials(&key->name, letters) &&
            lec_vocabulary_find(initials, letters, strlen(letters), &id))
            key->strong[LEC_LABEL_COLON] = true;
    }
}

/* --- each candidate in its place ------------------------------------------------------------- */

bool lec_ends_saying(const char *text, uint32_t start, uint32_t at)
{
    at = lec_trim_end(text, start, at);
    while (at > start) {
        const UChar32 character = lec_utf8_previous(text, start, &at);
        if (character == '*' || character == '_') continue; /* emphasis */
        return strchr(".?!:;)]\"-", character < 0x80 ? character : 1) != NULL ||
               character == 0x2026 || character == 0x201D || character == 0x2019 ||
               character == 0xBB || character == 0x2014 || character == 0x2013 ||
               character == 0x3002 || character == 0xFF1F || character == 0xFF01;
    }
    return true;
}

/* Whether candidate i is a line of its own right before another one that is a label. */
static bool heads_another(const lec_label_search *state, size_t i)
{
    const lec_label *label = &state->candidates.items[i];
    if (i + 1 >= state->candidates.count) return false;
    const lec_label *next = label + 1;
    if (next->style != LEC_LABEL_OWN || !state->keys.items[next->key].strong[LEC_LABEL_OWN])
        return false;
    const uint32_t text = lec_skip_space(state->transcript->text, label->end, next->start);
    return text == next->start && next->key != label->key;
}

static const char *misplaced(const lec_label_search *state, size_t i)
{
    const lec_label *label = &state->candidates.items[i];
    const lec_label_key *key = &state->keys.items[label->key];
    const lec_transcript *transcript = state->transcript;
    const bool caps = key->name.caps && !state->all_capitals;
    const uint32_t block_start = transcript->blocks[label->block].start;
    const bool ended = lec_ends_saying(transcript->text, block_start, label->start);
    if (label->loose && key->count[label->style] < 3) return "has the separator of no other label";
    if (label->style == LEC_LABEL_OWN) {
        const lec_block *last = &transcript->blocks[transcript->block_count - 1];
        if (label->end >= lec_trim_end(transcript->text, last->start, last->end))
            return "is the last line";
        if (heads_another(state, i)) return "stands above another label";
        if (label->place == LEC_LABEL_AT_LINE && !ended && key->count[LEC_LABEL_COLON] < 3)
            return "stands inside a sentence";
        return NULL;
    }
    if (label->place == LEC_LABEL_AT_BLOCK || label->timed) return NULL;
    if (label->style == LEC_LABEL_COLON && (caps || key->name.role == LEC_PHRASE_ASKER))
        return NULL;
    const bool established = key->count[label->style] >= 5 && key->name.role != LEC_PHRASE_NONE;
    return ended || established ? NULL : "stands inside a sentence";
}

static const char *reason_of(const lec_label_search *state, const lec_label_key *key)
{
    const char *reason = veto(state, key);
    if (reason != NULL) return reason;
    return "no other labels look like it, and it does not recur";
}

/* Whether a reader would have to think twice before saying that it is no label. */
static bool is_label_like(const lec_label *label, const lec_name *name)
{
    if (label->place != LEC_LABEL_AT_BLOCK || name->words > 8 || label->small) return false;
    if (label->style == LEC_LABEL_COLON) return true;
    if (label->style == LEC_LABEL_STOP) return name->caps && name->letters > 2;
    return label->style == LEC_LABEL_OWN && !name->function && !name->lower && name->words >= 2;
}

static void decide(lec_label_search *state)
{
    for (size_t i = 0; i < state->candidates.count; i++) {
        const lec_label *label = &state->candidates.items[i];
        lec_label_key *key = &state->keys.items[label->key];
        const char *reason = NULL;
        if (!key->strong[label->style]) reason = reason_of(state, key);
        if (reason == NULL && !key->known) reason = misplaced(state, i);
        if (reason == NULL) {
            key->accepted[label->style]++;
            LEC_PUSH(state->arena, state->labels, *label);
        } else if (is_label_like(label, &key->name)) {
            key->reason = reason;
            LEC_PUSH(state->arena, state->rejected, *label);
        }
    }
}

static int by_start(const void *a, const void *b)
{
    const lec_label *first = a, *second = b;
    if (first->start != second->start) return first->start < second->start ? -1 : 1;
    return first->end > second->end ? -1 : first->end < second->end;
}

/* Sorts, and drops what overlaps with the label before it. */
static void put_in_order(lec_label_search *state)
{
    if (state->labels.count == 0) return;
    qsort(state->labels.items, state->labels.count, sizeof *state->labels.items, by_start);
    size_t kept = 1;
    for (size_t i = 1; i < state->labels.count; i++)
        if (state->labels.items[i].start >= state->labels.items[kept - 1].end)
            state->labels.items[kept++] = state->labels.items[i];
    state->labels.count = kept;
}

static lec_vocabulary *study_names(const lec_study *study, lec_arena *arena)
{
    lec_vocabulary *names = lec_vocabulary_new(arena);
    lec_wordlist list;
    for (size_t s = 0; study != NULL && s < study->speaker_count; s++) {
        const lec_study_speaker *speaker = &study->speakers[s];
        for (size_t a = 0; a <= speaker->alias_count; a++) {
            const char *text = a < speaker->alias_count ? speaker->aliases[a] : speaker->name;
            lec_wordlist_read(&list, text, 0, (uint32_t)strlen(text));
            lec_vocabulary_add(names, list.folded, strlen(list.folded));
        }
    }
    return names;
}

/* The last label before text[at], or NULL. */
static const lec_label *label_before(const lec_label_search *state, size_t count, uint32_t at)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (state->labels.items[middle].start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? &state->labels.items[low - 1] : NULL;
}

/* `3:` where the label `J:` is expected, as optical reading leaves it. */
static bool is_misread_letter(const lec_label_search *state, const lec_label *label,
                              const lec_label *before)
{
    const lec_label_key *key = &state->keys.items[label->key];
    const uint32_t start = state->transcript->blocks[label->block].start;
    return key->name.letters == 0 && label->style == LEC_LABEL_COLON &&
           label->name_end - label->name_start == 1 && before != NULL &&
           state->keys.items[before->key].name.role != LEC_PHRASE_ASKER &&
           lec_ends_saying(state->transcript->text, start, label->start);
}

static void add_misread_letters(lec_label_search *state)
{
    uint32_t letter = LEC_NONE;
    for (uint32_t k = 0; k < state->keys.count; k++) {
        const lec_label_key *key = &state->keys.items[k];
        if (key->name.letter && key->name.role == LEC_PHRASE_ASKER &&
            key->accepted[LEC_LABEL_COLON] >= 4)
            letter = k;
    }
    if (letter == LEC_NONE) return;
    const size_t count = state->labels.count;
    for (size_t i = 0; i < state->candidates.count; i++) {
        lec_label label = state->candidates.items[i];
        if (!is_misread_letter(state, &label, label_before(state, count, label.start))) continue;
        label.key = letter;
        label.loose = true;
        LEC_PUSH(state->arena, state->labels, label);
    }
    put_in_order(state);
}

lec_labels *lec_labels_find(const lec_transcript *transcript, const lec_study *study,
                            const lec_phrases *phrases, lec_arena *arena)
{
    lec_label_search state = {.transcript = transcript,
                              .phrases = phrases,
                              .arena = arena,
                              .texts = lec_vocabulary_new(arena),
                              .title_words = lec_vocabulary_new(arena),
                              .known = study_names(study, arena)};
    state.all_capitals = in_capitals(transcript->text, transcript->length);
    collect_title_words(&state);
    collect(&state);
    judge_strong(&state);
    judge_weak(&state);
    judge_single_words(&state);
    judge_by_initials(&state);
    decide(&state);
    lec_labels_weigh_evidence(&state);
    put_in_order(&state);
    lec_labels_find_inside(&state);
    put_in_order(&state);
    add_misread_letters(&state);
    lec_labels_infer(&state);
    put_in_order(&state);
    lec_labels *found = lec_new(arena, lec_labels, 1);
    *found = (lec_labels){.labels = state.labels.items,
                          .label_count = state.labels.count,
                          .rejected = state.rejected.items,
                          .rejected_count = state.rejected.count,
                          .keys = state.keys.items,
                          .key_count = state.keys.count,
                          .phrases = phrases,
                          .all_capitals = state.all_capitals};
    return found;
}

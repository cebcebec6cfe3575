/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_inside.c -- labels that do not stand where they should: in the middle of a paragraph,
 * without their separator, with a misprinted one. Only texts that were accepted elsewhere are
 * looked for, and only after the end of a sentence. */
#include <unicode/uchar.h>

#include <ctype.h>
#include <string.h>

#include "io/attribution/label_search.h"
#include "io/words/unicode.h"

static uint32_t accepted_count(const lec_label_key *key)
{
    uint32_t count = 0;
    for (int style = 0; style < LEC_LABEL_STYLES; style++) count += key->accepted[style];
    return count;
}

/* How often a label must have been accepted before it is believed in the middle of a line. */
static uint32_t needed_inside(const lec_label_search *state, const lec_label_key *key)
{
    const bool plain = key->name.caps && !state->all_capitals && !key->name.letter &&
                       key->name.role != LEC_PHRASE_NONE;
    return plain ? 1 : 2;
}

/* A known label with its separator, in the middle of a line. */
static bool is_inside_label(const lec_label_search *state, lec_label *label, uint32_t at)
{
    const char *text = state->transcript->text;
    lec_wordlist list;
    lec_wordlist_read(&list, text, label->name_start, label->name_end);
    if (!lec_vocabulary_find(state->texts, list.folded, strlen(list.folded), &label->key))
        return false;
    const lec_label_key *key = &state->keys.items[label->key];
    if (label->style == LEC_LABEL_OWN || label->loose ||
        key->accepted[label->style] < needed_inside(state, key) || label->name_start != at)
        return false;
    uint32_t next = label->end;
    const uint32_t end = (uint32_t)state->transcript->length;
    const bool capital = next < end && !u_islower(lec_utf8_next(text, &next, end));
    if (key->name.letter)
        return capital && key->accepted[label->style] >= 3 && key->name.role == LEC_PHRASE_ASKER;
    const bool same_capitals = (list.words[0].shape == LEC_SHAPE_CAPS) == key->name.caps;
    return same_capitals || (label->style == LEC_LABEL_COLON && capital);
}

/* Whether what follows the words of a label can be the beginning of speech. */
static bool may_follow(const lec_label_search *state, const lec_label_key *key,
                       const lec_wordlist *list, uint32_t words)
{
    const lec_listed_word *next = &list->words[words];
    const bool caps = key->name.caps && !state->all_capitals;
    if (next->comma || next->apart || next->shape == LEC_SHAPE_LOWER) return false;
    if (caps) return next->shape != LEC_SHAPE_CAPS || next->letters == 1;
    if (words == 1) return true;
    uint32_t length;
    return lec_phrase_at(state->phrases, list, words, &length, NULL) == LEC_PHRASE_FUNCTION ||
           (lec_phrase_is_role(key->name.role) && key->name.name_words > 0);
}

/* PM- PM.- : punctuation where the colon should be. One past it, or `at`. */
static uint32_t after_misprint(const char *text, uint32_t at, uint32_t end)
{
    uint32_t after = at;
    bool strong = false;
    while (after < end && after - at < 3 && strchr(".,;:-", text[after]) != NULL)
        strong |= text[after++] != ',';
    return strong ? after : at;
}

/* The longest accepted text that begins at `at` without its separator. With an office in it, or in
 * capitals, any capital may follow, else only a word that begins sentences. One word alone must be
 * a function (REPORTER) and open its line. */
static bool is_bare_label(const lec_label_search *state, lec_label *label, uint32_t at,
                          uint32_t line_end, bool line_start)
{
    const char *text = state->transcript->text;
    lec_wordlist list;
    lec_wordlist_read(&list, text, at, line_end - at > 200 ? at + 200 : line_end);
    for (uint32_t words = list.count < 12 ? list.count : 12; words >= 1; words--) {
        uint32_t bytes;
        const char *folded = lec_wordlist_folded(&list, 0, words, &bytes);
        if (!lec_vocabulary_find(state->texts, folded, bytes, &label->key)) continue;
        const lec_label_key *key = &state->keys.items[label->key];
        const uint32_t count = accepted_count(key), end = list.words[words - 1].end;
        const bool caps = key->name.caps && !state->all_capitals;
        const uint32_t misprint =
            line_start && caps && count >= 5 ? after_misprint(text, end, line_end) : end;
        const bool one = words == 1 && misprint == end;
        if (words >= list.count || count < 2 || key->name.letter ||
            (one && !(key->name.role == LEC_PHRASE_ASKER && line_start && count >= 5)))
            continue;
        if (misprint == end &&
            (lec_skip_blank(text, end, line_end) == end || !may_follow(state, key, &list, words)))
            continue;
        if (strcmp(lec_one_line(state->arena, text, at, end), key->text) != 0) continue;
        *label = (lec_label){.start = at,
                             .name_start = at,
                             .name_end = end,
                             .key = label->key,
                             .end = lec_skip_blank(text, misprint, line_end),
                             .style = LEC_LABEL_BARE};
        return true;
    }
    return false;
}

/* How many keys have the shape `Name, Outlet` on a line of their own. */
static uint32_t outlet_keys(const lec_label_search *state)
{
    uint32_t count = 0;
    for (size_t k = 0; k < state->keys.count; k++) {
        const lec_label_key *key = &state->keys.items[k];
        count += key->accepted[LEC_LABEL_OWN] > 0 && key->name.affiliation[0] != '\0';
    }
    return count;
}

/* `Name, Outlet Good morning, ...` at the beginning of a block, where such labels stand on lines of
 * their own: 2 to 4 words of a name, a comma, 1 to 6 of an outlet, and a word that opens speech. */
static bool is_run_in_label(const lec_label_search *state, lec_label *label, uint32_t at,
                            uint32_t line_end)
{
    const char *text = state->transcript->text;
    lec_wordlist list;
    lec_wordlist_read(&list, text, at, line_end - at > 120 ? at + 120 : line_end);
    uint32_t comma = 0, word = 0, length;
    for (; word < list.count && word <= 10; word++) {
        const lec_phrase_class class = lec_phrase_at(state->phrases, &list, word, &length, NULL);
        const lec_listed_word *it = &list.words[word];
        if (it->comma && comma > 0) return false;
        if (it->comma) comma = word;
        if (class == LEC_PHRASE_FUNCTION) break;
        if (it->apart || it->shape == LEC_SHAPE_LOWER || (it->dotted && it->letters > 1) ||
            (comma == 0 && class != LEC_PHRASE_NONE))
            return false;
    }
    if (word >= list.count || comma < 2 || comma > 4 || word <= comma || word - comma > 6 ||
        list.words[word].shape == LEC_SHAPE_LOWER || list.words[word].comma)
        return false;
    *label = (lec_label){.start = at,
                         .name_start = at,
                         .name_end = list.words[word - 1].end,
                         .end = list.words[word].start,
                         .style = LEC_LABEL_BARE};
    return true;
}

static void find_run_in_labels(lec_label_search *state)
{
    const lec_transcript *transcript = state->transcript;
    if (outlet_keys(state) < 3) return;
    for (uint32_t b = 0; b < transcript->block_count; b++) {
        const lec_block *block = &transcript->blocks[b];
        if (block->kind != LEC_BLOCK_PARAGRAPH || block->continues) continue;
        const uint32_t at = lec_skip_blank(transcript->text, block->start, block->end);
        const uint32_t line_end = lec_line_end(transcript->text, at, block->end);
        lec_label label;
        if (!is_run_in_label(state, &label, at, line_end)) continue;
        label.block = b;
        label.place = LEC_LABEL_INSIDE;
        label.key = lec_label_key_of(state, &label);
        state->keys.items[label.key].accepted[LEC_LABEL_BARE]++;
        LEC_PUSH(state->arena, state->labels, label);
    }
}

/* First words of the accepted texts, and their first bytes, so that most places need one look. */
typedef struct {
    lec_vocabulary *words;
    bool bytes[256];
} beginnings;

static beginnings first_words(const lec_label_search *state)
{
    beginnings known = {.words = lec_vocabulary_new(state->arena)};
    for (size_t k = 0; k < state->keys.count; k++) {
        const lec_label_key *key = &state->keys.items[k];
        if (accepted_count(key) < needed_inside(state, key)) continue;
        const char *text = lec_vocabulary_texts(state->texts)[k];
        lec_vocabulary_add(known.words, text, strcspn(text, " "));
        known.bytes[(unsigned char)text[0]] = true;
    }
    return known;
}

static bool begins_with_known(const lec_label_search *state, const beginnings *known, uint32_t at,
                              uint32_t end)
{
    const char *text = state->transcript->text;
    uint32_t stop = at, id;
    const unsigned char byte = (unsigned char)text[at];
    if (byte < 0x80 && isalnum(byte) && !known->bytes[tolower(byte)]) return false;
    while (stop < end && stop - at < 40 && text[stop] != ' ' && text[stop] != '.' &&
           text[stop] != ':' && text[stop] != '\n' && text[stop] != '\r' && text[stop] != '\xC2')
        stop++;
    lec_wordlist list;
    lec_wordlist_read(&list, text, at, stop);
    return list.count > 0 &&
           lec_vocabulary_find(known->words, list.folded, strcspn(list.folded, " "), &id);
}

/* Looks at one place of a block that is not known to begin with a label. */
static void look_inside(lec_label_search *state, uint32_t block, uint32_t at, uint32_t line_end,
                        bool line_start)
{
    const lec_transcript *transcript = state->transcript;
    lec_label label = {.block = block, .place = LEC_LABEL_INSIDE};
    bool found = false;
    lec_label readings[LEC_LABEL_READINGS];
    if (!line_start && lec_label_read(transcript->text, at, line_end, readings) > 0) {
        label = readings[0];
        label.start = at;
        found = is_inside_label(state, &label, at);
    }
    if (!found) {
        label = (lec_label){.block = block};
        found = is_bare_label(state, &label, at, line_end, line_start) &&
                (line_start || state->keys.items[label.key].name.words >= 3);
    }
    if (!found) return;
    label.block = block;
    label.place = LEC_LABEL_INSIDE;
    state->keys.items[label.key].accepted[label.style]++;
    LEC_PUSH(state->arena, state->labels, label);
}

/* Whether a sentence may end with the byte: a mark of ASCII, or the last byte of one beyond it. */
static bool may_end(unsigned char byte)
{
    switch (byte) {
    case '\0':
    case '.':
    case '?':
    case '!':
    case ':':
    case ')':
    case ']':
    case '"':
    case 0x9D:
    case 0x94:
    case 0xA6:
        return true;
    default:
        return false;
    }
}

/* Every place after the end of a sentence, and every line start that is no label. */
static void search_block(lec_label_search *state, const beginnings *known, uint32_t b)
{
    const char *text = state->transcript->text;
    const lec_block *block = &state->transcript->blocks[b];
    bool line_start = true, ended = true;
    uint32_t line_end = block->start;
    for (uint32_t at = block->start; at < block->end;) {
        const unsigned char byte = (unsigned char)text[at];
        if (!ended && isalnum(byte)) { /* inside a sentence */
            line_start = false;
            at++;
            continue;
        }
        if (at >= line_end) line_end = lec_line_end(text, at, block->end);
        if (byte == '\n' || byte == '\r') {
            line_start = true;
        } else if (byte == 0xC2 && at + 1 < block->end && (unsigned char)text[at + 1] == 0xA0) {
            at++;
        } else if (byte != ' ' && byte != '\t' && byte != '*') {
            if (ended && (at == block->start || strchr(" \t\n\r*\xA0", text[at - 1]) != NULL) &&
                begins_with_known(state, known, at, block->end))
                look_inside(state, b, at, line_end, line_start);
            line_start = false;
            ended = may_end(byte);
        }
        at++;
    }
}

/* --- questions and answers run together ------------------------------------------------------ */

typedef LEC_ARRAY(lec_label) run_together;

/* A label by which somebody asks or answers (`Q:`, `A.`, `ANSWER:`) at text[at]; who, goes to
 * *role. */
static bool read_exchange_label(lec_label_search *state, uint32_t at, uint32_t end,
                                lec_label *label, lec_phrase_class *role)
{
    const char *text = state->transcript->text;
    lec_label readings[LEC_LABEL_READINGS];
    if (lec_label_read(text, at, end, readings) == 0) return false;
    *label = readings[0];
    if (label->name_start != at || label->loose ||
        (label->style != LEC_LABEL_COLON && label->style != LEC_LABEL_STOP))
        return false;
    lec_wordlist list;
    uint32_t length;
    lec_wordlist_read(&list, text, label->name_start, label->name_end);
    *role = lec_phrase_at(state->phrases, &list, 0, &length, NULL);
    return length == list.count && list.words[0].shape != LEC_SHAPE_LOWER &&
           (*role == LEC_PHRASE_ASKER || *role == LEC_PHRASE_ANSWERER);
}

/* Question and answer take turns in a paragraph, at least two of each: `Q: ... A: ... Q: ... A:`.
 */
static void find_run_together(lec_label_search *state, uint32_t b)
{
    const char *text = state->transcript->text;
    const lec_block *block = &state->transcript->blocks[b];
    run_together found = {0};
    lec_phrase_class role = LEC_PHRASE_NONE, last = LEC_PHRASE_NONE;
    lec_label label;
    if (!read_exchange_label(state, block->start, block->end, &label, &last)) return;
    uint32_t line_end = label.end;
    for (uint32_t at = label.end; at < block->end; at++) {
        if (text[at - 1] != ' ' || text[at] == ' ') continue;
        if (at >= line_end) line_end = lec_line_end(text, at, block->end);
        if (!read_exchange_label(state, at, line_end, &label, &role) || role == last ||
            !lec_ends_saying(text, block->start, at))
            continue;
        label.block = b;
        label.place = LEC_LABEL_INSIDE;
        LEC_PUSH(state->arena, found, label);
        last = role;
    }
    if (found.count < 3) return;
    for (size_t i = 0; i < found.count; i++) {
        found.items[i].key = lec_label_key_of(state, &found.items[i]);
        state->keys.items[found.items[i].key].accepted[found.items[i].style]++;
        LEC_PUSH(state->arena, state->labels, found.items[i]);
    }
}

void lec_labels_find_inside(lec_label_search *state)
{
    const lec_transcript *transcript = state->transcript;
    find_run_in_labels(state);
    for (uint32_t b = 0; b < transcript->block_count; b++)
        if (transcript->blocks[b].kind == LEC_BLOCK_PARAGRAPH) find_run_together(state, b);
    const beginnings known = first_words(state);
    if (lec_vocabulary_count(known.words) == 0) return;
    for (uint32_t b = 0; b < transcript->block_count; b++)
        if (transcript->blocks[b].kind == LEC_BLOCK_PARAGRAPH) search_block(state, &known, b);
}

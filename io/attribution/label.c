/* SPDX-License-Identifier: GPL-3.0-or-later
 * label.c -- the search for labels, step by step; O(length of the text). */
#include "io/attribution/label.h"

#include <string.h>

#include "io/attribution/label_search.h"
#include "io/words/unicode.h"

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
static bool is_digit_label(const lec_label_search *state, const lec_label *label)
{
    const lec_label_key *key = &state->keys.items[label->key];
    return key->name.letters == 0 && label->name_end - label->name_start == 1 &&
           (label->style == LEC_LABEL_COLON || label->style == LEC_LABEL_STOP);
}

static bool is_misread_letter(const lec_label_search *state, const lec_label *label,
                              const lec_label *before)
{
    const uint32_t start = state->transcript->blocks[label->block].start;
    return is_digit_label(state, label) && label->style == LEC_LABEL_COLON && before != NULL &&
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
    for (size_t i = 0; i < count; i++) {
        lec_label *label = &state->labels.items[i];
        if (!is_digit_label(state, label)) continue;
        label->key = letter;
        label->loose = true;
    }
    for (size_t i = 0; i < state->candidates.count; i++) {
        lec_label label = state->candidates.items[i].label;
        if (!is_misread_letter(state, &label, label_before(state, count, label.start))) continue;
        label.key = letter;
        label.loose = true;
        LEC_PUSH(state->arena, state->labels, label);
    }
    lec_labels_put_in_order(state);
}

lec_label_search *lec_label_search_new(const lec_transcript *transcript, const lec_study *study,
                                       const lec_phrases *phrases, lec_arena *arena)
{
    lec_label_search *state = lec_new(arena, lec_label_search, 1);
    const uint32_t length = (uint32_t)transcript->length;
    const lec_tokens *tokens = transcript->tokens;
    if (tokens == NULL) tokens = lec_tokens_read(transcript->text, length, phrases, arena);
    const size_t language =
        lec_language_find(transcript->language != NULL ? transcript->language : "");
    *state = (lec_label_search){
        .transcript = transcript,
        .language = language < lec_language_count() ? UINT32_C(1) << language : LEC_ALL_LANGUAGES,
        .phrases = phrases,
        .arena = arena,
        .tokens = tokens,
        .texts = lec_vocabulary_new(arena),
        .group_names = lec_vocabulary_new(arena),
        .title_words = lec_vocabulary_new(arena),
        .known = study_names(study, arena),
        .all_capitals = in_capitals(transcript->text, length)};
    lec_label_candidates_find(state);
    return state;
}

lec_labels *lec_labels_find(const lec_transcript *transcript, const lec_study *study,
                            const lec_phrases *phrases, lec_arena *arena)
{
    lec_label_search *state = lec_label_search_new(transcript, study, phrases, arena);
    lec_labels_decide(state);
    lec_labels_put_in_order(state);
    lec_labels_find_inside(state);
    lec_labels_put_in_order(state);
    add_misread_letters(state);
    lec_labels_infer(state);
    lec_labels_put_in_order(state);
    lec_labels *found = lec_new(arena, lec_labels, 1);
    *found = (lec_labels){.labels = state->labels.items,
                          .label_count = state->labels.count,
                          .rejected = state->rejected.items,
                          .rejected_count = state->rejected.count,
                          .keys = state->keys.items,
                          .key_count = state->keys.count,
                          .phrases = phrases,
                          .all_capitals = state->all_capitals};
    return found;
}

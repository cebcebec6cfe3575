/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_evidence.c -- a label that neither recurs nor has others like it, in a short conference:
 * the line before hands the floor over, to a name or outlet that the label holds; a question
 * follows; and then a label that is certain. All of these together make a label, none of them
 * alone. */
#include <string.h>

#include "io/attribution/draft.h"
#include "io/attribution/label_search.h"
#include "io/words/unicode.h"

enum { HAND_OVER_BYTES = 220, LONGEST_QUESTION = 4000 };

/* Whether the end of the line before text[at] calls the one whom the label names. */
static bool is_called(const lec_label_search *state, const lec_label *label, uint32_t from)
{
    const char *text = state->transcript->text;
    const lec_label_key *key = &state->keys.items[label->key];
    const uint32_t end = lec_trim_end(text, from, label->start);
    uint32_t start = end - from > HAND_OVER_BYTES ? end - HAND_OVER_BYTES : from;
    while (start > from && start < end && text[start - 1] != ' ' && text[start - 1] != '\n')
        start++;
    for (uint32_t at = end; at > start; at--)
        if (text[at - 1] == '\n' || text[at - 1] == '\r') {
            start = at;
            break;
        }
    if (start >= end || !lec_ends_saying(text, start, end)) return false;
    lec_wordlist list;
    lec_wordlist_read(&list, text, start, end);
    if (lec_names_word_of(&list, key->text)) return true;
    const bool full = key->name.name_words >= 2 && key->name.name_words <= 4;
    return full && lec_holds_phrase(&list, LEC_PHRASE_CALL);
}

static bool asks_before(const lec_label_search *state, const lec_label *label, uint32_t end)
{
    if (end <= label->end || end - label->end > LONGEST_QUESTION) return false;
    return memchr(state->transcript->text + label->end, '?', end - label->end) != NULL;
}

static bool may_be_label(const lec_label_search *state, const lec_label *label)
{
    const lec_label_key *key = &state->keys.items[label->key];
    const lec_name *name = &key->name;
    const bool plain = !name->function && !name->lower && !name->header && !name->letter &&
                       name->letters > 2 && !key->odd && name->words <= 8;
    if (!plain || label->small || label->loose || key->strong[label->style]) return false;
    if (label->style == LEC_LABEL_OWN) return key->before_speech > 0 && !state->all_capitals;
    return label->style == LEC_LABEL_COLON;
}

static void drop_rejected(lec_label_search *state, uint32_t start)
{
    size_t kept = 0;
    for (size_t i = 0; i < state->rejected.count; i++)
        if (state->rejected.items[i].start != start)
            state->rejected.items[kept++] = state->rejected.items[i];
    state->rejected.count = kept;
}

void lec_labels_weigh_evidence(lec_label_search *state)
{
    const size_t sure = state->labels.count;
    size_t next = 0;
    for (size_t i = 0; i < state->candidates.count && sure > 0; i++) {
        const lec_label *label = &state->candidates.items[i];
        while (next < sure && state->labels.items[next].start <= label->start) next++;
        if (next == 0 || next == sure || !may_be_label(state, label)) continue;
        const uint32_t from = state->labels.items[next - 1].end;
        if (from >= label->start || !is_called(state, label, from) ||
            !asks_before(state, label, state->labels.items[next].start))
            continue;
        const lec_label accepted = *label;
        state->keys.items[accepted.key].accepted[accepted.style]++;
        drop_rejected(state, accepted.start);
        LEC_PUSH(state->arena, state->labels, accepted);
    }
}

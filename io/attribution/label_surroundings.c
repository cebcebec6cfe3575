/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_surroundings.c -- what stands around the candidates of a transcript, and how often each
 * form of them recurs. */
#include <string.h>

#include "io/attribution/label_search.h"

enum {
    QUESTION_BYTES = 4000,
    CALLING_TOKENS = 25,
    CLOSE_TOKENS = 8,
    STACKED = 4, /* candidates looked back at */
    INTRODUCING_TOKENS = 20,
};

uint32_t lec_label_signature_of(const lec_label *label)
{
    return ((uint32_t)label->style * LEC_CAPITALS + label->capitals) * (LEC_LABEL_INSIDE + 1) +
           label->place;
}

/* A text that recurs after the ends of sentences and is not in lower case. */
static bool recurs(const lec_label_search *state, const lec_label_candidate *candidate)
{
    return state->groups.items[candidate->group].ended >= 2 && candidate->ended &&
           candidate->label.capitals != LEC_CAPITALS_LOWER;
}

/* Whether the tokens first..end hold one of the name's, with a capital. */
static bool hold_name(const lec_label_search *state, const lec_label_candidate *candidate,
                      size_t first, size_t end)
{
    const lec_tokens *tokens = state->tokens;
    for (size_t t = first; t < end && t < tokens->count; t++) {
        const lec_spelling *word = lec_token_spelling(tokens, t);
        if (word->shape == LEC_SHAPE_LOWER || word->letters < 3) continue;
        for (uint32_t n = candidate->token; n < candidate->token_end; n++) {
            const lec_spelling *name = lec_token_spelling(tokens, n);
            const bool names = name->class == LEC_PHRASE_NONE || name->class == LEC_PHRASE_OFFICE;
            if (name->word == word->word && names) return true;
        }
    }
    return false;
}

bool lec_label_begins_sentence(const lec_label_search *search, const lec_label_candidate *candidate)
{
    return candidate->token_end - candidate->token >= 2 &&
           lec_token_spelling(search->tokens, candidate->token)->class == LEC_PHRASE_FUNCTION;
}

static uint32_t word_at(const lec_label_search *state, size_t token)
{
    return token < state->tokens->count ? lec_token_spelling(state->tokens, token)->word : LEC_NONE;
}

/* Whether the candidate begins right behind another, and begins with the same word. */
static void look_above(const lec_label_search *state, size_t i)
{
    lec_label_candidate *candidate = &state->candidates.items[i];
    for (size_t back = 1; back <= STACKED && back <= i; back++) {
        const lec_label_candidate *above = &state->candidates.items[i - back];
        if (above->token_end != candidate->token || above->label.start == candidate->label.start)
            continue;
        candidate->behind = true;
        candidate->repeats |= above->label.capitals != LEC_CAPITALS_LOWER &&
                              above->label.style != LEC_LABEL_STOP &&
                              word_at(state, above->token) == word_at(state, candidate->token);
    }
}

static void look_back(lec_label_search *state)
{
    uint32_t last_key = LEC_NONE, last_token = 0;
    for (size_t i = 0; i < state->candidates.count; i++) {
        lec_label_candidate *candidate = &state->candidates.items[i];
        lec_label_group *group = &state->groups.items[candidate->group];
        const uint32_t token = candidate->token;
        const uint32_t furthest = token > CALLING_TOKENS ? token - CALLING_TOKENS : 0;
        const uint32_t close = token > CLOSE_TOKENS ? token - CLOSE_TOKENS : 0;
        candidate->first = last_key == LEC_NONE;
        candidate->alternates = last_key != candidate->label.key;
        candidate->called =
            !lec_label_begins_sentence(state, candidate) &&
            hold_name(state, candidate, furthest > last_token ? furthest : last_token, token);
        candidate->called_close =
            candidate->called &&
            hold_name(state, candidate, close > last_token ? close : last_token, token);
        look_above(state, i);
        candidate->introduced = hold_name(state, candidate, candidate->token_end,
                                          candidate->token_end + INTRODUCING_TOKENS);
        group->alternates += candidate->alternates;
        group->called += candidate->called;
        group->introduced += candidate->introduced;
        if (!recurs(state, candidate)) continue;
        last_key = candidate->label.key;
        last_token = candidate->token_end;
    }
}

static void look_ahead(lec_label_search *state)
{
    const char *text = state->transcript->text;
    uint32_t next = (uint32_t)state->transcript->length;
    for (size_t i = state->candidates.count; i-- > 0;) {
        lec_label_candidate *candidate = &state->candidates.items[i];
        const uint32_t from = candidate->label.end;
        const uint32_t end =
            next > from && next - from > QUESTION_BYTES ? from + QUESTION_BYTES : next;
        candidate->asks = end > from && memchr(text + from, '?', end - from) != NULL;
        state->groups.items[candidate->group].asks += candidate->asks;
        if (recurs(state, candidate)) next = candidate->label.start;
    }
}

static void add_to(lec_label_signature *signature, const lec_label_group *group)
{
    signature->candidates += group->count;
    signature->groups++;
    signature->spoken += group->spoken;
    signature->once += group->count == 1 && group->spoken == 1;
    if (group->ended < 2) return;
    signature->recurring++;
    signature->ended += group->ended;
}

/* The form of the first text that names an office, in which the others may be expected. */
static uint32_t form_of_first_office(const lec_label_search *state)
{
    for (size_t i = 0; i < state->candidates.count; i++) {
        const lec_label *label = &state->candidates.items[i].label;
        const lec_name *name = &state->keys.items[label->key].name;
        const bool titled = lec_phrase_is_role(name->role) || name->honorific[0] != '\0';
        if (titled && label->place != LEC_LABEL_INSIDE && label->style != LEC_LABEL_OWN)
            return lec_label_signature_of(label) / (LEC_LABEL_INSIDE + 1);
    }
    return LEC_NONE;
}

static void count_signatures(lec_label_search *state)
{
    state->first_office = form_of_first_office(state);
    for (size_t g = 0; g < state->groups.count; g++) {
        const lec_label_group *group = &state->groups.items[g];
        add_to(&state->signatures[group->signature], group);
        const uint32_t style = group->signature / LEC_CAPITALS / (LEC_LABEL_INSIDE + 1);
        add_to(&state->styles[style], group);
        add_to(&state->forms[group->signature / (LEC_LABEL_INSIDE + 1)], group);
        state->letters[style] += group->ended >= 2 && state->keys.items[group->key].name.letter;
    }
    for (size_t s = 0; s < LEC_LABEL_SIGNATURES; s++)
        if (state->signatures[s].ended > state->most_ended &&
            s / (LEC_LABEL_INSIDE + 1) % LEC_CAPITALS != LEC_CAPITALS_LOWER)
            state->most_ended = state->signatures[s].ended;
    for (size_t f = 0; f < LEC_LABEL_FORMS; f++)
        if (state->forms[f].ended > state->most_of_a_form && f % LEC_CAPITALS != LEC_CAPITALS_LOWER)
            state->most_of_a_form = state->forms[f].ended;
}

void lec_label_look_around(lec_label_search *state)
{
    count_signatures(state);
    look_back(state);
    look_ahead(state);
}

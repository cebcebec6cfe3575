/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_decide.c -- the features of a candidate, weighed, are the probability that a turn begins
 * there. Of several readings of one place the likeliest counts; it is a label when it is more
 * likely than not. Compiled without contraction, and summed in the order of label_features.def, so
 * that it is the same everywhere. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/attribution/label_features.h"

static const struct {
    double mean, scale, weight;
} weights[LEC_LABEL_FEATURES] = {
#define LEC_LABEL_WEIGHT(name, mean, scale, weight)                                                \
    [LEC_LABEL_FEATURE_##name] = {mean, scale, weight},
#define LEC_LABEL_BIAS(value)
#define LEC_LABEL_TEMPERATURE(value)
#include "io/attribution/label_weights.def"
#undef LEC_LABEL_WEIGHT
#undef LEC_LABEL_BIAS
#undef LEC_LABEL_TEMPERATURE
};

#define LEC_LABEL_WEIGHT(name, mean, scale, weight)
#define LEC_LABEL_BIAS(value)        static const double bias = value;
#define LEC_LABEL_TEMPERATURE(value) static const double temperature = value;
#include "io/attribution/label_weights.def"
#undef LEC_LABEL_WEIGHT
#undef LEC_LABEL_BIAS
#undef LEC_LABEL_TEMPERATURE

static const double accepted_from = 0.5;
static const double known_evidence = 6; /* the study lists the text: added to the logit */
static const double said_evidence = 4;  /* it is said, or heads what is: taken from the logit */
static const double told_from = 0.01;   /* rejected ones below it are not worth a reader's time */

/* Standard units, so that no single feature decides. */
static double standardised(int feature, double value)
{
    const double furthest = 4;
    if (weights[feature].scale <= 0) return 0;
    const double z = (value - weights[feature].mean) / weights[feature].scale;
    return z < -furthest ? -furthest : z > furthest ? furthest : z;
}

/* The terms that spoke most for (`sign` 1) or against (-1) it, largest first; only of what is
 * there, not of what is missing. */
static void keep_terms(lec_label *label, const double *terms, const bool *present, double sign)
{
    for (int t = 0; t < LEC_LABEL_TERMS; t++) {
        int largest = -1;
        for (int f = 0; f < LEC_LABEL_FEATURES; f++) {
            bool taken = sign * terms[f] <= 0 || !present[f];
            for (int before = 0; before < t; before++) taken |= label->terms[before] == f;
            if (!taken && (largest < 0 || sign * terms[f] > sign * terms[largest])) largest = f;
        }
        label->terms[t] = (uint8_t)(largest < 0 ? LEC_LABEL_FEATURES : largest);
    }
}

/* Whether a phrase with a colon is part of a speech: it holds no office and no honorific, but an
 * `of` or a small last word, and looks otherwise than the label of an office, in a file in which
 * hardly anything recurs: `Leaders of the Union:`, `My last point:`. */
static bool is_part_of_speech(const lec_label_search *state, const lec_label_candidate *candidate)
{
    enum { RARE = 3 };
    const lec_label_group *group = &state->groups.items[candidate->group];
    const lec_name *name = &state->keys.items[candidate->label.key].name;
    const uint32_t form = group->signature / (LEC_LABEL_INSIDE + 1);
    const bool unlike = state->first_office != LEC_NONE && form != state->first_office;
    const bool recurs = state->most_ended > RARE || state->forms[form].ended > RARE;
    if (!unlike || recurs || candidate->label.style != LEC_LABEL_COLON ||
        candidate->token == candidate->token_end || name->honorific[0] != '\0' ||
        (lec_phrase_is_role(name->role) && !name->prefixed))
        return false;
    const lec_spelling *last = lec_token_spelling(state->tokens, candidate->token_end - 1);
    if (last->shape == LEC_SHAPE_LOWER) return true;
    lec_wordlist words;
    const char *text = state->keys.items[candidate->label.key].text;
    lec_wordlist_read(&words, text, 0, (uint32_t)strlen(text));
    for (uint32_t w = 1; w + 1 < words.count; w++)
        if (words.words[w].shape == LEC_SHAPE_LOWER &&
            lec_word_is_of(&words, w, LEC_CLASS_BIT(LEC_PHRASE_BETWEEN)))
            return true;
    return false;
}

/* Whether a line of its own, in a file in which nothing recurs, is a heading or a place: it begins
 * with an article and holds no office, or holds the word of a place: `The Way Ahead`, `Harbour
 * Club, Perth`. */
static bool is_heading(const lec_label_search *state, const lec_label_candidate *candidate)
{
    const lec_label_key *key = &state->keys.items[candidate->label.key];
    if (state->most_ended > 0 || candidate->label.style != LEC_LABEL_OWN ||
        lec_phrase_is_role(key->name.role) || key->name.honorific[0] != '\0')
        return false;
    lec_wordlist words;
    lec_wordlist_read(&words, key->text, 0, (uint32_t)strlen(key->text));
    bool place = false;
    for (uint32_t w = 0; w < words.count; w++)
        place |= lec_word_is_of(&words, w, LEC_CLASS_BIT(LEC_PHRASE_PLACE));
    return place || (words.count > 1 &&
                     lec_word_means(&words, 0, LEC_PHRASE_ARTICLE, state->language | LEC_ENGLISH));
}

double lec_label_weigh(const lec_label_search *state, size_t i, double terms[LEC_LABEL_FEATURES],
                       bool present[LEC_LABEL_FEATURES])
{
    double values[LEC_LABEL_FEATURES];
    lec_label_features(state, i, values);
    double sum = bias;
    for (int f = 0; f < LEC_LABEL_FEATURES; f++) {
        terms[f] = weights[f].weight * standardised(f, values[f]);
        present[f] = values[f] > weights[f].mean;
        sum += terms[f];
    }
    sum /= temperature;
    const lec_label_candidate *candidate = &state->candidates.items[i];
    if (is_part_of_speech(state, candidate) || is_heading(state, candidate)) sum -= said_evidence;
    const bool again = candidate->repeats; /* who just got the floor says who he is */
    if (state->keys.items[candidate->label.key].known && !again) sum += known_evidence;
    return 1 / (1 + exp(-sum));
}

static void weigh(lec_label_search *state, size_t i)
{
    double terms[LEC_LABEL_FEATURES];
    bool present[LEC_LABEL_FEATURES];
    lec_label *label = &state->candidates.items[i].label;
    const double probability = lec_label_weigh(state, i, terms, present);
    label->probability = (float)probability;
    if (probability >= told_from)
        keep_terms(label, terms, present, probability >= accepted_from ? 1 : -1);
}

static double logit(double probability)
{
    const double least = 1e-9;
    return log(fmax(probability, least) / fmax(1 - probability, least));
}

/* What a text is in one place it mostly is in the others: half of the evidence for a candidate that
 * recurs after ends of sentences is that of all of its group. */
static void share_evidence(lec_label_search *state)
{
    double *sum = lec_new(state->arena, double, state->groups.count + 1);
    uint32_t *count = lec_new(state->arena, uint32_t, state->groups.count + 1);
    for (size_t i = 0; i < state->candidates.count; i++) {
        const lec_label_candidate *it = &state->candidates.items[i];
        if (!it->ended) continue;
        sum[it->group] += logit((double)it->label.probability);
        count[it->group]++;
    }
    for (size_t i = 0; i < state->candidates.count; i++) {
        lec_label_candidate *it = &state->candidates.items[i];
        if (!it->ended || count[it->group] < 2) continue;
        const double shared =
            (logit((double)it->label.probability) + sum[it->group] / count[it->group]) / 2;
        it->label.probability = (float)(1 / (1 + exp(-shared)));
    }
}

/* Keeps a label; of two that overlap the likelier. */
static void accept(lec_label_search *state, const lec_label *label)
{
    if (state->labels.count > 0) {
        lec_label *before = &state->labels.items[state->labels.count - 1];
        if (before->end > label->start) {
            if (before->probability < label->probability) *before = *label;
            return;
        }
    }
    LEC_PUSH(state->arena, state->labels, *label);
}

static void reject(lec_label_search *state, const lec_label_candidate *candidate)
{
    const lec_label_group *group = &state->groups.items[candidate->group];
    const bool asked_about = candidate->label.place == LEC_LABEL_AT_BLOCK || group->ended >= 2;
    if (asked_about && candidate->label.probability >= told_from)
        LEC_PUSH(state->arena, state->rejected, candidate->label);
}

/* `PM.- ` where the same text is followed by a colon at least four times as often. */
static void mark_misprints(lec_label_search *state)
{
    for (size_t i = 0; i < state->labels.count; i++) {
        lec_label *label = &state->labels.items[i];
        const lec_label_key *key = &state->keys.items[label->key];
        for (int style = 0; style < LEC_LABEL_STYLES; style++)
            label->loose |= key->accepted[style] >= 4 * key->accepted[label->style];
    }
}

/* `S. Ford:` beside `S.`, which is no label elsewhere: the letter is an initial. */
static bool is_initial_of(const lec_label_search *state, const lec_label_candidate *letter,
                          const lec_label_candidate *whole)
{
    const lec_name *name = &state->keys.items[letter->label.key].name;
    return name->letter && name->role == LEC_PHRASE_NONE && letter->label.style == LEC_LABEL_STOP &&
           state->groups.items[letter->group].count == 1 && whole->label.style == LEC_LABEL_COLON &&
           whole->label.probability >= (float)accepted_from;
}

/* The likeliest of the readings of the place at *i, which goes on to the next place. */
static size_t best_reading(const lec_label_search *state, size_t *i)
{
    const lec_label_candidate *items = state->candidates.items;
    size_t best = *i;
    const uint32_t start = items[best].label.start;
    for (; *i < state->candidates.count && items[*i].label.start == start; ++*i)
        if (is_initial_of(state, &items[best], &items[*i]) ||
            (items[*i].label.probability > items[best].label.probability &&
             !is_initial_of(state, &items[*i], &items[best])))
            best = *i;
    return best;
}

/* `PRESS CONFERENCE` behind the label, and nothing said in the paragraph. */
static bool heads_behind(const lec_label_search *state, const lec_label *label)
{
    enum { LONGEST = 100 };
    const uint32_t end = state->transcript->blocks[label->block].end;
    if (end <= label->end || end - label->end > LONGEST) return false;
    lec_name behind;
    lec_name_read(&behind, state->phrases, state->arena, state->transcript->text, label->end, end,
                  0, 0);
    return behind.header || (behind.headline && !behind.lower && !behind.function);
}

/* `Harbour Forum: Energy after the Storm`: nothing in the paragraph ends as sentences do. */
static bool is_unspoken(const lec_label_search *state, const lec_label *label)
{
    enum { LONGEST = 160 };
    const char *text = state->transcript->text;
    const lec_block *block = &state->transcript->blocks[label->block];
    if (label->style != LEC_LABEL_COLON || block->end - block->start > LONGEST) return false;
    for (uint32_t at = label->end; at < block->end; at++)
        if (strchr(".?!\"", text[at]) != NULL || (text[at] & 0x80) != 0) return false;
    return true;
}

/* `ANN LOWE INTERVIEW: TOM GREY` or `ANN LOWE: PRESS CONFERENCE` above labels: a first line that
 * says what follows is the title. */
static bool is_title(const lec_label_search *state, const lec_label_candidate *it)
{
    const lec_name *name = &state->keys.items[it->label.key].name;
    if (it->label.start != 0 || state->groups.items[it->group].count != 1 || state->most_ended < 2)
        return false;
    const bool nobody = !lec_phrase_is_role(name->role) && name->honorific[0] == '\0';
    return name->headline || name->header || heads_behind(state, &it->label) ||
           (nobody && is_unspoken(state, &it->label));
}

void lec_labels_decide(lec_label_search *state)
{
    const lec_label_candidate *items = state->candidates.items;
    const size_t count = state->candidates.count;
    for (size_t i = 0; i < count; i++) weigh(state, i);
    share_evidence(state);
    for (size_t i = 0; i < count;) {
        const lec_label_candidate *best = &items[best_reading(state, &i)];
        if (best->label.probability >= (float)accepted_from && !is_title(state, best) &&
            !best->legend)
            accept(state, &best->label);
        else
            reject(state, best);
    }
    for (size_t i = 0; i < state->labels.count; i++) {
        const lec_label *label = &state->labels.items[i];
        state->keys.items[label->key].accepted[label->style]++;
    }
    mark_misprints(state);
}

static int by_start(const void *a, const void *b)
{
    const lec_label *first = a, *second = b;
    if (first->start != second->start) return first->start < second->start ? -1 : 1;
    return first->end > second->end ? -1 : first->end < second->end;
}

void lec_labels_put_in_order(lec_label_search *state)
{
    if (state->labels.count == 0) return;
    qsort(state->labels.items, state->labels.count, sizeof *state->labels.items, by_start);
    size_t kept = 1;
    for (size_t i = 1; i < state->labels.count; i++)
        if (state->labels.items[i].start >= state->labels.items[kept - 1].end)
            state->labels.items[kept++] = state->labels.items[i];
    state->labels.count = kept;
}

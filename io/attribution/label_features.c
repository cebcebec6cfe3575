/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_features.c -- what the lines of label_features.def need. Nothing is searched for here: all
 * look at what label_candidates.c has counted and are O(1). */
#include "io/attribution/label_features.h"

#include <unicode/uchar.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "io/words/unicode.h"

/* A candidate with what belongs to it. */
typedef struct {
    const lec_label_search *search;
    size_t index;
    const lec_label_candidate *candidate;
    const lec_label *label;
    const lec_label_key *key;
    const lec_name *name;
    const lec_label_group *group;
    const lec_label_signature *signature, *form, *style;
    uint32_t words; /* tokens of the name */
    UChar32 after;  /* the first character of what follows, or 0 at the end of the file */
    bool line_ends; /* ... which stands on another line */
} view;

static double share(uint32_t part, uint32_t whole)
{
    return whole > 0 ? (double)part / (double)whole : 0.0;
}

static double log_count(uint32_t count)
{
    return log2(1.0 + (double)count);
}

/* --- the words of the name ------------------------------------------------------------------- */

static double one_word(const view *v)
{
    return v->words == 1;
}

static double capitals(const view *v)
{
    return v->label->capitals == LEC_CAPITALS_ALL && !v->search->all_capitals;
}

static double lower(const view *v)
{
    return v->label->capitals == LEC_CAPITALS_LOWER;
}

static double lower_share(const view *v)
{
    return share(v->candidate->lower, v->words);
}

static double function_share(const view *v)
{
    return share(v->candidate->functions, v->words);
}

static double function_first(const view *v)
{
    return lec_label_begins_sentence(v->search, v->candidate);
}

static const char *folded_word(const view *v, uint32_t token)
{
    const lec_tokens *tokens = v->search->tokens;
    return lec_vocabulary_texts(tokens->folded)[lec_token_spelling(tokens, token)->word];
}

/* One word or two: `Thanks for the question`, `Good morning`. */
static double thanks_first(const view *v)
{
    static const uint64_t opening = LEC_CLASS_BIT(LEC_PHRASE_THANKS) |
                                    LEC_CLASS_BIT(LEC_PHRASE_GREETING) |
                                    LEC_CLASS_BIT(LEC_PHRASE_ASSENT);
    if (v->words == 0) return 0;
    const char *first = folded_word(v, v->candidate->token);
    static const uint64_t outlet =
        LEC_CLASS_BIT(LEC_PHRASE_OUTLET) | LEC_CLASS_BIT(LEC_PHRASE_MEDIUM);
    const char *second = v->words > 1 ? folded_word(v, v->candidate->token + 1) : "";
    const bool paper = (lec_classes_of(second, strlen(second)) & outlet) != 0; /* Morning Post */
    if ((lec_classes_of(first, strlen(first)) & opening) != 0) return paper ? 0 : 1;
    if (v->words < 2) return 0;
    char both[96];
    const int length =
        snprintf(both, sizeof both, "%s %s", first, folded_word(v, v->candidate->token + 1));
    return length > 0 && (size_t)length < sizeof both &&
           (lec_classes_of(both, (size_t)length) & opening) != 0;
}

/* In the language of the transcript: `ben` is I in Turkish, and a name in English. */
static double person_words(const view *v)
{
    for (uint32_t t = v->candidate->token; t < v->candidate->token_end; t++) {
        size_t count;
        const char *folded = folded_word(v, t);
        const lec_meaning *meanings = lec_meanings_of(folded, strlen(folded), &count);
        for (size_t m = 0; m < count; m++)
            if (meanings[m].class == LEC_PHRASE_PERSON &&
                (meanings[m].languages & v->search->language) != 0)
                return 1;
    }
    return 0;
}

static double header(const view *v)
{
    return v->name->header || v->name->headline;
}

static double letter(const view *v)
{
    return v->name->letter;
}

static double honorific(const view *v)
{
    return v->name->honorific[0] != '\0';
}

static double asker(const view *v)
{
    return v->name->role == LEC_PHRASE_ASKER || v->name->role == LEC_PHRASE_ANSWERER ||
           v->name->role == LEC_PHRASE_FOLLOW_UP;
}

static double outlet(const view *v)
{
    return v->name->affiliation[0] != '\0';
}

static bool is_number(const view *v, uint32_t token)
{
    return v->words > 1 && lec_token_spelling(v->search->tokens, token)->shape == LEC_SHAPE_NUMBER;
}

static double small(const view *v)
{
    return v->label->small;
}

/* --- the separator and the place ------------------------------------------------------------- */

static double colon(const view *v)
{
    return v->label->style == LEC_LABEL_COLON;
}

static double stop(const view *v)
{
    return v->label->style == LEC_LABEL_STOP;
}

static double dash(const view *v)
{
    return v->label->style == LEC_LABEL_DASH;
}

static double own(const view *v)
{
    return v->label->style == LEC_LABEL_OWN;
}

static double unended(const view *v)
{
    return !v->candidate->ended;
}

/* --- what stands around it ------------------------------------------------------------------- */

static double nothing_after(const view *v)
{
    return v->label->style != LEC_LABEL_OWN && v->line_ends;
}

static double opening_after(const view *v)
{
    const lec_tokens *tokens = v->search->tokens;
    return v->candidate->token_end < tokens->count &&
           lec_token_spelling(tokens, v->candidate->token_end)->class == LEC_PHRASE_FUNCTION;
}

static double own_stacked(const view *v)
{
    if (v->index + 1 >= v->search->candidates.count || own(v) == 0) return 0;
    const lec_label_candidate *next = &v->search->candidates.items[v->index + 1];
    return next->label.style == LEC_LABEL_OWN && next->label.key != v->label->key &&
           next->label.capitals != LEC_CAPITALS_LOWER && next->functions == 0 &&
           lec_skip_space(v->search->transcript->text, v->label->end, next->label.start) ==
               next->label.start;
}

static double first(const view *v)
{
    return v->candidate->first;
}

static double called(const view *v)
{
    return share(v->group->called, v->group->count);
}

static double alternates(const view *v)
{
    return v->group->count > 1 ? share(v->group->alternates, v->group->count) : 0;
}

/* --- how often the text stands where --------------------------------------------------------- */

static double recurrence(const view *v)
{
    const double most = 6;
    return fmin(log_count(v->group->count - 1), most);
}

static double once(const view *v)
{
    return v->group->count == 1;
}

static double elsewhere(const view *v)
{
    uint32_t count = 0;
    for (int s = 0; s < LEC_LABEL_STYLES; s++) count += v->key->count[s];
    return log_count(count - v->group->count);
}

static const lec_word_counts *last_word(const view *v)
{
    const lec_tokens *tokens = v->search->tokens;
    return &tokens->words[lec_token_spelling(tokens, v->candidate->token_last)->word];
}

static double small_elsewhere(const view *v)
{
    if (v->words == 0) return 0;
    const lec_word_counts *counts = last_word(v);
    return share(counts->small, counts->small + counts->large);
}

static double mentioned(const view *v)
{
    if (v->words == 0) return 0;
    const uint32_t large = last_word(v)->large;
    return large > v->group->count ? fmin(log_count(large - v->group->count), 6) : 0;
}

/* --- the signature, without the candidate's own text ----------------------------------------- */

static uint32_t own_ended(const view *v)
{
    return v->group->ended >= 2 ? v->group->ended : 0;
}

static double rate(const view *v, const lec_label_signature *of)
{
    const double doubt = 2; /* few candidates show little */
    return (double)(of->ended - own_ended(v)) /
           ((double)(of->candidates - v->group->count) + doubt);
}

static double signature_rate(const view *v)
{
    return rate(v, v->signature);
}

static double signature_texts(const view *v)
{
    const uint32_t texts = v->signature->recurring - (own_ended(v) > 0);
    return log_count(texts < 7 ? texts : 7);
}

static double signature_spoken(const view *v)
{
    const double doubt = 2;
    const uint32_t own = v->candidate->ended && v->candidate->before_speech;
    return ((double)v->signature->spoken - own) / ((double)v->signature->candidates - 1 + doubt);
}

/* --- together -------------------------------------------------------------------------------- */

static double best_elsewhere(const view *v)
{
    int best = 0;
    for (int s = 1; s < LEC_LABEL_STYLES; s++)
        if (v->search->styles[s].ended > v->search->styles[best].ended) best = s;
    return v->label->style != best && v->key->count[best] >= 2
               ? fmin(log_count(v->key->count[best]), 4)
               : 0;
}

/* NATO -- NATO stands together. */
static double stutter(const view *v)
{
    const lec_tokens *tokens = v->search->tokens;
    if (v->words == 0 || v->candidate->token_end >= tokens->count) return 0;
    const uint32_t next = lec_token_spelling(tokens, v->candidate->token_end)->word;
    return next == lec_token_spelling(tokens, v->candidate->token)->word ||
           next == lec_token_spelling(tokens, v->candidate->token_end - 1)->word;
}

/* Of the texts that recur with the same separator, those with other capitals, at any place. */
static double other_capitals(const view *v)
{
    uint32_t same = 0;
    const uint32_t first = v->group->signature - v->label->place;
    for (uint32_t place = 0; place <= LEC_LABEL_INSIDE; place++)
        same += v->search->signatures[first + place].ended;
    return v->style->ended > 0 ? 1 - share(same, v->style->ended) : 0;
}

static double alone(const view *v)
{
    return v->search->most_ended == 0;
}

static double short_words(const view *v)
{
    const uint32_t longest = 3;
    if (v->words < 2 || honorific(v) > 0 || lec_phrase_is_role(v->name->role)) return 0;
    for (uint32_t t = v->candidate->token; t < v->candidate->token_end; t++)
        if (lec_token_spelling(v->search->tokens, t)->letters > longest) return 0;
    return stop(v);
}

static double own_called_close(const view *v)
{
    return own(v) * v->candidate->called_close;
}

/* The same at all places. */
static double form_best(const view *v)
{
    if (v->label->capitals == LEC_CAPITALS_LOWER) return 0;
    return share(v->form->ended, v->search->most_of_a_form);
}

static double unlike_first_office(const view *v)
{
    const uint32_t form = v->group->signature / (LEC_LABEL_INSIDE + 1);
    return v->search->first_office != LEC_NONE && v->search->first_office != form;
}

static double rare_unlike(const view *v)
{
    const uint32_t rare = 3;
    return v->search->most_ended <= rare ? unlike_first_office(v) * colon(v) : 0;
}

/* --- all of them ----------------------------------------------------------------------------- */

#define LEC_LABEL_FEATURE(name, says, value)                                                       \
    static double name##_of(const view *v)                                                         \
    {                                                                                              \
        return value;                                                                              \
    }
#include "io/attribution/label_features.def"
#undef LEC_LABEL_FEATURE

static double (*const functions[LEC_LABEL_FEATURES])(const view *) = {
#define LEC_LABEL_FEATURE(name, says, value) name##_of,
#include "io/attribution/label_features.def"
#undef LEC_LABEL_FEATURE
};

static const struct {
    const char *name, *says;
} descriptions[LEC_LABEL_FEATURES] = {
#define LEC_LABEL_FEATURE(name, says, value) {#name, says},
#include "io/attribution/label_features.def"
#undef LEC_LABEL_FEATURE
};

void lec_label_features(const lec_label_search *state, size_t i, double values[LEC_LABEL_FEATURES])
{
    const lec_label_candidate *candidate = &state->candidates.items[i];
    view v = {.search = state,
              .index = i,
              .candidate = candidate,
              .label = &candidate->label,
              .key = &state->keys.items[candidate->label.key],
              .name = &state->keys.items[candidate->label.key].name,
              .group = &state->groups.items[candidate->group],
              .style = &state->styles[candidate->label.style],
              .words = candidate->token_end - candidate->token};
    v.signature = &state->signatures[v.group->signature];
    v.form = &state->forms[v.group->signature / (LEC_LABEL_INSIDE + 1)];
    const char *text = state->transcript->text;
    const uint32_t length = (uint32_t)state->transcript->length;
    uint32_t at = candidate->label.end;
    at = lec_skip_blank(text, at, length);
    v.line_ends = at >= length || text[at] == '\n' || text[at] == '\r';
    at = lec_skip_space(text, at, length);
    v.after = at < length ? lec_utf8_next(text, &at, length) : 0;
    for (int f = 0; f < LEC_LABEL_FEATURES; f++) values[f] = functions[f](&v);
}

const char *lec_label_feature_name(lec_label_feature feature)
{
    return descriptions[feature].name;
}

const char *lec_label_term(uint8_t term)
{
    return term < LEC_LABEL_FEATURES ? descriptions[term].says : "";
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/role.h"

#include <math.h>
#include <string.h>

enum { CLASSES = LEC_ROLE_COUNT };

typedef struct {
    double mean, deviation, of[CLASSES];
} feature_weights;

#define LEC_ROLE_TEMPERATURE(value)
#define LEC_ROLE_BIAS(...)
#define LEC_ROLE_WEIGHT(name, mean, deviation, ...)                                                \
    [LEC_ROLE_FEATURE_##name] = {mean, deviation, {__VA_ARGS__}},
static const feature_weights weights[LEC_ROLE_FEATURE_COUNT] = {
#include "io/attribution/role_weights.def"
};
#undef LEC_ROLE_TEMPERATURE
#undef LEC_ROLE_BIAS
#undef LEC_ROLE_WEIGHT

#define LEC_ROLE_TEMPERATURE(value) static const double temperature = value;
#define LEC_ROLE_BIAS(...)          static const double bias[CLASSES] = {__VA_ARGS__};
#define LEC_ROLE_WEIGHT(name, mean, deviation, ...)
#include "io/attribution/role_weights.def"
#undef LEC_ROLE_TEMPERATURE
#undef LEC_ROLE_BIAS
#undef LEC_ROLE_WEIGHT

static const double most_deviations = 4.0;
static const double told = 25.0; /* what the study or the form says: next to certain */
static const double meant = 3.0; /* what a word of the label means, too rare to be learned */

lec_role lec_best_role(const double chance[LEC_ROLE_COUNT])
{
    lec_role best = LEC_ROLE_PRINCIPAL;
    for (lec_role role = best; role < LEC_ROLE_COUNT; role++)
        if (chance[role] > chance[best]) best = role;
    return best;
}

lec_role lec_second_role(const double chance[LEC_ROLE_COUNT])
{
    const lec_role best = lec_best_role(chance);
    lec_role second = best == LEC_ROLE_PRINCIPAL ? LEC_ROLE_JOURNALIST : LEC_ROLE_PRINCIPAL;
    for (lec_role role = LEC_ROLE_PRINCIPAL; role < LEC_ROLE_COUNT; role++)
        if (role != best && chance[role] > chance[second]) second = role;
    return second;
}

double lec_rounded_probability(double probability)
{
    return round(probability * 65535.0) / 65535.0;
}

/* --- what study and form say -------------------------------------------------------------------
 */

typedef struct {
    const lec_people *people;
    lec_draft *drafts;
    size_t count;
    lec_evidence evidence;
    size_t committee; /* the turn from which on others without an office ask the holder of one */
    uint32_t (*stated)[CLASSES]; /* [people->count] turns for which the form states a role */
    lec_role_opinion *opinions;
} roles;

static void count_stated(roles *state)
{
    for (size_t i = 0; i < state->count; i++) {
        const lec_draft *turn = &state->drafts[i];
        if (turn->person != LEC_NONE && turn->stated_role != LEC_ROLE_COUNT)
            state->stated[turn->person][turn->stated_role]++;
    }
}

static void add_told(const roles *state, uint32_t person, double logits[CLASSES])
{
    const lec_study_speaker *study = state->people->items[person].study;
    if (study != NULL && study->role != LEC_ROLE_UNKNOWN) logits[study->role] += told;
    for (int r = 0; r < CLASSES; r++)
        logits[r] +=
            told * (double)state->stated[person][r] / (double)state->evidence.of[person].turns;
}

/* Whether somebody without an office who is not named in the title leads the conference, though no
 * label says so: opens it, and mostly gives the floor or closes it, neither asks nor answers, says
 * little, and there are others who do. Collections hardly have moderators with no more than a name.
 */
static bool leads(const roles *state, uint32_t person)
{
    enum { LEAST_PEOPLE = 3, LEAST_TURNS = 2, SURE_TURNS = 3, MOST_WORDS = 60 }; /* in a turn */
    const lec_person *it = &state->people->items[person];
    const lec_evidence *file = &state->evidence;
    const lec_person_evidence *own = &file->of[person];
    const bool plain = it->role == LEC_PHRASE_NONE || it->role == LEC_PHRASE_SPOKES;
    if (!plain || it->in_front || it->outlet || it->many || own->turns < LEAST_TURNS ||
        file->speakers < LEAST_PEOPLE || own->words > MOST_WORDS * (uint64_t)own->turns)
        return false;
    const bool gives = 2 * own->calling >= own->turns;
    const bool opens = own->first == 0, closes = own->last + 1 == file->count;
    const bool seldom = 4 * (size_t)own->turns <= file->count;
    const bool apart = 3 * own->asking <= own->turns && 3 * own->after_question <= own->before;
    const bool quiet = person != file->top || gives;
    return apart && quiet &&
           ((opens && ((closes && seldom) || gives)) ||
            (gives && own->turns >= SURE_TURNS && closes));
}

/* Whether one person asks in nearly every turn, and nobody else does: who holds an interview,
 * however long the questions are, and also where two talk and his label says that he moderates. */
static bool interviews(const roles *state, uint32_t person)
{
    enum { LEAST_TURNS = 3 };
    const lec_phrase_class role = state->people->items[person].role;
    const bool may =
        role == LEC_PHRASE_NONE || (role == LEC_PHRASE_MODERATOR && state->evidence.speakers == 2);
    const lec_person_evidence *own = &state->evidence.of[person], *all = &state->evidence.all;
    return may && own->turns >= LEAST_TURNS && 4 * own->asking >= 3 * own->turns &&
           5 * own->end_asking >= 3 * own->turns &&
           10 * (all->asking - own->asking) <= all->turns - own->turns;
}

/* Whether somebody named in full beside the holder of an office of the same surname only says a few
 * words now and then: a relative, who neither gives the conference nor asks. */
static bool is_relative(const roles *state, uint32_t person)
{
    enum { FEW_WORDS = 20, MOST_COMPARED = 1500 }; /* words in a turn, on average; people */
    const lec_person *it = &state->people->items[person];
    const lec_person_evidence *own = &state->evidence.of[person];
    if (it->role != LEC_PHRASE_NONE || !it->given || !it->honorific || own->asking > 0 ||
        own->words > FEW_WORDS * (uint64_t)own->turns)
        return false;
    for (size_t p = 0; p < state->people->count && p < MOST_COMPARED; p++) {
        const lec_person *other = &state->people->items[p];
        if (p != person && other->role == LEC_PHRASE_OFFICE && state->evidence.of[p].turns > 0 &&
            other->surname_folded[0] != '\0' &&
            strcmp(other->surname_folded, it->surname_folded) == 0)
            return true;
    }
    return false;
}

/* Whether somebody is one of those who are called after the questions began, says little and only
 * once, in a file where others without an office ask the holder of one: a member of a committee who
 * has no question. */
static bool is_called_in_turn(const roles *state, uint32_t person)
{
    enum { FEW_WORDS = 40 };
    const lec_person *it = &state->people->items[person];
    const lec_person_evidence *own = &state->evidence.of[person];
    if (it->role != LEC_PHRASE_NONE || it->in_front || !it->honorific || own->turns != 1 ||
        own->named_before != 1 || own->asking > 0 || own->words > FEW_WORDS)
        return false;
    return own->first > state->committee;
}

static void find_committee(roles *state)
{
    bool asked = false, held = false;
    size_t i = 0;
    for (; i < state->count && !(asked && held); i++) {
        const lec_draft *turn = &state->drafts[i];
        if (turn->person == LEC_NONE) continue;
        const lec_person *it = &state->people->items[turn->person];
        asked |= turn->asks && it->role == LEC_PHRASE_NONE && it->honorific;
        held |= it->role == LEC_PHRASE_OFFICE;
    }
    state->committee = i;
}

/* What a word of the label means where collections have too few to learn from: an interpreter
 * interprets, but STAFF who opens and hands over moderates; QUESTION asks; MODERATOR moderates,
 * even if he reads out what others ask, and so do a spokesperson who only hands over, a host who
 * does not ask, and the holder of an office (CHAIRMAN) whose turns are short and mostly give the
 * floor; a voice (VOICE OF A MAN) without a number is nobody known, but asks where it does and no
 * label says so of others; where labels say who asks (`Q`), nobody else does. */
static void add_meant(const roles *state, uint32_t person,
                      const double features[LEC_ROLE_FEATURE_COUNT], double logits[CLASSES])
{
    enum { MOST_WORDS_OF_A_CHAIR = 40 }; /* in a turn, on average */
    const bool asks = features[LEC_ROLE_FEATURE_asks] > 0 && state->evidence.labelled_asking == 0;
    const lec_person *it = &state->people->items[person];
    const bool chairs = it->role == LEC_PHRASE_OFFICE && !it->in_front &&
                        features[LEC_ROLE_FEATURE_once] == 0 &&
                        features[LEC_ROLE_FEATURE_calls] >= 0.5 &&
                        features[LEC_ROLE_FEATURE_length] < log(1.0 + MOST_WORDS_OF_A_CHAIR);
    const bool opens = features[LEC_ROLE_FEATURE_first] > 0;
    const bool moderates = (lec_classes_of(it->office_folded, strlen(it->office_folded)) &
                            LEC_CLASS_BIT(LEC_PHRASE_MODERATES)) != 0;
    const bool voice = it->role == LEC_PHRASE_UNNAMED && !it->voice; /* without a number */
    if (features[LEC_ROLE_FEATURE_helper] > 0)
        logits[opens && features[LEC_ROLE_FEATURE_calls] > 0 ? LEC_ROLE_MODERATOR
                                                             : LEC_ROLE_OTHER] += 2.0 * meant;
    if (features[LEC_ROLE_FEATURE_asker] > 0) logits[LEC_ROLE_JOURNALIST] += 2.0 * meant;
    if (features[LEC_ROLE_FEATURE_spokes_calls] > 0 ||
        features[LEC_ROLE_FEATURE_moderator_quiet] > 0)
        logits[LEC_ROLE_MODERATOR] += meant;
    if (chairs || leads(state, person)) logits[LEC_ROLE_MODERATOR] += meant;
    const bool holds_talk = interviews(state, person);
    if (holds_talk || is_called_in_turn(state, person)) logits[LEC_ROLE_JOURNALIST] += meant;
    if (is_relative(state, person)) logits[LEC_ROLE_OTHER] += 2.0 * meant;
    if (moderates && !holds_talk) logits[LEC_ROLE_MODERATOR] += 2.0 * meant;
    if (voice) logits[asks ? LEC_ROLE_JOURNALIST : LEC_ROLE_UNKNOWN] += 3.0 * meant;
    if (features[LEC_ROLE_FEATURE_others_ask] > 0) logits[LEC_ROLE_JOURNALIST] -= meant;
}

/* --- the model
 * ----------------------------------------------------------------------------------*/

static double standardised(int feature, double value)
{
    const feature_weights *of = &weights[feature];
    if (of->deviation <= 0) return 0.0;
    const double z = (value - of->mean) / of->deviation;
    return fmax(-most_deviations, fmin(most_deviations, z));
}

static void to_chances(const double logits[CLASSES], double chance[CLASSES])
{
    double top = logits[0], sum = 0;
    for (int r = 1; r < CLASSES; r++) top = fmax(top, logits[r]);
    for (int r = 0; r < CLASSES; r++) sum += chance[r] = exp(logits[r] - top);
    for (int r = 0; r < CLASSES; r++) chance[r] /= sum;
}

/* The terms of the sum that speak most for the best role against the second. */
static void explain(lec_role_opinion *opinion, const double z[LEC_ROLE_FEATURE_COUNT])
{
    const lec_role best = lec_best_role(opinion->chance), second = lec_second_role(opinion->chance);
    for (int f = 0; f < LEC_ROLE_FEATURE_COUNT; f++) {
        const double amount = z[f] * (weights[f].of[best] - weights[f].of[second]) / temperature;
        lec_reason term = {lec_role_features[f].says, amount, z[f] < 0};
        for (int t = 0; t < LEC_REASONS; t++) {
            if (term.amount <= opinion->reasons[t].amount) continue;
            const lec_reason lower = opinion->reasons[t];
            opinion->reasons[t] = term;
            term = lower;
        }
    }
}

static void judge(roles *state, uint32_t person)
{
    double features[LEC_ROLE_FEATURE_COUNT], logits[CLASSES];
    lec_role_opinion *opinion = &state->opinions[person];
    lec_role_features_of(&state->evidence, person, features);
    for (int r = 0; r < CLASSES; r++) logits[r] = bias[r];
    add_meant(state, person, features, logits);
    for (int f = 0; f < LEC_ROLE_FEATURE_COUNT; f++) {
        features[f] = standardised(f, features[f]);
        for (int r = 0; r < CLASSES; r++) logits[r] += features[f] * weights[f].of[r];
    }
    for (int r = 0; r < CLASSES; r++) logits[r] /= temperature;
    add_told(state, person, logits);
    to_chances(logits, opinion->chance);
    explain(opinion, features);
}

/* A conference is given by somebody: the chances, given that not all people have another role. But
 * a list of questions (`Q:` alone) may be answered elsewhere. */
static void condition_on_principal(roles *state)
{
    double nobody = 1.0;
    bool only_askers = true;
    for (size_t p = 0; p < state->people->count; p++) {
        if (state->evidence.of[p].turns == 0) continue;
        nobody *= 1.0 - state->opinions[p].chance[LEC_ROLE_PRINCIPAL];
        only_askers &= state->people->items[p].role == LEC_PHRASE_ASKER;
    }
    if (nobody < 1e-3 || nobody >= 1.0 || only_askers) return;
    for (size_t p = 0; p < state->people->count; p++) {
        double *chance = state->opinions[p].chance;
        const double before = chance[LEC_ROLE_PRINCIPAL];
        if (state->evidence.of[p].turns == 0 || before >= 1.0) continue;
        const double after = fmin(1.0, before / (1.0 - nobody));
        for (int r = 0; r < CLASSES; r++) chance[r] *= (1.0 - after) / (1.0 - before);
        chance[LEC_ROLE_PRINCIPAL] = after;
    }
}

/* A voice that nobody knows has no role of its own kind: other is called unknown. */
static void call_voices_unknown(roles *state)
{
    for (size_t p = 0; p < state->people->count; p++) {
        double *chance = state->opinions[p].chance;
        if (state->people->items[p].role != LEC_PHRASE_UNNAMED) continue;
        chance[LEC_ROLE_UNKNOWN] += chance[LEC_ROLE_OTHER];
        chance[LEC_ROLE_OTHER] = 0;
    }
}

/* --- turns
 * --------------------------------------------------------------------------------------*/

/* Of nobody known: the form's word, or who asks before a principal. */
static void judge_unknown(const roles *state, size_t turn, double chance[CLASSES])
{
    const lec_draft *it = &state->drafts[turn];
    const bool answered =
        turn + 1 < state->count && turn > 0 && state->drafts[turn + 1].person != LEC_NONE &&
        lec_best_role(state->opinions[state->drafts[turn + 1].person].chance) == LEC_ROLE_PRINCIPAL;
    double logits[CLASSES] = {[LEC_ROLE_UNKNOWN] = 1.5};
    if (it->asks && answered) logits[LEC_ROLE_JOURNALIST] += 3.0;
    if (it->stated_role != LEC_ROLE_COUNT) logits[it->stated_role] += told;
    to_chances(logits, chance);
}

static void decide_turn(const roles *state, size_t turn)
{
    double own[CLASSES];
    lec_draft *it = &state->drafts[turn];
    const double *chance = own;
    if (it->person == LEC_NONE)
        judge_unknown(state, turn, own);
    else
        chance = state->opinions[it->person].chance;
    it->role = lec_best_role(chance);
    it->second_role = lec_second_role(chance);
    for (int r = 0; r < CLASSES; r++) it->chance[r] = chance[r];
    it->role_certainty = lec_rounded_probability(chance[it->role]);
}

lec_role_opinion *lec_decide_roles(const lec_people *people, lec_draft *drafts, size_t count,
                                   lec_arena *arena)
{
    roles state = {.people = people,
                   .drafts = drafts,
                   .count = count,
                   .evidence = lec_evidence_count(people, drafts, count, arena),
                   .stated = lec_arena_alloc(arena, people->count + 1, sizeof(uint32_t[CLASSES])),
                   .opinions = lec_new(arena, lec_role_opinion, people->count + 1)};
    count_stated(&state);
    find_committee(&state);
    for (uint32_t p = 0; p < people->count; p++)
        if (state.evidence.of[p].turns > 0) judge(&state, p);
    condition_on_principal(&state);
    call_voices_unknown(&state);
    for (size_t i = 0; i < count; i++) decide_turn(&state, i);
    return state.opinions;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/sequence.h"

#include <math.h>

enum { STATES = 3 }; /* principal, journalist, moderator: the first three roles */

static const lec_role states[STATES] = {LEC_ROLE_PRINCIPAL, LEC_ROLE_JOURNALIST,
                                        LEC_ROLE_MODERATOR};

/* --- features
 * -----------------------------------------------------------------------------------*/

typedef struct {
    const lec_passages *all;
    const lec_passage *it, *last, *next; /* last, next: NULL at the ends */
    size_t index;
} passage_view;

static double ends_asking(const passage_view *view)
{
    return view->it->ends_asking;
}

static double asks(const passage_view *view)
{
    return view->it->asks;
}

static double question_rate(const passage_view *view)
{
    return sqrt((double)view->it->questions / view->it->words);
}

static double length(const passage_view *view)
{
    return log(1.0 + view->it->words);
}

static double length_in_file(const passage_view *view)
{
    return log(1.0 + view->it->words) - view->all->mean_length;
}

static double few_words(const passage_view *view)
{
    enum { FEW = 8 };
    return view->it->words <= FEW;
}

static double greets(const passage_view *view)
{
    return view->it->greets;
}

static double thanks(const passage_view *view)
{
    return view->it->thanks;
}

static double assents(const passage_view *view)
{
    return view->it->assents;
}

static double addresses(const passage_view *view)
{
    return view->it->addresses;
}

static double introduces(const passage_view *view)
{
    return view->it->introduces;
}

static double interrogates(const passage_view *view)
{
    return view->it->interrogates;
}

static double calls(const passage_view *view)
{
    return view->it->calls;
}

static double persons(const passage_view *view)
{
    return view->it->persons;
}

static double is_marked(const passage_view *view)
{
    return view->it->mark != LEC_MARK_PLAIN;
}

/* How much more often paragraphs so marked end in a question than the others of the file. */
static double mark_asks(const passage_view *view)
{
    const lec_passages *all = view->all;
    const uint32_t marked = all->marked[view->it->mark], asking = all->asking[view->it->mark];
    uint32_t others = 0, others_asking = 0;
    for (int m = 0; m < LEC_MARKS; m++) {
        others += m == view->it->mark ? 0 : all->marked[m];
        others_asking += m == view->it->mark ? 0 : all->asking[m];
    }
    if (others == 0 || marked == 0) return 0.0;
    return (double)asking / marked - (double)others_asking / others;
}

static double is_first(const passage_view *view)
{
    return view->last == NULL;
}

static double place(const passage_view *view)
{
    return (double)view->index / (double)view->all->count;
}

static double after_question(const passage_view *view)
{
    return view->last != NULL && view->last->ends_asking;
}

static double before_question(const passage_view *view)
{
    return view->next != NULL && view->next->ends_asking;
}

static double after_call(const passage_view *view)
{
    return view->last != NULL && view->last->calls;
}

static double before_thanks(const passage_view *view)
{
    return view->next != NULL && (view->next->thanks || view->next->greets);
}

static double before_assent(const passage_view *view)
{
    return view->next != NULL && view->next->assents;
}

static double longer_by(const lec_passage *it, const lec_passage *other)
{
    return other == NULL ? 0.0 : log((1.0 + it->words) / (1.0 + other->words));
}

static double longer_than_before(const passage_view *view)
{
    return longer_by(view->it, view->last);
}

static double longer_than_after(const passage_view *view)
{
    return longer_by(view->it, view->next);
}

static double same_mark(const passage_view *view)
{
    return view->last != NULL && view->last->mark == view->it->mark;
}

static double asks_then_answered(const passage_view *view)
{
    return view->it->ends_asking && view->next != NULL && !view->next->ends_asking;
}

/* The one before is the same person's unless a dash shows a change: only in files in which a dash
 * stands before questions and before answers. */
static double changes(const passage_view *view)
{
    return view->it->mark == LEC_MARK_DASH ? view->all->dash_changes : 0.0;
}

static double goes_on(const passage_view *view)
{
    return view->it->mark != LEC_MARK_DASH ? view->all->dash_changes : 0.0;
}

static double after_asking(const passage_view *view)
{
    return view->last != NULL && view->last->asks;
}

static double two_after_question(const passage_view *view)
{
    return view->index > 1 && view->it[-2].ends_asking;
}

static double two_before_question(const passage_view *view)
{
    return view->index + 2 < view->all->count && view->it[2].ends_asking;
}

static double since_question(const passage_view *view)
{
    return log(1.0 + view->it->since_question);
}

static double length_before(const passage_view *view)
{
    return view->last != NULL ? log(1.0 + view->last->words) : 0.0;
}

static double length_after(const passage_view *view)
{
    return view->next != NULL ? log(1.0 + view->next->words) : 0.0;
}

static double asking_in_file(const passage_view *view)
{
    uint32_t asking = 0;
    for (int m = 0; m < LEC_MARKS; m++) asking += view->all->asking[m];
    return view->it->ends_asking ? 1.0 - (double)asking / (double)view->all->count : 0.0;
}

static double any(const passage_view *view)
{
    (void)view;
    return 1.0;
}

#define LEC_SEQUENCE_FEATURE(name, says, function) #name,
const char *const lec_sequence_feature_names[] = {
#include "io/attribution/sequence_features.def"
#undef LEC_SEQUENCE_FEATURE
#define LEC_SEQUENCE_FEATURE(name, says, function) "journalist_" #name,
#include "io/attribution/sequence_features.def"
#undef LEC_SEQUENCE_FEATURE
#define LEC_SEQUENCE_FEATURE(name, says, function) "moderator_" #name,
#include "io/attribution/sequence_features.def"
#undef LEC_SEQUENCE_FEATURE
};

void lec_sequence_features_of(const lec_passages *passages, size_t index, lec_role before,
                              double features[LEC_SEQUENCE_FEATURE_COUNT])
{
    static double (*const functions[])(const passage_view *view) = {
#define LEC_SEQUENCE_FEATURE(name, says, function) function,
#include "io/attribution/sequence_features.def"
#undef LEC_SEQUENCE_FEATURE
    };
    enum { OWN = sizeof functions / sizeof *functions };
    const lec_passage *it = &passages->items[index];
    const passage_view view = {passages, it, index > 0 ? it - 1 : NULL,
                               index + 1 < passages->count ? it + 1 : NULL, index};
    for (int f = 0; f < OWN; f++) {
        features[f] = functions[f](&view);
        features[OWN + f] = before == LEC_ROLE_JOURNALIST ? features[f] : 0.0;
        features[2 * OWN + f] = before == LEC_ROLE_MODERATOR ? features[f] : 0.0;
    }
}

/* --- the model
 * ----------------------------------------------------------------------------------*/

typedef struct {
    double mean, deviation, of[STATES];
} feature_weights;

#define LEC_SEQUENCE_TEMPERATURE(value)
#define LEC_SEQUENCE_BIAS(...)
#define LEC_SEQUENCE_WEIGHT(name, mean, deviation, ...)                                            \
    [LEC_SEQUENCE_FEATURE_##name] = {mean, deviation, {__VA_ARGS__}},
static const feature_weights weights[LEC_SEQUENCE_FEATURE_COUNT] = {
#include "io/attribution/sequence_weights.def"
};
#undef LEC_SEQUENCE_TEMPERATURE
#undef LEC_SEQUENCE_BIAS
#undef LEC_SEQUENCE_WEIGHT

#define LEC_SEQUENCE_TEMPERATURE(value) static const double temperature = value;
#define LEC_SEQUENCE_BIAS(...)          static const double bias[STATES] = {__VA_ARGS__};
#define LEC_SEQUENCE_WEIGHT(name, mean, deviation, ...)
#include "io/attribution/sequence_weights.def"
#undef LEC_SEQUENCE_TEMPERATURE
#undef LEC_SEQUENCE_BIAS
#undef LEC_SEQUENCE_WEIGHT

static const double most_deviations = 4.0;

/* The chances of the states of a passage, given who spoke before. */
static void step(const lec_passages *passages, size_t index, lec_role before, double chance[STATES])
{
    double features[LEC_SEQUENCE_FEATURE_COUNT], top, sum = 0;
    lec_sequence_features_of(passages, index, before, features);
    for (int s = 0; s < STATES; s++) chance[s] = bias[s];
    for (int f = 0; f < LEC_SEQUENCE_FEATURE_COUNT; f++) {
        if (weights[f].deviation <= 0) continue;
        const double z = (features[f] - weights[f].mean) / weights[f].deviation;
        const double clipped = fmax(-most_deviations, fmin(most_deviations, z));
        for (int s = 0; s < STATES; s++) chance[s] += clipped * weights[f].of[s];
    }
    top = fmax(chance[0], fmax(chance[1], chance[2]));
    for (int s = 0; s < STATES; s++) sum += chance[s] = exp((chance[s] - top) / temperature);
    for (int s = 0; s < STATES; s++) chance[s] /= sum;
}

/* What is known of a passage while the sequence is gone along. */
typedef struct {
    double chance[STATES]; /* summed over all sequences */
    double best[STATES];   /* log probability of the best sequence that ends so */
    uint8_t from[STATES];  /* ... and where it comes from */
    double same;           /* that it is the same as the one before */
} column;

static void begin(const lec_passages *passages, column *it)
{
    step(passages, 0, LEC_ROLE_COUNT, it->chance);
    for (int s = 0; s < STATES; s++) it->best[s] = log(it->chance[s]);
}

static void go_on(const lec_passages *passages, size_t index, const column *last, column *it)
{
    for (int s = 0; s < STATES; s++) it->best[s] = -INFINITY;
    for (int b = 0; b < STATES; b++) {
        double chance[STATES] = {0};
        step(passages, index, states[b], chance);
        it->same += last->chance[b] * chance[b];
        for (int s = 0; s < STATES; s++) {
            const double value = last->best[b] + log(chance[s]);
            it->chance[s] += last->chance[b] * chance[s];
            if (value <= it->best[s]) continue;
            it->best[s] = value;
            it->from[s] = (uint8_t)b;
        }
    }
}

lec_said *lec_sequence_decide(const lec_passages *passages, lec_arena *arena)
{
    const size_t count = passages->count;
    column *columns = lec_new(arena, column, count + 1);
    lec_said *said = lec_new(arena, lec_said, count + 1);
    if (count == 0) return said;
    begin(passages, &columns[0]);
    for (size_t i = 1; i < count; i++) go_on(passages, i, &columns[i - 1], &columns[i]);
    int state = 0;
    for (int s = 1; s < STATES; s++)
        if (columns[count - 1].best[s] > columns[count - 1].best[state]) state = s;
    for (size_t i = count; i-- > 0;) {
        said[i] = (lec_said){states[state], columns[i].chance[state],
                             i > 0 ? 1.0 - columns[i].same : 1.0};
        state = columns[i].from[state];
    }
    return said;
}

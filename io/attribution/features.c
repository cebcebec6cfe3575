/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/features.h"

#include <math.h>

/* A person in the file. */
typedef struct {
    const lec_person *person;
    const lec_person_evidence *own;
    const lec_evidence *file;
    uint32_t id;
} person_view;

static double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : 0.0;
}

/* Of a few turns a share is known less well: it is drawn towards what the file shows. */
static double drawn(uint32_t part, uint32_t whole, uint32_t file_part, uint32_t file_whole)
{
    return ((double)part + ratio(file_part, file_whole)) / ((double)whole + 1.0);
}

/* What one person has, where a label stands for whoever asks. */
static double one_of(const person_view *v, uint32_t count)
{
    return v->person->many ? 1.0 : (double)count;
}

static double own_words(const person_view *v)
{
    return (double)lec_evidence_words(v->file, v->id);
}

#define SHARE(part, whole) ratio((double)v->own->part, (double)v->own->whole)
#define AGAINST_FILE(part, whole)                                                                  \
    (drawn(v->own->part, v->own->whole, v->file->all.part, v->file->all.whole) -                   \
     ratio((double)v->file->all.part, (double)v->file->all.whole))

/* --- the label ---------------------------------------------------------------------------------*/

static double is_spokesperson(const person_view *v)
{
    return v->person->role == LEC_PHRASE_SPOKES;
}

static double is_moderator(const person_view *v)
{
    return v->person->role == LEC_PHRASE_MODERATOR;
}

static double is_asker(const person_view *v)
{
    return v->person->role == LEC_PHRASE_ASKER || v->person->role == LEC_PHRASE_FOLLOW_UP;
}

/* Short turns that hand over, by words or by standing before questions. */
static bool hands_over(const lec_person_evidence *of)
{
    const bool calls = 2 * of->calling >= of->turns && of->words < 70 * (uint64_t)of->turns;
    const bool between = of->turns > 2 && 3 * of->short_before_question >= 2 * of->turns &&
                         4 * of->after_question <= of->turns;
    return calls || between;
}

/* Where labels say who asks (`Q`), nobody else does. */
static double others_ask(const person_view *v)
{
    enum { ENOUGH_ASKING = 3 };
    return is_asker(v) == 0 && v->file->labelled_asking >= ENOUGH_ASKING &&
           v->file->labelled_asking > 3 * v->own->asking;
}

/* --- neighbours --------------------------------------------------------------------------------*/

static double neighbour_share(const person_view *v)
{
    const double meetings = (double)v->own->before + (double)v->own->after;
    return ratio((double)v->own->neighbour_words, meetings * (double)v->file->all.words);
}

/* --- all of them -------------------------------------------------------------------------------*/

const lec_role_feature lec_role_features[] = {
#define LEC_ROLE_FEATURE(name, says, value) {#name, says},
#include "io/attribution/role_features.def"
#undef LEC_ROLE_FEATURE
};

#define LEC_ROLE_FEATURE(name, says, value)                                                        \
    static double name##_of(const person_view *v)                                                  \
    {                                                                                              \
        return value;                                                                              \
    }
#include "io/attribution/role_features.def"
#undef LEC_ROLE_FEATURE

void lec_role_features_of(const lec_evidence *evidence, uint32_t person,
                          double features[LEC_ROLE_FEATURE_COUNT])
{
    static double (*const functions[])(const person_view *v) = {
#define LEC_ROLE_FEATURE(name, says, value) name##_of,
#include "io/attribution/role_features.def"
#undef LEC_ROLE_FEATURE
    };
    const person_view view = {&evidence->people->items[person], &evidence->of[person], evidence,
                              person};
    for (int f = 0; f < LEC_ROLE_FEATURE_COUNT; f++) features[f] = functions[f](&view);
}

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
static double one_of(const person_view *view, uint32_t count)
{
    return view->person->many ? 1.0 : (double)count;
}

static double own_words(const person_view *view)
{
    return (double)lec_evidence_words(view->file, view->id);
}

#define SHARE(part, whole) ratio((double)view->own->part, (double)view->own->whole)
#define AGAINST_FILE(part, whole)                                                                  \
    (drawn(view->own->part, view->own->whole, view->file->all.part, view->file->all.whole) -       \
     ratio((double)view->file->all.part, (double)view->file->all.whole))

/* --- the label ---------------------------------------------------------------------------------*/

static double has_office(const person_view *view)
{
    return view->person->role == LEC_PHRASE_OFFICE;
}

static double is_spokesperson(const person_view *view)
{
    return view->person->role == LEC_PHRASE_SPOKES;
}

static double is_moderator(const person_view *view)
{
    return view->person->role == LEC_PHRASE_MODERATOR;
}

static double is_asker(const person_view *view)
{
    return view->person->role == LEC_PHRASE_ASKER || view->person->role == LEC_PHRASE_FOLLOW_UP;
}

static double is_answerer(const person_view *view)
{
    return view->person->role == LEC_PHRASE_ANSWERER;
}

static double is_helper(const person_view *view)
{
    return view->person->role == LEC_PHRASE_HELPER;
}

static double is_voice(const person_view *view)
{
    return view->person->role == LEC_PHRASE_UNNAMED;
}

static double has_honorific(const person_view *view)
{
    return view->person->honorific;
}

static double has_outlet(const person_view *view)
{
    return view->person->outlet;
}

static double outlet_beside_askers(const person_view *view)
{
    return view->person->outlet ? view->file->asker_share : 0.0;
}

static double has_body_of(const person_view *view)
{
    return view->person->body_of;
}

static double has_given_name(const person_view *view)
{
    return view->person->given;
}

static double is_nameless(const person_view *view)
{
    return view->person->name[0] == '\0';
}

static double is_numbered(const person_view *view)
{
    return view->person->numbered;
}

static double is_letter(const person_view *view)
{
    return view->person->letter;
}

/* Short turns that hand over, by words or by standing before questions. */
static bool hands_over(const lec_person_evidence *of)
{
    const bool calls = 2 * of->calling >= of->turns && of->words < 70 * (uint64_t)of->turns;
    const bool between = of->turns > 2 && 3 * of->short_before_question >= 2 * of->turns &&
                         4 * of->after_question <= of->turns;
    return calls || between;
}

static double spokesperson_hands_over(const person_view *view)
{
    return is_spokesperson(view) > 0 && hands_over(view->own);
}

static double moderator_does_not_ask(const person_view *view)
{
    return is_moderator(view) > 0 && 2 * view->own->asking < view->own->turns;
}

/* Where labels say who asks (`Q`), nobody else does. */
static double others_ask(const person_view *view)
{
    enum { ENOUGH_ASKING = 3 };
    return is_asker(view) == 0 && view->file->labelled_asking >= ENOUGH_ASKING &&
           view->file->labelled_asking > 3 * view->own->asking;
}

static double named_beside_askers(const person_view *view)
{
    return is_asker(view) > 0 ? 0.0 : view->file->asker_share;
}

/* --- title and by-line -------------------------------------------------------------------------*/

static double is_in_front(const person_view *view)
{
    return view->person->in_front;
}

static double is_by(const person_view *view)
{
    return view->person->by;
}

static double has_front_office(const person_view *view)
{
    return view->person->front_office;
}

static double is_front_first(const person_view *view)
{
    return view->id == view->file->front_first;
}

static double has_front_outlet(const person_view *view)
{
    return view->person->front_outlet;
}

static double is_unfronted(const person_view *view)
{
    return view->file->in_front > 0 && !view->person->in_front;
}

/* --- share and order of the floor --------------------------------------------------------------*/

static double mean_length(const person_view *view)
{
    return log(1.0 + SHARE(words, turns));
}

static double length_in_file(const person_view *view)
{
    return log(1.0 + SHARE(words, turns)) -
           log(1.0 + ratio((double)view->file->all.words, (double)view->file->all.turns));
}

static double words_to_top(const person_view *view)
{
    return ratio(own_words(view), (double)view->file->top_words);
}

static double words_rank(const person_view *view)
{
    return view->own->rank;
}

static double words_share(const person_view *view)
{
    return ratio(own_words(view), (double)view->file->all.words);
}

static double turns_to_top(const person_view *view)
{
    return ratio(one_of(view, view->own->turns), (double)view->file->top_turns);
}

static double longest_to_top(const person_view *view)
{
    return ratio((double)view->own->longest, (double)view->file->longest);
}

static double speaks_once(const person_view *view)
{
    return one_of(view, view->own->turns) == 1.0;
}

static double speaks_first(const person_view *view)
{
    return view->own->first == 0;
}

static double speaks_last(const person_view *view)
{
    return view->own->last + 1 == view->file->count;
}

static double begins_late(const person_view *view)
{
    return ratio((double)view->own->first, (double)view->file->count);
}

static double opening_share(const person_view *view)
{
    return ratio((double)view->own->opening_words, (double)view->file->all.opening_words);
}

static double is_top(const person_view *view)
{
    return view->id == view->file->top;
}

/* --- questions ---------------------------------------------------------------------------------*/

static double asks(const person_view *view)
{
    return SHARE(asking, turns);
}

static double asks_in_file(const person_view *view)
{
    return AGAINST_FILE(asking, turns);
}

static double ends_asking(const person_view *view)
{
    return SHARE(end_asking, turns);
}

static double question_rate(const person_view *view)
{
    return sqrt(ratio((double)view->own->questions, (double)view->own->words));
}

static double after_question(const person_view *view)
{
    return SHARE(after_question, before);
}

static double after_question_in_file(const person_view *view)
{
    return AGAINST_FILE(after_question, before);
}

static double before_question(const person_view *view)
{
    return SHARE(before_question, after);
}

static double short_before_question(const person_view *view)
{
    return SHARE(short_before_question, turns);
}

/* --- neighbours --------------------------------------------------------------------------------*/

static double after_askers(const person_view *view)
{
    return SHARE(after_asker, before);
}

static double before_askers(const person_view *view)
{
    return SHARE(before_asker, after);
}

static double neighbours(const person_view *view)
{
    return log(1.0 + one_of(view, view->own->neighbours));
}

static double neighbours_to_top(const person_view *view)
{
    return ratio(one_of(view, view->own->neighbours), view->file->top_neighbours);
}

static double neighbour_share(const person_view *view)
{
    const double meetings = (double)view->own->before + (double)view->own->after;
    return ratio((double)view->own->neighbour_words, meetings * (double)view->file->all.words);
}

static double before_top(const person_view *view)
{
    return SHARE(before_top, turns);
}

static double after_top(const person_view *view)
{
    return SHARE(after_top, turns);
}

static double after_longer(const person_view *view)
{
    return SHARE(after_longer, before);
}

/* --- what is said ------------------------------------------------------------------------------*/

static double introduces(const person_view *view)
{
    return SHARE(introduced, turns);
}

static double greets(const person_view *view)
{
    return SHARE(greeting, turns);
}

static double greets_in_file(const person_view *view)
{
    return AGAINST_FILE(greeting, turns);
}

static double calls(const person_view *view)
{
    return SHARE(calling, turns);
}

static double calls_in_file(const person_view *view)
{
    return AGAINST_FILE(calling, turns);
}

static double names_next(const person_view *view)
{
    return SHARE(naming_next, after);
}

static double names_last(const person_view *view)
{
    return SHARE(naming_last, before);
}

static double named_before(const person_view *view)
{
    return SHARE(named_before, before);
}

static double named_after(const person_view *view)
{
    return SHARE(named_after, after);
}

static double addresses(const person_view *view)
{
    return SHARE(addressing, turns);
}

static double addressed(const person_view *view)
{
    return SHARE(addressed, before);
}

/* --- all of them -------------------------------------------------------------------------------*/

const lec_role_feature lec_role_features[] = {
#define LEC_ROLE_FEATURE(name, says, function) {#name, says},
#include "io/attribution/role_features.def"
#undef LEC_ROLE_FEATURE
};

void lec_role_features_of(const lec_evidence *evidence, uint32_t person,
                          double features[LEC_ROLE_FEATURE_COUNT])
{
    static double (*const functions[])(const person_view *view) = {
#define LEC_ROLE_FEATURE(name, says, function) function,
#include "io/attribution/role_features.def"
#undef LEC_ROLE_FEATURE
    };
    const person_view view = {&evidence->people->items[person], &evidence->of[person], evidence,
                              person};
    for (int f = 0; f < LEC_ROLE_FEATURE_COUNT; f++) features[f] = functions[f](&view);
}

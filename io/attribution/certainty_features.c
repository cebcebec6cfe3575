/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/certainty_features.h"

#include <math.h>
#include <string.h>

/* A turn in the file. */
typedef struct {
    const lec_certainty_counts *all;
    const lec_file_counts *file;
    const lec_draft *turn;
    const lec_turn_counts *inside;
    const lec_person *person;       /* NULL: nobody known */
    const lec_person_evidence *own; /* of the person; of no turns when nobody is known */
    const lec_label *label;         /* NULL: none */
    const lec_label_key *key;       /* of the label or of what the form states; or NULL */
    uint32_t key_id;                /* LEC_NONE for none */
    size_t index;
} turn_view;

static const double least_chance = 1e-4;

static double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : 0.0;
}

static double odds(double chance)
{
    const double held = fmin(fmax(chance, least_chance), 1.0 - least_chance);
    return log(held / (1.0 - held));
}

static double logged(double count)
{
    return log(1.0 + count);
}

static bool in_role(const turn_view *view, lec_role role)
{
    return view->turn->role == role;
}

static bool is_of_class(const turn_view *view, lec_phrase_class class)
{
    return view->person != NULL && view->person->role == class;
}

static bool has_style(const turn_view *view, lec_label_style style)
{
    return view->label != NULL && view->label->style == style;
}

/* --- the label -------------------------------------------------------------------------------- */

static double no_label(const turn_view *view)
{
    return view->label == NULL && !view->all->in->stated;
}

static double opening(const turn_view *view)
{
    return no_label(view) > 0 && view->index == 0;
}

/* --- the person ------------------------------------------------------------------------------- */

static bool linked(const turn_view *view, lec_link link)
{
    return view->key_id != LEC_NONE && view->all->in->people->link[view->key_id] == link;
}

static double nameless(const turn_view *view)
{
    return view->person == NULL || view->person->name[0] == '\0';
}

static double one_word(const turn_view *view)
{
    return nameless(view) == 0 && strchr(view->person->name, ' ') == NULL;
}

static double common_name(const turn_view *view)
{
    return view->person != NULL ? view->all->common[view->turn->person] : 0.0;
}

static double renamed(const turn_view *view)
{
    return nameless(view) == 0 && view->key != NULL &&
           strcmp(view->person->name_folded, view->key->name.name_folded) != 0;
}

static double in_front(const turn_view *view)
{
    return view->person != NULL && view->person->in_front;
}

/* More words than names have, a digit, or a word of outlets. */
static double odd_name(const turn_view *view)
{
    enum { LONGEST_NAME = 5 };
    lec_wordlist list;
    if (nameless(view) > 0) return 0.0;
    const char *name = view->person->name;
    lec_wordlist_read(&list, name, 0, (uint32_t)strlen(name));
    bool odd = list.count > LONGEST_NAME;
    for (uint32_t w = 0; w < list.count; w++)
        odd |= list.words[w].shape == LEC_SHAPE_NUMBER ||
               lec_word_is_of(&list, w,
                              LEC_CLASS_BIT(LEC_PHRASE_OUTLET) | LEC_CLASS_BIT(LEC_PHRASE_MEDIUM));
    return odd;
}

static double share(const turn_view *view)
{
    return ratio((double)view->own->words, (double)view->file->words);
}

/* --- inside the turn -------------------------------------------------------------------------- */

static double length(const turn_view *view)
{
    return logged(view->turn->words);
}

static double paragraphs(const turn_view *view)
{
    return logged(view->inside->paragraphs);
}

static double inner_asking(const turn_view *view)
{
    return logged(view->inside->inner_asking);
}

/* --- the table -------------------------------------------------------------------------------- */

const lec_certainty_feature lec_certainty_features[LEC_CERTAINTY_FEATURE_COUNT] = {
#define LEC_CERTAINTY_FEATURE(name, says, value) {#name, says},
#include "io/attribution/certainty_features.def"
#undef LEC_CERTAINTY_FEATURE
};

static turn_view view_of(const lec_certainty_counts *counts, size_t index)
{
    static const lec_person_evidence none = {0};
    const lec_certainty_input *in = counts->in;
    const lec_draft *turn = &in->drafts[index];
    turn_view view = {.all = counts,
                      .file = &counts->file,
                      .turn = turn,
                      .inside = &counts->of[index],
                      .own = &none,
                      .key_id = turn->stated,
                      .index = index};
    if (turn->person != LEC_NONE) {
        view.person = &in->people->items[turn->person];
        view.own = &counts->evidence.of[turn->person];
    }
    if (turn->label != LEC_NONE) {
        view.label = &in->labels->labels[turn->label];
        view.key_id = view.label->key;
    }
    if (view.key_id != LEC_NONE) view.key = &in->labels->keys[view.key_id];
    return view;
}

#define LEC_CERTAINTY_FEATURE(name, says, value)                                                   \
    static double name##_of(const turn_view *v)                                                    \
    {                                                                                              \
        return value;                                                                              \
    }
#include "io/attribution/certainty_features.def"
#undef LEC_CERTAINTY_FEATURE

void lec_certainty_features_of(const lec_certainty_counts *counts, size_t turn,
                               double features[LEC_CERTAINTY_FEATURE_COUNT])
{
    static double (*const functions[LEC_CERTAINTY_FEATURE_COUNT])(const turn_view *) = {
#define LEC_CERTAINTY_FEATURE(name, says, value) name##_of,
#include "io/attribution/certainty_features.def"
#undef LEC_CERTAINTY_FEATURE
    };
    const turn_view view = view_of(counts, turn);
    for (int f = 0; f < LEC_CERTAINTY_FEATURE_COUNT; f++) features[f] = functions[f](&view);
}

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

/* --- the label
 * ------------------------------------------------------------------------------------*/

static double label_odds(const turn_view *view)
{
    return odds(view->all->in->label_chance[view->index]);
}

static double label_weighed(const turn_view *view)
{
    return view->label != NULL && !view->label->inferred ? odds((double)view->label->probability)
                                                         : 0.0;
}

static double label_once(const turn_view *view)
{
    return view->key_id != LEC_NONE && view->all->in->used[view->key_id] == 1;
}

static double label_used(const turn_view *view)
{
    return view->key_id != LEC_NONE ? logged(view->all->in->used[view->key_id]) : 0.0;
}

static double label_colon(const turn_view *view)
{
    return has_style(view, LEC_LABEL_COLON);
}

static double label_stop(const turn_view *view)
{
    return has_style(view, LEC_LABEL_STOP);
}

static double label_dash(const turn_view *view)
{
    return has_style(view, LEC_LABEL_DASH);
}

static double label_wide(const turn_view *view)
{
    return has_style(view, LEC_LABEL_WIDE);
}

static double label_bracket(const turn_view *view)
{
    return has_style(view, LEC_LABEL_BRACKET);
}

static double label_own(const turn_view *view)
{
    return has_style(view, LEC_LABEL_OWN);
}

static double label_bare(const turn_view *view)
{
    return has_style(view, LEC_LABEL_BARE);
}

static double label_inside(const turn_view *view)
{
    return view->label != NULL && view->label->place == LEC_LABEL_INSIDE;
}

static double label_loose(const turn_view *view)
{
    return view->label != NULL && view->label->loose;
}

static double label_bold(const turn_view *view)
{
    return view->label != NULL && view->label->bold;
}

static double label_timed(const turn_view *view)
{
    return view->label != NULL && view->label->timed;
}

static double label_small(const turn_view *view)
{
    return view->label != NULL && (view->label->small || view->label->odd);
}

static double label_capitals(const turn_view *view)
{
    return view->key != NULL && view->key->name.caps;
}

static double label_words(const turn_view *view)
{
    return view->key != NULL ? logged(view->key->name.words) : 0.0;
}

static double label_sentence(const turn_view *view)
{
    return view->key != NULL && (view->key->name.function || view->key->name.lower);
}

static double label_headline(const turn_view *view)
{
    return view->key != NULL && (view->key->name.headline || view->key->name.header);
}

static double label_style(const turn_view *view)
{
    return view->label != NULL
               ? ratio(view->file->styles[view->label->style], view->file->most_style)
               : 0.0;
}

static double no_label(const turn_view *view)
{
    return view->label == NULL && !view->all->in->stated;
}

static double opening(const turn_view *view)
{
    return no_label(view) > 0 && view->index == 0;
}

static double stated(const turn_view *view)
{
    return view->all->in->stated;
}

/* --- the person
 * -----------------------------------------------------------------------------------*/

static bool linked(const turn_view *view, lec_link link)
{
    return view->key_id != LEC_NONE && view->all->in->people->link[view->key_id] == link;
}

static double nobody(const turn_view *view)
{
    return view->person == NULL;
}

static double nameless(const turn_view *view)
{
    return view->person == NULL || view->person->name[0] == '\0';
}

static double nameless_principal(const turn_view *view)
{
    return nameless(view) > 0 && in_role(view, LEC_ROLE_PRINCIPAL);
}

static double nameless_among_named(const turn_view *view)
{
    return nameless(view) > 0
               ? 1.0 - ratio((double)view->file->nameless_words, (double)view->file->words)
               : 0.0;
}

static double one_word(const turn_view *view)
{
    return nameless(view) == 0 && strchr(view->person->name, ' ') == NULL;
}

static double one_word_among_full(const turn_view *view)
{
    return one_word(view) > 0 ? ratio(view->all->file.full_names, view->all->evidence.speakers)
                              : 0.0;
}

static double nobody_opening(const turn_view *view)
{
    return view->person == NULL && opening(view) > 0;
}

static double nobody_long(const turn_view *view)
{
    return view->person == NULL ? logged(view->turn->words) : 0.0;
}

static double common_name(const turn_view *view)
{
    return view->person != NULL ? view->all->common[view->turn->person] : 0.0;
}

static double common_word(const turn_view *view)
{
    return one_word(view) > 0 ? common_name(view) : 0.0;
}

static double small_name(const turn_view *view)
{
    return view->person != NULL && view->person->name[0] >= 'a' && view->person->name[0] <= 'z';
}

static double called_by_others(const turn_view *view)
{
    return logged((double)view->own->named_before + view->own->named_after);
}

static double introduced(const turn_view *view)
{
    return view->own->introduced > 0;
}

static double has_given(const turn_view *view)
{
    return view->person != NULL && view->person->given;
}

static double bare_office(const turn_view *view)
{
    return view->person != NULL && view->person->bare_office;
}

static double has_office(const turn_view *view)
{
    return is_of_class(view, LEC_PHRASE_OFFICE);
}

static double is_spokesperson(const turn_view *view)
{
    return is_of_class(view, LEC_PHRASE_SPOKES);
}

static double says_moderator(const turn_view *view)
{
    return is_of_class(view, LEC_PHRASE_MODERATOR);
}

static double says_asker(const turn_view *view)
{
    return is_of_class(view, LEC_PHRASE_ASKER) || is_of_class(view, LEC_PHRASE_FOLLOW_UP);
}

static double says_answerer(const turn_view *view)
{
    return is_of_class(view, LEC_PHRASE_ANSWERER);
}

static double says_helper(const turn_view *view)
{
    return is_of_class(view, LEC_PHRASE_HELPER);
}

static double is_voice(const turn_view *view)
{
    return is_of_class(view, LEC_PHRASE_UNNAMED) || (view->person != NULL && view->person->voice);
}

static double is_letter(const turn_view *view)
{
    return view->person != NULL && view->person->letter;
}

static double is_initials(const turn_view *view)
{
    return view->person != NULL && view->person->initials;
}

static double is_numbered(const turn_view *view)
{
    return view->person != NULL && view->person->numbered;
}

static double has_honorific(const turn_view *view)
{
    return view->person != NULL && view->person->honorific;
}

static double has_outlet(const turn_view *view)
{
    return view->person != NULL && view->person->outlet;
}

static double link_spelling(const turn_view *view)
{
    return linked(view, LEC_LINK_SPELLING);
}

static double link_surname(const turn_view *view)
{
    return linked(view, LEC_LINK_SURNAME);
}

static double link_office(const turn_view *view)
{
    return linked(view, LEC_LINK_OFFICE);
}

static double many_labels(const turn_view *view)
{
    return view->person != NULL ? logged(view->person->labels) : 0.0;
}

static double same_surname(const turn_view *view)
{
    return view->person != NULL && view->all->same_surname[view->turn->person];
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

static double front_renamed(const turn_view *view)
{
    return renamed(view) > 0 && in_front(view) > 0;
}

static double title_named(const turn_view *view)
{
    return view->person != NULL && view->person->title_named;
}

static double office_renamed(const turn_view *view)
{
    return linked(view, LEC_LINK_OFFICE) && view->person != NULL && !view->person->bare_office;
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

static double unfronted(const turn_view *view)
{
    return view->all->evidence.in_front > 0 && in_front(view) == 0;
}

static double turns(const turn_view *view)
{
    return logged(view->own->turns);
}

static double once(const turn_view *view)
{
    return view->own->turns == 1;
}

static double share(const turn_view *view)
{
    return ratio((double)view->own->words, (double)view->file->words);
}

static double is_top(const turn_view *view)
{
    return view->person != NULL && view->turn->person == view->all->evidence.top;
}

static double in_study(const turn_view *view)
{
    return view->person != NULL && view->person->study != NULL;
}

/* --- the role
 * -------------------------------------------------------------------------------------*/

static double role_odds(const turn_view *view)
{
    return odds(view->turn->chance[view->turn->role]);
}

static double role_low(const turn_view *view)
{
    return fmax(0.0, 0.9 - view->turn->chance[view->turn->role]);
}

static double role_margin(const turn_view *view)
{
    return odds(view->turn->chance[view->turn->role]) -
           odds(view->turn->chance[view->turn->second_role]);
}

static double is_journalist(const turn_view *view)
{
    return in_role(view, LEC_ROLE_JOURNALIST);
}

static double is_moderator(const turn_view *view)
{
    return in_role(view, LEC_ROLE_MODERATOR);
}

static double is_other(const turn_view *view)
{
    return in_role(view, LEC_ROLE_OTHER) || in_role(view, LEC_ROLE_UNKNOWN);
}

static double second_principal(const turn_view *view)
{
    return view->turn->second_role == LEC_ROLE_PRINCIPAL;
}

static double second_moderator(const turn_view *view)
{
    return view->turn->second_role == LEC_ROLE_MODERATOR;
}

static double journalist_share(const turn_view *view)
{
    return in_role(view, LEC_ROLE_JOURNALIST) && nameless(view) == 0 ? share(view) : 0.0;
}

static double principal_small(const turn_view *view)
{
    return in_role(view, LEC_ROLE_PRINCIPAL) ? 1.0 - share(view) : 0.0;
}

static double moderator_length(const turn_view *view)
{
    return in_role(view, LEC_ROLE_MODERATOR)
               ? logged(ratio((double)view->own->words, view->own->turns))
               : 0.0;
}

/* --- inside the turn
 * ------------------------------------------------------------------------------*/

static double length(const turn_view *view)
{
    return logged(view->turn->words);
}

static double length_in_role(const turn_view *view)
{
    return length(view) - logged(ratio((double)view->file->role_words[view->turn->role],
                                       view->file->role_turns[view->turn->role]));
}

static double length_in_file(const turn_view *view)
{
    return ratio(view->turn->words, (double)view->file->longest);
}

static double paragraphs(const turn_view *view)
{
    return logged(view->inside->paragraphs);
}

static double inner_asking(const turn_view *view)
{
    return logged(view->inside->inner_asking);
}

static double inner_asking_principal(const turn_view *view)
{
    return in_role(view, LEC_ROLE_PRINCIPAL) ? inner_asking(view) : 0.0;
}

static double after_asking(const turn_view *view)
{
    return in_role(view, LEC_ROLE_JOURNALIST) && view->turn->asks
               ? logged(view->inside->after_asking)
               : 0.0;
}

static double long_journalist(const turn_view *view)
{
    return in_role(view, LEC_ROLE_JOURNALIST) ? paragraphs(view) : 0.0;
}

static double not_asking(const turn_view *view)
{
    return in_role(view, LEC_ROLE_JOURNALIST) && !view->turn->asks ? length(view) : 0.0;
}

static double ends_asking(const turn_view *view)
{
    return in_role(view, LEC_ROLE_PRINCIPAL) && view->turn->ends_asking;
}

static double introduces(const turn_view *view)
{
    return !in_role(view, LEC_ROLE_JOURNALIST) && view->turn->introduces;
}

static double hands_over(const turn_view *view)
{
    return view->turn->calls;
}

static double rejected(const turn_view *view)
{
    return logged(view->inside->rejected);
}

static double rejected_lines(const turn_view *view)
{
    return logged(view->inside->rejected_lines);
}

static double inside_weighed(const turn_view *view)
{
    return odds(view->inside->likeliest);
}

static double recurring(const turn_view *view)
{
    return logged(view->inside->recurring);
}

/* --- turns beside it
 * ------------------------------------------------------------------------------*/

static double same_before(const turn_view *view)
{
    return view->index > 0 && view->turn[-1].role == view->turn->role;
}

static double same_after(const turn_view *view)
{
    return view->index + 1 < view->all->in->count && view->turn[1].role == view->turn->role;
}

static double answered(const turn_view *view)
{
    return in_role(view, LEC_ROLE_JOURNALIST) && view->turn->asks &&
           view->index + 1 < view->all->in->count && view->turn[1].role == LEC_ROLE_PRINCIPAL;
}

static double after_question(const turn_view *view)
{
    return in_role(view, LEC_ROLE_PRINCIPAL) && view->index > 0 && view->turn[-1].asks;
}

static double is_first(const turn_view *view)
{
    return view->index == 0;
}

/* --- the file
 * -------------------------------------------------------------------------------------*/

static double file_words(const turn_view *view)
{
    return logged((double)view->file->words);
}

static double file_rate(const turn_view *view)
{
    return logged(ratio(1000.0 * view->file->labels, (double)view->file->words));
}

static double file_speakers(const turn_view *view)
{
    return logged(view->all->evidence.speakers);
}

static double file_single(const turn_view *view)
{
    return view->all->evidence.speakers <= 1;
}

static double file_pair(const turn_view *view)
{
    return view->all->evidence.speakers == 2;
}

static double file_once(const turn_view *view)
{
    return ratio(view->file->once, view->file->keys);
}

static double file_nameless(const turn_view *view)
{
    return ratio((double)view->file->nameless_words, (double)view->file->words);
}

static double file_unlabelled(const turn_view *view)
{
    return ratio((double)view->file->unlabelled_words, (double)view->file->words);
}

static double file_longest(const turn_view *view)
{
    return ratio((double)view->file->longest, (double)view->file->words);
}

static double file_least_label(const turn_view *view)
{
    return ratio(view->file->weak_labels, view->file->labels);
}

static double file_inside(const turn_view *view)
{
    return ratio((double)view->file->doubted_words, (double)view->file->words);
}

static double file_rejected(const turn_view *view)
{
    return logged(ratio(10.0 * view->file->rejected, (double)view->all->in->count));
}

static double file_recurring(const turn_view *view)
{
    return logged(view->file->recurring);
}

static double file_alternates(const turn_view *view)
{
    return ratio(view->file->alternations, (double)view->all->in->count);
}

static double file_principal(const turn_view *view)
{
    return ratio((double)view->file->role_words[LEC_ROLE_PRINCIPAL], (double)view->file->words);
}

static double file_principals(const turn_view *view)
{
    return logged(view->file->principals);
}

static double file_no_principal(const turn_view *view)
{
    return view->file->role_words[LEC_ROLE_PRINCIPAL] == 0;
}

static double file_no_journalist(const turn_view *view)
{
    return view->file->role_words[LEC_ROLE_JOURNALIST] == 0;
}

static double file_chance(const turn_view *view)
{
    return odds(view->file->chance);
}

static double file_least(const turn_view *view)
{
    return odds(view->file->least_chance);
}

static double file_askers(const turn_view *view)
{
    return view->all->evidence.asker_share;
}

static double file_front(const turn_view *view)
{
    return view->all->evidence.in_front > 0;
}

static double file_style(const turn_view *view)
{
    return ratio(view->file->most_style, view->file->labels);
}

static double file_damaged(const turn_view *view)
{
    return view->all->in->damaged;
}

static double file_capitals(const turn_view *view)
{
    return view->all->in->labels->all_capitals;
}

/* --- the table ---------------------------------------------------------------------------------
 */

const lec_certainty_feature lec_certainty_features[LEC_CERTAINTY_FEATURE_COUNT] = {
#define LEC_CERTAINTY_FEATURE(name, says, function) {#name, says},
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

void lec_certainty_features_of(const lec_certainty_counts *counts, size_t turn,
                               double features[LEC_CERTAINTY_FEATURE_COUNT])
{
    static double (*const functions[LEC_CERTAINTY_FEATURE_COUNT])(const turn_view *) = {
#define LEC_CERTAINTY_FEATURE(name, says, function) function,
#include "io/attribution/certainty_features.def"
#undef LEC_CERTAINTY_FEATURE
    };
    const turn_view view = view_of(counts, turn);
    for (int f = 0; f < LEC_CERTAINTY_FEATURE_COUNT; f++) features[f] = functions[f](&view);
}

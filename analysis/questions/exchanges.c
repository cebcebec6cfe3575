/* SPDX-License-Identifier: GPL-3.0-or-later
 * exchanges.c -- one row an exchange: who asked, how much was asked and how much was answered. */
#include "analysis/view/exchanges.h"

#include <math.h>
#include <string.h>

#include "analysis/questions/settings.h"
#include "analysis/view/answer_profile.h"
#include "analysis/view/columns.h"
#include "analysis/view/occurrences.h"
#include "analysis/view/quotation.h"
#include "analysis/view/uptake.h"

enum { FIRST_WORDS = 12 };

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    LEC_COLUMN_EXCHANGE,
    LEC_COLUMN_JOURNALIST,
    LEC_COLUMN_OUTLET,
    {"answered_by", LEC_TEXT, "who answered, in the order of the answers, parted by '; '", NULL,
     NULL, NULL},
    {"line", LEC_COUNT, "first line of the first question in the file, from 1", "lines", NULL,
     NULL},
    {"question_turns", LEC_COUNT, "turns in which the journalist asks", "turns", NULL, NULL},
    {"questions", LEC_COUNT,
     "questions asked in them: one of three parts counts three; empty where there are no patterns "
     "for the language",
     "questions", "sentences with a question mark, each of its parts, and those asked without",
     NULL},
    {"answer_turns", LEC_COUNT, "turns in which a principal answers", "turns", NULL, NULL},
    {"follow_ups", LEC_COUNT, "question turns of these that follow an answer", "turns", NULL, NULL},
    {"returns", LEC_NAME,
     "yes where the journalist asked in an earlier exchange of the conference, too; empty without "
     "a name",
     NULL, NULL, NULL},
    {"hand_over", LEC_NAME,
     "role of who gave the journalist the floor just before (moderator, principal); empty where "
     "nobody did",
     NULL, NULL, NULL},
    {"words_asked", LEC_COUNT, "words of the question turns", "words", NULL, NULL},
    {"words_answered", LEC_COUNT, "words of the answer turns", "words", NULL, NULL},
    {"ratio", LEC_NUMBER, "words answered for each word asked", NULL,
     "words_answered / words_asked", NULL},
    {"seconds_asked", LEC_NUMBER, "time of the question turns", "seconds", NULL, NULL},
    {"seconds_asked_low", LEC_NUMBER, "the same at the highest speaking rate assumed", "seconds",
     NULL, NULL},
    {"seconds_asked_high", LEC_NUMBER, "the same at the lowest", "seconds", NULL, NULL},
    {"seconds_answered", LEC_NUMBER, "time of the answer turns", "seconds", NULL, NULL},
    {"seconds_answered_low", LEC_NUMBER, "the same at the highest speaking rate assumed", "seconds",
     NULL, NULL},
    {"seconds_answered_high", LEC_NUMBER, "the same at the lowest", "seconds", NULL, NULL},
    {"time_basis", LEC_NAME, LEC_TIME_BASIS_MEANING, NULL, NULL, NULL},
    {"uptake", LEC_NUMBER, "share of the question's terms that are in the answer, weighted", NULL,
     "recall: see `lectern help uptake`", "Demszky et al. 2021"},
    {"precision", LEC_NUMBER, "share of the answer's terms that are in the question, weighted",
     NULL, NULL, NULL},
    {"jaccard", LEC_NUMBER, "share of the terms of both that both have, weighted", NULL, NULL,
     NULL},
    {"first_sentence", LEC_NUMBER, "uptake by the first sentence of the answer alone", NULL, NULL,
     NULL},
    {"no_reply", LEC_COUNT,
     "signs in the answer that there is none: declines, does not know, asks back (`answers`)",
     "places", NULL, LEC_NO_REPLY_SOURCE},
    {"turns_aside", LEC_COUNT,
     "signs that it turns aside: defers, points elsewhere or back, disputes the question", "places",
     NULL, LEC_NO_REPLY_SOURCE},
    {"shared_words", LEC_TEXT,
     "words of the question whose terms are in the answer, the 8 of most weight, parted by '; '",
     NULL, NULL, NULL},
    {"shared_concepts", LEC_TEXT, "concepts of the study in both, parted by '; '", NULL, NULL,
     NULL},
    {"question", LEC_TEXT, "first words of the first question", NULL, NULL, NULL},
    {"answer", LEC_TEXT, "first words of the first answer", NULL, NULL, NULL},
    {0},
};

static const lec_chart charts[] = {
    {.name = "exchanges",
     .shape = LEC_CHART_PAIRS,
     .title = "How much was asked, and how much was answered",
     .note = "one exchange a row, in their order",
     .axis = "words of the question (left) and of the answer (right)",
     .label = "journalist",
     .value = "words_answered",
     .length = "words_asked",
     .one_conference = true},
    {.name = "lengths",
     .shape = LEC_CHART_SCATTER,
     .title = "How long questions and their answers are",
     .note = "one point an exchange",
     .axis = "words of the question",
     .up = "words of the answer",
     .label = "journalist",
     .across = "words_asked",
     .value = "words_answered",
     .log_across = true,
     .log_up = true,
     .most = 12},
    {0},
};

/* What the rows are made from. */
typedef struct {
    const lec_context *context;
    lec_exchanges exchanges;
    lec_uptake uptake;
    lec_marker_finder *finder;
    lec_occurrences occurrences;      /* of the study's concepts */
    const uint32_t *first_occurrence; /* [turn_count] the first in or behind each turn */
    uint8_t *seen;                    /* [concept_count] scratch */
} survey;

/* Names of those who answered, each once. */
static const char *names_of_answers(const lec_corpus *corpus, const lec_exchange *of,
                                    lec_arena *arena)
{
    const char *names = "";
    for (size_t a = 0; a < of->answer_count; a++) {
        const uint32_t speaker = corpus->turn_speaker[of->answers[a]];
        bool seen = speaker == 0;
        for (size_t b = 0; b < a && !seen; b++)
            seen = corpus->turn_speaker[of->answers[b]] == speaker;
        if (!seen)
            names = lec_arena_format(arena, "%s%s%s", names, names[0] != '\0' ? "; " : "",
                                     corpus->speaker_name[speaker]);
    }
    return names;
}

static const char *first_words(const lec_corpus *corpus, const uint32_t *turns, size_t count,
                               lec_arena *arena)
{
    if (count == 0) return "";
    const uint32_t first = corpus->turn_start[turns[0]], end = corpus->turn_start[turns[0] + 1];
    return lec_quotation(corpus, first, end - first > FIRST_WORDS ? first + FIRST_WORDS : end,
                         arena);
}

/* --- questions, and signs of no reply -----------------------------------------------------------
 */

static uint64_t count_questions(const survey *of, const lec_exchange *it)
{
    uint64_t count = 0;
    if (!lec_markers_know(of->finder, it->conference)) return LEC_MISSING_COUNT;
    for (size_t q = 0; q < it->question_count; q++)
        count += lec_questions_asked(of->finder, it->questions[q]);
    return count;
}

/* The markers `first` to `last` of the answer. */
static uint64_t count_signs(const survey *of, const lec_exchange *it,
                            const lec_answer_profile *profile, int first, int last)
{
    uint64_t count = 0;
    if (!lec_markers_know(of->finder, it->conference)) return LEC_MISSING_COUNT;
    for (int m = first; m <= last; m++) count += profile->count[m];
    return count;
}

/* --- what both sides have ----------------------------------------------------------------------
 */

enum { SHOWN_WORDS = 8 };

/* The word of the question by which a term is shown: the first one. */
static const char *word_of_term(const survey *of, size_t e, uint32_t term)
{
    const lec_corpus *corpus = of->context->whole;
    const lec_exchange *it = &of->exchanges.items[e];
    for (size_t q = 0; q < it->question_count; q++)
        for (uint32_t i = corpus->turn_start[it->questions[q]];
             i < corpus->turn_start[it->questions[q] + 1]; i++)
            if (of->uptake.word_term[it->conference][corpus->token_word[i]] == term)
                return corpus->word_shown[corpus->token_word[i]];
    return "";
}

/* The shared terms of most weight, those of equal weight in the order of their ids. */
static const char *shared_words(const survey *of, size_t e)
{
    const double *weight = of->uptake.weight;
    uint32_t best[SHOWN_WORDS];
    size_t count = 0;
    for (size_t i = 0; i < of->uptake.asked[e].count; i++) {
        const uint32_t term = of->uptake.asked[e].terms[i];
        if (!lec_term_set_has(of->uptake.answered[e], term)) continue;
        if (count == SHOWN_WORDS && weight[best[count - 1]] >= weight[term]) continue;
        size_t at = count < SHOWN_WORDS ? count++ : count - 1;
        for (; at > 0 && weight[best[at - 1]] < weight[term]; at--) best[at] = best[at - 1];
        best[at] = term;
    }
    const char *words = "";
    for (size_t i = 0; i < count; i++)
        words = lec_arena_format(of->context->arena, "%s%s%s", words, i > 0 ? "; " : "",
                                 word_of_term(of, e, best[i]));
    return words;
}

/* Sets bit `side` of seen[concept] for the concepts named in the turns. */
static void see_concepts(const survey *of, const uint32_t *turns, size_t count, uint8_t side)
{
    const lec_corpus *corpus = of->context->whole;
    for (size_t t = 0; t < count; t++)
        for (uint32_t o = of->first_occurrence[turns[t]];
             o < of->occurrences.count &&
             of->occurrences.items[o].token < corpus->turn_start[turns[t] + 1];
             o++)
            of->seen[of->occurrences.items[o].concept] |= side;
}

static const char *shared_concepts(const survey *of, const lec_exchange *it)
{
    const lec_study *study = of->context->study;
    memset(of->seen, 0, study->concept_count);
    see_concepts(of, it->questions, it->question_count, 1);
    see_concepts(of, it->answers, it->answer_count, 2);
    const char *names = "";
    for (size_t c = 0; c < study->concept_count; c++)
        if (of->seen[c] == 3)
            names = lec_arena_format(of->context->arena, "%s%s%s", names,
                                     names[0] != '\0' ? "; " : "", study->concepts[c].name);
    return names;
}

/* --- rows ------------------------------------------------------------------------------------ */

static void put_time(lec_table *table, lec_speaking_time time)
{
    lec_table_put_number(table, time.seconds);
    lec_table_put_number(table, time.low);
    lec_table_put_number(table, time.high);
}

static void put_overlap(const survey *of, size_t e, lec_table *table)
{
    const lec_uptake *uptake = &of->uptake;
    const lec_term_overlap all =
        lec_term_overlap_of(uptake->asked[e], uptake->answered[e], uptake->weight);
    const lec_term_overlap first =
        lec_term_overlap_of(uptake->asked[e], uptake->first_sentence[e], uptake->weight);
    const bool answered = uptake->answered[e].count > 0;
    lec_table_put_number(table, answered ? all.recall : (double)NAN);
    lec_table_put_number(table, all.precision);
    lec_table_put_number(table, answered ? all.jaccard : (double)NAN);
    lec_table_put_number(table, answered ? first.recall : (double)NAN);
    const lec_exchange *it = &of->exchanges.items[e];
    const lec_answer_profile profile = lec_answer_profile_of(of->finder, of->context->whole, it);
    lec_table_put_count(table,
                        count_signs(of, it, &profile, LEC_MARKER_DECLINES, LEC_MARKER_ASKS_BACK));
    lec_table_put_count(table,
                        count_signs(of, it, &profile, LEC_MARKER_DEFERS, LEC_MARKER_DISPUTES));
    lec_table_put_text(table, shared_words(of, e));
    lec_table_put_text(table, shared_concepts(of, it));
}

static void put_exchange(const survey *survey_of, size_t e, lec_table *table)
{
    const lec_context *context = survey_of->context;
    const lec_exchange *of = &survey_of->exchanges.items[e];
    const lec_corpus *corpus = context->whole;
    const lec_time_basis basis =
        of->asked.basis > of->answered.basis ? of->asked.basis : of->answered.basis;
    lec_table_put_text(table, corpus->conference[of->conference].name);
    lec_table_put_count(table, of->number);
    lec_table_put_text(table, corpus->speaker_name[of->journalist]);
    lec_table_put_text(table, of->outlet);
    lec_table_put_text(table, names_of_answers(corpus, of, context->arena));
    lec_table_put_count(table, corpus->turn[of->questions[0]].first_line);
    lec_table_put_count(table, of->question_count);
    lec_table_put_count(table, count_questions(survey_of, of));
    lec_table_put_count(table, of->answer_count);
    lec_table_put_count(table, of->follow_ups);
    lec_table_put_text(table, of->journalist == 0 ? "" : of->returns ? "yes" : "no");
    lec_table_put_text(table, of->hand_over == LEC_NONE
                                  ? ""
                                  : lec_role_name((lec_role)corpus->turn_role[of->hand_over]));
    lec_table_put_count(table, of->words_asked);
    lec_table_put_count(table, of->words_answered);
    lec_table_put_number(table, of->words_asked > 0
                                    ? (double)of->words_answered / (double)of->words_asked
                                    : (double)NAN);
    put_time(table, of->asked);
    put_time(table, of->answered);
    lec_table_put_text(table, lec_time_basis_name(basis));
    put_overlap(survey_of, e, table);
    lec_table_put_text(table,
                       first_words(corpus, of->questions, of->question_count, context->arena));
    lec_table_put_text(table, first_words(corpus, of->answers, of->answer_count, context->arena));
}

static const uint32_t *occurrences_by_turn(const lec_corpus *corpus,
                                           const lec_occurrences *occurrences, lec_arena *arena)
{
    uint32_t *first = lec_new(arena, uint32_t, corpus->turn_count);
    uint32_t o = 0;
    for (size_t t = 0; t < corpus->turn_count; t++) {
        while (o < occurrences->count && occurrences->items[o].token < corpus->turn_start[t]) o++;
        first[t] = o;
    }
    return first;
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const lec_study *study = context->study;
    survey of = {.context = context,
                 .exchanges = lec_exchanges_of(context),
                 .occurrences = lec_occurrences_find(context->whole, study->concepts,
                                                     study->concept_count, context->arena),
                 .seen = lec_new(context->arena, uint8_t, study->concept_count)};
    const lec_status status = lec_open_markers(context, &of.finder, error);
    if (status != LEC_OK) return status;
    of.uptake = lec_uptake_of(context, &of.exchanges);
    of.first_occurrence = occurrences_by_turn(context->whole, &of.occurrences, context->arena);
    for (size_t e = 0; e < of.exchanges.count; e++) put_exchange(&of, e, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_exchanges = {
    .name = "exchanges",
    .summary = "Every exchange: who asked, how much was asked, how much was answered",
    .examples = "exchanges talk.txt",
    .details =
        "One row an exchange, by conference and number: one journalist's questions and what is "
        "answered, follow-ups in it. Turns of interpreters and what is thrown in are counted as "
        "neither. With --role or --speaker the exchanges in which one of the selected turns "
        "stands are shown whole.",
    .options = lec_marker_options,
    .defaults = &lec_marker_defaults,
    .settings_size = sizeof lec_marker_defaults,
    .columns = columns,
    .key_count = 2,
    .shown = "journalist,outlet,line,question_turns,answer_turns",
    .evidence = {LEC_EVIDENCE_EXCHANGE, NULL, NULL},
    .charts = charts,
    .without_by = "each row is an exchange; `questions`, `uptake` and `floor` put them together",
    .run = run,
};

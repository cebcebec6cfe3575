/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/answer_profile.h"

#include <math.h>
#include <string.h>

enum { MOST_ASKED_BACK = 25, MOST_BEHIND = 6 }; /* words of a turn that asks back, and behind it */

static bool is_no_reply(lec_marker marker)
{
    return marker >= LEC_MARKER_DECLINES && marker <= LEC_MARKER_ASKS_BACK;
}

static bool turns_aside(lec_marker marker)
{
    return marker >= LEC_MARKER_DEFERS && marker <= LEC_MARKER_DISPUTES;
}

/* A sign of no reply is shown before one of turning aside that stands further up. */
static void take_evidence(lec_answer_profile *of, const lec_marker_hit *hit)
{
    if (!is_no_reply(hit->marker) && !turns_aside(hit->marker)) return;
    if (of->has_evidence && (is_no_reply(of->evidence.marker) || !is_no_reply(hit->marker))) return;
    of->evidence = *hit;
    of->has_evidence = true;
}

/* Where the first sign of no reply begins and the last one ends; `before`: words further up. Signs
 * of a turn come by the places where they begin. */
static void take_place(const lec_corpus *corpus, uint32_t turn, const lec_marker_hit *hit,
                       uint64_t before, lec_answer_profile *of)
{
    const uint64_t begin = before + hit->token - corpus->turn_start[turn];
    if (of->words_without_reply == 0) of->words_before = begin;
    if (begin + hit->length > of->words_until) of->words_until = begin + hit->length;
}

/* `before`: words of the answer in turns further up. */
static void read_answer(lec_marker_finder *finder, const lec_corpus *corpus, uint32_t turn,
                        uint64_t before, lec_answer_profile *of)
{
    size_t count;
    uint32_t last = LEC_NONE; /* sentence counted last */
    const lec_marker_hit *hits = lec_markers_in(finder, turn, LEC_SIDE_ANSWER, &count);
    for (size_t i = 0; i < count; i++) {
        of->count[hits[i].marker]++;
        take_evidence(of, &hits[i]);
        if (!is_no_reply(hits[i].marker)) continue;
        take_place(corpus, turn, &hits[i], before, of);
        if (hits[i].sentence == last) continue;
        last = hits[i].sentence;
        of->words_without_reply += corpus->sentence_start[last + 1] - corpus->sentence_start[last];
    }
}

static bool is_tagged(const lec_marker_hit *hits, size_t count, uint32_t sentence)
{
    for (size_t i = 0; i < count; i++)
        if (hits[i].sentence == sentence && hits[i].marker == LEC_MARKER_TAG) return true;
    return false;
}

/* Whether a sign stands in the turn, or a yes or a no, that makes a question in it no sign. */
static bool is_told(lec_marker_finder *finder, uint32_t turn)
{
    size_t count;
    const lec_marker_hit *hits = lec_markers_in(finder, turn, LEC_SIDE_ANSWER, &count);
    for (size_t i = 0; i < count; i++)
        if (is_no_reply(hits[i].marker) || hits[i].marker == LEC_MARKER_SAYS_YES ||
            hits[i].marker == LEC_MARKER_SAYS_NO)
            return true;
    return false;
}

bool lec_asks_back_in_short(lec_marker_finder *finder, const lec_corpus *corpus, uint32_t turn,
                            lec_marker_hit *out)
{
    const uint32_t end = corpus->turn_start[turn + 1];
    if (end - corpus->turn_start[turn] > MOST_ASKED_BACK || is_told(finder, turn)) return false;
    size_t count;
    const lec_marker_hit *hits = lec_markers_in(finder, turn, LEC_SIDE_QUESTION, &count);
    for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++) {
        if (!lec_sentence_is_asked(corpus, s) || lec_sentence_is_filler(finder, s) ||
            is_tagged(hits, count, s) || end - corpus->sentence_start[s + 1] > MOST_BEHIND)
            continue;
        const uint32_t first = corpus->sentence_start[s];
        *out =
            (lec_marker_hit){LEC_MARKER_ASKS_BACK, first, corpus->sentence_start[s + 1] - first, s};
        return true;
    }
    return false;
}

static bool is_asked(const lec_corpus *corpus, uint32_t turn)
{
    for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++)
        if (lec_sentence_is_asked(corpus, s)) return true;
    return false;
}

/* The question turn that the first answer turn answers: the last one before it with a question
 * mark, or else the first. */
static uint32_t question_of(const lec_corpus *corpus, const lec_exchange *exchange)
{
    uint32_t turn = exchange->questions[0];
    for (size_t q = 0; q < exchange->question_count; q++) {
        const uint32_t at = exchange->questions[q];
        if (exchange->answer_count > 0 && at > exchange->answers[0]) break;
        if (is_asked(corpus, at)) turn = at;
    }
    return turn;
}

/* What the first answer turn with words begins with; a later one answers another question. */
static const char *said_in(lec_marker_finder *finder, const lec_corpus *corpus,
                           const lec_exchange *exchange)
{
    size_t a = 0, count;
    while (a < exchange->answer_count &&
           corpus->turn_start[exchange->answers[a]] == corpus->turn_start[exchange->answers[a] + 1])
        a++;
    if (a == exchange->answer_count) return "";
    const lec_marker_hit *hits =
        lec_markers_in(finder, exchange->answers[a], LEC_SIDE_ANSWER, &count);
    for (size_t i = 0; i < count; i++) {
        if (hits[i].marker == LEC_MARKER_SAYS_YES) return "yes";
        if (hits[i].marker == LEC_MARKER_SAYS_NO) return "no";
    }
    return "";
}

static void take_question(const lec_corpus *corpus, uint32_t turn, const lec_marker_hit *hit,
                          uint64_t before, lec_answer_profile *of)
{
    of->count[LEC_MARKER_ASKS_BACK]++;
    take_place(corpus, turn, hit, before, of);
    of->words_without_reply += hit->length;
    take_evidence(of, hit);
}

lec_answer_profile lec_answer_profile_of(lec_marker_finder *finder, const lec_corpus *corpus,
                                         const lec_exchange *exchange)
{
    lec_answer_profile of = {.said = "", .without_reply = NAN};
    uint64_t before = 0;
    for (size_t a = 0; a < exchange->answer_count; a++) {
        const uint32_t turn = exchange->answers[a];
        lec_marker_hit asked;
        read_answer(finder, corpus, turn, before, &of);
        if (lec_asks_back_in_short(finder, corpus, turn, &asked))
            take_question(corpus, turn, &asked, before, &of);
        before += corpus->turn_start[turn + 1] - corpus->turn_start[turn];
    }
    if (exchange->words_answered > 0)
        of.without_reply = (double)of.words_without_reply / (double)exchange->words_answered;
    of.is_polar = lec_asks_yes_or_no(finder, question_of(corpus, exchange));
    of.said = said_in(finder, corpus, exchange);
    return of;
}

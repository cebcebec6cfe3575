/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/answer_profile.h"

#include <math.h>
#include <string.h>

enum { MOST_ASKED_BACK = 25 }; /* words */

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
        if (!is_no_reply(hits[i].marker) || hits[i].sentence == last) continue;
        if (of->words_without_reply == 0)
            of->words_before = before + hits[i].token - corpus->turn_start[turn];
        last = hits[i].sentence;
        of->words_without_reply += corpus->sentence_start[last + 1] - corpus->sentence_start[last];
    }
}

/* A short turn of nothing but questions asks back, in whatever words. */
static bool only_asks(const lec_corpus *corpus, uint32_t turn)
{
    const uint32_t words = corpus->turn_start[turn + 1] - corpus->turn_start[turn];
    if (words == 0 || words > MOST_ASKED_BACK) return false;
    for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++)
        if (!lec_sentence_is_asked(corpus, s)) return false;
    return true;
}

/* Whether the last sentence with a question mark asks for a yes or a no. */
static bool asks_yes_or_no(lec_marker_finder *finder, const lec_corpus *corpus, uint32_t turn)
{
    size_t count;
    const lec_marker_hit *hits = lec_markers_in(finder, turn, LEC_SIDE_QUESTION, &count);
    uint32_t asked = LEC_NONE;
    for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++)
        if (lec_sentence_is_asked(corpus, s)) asked = s;
    bool polar = false;
    for (size_t i = 0; i < count; i++) {
        if (hits[i].sentence != asked) continue;
        const lec_marker marker = hits[i].marker;
        polar |= marker == LEC_MARKER_POLAR || marker == LEC_MARKER_TAG;
        if (marker >= LEC_MARKER_WHY && marker < LEC_MARKER_POLAR) return false;
    }
    return polar;
}

static void take_only_question(const lec_corpus *corpus, uint32_t turn, uint64_t before,
                               lec_answer_profile *of)
{
    const uint32_t first = corpus->turn_start[turn], words = corpus->turn_start[turn + 1] - first;
    const lec_marker_hit all = {LEC_MARKER_ASKS_BACK, first, words, corpus->turn_sentence[turn]};
    of->count[LEC_MARKER_ASKS_BACK]++;
    if (of->words_without_reply == 0) of->words_before = before;
    of->words_without_reply += words;
    take_evidence(of, &all);
}

lec_answer_profile lec_answer_profile_of(lec_marker_finder *finder, const lec_corpus *corpus,
                                         const lec_exchange *exchange)
{
    lec_answer_profile of = {.said = "", .without_reply = NAN};
    uint64_t before = 0;
    for (size_t a = 0; a < exchange->answer_count; a++) {
        const uint32_t turn = exchange->answers[a];
        const uint32_t asked_back = of.count[LEC_MARKER_ASKS_BACK];
        read_answer(finder, corpus, turn, before, &of);
        if (of.count[LEC_MARKER_ASKS_BACK] == asked_back && only_asks(corpus, turn))
            take_only_question(corpus, turn, before, &of);
        before += corpus->turn_start[turn + 1] - corpus->turn_start[turn];
    }
    if (exchange->words_answered > 0)
        of.without_reply = (double)of.words_without_reply / (double)exchange->words_answered;
    of.is_polar = asks_yes_or_no(finder, corpus, exchange->questions[0]);
    if (of.count[LEC_MARKER_SAYS_YES] > 0) of.said = "yes";
    if (of.count[LEC_MARKER_SAYS_NO] > 0) of.said = "no";
    return of;
}

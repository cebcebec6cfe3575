/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/exchanges.h"

#include <string.h>

/* Which of two exchanges stands first: by conference, then number. */
static int compare(const lec_corpus *a, uint32_t x, const lec_corpus *b, uint32_t y)
{
    const uint32_t first = a->turn_conference[a->exchange_turn[2 * (size_t)x]];
    const uint32_t second = b->turn_conference[b->exchange_turn[2 * (size_t)y]];
    const int order = strcmp(a->conference[first].name, b->conference[second].name);
    if (order != 0) return order;
    return (a->exchange_number[x] > b->exchange_number[y]) -
           (a->exchange_number[x] < b->exchange_number[y]);
}

/* selected[exchange of the whole]: both corpora have their exchanges in the same order. */
static const bool *find_selected(const lec_context *context)
{
    const lec_corpus *whole = context->whole, *corpus = context->corpus;
    bool *selected = lec_new(context->arena, bool, whole->exchange_count);
    for (uint32_t e = 0, s = 0; e < whole->exchange_count && s < corpus->exchange_count; e++) {
        selected[e] = corpus == whole || compare(whole, e, corpus, s) == 0;
        s += selected[e];
    }
    return selected;
}

static bool is_question(const lec_corpus *corpus, uint32_t turn)
{
    return corpus->turn_kind[turn] == LEC_KIND_QUESTION &&
           corpus->turn_role[turn] == LEC_ROLE_JOURNALIST;
}

static bool is_answer(const lec_corpus *corpus, uint32_t turn)
{
    return corpus->turn_kind[turn] == LEC_KIND_ANSWER &&
           corpus->turn_role[turn] == LEC_ROLE_PRINCIPAL;
}

static uint32_t words_of(const lec_corpus *corpus, uint32_t turn)
{
    return corpus->turn_start[turn + 1] - corpus->turn_start[turn];
}

/* The turn before `turn` that hands over, a greeting between them passed over. */
static uint32_t find_hand_over(const lec_corpus *corpus, uint32_t turn)
{
    const uint32_t first = corpus->conference_turn[corpus->turn_conference[turn]];
    while (turn > first && corpus->turn_kind[turn - 1] == LEC_KIND_INTERJECTION) turn--;
    return turn > first && corpus->turn_kind[turn - 1] == LEC_KIND_MODERATION ? turn - 1 : LEC_NONE;
}

/* Sorts the turns of exchange `id` into questions and answers; `turns` has room for them. */
static lec_exchange read_exchange(const lec_context *context, uint32_t id, uint32_t *turns)
{
    const lec_corpus *corpus = context->whole;
    const uint32_t first = corpus->exchange_turn[2 * (size_t)id],
                   end = corpus->exchange_turn[2 * (size_t)id + 1];
    lec_exchange of = {.id = id,
                       .conference = corpus->turn_conference[first],
                       .number = corpus->exchange_number[id],
                       .outlet = "",
                       .questions = turns,
                       .hand_over = LEC_NONE,
                       .asked = LEC_NO_TIME,
                       .answered = LEC_NO_TIME};
    for (uint32_t t = first; t < end; t++) {
        if (corpus->turn_exchange[t] != id || !is_question(corpus, t)) continue;
        if (of.outlet[0] == '\0') of.outlet = corpus->turn[t].affiliation;
        turns[of.question_count++] = t;
        of.words_asked += words_of(corpus, t);
        lec_add_time(&of.asked, lec_turn_time(corpus, context->study, t));
    }
    of.answers = turns + of.question_count;
    for (uint32_t t = first; t < end; t++) {
        if (corpus->turn_exchange[t] != id || !is_answer(corpus, t)) continue;
        turns[of.question_count + of.answer_count++] = t;
        of.words_answered += words_of(corpus, t);
        lec_add_time(&of.answered, lec_turn_time(corpus, context->study, t));
    }
    return of;
}

/* Question turns behind an answer turn that has words. */
static uint32_t count_follow_ups(const lec_corpus *corpus, const lec_exchange *of)
{
    size_t answer = 0;
    while (answer < of->answer_count && words_of(corpus, of->answers[answer]) == 0) answer++;
    uint32_t count = 0;
    for (size_t q = 0; q < of->question_count && answer < of->answer_count; q++)
        count += of->questions[q] > of->answers[answer];
    return count;
}

lec_exchanges lec_exchanges_of(const lec_context *context)
{
    const lec_corpus *corpus = context->whole;
    const bool *selected = find_selected(context);
    lec_exchange *items = lec_new(context->arena, lec_exchange, corpus->exchange_count);
    uint32_t *turns = lec_new(context->arena, uint32_t, corpus->turn_count);
    uint32_t *asked_in = lec_new(context->arena, uint32_t, corpus->speaker_count);
    size_t count = 0;
    for (uint32_t e = 0; e < corpus->exchange_count; e++) {
        lec_exchange of = read_exchange(context, e, turns);
        if (of.question_count == 0) continue;
        of.journalist = corpus->turn_speaker[of.questions[0]];
        of.returns = of.journalist != 0 && asked_in[of.journalist] == of.conference + 1;
        asked_in[of.journalist] = of.conference + 1;
        if (!selected[e]) continue;
        of.hand_over = find_hand_over(corpus, of.questions[0]);
        of.follow_ups = count_follow_ups(corpus, &of);
        turns += of.question_count + of.answer_count;
        items[count++] = of;
    }
    return (lec_exchanges){corpus, items, count};
}

lec_status lec_exchange_groups(const lec_context *context, lec_groups *out, lec_error *error)
{
    lec_context of_whole = *context;
    of_whole.corpus = context->whole;
    return lec_groups_make(&of_whole, LEC_BY_CONFERENCE, out, error);
}

lec_exchanges_in_group lec_exchanges_in(const lec_exchanges *exchanges, const lec_group *group,
                                        lec_arena *arena)
{
    uint32_t *index = lec_new(arena, uint32_t, exchanges->count);
    uint32_t *cluster = lec_new(arena, uint32_t, exchanges->count);
    size_t count = 0, t = 0;
    for (uint32_t e = 0; e < exchanges->count; e++) {
        const uint32_t question = exchanges->items[e].questions[0];
        while (t < group->turn_count && group->turns[t] < question) t++;
        if (t == group->turn_count || group->turns[t] != question) continue;
        index[count] = e;
        cluster[count++] = group->turn_cluster[t];
    }
    return (lec_exchanges_in_group){index, cluster, count, group->cluster_count};
}

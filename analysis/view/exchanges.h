/* SPDX-License-Identifier: GPL-3.0-or-later
 * exchanges.h -- the exchanges of a corpus: who asked, how much, and what was answered.
 *
 * An exchange is one journalist's questions and what is answered (io/attribution/exchange.c). Its
 * question turns are those of kind question spoken by a journalist, its answer turns those of kind
 * answer spoken by a principal: what an interpreter gives again and what somebody throws in are
 * neither. An exchange without a question turn is none.
 */
#ifndef LEC_ANALYSIS_VIEW_EXCHANGES_H
#define LEC_ANALYSIS_VIEW_EXCHANGES_H

#include "analysis/analysis.h"
#include "analysis/view/groups.h"
#include "analysis/view/speaking_time.h"

typedef struct {
    uint32_t id;         /* exchange of the corpus */
    uint32_t conference; /* of the corpus */
    uint32_t number;     /* 1-based within its conference */
    uint32_t journalist; /* speaker id of the first question; 0: nobody known */
    const char *outlet;  /* the first one named with a question, or "" */

    const uint32_t *questions; /* [question_count] turns, ascending; 1 or more */
    const uint32_t *answers;   /* [answer_count] turns, ascending */
    size_t question_count, answer_count;

    uint32_t hand_over;  /* the turn that gave the floor to the first question; LEC_NONE for none */
    uint32_t follow_ups; /* question turns after the first words of an answer */
    bool returns;        /* the journalist asked in an earlier exchange of the conference, too */

    uint64_t words_asked, words_answered; /* in the question turns, in the answer turns */
    lec_speaking_time asked, answered;    /* the same in seconds; of 0 words: 0 */
} lec_exchange;

typedef struct {
    const lec_corpus *corpus;  /* that turns, speakers and conferences belong to */
    const lec_exchange *items; /* [count] by conference, then number */
    size_t count;
} lec_exchanges;

/* The exchanges of which a question or an answer is selected, all their turns in them: with
 * `--speaker` or `--role` a question is still seen with its answer. `corpus` is the context's
 * `whole`. In the context's arena; one pass over the turns. */
lec_exchanges lec_exchanges_of(const lec_context *context);

/* Rows of a table over exchanges: every conference and all of them, as --by asks (groups.h), of the
 * turns of the context's `whole`. */
LEC_MUST_CHECK lec_status lec_exchange_groups(const lec_context *context, lec_groups *out,
                                              lec_error *error);

/* The exchanges of a group: those whose first question is in it, by index, ascending; their cluster
 * is that of the question. */
typedef struct {
    const uint32_t *index;   /* [count] */
    const uint32_t *cluster; /* [count] below cluster_count */
    size_t count, cluster_count;
} lec_exchanges_in_group;
lec_exchanges_in_group lec_exchanges_in(const lec_exchanges *exchanges, const lec_group *group,
                                        lec_arena *arena);

#endif

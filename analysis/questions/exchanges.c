/* SPDX-License-Identifier: GPL-3.0-or-later
 * exchanges.c -- one row an exchange: who asked, how much was asked and how much was answered. */
#include "analysis/view/exchanges.h"

#include <math.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/view/columns.h"
#include "analysis/view/quotation.h"

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
    {"question", LEC_TEXT, "first words of the first question", NULL, NULL, NULL},
    {"answer", LEC_TEXT, "first words of the first answer", NULL, NULL, NULL},
    {0},
};

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

static void put_time(lec_table *table, lec_speaking_time time)
{
    lec_table_put_number(table, time.seconds);
    lec_table_put_number(table, time.low);
    lec_table_put_number(table, time.high);
}

static void put_exchange(const lec_context *context, const lec_exchange *of, lec_table *table)
{
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
    lec_table_put_text(table,
                       first_words(corpus, of->questions, of->question_count, context->arena));
    lec_table_put_text(table, first_words(corpus, of->answers, of->answer_count, context->arena));
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    (void)error;
    const lec_exchanges exchanges = lec_exchanges_of(context);
    for (size_t e = 0; e < exchanges.count; e++) put_exchange(context, &exchanges.items[e], table);
    return LEC_OK;
}

const lec_analysis lec_analysis_exchanges = {
    .name = "exchanges",
    .summary = "Every exchange: who asked, how much was asked, how much was answered",
    .details =
        "One row an exchange, by conference and number: one journalist's questions and what is "
        "answered, follow-ups in it. Turns of interpreters and what is thrown in are counted as "
        "neither. With --role or --speaker the exchanges in which one of the selected turns "
        "stands are shown whole.",
    .columns = columns,
    .key_count = 2,
    .run = run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/exchange_keys.h"

#include <string.h>

#include "io/form/fields.h"

static lec_manner manner_of(const char *name, const char *asked, const char *answered)
{
    const lec_plain_name plain = lec_plain_name_of(name, strlen(name));
    if (lec_plain_name_is_among(&plain, asked, NULL)) return LEC_ASKED;
    return lec_plain_name_is_among(&plain, answered, NULL) ? LEC_ANSWERED : LEC_SAID;
}

lec_manner lec_manner_of_text(const char *name)
{
    return manner_of(name,
                     "question questiontext q frage pregunta domanda pergunta pytanie "
                     "вопрос питання запитання",
                     "answer answertext a reply response antwort réponse respuesta risposta "
                     "resposta odpowiedź ответ відповідь");
}

lec_manner lec_manner_of_person(const char *name)
{
    return manner_of(name,
                     "journalist reporter askedby asker questioner interviewer questionspeaker "
                     "journalistin fragesteller periodista journaliste giornalista",
                     "respondent answeredby answerer interviewee answerspeaker responder "
                     "befragter entrevistado");
}

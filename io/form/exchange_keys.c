/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/exchange_keys.h"

#include <stddef.h>

#include "io/form/fields.h"

static bool is_among(const char *name, const char *const *names)
{
    for (size_t i = 0; names[i] != NULL; i++)
        if (lec_field_same_name(name, names[i])) return true;
    return false;
}

lec_manner lec_manner_of_text(const char *name)
{
    static const char *const questions[] = {"question", "question text", "q",         "frage",
                                            "pregunta", "domanda",       "pergunta",  "pytanie",
                                            "вопрос",   "питання",       "запитання", NULL};
    static const char *const answers[] = {
        "answer",    "answer text", "a",        "reply",     "response", "antwort",   "réponse",
        "respuesta", "risposta",    "resposta", "odpowiedź", "ответ",    "відповідь", NULL};
    if (is_among(name, questions)) return LEC_ASKED;
    return is_among(name, answers) ? LEC_ANSWERED : LEC_SAID;
}

lec_manner lec_manner_of_person(const char *name)
{
    static const char *const askers[] = {"journalist",
                                         "reporter",
                                         "asked by",
                                         "asker",
                                         "questioner",
                                         "interviewer",
                                         "question speaker",
                                         "journalistin",
                                         "fragesteller",
                                         "periodista",
                                         "journaliste",
                                         "giornalista",
                                         NULL};
    static const char *const answerers[] = {"respondent",  "answered by",    "answerer",
                                            "interviewee", "answer speaker", "responder",
                                            "befragter",   "entrevistado",   NULL};
    if (is_among(name, askers)) return LEC_ASKED;
    return is_among(name, answerers) ? LEC_ANSWERED : LEC_SAID;
}

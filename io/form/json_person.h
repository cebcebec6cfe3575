/* SPDX-License-Identifier: GPL-3.0-or-later
 * json_person.h -- who says a text of a JSON file. */
#ifndef LEC_IO_JSON_PERSON_H
#define LEC_IO_JSON_PERSON_H

#include "io/form/json_speech.h"
#include "io/form/utterance.h"

/* Speaker, role and affiliation, from the object of the text, from what holds it, from the key that
 * the text is the value of (`question`, `answer`), and from `people` by their ids (or NULL). */
void lec_json_person_read(const lec_json_said *said, json_t *people, lec_utterance *out,
                          lec_arena *arena);

#endif

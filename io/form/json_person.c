/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/json_person.h"

#include "io/form/json_members.h"

/* Whose details the text has: its object's, or those of what holds it and says who speaks. */
static json_t *owner_of(const lec_json_said *said)
{
    json_t *const object = said->holder->object;
    if (said->manner == LEC_ASKED || lec_json_says_speaker(object, false)) return object;
    for (const lec_json_holder *of = said->holder->within; of->object != NULL; of = of->within) {
        if (of->has_text && said->manner != LEC_ANSWERED) break;
        if (lec_json_says_speaker(of->object, of->within->is_file)) return of->object;
    }
    return object;
}

/* Who asked or answered where the text is the value of such a key. */
static const char *speaker_by_manner(const lec_json_said *said, lec_arena *arena)
{
    const char *key;
    json_t *value;
    if (said->manner == LEC_SAID) return NULL;
    json_object_foreach(said->holder->object, key,
                        value) if (lec_manner_of_person(key) ==
                                   said->manner) return lec_json_copy(value, arena);
    return NULL;
}

void lec_json_person_read(const lec_json_said *said, json_t *people, lec_utterance *out,
                          lec_arena *arena)
{
    json_t *const owner = owner_of(said), *entry = NULL;
    const char *id = lec_json_copy(lec_json_member_for(owner, LEC_FIELD_SPEAKER, NULL), arena);
    if (id != NULL) entry = json_object_get(people, id);
    out->speaker = speaker_by_manner(said, arena);
    if (out->speaker == NULL) out->speaker = lec_json_person_name(entry, arena);
    if (out->speaker == NULL) out->speaker = lec_json_speaker(owner, arena);
    if (out->speaker == NULL && said->manner != LEC_SAID)
        out->speaker = said->manner == LEC_ASKED ? "Q" : "A";
    out->role = lec_json_copy(lec_json_detail(owner, LEC_FIELD_ROLE, NULL), arena);
    out->affiliation = lec_json_copy(lec_json_detail(owner, LEC_FIELD_AFFILIATION, NULL), arena);
    if (out->role == NULL) out->role = lec_json_person_detail(entry, LEC_FIELD_ROLE, arena);
    if (out->affiliation == NULL)
        out->affiliation = lec_json_person_detail(entry, LEC_FIELD_AFFILIATION, arena);
}

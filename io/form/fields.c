/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/fields.h"

#include <unicode/uchar.h>

#include <stdint.h>
#include <string.h>

#include "io/words/unicode.h"

/* Most certain first, as written without spaces and punctuation in lower case. */
static const struct {
    const char *name, *synonyms;
} fields[LEC_FIELD_COUNT] = {
    [LEC_FIELD_TEXT] = {"text",
                        "text utterance utterancetext speech speechtext transcription "
                        "transcript spoken said spokentext whatwassaid whatissaid verbatim "
                        "content words remarks statement contribution paragraph "
                        "sentence body message annotation what dialogue dialog utt displaytext "
                        "quotationcontent quotation segmenttext "
                        "texte propos discours énoncé contenu "
                        "redetext wortlaut äußerung redebeitrag rede inhalt "
                        "texto intervención discurso contenido enunciado "
                        "testo intervento discorso contenuto enunciato "
                        "текст речь высказывание реплика текстречи "
                        "промова висловлювання репліка текстпромови"},
    [LEC_FIELD_SPEAKER] =
        {"speaker",
         "speaker speakername speakerdisplayname who name fullname speakerlabel speakerid "
         "person participant talker spkr spk saidby spokenby "
         "interlocutor user author actor label tier participantid userid personid attendeeid "
         "orateur oratrice locuteur locutrice intervenant intervenante nom "
         "sprecher sprecherin redner rednerin sprechername "
         "hablante orador oradora interviniente ponente locutor nombre "
         "oratore parlante relatore relatrice nome "
         "спикер оратор говорящий выступающий имя "
         "мовець спікер промовець доповідач імя"},
    [LEC_FIELD_ROLE] = {"role", "role speakerrole speakertype function position jobtitle "
                                "rôle fonction rolle funktion amt rol papel cargo función "
                                "ruolo funzione carica роль должность посада"},
    [LEC_FIELD_AFFILIATION] = {"affiliation",
                               "affiliation outlet organisation organization org media medium "
                               "newspaper agency institution employer company party "
                               "média organisme journal agence redaktion sender zeitung agentur "
                               "partei afiliación medio organización institución periódico "
                               "affiliazione testata organizzazione giornale istituzione "
                               "организация издание сми організація видання змі"},
    [LEC_FIELD_START] =
        {"start", "start starttime startseconds startsec starts begin begintime "
                  "onset timestamp timecode time timespan "
                  "timecodein tcin starttimecode timein startoffset in from t0 "
                  "début debut beginn anfang startzeit zeitvon von inicio comienzo desde inizio "
                  "начало время початок час"},
    [LEC_FIELD_END] = {"end", "end endtime endseconds endsec ends stop stoptime finish offset "
                              "timecodeout tcout endtimecode timeout endoffset out to t1 "
                              "fin ende endzeit zeitbis bis hasta final fine конец кінець"},
    [LEC_FIELD_DURATION] = {"duration", "duration dur length lasts dauer durée duración durata "
                                        "продолжительность длительность тривалість"},
    [LEC_FIELD_CONFERENCE] = {"conference",
                              "conference conferenceid conversation conversationid conf "
                              "document documentid doc docid transcriptid session sessionid "
                              "meeting meetingid event eventid file filename "
                              "conférence konferenz pressekonferenz dokument conferencia "
                              "documento conferenza конференция документ конференція"},
    [LEC_FIELD_DATE] = {"date", "date day datum fecha data дата"},
};

const char *lec_field_name(lec_field field)
{
    return fields[field].name;
}

lec_plain_name lec_plain_name_of(const char *name, size_t length)
{
    lec_plain_name plain = {0};
    const uint32_t end = length < UINT32_MAX ? (uint32_t)length : 0;
    for (uint32_t at = 0; at < end && plain.length <= LEC_LONGEST_NAME;) {
        const UChar32 character = lec_utf8_next(name, &at, end);
        if (character < 0x80) { /* which is none, or ASCII */
            const UChar32 small = character | ('a' - 'A');
            if ((small >= 'a' && small <= 'z') || (character >= '0' && character <= '9'))
                plain.text[plain.length++] = (char)(character >= 'A' ? small : character);
            continue;
        }
        if (!u_isalnum(character)) continue;
        plain.length +=
            lec_utf8_put(u_foldCase(character, U_FOLD_CASE_DEFAULT), plain.text + plain.length);
    }
    if (plain.length > LEC_LONGEST_NAME) plain.length = 0;
    return plain;
}

bool lec_plain_name_is_among(const lec_plain_name *name, const char *words, size_t *rank)
{
    size_t place = 0;
    for (const char *word = words; word != NULL && name->length > 0; place++) {
        const char *blank = strchr(word, ' ');
        const size_t length = blank != NULL ? (size_t)(blank - word) : strlen(word);
        if (length == name->length && memcmp(word, name->text, length) == 0) {
            if (rank != NULL) *rank = place;
            return true;
        }
        word = blank != NULL ? blank + 1 : NULL;
    }
    return false;
}

static lec_field field_of(const lec_plain_name *name, size_t *rank)
{
    for (int field = 0; field < LEC_FIELD_COUNT; field++)
        if (lec_plain_name_is_among(name, fields[field].synonyms, rank)) return (lec_field)field;
    return LEC_FIELD_COUNT;
}

/* Bytes of a name before the unit that it ends in: `start_ms`, `Start (s)`, `Begin Time - msec`. */
static size_t without_unit(const char *name, size_t length)
{
    static const char *const units[] = {"_ms",      "_s",      "_sec",          "_secs",
                                        "_seconds", "Ms",      "_milliseconds", "_msec",
                                        "Seconds",  "InTicks", "_ticks",        "Milliseconds"};
    for (size_t i = 1; i < length; i++)
        if (name[i] == '(' || name[i] == '[' || (i + 2 < length && memcmp(name + i, " - ", 3) == 0))
            return i;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        const size_t unit = strlen(units[i]);
        if (length > unit && memcmp(name + length - unit, units[i], unit) == 0)
            return length - unit;
    }
    return length;
}

lec_field lec_field_named(const char *name, size_t length, size_t *rank)
{
    const lec_plain_name whole = lec_plain_name_of(name, length);
    const lec_field found = field_of(&whole, rank);
    const size_t shorter = without_unit(name, length);
    if (found != LEC_FIELD_COUNT || whole.length == 0 || shorter == length) return found;
    const lec_plain_name apart = lec_plain_name_of(name, shorter);
    const lec_field timed = field_of(&apart, rank);
    const bool is_time =
        timed == LEC_FIELD_START || timed == LEC_FIELD_END || timed == LEC_FIELD_DURATION;
    return is_time ? timed : LEC_FIELD_COUNT;
}

bool lec_field_text_gives_way(size_t rank, size_t words, size_t others)
{
    enum { SURE = 12, TIMES_MORE = 4 }; /* `text` to `verbatim` of the list above say it */
    return rank >= SURE && others > TIMES_MORE * words;
}

bool lec_field_same_name(const char *a, const char *b)
{
    if (strcmp(a, b) == 0) return true;
    const lec_plain_name x = lec_plain_name_of(a, strlen(a)), y = lec_plain_name_of(b, strlen(b));
    return x.length > 0 && x.length == y.length && memcmp(x.text, y.text, x.length) == 0;
}

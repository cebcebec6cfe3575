/* SPDX-License-Identifier: GPL-3.0-or-later
 * tei.h -- what the two passes over a TEI file share: tei_lists.c reads what may stand anywhere
 * (persons, organisations, the timeline), form_tei.c the text. */
#ifndef LEC_IO_TEI_H
#define LEC_IO_TEI_H

#include "core/vocabulary.h"
#include "io/form/extract.h"
#include "io/source/xml.h"

typedef enum {
    LEC_TEI_OTHER,
    LEC_TEI_CORPUS,
    LEC_TEI_DOCUMENT,
    LEC_TEI_HEADER,
    LEC_TEI_TITLE_STATEMENT,
    LEC_TEI_SOURCE,
    LEC_TEI_SETTING,
    LEC_TEI_TITLE,
    LEC_TEI_DATE,
    LEC_TEI_PERSON,
    LEC_TEI_PERSON_NAME,
    LEC_TEI_FORENAME,
    LEC_TEI_NAME_LINK,
    LEC_TEI_SURNAME,
    LEC_TEI_AFFILIATION,
    LEC_TEI_ORGANISATION,
    LEC_TEI_ORGANISATION_NAME,
    LEC_TEI_WHEN,
    LEC_TEI_TEXT,
    LEC_TEI_FRONT,
    LEC_TEI_HEAD,
    LEC_TEI_UTTERANCE,
    LEC_TEI_SPEAKER,
    LEC_TEI_PARAGRAPH,
    LEC_TEI_NOTE,
    LEC_TEI_FURNITURE,
    LEC_TEI_CHOICE,
    LEC_TEI_LEFT_OUT, /* within <choice>: what was not said */
    LEC_TEI_TOKEN,
    LEC_TEI_BREAK,
} lec_tei_element;

typedef struct {
    const char *forename, *name_link, *surname, *name; /* parts, or the whole; NULL for none */
    const char *role, *affiliation;
} lec_tei_person;

/* Which person or organisation an xml:id means. */
typedef struct {
    lec_vocabulary *ids;
    LEC_ARRAY(size_t) items; /* by number in `ids` */
} lec_tei_ids;

typedef struct {
    const lec_source *source;
    lec_xml xml;
    lec_tei_element *stack; /* [ELEMENTS of core/limits.def] the open elements */
    size_t depth;

    /* what may stand anywhere */
    lec_tei_ids person_ids, organisation_ids;
    lec_vocabulary *when_ids;
    LEC_ARRAY(lec_tei_person) persons;
    LEC_ARRAY(const char *) organisations;
    LEC_ARRAY(double) whens;     /* seconds by the number in when_ids, NaN when not known */
    LEC_ARRAY(char) caught;      /* the text of a name, a title or a label being read */
    const char *affiliation_ref; /* of the open <affiliation> */
    bool is_tokenised;           /* @join says where spaces are */

    /* the text */
    lec_transcript *first, *document;
    lec_extract *extract;
    const char *speaker, *role, *affiliation;
    LEC_ARRAY(const char *) labels;     /* of who is in no list, by number in label_ids */
    lec_vocabulary *label_ids;          /* what @who says of them */
    const char *label;                  /* from <note type="speaker"> before the <u> */
    const char *pointer;                /* @who, where nothing but it names the speaker; or NULL */
    bool speaker_changes;               /* a <u> without @who begins */
    const char *note_type;              /* of the open note */
    size_t note_depth, utterance_depth; /* depth of the open one, 0 for none */
    double utterance_end;
    bool utterance_has_text, note_has_text;
    bool block_has_tokens;
    bool block_due;       /* the next text opens a block */
    bool space_due;       /* white space came after the last text */
    bool glued;           /* the last token joins the next */
    size_t paragraph;     /* counts them */
    size_t paragraph_put; /* the paragraph that the last text belongs to */
    double time_due;      /* time of the next text, or NaN */

    lec_arena *arena;
    lec_error *error;
} lec_tei;

/* Handlers of the first pass. */
extern const lec_xml_handlers lec_tei_lists;

lec_tei_element lec_tei_element_called(const char *name);

/* Whether an open element is `wanted`. */
bool lec_tei_is_within(const lec_tei *state, lec_tei_element wanted);

/* Opens an element. */
lec_tei_element lec_tei_push(lec_tei *state, const char *name);

/* Adds text to `caught`, runs of white space as one space. */
void lec_tei_catch(lec_tei *state, const char *text, size_t length);

/* What was caught, or NULL when it is nothing. */
const char *lec_tei_take_caught(lec_tei *state);

/* The id that a pointer such as `#ID` or `people.xml#ID` names; the pointer itself without `#`. */
const char *lec_tei_target_of(const char *pointer, size_t *length);

/* A copy of it; NULL for NULL. */
const char *lec_tei_target(const lec_tei *state, const char *pointer);

/* The item that an id means. */
bool lec_tei_find(const lec_tei_ids *table, const char *id, size_t *item);

/* The seconds of a point on the timeline, or of a time that is written out; NaN when unknown. */
double lec_tei_seconds(const lec_tei *state, const char *pointer);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_akoma.c -- Akoma Ntoso (LegalDocML) debates, as parliaments publish them: speeches,
 * questions and answers (<speech>, <question>, <answer>) with who speaks in @by, in which role in
 * @as, and as it is printed in <from>; paragraphs within.
 *
 *     <TLCPerson eId="quell" href="/ontology/person/quell" showAs="Mara Quell"/>
 *     <TLCRole eId="speaker" href="/ontology/role/speaker" showAs="Speaker of the House"/>
 *     <speech by="#quell" as="#speaker"><from>The Speaker</from><p>Order.</p></speech>
 *
 * Headings, times of the clock (<recordedTime>) and what a clerk tells (<narrative>, <scene>,
 * <summary>) are no speech. The name is that of the list, else what <from> says without its colon.
 */
#include <string.h>
#include <strings.h>

#include "io/form/extract.h"
#include "io/form/metadata.h"
#include "io/form/segments.h"
#include "io/source/xml.h"

typedef struct {
    const char *id, *shown;
} entry;

typedef struct {
    lec_xml xml;
    lec_arena *arena;
    lec_extract *extract;
    LEC_ARRAY(entry) people;
    LEC_ARRAY(entry) roles;
    LEC_ARRAY(char) from;                             /* text of the open <from> */
    const char *by, *role;                            /* of the open speech */
    const char *speaker;                              /* NULL: not known before <from> */
    size_t meta, front, speech, label, note, heading; /* depths where they opened, 0: closed */
    size_t utterances;
    bool block_open, space_due;
    const char *date, *title;
} reader;

static const char *copy(const reader *state, const char *text)
{
    return text != NULL ? lec_arena_text(state->arena, text, strlen(text)) : NULL;
}

static bool is_any(const char *name, const char *const names[])
{
    for (size_t i = 0; names[i] != NULL; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

/* What the list shows for `#id`; NULL when it is not in it. */
static const char *shown_as(const entry *entries, size_t count, const char *reference)
{
    if (reference == NULL) return NULL;
    const char *hash = strrchr(reference, '#');
    const char *id = hash != NULL ? hash + 1 : reference;
    for (size_t i = 0; i < count; i++)
        if (strcmp(entries[i].id, id) == 0) return entries[i].shown;
    return NULL;
}

/* `The Prime Minister:` -> `The Prime Minister`. */
static const char *printed_name(const reader *state)
{
    size_t start = 0, end = state->from.count;
    while (end > 0 && strchr(" \t\r\n:.-", state->from.items[end - 1]) != NULL) end--;
    while (start < end && strchr(" \t\r\n", state->from.items[start]) != NULL) start++;
    return start < end ? lec_arena_text(state->arena, state->from.items + start, end - start)
                       : NULL;
}

/* Whether a role, or what <from> says, is the chair of the sitting. */
static bool is_chair(const char *shown)
{
    static const char *const chairs[] = {"speaker",
                                         "deputy speaker",
                                         "chair",
                                         "chairman",
                                         "chairwoman",
                                         "chairperson",
                                         "acting chair",
                                         "acting chairman",
                                         "acting chairperson",
                                         "president",
                                         "vice-president",
                                         "presidente",
                                         "pr\xc3\xa9sident",
                                         "pr\xc3\xa9sidente",
                                         "ceann comhairle",
                                         "leas-cheann comhairle",
                                         "cathaoirleach",
                                         "leas-chathaoirleach",
                                         "moderator",
                                         NULL};
    static const char *const before[] = {"the ", "an ",  "il ",    "la ",     "le ", "el ",
                                         "mr ",  "mr. ", "madam ", "mister ", NULL};
    for (size_t i = 0; before[i] != NULL; i++)
        if (strncasecmp(shown, before[i], strlen(before[i])) == 0) shown += strlen(before[i]);
    for (size_t i = 0; chairs[i] != NULL; i++) {
        const size_t length = strlen(chairs[i]);
        if (strncasecmp(shown, chairs[i], length) == 0 &&
            (shown[length] == '\0' || strncmp(shown + length, " (", 2) == 0))
            return true;
    }
    return false;
}

/* `#Minister_for_Finance`, which no list explains -> `Minister for Finance`. */
static const char *role_in_reference(const reader *state, const char *as)
{
    return lec_name_with_spaces(as + (*as == '#'), strlen(as + (*as == '#')), state->arena);
}

/* A question is asked and an answer given, whatever office gives it. */
static const char *role_of(const reader *state, const char *element, const char *as)
{
    const char *shown = shown_as(state->roles.items, state->roles.count, as);
    if (shown == NULL && as != NULL) shown = role_in_reference(state, as);
    if (shown != NULL && is_chair(shown)) return "moderator";
    if (strcmp(element, "question") == 0) return "journalist";
    if (strcmp(element, "answer") == 0) return "principal";
    return shown;
}

static void add_entry(reader *state, const char *name, const char *const *given)
{
    const char *id = lec_xml_value(given, "eId");
    if (id == NULL) id = lec_xml_value(given, "id"); /* versions before 3.0 */
    const entry added = {copy(state, id), copy(state, lec_xml_value(given, "showAs"))};
    if (added.id == NULL || added.shown == NULL) return;
    if (strcmp(name, "TLCRole") == 0)
        LEC_PUSH(state->arena, state->roles, added);
    else
        LEC_PUSH(state->arena, state->people, added);
}

static void begin_speech(reader *state, const char *element, const char *const *given)
{
    state->speech = state->xml.depth;
    state->by = copy(state, lec_xml_value(given, "by"));
    state->speaker = shown_as(state->people.items, state->people.count, state->by);
    state->role = role_of(state, element, lec_xml_value(given, "as"));
    state->from.count = 0;
    state->utterances++;
}

static void read_meta(reader *state, const char *name, const char *const *given)
{
    const char *date = lec_xml_value(given, "date"), *alias = lec_xml_value(given, "value");
    if (strncmp(name, "TLC", 3) == 0) add_entry(state, name, given);
    if (strcmp(name, "FRBRdate") == 0 && date != NULL && state->date[0] == '\0')
        state->date = lec_stated_date(date, state->arena); /* of the work, which comes first */
    if (strcmp(name, "FRBRalias") == 0 && alias != NULL && state->title[0] == '\0')
        state->title = copy(state, alias);
}

/* Elements within a line. */
static const char *const inlines[] = {"i",
                                      "b",
                                      "u",
                                      "a",
                                      "ref",
                                      "span",
                                      "sup",
                                      "sub",
                                      "inline",
                                      "person",
                                      "role",
                                      "organization",
                                      "term",
                                      "eol",
                                      "def",
                                      "entity",
                                      "date",
                                      "time",
                                      "quantity",
                                      "location",
                                      "docDate",
                                      "docTitle",
                                      "docNumber",
                                      "docType",
                                      "docProponent",
                                      "docAuthority",
                                      "docStage",
                                      "docStatus",
                                      "docPurpose",
                                      "docCommittee",
                                      "docIntroducer",
                                      "docJurisdiction",
                                      "docketNumber",
                                      "shortTitle",
                                      "session",
                                      "legislature",
                                      NULL};

static void on_start(void *data, const char *qualified, const char **attributes)
{
    static const char *const speeches[] = {"speech", "question", "answer", NULL};
    static const char *const notes[] = {"narrative",    "scene",  "summary",
                                        "recordedTime", "remark", "authorialNote",
                                        "other",        "num",    NULL};
    static const char *const headings[] = {"heading", "subheading", NULL};
    static const char *const fronts[] = {"preface", "coverPage", "conclusions", "preamble", NULL};
    reader *state = data;
    const char *const *const given = attributes;
    const char *name = lec_xml_local_name(qualified);
    const size_t depth = state->xml.depth;
    if (strcmp(name, "meta") == 0) state->meta = depth;
    if (state->meta > 0) {
        read_meta(state, name, given);
        return;
    }
    if (is_any(name, fronts) && state->front == 0) state->front = depth;
    if (is_any(name, headings) && state->heading == 0) state->heading = depth;
    if (is_any(name, notes) && state->note == 0) state->note = depth;
    if (strcmp(name, "docDate") == 0 && lec_xml_value(given, "date") != NULL)
        state->date = lec_stated_date(lec_xml_value(given, "date"), state->arena);
    if (is_any(name, speeches)) begin_speech(state, name, given);
    if (strcmp(name, "from") == 0 && state->label == 0) state->label = depth;
    if (!is_any(name, inlines)) state->block_open = false;
    if (!is_any(name, inlines) || strcmp(name, "eol") == 0) state->space_due = true;
}

static void on_end(void *data, const char *qualified)
{
    static const char *const ends[] = {"p",        "from",         "heading",   "speech",
                                       "question", "answer",       "narrative", "scene",
                                       "summary",  "recordedTime", "remark",    "authorialNote",
                                       "num",      "block",        "li",        NULL};
    reader *state = data;
    const size_t depth = state->xml.depth;
    if (state->label == depth) {
        const char *printed = printed_name(state);
        if (state->speaker == NULL) state->speaker = printed;
        if (state->role == NULL && printed != NULL && is_chair(printed)) state->role = "moderator";
        state->label = 0;
    }
    if (state->meta == depth) state->meta = 0;
    if (state->front == depth) state->front = 0;
    if (state->heading == depth) state->heading = 0;
    if (state->note == depth) state->note = 0;
    if (state->speech == depth) {
        state->speech = 0;
        state->speaker = state->role = state->by = NULL;
    }
    if (is_any(lec_xml_local_name(qualified), ends)) {
        state->block_open = false;
        state->space_due = true;
    }
}

static void open_block(reader *state)
{
    const lec_block_kind kind = state->label > 0     ? LEC_BLOCK_FURNITURE
                                : state->heading > 0 ? LEC_BLOCK_HEADING
                                : state->note > 0    ? LEC_BLOCK_NOTE
                                : state->speech > 0  ? LEC_BLOCK_PARAGRAPH
                                                     : LEC_BLOCK_FRONT;
    lec_block *block = lec_extract_begin(state->extract, kind);
    if (kind == LEC_BLOCK_NOTE) block->note_type = "comment";
    if (kind == LEC_BLOCK_PARAGRAPH) {
        block->speaker = state->speaker != NULL ? state->speaker
                         : state->by != NULL    ? state->by + (*state->by == '#')
                                                : "";
        block->role = state->role;
    }
    state->block_open = true;
    state->space_due = false;
}

static void on_text(void *data, const char *text, int length)
{
    reader *state = data;
    const size_t count = (size_t)length;
    if (state->meta > 0) return;
    for (size_t i = 0; state->label > 0 && i < count; i++)
        LEC_PUSH(state->arena, state->from, text[i]);
    if (!state->block_open && lec_has_ink(text, count)) open_block(state);
    lec_extract_put_words(state->extract, text, count, lec_xml_place(&state->xml),
                          lec_xml_line(&state->xml), &state->space_due);
}

static int recognise(const lec_source *source)
{
    return lec_xml_has_element(source, "akomaNtoso") ? 100 : 0;
}

static lec_status read_akoma(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                             lec_error *error)
{
    reader state = {.arena = arena, .extract = lec_extract_new(arena), .date = "", .title = ""};
    state.xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = &state, .error = error};
    const lec_status status = lec_xml_parse(&state.xml, arena);
    if (status != LEC_OK) return status;
    if (state.utterances == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:1: nobody speaks in this Akoma Ntoso document; give a debate, with "
                        "<speech by=...>",
                        source->path);
    lec_extract_finish(state.extract, transcript);
    transcript->date = state.date;
    transcript->title = state.title;
    transcript->lines_are_paragraphs = true;
    return LEC_OK;
}

const lec_form lec_form_akoma = {
    .name = "akoma",
    .summary = "Debates in Akoma Ntoso XML (LegalDocML)",
    .recognise = recognise,
    .read = read_akoma,
};

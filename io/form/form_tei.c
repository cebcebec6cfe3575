/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_tei.c -- TEI and ParlaMint XML: utterances with speakers, notes and times.
 *
 * The file is parsed twice by expat: first for what may stand anywhere (persons, organisations,
 * the timeline), then for the text. A <u> (or <sp>) is the speech of @who; each <seg> or <p> in it
 * is a paragraph; <note>, <vocal>, <kinesic>, <incident> and <gap> are notes, and a paragraph goes
 * on after them. White space is what XML makes of it: any run is one space, except between the
 * <w> and <pc> of a tokenised text that says with @join where no space is.
 *
 * No external entity is ever fetched; a DTD within the file is refused; depth is limited. */
#include <math.h>
#include <string.h>

#include "core/limits.h"
#include "io/form/metadata.h"
#include "io/form/tei.h"

static bool has_value(const char *const *attributes, const char *name, const char *value)
{
    const char *found = lec_xml_value(attributes, name);
    return found != NULL && strcmp(found, value) == 0;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* The same without the colon or full stop at its end. */
static const char *take_label(lec_tei *state)
{
    size_t *count = &state->caught.count;
    while (*count > 0 && strchr(" :.", state->caught.items[*count - 1]) != NULL) --*count;
    return lec_tei_take_caught(state);
}

static void begin_document(lec_tei *state, const char *const *attributes)
{
    lec_transcript *added = state->first;
    if (state->document != NULL) {
        lec_extract_finish(state->extract, state->document);
        added = lec_new(state->arena, lec_transcript, 1);
        state->document->next = added;
    }
    *added = (lec_transcript){.form = "tei", .name = "", .title = "", .date = "", .byline = ""};
    const char *id = lec_xml_value(attributes, "id");
    if (lec_tei_is_within(state, LEC_TEI_CORPUS) && id != NULL)
        added->name = lec_arena_text(state->arena, id, strlen(id));
    state->document = added;
    state->extract = lec_extract_new(state->arena);
    state->block_due = true;
}

static void end_paragraph(lec_tei *state)
{
    state->paragraph++;
    state->block_due = true;
}

/* The person of the list that a pointer of @who means, or NULL. */
static const lec_tei_person *person_at(const lec_tei *state, const char *who)
{
    size_t item;
    if (!lec_tei_find(&state->person_ids, lec_tei_target(state, who), &item)) return NULL;
    return &state->persons.items[item];
}

/* Several in @who speak with one voice: `Bob Ray and Ann Lee`. */
static void add_others(lec_tei *state, const char *who)
{
    for (const char *at = who + strcspn(who, " "); *at != '\0'; at += strcspn(at, " ")) {
        at += strspn(at, " ");
        const lec_tei_person *of = person_at(state, at);
        const char *name = of != NULL && of->name != NULL ? of->name : lec_tei_target(state, at);
        if (name[0] != '\0')
            state->speaker = lec_arena_format(state->arena, "%s and %s", state->speaker, name);
    }
}

/* A role that @ana points to: the chair hands over; a regular speaker and one of whom nothing is
 * known have none. */
static const char *role_in(const lec_tei *state, const char *analysis)
{
    if (analysis == NULL) return NULL;
    if (strstr(analysis, "chair") != NULL) return "moderator";
    const char *role = lec_tei_target(state, analysis);
    return strcmp(role, "regular") == 0 || strcmp(role, "unknown") == 0 ? NULL : role;
}

/* The label of a <u> whose @who is in no list: it holds for all that have the same. */
static const char *label_for(lec_tei *state, const char *who)
{
    if (who == NULL) return state->label;
    const uint32_t id = lec_vocabulary_add(state->label_ids, who, strlen(who));
    if (id == state->labels.count) LEC_PUSH(state->arena, state->labels, NULL);
    if (state->labels.items[id] == NULL) state->labels.items[id] = state->label;
    return state->labels.items[id];
}

/* Who speaks in a <u>: a person of the list, the label before it, or the pointer's own words; ""
 * when nothing says. */
static void begin_utterance(lec_tei *state, const char *const *attributes)
{
    const char *who = lec_xml_value(attributes, "who");
    const lec_tei_person *of = who != NULL ? person_at(state, who) : NULL;
    const char *role = role_in(state, lec_xml_value(attributes, "ana"));
    size_t item;
    state->role = state->affiliation = NULL;
    if (of != NULL) {
        state->role = of->role;
        state->affiliation = of->affiliation;
    }
    if (of != NULL && of->name != NULL)
        state->speaker = of->name;
    else
        state->speaker = label_for(state, who);
    state->pointer = state->speaker == NULL ? who : NULL;
    if (state->speaker == NULL) state->speaker = lec_tei_target(state, who);
    if (of != NULL) add_others(state, who);
    state->speaker_changes = state->speaker == NULL;
    state->label = NULL;
    if (role != NULL) state->role = role;
    if (state->affiliation != NULL &&
        lec_tei_find(&state->organisation_ids, state->affiliation, &item) &&
        state->organisations.items[item] != NULL)
        state->affiliation = state->organisations.items[item];
    state->utterance_depth = state->depth;
    state->utterance_end = lec_tei_seconds(state, lec_xml_value(attributes, "end"));
    state->utterance_has_text = false;
    end_paragraph(state);
}

static void end_utterance(lec_tei *state)
{
    end_paragraph(state);
    lec_extract_end(state->extract);
    if (state->utterance_has_text && !isnan(state->utterance_end))
        lec_extract_time(state->extract, state->utterance_end);
    state->speaker = state->role = state->affiliation = NULL;
    state->speaker_changes = false;
    state->utterance_depth = 0;
}

/* The type of a note: what it says of itself, else its element. */
static const char *type_of_note(const lec_tei *state, const char *name,
                                const char *const *attributes)
{
    const char *type = lec_xml_value(attributes, "type");
    if (type == NULL) type = lec_xml_value(attributes, "reason");
    if (type == NULL) type = name;
    if (strncmp(type, "laugh", 5) == 0) type = "laughter";
    return lec_arena_text(state->arena, type, strlen(type));
}

static lec_block_kind kind_here(const lec_tei *state)
{
    const bool is_label = state->note_depth > 0 && strcmp(state->note_type, "speaker") == 0;
    if (is_label || lec_tei_is_within(state, LEC_TEI_SPEAKER) ||
        lec_tei_is_within(state, LEC_TEI_FURNITURE))
        return LEC_BLOCK_FURNITURE;
    if (state->note_depth > 0) return LEC_BLOCK_NOTE;
    if (lec_tei_is_within(state, LEC_TEI_FRONT)) return LEC_BLOCK_FRONT;
    return lec_tei_is_within(state, LEC_TEI_HEAD) ? LEC_BLOCK_HEADING : LEC_BLOCK_PARAGRAPH;
}

static void open_block(lec_tei *state)
{
    const lec_block_kind kind = kind_here(state);
    lec_block *block = lec_extract_begin(state->extract, kind);
    if (kind == LEC_BLOCK_NOTE) block->note_type = state->note_type;
    if (kind == LEC_BLOCK_PARAGRAPH) {
        block->speaker = state->speaker;
        block->role = state->role;
        block->affiliation = state->affiliation;
        block->speaker_changes = state->speaker_changes;
        block->continues = state->paragraph == state->paragraph_put;
        block->blank_before = !block->continues;
        state->speaker_changes = false;
        state->paragraph_put = state->paragraph;
        state->utterance_has_text = true;
    }
    state->block_due = false;
    state->block_has_tokens = false;
    state->space_due = false;
}

/* Puts text without white space in it. */
static void put(lec_tei *state, const char *text, size_t length, size_t place)
{
    if (state->block_due) open_block(state);
    if (lec_tei_is_within(state, LEC_TEI_TOKEN)) state->block_has_tokens = true;
    if (state->space_due) lec_extract_space(state->extract);
    state->space_due = false;
    if (!isnan(state->time_due)) lec_extract_time(state->extract, state->time_due);
    state->time_due = NAN;
    if (state->note_depth > 0) state->note_has_text = true;
    lec_extract_put(state->extract, text, length, place, lec_xml_line(&state->xml));
}

static void begin_token(lec_tei *state, const char *const *attributes)
{
    const bool is_part = state->stack[state->depth - 2] == LEC_TEI_TOKEN; /* it is in <text> */
    if (!state->is_tokenised || is_part) return;
    const bool joins_left =
        has_value(attributes, "join", "left") || has_value(attributes, "join", "both");
    if (!state->glued && !joins_left) state->space_due = true;
    state->glued = has_value(attributes, "join", "right") || has_value(attributes, "join", "both");
}

static void begin_note(lec_tei *state, const char *name, const char *const *attributes)
{
    if (state->note_depth > 0) return; /* a note in a note */
    state->note_depth = state->depth;
    state->note_type = type_of_note(state, name, attributes);
    state->note_has_text = false;
    state->block_due = true;
    state->caught.count = 0;
}

/* A note without words is shown as [type], at its place. */
static void end_note(lec_tei *state)
{
    const bool is_label = strcmp(state->note_type, "speaker") == 0;
    if (!state->note_has_text && !is_label) {
        const char *shown = lec_arena_format(state->arena, "[%s]", state->note_type);
        put(state, shown, strlen(shown), lec_xml_place(&state->xml));
    }
    if (is_label && state->utterance_depth == 0) state->label = take_label(state);
    state->note_depth = 0;
    state->block_due = true;
}

static bool is_in_text(const lec_tei *state)
{
    return state->document != NULL && lec_tei_is_within(state, LEC_TEI_TEXT);
}

/* The day of the conference: of the setting, else of the source. */
static void read_date(lec_tei *state, const char *const *attributes)
{
    const char *date = lec_xml_value(attributes, "when");
    if (date == NULL) date = lec_xml_value(attributes, "from");
    if (date == NULL || state->document == NULL || !lec_tei_is_within(state, LEC_TEI_HEADER))
        return;
    date = lec_stated_date(date, state->arena);
    const bool is_setting = lec_tei_is_within(state, LEC_TEI_SETTING);
    if (is_setting ||
        (lec_tei_is_within(state, LEC_TEI_SOURCE) && state->document->date[0] == '\0'))
        state->document->date = date;
}

static void text_start(void *data, const char *qualified, const char **attributes)
{
    lec_tei *state = data;
    const char *name = lec_xml_local_name(qualified);
    if (lec_tei_element_called(name) == LEC_TEI_DOCUMENT) begin_document(state, attributes);
    const lec_tei_element entered = lec_tei_push(state, name);
    if (entered == LEC_TEI_DATE) read_date(state, attributes);
    if (entered == LEC_TEI_TITLE && lec_tei_is_within(state, LEC_TEI_HEADER))
        state->caught.count = 0;
    if (!is_in_text(state)) return;
    if (entered == LEC_TEI_UTTERANCE) begin_utterance(state, attributes);
    if (entered == LEC_TEI_NOTE) begin_note(state, name, attributes);
    if (entered == LEC_TEI_TOKEN) begin_token(state, attributes);
    if (entered == LEC_TEI_BREAK && strcmp(name, "lb") == 0 &&
        !has_value(attributes, "break", "no"))
        state->space_due = true; /* a page ends in the middle of a word too */
    if (entered == LEC_TEI_SPEAKER) state->caught.count = 0;
    if (entered == LEC_TEI_PARAGRAPH || entered == LEC_TEI_HEAD || entered == LEC_TEI_SPEAKER ||
        entered == LEC_TEI_FURNITURE)
        end_paragraph(state);
    const char *time = lec_xml_value(attributes, "start");
    if (time == NULL) time = lec_xml_value(attributes, "synch");
    const double seconds = lec_tei_seconds(state, time);
    if (!isnan(seconds)) state->time_due = seconds;
}

/* <speaker> inside an utterance names who the list does not: all that point alike. */
static void name_by_label(lec_tei *state, const char *label)
{
    if (label == NULL || (state->speaker != NULL && state->pointer == NULL)) return;
    state->label = label;
    state->speaker = label_for(state, state->pointer);
    state->label = NULL;
}

static void end_in_text(lec_tei *state, lec_tei_element left)
{
    if (state->note_depth == state->depth) end_note(state);
    if (left == LEC_TEI_SPEAKER) {
        name_by_label(state, take_label(state));
        state->speaker_changes = state->speaker == NULL;
    }
    if (left == LEC_TEI_PARAGRAPH || left == LEC_TEI_HEAD || left == LEC_TEI_SPEAKER ||
        left == LEC_TEI_FURNITURE)
        end_paragraph(state);
    if (left == LEC_TEI_UTTERANCE && state->utterance_depth == state->depth) end_utterance(state);
}

static void text_end(void *data, const char *qualified)
{
    lec_tei *state = data;
    const lec_tei_element left = state->stack[state->depth - 1];
    (void)qualified;
    if (is_in_text(state)) end_in_text(state, left);
    if (left == LEC_TEI_TITLE && state->document != NULL &&
        lec_tei_is_within(state, LEC_TEI_TITLE_STATEMENT)) {
        const char *title = lec_tei_take_caught(state);
        if (title != NULL && state->document->title[0] == '\0') state->document->title = title;
    }
    state->depth--;
}

/* White space between tokens that say with @join where it belongs is layout. */
static bool is_layout(const lec_tei *state)
{
    return state->is_tokenised && state->block_has_tokens &&
           !lec_tei_is_within(state, LEC_TEI_TOKEN);
}

static void text_text(void *data, const char *text, int length)
{
    lec_tei *state = data;
    const size_t count = (size_t)length;
    const size_t place = lec_xml_place(&state->xml);
    const bool is_title =
        lec_tei_is_within(state, LEC_TEI_TITLE) && lec_tei_is_within(state, LEC_TEI_HEADER);
    if (is_title || state->note_depth > 0 || lec_tei_is_within(state, LEC_TEI_SPEAKER))
        lec_tei_catch(state, text, count);
    if (!is_in_text(state) || lec_tei_is_within(state, LEC_TEI_LEFT_OUT)) return;
    for (size_t at = 0; at < count;) {
        size_t end = at;
        while (end < count && !is_space(text[end])) end++;
        if (end > at) put(state, text + at, end - at, place + at);
        if (end < count && !is_layout(state)) state->space_due = true;
        at = end + 1;
    }
}

/* --- parsing ---------------------------------------------------------------------------------- */

static lec_status parse(lec_tei *state, lec_xml_handlers handlers)
{
    state->depth = 0;
    state->caught.count = 0;
    state->xml = (lec_xml){
        .source = state->source, .handlers = handlers, .state = state, .error = state->error};
    return lec_xml_parse(&state->xml, state->arena);
}

/* The persons or organisations of a corpus, which its texts share. */
static lec_status parse_beside(lec_tei *state, const lec_source *list)
{
    const lec_source *const own = state->source;
    if (list == NULL) return LEC_OK;
    state->source = list;
    const lec_status status = parse(state, lec_tei_lists);
    state->source = own;
    return status;
}

static int recognise(const lec_source *source)
{
    if (lec_xml_has_element(source, "TEI") || lec_xml_has_element(source, "teiCorpus")) return 95;
    return strcmp(source->suffix, "xml") == 0 || strcmp(source->suffix, "tei") == 0 ? 40 : 0;
}

static lec_status read_tei(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                           lec_error *error)
{
    lec_tei *state = lec_new(arena, lec_tei, 1);
    *state =
        (lec_tei){.source = source,
                  .stack = lec_new(arena, lec_tei_element, lec_limits[LEC_LIMIT_ELEMENTS].most),
                  .person_ids = {.ids = lec_vocabulary_new(arena)},
                  .organisation_ids = {.ids = lec_vocabulary_new(arena)},
                  .when_ids = lec_vocabulary_new(arena),
                  .label_ids = lec_vocabulary_new(arena),
                  .first = transcript,
                  .time_due = NAN,
                  .paragraph = 1,
                  .arena = arena,
                  .error = error};
    lec_status status = parse(state, lec_tei_lists);
    if (status == LEC_OK) status = parse_beside(state, source->speakers);
    if (status == LEC_OK) status = parse_beside(state, source->organisations);
    if (status == LEC_OK)
        status = parse(state, (lec_xml_handlers){text_start, text_end, text_text});
    if (status != LEC_OK) return status;
    if (state->document == NULL)
        return lec_fail(
            error, LEC_BAD_DATA,
            "%s:1: no <TEI> element in this XML, and no other kind that is read; turn it into "
            "text first",
            source->path);
    lec_extract_finish(state->extract, state->document);
    if (transcript->block_count == 0 && transcript->next == NULL)
        return lec_fail(error, LEC_BAD_DATA, "%s:%u: no text in this TEI file; get it again",
                        source->path, lec_xml_line(&state->xml));
    return LEC_OK;
}

const lec_form lec_form_tei = {
    .name = "tei",
    .summary = "TEI and ParlaMint XML: <u who>, <seg>, <note>, persons, timeline",
    .recognise = recognise,
    .read = read_tei,
};

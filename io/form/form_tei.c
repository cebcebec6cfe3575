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
#include <stdlib.h>
#include <string.h>

#include "core/limits.h"
#include "core/vocabulary.h"
#include "io/form/extract.h"
#include "io/form/metadata.h"
#include "io/form/times.h"
#include "io/form/xml.h"

typedef enum {
    OTHER,
    CORPUS,
    DOCUMENT,
    HEADER,
    TITLE_STATEMENT,
    SOURCE,
    SETTING,
    TITLE,
    DATE,
    PERSON,
    PERSON_NAME,
    FORENAME,
    NAME_LINK,
    SURNAME,
    AFFILIATION,
    ORGANISATION,
    ORGANISATION_NAME,
    WHEN,
    TEXT,
    FRONT,
    HEAD,
    UTTERANCE,
    SPEAKER,
    PARAGRAPH,
    NOTE,
    FURNITURE,
    CHOICE,
    LEFT_OUT, /* within <choice>: what was not said */
    TOKEN,
    BREAK,
} element;

static const struct {
    const char *name;
    element element;
} elements[] = {
    {"teiCorpus", CORPUS},
    {"TEI", DOCUMENT},
    {"TEI.2", DOCUMENT},
    {"teiHeader", HEADER},
    {"titleStmt", TITLE_STATEMENT},
    {"sourceDesc", SOURCE},
    {"setting", SETTING},
    {"title", TITLE},
    {"date", DATE},
    {"person", PERSON},
    {"persName", PERSON_NAME},
    {"forename", FORENAME},
    {"nameLink", NAME_LINK},
    {"surname", SURNAME},
    {"affiliation", AFFILIATION},
    {"org", ORGANISATION},
    {"orgName", ORGANISATION_NAME},
    {"when", WHEN},
    {"text", TEXT},
    {"front", FRONT},
    {"head", HEAD},
    {"u", UTTERANCE},
    {"sp", UTTERANCE},
    {"speaker", SPEAKER},
    {"seg", PARAGRAPH},
    {"p", PARAGRAPH},
    {"ab", PARAGRAPH},
    {"l", PARAGRAPH},
    {"div", PARAGRAPH},
    {"note", NOTE},
    {"vocal", NOTE},
    {"kinesic", NOTE},
    {"incident", NOTE},
    {"gap", NOTE},
    {"stage", NOTE},
    {"writing", NOTE},
    {"fw", FURNITURE},
    {"choice", CHOICE},
    {"w", TOKEN},
    {"pc", TOKEN},
    {"lb", BREAK},
    {"pb", BREAK},
    {"cb", BREAK},
};

typedef struct {
    const char *forename, *name_link, *surname, *name; /* parts, or the whole; NULL for none */
    const char *role, *affiliation;
} person;

/* Which person or organisation an xml:id means. */
typedef struct {
    lec_vocabulary *ids;
    LEC_ARRAY(size_t) items; /* by number in `ids` */
} id_table;

typedef struct {
    const lec_source *source;
    lec_xml xml;
    element *stack; /* [ELEMENTS of core/limits.def] the open elements */
    size_t depth;

    /* what may stand anywhere */
    id_table person_ids, organisation_ids;
    lec_vocabulary *when_ids;
    LEC_ARRAY(person) persons;
    LEC_ARRAY(const char *) organisations;
    LEC_ARRAY(double) whens;     /* seconds by the number in when_ids, NaN when not known */
    LEC_ARRAY(char) caught;      /* the text of a name, a title or a label being read */
    const char *affiliation_ref; /* of the open <affiliation> */
    bool is_tokenised;           /* @join says where spaces are */

    /* the text */
    lec_transcript *first, *document;
    lec_extract *extract;
    const char *speaker, *role, *affiliation;
    const char *label;                  /* from <note type="speaker"> before the <u> */
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
} reader;

/* --- XML -------------------------------------------------------------------------------------- */

static bool has_value(const char *const *attributes, const char *name, const char *value)
{
    const char *found = lec_xml_value(attributes, name);
    return found != NULL && strcmp(found, value) == 0;
}

static bool is_within(const reader *state, element wanted)
{
    for (size_t i = state->depth; i > 0; i--)
        if (state->stack[i - 1] == wanted) return true;
    return false;
}

static element element_called(const char *name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, name) == 0) return elements[i].element;
    return OTHER;
}

/* Of a choice between readings, the corrected, unabridged one as it was said is taken. */
static bool is_left_out(const reader *state, const char *name)
{
    if (state->depth == 0 || state->stack[state->depth - 1] != CHOICE) return false;
    return strcmp(name, "sic") == 0 || strcmp(name, "reg") == 0 || strcmp(name, "abbr") == 0;
}

static element push(reader *state, const char *name)
{
    element entered = element_called(name);
    if (is_left_out(state, name)) entered = LEFT_OUT;
    state->stack[state->depth++] = entered;
    return entered;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Adds text to `caught`, runs of white space as one space. */
static void catch_text(reader *state, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const size_t count = state->caught.count;
        const char byte = is_space(text[i]) ? ' ' : text[i];
        if (byte == ' ' && (count == 0 || state->caught.items[count - 1] == ' ')) continue;
        LEC_PUSH(state->arena, state->caught, byte);
    }
}

/* What was caught, or NULL when it is nothing. */
static const char *take_caught(reader *state)
{
    size_t count = state->caught.count;
    state->caught.count = 0;
    if (count > 0 && state->caught.items[count - 1] == ' ') count--;
    return count > 0 ? lec_arena_text(state->arena, state->caught.items, count) : NULL;
}

/* The same without the colon or full stop at its end. */
static const char *take_label(reader *state)
{
    size_t *count = &state->caught.count;
    while (*count > 0 && strchr(" :.", state->caught.items[*count - 1]) != NULL) --*count;
    return take_caught(state);
}

/* The id that a pointer such as `#ID` or `people.xml#ID` names; the pointer itself without `#`. */
static const char *target_of(const char *pointer, size_t *length)
{
    *length = strcspn(pointer, " \t\n\r"); /* of several, the first */
    for (size_t i = *length; i > 0; i--)
        if (pointer[i - 1] == '#') {
            *length -= i;
            return pointer + i;
        }
    return pointer;
}

static const char *copy_target(const reader *state, const char *pointer)
{
    if (pointer == NULL) return NULL;
    size_t length;
    const char *target = target_of(pointer, &length);
    return lec_arena_text(state->arena, target, length);
}

/* --- first: persons, organisations, times ----------------------------------------------------- */

/* Notes that `id`, if there is one and it is new, means `item`. */
static void remember_id(const reader *state, id_table *table, const char *id, size_t item)
{
    if (id == NULL) return;
    if (lec_vocabulary_add(table->ids, id, strlen(id)) == table->items.count)
        LEC_PUSH(state->arena, table->items, item);
}

/* The item that an id means. */
static bool find_id(const id_table *table, const char *id, size_t *item)
{
    uint32_t number;
    if (!lec_vocabulary_find(table->ids, id, strlen(id), &number)) return false;
    *item = table->items.items[number];
    return true;
}

static void begin_person(reader *state, const char *const *attributes)
{
    const person begun = {.role = copy_target(state, lec_xml_value(attributes, "role"))};
    remember_id(state, &state->person_ids, lec_xml_value(attributes, "id"), state->persons.count);
    LEC_PUSH(state->arena, state->persons, begun);
}

static void begin_organisation(reader *state, const char *const *attributes)
{
    remember_id(state, &state->organisation_ids, lec_xml_value(attributes, "id"),
                state->organisations.count);
    LEC_PUSH(state->arena, state->organisations, NULL);
}

static void begin_affiliation(reader *state, const char *const *attributes)
{
    person *of = &state->persons.items[state->persons.count - 1];
    state->affiliation_ref = copy_target(state, lec_xml_value(attributes, "ref"));
    if (of->role == NULL) of->role = copy_target(state, lec_xml_value(attributes, "role"));
}

static double unit_of(const char *const *attributes)
{
    const char *unit = lec_xml_value(attributes, "unit");
    if (unit == NULL) return 1;
    if (strcmp(unit, "ms") == 0) return 0.001;
    if (strcmp(unit, "min") == 0) return 60;
    return strcmp(unit, "h") == 0 ? 3600 : 1;
}

/* The seconds of a point on the timeline, or of a time that is written out; NaN when unknown. */
static double seconds_of(const reader *state, const char *pointer)
{
    if (pointer == NULL) return NAN;
    size_t length;
    uint32_t id;
    double seconds;
    const char *target = target_of(pointer, &length);
    if (lec_vocabulary_find(state->when_ids, target, length, &id)) return state->whens.items[id];
    return lec_times_read(target, target + length, &seconds) == target + length ? seconds : NAN;
}

/* <when xml:id="T2" since="#T1" interval="2.5" unit="s"/>, <when absolute="00:00:04"/>; one that
 * says neither is the origin. */
static void add_when(reader *state, const char *const *attributes)
{
    const char *id = lec_xml_value(attributes, "id");
    const char *interval = lec_xml_value(attributes, "interval");
    const char *absolute = lec_xml_value(attributes, "absolute");
    const char *since = lec_xml_value(attributes, "since");
    if (id == NULL || lec_vocabulary_find(state->when_ids, id, strlen(id), &(uint32_t){0})) return;
    double seconds = interval == NULL && absolute == NULL ? 0 : NAN;
    if (absolute != NULL) seconds = seconds_of(state, absolute);
    if (interval != NULL) {
        const char *end = interval + strlen(interval);
        const double from = since != NULL ? seconds_of(state, since) : 0;
        if (lec_times_read(interval, end, &seconds) == end)
            seconds = from + seconds * unit_of(attributes);
        else
            seconds = NAN;
    }
    (void)lec_vocabulary_add(state->when_ids, id, strlen(id));
    LEC_PUSH(state->arena, state->whens, seconds);
}

static void list_start(void *data, const char *qualified, const char **attributes)
{
    reader *state = data;
    const element entered = push(state, lec_xml_local_name(qualified));
    const bool in_person = is_within(state, PERSON);
    if (entered == PERSON) begin_person(state, attributes);
    if (entered == ORGANISATION) begin_organisation(state, attributes);
    if (entered == AFFILIATION && in_person) begin_affiliation(state, attributes);
    if (entered == WHEN) add_when(state, attributes);
    if (entered == TOKEN && lec_xml_value(attributes, "join") != NULL) state->is_tokenised = true;
    state->caught.count = 0;
}

static void list_text(void *data, const char *text, int length)
{
    reader *state = data;
    if (is_within(state, PERSON) || is_within(state, ORGANISATION))
        catch_text(state, text, (size_t)length);
}

static void keep_first(const char **kept, const char *found)
{
    if (*kept == NULL) *kept = found;
}

/* `Ana` `Maria`: several forenames follow each other. */
static void append_name(const reader *state, const char **name, const char *part)
{
    if (part == NULL) return;
    *name = *name == NULL ? part : lec_arena_format(state->arena, "%s %s", *name, part);
}

static void end_in_person(reader *state, element left)
{
    person *of = &state->persons.items[state->persons.count - 1];
    const char *caught = take_caught(state);
    const bool is_first = of->name == NULL; /* the first persName is not yet complete */
    if (left == FORENAME && is_first) append_name(state, &of->forename, caught);
    if (left == NAME_LINK && is_first) append_name(state, &of->name_link, caught);
    if (left == SURNAME && is_first) append_name(state, &of->surname, caught);
    if (left == AFFILIATION || (left == ORGANISATION_NAME && is_within(state, AFFILIATION))) {
        keep_first(&of->affiliation, caught);
        if (left == AFFILIATION) keep_first(&of->affiliation, state->affiliation_ref);
    }
    if (left != PERSON_NAME || !is_first) return;
    append_name(state, &of->name, of->forename);
    append_name(state, &of->name, of->name_link);
    append_name(state, &of->name, of->surname);
    keep_first(&of->name, caught);
}

static void list_end(void *data, const char *qualified)
{
    reader *state = data;
    const element left = state->stack[state->depth - 1];
    (void)qualified;
    if (is_within(state, PERSON) && state->persons.count > 0)
        end_in_person(state, left);
    else if (left == ORGANISATION_NAME && state->organisations.count > 0)
        keep_first(&state->organisations.items[state->organisations.count - 1], take_caught(state));
    state->depth--;
}

/* --- second: the text ------------------------------------------------------------------------- */

static void begin_document(reader *state, const char *const *attributes)
{
    lec_transcript *added = state->first;
    if (state->document != NULL) {
        lec_extract_finish(state->extract, state->document);
        added = lec_new(state->arena, lec_transcript, 1);
        state->document->next = added;
    }
    *added = (lec_transcript){.form = "tei", .name = "", .title = "", .date = "", .byline = ""};
    const char *id = lec_xml_value(attributes, "id");
    if (is_within(state, CORPUS) && id != NULL)
        added->name = lec_arena_text(state->arena, id, strlen(id));
    state->document = added;
    state->extract = lec_extract_new(state->arena);
    state->block_due = true;
}

static void end_paragraph(reader *state)
{
    state->paragraph++;
    state->block_due = true;
}

/* The person of the list that a pointer of @who means, or NULL. */
static const person *person_at(const reader *state, const char *who)
{
    size_t item;
    const char *id = copy_target(state, who);
    if (id == NULL || !find_id(&state->person_ids, id, &item)) return NULL;
    return &state->persons.items[item];
}

/* Several in @who speak with one voice: `Bob Ray and Ann Lee`. */
static void add_others(reader *state, const char *who)
{
    for (const char *at = who + strcspn(who, " "); *at != '\0'; at += strcspn(at, " ")) {
        at += strspn(at, " ");
        const person *of = person_at(state, at);
        const char *name = of != NULL && of->name != NULL ? of->name : copy_target(state, at);
        if (name[0] != '\0')
            state->speaker = lec_arena_format(state->arena, "%s and %s", state->speaker, name);
    }
}

/* A role that @ana points to: the chair hands over; a regular speaker and one of whom nothing is
 * known have none. */
static const char *role_in(const reader *state, const char *analysis)
{
    if (analysis == NULL) return NULL;
    if (strstr(analysis, "chair") != NULL) return "moderator";
    const char *role = copy_target(state, analysis);
    return strcmp(role, "regular") == 0 || strcmp(role, "unknown") == 0 ? NULL : role;
}

/* Who speaks in a <u>: a person of the list, the label before it, or the pointer's own words; ""
 * when nothing says. */
static void begin_utterance(reader *state, const char *const *attributes)
{
    const char *who = lec_xml_value(attributes, "who");
    const person *of = who != NULL ? person_at(state, who) : NULL;
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
        state->speaker = state->label != NULL ? state->label : copy_target(state, who);
    if (of != NULL) add_others(state, who);
    state->speaker_changes = state->speaker == NULL;
    state->label = NULL;
    if (role != NULL) state->role = role;
    if (state->affiliation != NULL &&
        find_id(&state->organisation_ids, state->affiliation, &item) &&
        state->organisations.items[item] != NULL)
        state->affiliation = state->organisations.items[item];
    state->utterance_depth = state->depth;
    state->utterance_end = seconds_of(state, lec_xml_value(attributes, "end"));
    state->utterance_has_text = false;
    end_paragraph(state);
}

static void end_utterance(reader *state)
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
static const char *type_of_note(const reader *state, const char *name,
                                const char *const *attributes)
{
    const char *type = lec_xml_value(attributes, "type");
    if (type == NULL) type = lec_xml_value(attributes, "reason");
    if (type == NULL) type = name;
    if (strncmp(type, "laugh", 5) == 0) type = "laughter";
    return lec_arena_text(state->arena, type, strlen(type));
}

static lec_block_kind kind_here(const reader *state)
{
    const bool is_label = state->note_depth > 0 && strcmp(state->note_type, "speaker") == 0;
    if (is_label || is_within(state, SPEAKER) || is_within(state, FURNITURE))
        return LEC_BLOCK_FURNITURE;
    if (state->note_depth > 0) return LEC_BLOCK_NOTE;
    if (is_within(state, FRONT)) return LEC_BLOCK_FRONT;
    return is_within(state, HEAD) ? LEC_BLOCK_HEADING : LEC_BLOCK_PARAGRAPH;
}

static void open_block(reader *state)
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
static void put(reader *state, const char *text, size_t length, size_t place)
{
    if (state->block_due) open_block(state);
    if (is_within(state, TOKEN)) state->block_has_tokens = true;
    if (state->space_due) lec_extract_space(state->extract);
    state->space_due = false;
    if (!isnan(state->time_due)) lec_extract_time(state->extract, state->time_due);
    state->time_due = NAN;
    if (state->note_depth > 0) state->note_has_text = true;
    lec_extract_put(state->extract, text, length, place, lec_xml_line(&state->xml));
}

static void begin_token(reader *state, const char *const *attributes)
{
    const bool is_part = state->depth > 1 && state->stack[state->depth - 2] == TOKEN;
    if (!state->is_tokenised || is_part) return;
    const bool joins_left =
        has_value(attributes, "join", "left") || has_value(attributes, "join", "both");
    if (!state->glued && !joins_left) state->space_due = true;
    state->glued = has_value(attributes, "join", "right") || has_value(attributes, "join", "both");
}

static void begin_note(reader *state, const char *name, const char *const *attributes)
{
    if (state->note_depth > 0) return; /* a note in a note */
    state->note_depth = state->depth;
    state->note_type = type_of_note(state, name, attributes);
    state->note_has_text = false;
    state->block_due = true;
    state->caught.count = 0;
}

/* A note without words is shown as [type], at its place. */
static void end_note(reader *state)
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

static bool is_in_text(const reader *state)
{
    return state->document != NULL && is_within(state, TEXT);
}

/* The day of the conference: of the setting, else of the source. */
static void read_date(reader *state, const char *const *attributes)
{
    const char *date = lec_xml_value(attributes, "when");
    if (date == NULL) date = lec_xml_value(attributes, "from");
    if (date == NULL || state->document == NULL || !is_within(state, HEADER)) return;
    date = lec_stated_date(date, state->arena);
    const bool is_setting = is_within(state, SETTING);
    if (is_setting || (is_within(state, SOURCE) && state->document->date[0] == '\0'))
        state->document->date = date;
}

static void text_start(void *data, const char *qualified, const char **attributes)
{
    reader *state = data;
    const char *name = lec_xml_local_name(qualified);
    if (element_called(name) == DOCUMENT) begin_document(state, attributes);
    const element entered = push(state, name);
    if (entered == DATE) read_date(state, attributes);
    if (entered == TITLE && is_within(state, HEADER)) state->caught.count = 0;
    if (!is_in_text(state)) return;
    if (entered == UTTERANCE) begin_utterance(state, attributes);
    if (entered == NOTE) begin_note(state, name, attributes);
    if (entered == TOKEN) begin_token(state, attributes);
    if (entered == BREAK && strcmp(name, "lb") == 0 && !has_value(attributes, "break", "no"))
        state->space_due = true; /* a page ends in the middle of a word too */
    if (entered == SPEAKER) state->caught.count = 0;
    if (entered == PARAGRAPH || entered == HEAD || entered == SPEAKER || entered == FURNITURE)
        end_paragraph(state);
    const char *time = lec_xml_value(attributes, "start");
    if (time == NULL) time = lec_xml_value(attributes, "synch");
    const double seconds = seconds_of(state, time);
    if (!isnan(seconds)) state->time_due = seconds;
}

static void end_in_text(reader *state, element left)
{
    if (state->note_depth == state->depth) end_note(state);
    if (left == SPEAKER) {
        const char *label = take_label(state);
        if (state->speaker == NULL) state->speaker = label;
        state->speaker_changes = state->speaker == NULL;
    }
    if (left == PARAGRAPH || left == HEAD || left == SPEAKER || left == FURNITURE)
        end_paragraph(state);
    if (left == UTTERANCE && state->utterance_depth == state->depth) end_utterance(state);
}

static void text_end(void *data, const char *qualified)
{
    reader *state = data;
    const element left = state->stack[state->depth - 1];
    (void)qualified;
    if (is_in_text(state)) end_in_text(state, left);
    if (left == TITLE && state->document != NULL && is_within(state, TITLE_STATEMENT)) {
        const char *title = take_caught(state);
        if (title != NULL && state->document->title[0] == '\0') state->document->title = title;
    }
    state->depth--;
}

/* White space between tokens that say with @join where it belongs is layout. */
static bool is_layout(const reader *state)
{
    return state->is_tokenised && state->block_has_tokens && !is_within(state, TOKEN);
}

static void text_text(void *data, const char *text, int length)
{
    reader *state = data;
    const size_t count = (size_t)length;
    const size_t place = lec_xml_place(&state->xml);
    const bool is_title = is_within(state, TITLE) && is_within(state, HEADER);
    if (is_title || state->note_depth > 0 || is_within(state, SPEAKER))
        catch_text(state, text, count);
    if (!is_in_text(state) || is_within(state, LEFT_OUT)) return;
    for (size_t at = 0; at < count;) {
        size_t end = at;
        while (end < count && !is_space(text[end])) end++;
        if (end > at) put(state, text + at, end - at, place + at);
        if (end < count && !is_layout(state)) state->space_due = true;
        at = end + 1;
    }
}

/* --- parsing ---------------------------------------------------------------------------------- */

static lec_status parse(reader *state, XML_StartElementHandler start, XML_EndElementHandler end,
                        XML_CharacterDataHandler text)
{
    state->depth = 0;
    state->caught.count = 0;
    state->xml = (lec_xml){.source = state->source,
                           .handlers = {start, end, text},
                           .state = state,
                           .error = state->error};
    return lec_xml_parse(&state->xml, state->arena);
}

static int recognise(const lec_source *source)
{
    if (lec_xml_has_element(source, "TEI") || lec_xml_has_element(source, "teiCorpus")) return 95;
    return strcmp(source->suffix, "xml") == 0 || strcmp(source->suffix, "tei") == 0 ? 40 : 0;
}

static lec_status read_tei(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                           lec_error *error)
{
    reader *state = lec_new(arena, reader, 1);
    *state = (reader){.source = source,
                      .stack = lec_new(arena, element, lec_limits[LEC_LIMIT_ELEMENTS].most),
                      .person_ids = {.ids = lec_vocabulary_new(arena)},
                      .organisation_ids = {.ids = lec_vocabulary_new(arena)},
                      .when_ids = lec_vocabulary_new(arena),
                      .first = transcript,
                      .time_due = NAN,
                      .paragraph = 1,
                      .arena = arena,
                      .error = error};
    lec_status status = parse(state, list_start, list_end, list_text);
    if (status == LEC_OK) status = parse(state, text_start, text_end, text_text);
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

/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_bundestag.c -- plenary protocols of the German Bundestag as published since 2017
 * (dbtplenarprotokoll): speeches (<rede>) that begin with who speaks (<redner>), paragraphs, and
 * comments (<kommentar>). <name> between paragraphs is the chair who takes the floor; what is said
 * at the beginning of the sitting before anybody is named is the chair's, too.
 *
 * What stands before the sitting (<vorspann>) is front matter; annexes and the list of speakers are
 * furniture. The parliamentary group is the affiliation. */
#include <math.h>
#include <string.h>

#include "io/form/extract.h"
#include "io/form/metadata.h"
#include "io/source/xml.h"

typedef struct {
    lec_xml xml;
    lec_arena *arena;
    lec_extract *extract;
    const char *speaker, *affiliation; /* of whoever has the floor; NULL: nobody yet */
    const char *role;                  /* "moderator" of the chair */
    const char *title, *forename, *link, *surname, *group; /* of the open <redner> */
    LEC_ARRAY(char) caught;
    size_t front, furniture, comment, redner, paragraph; /* depths where they opened, 0: closed */
    size_t heading;                                      /* depth of a title of the agenda */
    size_t beginning;                                    /* depth of the beginning of the sitting */
    size_t label;    /* depth of what says who speaks: its text is a label */
    bool block_open; /* text goes on in the open block */
    bool space_due;
    const char *date;
} reader;

static const char *take_caught(reader *state)
{
    size_t count = state->caught.count;
    while (count > 0 && strchr(" :\n\t", state->caught.items[count - 1]) != NULL) count--;
    size_t start =
        strspn(count > 0 ? lec_arena_text(state->arena, state->caught.items, count) : "", " \n\t");
    const char *text = lec_arena_text(state->arena, state->caught.items + start,
                                      count > start ? count - start : 0);
    state->caught.count = 0;
    return text;
}

static bool is_paragraph_of_label(const char *const *attributes)
{
    const char *class = lec_xml_value(attributes, "klasse");
    return class != NULL && strcmp(class, "redner") == 0;
}

/* `T_fett`, `T_NaS`, `T_Drs` ...: titles of the agenda and their printed papers. */
static bool is_heading(const char *const *attributes)
{
    const char *class = lec_xml_value(attributes, "klasse");
    return class != NULL && strncmp(class, "T_", 2) == 0;
}

/* `J`, `J_1`: paragraphs of speech. */
static bool is_said(const char *const *attributes)
{
    const char *class = lec_xml_value(attributes, "klasse");
    return class != NULL && class[0] == 'J';
}

static const char *iso_date(const char *date, lec_arena *arena)
{
    if (date == NULL || strlen(date) != 10 || date[2] != '.' || date[5] != '.') return "";
    return lec_arena_format(arena, "%.4s-%.2s-%.2s", date + 6, date + 3, date);
}

static void on_start(void *data, const char *name, const char **attributes)
{
    reader *state = data;
    const char *const *const given = attributes;
    const size_t depth = state->xml.depth;
    if (strcmp(name, "dbtplenarprotokoll") == 0)
        state->date = iso_date(lec_xml_value(given, "sitzung-datum"), state->arena);
    if (strcmp(name, "vorspann") == 0 && state->front == 0) state->front = depth;
    if ((strcmp(name, "anlagen") == 0 || strcmp(name, "rednerliste") == 0) && state->furniture == 0)
        state->furniture = depth;
    if (strcmp(name, "sitzungsbeginn") == 0) state->beginning = depth;
    if (strcmp(name, "kommentar") == 0 && state->comment == 0) state->comment = depth;
    if (strcmp(name, "redner") == 0) {
        state->redner = depth;
        state->title = state->forename = state->link = state->surname = state->group = "";
    }
    if (strcmp(name, "p") == 0) {
        state->paragraph = depth;
        if (is_paragraph_of_label(given)) state->label = depth;
        if (is_heading(given)) state->heading = depth;
        if (state->beginning > 0 && state->speaker == NULL && is_said(given)) {
            state->speaker = "Pr\xc3\xa4sidium"; /* the body that presides */
            state->role = "moderator";
        }
    }
    if (strcmp(name, "name") == 0 && state->redner == 0) state->label = depth;
    state->caught.count = state->redner > 0 || state->label == depth ? 0 : state->caught.count;
    if (strcmp(name, "br") != 0) state->block_open = false;
    state->space_due = true;
}

/* The parts of a name, of which each may be missing. */
static const char *joined_name(const reader *state)
{
    const char *const parts[] = {state->title, state->forename, state->link, state->surname};
    const char *name = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i][0] != '\0')
            name = lec_arena_format(state->arena, "%s%s%s", name, name[0] != '\0' ? " " : "",
                                    parts[i]);
    return name;
}

static void end_in_redner(reader *state, const char *name)
{
    const char *caught = take_caught(state);
    if (strcmp(name, "titel") == 0) state->title = caught;
    if (strcmp(name, "vorname") == 0) state->forename = caught;
    if (strcmp(name, "namenszusatz") == 0) state->link = caught;
    if (strcmp(name, "nachname") == 0) state->surname = caught;
    if (strcmp(name, "fraktion") == 0 || strcmp(name, "rolle_lang") == 0) state->group = caught;
    if (strcmp(name, "redner") != 0) return;
    state->redner = 0;
    state->speaker = joined_name(state);
    state->affiliation = state->group[0] != '\0' ? state->group : NULL;
    state->role = NULL;
}

static void on_end(void *data, const char *name)
{
    reader *state = data;
    const size_t depth = state->xml.depth;
    if (state->redner > 0) {
        end_in_redner(state, name);
    } else if (state->label == depth) {
        if (strcmp(name, "name") == 0) {
            state->speaker = take_caught(state);
            state->affiliation = NULL;
            state->role = "moderator";
        }
        state->label = 0;
    }
    if (state->front == depth) state->front = 0;
    if (state->furniture == depth) state->furniture = 0;
    if (state->comment == depth) state->comment = 0;
    if (state->beginning == depth) state->beginning = 0;
    if (state->paragraph == depth) state->paragraph = 0;
    if (state->heading == depth) state->heading = 0;
    state->block_open = false;
    state->space_due = true;
}

static void open_block(reader *state)
{
    const bool unspoken = state->label > 0 || state->furniture > 0;
    const lec_block_kind kind =
        unspoken                                                              ? LEC_BLOCK_FURNITURE
        : state->heading > 0                                                  ? LEC_BLOCK_HEADING
        : state->comment > 0                                                  ? LEC_BLOCK_NOTE
        : state->front > 0 || state->speaker == NULL || state->paragraph == 0 ? LEC_BLOCK_FRONT
                                                                              : LEC_BLOCK_PARAGRAPH;
    lec_block *block = lec_extract_begin(state->extract, kind);
    if (kind == LEC_BLOCK_NOTE) block->note_type = "comment";
    if (kind == LEC_BLOCK_PARAGRAPH) {
        block->speaker = state->speaker;
        block->affiliation = state->affiliation;
        block->role = state->role;
    }
    state->block_open = true;
    state->space_due = false;
}

static void on_text(void *data, const char *text, int length)
{
    reader *state = data;
    const size_t count = (size_t)length;
    if (state->redner > 0 || state->label > 0)
        for (size_t i = 0; i < count; i++) LEC_PUSH(state->arena, state->caught, text[i]);
    if (state->redner > 0) return;
    if (!state->block_open && lec_has_ink(text, count)) open_block(state);
    lec_extract_put_words(state->extract, text, count, lec_xml_place(&state->xml),
                          lec_xml_line(&state->xml), &state->space_due);
}

static int recognise(const lec_source *source)
{
    return lec_xml_has_element(source, "dbtplenarprotokoll") ? 100 : 0;
}

static lec_status read_bundestag(const lec_source *source, lec_transcript *transcript,
                                 lec_arena *arena, lec_error *error)
{
    reader state = {.arena = arena, .extract = lec_extract_new(arena), .date = ""};
    state.xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = &state, .error = error};
    const lec_status status = lec_xml_parse(&state.xml, arena);
    if (status != LEC_OK) return status;
    lec_extract_finish(state.extract, transcript);
    transcript->date = state.date;
    transcript->lines_are_paragraphs = true;
    if (transcript->block_count > 0) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA, "%s:1: nobody says a word in this protocol; get it again",
                    source->path);
}

const lec_form lec_form_bundestag = {
    .name = "bundestag",
    .summary = "Plenary protocols of the German Bundestag (XML)",
    .recognise = recognise,
    .read = read_bundestag,
};

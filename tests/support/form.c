/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/form.h"

#include "io/assemble.h"
#include "io/attribution/attribute.h"
#include "io/form/times.h"
#include "tests/support/check.h"

lec_source form_source(const char *text, const char *suffix)
{
    static char path[64];
    snprintf(path, sizeof path, "t.%s", suffix);
    return (lec_source){.path = path,
                        .name = "t",
                        .suffix = suffix,
                        .text = text,
                        .length = strlen(text),
                        .encoding = "UTF-8"};
}

static lec_mark place_of(const lec_transcript *transcript, uint32_t byte)
{
    const lec_conference conference = {.marks = transcript->marks,
                                       .mark_count = transcript->mark_count};
    return lec_conference_place(&conference, byte);
}

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static const char *show_block(const lec_transcript *transcript, const lec_block *block,
                              lec_arena *arena)
{
    static const char *const kinds[] = {"p", "h", "front", "furniture", "note"};
    const char *stated = "", *note = "";
    if (block->speaker != NULL || block->role != NULL || block->affiliation != NULL)
        stated = lec_arena_format(arena, " <%s|%s|%s>", or_empty(block->speaker),
                                  or_empty(block->role), or_empty(block->affiliation));
    if (block->note_type != NULL) note = lec_arena_format(arena, ":%s", block->note_type);
    return lec_arena_format(arena, "@%u %s%s%s%s%s: %.*s\n",
                            place_of(transcript, block->start).line, kinds[block->kind], note,
                            stated, block->speaker_changes ? " >>" : "",
                            block->continues ? " +" : "", (int)(block->end - block->start),
                            transcript->text + block->start);
}

const char *form_show(const lec_form *form, const lec_source *source, lec_arena *arena)
{
    lec_transcript first = {
        .form = form->name, .name = "", .text = "", .title = "", .date = "", .byline = ""};
    lec_error error;
    if (form->read(source, &first, arena, &error) != LEC_OK)
        return lec_arena_text(arena, error.message, strlen(error.message));
    const char *shown = "";
    for (const lec_transcript *t = &first; t != NULL; t = t->next) {
        CHECK_TEXT(t->form, form->name, "the transcript says its form");
        if (t->name[0] != '\0') shown = lec_arena_format(arena, "%s== %s\n", shown, t->name);
        if (t->title[0] != '\0' || t->date[0] != '\0' || t->byline[0] != '\0')
            shown = lec_arena_format(arena, "%s-- %s|%s|%s\n", shown, t->title, t->date, t->byline);
        for (size_t b = 0; b < t->block_count; b++)
            shown = lec_arena_format(arena, "%s%s", shown, show_block(t, &t->blocks[b], arena));
    }
    return shown;
}

void form_check_shown(const lec_form *form, const char *suffix, const form_shown *cases)
{
    for (; cases->what != NULL; cases++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(cases->text, suffix);
        CHECK_TEXT(form_show(form, &source, arena), cases->shown, cases->what);
        lec_arena_free(arena);
    }
}

const char *form_show_times(const lec_form *form, const lec_source *source, lec_arena *arena)
{
    lec_transcript transcript;
    lec_error error;
    if (form->read(source, &transcript, arena, &error) != LEC_OK)
        return lec_arena_text(arena, error.message, strlen(error.message));
    const char *shown = "";
    for (uint32_t at = 0; at < transcript.length;) {
        const uint32_t length = (uint32_t)strcspn(transcript.text + at, " \n");
        const double seconds = lec_times_at(transcript.times, transcript.time_count, at);
        if (length > 0)
            shown = lec_arena_format(arena, "%s%.*s %.2f ", shown, (int)length,
                                     transcript.text + at, seconds);
        at += length > 0 ? length : 1;
    }
    return shown;
}

void form_check_certainty(const lec_form *form, const form_certainty *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const lec_source source = form_source(cases[i].text, cases[i].suffix);
        CHECK_COUNT(form->recognise(&source), cases[i].sure, cases[i].text);
    }
}

const lec_corpus *form_corpus(const char *path, const char *name, lec_arena *arena)
{
    static const lec_study study = {0};
    const lec_source_limits limits = {0};
    lec_error error = {""};
    lec_sources sources;
    lec_transcript transcript;
    lec_attribution attribution;
    lec_words *words;
    lec_status status = lec_sources_read(path, &limits, arena, &sources, &error);
    if (status == LEC_OK)
        status = lec_transcript_read(&sources.items[0], NULL, &transcript, arena, &error);
    if (status == LEC_OK)
        status = lec_attribute(&transcript, &study, path, name, arena, &attribution, &error);
    if (status == LEC_OK) status = lec_words_new(arena, &words, &error);
    CHECK_TEXT(error.message, "", path);
    if (status != LEC_OK) return NULL;
    return lec_assemble(&sources.items[0], &transcript, &attribution, &study, words, arena);
}

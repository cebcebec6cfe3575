/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/assemble.h"

#include <string.h>

#include "io/dating.h"
#include "io/form/times.h"
#include "io/words/unicode.h"

typedef struct {
    const lec_transcript *transcript;
    const lec_attribution *attribution;
    lec_words *words;
    lec_corpus_builder *builder;
    LEC_ARRAY(lec_piece) paragraph; /* of the current turn, not yet added */
    uint32_t turn;                  /* the turn begun last, LEC_NONE before the first */
    lec_arena *arena;
} assembly;

static float seconds_at(uint32_t byte, const void *times)
{
    const lec_transcript *transcript = times;
    return (float)lec_times_at(transcript->times, transcript->time_count, byte);
}

static void end_paragraph(assembly *state)
{
    const lec_transcript *transcript = state->transcript;
    if (state->paragraph.count > 0)
        lec_words_add(state->words, transcript->text, state->paragraph.items,
                      state->paragraph.count, transcript->time_count > 0 ? seconds_at : NULL,
                      transcript, state->builder);
    state->paragraph.count = 0;
}

/* Begins the turns up to and including `turn`: a turn without words is a turn all the same. */
static void reach_turn(assembly *state, uint32_t turn)
{
    if (turn == LEC_NONE || turn == state->turn) return;
    end_paragraph(state);
    uint32_t next = state->turn == LEC_NONE ? 0 : state->turn + 1;
    for (; next <= turn; next++)
        lec_corpus_begin_turn(state->builder, &state->attribution->turns[next]);
    state->turn = turn;
}

static void add_note(assembly *state, const lec_span *span, const lec_conference *conference)
{
    const lec_mark place = lec_conference_place(conference, span->start);
    lec_corpus_add_note(state->builder, place.line,
                        span->note_type != NULL ? span->note_type : "other",
                        state->transcript->text + span->start, span->end - span->start);
}

static void add_spans(assembly *state, const lec_conference *conference)
{
    for (size_t s = 0; s < state->attribution->span_count; s++) {
        const lec_span *span = &state->attribution->spans[s];
        reach_turn(state, span->turn);
        if (span->kind == LEC_SPAN_SPEECH) {
            if (span->opens_paragraph) end_paragraph(state);
            LEC_PUSH(state->arena, state->paragraph, ((lec_piece){span->start, span->end}));
        } else if (span->kind == LEC_SPAN_NOTE) {
            add_note(state, span, conference);
        }
    }
    end_paragraph(state);
    if (state->attribution->turn_count > 0)
        reach_turn(state, (uint32_t)state->attribution->turn_count - 1);
}

static void count_unspoken(const lec_transcript *transcript, const lec_attribution *attribution,
                           lec_words *words, lec_conference *conference)
{
    uint64_t *const counts[] = {
        [LEC_SPAN_LABEL] = &conference->label_words,
        [LEC_SPAN_NOTE] = &conference->note_words,
        [LEC_SPAN_FRONT] = &conference->front_matter_words,
        [LEC_SPAN_FURNITURE] = &conference->furniture_words,
    };
    for (size_t s = 0; s < attribution->span_count; s++) {
        const lec_span *span = &attribution->spans[s];
        if (span->kind == LEC_SPAN_SPEECH) continue;
        *counts[span->kind] +=
            lec_words_count(words, transcript->text + span->start, span->end - span->start);
    }
}

static const char *first_given(const char *a, const char *b)
{
    return a != NULL && a[0] != '\0' ? a : b;
}

/* What the study says of a conference comes before what the transcript says. */
static lec_conference describe(const lec_source *source, const lec_transcript *transcript,
                               const lec_attribution *attribution, const lec_study *study,
                               lec_arena *arena)
{
    lec_study_conference stated = {"", "", "", "", "", "", "", 0};
    for (size_t i = 0; i < study->conference_count; i++)
        if (lec_source_is_called(source, study->conferences[i].file))
            stated = study->conferences[i];
    const lec_dating dating =
        lec_date_conference(source, transcript, attribution, stated.date, arena);
    return (lec_conference){
        .name = first_given(stated.name, source->name),
        .date = dating.date,
        .date_source = dating.source,
        .date_note = dating.note,
        .date_certainty = dating.certainty,
        .title = first_given(stated.title, attribution->title),
        .group = stated.group,
        .url = first_given(stated.url, study->url),
        .file = lec_utf8_repaired(source->path, arena),
        .sha256 = source->sha256,
        .form = transcript->form,
        .encoding = source->encoding,
        .language = transcript->language != NULL ? transcript->language : "",
        .text = transcript->text,
        .text_length = transcript->length,
        .marks = transcript->marks,
        .mark_count = transcript->mark_count,
    };
}

const lec_corpus *lec_assemble(const lec_source *source, const lec_transcript *transcript,
                               const lec_attribution *attribution, const lec_study *study,
                               lec_words *words, lec_arena *arena)
{
    lec_conference conference = describe(source, transcript, attribution, study, arena);
    count_unspoken(transcript, attribution, words, &conference);
    assembly state = {.transcript = transcript,
                      .attribution = attribution,
                      .words = words,
                      .builder = lec_corpus_builder_new(arena, &conference),
                      .turn = LEC_NONE,
                      .arena = arena};
    add_spans(&state, &conference);
    return lec_corpus_finish(state.builder);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/corpus_part.h"

#include <math.h>
#include <string.h>

struct lec_corpus_parting {
    const lec_corpus *corpus;
    uint32_t *form;   /* [form_count] its id in the conference that is taken, */
    uint32_t *met_in; /* [form_count] the last in which it was met, from 1 */
};

typedef struct {
    lec_corpus_builder *builder;
    const lec_corpus *from;
    lec_corpus_parting *parting;
    uint32_t conference;
    uint8_t *draws; /* [draw_count] room for those of a turn */
    size_t note;    /* the next */
    lec_arena *arena;
} taking;

/* The first note of a conference, by binary search. */
static size_t first_note(const lec_corpus *of, uint32_t conference)
{
    size_t low = 0, high = of->note_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (of->note[middle].conference < conference)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_notes(taking *to, uint32_t conference, uint32_t turn)
{
    const lec_corpus *from = to->from;
    for (; to->note < from->note_count && from->note[to->note].conference == conference &&
           from->note[to->note].turn == turn;
         to->note++) {
        const lec_note *it = &from->note[to->note];
        lec_corpus_add_note(to->builder, it->line, it->type, it->text, strlen(it->text));
    }
}

static void begin_turn(const taking *to, uint32_t t)
{
    const lec_corpus *from = to->from;
    const uint32_t exchange = from->turn_exchange[t], speaker = from->turn_speaker[t];
    const char *name = from->speaker_name[speaker];
    const uint32_t local = from->speaker_local[speaker];
    if (local > 0) name = lec_arena_text(to->arena, name, local);
    for (size_t d = 0; d < from->draw_count; d++)
        to->draws[d] = from->draw_role[d * from->turn_count + t];
    const lec_new_turn turn = {
        .speaker = name,
        .local_speaker = local > 0,
        .role = (lec_role)from->turn_role[t],
        .phase = (lec_phase)from->turn_phase[t],
        .kind = (lec_kind)from->turn_kind[t],
        .exchange = exchange != LEC_NONE ? from->exchange_number[exchange] : 0,
        .detail = from->turn[t],
        .draw_count = from->draw_count,
        .draw_role = to->draws,
    };
    lec_corpus_begin_turn(to->builder, &turn);
}

static void add_token(const taking *to, uint32_t i)
{
    const lec_corpus *from = to->from;
    const uint32_t form = from->token_form[i];
    const float seconds = from->token_seconds != NULL ? from->token_seconds[i] : NAN;
    if (to->parting->met_in[form] == to->conference + 1) {
        lec_corpus_add_token_of(to->builder, to->parting->form[form], from->token_start[i],
                                from->token_end[i], seconds);
        return;
    }
    const char *word = from->word_text[from->token_word[i]], *text = from->form_text[form];
    const char *shown = from->form_shown[form];
    const lec_new_token token = {
        .word = word,
        .word_length = strlen(word),
        .form = text,
        .form_length = strlen(text),
        .start = from->token_start[i],
        .end = from->token_end[i],
        .seconds = seconds,
        .shown = shown,
        .shown_length = shown != NULL ? strlen(shown) : 0,
    };
    to->parting->form[form] = lec_corpus_add_token(to->builder, &token);
    to->parting->met_in[form] = to->conference + 1;
}

/* The first discrepancy of a turn or one behind it, by binary search. */
static size_t first_discrepancy(const lec_corpus *of, uint32_t turn)
{
    size_t low = 0, high = of->discrepancy_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (of->discrepancy[middle].turn < turn)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What captions showed is no business of the builder. */
static const lec_corpus *with_discrepancies(lec_arena *arena, const lec_corpus *part,
                                            const lec_corpus *from, uint32_t conference)
{
    const uint32_t first = from->conference_turn[conference];
    LEC_ARRAY(lec_discrepancy) all = {0};
    lec_corpus *whole = lec_new(arena, lec_corpus, 1);
    for (size_t d = first_discrepancy(from, first);
         d < from->discrepancy_count &&
         from->discrepancy[d].turn < from->conference_turn[conference + 1];
         d++) {
        lec_discrepancy it = from->discrepancy[d];
        it.turn -= first;
        LEC_PUSH(arena, all, it);
    }
    *whole = *part;
    whole->discrepancy = all.items;
    whole->discrepancy_count = all.count;
    return whole;
}

lec_corpus_parting *lec_corpus_parting_new(lec_arena *arena, const lec_corpus *corpus)
{
    lec_corpus_parting *parting = lec_new(arena, lec_corpus_parting, 1);
    *parting = (lec_corpus_parting){.corpus = corpus,
                                    .form = lec_new(arena, uint32_t, corpus->form_count),
                                    .met_in = lec_new(arena, uint32_t, corpus->form_count)};
    return parting;
}

const lec_corpus *lec_corpus_part(lec_arena *arena, const lec_corpus *corpus, uint32_t conference)
{
    return lec_corpus_part_next(lec_corpus_parting_new(arena, corpus), arena, conference);
}

const lec_corpus *lec_corpus_part_next(lec_corpus_parting *parting, lec_arena *arena,
                                       uint32_t conference)
{
    const lec_corpus *corpus = parting->corpus;
    taking to = {.builder = lec_corpus_builder_new(arena, &corpus->conference[conference]),
                 .from = corpus,
                 .parting = parting,
                 .conference = conference,
                 .draws = lec_new(arena, uint8_t, corpus->draw_count),
                 .note = first_note(corpus, conference),
                 .arena = arena};
    add_notes(&to, conference, LEC_NONE);
    for (uint32_t t = corpus->conference_turn[conference];
         t < corpus->conference_turn[conference + 1]; t++) {
        begin_turn(&to, t);
        for (uint32_t s = corpus->turn_sentence[t]; s < corpus->turn_sentence[t + 1]; s++) {
            lec_corpus_begin_sentence(to.builder);
            for (uint32_t i = corpus->sentence_start[s]; i < corpus->sentence_start[s + 1]; i++)
                add_token(&to, i);
        }
        add_notes(&to, conference, t);
    }
    return with_discrepancies(arena, lec_corpus_finish(to.builder), corpus, conference);
}

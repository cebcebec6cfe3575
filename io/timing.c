/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/timing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/times.h"

/* --- the words of captions -------------------------------------------------------------------- */

typedef LEC_ARRAY(lec_piece) piece_array;

/* The pieces of a block outside of [brackets] and (parentheses); one that is not closed within the
 * block is text. */
static void pieces_of_block(const char *text, const lec_block *block, piece_array *pieces,
                            lec_arena *arena)
{
    lec_piece piece = {block->start, block->start};
    for (uint32_t at = block->start; at < block->end; at++) {
        const char close = text[at] == '[' ? ']' : text[at] == '(' ? ')' : '\0';
        const char *end = close != '\0' ? memchr(text + at, close, block->end - at) : NULL;
        if (end == NULL) continue;
        piece.end = at;
        if (piece.start < piece.end) LEC_PUSH(arena, *pieces, piece);
        at = (uint32_t)(end - text);
        piece.start = at + 1;
    }
    piece.end = block->end;
    if (piece.start < piece.end) LEC_PUSH(arena, *pieces, piece);
}

static void add_paragraph(lec_words *words, const char *text, piece_array *pieces,
                          lec_corpus_builder *builder)
{
    if (pieces->count > 0)
        lec_words_add(words, text, pieces->items, pieces->count, NULL, NULL, builder);
    pieces->count = 0;
}

static void add_blocks(const lec_transcript *captions, lec_words *words,
                       lec_corpus_builder *builder, lec_arena *arena)
{
    piece_array pieces = {0};
    for (size_t i = 0; i < captions->block_count; i++) {
        if (captions->blocks[i].kind != LEC_BLOCK_PARAGRAPH) continue;
        pieces_of_block(captions->text, &captions->blocks[i], &pieces, arena);
        add_paragraph(words, captions->text, &pieces, builder);
    }
}

static void add_spans(const lec_transcript *captions, const lec_attribution *attribution,
                      lec_words *words, lec_corpus_builder *builder, lec_arena *arena)
{
    piece_array pieces = {0};
    for (size_t i = 0; i < attribution->span_count; i++) {
        const lec_span *span = &attribution->spans[i];
        if (span->kind != LEC_SPAN_SPEECH) continue;
        if (span->opens_paragraph) add_paragraph(words, captions->text, &pieces, builder);
        LEC_PUSH(arena, pieces, ((lec_piece){span->start, span->end}));
    }
    add_paragraph(words, captions->text, &pieces, builder);
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Marks that have no more than white space between them enclose a pause, not words. */
static double resolution_of(const lec_transcript *captions, lec_arena *arena)
{
    double *lengths = lec_new(arena, double, captions->time_count);
    size_t count = 0;
    for (size_t i = 1; i < captions->time_count; i++) {
        const lec_time_mark *from = &captions->times[i - 1], *to = &captions->times[i];
        const char *between = captions->text + from->text;
        if (from->text + strspn(between, " \n") < to->text)
            lengths[count++] = (double)to->seconds - from->seconds;
    }
    if (count == 0) return NAN;
    qsort(lengths, count, sizeof *lengths, by_value);
    return count % 2 == 1 ? lengths[count / 2] : (lengths[count / 2 - 1] + lengths[count / 2]) / 2;
}

static void time_words(const lec_transcript *captions, const lec_conference *conference,
                       const lec_corpus *corpus, lec_arena *arena, lec_caption_words *out)
{
    const size_t count = corpus->token_count;
    const char **words = lec_new(arena, const char *, count);
    double *start = lec_new(arena, double, count), *end = lec_new(arena, double, count);
    uint32_t *line = lec_new(arena, uint32_t, count);
    for (size_t i = 0; i < count; i++) {
        words[i] = corpus->word_text[corpus->token_word[i]];
        line[i] = lec_conference_place(conference, corpus->token_start[i]).line;
        start[i] = lec_times_at(captions->times, captions->time_count, corpus->token_start[i]);
        end[i] = lec_times_at(captions->times, captions->time_count, corpus->token_end[i]);
        if (isnan(start[i])) start[i] = captions->times[0].seconds; /* before the first mark */
        if (isnan(end[i])) end[i] = captions->times[0].seconds;
    }
    *out = (lec_caption_words){words, start, end, line, count, resolution_of(captions, arena)};
}

lec_status lec_caption_words_read(const lec_transcript *captions,
                                  const lec_attribution *attribution, const char *file,
                                  lec_words *words, lec_arena *arena, lec_caption_words *out,
                                  lec_error *error)
{
    if (captions->time_count == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: no times in these captions; give WebVTT or SRT, or a table with a "
                        "column 'start'",
                        file);
    const lec_conference conference = {.name = "captions",
                                       .date = "",
                                       .title = "",
                                       .group = "",
                                       .file = file,
                                       .sha256 = "",
                                       .form = captions->form,
                                       .encoding = "",
                                       .text = captions->text,
                                       .text_length = captions->length,
                                       .marks = captions->marks,
                                       .mark_count = captions->mark_count};
    const lec_new_turn turn = {.speaker = "",
                               .detail = {.affiliation = "", .label = "", .label_form = ""}};
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &conference);
    lec_corpus_begin_turn(builder, &turn);
    if (attribution != NULL)
        add_spans(captions, attribution, words, builder, arena);
    else
        add_blocks(captions, words, builder, arena);
    const lec_corpus *corpus = lec_corpus_finish(builder);
    if (corpus->token_count == 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: no words in these captions; export them again",
                        file);
    time_words(captions, &conference, corpus, arena, out);
    return LEC_OK;
}

/* --- timing a conference ---------------------------------------------------------------------- */

lec_timing lec_timing_of(const lec_corpus *corpus, uint32_t conference,
                         const lec_caption_words *captions, lec_arena *arena)
{
    const uint32_t first_turn = corpus->conference_turn[conference];
    const uint32_t turn_count = corpus->conference_turn[conference + 1] - first_turn;
    const uint32_t first_token = corpus->turn_start[first_turn];
    const size_t count = corpus->turn_start[first_turn + turn_count] - first_token;

    lec_arena *scratch = lec_arena_new();
    lec_vocabulary *vocabulary = lec_vocabulary_new(scratch); /* one numbering for both */
    uint32_t *official = lec_new(scratch, uint32_t, count);
    uint32_t *shown = lec_new(scratch, uint32_t, captions->count);
    for (size_t i = 0; i < count; i++) {
        const char *word = corpus->word_text[corpus->token_word[first_token + i]];
        official[i] = lec_vocabulary_add(vocabulary, word, strlen(word));
    }
    for (size_t i = 0; i < captions->count; i++)
        shown[i] = lec_vocabulary_add(vocabulary, captions->words[i], strlen(captions->words[i]));
    lec_timing timing = {.matches = lec_align(official, count, shown, captions->count, arena)};
    lec_arena_free(scratch);

    timing.differences = lec_align_differences(&timing.matches, count, captions->count, arena);
    timing.quality = lec_align_judge(&timing.matches, count);
    double *start = lec_new(arena, double, count), *end = lec_new(arena, double, count);
    lec_align_times(&timing.matches, count, captions->start, captions->end, captions->count, start,
                    end);
    double *turn_start = lec_new(arena, double, turn_count);
    double *turn_end = lec_new(arena, double, turn_count);
    for (uint32_t i = 0; i < turn_count; i++) {
        const uint32_t from = corpus->turn_start[first_turn + i] - first_token;
        const uint32_t to = corpus->turn_start[first_turn + i + 1] - first_token;
        const bool is_timed = from < to && !isnan(start[from]) && !isnan(end[to - 1]);
        turn_start[i] = is_timed ? start[from] : NAN;
        turn_end[i] = is_timed ? end[to - 1] : NAN;
    }
    timing.token_start = start;
    timing.token_end = end;
    timing.turn_start = turn_start;
    timing.turn_end = turn_end;
    return timing;
}

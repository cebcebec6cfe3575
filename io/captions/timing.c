/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/captions/timing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/vocabulary.h"

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

static double median_length(const lec_timed_words *cues, size_t count, lec_arena *arena)
{
    double *lengths = lec_new(arena, double, count);
    for (size_t i = 0; i < count; i++) lengths[i] = cues[i].end_seconds - cues[i].start_seconds;
    qsort(lengths, count, sizeof *lengths, by_value);
    return count % 2 == 1 ? lengths[count / 2] : (lengths[count / 2 - 1] + lengths[count / 2]) / 2;
}

/* The words between two time marks are a cue. */
static void find_cues(const lec_transcript *captions, const lec_corpus *corpus, lec_arena *arena,
                      lec_caption_words *out)
{
    LEC_ARRAY(lec_timed_words) cues = {0};
    const lec_time_mark *times = captions->times;
    for (uint32_t i = 0, mark = 0, mark_of_last = 0; i < corpus->token_count; i++) {
        while (mark + 1 < captions->time_count && times[mark + 1].text <= corpus->token_start[i])
            mark++;
        if (i == 0 || mark != mark_of_last) {
            const uint32_t next = mark + 1 < captions->time_count ? mark + 1 : mark;
            const lec_timed_words cue = {i, i, times[mark].milliseconds / 1000.0,
                                         times[next].milliseconds / 1000.0};
            LEC_PUSH(arena, cues, cue);
        }
        mark_of_last = mark;
        cues.items[cues.count - 1].end = i + 1;
    }
    out->cues = cues.items;
    out->cue_count = cues.count;
    out->resolution = median_length(cues.items, cues.count, arena);
}

static void list_words(const lec_conference *conference, const lec_corpus *corpus, lec_arena *arena,
                       lec_caption_words *out)
{
    const size_t count = corpus->token_count;
    const char **words = lec_new(arena, const char *, count);
    uint32_t *line = lec_new(arena, uint32_t, count);
    for (size_t i = 0; i < count; i++) {
        words[i] = corpus->word_text[corpus->token_word[i]];
        line[i] = lec_conference_place(conference, corpus->token_start[i]).line;
    }
    out->words = words;
    out->line = line;
    out->count = count;
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
    list_words(&conference, corpus, arena, out);
    find_cues(captions, corpus, arena, out);
    return LEC_OK;
}

/* --- timing a conference ---------------------------------------------------------------------- */

/* The words of one conference in a corpus. */
typedef struct {
    const lec_corpus *corpus;
    uint32_t first_turn, turn_count, first_token;
    size_t count;
} official;

static official official_words(const lec_corpus *corpus, uint32_t conference)
{
    official of = {.corpus = corpus, .first_turn = corpus->conference_turn[conference]};
    of.turn_count = corpus->conference_turn[conference + 1] - of.first_turn;
    of.first_token = corpus->turn_start[of.first_turn];
    of.count = corpus->turn_start[of.first_turn + of.turn_count] - of.first_token;
    return of;
}

static uint32_t letters_of(const lec_corpus *corpus, uint32_t token)
{
    const char *word = corpus->word_text[corpus->token_word[token]];
    uint32_t count = 0;
    for (; *word != '\0'; word++)
        if (((unsigned char)*word & 0xc0) != 0x80) count++; /* not the second byte of a letter */
    return count;
}

/* What makes speech last, and how many seconds each of it does. */
enum { LETTER, WORD, SENTENCE_END, TURN_END, PARTS };

typedef struct {
    double seconds[PARTS];
} pace;

/* See timing.h; used where too few cues tell. */
static const pace usual = {{0.045, 0.09, 0.5, 1.0}};
enum { FEWEST_CUES = 20 };

/* How the words would follow each other at a pace. */
static void expect(const official *of, const pace *at, double *start, double *end)
{
    const lec_corpus *corpus = of->corpus;
    double now = 0;
    for (uint32_t turn = of->first_turn; turn < of->first_turn + of->turn_count; turn++) {
        for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++) {
            for (uint32_t t = corpus->sentence_start[s]; t < corpus->sentence_start[s + 1]; t++) {
                start[t - of->first_token] = now;
                now += at->seconds[LETTER] * letters_of(corpus, t) + at->seconds[WORD];
                end[t - of->first_token] = now;
            }
            const bool is_last = s + 1 == corpus->turn_sentence[turn + 1];
            now += at->seconds[is_last ? TURN_END : SENTENCE_END];
        }
    }
}

/* Least squares of seconds on counts: the sums that it needs. */
typedef struct {
    double square[PARTS][PARTS], product[PARTS], total; /* X'X, X'y, y'y */
    size_t cues;
} sums;

static void add_cue(sums *to, const double *counts, double seconds)
{
    for (int i = 0; i < PARTS; i++) {
        for (int j = 0; j < PARTS; j++) to->square[i][j] += counts[i] * counts[j];
        to->product[i] += counts[i] * seconds;
    }
    to->total += seconds * seconds;
    to->cues++;
}

static bool is_chosen(unsigned chosen, int part)
{
    return (chosen >> part & 1) != 0;
}

/* The lower triangle R of R R' = X'X for the chosen parts (Cholesky); false when they depend on
 * each other. Rows and columns of the others are 0. */
static bool take_root(const sums *of, unsigned chosen, double root[PARTS][PARTS])
{
    for (int i = 0; i < PARTS; i++)
        for (int j = 0; j <= i; j++) {
            root[i][j] = 0;
            if (!is_chosen(chosen, i) || !is_chosen(chosen, j)) continue;
            double rest = of->square[i][j];
            for (int k = 0; k < j; k++) rest -= root[i][k] * root[j][k];
            if (i == j && rest <= 1e-9 * of->square[i][i]) return false;
            root[i][j] = i == j ? sqrt(rest) : rest / root[j][j];
        }
    return true;
}

/* Solves X'X b = X'y for the chosen parts; the others are 0. */
static bool solve(const sums *of, unsigned chosen, double *solution)
{
    double root[PARTS][PARTS];
    if (!take_root(of, chosen, root)) return false;
    for (int i = 0; i < PARTS; i++) {
        solution[i] = is_chosen(chosen, i) ? of->product[i] : 0;
        for (int k = 0; k < i; k++) solution[i] -= root[i][k] * solution[k];
        if (is_chosen(chosen, i)) solution[i] /= root[i][i];
    }
    for (int i = PARTS - 1; i >= 0; i--) {
        for (int k = i + 1; k < PARTS; k++) solution[i] -= root[k][i] * solution[k];
        if (is_chosen(chosen, i)) solution[i] /= root[i][i];
    }
    return true;
}

/* Least squares without negative parts: of all choices of parts the one with the least error that
 * has none (what Lawson & Hanson 1974, ch. 23, look for; with four parts all can be tried). */
static pace fit(const sums *of)
{
    pace best = usual;
    double least = INFINITY;
    for (unsigned chosen = 1; chosen < 1U << PARTS; chosen++) {
        pace found;
        if (!solve(of, chosen, found.seconds)) continue;
        double error = of->total;
        bool is_possible = found.seconds[LETTER] + found.seconds[WORD] > 0;
        for (int i = 0; i < PARTS; i++) {
            error -= found.seconds[i] * of->product[i]; /* at the solution: y'y - b'X'y */
            if (found.seconds[i] < 0) is_possible = false;
        }
        if (!is_possible || error >= least) continue;
        least = error;
        best = found;
    }
    return best;
}

/* A place in the official text, which only goes on. */
typedef struct {
    uint32_t sentence, turn;
} place;

/* What the words from .. to (tokens of the corpus, both included) consist of. */
static void count_parts(const lec_corpus *corpus, uint32_t from, uint32_t to, place *at,
                        double *counts)
{
    memset(counts, 0, PARTS * sizeof *counts);
    while (corpus->sentence_start[at->sentence + 1] <= from) at->sentence++;
    while (corpus->turn_start[at->turn + 1] <= from) at->turn++;
    for (uint32_t token = from; token <= to; token++) {
        if (token == corpus->sentence_start[at->sentence + 1]) {
            const bool ends_turn = token == corpus->turn_start[at->turn + 1];
            counts[ends_turn ? TURN_END : SENTENCE_END]++;
            at->sentence++;
            while (corpus->turn_start[at->turn + 1] <= token) at->turn++;
        }
        counts[LETTER] += letters_of(corpus, token);
        counts[WORD]++;
    }
}

/* How fast the conference was spoken, from the cues whose first and last words are matched, to
 * about as many words as they have. */
static pace measure_pace(const official *of, const lec_matches *matches,
                         const lec_caption_words *captions)
{
    sums collected = {0};
    place at = {of->corpus->turn_sentence[of->first_turn], of->first_turn};
    for (size_t i = 0, match = 0; i < captions->cue_count; i++) {
        const lec_timed_words *cue = &captions->cues[i];
        while (match < matches->count && matches->items[match].second < cue->start) match++;
        const size_t head = match;
        while (match < matches->count && matches->items[match].second < cue->end) match++;
        if (match == head || matches->items[head].second != cue->start ||
            matches->items[match - 1].second != cue->end - 1)
            continue;
        const uint32_t shown = cue->end - cue->start;
        const uint32_t written = matches->items[match - 1].first - matches->items[head].first + 1;
        if (written > 2 * shown || shown > 2 * written) continue; /* not the same words */
        double counts[PARTS];
        count_parts(of->corpus, of->first_token + matches->items[head].first,
                    of->first_token + matches->items[match - 1].first, &at, counts);
        add_cue(&collected, counts, cue->end_seconds - cue->start_seconds);
    }
    return collected.cues >= FEWEST_CUES ? fit(&collected) : usual;
}

static void time_turns(const official *of, lec_timing *timing, lec_arena *arena)
{
    const uint32_t *turn_start = of->corpus->turn_start + of->first_turn;
    double *start = lec_new(arena, double, of->turn_count);
    double *end = lec_new(arena, double, of->turn_count);
    for (uint32_t i = 0; i < of->turn_count; i++) {
        const uint32_t from = turn_start[i] - of->first_token;
        const uint32_t to = turn_start[i + 1] - of->first_token;
        const bool is_timed =
            from < to && !isnan(timing->token_start[from]) && !isnan(timing->token_end[to - 1]);
        start[i] = is_timed ? timing->token_start[from] : NAN;
        end[i] = is_timed ? timing->token_end[to - 1] : NAN;
    }
    timing->turn_start = start;
    timing->turn_end = end;
}

static lec_matches match_words(const official *of, const lec_caption_words *captions,
                               lec_arena *arena)
{
    lec_arena *scratch = lec_arena_new();
    lec_vocabulary *vocabulary = lec_vocabulary_new(scratch); /* one numbering for both */
    uint32_t *written = lec_new(scratch, uint32_t, of->count);
    uint32_t *shown = lec_new(scratch, uint32_t, captions->count);
    for (size_t i = 0; i < of->count; i++) {
        const char *word = of->corpus->word_text[of->corpus->token_word[of->first_token + i]];
        written[i] = lec_vocabulary_add(vocabulary, word, strlen(word));
    }
    for (size_t i = 0; i < captions->count; i++)
        shown[i] = lec_vocabulary_add(vocabulary, captions->words[i], strlen(captions->words[i]));
    const lec_matches matches = lec_align(written, of->count, shown, captions->count, arena);
    lec_arena_free(scratch);
    return matches;
}

lec_timing lec_timing_of(const lec_corpus *corpus, uint32_t conference,
                         const lec_caption_words *captions, lec_arena *arena)
{
    const official of = official_words(corpus, conference);
    double *expected_start = lec_new(arena, double, of.count);
    double *expected_end = lec_new(arena, double, of.count);
    double *start = lec_new(arena, double, of.count), *end = lec_new(arena, double, of.count);
    lec_timing timing = {
        .matches = match_words(&of, captions, arena), .token_start = start, .token_end = end};
    timing.differences = lec_align_differences(&timing.matches, of.count, captions->count, arena);
    timing.quality = lec_align_judge(&timing.matches, of.count);
    const pace measured = measure_pace(&of, &timing.matches, captions);
    expect(&of, &measured, expected_start, expected_end);
    lec_align_times(&timing.matches, expected_start, expected_end, of.count, captions->cues,
                    captions->cue_count, start, end);
    time_turns(&of, &timing, arena);
    return timing;
}

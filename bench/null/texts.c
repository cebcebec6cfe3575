/* SPDX-License-Identifier: GPL-3.0-or-later
 * texts.c -- corpora with the turns of real ones and words that have no effect in them. */
#include <math.h>
#include <string.h>

#include "analysis/measure/random.h"
#include "bench/null/null.h"

const char *const sort_names[SORTS] = {"shuffled in the text", "shuffled in exchanges",
                                       "shuffled in turns", "bursts by turn", "bursts by word"};

/* --- random numbers, one after the other ------------------------------------------------------ */

enum { BUFFER = 1024 };

typedef struct {
    lec_random_key key;
    uint32_t next;
    size_t left;
    double buffer[BUFFER];
} stream;

static double uniform(stream *from)
{
    if (from->left == 0) {
        lec_random_uniform(from->key, from->next, BUFFER, from->buffer);
        from->next += BUFFER;
        from->left = BUFFER;
    }
    return from->buffer[--from->left];
}

static double normal(stream *from)
{
    return sqrt(-2 * log(uniform(from))) * cos(2 * acos(-1) * uniform(from));
}

/* Marsaglia & Tsang 2000; for shapes below 1 with the power of a uniform. Mean 1. */
static double gamma_of_mean_1(stream *from, double shape)
{
    const double boost = shape < 1 ? pow(uniform(from), 1 / shape) : 1;
    const double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3, c = 1 / sqrt(9 * d);
    for (;;) {
        const double x = normal(from), v = pow(1 + c * x, 3);
        if (v > 0 && log(uniform(from)) < x * x / 2 + d - d * v + d * log(v))
            return boost * d * v / shape;
    }
}

static void shuffle(stream *from, uint32_t *words, const uint32_t *places, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        const size_t j = (size_t)(uniform(from) * (double)i);
        const uint32_t word = words[places[i - 1]];
        words[places[i - 1]] = words[places[j]];
        words[places[j]] = word;
    }
}

/* --- words ------------------------------------------------------------------------------------ */

/* Puts the tokens of each set of turns into any order; set_of[turn] numbers them, ascending where
 * turns follow each other or not. */
static void shuffle_sets(stream *from, const lec_corpus *frame, const uint32_t *set_of,
                         size_t set_count, uint32_t *words, lec_arena *arena)
{
    uint32_t *places = lec_new(arena, uint32_t, frame->token_count);
    for (uint32_t set = 0; set < set_count; set++) {
        size_t count = 0;
        for (size_t t = 0; t < frame->turn_count; t++)
            for (uint32_t i = frame->turn_start[t];
                 set_of[t] == set && i < frame->turn_start[t + 1]; i++)
                places[count++] = i;
        shuffle(from, words, places, count);
    }
}

/* The exchanges, and each turn outside of them, in one sequence. */
static size_t number_sets(const lec_corpus *frame, text_sort sort, uint32_t *set_of)
{
    uint32_t sets = 0;
    for (size_t t = 0; t < frame->turn_count; t++) {
        const uint32_t exchange = frame->turn_exchange[t];
        if (sort == SHUFFLED_IN_TEXT)
            set_of[t] = frame->turn_conference[t];
        else if (sort == SHUFFLED_IN_EXCHANGE && exchange != LEC_NONE)
            set_of[t] = exchange;
        else
            set_of[t] = (uint32_t)frame->exchange_count + sets++;
    }
    if (sort == SHUFFLED_IN_TEXT) return frame->conference_count;
    return frame->exchange_count + sets;
}

/* Shapes of the gammas: subjects belong to exchanges, and everybody comes back to what he has said.
 */
static const double shape_of_exchange = 1, shape_of_turn = 1;

bool planted_word(uint32_t word)
{
    return word % 8 == 3;
}

/* Draws a turn of the lengths of the frame's from weights of the words. */
static void draw_turn(stream *from, const double *sums, size_t words, uint32_t *tokens,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const double at = uniform(from) * sums[words - 1];
        size_t low = 0, high = words - 1;
        while (low < high) {
            const size_t middle = (low + high) / 2;
            if (sums[middle] <= at)
                low = middle + 1;
            else
                high = middle;
        }
        tokens[i] = (uint32_t)low;
    }
}

static void burst_by_turn(stream *from, const lec_corpus *frame, double effect, uint32_t *words,
                          lec_arena *arena)
{
    const size_t types = frame->word_count;
    double *rate = lec_new(arena, double, types), *subject = lec_new(arena, double, types);
    double *sums = lec_new(arena, double, types);
    for (size_t i = 0; i < frame->token_count; i++) rate[frame->token_word[i]]++;
    uint32_t last = LEC_NONE;
    for (size_t t = 0; t < frame->turn_count; t++) {
        const uint32_t exchange = frame->turn_exchange[t];
        const bool same = t > 0 && exchange != LEC_NONE && exchange == last;
        for (size_t w = 0; w < types && !same; w++)
            subject[w] = rate[w] > 0 ? rate[w] * gamma_of_mean_1(from, shape_of_exchange) : 0;
        if (exchange != LEC_NONE) last = exchange;
        double sum = 0;
        for (uint32_t w = 0; w < types; w++) {
            const bool planted =
                effect != 1 && planted_word(w) && frame->turn_role[t] == LEC_ROLE_PRINCIPAL;
            if (subject[w] > 0)
                sum += subject[w] * gamma_of_mean_1(from, shape_of_turn) * (planted ? effect : 1);
            sums[w] = sum;
        }
        draw_turn(from, sums, types, words + frame->turn_start[t],
                  frame->turn_start[t + 1] - frame->turn_start[t]);
    }
}

/* Polya's urn: a word comes again from what was said in the turn with probability i / (i + turn),
 * or from what was said in the exchange, or from the whole text. */
static void burst_by_word(stream *from, const lec_corpus *frame, uint32_t *words)
{
    enum { TURN = 400, EXCHANGE = 800 };
    uint32_t exchange_start = 0;
    for (size_t t = 0; t < frame->turn_count; t++) {
        const uint32_t first = frame->turn_start[t];
        const bool same = t > 0 && frame->turn_exchange[t] != LEC_NONE &&
                          frame->turn_exchange[t] == frame->turn_exchange[t - 1];
        if (!same) exchange_start = first;
        for (uint32_t i = first; i < frame->turn_start[t + 1]; i++) {
            const double said = i - first, before = i - exchange_start;
            uint32_t source = (uint32_t)(uniform(from) * (double)frame->token_count);
            if (uniform(from) < said / (said + TURN))
                words[i] = words[first + (uint32_t)(uniform(from) * said)];
            else if (uniform(from) < before / (before + EXCHANGE))
                words[i] = words[exchange_start + (uint32_t)(uniform(from) * before)];
            else
                words[i] = frame->token_word[source];
        }
    }
}

/* --- the corpus ------------------------------------------------------------------------------- */

static void add_turn(lec_corpus_builder *builder, const lec_corpus *frame, size_t t,
                     const uint32_t *words)
{
    const uint32_t exchange = frame->turn_exchange[t];
    lec_corpus_begin_turn(
        builder,
        &(lec_new_turn){.speaker = frame->speaker_name[frame->turn_speaker[t]],
                        .role = (lec_role)frame->turn_role[t],
                        .phase = (lec_phase)frame->turn_phase[t],
                        .kind = (lec_kind)frame->turn_kind[t],
                        .exchange = exchange == LEC_NONE ? 0 : frame->exchange_number[exchange],
                        .detail = frame->turn[t]});
    uint32_t sentence = frame->turn_sentence[t];
    for (uint32_t i = frame->turn_start[t]; i < frame->turn_start[t + 1]; i++) {
        if (sentence < frame->turn_sentence[t + 1] && frame->sentence_start[sentence] == i) {
            lec_corpus_begin_sentence(builder);
            sentence++;
        }
        const char *text = frame->word_text[words[i]];
        lec_corpus_add_token(builder,
                             &(lec_new_token){text, strlen(text), text, strlen(text), 0, 0, NAN});
    }
}

static const lec_corpus *build(const lec_corpus *frame, const uint32_t *words, lec_arena *arena)
{
    const lec_corpus **parts = lec_new(arena, const lec_corpus *, frame->conference_count);
    for (size_t c = 0; c < frame->conference_count; c++) {
        lec_corpus_builder *builder = lec_corpus_builder_new(arena, &frame->conference[c]);
        for (size_t t = frame->conference_turn[c]; t < frame->conference_turn[c + 1]; t++)
            add_turn(builder, frame, t, words);
        parts[c] = lec_corpus_finish(builder);
    }
    return lec_corpus_join(arena, parts, frame->conference_count);
}

const lec_corpus *null_text(const lec_corpus *frame, text_sort sort, uint32_t number, double effect,
                            lec_arena *arena)
{
    stream *from = lec_new(arena, stream, 1);
    from->key = (lec_random_key){(uint64_t)sort + 1, LEC_STREAM_SIMULATION, number};
    uint32_t *words = lec_new(arena, uint32_t, frame->token_count);
    memcpy(words, frame->token_word, frame->token_count * sizeof *words);
    if (sort == BURSTS_BY_TURN) {
        burst_by_turn(from, frame, effect, words, arena);
    } else if (sort == BURSTS_BY_WORD) {
        burst_by_word(from, frame, words);
    } else {
        uint32_t *set_of = lec_new(arena, uint32_t, frame->turn_count);
        const size_t sets = number_sets(frame, sort, set_of);
        shuffle_sets(from, frame, set_of, sets, words, arena);
    }
    return build(frame, words, arena);
}

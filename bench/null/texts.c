/* SPDX-License-Identifier: GPL-3.0-or-later
 * texts.c -- corpora with the turns of real ones and words that have no effect in them. */
#include <math.h>
#include <string.h>

#include "bench/null/null.h"
#include "bench/stream.h"

const char *const sort_names[SORTS] = {"shuffled in the text", "shuffled in exchanges",
                                       "shuffled in turns",    "bursts by turn",
                                       "bursts by word",       "conferences shuffled"};

static void shuffle(stream *from, uint32_t *words, const uint32_t *places, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        const size_t j = stream_below(from, i);
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
        const double at = stream_uniform(from) * sums[words - 1];
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

static void burst_by_turn(stream *from, const lec_corpus *frame, plant planted, uint32_t *words,
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
            subject[w] = rate[w] > 0 ? rate[w] * stream_gamma(from, shape_of_exchange) : 0;
        if (exchange != LEC_NONE) last = exchange;
        const bool is_in = planted.is_in != NULL && planted.is_in(frame, t);
        double sum = 0;
        for (uint32_t w = 0; w < types; w++) {
            const bool is_planted = planted_word(w) && is_in;
            if (subject[w] > 0)
                sum += subject[w] * stream_gamma(from, shape_of_turn) *
                       (is_planted ? planted.effect : 1);
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
            const size_t source = stream_below(from, frame->token_count);
            if (stream_uniform(from) < said / (said + TURN))
                words[i] = words[first + stream_below(from, i - first)];
            else if (stream_uniform(from) < before / (before + EXCHANGE))
                words[i] = words[exchange_start + stream_below(from, i - exchange_start)];
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
        lec_corpus_add_token(
            builder, &(lec_new_token){text, strlen(text), text, strlen(text), 0, 0, NAN, NULL, 0});
    }
}

const lec_corpus *text_of_words(const lec_corpus *frame, const uint32_t *words, lec_arena *arena)
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

uint32_t *shuffled_words(const lec_corpus *frame, text_sort sort, stream *from, lec_arena *arena)
{
    uint32_t *words = lec_new(arena, uint32_t, frame->token_count);
    uint32_t *set_of = lec_new(arena, uint32_t, frame->turn_count);
    memcpy(words, frame->token_word, frame->token_count * sizeof *words);
    const size_t sets = number_sets(frame, sort, set_of);
    shuffle_sets(from, frame, set_of, sets, words, arena);
    return words;
}

/* The frame with the days of its conferences dealt out again. */
static const lec_corpus *shuffle_days(stream *from, const lec_corpus *frame, lec_arena *arena)
{
    const size_t count = frame->conference_count;
    uint32_t *day_of = lec_new(arena, uint32_t, count), *places = lec_new(arena, uint32_t, count);
    for (uint32_t c = 0; c < count; c++) day_of[c] = places[c] = c;
    shuffle(from, day_of, places, count);
    lec_corpus *made = lec_new(arena, lec_corpus, 1);
    lec_conference *conferences = lec_new(arena, lec_conference, count);
    *made = *text_of_words(frame, frame->token_word, arena);
    for (size_t c = 0; c < count; c++) {
        conferences[c] = made->conference[c];
        conferences[c].date = frame->conference[day_of[c]].date;
    }
    made->conference = conferences;
    return made;
}

const lec_corpus *null_text(const lec_corpus *frame, text_sort sort, uint32_t number, plant planted,
                            lec_arena *arena)
{
    stream *from = lec_new(arena, stream, 1);
    from->key = (lec_random_key){(uint64_t)sort + 1, LEC_STREAM_SIMULATION, number};
    if (sort == SHUFFLED_CONFERENCES) return shuffle_days(from, frame, arena);
    if (sort != BURSTS_BY_TURN && sort != BURSTS_BY_WORD)
        return text_of_words(frame, shuffled_words(frame, sort, from, arena), arena);
    uint32_t *words = lec_new(arena, uint32_t, frame->token_count);
    if (sort == BURSTS_BY_TURN)
        burst_by_turn(from, frame, planted, words, arena);
    else
        burst_by_word(from, frame, words);
    return text_of_words(frame, words, arena);
}

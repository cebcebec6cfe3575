/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/captions.h"

#include <math.h>

static uint64_t random_state;

static double next_random(void) /* 0 <= x < 1 */
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(random_state >> 33) / 2147483648.0;
}

const lec_moment *spoken_at(const lec_corpus *corpus, const lec_manner *of, lec_arena *arena)
{
    lec_moment *said = lec_new(arena, lec_moment, corpus->token_count);
    double now = of->offset;
    random_state = 31031;
    for (uint32_t token = 0, sentence = 1, turn = 1; token < corpus->token_count; token++) {
        if (token == corpus->sentence_start[sentence]) {
            sentence++;
            now += of->sentence_pause * next_random();
        }
        for (; token == corpus->turn_start[turn]; turn++) now += of->turn_pause * next_random();
        const size_t letters = corpus->token_end[token] - corpus->token_start[token];
        said[token].start = now;
        now += (of->word + of->letter * (double)letters) * (0.7 + 0.6 * next_random());
        said[token].end = now;
    }
    return said;
}

typedef struct {
    LEC_ARRAY(char) text;
    lec_arena *arena;
} writer;

static void put(writer *to, const char *text)
{
    for (; *text != '\0'; text++) LEC_PUSH(to->arena, to->text, *text);
}

static const char *clock_time(double seconds, lec_arena *arena)
{
    const long all = lround(seconds * 1000);
    return lec_arena_format(arena, "%02ld:%02ld:%02ld.%03ld", all / 3600000, all / 60000 % 60,
                            all / 1000 % 60, all % 1000);
}

const char *captions_of(const lec_corpus *corpus, const lec_moment *said, const lec_manner *of,
                        lec_arena *arena)
{
    writer to = {.arena = arena};
    const char *const *const texts = of->plain ? corpus->word_text : corpus->form_text;
    const uint32_t *const ids = of->plain ? corpus->token_word : corpus->token_form;
    const double last = of->shown * (double)corpus->token_count;
    put(&to, "WEBVTT\n\n");
    random_state = 11311;
    for (uint32_t token = 0; token < last;) {
        uint32_t end = token + of->shortest_cue +
                       (uint32_t)((of->longest_cue - of->shortest_cue + 1) * next_random());
        if (end > corpus->token_count) end = (uint32_t)corpus->token_count;
        put(&to, lec_arena_format(arena, "%s --> %s\n", clock_time(said[token].start, arena),
                                  clock_time(said[end - 1].end, arena)));
        for (; token < end; token++) {
            const double fate = next_random();
            const uint32_t other = (uint32_t)(next_random() * (double)corpus->token_count);
            if (fate < 0.1) continue;
            const uint32_t shown = fate < 0.2 ? other : token;
            put(&to, texts[ids[shown]]);
            put(&to, " ");
        }
        put(&to, "\n\n");
    }
    LEC_PUSH(arena, to.text, '\0');
    return to.text.items;
}

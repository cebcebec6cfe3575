/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/lexis/talking_points.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/measure/near_match.h"
#include "analysis/view/conference_order.h"
#include "analysis/view/said.h"

const lec_repeats_settings lec_repeats_defaults = {.shortest = 5, .turns = 2, .most = 500};

const lec_option lec_repeats_options[] = {
    {"shortest", LEC_OPTION_COUNT, offsetof(lec_repeats_settings, shortest), "N",
     "words of the shortest sequence; 3 words are enough where they stand in 3 turns and are so "
     "rare "
     "that no two places are expected to share them by chance (5)",
     3, 1000, NULL},
    {"turns", LEC_OPTION_COUNT, offsetof(lec_repeats_settings, turns), "N",
     "leave out what is used in fewer turns (2)", 2, 1e9, NULL},
    {"most", LEC_OPTION_COUNT, offsetof(lec_repeats_settings, most), "N",
     "so many of each role at most: those used in most conferences, then in most turns (500)", 1,
     1e9, NULL},
    {0},
};

typedef struct {
    const lec_context *context;
    const lec_repeats_settings *settings;
    const uint32_t *rank; /* [conference_count] */
    lec_role role;
    lec_said said;
    uint32_t *taken;    /* [places] the number of the talking point that last had the place */
    uint32_t *longest;  /* [places] words that are said in another turn too */
    bool *own;          /* [places] ... and within no longer stretch that is */
    lec_arena *scratch; /* of this role */
} search;

/* A repeat and what it is sorted by. */
typedef struct {
    lec_repeat repeat;
    uint32_t conferences, first; /* first: its first place in time */
} candidate;

/* --- which repeats to tell -------------------------------------------------------------------- */

static uint32_t conference_at(const search *s, uint32_t place)
{
    return s->context->corpus->turn_conference[s->said.turns[s->said.turn[place]]];
}

static bool is_before(const search *s, uint32_t x, uint32_t y)
{
    const uint32_t x_rank = s->rank[conference_at(s, x)], y_rank = s->rank[conference_at(s, y)];
    return x_rank != y_rank ? x_rank < y_rank : x < y;
}

/* `seen` [conference_count] marks conferences with the number of the candidate. */
static candidate describe(const search *s, const lec_repeat *repeat, uint32_t *seen, uint32_t mark)
{
    candidate made = {.repeat = *repeat, .first = s->said.suffixes.place[repeat->first]};
    for (uint32_t i = repeat->first; i < repeat->first + repeat->count; i++) {
        const uint32_t place = s->said.suffixes.place[i], conference = conference_at(s, place);
        if (is_before(s, place, made.first)) made.first = place;
        made.conferences += seen[conference] != mark;
        seen[conference] = mark;
    }
    return made;
}

static int by_spread(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->conferences != y->conferences) return x->conferences > y->conferences ? -1 : 1;
    if (x->repeat.classes != y->repeat.classes)
        return x->repeat.classes > y->repeat.classes ? -1 : 1;
    if (x->repeat.length != y->repeat.length) return x->repeat.length > y->repeat.length ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

static size_t choose(const search *s, candidate **out)
{
    uint32_t *seen = lec_new(s->scratch, uint32_t, s->context->corpus->conference_count);
    const lec_repeats all =
        lec_maximal_repeats(&s->said.suffixes, s->said.turn, (uint32_t)s->said.turn_count,
                            s->longest, LEC_CORE_WORDS, s->scratch);
    candidate *chosen = lec_new(s->scratch, candidate, all.count);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++) {
        const lec_repeat *repeat = &all.items[i];
        const uint32_t place = s->said.suffixes.place[repeat->first];
        if (repeat->classes < s->settings->turns ||
            (repeat->length < s->settings->shortest &&
             (repeat->classes < LEC_CORE_TURNS ||
              !lec_said_is_rare(&s->said, place, repeat->length))))
            continue;
        chosen[count++] = describe(s, repeat, seen, (uint32_t)i + 1);
    }
    if (count > 1) qsort(chosen, count, sizeof *chosen, by_spread);
    *out = chosen;
    return count < s->settings->most ? count : s->settings->most;
}

/* --- near uses -------------------------------------------------------------------------------- */

/* A stretch of places. */
typedef struct {
    uint32_t first, end, changes;
} stretch;
typedef LEC_ARRAY(stretch) stretches;

static int by_changes(const void *a, const void *b)
{
    const stretch *x = a, *y = b;
    if (x->changes != y->changes) return x->changes < y->changes ? -1 : 1;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

/* Aligns the talking point at `place` about another place of it, which stands for its word
 * `offset`. */
static void align(const search *s, const lec_repeat *of, uint32_t at, uint32_t offset,
                  uint32_t most, stretches *found)
{
    const uint32_t *symbols = s->said.suffixes.symbols;
    const uint32_t turn = s->said.turn[at], start = s->said.place[turn];
    const size_t words = s->said.place[turn + 1] - 1 - start;
    const ptrdiff_t diagonal = (ptrdiff_t)at - (ptrdiff_t)start - (ptrdiff_t)offset;
    const lec_near near = lec_near_match(symbols + s->said.suffixes.place[of->first], of->length,
                                         symbols + start, words, diagonal, most);
    if (near.changes == 0 || near.changes > most || near.end - near.first < LEC_CORE_WORDS) return;
    LEC_PUSH(s->scratch, *found,
             ((stretch){start + (uint32_t)near.first, start + (uint32_t)near.end, near.changes}));
}

/* Takes the places of a stretch for talking point `number`; whether none was taken. */
static bool take(const search *s, const stretch *one, uint32_t number)
{
    for (uint32_t at = one->first; at < one->end; at++)
        if (s->taken[at] == number) return false;
    for (uint32_t at = one->first; at < one->end; at++) s->taken[at] = number;
    return true;
}

/* Adds to `kept`, the uses word for word, those near uses that overlap neither them nor another one
 * with fewer changes. */
static void add_near_uses(const search *s, const lec_repeat *of, uint32_t number, stretches *kept)
{
    const uint32_t most = of->length / LEC_CHANGED_WORDS;
    if (most == 0 || of->length > LEC_NEAR_WORDS) return;
    const uint32_t *phrase = s->said.suffixes.symbols + s->said.suffixes.place[of->first];
    stretches found = {0};
    for (uint32_t part = 0; part <= most; part++) {
        const uint32_t from = part * of->length / (most + 1);
        const uint32_t to = (part + 1) * of->length / (most + 1);
        size_t first;
        const size_t places =
            lec_suffixes_find(&s->said.suffixes, phrase + from, to - from, &first);
        for (size_t i = first; places <= LEC_NEAR_PLACES && i < first + places; i++)
            align(s, of, s->said.suffixes.place[i], from, most, &found);
    }
    if (found.count > 1) qsort(found.items, found.count, sizeof *found.items, by_changes);
    for (size_t i = 0; i < kept->count; i++) (void)take(s, &kept->items[i], number);
    for (size_t i = 0; i < found.count; i++)
        if (take(s, &found.items[i], number)) LEC_PUSH(s->scratch, *kept, found.items[i]);
}

/* --- uses ------------------------------------------------------------------------------------- */

/* A use and its place in time. */
typedef struct {
    lec_phrase_use use;
    uint32_t rank;
} dated_use;

static int by_time(const void *a, const void *b)
{
    const dated_use *x = a, *y = b;
    if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
    return x->use.token < y->use.token ? -1 : x->use.token > y->use.token;
}

static double rarity_of(const search *s, const lec_repeat *of)
{
    const uint32_t place = s->said.suffixes.place[of->first];
    const double bits = s->said.bits[place + of->length] - s->said.bits[place];
    return fmax(0, bits - s->said.least_bits);
}

static lec_talking_point tell(const search *s, const lec_repeat *of, uint32_t number)
{
    stretches all = {0};
    for (uint32_t i = of->first; i < of->first + of->count; i++) {
        const uint32_t place = s->said.suffixes.place[i];
        LEC_PUSH(s->scratch, all, ((stretch){place, place + of->length, 0}));
    }
    add_near_uses(s, of, number, &all);
    dated_use *dated = lec_new(s->scratch, dated_use, all.count);
    for (size_t i = 0; i < all.count; i++) {
        const stretch *one = &all.items[i];
        dated[i].rank = s->rank[conference_at(s, one->first)];
        dated[i].use = (lec_phrase_use){
            s->said.token[one->first], one->end - one->first, one->changes,
            one->changes == 0 && s->own[one->first] && s->longest[one->first] == of->length};
    }
    if (all.count > 1) qsort(dated, all.count, sizeof *dated, by_time);
    lec_phrase_use *uses = lec_new(s->context->arena, lec_phrase_use, all.count);
    for (size_t i = 0; i < all.count; i++) uses[i] = dated[i].use;
    return (lec_talking_point){.role = s->role,
                               .words = of->length,
                               .bits = rarity_of(s, of),
                               .first = s->said.token[s->said.suffixes.place[of->first]],
                               .uses = uses,
                               .use_count = all.count};
}

static size_t turns_of_role(const lec_corpus *corpus, lec_role role, uint32_t *turns)
{
    size_t count = 0;
    for (uint32_t t = 0; t < corpus->turn_count; t++)
        if (corpus->turn_role[t] == role) turns[count++] = t;
    return count;
}

lec_talking_points lec_talking_points_find(const lec_context *context,
                                           const lec_repeats_settings *settings)
{
    LEC_ARRAY(lec_talking_point) points = {0};
    for (int role = 0; role < LEC_ROLE_COUNT; role++) {
        search s = {.context = context,
                    .settings = settings,
                    .role = (lec_role)role,
                    .scratch = lec_arena_new()};
        s.rank = lec_conference_ranks(context->corpus, s.scratch);
        uint32_t *turns = lec_new(s.scratch, uint32_t, context->corpus->turn_count);
        const size_t count = turns_of_role(context->corpus, (lec_role)role, turns);
        s.said = lec_said_new(context->corpus, turns, count, s.scratch);
        s.taken = lec_new(s.scratch, uint32_t, s.said.suffixes.count);
        s.longest = lec_new(s.scratch, uint32_t, s.said.suffixes.count);
        s.own = lec_new(s.scratch, bool, s.said.suffixes.count);
        lec_longest_elsewhere(&s.said.suffixes, s.said.turn, s.longest);
        lec_mark_own(&s.said.suffixes, s.longest, s.own);
        candidate *chosen;
        const size_t chosen_count = choose(&s, &chosen);
        for (size_t i = 0; i < chosen_count; i++)
            LEC_PUSH(context->arena, points, tell(&s, &chosen[i].repeat, (uint32_t)i + 1));
        lec_arena_free(s.scratch);
    }
    return (lec_talking_points){points.items, points.count};
}

const char *lec_phrase_text(const lec_corpus *corpus, const lec_talking_point *of, lec_arena *arena)
{
    LEC_ARRAY(char) text = {0};
    for (uint32_t i = 0; i < of->words; i++) {
        const char *word = corpus->word_shown[corpus->token_word[of->first + i]];
        if (i > 0) LEC_PUSH(arena, text, ' ');
        for (; *word != '\0'; word++) LEC_PUSH(arena, text, *word);
    }
    LEC_PUSH(arena, text, '\0');
    return text.items;
}

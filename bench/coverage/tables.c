/* SPDX-License-Identifier: GPL-3.0-or-later
 * tables.c -- how often do the intervals of lectern's tables hold the truth? The tables themselves
 * are made, from corpora that are simulated word by word, and every interval in them is looked at.
 *
 * A conference is an opening and exchanges: a hand-over, a question, an answer, sometimes a
 * follow-up by the same journalist and another answer. Lengths of turns are drawn from those of the
 * NATO conference of 3 December 2024. Words are drawn from 2,000 by a law of Zipf and Mandelbrot
 * that is tilted for each conference and each exchange: the odds of every content word are
 * multiplied by a lognormal number that question and answer share. So subjects come in bursts, and
 * question and answer are about the same.
 *
 * The truth is the mean of the estimate over all simulated corpora of a design. The intervals of a
 * single conference are about that conference: other exchanges might have been held in it, but
 * nothing in it shows how another conference would differ. In designs of one conference all are
 * therefore alike; where several are pooled they differ. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "analysis/analysis.h"
#include "analysis/measure/bootstrap_interval.h"
#include "core/parallel.h"
#include "tests/support/simulated.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

enum { VOCABULARY = 2000, FUNCTION_WORDS = 50, MOST_DRAWS = 64 };

/* How far the odds of words vary: standard deviations of their logarithms. */
static const double tilt_of_conference = 0.5, tilt_of_exchange = 1.0, tilt_of_function_words = 0.15;
static const double follow_up = 0.3;

/* Words whose odds are so many times as high in a conference that is given. */
static const size_t marking[] = {3, 20, 60, 400};
static const double marked = 6;

typedef struct {
    const char *name;
    uint32_t conferences, exchanges;
    bool hidden; /* labels are hidden: every fifth turn may be the other side's */
    bool drawn;  /* and the corpus says so */
    bool guest;  /* every third answer is a guest's, who gives the conference too, or does not */
    bool given;  /* the first conference is no draw: some words mark it among the others */
} design;

static const design designs[] = {
    {"one conference, 5 exchanges", 1, 5, false, false, false, false},
    {"one conference, 12 exchanges", 1, 12, false, false, false, false},
    {"a briefing, 60 exchanges", 1, 60, false, false, false, false},
    {"3 conferences", 3, 8, false, false, false, false},
    {"5 conferences", 5, 8, false, false, false, false},
    {"7 conferences", 7, 8, false, false, false, false},
    {"19 conferences", 19, 8, false, false, false, false},
    {"12 exchanges, a fifth of the labels hidden, roles taken as sure", 1, 12, true, false, false,
     false},
    {"12 exchanges, a fifth of the labels hidden, roles drawn", 1, 12, true, true, false, false},
    {"12 exchanges, the role of a guest in doubt, roles taken as sure", 1, 12, false, false, true,
     false},
    {"12 exchanges, the role of a guest in doubt, roles drawn", 1, 12, false, true, true, false},
    {"a given conference among 7", 7, 8, false, false, false, true},
    {"a given conference among 19", 19, 8, false, false, false, true},
};

/* --- words -------------------------------------------------------------------------------------
 */

static char word_text[VOCABULARY][8];
static size_t word_length[VOCABULARY];

/* Words of one to three syllables, all different; the frequent ones are short. */
static void spell_words(void)
{
    static const char consonants[] = "bdfgklmnprst", vowels[] = "aeiou";
    enum { C = sizeof consonants - 1, V = sizeof vowels - 1, SYLLABLES = C * V };
    for (size_t w = 0; w < VOCABULARY; w++) {
        size_t at = 0;
        size_t rest = w;
        do {
            word_text[w][at++] = consonants[rest % SYLLABLES / V];
            word_text[w][at++] = vowels[rest % V];
            rest /= SYLLABLES;
        } while (rest > 0);
        if (w > 200 && w % 3 == 0) {
            word_text[w][at++] = 'z';
            word_text[w][at++] = 'a';
        }
        word_length[w] = at;
    }
}

/* The odds of every word: of the law, of the role, of the conference and of the exchange. */
static double law[VOCABULARY];

static void make_law(void)
{
    for (size_t w = 0; w < VOCABULARY; w++) law[w] = pow((double)w + 2.7, -1.05);
}

static double law_of(size_t word, lec_role role)
{
    return role == LEC_ROLE_JOURNALIST && word % 5 == 3 ? 2 * law[word] : law[word];
}

/* log2 of the rate of the principal over that of the journalists. */
static double log_ratio_of(size_t word)
{
    double principal = 0, journalists = 0;
    for (size_t w = 0; w < VOCABULARY; w++) {
        principal += law_of(w, LEC_ROLE_PRINCIPAL);
        journalists += law_of(w, LEC_ROLE_JOURNALIST);
    }
    return log2(law_of(word, LEC_ROLE_PRINCIPAL) / principal /
                (law_of(word, LEC_ROLE_JOURNALIST) / journalists));
}

static void draw_tilt(stream *from, double content, double *tilt)
{
    for (size_t w = 0; w < VOCABULARY; w++) {
        const double sd = w < FUNCTION_WORDS ? tilt_of_function_words : content;
        tilt[w] = exp(sd * stream_normal(from) - sd * sd / 2);
    }
}

/* --- conferences -------------------------------------------------------------------------------
 */

typedef struct {
    const design *design;
    stream *from;
    lec_corpus_builder *builder;
    double *of_conference, *of_exchange; /* [VOCABULARY] tilts */
    double doubt;                        /* of the guest: P(principal) is not what stands */
    lec_role guest;                      /* as it stands */
    bool guest_draws[MOST_DRAWS];        /* whether the other role is drawn */
    double *cumulative;                  /* [VOCABULARY] scratch */
} stage;

static void say(stage *at, lec_role role, uint32_t words)
{
    double sum = 0;
    for (size_t w = 0; w < VOCABULARY; w++)
        at->cumulative[w] = sum += law_of(w, role) * at->of_conference[w] * at->of_exchange[w];
    const double sentence = 8 + 14 * stream_uniform(at->from);
    for (uint32_t i = 0; i < words; i++) {
        const double u = stream_uniform(at->from) * sum;
        size_t low = 0, high = VOCABULARY - 1;
        while (low < high) {
            const size_t middle = (low + high) / 2;
            if (at->cumulative[middle] < u)
                low = middle + 1;
            else
                high = middle;
        }
        if (stream_uniform(at->from) < 1 / sentence) lec_corpus_begin_sentence(at->builder);
        lec_corpus_add_token(at->builder,
                             &(lec_new_token){word_text[low], word_length[low], word_text[low],
                                              word_length[low], 0, 1, NAN, NULL, 0});
    }
}

/* Of a hidden label only the probability of either side is known, which is right: the true role is
 * drawn with it. The likelier one stands in the corpus, whatever was true. */
static void hide_label(stage *at, lec_new_turn *turn, uint8_t draws[MOST_DRAWS])
{
    const double other =
        0.5 * stream_uniform(at->from); /* P(the true role is not the one that stands) */
    const lec_role role = turn->role;
    const lec_role second = role == LEC_ROLE_PRINCIPAL ? LEC_ROLE_JOURNALIST : LEC_ROLE_PRINCIPAL;
    if (stream_uniform(at->from) < other) turn->role = second;
    const lec_role stands = turn->role, not = stands == role ? second : role;
    turn->detail.certainty = 1 - other;
    if (!at->design->drawn) return;
    for (size_t d = 0; d < MOST_DRAWS; d++)
        draws[d] = (uint8_t)(stream_uniform(at->from) < other ? not : stands);
    turn->draw_count = MOST_DRAWS;
    turn->draw_role = draws;
}

/* The guest's role is that of the conference: one doubt about all its turns. */
static void doubt_guest(stage *at, lec_new_turn *turn, uint8_t draws[MOST_DRAWS])
{
    turn->role = at->guest;
    turn->detail.certainty = 1 - at->doubt;
    if (!at->design->drawn) return;
    const lec_role other = at->guest == LEC_ROLE_PRINCIPAL ? LEC_ROLE_OTHER : LEC_ROLE_PRINCIPAL;
    for (size_t d = 0; d < MOST_DRAWS; d++)
        draws[d] = (uint8_t)(at->guest_draws[d] ? other : at->guest);
    turn->draw_count = MOST_DRAWS;
    turn->draw_role = draws;
}

/* In truth the guest is a principal (in the other half of all conferences it would be none, and the
 * same would hold of them): what stands is wrong with the probability that is known. */
static void draw_guest(stage *at)
{
    at->doubt = 0.5 * stream_uniform(at->from);
    at->guest = stream_uniform(at->from) < at->doubt ? LEC_ROLE_OTHER : LEC_ROLE_PRINCIPAL;
    for (size_t d = 0; d < MOST_DRAWS; d++)
        at->guest_draws[d] = stream_uniform(at->from) < at->doubt;
}

static void take_turn(stage *at, const char *speaker, lec_role role, lec_kind kind,
                      uint32_t exchange)
{
    static const lec_turn_detail plain = {.affiliation = "",
                                          .label = "",
                                          .label_form = "",
                                          .certainty = 1,
                                          .start_seconds = NAN,
                                          .end_seconds = NAN};
    uint8_t draws[MOST_DRAWS];
    lec_new_turn turn = {.speaker = speaker,
                         .role = role,
                         .phase = exchange > 0 ? LEC_PHASE_QUESTIONS : LEC_PHASE_OPENING,
                         .kind = kind,
                         .exchange = exchange,
                         .detail = plain};
    if (at->design->hidden && role != LEC_ROLE_MODERATOR && stream_below(at->from, 5) == 0)
        hide_label(at, &turn, draws);
    if (at->design->guest && strcmp(speaker, "Guest") == 0) doubt_guest(at, &turn, draws);
    lec_corpus_begin_turn(at->builder, &turn);
    static const turn_lengths *const lengths[] = {[LEC_ROLE_PRINCIPAL] = &principal_turns,
                                                  [LEC_ROLE_JOURNALIST] = &journalist_turns,
                                                  [LEC_ROLE_MODERATOR] = &moderator_turns};
    say(at, role, draw_length(at->from, lengths[role]));
}

static void hold_exchange(stage *at, uint32_t number)
{
    static const char *const journalists[] = {"Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal"};
    const char *asker = journalists[stream_below(at->from, LENGTH(journalists))];
    draw_tilt(at->from, tilt_of_exchange, at->of_exchange);
    take_turn(at, "Mod", LEC_ROLE_MODERATOR, LEC_KIND_MODERATION, number);
    const int rounds = stream_uniform(at->from) < follow_up ? 2 : 1;
    for (int round = 0; round < rounds; round++) {
        take_turn(at, asker, LEC_ROLE_JOURNALIST, LEC_KIND_QUESTION, number);
        const char *who = at->design->guest && number % 3 == 0 ? "Guest" : "Chair";
        take_turn(at, who, LEC_ROLE_PRINCIPAL, LEC_KIND_ANSWER, number);
    }
}

static const lec_corpus *hold_conference(const design *of, uint32_t number, stream *from,
                                         lec_arena *arena)
{
    const lec_conference facts = {.name = lec_arena_format(arena, "c%02u", number),
                                  .date = lec_arena_format(arena, "%u-%s-15", 2030 + number / 2,
                                                           number % 2 == 0 ? "01" : "07"),
                                  .title = "",
                                  .group = "",
                                  .file = "",
                                  .sha256 = "",
                                  .form = "",
                                  .encoding = "",
                                  .text = " "};
    stage at = {.design = of,
                .from = from,
                .builder = lec_corpus_builder_new(arena, &facts),
                .of_conference = lec_new(arena, double, VOCABULARY),
                .of_exchange = lec_new(arena, double, VOCABULARY),
                .cumulative = lec_new(arena, double, VOCABULARY)};
    for (size_t w = 0; w < VOCABULARY; w++) at.of_conference[w] = 1;
    if (of->given && number == 0)
        for (size_t i = 0; i < LENGTH(marking); i++) at.of_conference[marking[i]] = marked;
    else if (of->conferences > 1)
        draw_tilt(from, tilt_of_conference, at.of_conference);
    draw_tilt(from, tilt_of_exchange, at.of_exchange);
    if (of->guest) draw_guest(&at);
    take_turn(&at, "Chair", LEC_ROLE_PRINCIPAL, LEC_KIND_OPENING, 0);
    for (uint32_t e = 1; e <= of->exchanges; e++) hold_exchange(&at, e);
    return lec_corpus_finish(at.builder);
}

static const lec_corpus *simulate(const design *of, stream *from, lec_arena *arena)
{
    const lec_corpus **parts = lec_new(arena, const lec_corpus *, of->conferences);
    for (uint32_t c = 0; c < of->conferences; c++) parts[c] = hold_conference(of, c, from, arena);
    return lec_corpus_join(arena, parts, of->conferences);
}

/* --- what is looked at --------------------------------------------------------------------------
 */

/* An interval of a table: the row in which `key_columns` read `keys` (joined by |), the column. */
typedef struct {
    const char *analysis, *keys, *column, *name;
    bool single; /* only in designs of one conference */
    bool zero;   /* where the row is absent, the value is 0 and there is no interval */
    size_t word; /* not 0: a log ratio, whose truth is that of the word; `#` in the keys is it */
} probe;

#define RATE(role, word, name)                                                                     \
    {                                                                                              \
        "concepts", "all|" role "|" word, "per_thousand", name, false, false, 0                    \
    }
#define KEY_WORD(word, name)                                                                       \
    {                                                                                              \
        "keyness", "role=principal|role=journalist|#", "log_ratio", "keyness: log_ratio, " name,   \
            true, false, word                                                                      \
    }
#define CONTRAST(word, name)                                                                       \
    {                                                                                              \
        "contrast", "role|concept|rank" #word "|principal", "log_ratio",                           \
            "contrast: log_ratio, " name, false, false, word                                       \
    }

#define SLOPE(role, word, name)                                                                    \
    {                                                                                              \
        "trend", role "|concept|" word, "slope", "trend: slope, " name, false, false, 0            \
    }
#define MARK(word, name)                                                                           \
    {                                                                                              \
        "characteristic", "conference|c00|#", "log_ratio", "characteristic: log_ratio, " name,     \
            false, false, word                                                                     \
    }

static const probe probes[] = {
    {"words", "all|principal|fe", "per_thousand", "words: function word, principal", false, true,
     0},
    RATE("all", "rank2", "concepts: 2nd word, all roles"),
    RATE("principal", "rank2", "concepts: 2nd word, principal"),
    RATE("all", "rank60", "concepts: 60th word, all roles"),
    RATE("principal", "rank60", "concepts: 60th word, principal"),
    RATE("journalist", "rank63", "concepts: 63rd word, journalists"),
    RATE("all", "rank400", "concepts: 400th word, all roles"),
    RATE("principal", "rank400", "concepts: 400th word, principal"),
    RATE("journalist", "rank1500", "concepts: 1,500th word, journalists"),
    RATE("principal", "subject", "concepts: a subject of ten words, principal"),
    RATE("journalist", "subject", "concepts: a subject of ten words, journalists"),
    {"speaking", "all|all|principal", "word_share", "speaking: words of the principal", false,
     false, 0},
    {"speaking", "all|all|journalist", "time_share", "speaking: time of the journalists", false,
     false, 0},
    {"speaking", "all|questions|moderator", "word_share", "speaking: moderator, questions", false,
     false, 0},
    {"speakers", "c00|principal|Chair", "word_share", "speakers: share of the principal", true,
     false, 0},
    {"speakers", "c00|journalist|Ada", "word_share", "speakers: share of a journalist", true, true,
     0},
    {"speakers", "c00|principal|Chair", "words_per_turn", "speakers: principal, words a turn", true,
     false, 0},
    {"diversity", "all|principal|all", "mattr", "diversity: mattr", false, false, 0},
    {"diversity", "all|principal|all", "msttr", "diversity: msttr", false, false, 0},
    {"diversity", "all|principal|all", "mtld", "diversity: mtld", false, false, 0},
    {"diversity", "all|principal|all", "hdd", "diversity: hdd", false, false, 0},
    {"diversity", "all|principal|all", "vocd_d", "diversity: vocd_d", false, false, 0},
    {"diversity", "all|principal|all", "yule_k", "diversity: yule_k", false, false, 0},
    {"diversity", "all|principal|all", "simpson_d", "diversity: simpson_d", false, false, 0},
    {"diversity", "all|principal|all", "types_at_budget", "diversity: types at 200 words", false,
     false, 0},
    {"diversity", "all|journalist|all", "mattr", "diversity: mattr, journalists", false, false, 0},
    {"dispersion", "all|all|turn|subject", "juilland_d", "dispersion over turns: juilland_d", false,
     false, 0},
    {"dispersion", "all|all|turn|subject", "dp_norm", "dispersion over turns: dp_norm", false,
     false, 0},
    {"dispersion", "all|all|turn|subject", "da", "dispersion over turns: da", false, false, 0},
    {"dispersion", "all|principal|turn|rank2", "dp_norm",
     "dispersion over turns: dp_norm, 2nd word", false, false, 0},
    {"readability", "all|principal|all", "flesch", "readability: flesch", false, false, 0},
    {"readability", "all|principal|all", "smog", "readability: smog", false, false, 0},
    {"readability", "all|journalist|all", "ari", "readability: ari, journalists", false, false, 0},
    {"readability", "all|principal|all", "lix", "readability: lix", false, false, 0},
    KEY_WORD(3, "3rd word, half as often"),
    KEY_WORD(20, "20th word"),
    KEY_WORD(60, "60th word"),
    KEY_WORD(63, "63rd word, half as often"),
    KEY_WORD(400, "400th word"),
    CONTRAST(2, "2nd word"),
    CONTRAST(60, "60th word"),
    CONTRAST(63, "63rd word, half as often"),
    CONTRAST(400, "400th word"),
    {"wordshift", "role=principal|role=journalist|jsd|#", "contribution",
     "wordshift: contribution, 3rd word", true, false, 3},
    {"similarity", "role|principal|journalist", "jsd_beyond_chance",
     "similarity: jsd_beyond_chance", true, false, 0},
    SLOPE("all", "rank2", "2nd word, all roles"),
    SLOPE("all", "rank60", "60th word, all roles"),
    SLOPE("principal", "rank60", "60th word, principal"),
    SLOPE("all", "subject", "a subject of ten words, all roles"),
    SLOPE("all", "rank400", "400th word, all roles"),
    MARK(3, "3rd word"),
    MARK(20, "20th word"),
    MARK(60, "60th word"),
    MARK(400, "400th word"),
};

static const char *const analyses[] = {
    "words",   "concepts",  "speaking", "speakers",   "diversity", "dispersion",    "readability",
    "keyness", "wordshift", "contrast", "similarity", "trend",     "characteristic"};

static const lec_study *make_study(lec_arena *arena)
{
    static const struct {
        const char *name;
        size_t first, count;
    } concepts[] = {{"rank2", 2, 1},     {"rank60", 60, 1},     {"rank63", 63, 1},
                    {"rank400", 400, 1}, {"rank1500", 1500, 1}, {"subject", 100, 10}};
    lec_study *study = lec_new(arena, lec_study, 1);
    lec_concept *made = lec_new(arena, lec_concept, LENGTH(concepts));
    for (size_t c = 0; c < LENGTH(concepts); c++) {
        const char **words = lec_new(arena, const char *, concepts[c].count);
        for (size_t w = 0; w < concepts[c].count; w++) words[w] = word_text[concepts[c].first + w];
        made[c] = (lec_concept){
            .name = concepts[c].name, .words = words, .word_count = concepts[c].count};
    }
    *study = (lec_study){
        .title = "", .file = "", .text = "", .concepts = made, .concept_count = LENGTH(concepts)};
    for (size_t r = 0; r < LEC_ROLE_COUNT; r++) {
        study->words_per_minute[r] = 150;
        study->words_per_minute_low[r] = 120;
        study->words_per_minute_high[r] = 185;
    }
    return study;
}

/* --- reading the tables ------------------------------------------------------------------------
 */

static bool row_is(const lec_table *table, size_t row, const char *keys)
{
    for (size_t column = 0;; column++) {
        const size_t length = strcspn(keys, "|");
        const char *text = lec_table_cell(table, row, column).text;
        if (strncmp(text, keys, length) != 0 || text[length] != '\0') return false;
        if (keys[length] == '\0') return true;
        keys += length + 1;
    }
}

static double number_in(const lec_table *table, size_t row, const char *column, const char *suffix)
{
    char name[64];
    snprintf(name, sizeof name, "%s%s", column, suffix);
    const size_t at = lec_table_column(table, name);
    return lec_table_is_missing(table, row, at) ? NAN : lec_table_cell(table, row, at).number;
}

static lec_estimate read_probe(const probe *of, const lec_table *table)
{
    char keys[128];
    const int before = (int)strcspn(of->keys, "#");
    const bool has_word = of->keys[before] != '\0';
    snprintf(keys, sizeof keys, "%.*s%s", before, of->keys, has_word ? word_text[of->word] : "");
    for (size_t row = 0; row < lec_table_row_count(table); row++)
        if (row_is(table, row, keys))
            return (lec_estimate){number_in(table, row, of->column, ""),
                                  number_in(table, row, of->column, "_low"),
                                  number_in(table, row, of->column, "_high")};
    return (lec_estimate){of->zero ? 0 : NAN, NAN, NAN};
}

static void fail(const char *message)
{
    fprintf(stderr, "lectern_coverage_tables: %s\n", message);
    exit(1);
}

/* What is not as by default: types are compared at 200 words, and of dispersion only what is looked
 * at is made. */
static const struct {
    const char *analysis, *option, *value;
} asked[] = {
    {"diversity", "budget", "200"},
    {"dispersion", "items", "concepts"},
    {"dispersion", "division", "turn"},
    {"similarity", "compare", "role"},
    {"trend", "top", "0"},
    {"characteristic", "top", "1000000"},
    {"characteristic", "minimum", "1"},
    {"characteristic", "minimum-words", "1"},
};

static const void *settings_of(const lec_analysis *analysis, lec_arena *arena)
{
    char *settings = lec_arena_alloc(arena, 1, analysis->settings_size + 1);
    if (analysis->defaults != NULL) memcpy(settings, analysis->defaults, analysis->settings_size);
    for (size_t i = 0; i < LENGTH(asked); i++) {
        if (strcmp(analysis->name, asked[i].analysis) != 0) continue;
        lec_error error;
        const lec_option *option =
            lec_option_named(analysis->options, asked[i].option, strlen(asked[i].option));
        if (lec_option_set(option, asked[i].value, settings, &error) != LEC_OK) fail(error.message);
    }
    return settings;
}

typedef struct {
    size_t simulations, done;
    char *const *wanted; /* names of tables, NULL at the end; none: all */
    lec_estimate *found; /* [designs * probes * simulations] */
} study;

static lec_estimate *found_at(const study *of, size_t which, size_t p)
{
    return of->found + (which * LENGTH(probes) + p) * of->simulations;
}

static bool is_wanted(const study *of, const char *analysis)
{
    if (of->wanted[0] == NULL) return true;
    for (size_t i = 0; of->wanted[i] != NULL; i++)
        if (strcmp(of->wanted[i], analysis) == 0) return true;
    return false;
}

/* Whether all that is looked at in the table is so in designs of one conference only. */
static bool is_single(const char *analysis)
{
    for (size_t p = 0; p < LENGTH(probes); p++)
        if (strcmp(probes[p].analysis, analysis) == 0 && !probes[p].single) return false;
    return true;
}

/* Whether the design is one of those in which the table is looked at. */
static bool is_looked_at(const design *of, const char *analysis)
{
    if (strcmp(analysis, "characteristic") == 0) return of->given;
    if (strcmp(analysis, "trend") == 0) return of->conferences >= 3 && !of->given;
    return !of->given && !(of->conferences > 1 && is_single(analysis));
}

static void run_one(const study *into, size_t which, size_t simulation)
{
    lec_arena *arena = lec_arena_new();
    stream from = open_stream(1 + which, (uint32_t)simulation);
    const design *of = &designs[which];
    const lec_corpus *corpus = simulate(of, &from, arena);
    lec_common common = lec_common_defaults;
    common.by = "role";
    common.threads = 1;
    lec_context context;
    lec_error error = {""};
    if (lec_context_open(corpus, make_study(arena), &common, arena, &context, &error) != LEC_OK)
        fail(error.message);
    for (size_t a = 0; a < LENGTH(analyses); a++) {
        if (!is_wanted(into, analyses[a]) || !is_looked_at(of, analyses[a])) continue;
        const lec_analysis *analysis = lec_analysis_named(analyses[a]);
        common.by = strcmp(analyses[a], "speaking") == 0 ? "role,phase" : "role";
        const lec_table *table = NULL;
        if (lec_analysis_run(analysis, &context, settings_of(analysis, arena), &table, &error) !=
            LEC_OK)
            fail(error.message);
        for (size_t p = 0; p < LENGTH(probes); p++)
            if (strcmp(probes[p].analysis, analyses[a]) == 0)
                found_at(into, which, p)[simulation] = read_probe(&probes[p], table);
    }
    lec_arena_free(arena);
}

static void run_range(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    const study *into = state;
    for (size_t i = first; i < end; i++) run_one(into, i, into->done);
}

/* One corpus of each design after the other, until the time is over. */
static void run_all(study *of, double seconds)
{
    const time_t begun = time(NULL);
    while (of->done < of->simulations && difftime(time(NULL), begun) < seconds) {
        lec_parallel_for(LENGTH(designs), 0, run_range, of);
        of->done++;
    }
}

/* --- what came out -----------------------------------------------------------------------------
 */

static double mean_of(const lec_estimate *found, size_t count)
{
    double sum = 0, defined = 0;
    for (size_t i = 0; i < count; i++) {
        if (isnan(found[i].value)) continue;
        sum += found[i].value;
        defined++;
    }
    return sum / defined;
}

static void print_probe(const study *of, size_t which, size_t p)
{
    const lec_estimate *found = found_at(of, which, p);
    /* doubt hides the truth, which is that of the same design without it */
    const size_t open = designs[which].hidden || designs[which].guest ? 1 : which;
    const bool known = strcmp(probes[p].column, "log_ratio") == 0 && !designs[which].given;
    const double truth =
        known ? log_ratio_of(probes[p].word) : mean_of(found_at(of, open, p), of->done);
    size_t intervals = 0, too_high = 0, too_low = 0;
    double width = 0;
    for (size_t i = 0; i < of->done; i++) {
        if (isnan(found[i].low) || isnan(found[i].high)) continue;
        intervals++;
        too_high += truth < found[i].low;
        too_low += truth > found[i].high;
        width += found[i].high - found[i].low;
    }
    const double all = (double)intervals;
    const double covered = 100 * (all - (double)(too_high + too_low)) / all;
    printf("| %s | %.4g | %.1f |", probes[p].name, truth, 100 * (1 - all / (double)of->done));
    if (intervals == 0)
        printf(" | |\n");
    else
        printf(" %.1f ± %.1f (%.1f / %.1f) | %.4g |\n", covered,
               sqrt(covered * (100 - covered) / all), 100 * (double)too_high / all,
               100 * (double)too_low / all, width / all);
}

static bool is_printed(const study *of, size_t which, size_t p)
{
    const design *in = &designs[which];
    return is_wanted(of, probes[p].analysis) && is_looked_at(in, probes[p].analysis) &&
           (!probes[p].single || (in->conferences == 1 && !in->guest));
}

static void print_design(const study *of, size_t which)
{
    bool any = false;
    for (size_t p = 0; p < LENGTH(probes); p++) any = any || is_printed(of, which, p);
    if (!any) return;
    printf("\n### %s\n\n| interval | truth | none | coverage | mean width |\n"
           "|---|---:|---:|---:|---:|\n",
           designs[which].name);
    for (size_t p = 0; p < LENGTH(probes); p++)
        if (is_printed(of, which, p)) print_probe(of, which, p);
}

int main(int argc, char **argv)
{
    const long simulations = argc > 1 ? strtol(argv[1], NULL, 10) : 1000;
    const double seconds = argc > 2 ? strtod(argv[2], NULL) : INFINITY;
    if (simulations < 2 || simulations > 1000000 || !(seconds > 0)) {
        fprintf(stderr, "usage: lectern_coverage_tables [CORPORA [SECONDS [TABLE]...]]; as many "
                        "corpora of each design, 2 or more, or what the time allows\n");
        return 2;
    }
    spell_words();
    make_law();
    lec_arena *arena = lec_arena_new();
    study of = {(size_t)simulations, 0, argv + (argc > 3 ? 3 : argc), NULL};
    of.found = lec_new(arena, lec_estimate, LENGTH(designs) * LENGTH(probes) * of.simulations);
    run_all(&of, seconds);
    printf("%zu simulated corpora a design; intervals as by default at 95 %%; *none*: per cent of "
           "the corpora in which no interval is given; coverage in %% ± its standard error (too "
           "high / too low).\n",
           of.done);
    for (size_t which = 0; which < LENGTH(designs); which++) print_design(&of, which);
    lec_arena_free(arena);
    return 0;
}

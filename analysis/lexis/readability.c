/* SPDX-License-Identifier: GPL-3.0-or-later
 * readability.c -- readability of what each conference, role and speaker says.
 *
 * Letters and syllables are counted once a type. Formulas and sources:
 * analysis/measure/readability.h; the counter of syllables: syllable.h. */
#include "analysis/measure/readability.h"

#include <math.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/view/columns.h"
#include "analysis/view/item_counts.h"
#include "analysis/view/leave_out.h"

#define INTERVAL(name) LEC_COLUMN_LOW(name, NULL), LEC_COLUMN_HIGH(name, NULL)

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"speaker", LEC_TEXT,
     "canonical name; `all` pools them; empty for all whom the transcript does not name together",
     NULL, NULL, NULL},
    {"sentences", LEC_COUNT, "sentences by UAX #29: S", "sentences", NULL, NULL},
    {"words", LEC_COUNT, "words spoken: W", "words", NULL, NULL},
    {"letters", LEC_COUNT, "letters and digits of the words: C", "characters", NULL, NULL},
    {"syllables", LEC_COUNT,
     "syllables of the words by English spelling rules: Y; right for 99.8 % of running words; "
     "empty, as all that rests on English, where something is in another language",
     "syllables", NULL, "Talburt 1985, doi:10.1145/10563.10583, with tables of exceptions"},
    {"polysyllables", LEC_COUNT, "words of three syllables or more: P", "words", NULL, NULL},
    {"long_words", LEC_COUNT, "words of seven letters or more: L", "words", NULL, NULL},
    {"flesch", LEC_NUMBER, "reading ease: about 0 (hard) to 100 (easy)", NULL,
     "206.835 - 1.015 W / S - 84.6 Y / W", "Flesch 1948, doi:10.1037/h0057532"},
    {"flesch_kincaid", LEC_NUMBER, "grade", "years of schooling (USA)",
     ".39 W / S + 11.8 Y / W - 15.59", "Kincaid et al. 1975"},
    {"fog", LEC_NUMBER, "grade; all words of three syllables or more count as hard",
     "years of schooling (USA)", ".4 (W / S + 100 P / W)", "Gunning 1952"},
    {"smog", LEC_NUMBER, "grade; empty below 30 sentences, for which it is not defined",
     "years of schooling (USA)", "1.0430 sqrt(30 P / S) + 3.1291", "McLaughlin 1969"},
    {"ari", LEC_NUMBER, "grade; needs no syllables", "years of schooling (USA)",
     "4.71 C / W + .5 W / S - 21.43", "Smith & Senter 1967"},
    {"coleman_liau", LEC_NUMBER, "grade; needs no syllables", "years of schooling (USA)",
     "5.88 C / W - 29.6 S / W - 15.8", "Coleman & Liau 1975, doi:10.1037/h0076540"},
    {"lix", LEC_NUMBER, "about 20 (easy) to 60 (hard); needs no syllables", NULL,
     "W / S + 100 L / W", "Bjornsson 1968"},
    INTERVAL("flesch"),
    INTERVAL("flesch_kincaid"),
    INTERVAL("fog"),
    INTERVAL("smog"),
    INTERVAL("ari"),
    INTERVAL("coleman_liau"),
    INTERVAL("lix"),
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_DOUBT("flesch"),
    {"language", LEC_NAME,
     "languages of the group's conferences, parted by blanks: the measures fitted to English are "
     "empty unless it is en (or too short to tell)",
     NULL, NULL, "ISO 639-1"},
    LEC_COLUMN_POOLED,
    {0},
};

/* Whose intervals hold doubt about who spoke. */
static const lec_doubtful_column with_intervals[] = {
    {"flesch", LEC_SCALE_LINEAR, NULL, false}, {"flesch_kincaid", LEC_SCALE_LINEAR, NULL, false},
    {"fog", LEC_SCALE_LINEAR, NULL, false},    {"smog", LEC_SCALE_LINEAR, NULL, false},
    {"ari", LEC_SCALE_LINEAR, NULL, false},    {"coleman_liau", LEC_SCALE_LINEAR, NULL, false},
    {"lix", LEC_SCALE_LINEAR, NULL, false},    {0},
};

static const lec_chart charts[] = {
    {.name = "readability",
     .shape = LEC_CHART_BARS,
     .title = "Reading ease of what each role says",
     .axis = "Flesch reading ease: 0 hard, 100 easy",
     .label = "role",
     .value = "flesch",
     .low = "flesch_low",
     .high = "flesch_high",
     .filters = {{"conference", NULL}, {"speaker", "all"}},
     .in_order = true,
     .one_conference = true},
    {.name = "readability_trends",
     .shape = LEC_CHART_LINES,
     .title = "Reading ease from conference to conference",
     .axis = "Flesch reading ease: 0 hard, 100 easy",
     .across = "conference",
     .value = "flesch",
     .low = "flesch_low",
     .high = "flesch_high",
     .series = "role",
     .filters = {{"speaker", "all"}, LEC_FILTER_SIDES},
     .many_conferences = true},
    {0},
};

/* What each type adds when it is used once. */
static const lec_readability_counts *count_types(const lec_context *context)
{
    const lec_corpus *corpus = context->corpus;
    lec_readability_counts *of_word =
        lec_new(context->arena, lec_readability_counts, corpus->word_count);
    for (size_t w = 0; w < corpus->word_count; w++)
        lec_readability_add(&of_word[w], corpus->word_text[w], 1);
    return of_word;
}

static lec_readability_counts count_group(const lec_context *context, const lec_group *group,
                                          const lec_readability_counts *of_word)
{
    const lec_corpus *corpus = context->corpus;
    lec_readability_counts sum = {0};
    for (size_t g = 0; g < group->turn_count; g++) {
        const uint32_t turn = group->turns[g];
        sum.sentences += corpus->turn_sentence[turn + 1] - corpus->turn_sentence[turn];
        for (uint32_t i = corpus->turn_start[turn]; i < corpus->turn_start[turn + 1]; i++) {
            const lec_readability_counts *word = &of_word[corpus->token_word[i]];
            sum.words += word->words;
            sum.letters += word->letters;
            sum.syllables += word->syllables;
            sum.polysyllables += word->polysyllables;
            sum.long_words += word->long_words;
        }
    }
    return sum;
}

enum { SMOG = 3, LIX = 6, SCORES = 7 };

/* The languages of the group's conferences in the order of these, each once. */
static const char *languages_of(const lec_context *context, const lec_group *group)
{
    const lec_corpus *corpus = context->corpus;
    const char *all = " ";
    uint32_t last = LEC_NONE;
    for (size_t g = 0; g < group->turn_count; g++) {
        const uint32_t conference = corpus->turn_conference[group->turns[g]];
        const char *language = corpus->conference[conference].language;
        if (conference == last || language[0] == '\0') continue;
        last = conference;
        if (strstr(all, lec_arena_format(context->arena, " %s ", language)) == NULL)
            all = lec_arena_format(context->arena, "%s%s ", all, language);
    }
    return lec_arena_text(context->arena, all + 1, strlen(all) > 1 ? strlen(all) - 2 : 0);
}

static uint64_t if_english(bool english, uint64_t count)
{
    return english ? count : LEC_MISSING_COUNT;
}

/* The scores in the order of the columns. */
static void list_scores(const lec_readability_counts *counts, double score[SCORES])
{
    const lec_readability r = lec_readability_of(counts);
    const double listed[SCORES] = {r.flesch, r.flesch_kincaid, r.fog, r.smog,
                                   r.ari,    r.coleman_liau,   r.lix};
    memcpy(score, listed, sizeof listed);
}

/* The scores in each draw of who spoke; returns how many draws there are. */
static size_t draw_scores(const lec_context *context, const lec_group *group,
                          const lec_readability_counts *of_word, double *drawn[SCORES],
                          lec_arena *scratch)
{
    const size_t draws = lec_draws_of(context->corpus, group);
    for (size_t s = 0; s < SCORES; s++) drawn[s] = lec_new(scratch, double, 2 * draws);
    for (size_t d = 0; d < 2 * draws; d++) {
        double score[SCORES];
        const lec_group in_draw = lec_group_drawn(context->corpus, group, d, scratch);
        const lec_readability_counts counts = count_group(context, &in_draw, of_word);
        list_scores(&counts, score);
        for (size_t s = 0; s < SCORES; s++) drawn[s][d] = score[s];
    }
    return draws;
}

static void put_intervals(const lec_context *context, const lec_group *group,
                          const lec_readability_counts *of_word, const double value[SCORES],
                          lec_table *table)
{
    lec_arena *scratch = lec_arena_new();
    const lec_leave_out plan = lec_leave_out_new(context, group, scratch);
    double *without[SCORES];
    for (size_t s = 0; s < SCORES; s++) without[s] = lec_new(scratch, double, plan.count);
    for (size_t out = 0; out < plan.count; out++) {
        double score[SCORES];
        const lec_group rest = lec_group_without(context, group, &plan, out, scratch);
        const lec_readability_counts counts = count_group(context, &rest, of_word);
        list_scores(&counts, score);
        for (size_t s = 0; s < SCORES; s++) without[s][out] = score[s];
    }
    double *drawn[SCORES], doubt[SCORES];
    const size_t draws = draw_scores(context, group, of_word, drawn, scratch);
    for (size_t s = 0; s < SCORES; s++) {
        const lec_estimate found = lec_left_out_interval(context, &plan, value[s], without[s],
                                                         (lec_drawn_measure){drawn[s], draws},
                                                         LEC_SCALE_LINEAR, &doubt[s]);
        lec_table_put_number(table, found.low);
        lec_table_put_number(table, found.high);
    }
    lec_table_put_count(table, lec_group_clusters(context, group));
    lec_table_put_number(table, doubt[0]);
    lec_arena_free(scratch);
}

static void put_group(const lec_context *context, const lec_group *group,
                      const lec_readability_counts *of_word, lec_table *table)
{
    const lec_readability_counts counts = count_group(context, group, of_word);
    const char *languages = languages_of(context, group);
    const bool english = languages[0] == '\0' || strcmp(languages, "en") == 0;
    double score[SCORES];
    list_scores(&counts, score);
    if (counts.sentences < LEC_SMOG_SENTENCES) score[SMOG] = NAN;
    for (size_t s = 0; s < LIX && !english; s++) score[s] = NAN; /* lix needs no English */
    lec_table_put_text(table, group->conference);
    lec_table_put_text(table, group->role);
    lec_table_put_text(table, group->speaker);
    lec_table_put_count(table, counts.sentences);
    lec_table_put_count(table, counts.words);
    lec_table_put_count(table, counts.letters);
    lec_table_put_count(table, if_english(english, counts.syllables));
    lec_table_put_count(table, if_english(english, counts.polysyllables));
    lec_table_put_count(table, counts.long_words);
    for (size_t s = 0; s < SCORES; s++) lec_table_put_number(table, score[s]);
    put_intervals(context, group, of_word, score, table);
    lec_table_put_text(table, languages);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_groups groups;
    const lec_status status =
        lec_groups_make(context, LEC_BY_CONFERENCE | LEC_BY_ROLE | LEC_BY_SPEAKER, &groups, error);
    if (status != LEC_OK) return status;
    const lec_readability_counts *of_word = count_types(context);
    for (size_t g = 0; g < groups.count; g++) put_group(context, &groups.items[g], of_word, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_readability = {
    .name = "readability",
    .summary = "Readability of what each conference, role and speaker says (English)",
    .examples = "readability conferences/",
    .details = "By conference, role and speaker (`all` first). The formulas were fitted to written "
               "English prose; the sentences of a transcript are its transcriber's, so compare "
               "transcripts of one house only. The scores follow from the counts beside them. "
               "Scores are empty where nothing was said, and those of a few sentences mean little.",
    .source = "Flesch 1948, doi:10.1037/h0057532; Kincaid et al. 1975",
    .columns = columns,
    .key_count = 3,
    .doubtful = with_intervals,
    .holds_doubt = true,
    .charts = charts,
    .takes_by = true,
    .run = run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later
 * turns.c -- one row a turn: who spoke, in which role, where in the file, how long. */
#include <math.h>

#include <string.h>

#include "analysis/analysis.h"
#include "analysis/view/columns.h"
#include "analysis/view/speaking_time.h"
#include "core/turn_text.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    {"turn", LEC_COUNT, "number of the turn within its conference, from 1", NULL, NULL, NULL},
    LEC_COLUMN_PHASE,
    {"kind", LEC_NAME, LEC_KIND_MEANINGS, NULL, NULL, NULL},
    {"exchange", LEC_COUNT, "number of the exchange within its conference; empty outside one", NULL,
     NULL, NULL},
    LEC_COLUMN_ROLE,
    LEC_COLUMN_SPEAKER,
    LEC_COLUMN_AFFILIATION,
    {"label", LEC_TEXT, "the text that names the speaker, as it stands", NULL, NULL, NULL},
    {"label_form", LEC_NAME, "how the label was found (see `lectern help check`)", NULL, NULL,
     NULL},
    {"certainty", LEC_NUMBER, "probability that role and speaker are right; below 0.75 is doubtful",
     NULL, NULL, NULL},
    {"file", LEC_TEXT, "as it was given", NULL, NULL, NULL},
    {"first_line", LEC_COUNT, "first line of the turn's words in the file, from 1", "lines", NULL,
     NULL},
    {"last_line", LEC_COUNT, "last line of the turn's words in the file", "lines", NULL, NULL},
    {"sentences", LEC_COUNT, "sentences by UAX #29", "sentences", NULL, NULL},
    {"words", LEC_COUNT, "words spoken", "words", NULL, NULL},
    {"seconds", LEC_NUMBER, "speaking time", "seconds", "captions, or words * 60 / words a minute",
     NULL},
    {"seconds_low", LEC_NUMBER, "at the highest speaking rate assumed (185 words a minute)",
     "seconds", NULL, NULL},
    {"seconds_high", LEC_NUMBER, "at the lowest speaking rate assumed (120 words a minute)",
     "seconds", NULL, NULL},
    {"time_basis", LEC_NAME, LEC_TIME_BASIS_MEANING, NULL, NULL, NULL},
    {"second_role", LEC_NAME, "the next best reading of the role; empty where there is none", NULL,
     NULL, NULL},
    {"second_probability", LEC_NUMBER, "0 to 1: how probable that reading is", NULL, NULL, NULL},
    {"affiliation_source", LEC_NAME,
     "stated (in the turn's label, by its speaker or by the file), carried (stated elsewhere of "
     "the "
     "same speaker), study, corrected; empty without affiliation",
     NULL, NULL, NULL},
    {0},
};

/* --- what is edited and comes back as --corrections ------------------------------------------- */

typedef struct {
    bool text;
} settings;

static const lec_option options[] = {
    {"text", LEC_OPTION_FLAG, offsetof(settings, text), NULL,
     "add the text of every turn, and what identifies it: to be edited and given back with "
     "--corrections",
     0, 0, NULL},
    {0},
};
static const settings defaults = {.text = false};

enum { FIRST_WORDS = 5 };

static const lec_column text_columns[] = {
    {"sha256", LEC_NAME, "of the file's bytes: with first_byte it says which turn this is", NULL,
     NULL, "FIPS 180-4"},
    {"first_byte", LEC_COUNT,
     "of the turn's words in the file as UTF-8, from 0; empty for a turn without words", "bytes",
     NULL, NULL},
    {"first_words", LEC_TEXT,
     "its first five words: with first_line they find the turn where first_byte does not", NULL,
     NULL, NULL},
    {"action", LEC_NAME,
     "to be filled in: merge (into the turn before), or split in a copy of the row whose "
     "first_line, speaker, role and affiliation are those of the turn that begins there",
     NULL, NULL, NULL},
    {"text", LEC_TEXT,
     "what was said, notes included, on one line; words changed here are not taken over, which is "
     "said",
     NULL, NULL, NULL},
    {0},
};

static lec_status more_columns(const lec_context *context, const lec_column **out, lec_error *error)
{
    static const lec_column none[] = {{0}};
    const settings *own = context->settings;
    (void)error;
    *out = own->text ? text_columns : none;
    return LEC_OK;
}

static const char *first_words(const lec_context *context, uint32_t first, uint32_t end)
{
    const lec_corpus *corpus = context->corpus;
    const char *words = "";
    for (uint32_t i = first; i < end && i < first + FIRST_WORDS; i++)
        words = lec_arena_format(context->arena, "%s%s%s", words, i > first ? " " : "",
                                 corpus->form_text[corpus->token_form[i]]);
    return words;
}

static void put_text(const lec_context *context, uint32_t t, lec_table *table)
{
    const lec_corpus *corpus = context->corpus;
    const lec_conference *conference = &corpus->conference[corpus->turn_conference[t]];
    const uint32_t first = corpus->turn_start[t], end = corpus->turn_start[t + 1];
    lec_table_put_text(table, conference->sha256);
    lec_table_put_count(table,
                        first == end ? LEC_MISSING_COUNT : lec_corpus_place(corpus, first).byte);
    lec_table_put_text(table, first_words(context, first, end));
    lec_table_put_text(table, "");
    lec_table_put_text(table, lec_turn_text(corpus, t, context->arena));
}

static const lec_chart charts[] = {
    {.name = "timeline",
     .shape = LEC_CHART_TIMELINE,
     .title = "Who speaks when",
     .note = "times estimated from the words where there are no captions",
     .axis = "time from the start (minutes:seconds)",
     .label = "speaker",
     .length = "seconds",
     .series = "role",
     .certainty = "certainty",
     .sure_from = 0.75,
     .as_time = true,
     .one_conference = true},
    {.name = "timelines",
     .shape = LEC_CHART_TIMELINE,
     .title = "Who speaks when, in each conference",
     .note = "times estimated from the words where there are no captions",
     .axis = "time from the start (minutes:seconds)",
     .label = "conference",
     .length = "seconds",
     .series = "role",
     .certainty = "certainty",
     .sure_from = 0.75,
     .as_time = true,
     .many_conferences = true},
    {0},
};

static void put_turn(const lec_context *context, uint32_t t, lec_table *table)
{
    const lec_corpus *corpus = context->corpus;
    const lec_turn_detail *detail = &corpus->turn[t];
    const lec_conference *conference = &corpus->conference[corpus->turn_conference[t]];
    const lec_speaking_time time = lec_turn_time(corpus, context->study, t);
    const uint32_t exchange = corpus->turn_exchange[t];

    lec_table_put_text(table, conference->name);
    lec_table_put_count(table, detail->number);
    lec_table_put_text(table, lec_phase_name((lec_phase)corpus->turn_phase[t]));
    lec_table_put_text(table, lec_kind_name((lec_kind)corpus->turn_kind[t]));
    lec_table_put_count(table, exchange == LEC_NONE ? LEC_MISSING_COUNT
                                                    : corpus->exchange_number[exchange]);
    lec_table_put_text(table, lec_role_name((lec_role)corpus->turn_role[t]));
    lec_table_put_text(table, corpus->speaker_name[corpus->turn_speaker[t]]);
    lec_table_put_text(table, detail->affiliation);
    lec_table_put_text(table, detail->label);
    lec_table_put_text(table, detail->label_form);
    lec_table_put_number(table, detail->certainty);
    lec_table_put_text(table, conference->file);
    lec_table_put_count(table, detail->first_line);
    lec_table_put_count(table, detail->last_line);
    lec_table_put_count(table, corpus->turn_sentence[t + 1] - corpus->turn_sentence[t]);
    lec_table_put_count(table, corpus->turn_start[t + 1] - corpus->turn_start[t]);
    lec_table_put_number(table, time.seconds);
    lec_table_put_number(table, time.low);
    lec_table_put_number(table, time.high);
    lec_table_put_text(table, lec_time_basis_name(time.basis));
    const bool has_second = detail->second_probability > 0;
    lec_table_put_text(table, has_second ? lec_role_name(detail->second_role) : "");
    lec_table_put_number(table, has_second ? detail->second_probability : NAN);
    lec_table_put_text(table, detail->affiliation_source);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    (void)error;
    const settings *own = context->settings;
    for (uint32_t t = 0; t < context->corpus->turn_count; t++) {
        put_turn(context, t, table);
        if (own->text) put_text(context, t, table);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_turns = {
    .name = "turns",
    .rows_by_conference = true,
    .summary = "Every turn: speaker, role, kind, place in the file, words, seconds",
    .examples = "turns talk.txt\n"
                "turns talk.txt --text -o turns.csv\n"
                "turns conferences/ --where 'certainty < .75' --sort certainty",
    .details =
        "One row a turn, by conference and number. Lines are those of the file as it was "
        "given, from 1, both ends included. With --text the table can be edited in a "
        "spreadsheet (speaker, role, affiliation, action) and given back with --corrections; "
        "a corrected turn has certainty 1 and the label form `corrected`.",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof(settings),
    .more_columns = more_columns,
    .columns = columns,
    .key_count = 2,
    .shown = "role,speaker,affiliation,words,first_line,certainty",
    .evidence = {LEC_EVIDENCE_TURN, NULL, NULL},
    .charts = charts,
    .without_by = "each row is a turn; `speaking` and `words` put them together",
    .run = run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later
 * alignment.c -- one row a conference with captions: how far its words were found in them, and so
 * how far its times can be trusted. The alignment itself is made while reading
 * (io/captions/captions.h). */
#include "analysis/analysis.h"
#include "analysis/view/columns.h"

#include <math.h>

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    {"captions", LEC_TEXT, "file of the captions, as it was given", NULL, NULL, NULL},
    {"words", LEC_COUNT, "words of all turns of the transcript", "words", NULL, NULL},
    {"caption_words", LEC_COUNT, "words of the captions", "words", NULL, NULL},
    {"aligned_words", LEC_COUNT, "words that both have, in the same order", "words", NULL, NULL},
    {"aligned_share", LEC_NUMBER, "share of the transcript's words that the captions have", NULL,
     "aligned_words / words", NULL},
    {"caption_aligned_share", LEC_NUMBER, "share of the captions' words that the transcript has",
     NULL, "aligned_words / caption_words", NULL},
    {"timed_share", LEC_NUMBER, "share of the transcript's words that have a time, gaps filled",
     NULL, NULL, NULL},
    {"longest_unaligned_run", LEC_COUNT, "words in the longest run that the captions do not have",
     "words", NULL, NULL},
    {"longest_unaligned_line", LEC_COUNT,
     "line of the transcript's file where that run begins; empty when there is none", "lines", NULL,
     NULL},
    {"resolution_seconds", LEC_NUMBER,
     "median length of a cue: times are exact at the ends of cues only", "seconds", NULL, NULL},
    {"first_seconds", LEC_NUMBER, "start of the first word with a time", "seconds", NULL, NULL},
    {"last_seconds", LEC_NUMBER, "end of the last word with a time", "seconds", NULL, NULL},
    {0},
};

static double share(uint64_t part, uint64_t all)
{
    return all > 0 ? (double)part / (double)all : NAN;
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    (void)error;
    const lec_corpus *corpus = context->corpus;
    for (size_t i = 0; i < corpus->conference_count; i++) {
        const lec_alignment *alignment = corpus->conference[i].alignment;
        if (alignment == NULL) continue;
        const uint32_t line = alignment->longest_unaligned_line;
        lec_table_put_text(table, corpus->conference[i].name);
        lec_table_put_text(table, alignment->file);
        lec_table_put_count(table, alignment->words);
        lec_table_put_count(table, alignment->caption_words);
        lec_table_put_count(table, alignment->aligned_words);
        lec_table_put_number(table, share(alignment->aligned_words, alignment->words));
        lec_table_put_number(table, share(alignment->aligned_words, alignment->caption_words));
        lec_table_put_number(table, share(alignment->timed_words, alignment->words));
        lec_table_put_count(table, alignment->longest_unaligned);
        lec_table_put_count(table, line > 0 ? line : LEC_MISSING_COUNT);
        lec_table_put_number(table, alignment->resolution);
        lec_table_put_number(table, alignment->first_seconds);
        lec_table_put_number(table, alignment->last_seconds);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_alignment = {
    .name = "alignment",
    .summary = "How well the transcript and its captions fit together (needs --captions)",
    .examples = "alignment talk.txt --captions talk.vtt",
    .details = "One row a conference that was given with --captions; about the whole conference, "
               "whichever turns are selected. Anchors are word sequences that occur once in both; "
               "between them words are aligned by edit distance.",
    .source = "Levenshtein 1966",
    .columns = columns,
    .key_count = 1,
    .needs_times = true,
    .without_by = "each row is a conference and its captions; `fidelity` puts them together",
    .run = run,
};

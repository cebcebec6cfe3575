/* SPDX-License-Identifier: GPL-3.0-or-later
 * reading.c -- how each file was read: what a reader should know before trusting the other tables.
 *
 * The reader itself knows it (lec_reading_witness, core/corpus.h) and is asked for it only here,
 * since it counts the words of every file once more. */
#include <math.h>

#include "analysis/analysis.h"
#include "analysis/view/columns.h"
#include "core/parallel.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    {"file", LEC_TEXT, "as it was given", NULL, NULL, NULL},
    {"item", LEC_NAME, "what is told", NULL, NULL, NULL},
    {"line", LEC_COUNT, "line in the file, where there is one", "lines", NULL, NULL},
    {"value", LEC_NUMBER,
     "how many; of items that end in -share what share, of a date or a doubtful turn how certain",
     NULL, NULL, NULL},
    {"text", LEC_TEXT, "the words concerned", NULL, NULL, NULL},
    {"reason", LEC_TEXT, "why, or what to do", NULL, NULL, NULL},
    {0},
};

typedef struct {
    const lec_corpus *corpus;
    lec_arena **arenas;       /* of each thread */
    lec_reading_facts *facts; /* of each conference */
    lec_status *statuses;
    lec_error *errors;
} asking;

static void ask_range(size_t first, size_t end, size_t thread, void *given)
{
    const asking *all = given;
    const lec_reading_witness *witness = all->corpus->witness;
    for (size_t c = first; c < end; c++)
        all->statuses[c] = witness->tell(witness->readings, all->corpus->conference[c].name,
                                         all->arenas[thread], &all->facts[c], &all->errors[c]);
}

static void put_fact(const lec_conference *conference, const lec_reading_fact *fact,
                     lec_table *table)
{
    lec_table_put_text(table, conference->name);
    lec_table_put_text(table, conference->file);
    lec_table_put_text(table, fact->item);
    lec_table_put_count(table, fact->line > 0 ? fact->line : LEC_MISSING_COUNT);
    lec_table_put_number(table, fact->value);
    lec_table_put_text(table, fact->text);
    lec_table_put_text(table, fact->reason);
}

static void put_left_out(const lec_reading_witness *witness, lec_table *table)
{
    for (size_t i = 0; i < witness->left_out_count; i++)
        put_fact(&(lec_conference){.name = "", .file = witness->left_out[i].file},
                 &(lec_reading_fact){"left-out", 0, NAN, "", witness->left_out[i].why}, table);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const lec_corpus *corpus = context->corpus;
    const size_t count = corpus->conference_count;
    const size_t threads = lec_thread_count((size_t)context->common->threads);
    if (corpus->witness == NULL) return LEC_OK; /* it was read by nobody */
    asking all = {corpus, lec_new(context->arena, lec_arena *, threads),
                  lec_new(context->arena, lec_reading_facts, count),
                  lec_new(context->arena, lec_status, count),
                  lec_new(context->arena, lec_error, count)};
    for (size_t t = 0; t < threads; t++) all.arenas[t] = lec_arena_new_in(context->arena);
    lec_parallel_for(count, threads, ask_range, &all);
    for (size_t c = 0; c < count; c++) {
        if (all.statuses[c] != LEC_OK) {
            *error = all.errors[c];
            return all.statuses[c];
        }
        for (size_t i = 0; i < all.facts[c].count; i++)
            put_fact(&corpus->conference[c], &all.facts[c].items[i], table);
    }
    put_left_out(corpus->witness, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_reading = {
    .name = "reading",
    .summary = "How each file was read: what to know before trusting the other tables",
    .details =
        "By conference, in this order; 'lectern check' shows it as one screen a file. It is about "
        "whole files, whichever of their turns are selected. Label forms: own-line (a line of its "
        "own), inline (before the text, with a colon or in capitals), full-stop (CHAIR POWELL. "
        "text), question-mark (Q), in-paragraph (inside a paragraph), bold, stated (by the format "
        "itself), front-matter (an unlabelled opening named by the title lines), inferred. Every "
        "word of the file is spoken, label, note, front matter or furniture (running heads, page "
        "numbers, menus); the sum stands beside a count of the whole file that knows nothing of "
        "these parts; furniture that reads like a sentence is shown. Behind a role (role-because) "
        "and a doubtful turn stand the three strongest reasons, with what each adds to the "
        "logarithm of the odds. At the end, without a conference: files left out.",
    .columns = columns,
    .key_count = 0, /* one item may be told again and again */
    .shown = "item,line,value,text,reason",
    .examples = "reading conferences/ --where 'item = doubtful-turn' --sort value\n"
                "reading talk.txt --format jsonl",
    .without_by = "each row is a file as it was read",
    .run = run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later
 * page.c -- the tables of a report and the sentences behind their rows. A sentence is on the page
 * once, however many rows stand on it. */
#include "api/report_page.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "analysis/view/row_places.h"
#include "core/vocabulary.h"

enum { SENTENCES_OF_A_ROW = 3 };

typedef struct {
    const lec_report_settings *settings;
    lec_arena *arena;
    lec_vocabulary *known; /* where each sentence begins; its id is its index */
    LEC_ARRAY(lec_page_sentence) sentences;
} collection;

static lec_page_sentence sentence_at(const lec_corpus *corpus, const lec_stretch *at,
                                     lec_arena *arena)
{
    const uint32_t turn = lec_corpus_turn_of(corpus, at->first);
    const lec_place place = lec_corpus_place(corpus, at->first);
    const char *slash = strrchr(place.file, '/');
    const lec_text_place whole = {.shown = at, .shown_count = 1};
    const lec_text_pieces pieces = lec_text_place_pieces(corpus, &whole, arena);
    const char *text = "";
    for (size_t i = 0; i < pieces.count; i++)
        text = i == 0 ? pieces.items[i].text
                      : lec_arena_format(arena, "%s%s", text, pieces.items[i].text);
    return (lec_page_sentence){
        .file = slash != NULL ? slash + 1 : place.file,
        .line = place.line,
        .speaker = corpus->speaker_name[corpus->turn_speaker[turn]],
        .seconds = corpus->token_seconds != NULL ? (double)corpus->token_seconds[at->first] : NAN,
        .text = text,
        .text_length = strlen(text)};
}

static uint32_t number_of(collection *all, const lec_corpus *corpus, const lec_stretch *at)
{
    const uint32_t turn = lec_corpus_turn_of(corpus, at->first);
    const char *key = lec_arena_format(all->arena, "%s:%" PRIu32,
                                       corpus->conference[corpus->turn_conference[turn]].name,
                                       corpus->token_start[at->first]);
    const uint32_t number = lec_vocabulary_add(all->known, key, strlen(key));
    if (number == all->sentences.count)
        LEC_PUSH(all->arena, all->sentences, sentence_at(corpus, at, all->arena));
    return number;
}

/* Those of a row, each once, in the order of the text. */
static lec_page_places places_of(collection *all, lec_row_finder *finder, const lec_table *table,
                                 size_t row)
{
    const lec_row_places found =
        lec_row_finder_places(finder, table, row, SENTENCES_OF_A_ROW, all->arena);
    LEC_ARRAY(uint32_t) numbers = {0};
    for (size_t i = 0; i < found.count; i++)
        for (size_t s = 0; s < found.items[i].shown_count; s++) {
            const uint32_t number = number_of(all, found.corpus, &found.items[i].shown[s]);
            bool again = numbers.count == SENTENCES_OF_A_ROW;
            for (size_t k = 0; k < numbers.count; k++) again = again || numbers.items[k] == number;
            if (!again) LEC_PUSH(all->arena, numbers, number);
        }
    return (lec_page_places){numbers.items, numbers.count};
}

static lec_status find_places(collection *all, const lec_context *context,
                              const lec_made_table *made, lec_page_table *out, lec_error *error)
{
    if (made->analysis->evidence.kind == LEC_EVIDENCE_NONE) return LEC_OK;
    lec_row_finder *finder;
    const lec_status status =
        lec_row_finder_open(context, made->analysis,
                            lec_report_settings_of(all->settings, made->analysis), &finder, error);
    if (status != LEC_OK) return status;
    const size_t rows = lec_table_row_count(made->table);
    const size_t shown = rows < LEC_PAGE_ROWS ? rows : LEC_PAGE_ROWS;
    lec_page_places *places = lec_new(all->arena, lec_page_places, shown);
    for (size_t row = 0; row < shown; row++) places[row] = places_of(all, finder, made->table, row);
    out->places = places;
    return LEC_OK;
}

lec_status lec_page_of(const lectern_corpus *corpus, const lec_report_settings *settings,
                       const lec_context *context, const lec_made_tables *made, lec_page *out,
                       lec_error *error)
{
    lec_arena *arena = context->arena;
    collection all = {.settings = settings, .arena = arena, .known = lec_vocabulary_new(arena)};
    const lec_made_table *tables = made->items;
    const size_t count = made->count;
    lec_page_table *on_page = lec_new(arena, lec_page_table, count);
    lec_status status = LEC_OK;
    for (size_t i = 0; status == LEC_OK && i < count; i++) {
        const lec_analysis *analysis = tables[i].analysis;
        on_page[i] = (lec_page_table){
            .group = tables[i].group,
            .name = analysis->name,
            .summary = analysis->summary,
            .details = analysis->details,
            .source = analysis->source,
            .table = tables[i].table,
            .row_count = tables[i].row_count,
            .findings = tables[i].findings,
            .key_count = analysis->key_count,
            .families = analysis->families,
            .effect = analysis->doubtful != NULL ? analysis->doubtful[0].column : NULL,
            .charts = tables[i].charts,
            .chart_count = tables[i].chart_count,
        };
        status = find_places(&all, context, &tables[i], &on_page[i], error);
    }
    *out = (lec_page){.version = LECTERN_VERSION,
                      .study = corpus->study,
                      .corpus = corpus->readings.corpus,
                      .tables = on_page,
                      .table_count = count,
                      .sentences = all.sentences.items,
                      .sentence_count = all.sentences.count,
                      .left_out = corpus->readings.left_out_count};
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_pdf.c -- the words of a PDF as `pdftotext -bbox-layout` places them (io/source/pdf.h):
 * pages, flows of blocks in the order of reading, lines, words with their boxes.
 *
 * Columns come one after the other, between blocks that go over the whole page. What layout.h makes
 * of the lines is the same as for text: running heads, footnotes, paragraphs. A block that only
 * counts (the numbers of lines in court transcripts) is furniture. Places in the file count the
 * lines of the pages. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/form/page_writer.h"
#include "io/form/xml.h"

typedef struct {
    double left, top, right, bottom;
} box;

typedef struct {
    box box;
    size_t first_word, word_count;
} pdf_line;

typedef struct {
    box box;
    size_t first_line, line_count;
    size_t order; /* as Poppler has it */
    size_t band, column;
} pdf_block;

typedef struct {
    const char *text;
    size_t length, place;
} pdf_word;

typedef struct {
    lec_xml xml;
    lec_arena *arena;
    lec_page_writer page;
    LEC_ARRAY(pdf_block) blocks; /* of the open page */
    LEC_ARRAY(pdf_line) lines;
    LEC_ARRAY(pdf_word) words;
    LEC_ARRAY(char) word;
    bool in_word;
    size_t word_place;
    uint32_t line_number;
    bool new_page;
} reader;

static double number(const char *const *attributes, const char *name)
{
    const char *value = lec_xml_value(attributes, name);
    return value != NULL ? strtod(value, NULL) : 0;
}

static box box_of(const char *const *attributes)
{
    return (box){number(attributes, "xMin"), number(attributes, "yMin"), number(attributes, "xMax"),
                 number(attributes, "yMax")};
}

static void on_start(void *data, const char *name, const char **attributes)
{
    reader *state = data;
    const char *const *const given = attributes;
    if (strcmp(name, "page") == 0) {
        state->blocks.count = state->lines.count = state->words.count = 0;
    } else if (strcmp(name, "block") == 0) {
        const pdf_block block = {
            .box = box_of(given), .first_line = state->lines.count, .order = state->blocks.count};
        LEC_PUSH(state->arena, state->blocks, block);
    } else if (strcmp(name, "line") == 0 && state->blocks.count > 0) {
        LEC_PUSH(state->arena, state->lines, ((pdf_line){box_of(given), state->words.count, 0}));
        state->blocks.items[state->blocks.count - 1].line_count++;
    } else if (strcmp(name, "word") == 0 && state->lines.count > 0) {
        state->in_word = true;
        state->word.count = 0;
    }
}

/* --- the order of blocks ---------------------------------------------------------------------- */

static int by_band_and_left(const void *a, const void *b)
{
    const pdf_block *x = a, *y = b;
    if (x->band != y->band) return x->band < y->band ? -1 : 1;
    if (x->box.left != y->box.left) return x->box.left < y->box.left ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static int by_reading(const void *a, const void *b)
{
    const pdf_block *x = a, *y = b;
    if (x->band != y->band) return x->band < y->band ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    if (x->box.top != y->box.top) return x->box.top < y->box.top ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static bool is_wide(const pdf_block *block, double width)
{
    return (block->box.right - block->box.left) * 100 > width * 55;
}

/* Blocks that go over most of the page divide it into bands; within a band blocks that lie over
 * each other are a column, and columns are read from left to right. */
static void order_blocks(reader *state)
{
    pdf_block *blocks = state->blocks.items;
    const size_t count = state->blocks.count;
    double left = INFINITY, right = 0;
    for (size_t i = 0; i < count; i++) {
        left = fmin(left, blocks[i].box.left);
        right = fmax(right, blocks[i].box.right);
    }
    for (size_t i = 0; i < count; i++) {
        const bool wide = is_wide(&blocks[i], right - left);
        blocks[i].band = wide ? 1 : 0;
        for (size_t k = 0; k < count; k++)
            if (k != i && is_wide(&blocks[k], right - left) &&
                blocks[k].box.top + 1 < blocks[i].box.top)
                blocks[i].band += 2;
    }
    if (count > 1) qsort(blocks, count, sizeof *blocks, by_band_and_left);
    double reach = 0;
    for (size_t i = 0; i < count; i++) {
        const bool begins_band = i == 0 || blocks[i].band != blocks[i - 1].band;
        const bool apart = begins_band || blocks[i].box.left >= reach;
        blocks[i].column = begins_band ? 0 : blocks[i - 1].column + (apart ? 1U : 0U);
        reach = begins_band ? blocks[i].box.right : fmax(reach, blocks[i].box.right);
    }
    if (count > 1) qsort(blocks, count, sizeof *blocks, by_reading);
}

/* --- putting ---------------------------------------------------------------------------------- */

/* Whether all words of the block are numbers, each one more than the one before. */
static bool only_counts(const reader *state, const pdf_block *block)
{
    long before = 0;
    size_t count = 0;
    for (size_t l = block->first_line; l < block->first_line + block->line_count; l++)
        for (size_t w = 0; w < state->lines.items[l].word_count; w++, count++) {
            const pdf_word *word = &state->words.items[state->lines.items[l].first_word + w];
            char *end;
            const long value = strtol(word->text, &end, 10);
            if (*end != '\0' || (count > 0 && value != before + 1)) return false;
            before = value;
        }
    return count >= 5;
}

static void put_line(reader *state, const pdf_block *block, const pdf_line *line, bool first,
                     bool counts)
{
    const double indent = (line->box.left - block->box.left) / 5;
    const lec_line like = {.kind = counts ? LEC_BLOCK_FURNITURE : LEC_BLOCK_PARAGRAPH,
                           .indent = indent > 0 ? (uint32_t)indent : 0,
                           .blank_before = first ? 1 : 0,
                           .page_before = state->new_page};
    lec_page_writer_line(&state->page, like);
    state->new_page = false;
    state->line_number++;
    for (size_t w = 0; w < line->word_count; w++) {
        const pdf_word *word = &state->words.items[line->first_word + w];
        if (w > 0)
            lec_page_writer_put(&state->page, " ", 1, word->place, state->line_number, false);
        lec_page_writer_put(&state->page, word->text, word->length, word->place, state->line_number,
                            false);
    }
}

static void put_page(reader *state)
{
    order_blocks(state);
    state->new_page = state->page.lines.count > 0;
    for (size_t b = 0; b < state->blocks.count; b++) {
        const pdf_block *block = &state->blocks.items[b];
        const bool counts = only_counts(state, block);
        for (size_t l = 0; l < block->line_count; l++)
            put_line(state, block, &state->lines.items[block->first_line + l], l == 0, counts);
    }
}

static void on_end(void *data, const char *name)
{
    reader *state = data;
    if (strcmp(name, "page") == 0) put_page(state);
    if (strcmp(name, "word") != 0 || !state->in_word) return;
    state->in_word = false;
    const pdf_word word = {lec_arena_text(state->arena, state->word.items, state->word.count),
                           state->word.count, state->word_place};
    LEC_PUSH(state->arena, state->words, word);
    state->lines.items[state->lines.count - 1].word_count++;
}

static void on_text(void *data, const char *text, int length)
{
    reader *state = data;
    if (!state->in_word) return;
    if (state->word.count == 0) state->word_place = lec_xml_place(&state->xml);
    for (int i = 0; i < length; i++) LEC_PUSH(state->arena, state->word, text[i]);
}

/* --- the form --------------------------------------------------------------------------------- */

static int recognise(const lec_source *source)
{
    return lec_xml_has_element(source, "doc") && lec_xml_has_element(source, "page") &&
                   strstr(source->text, "<page width=") != NULL
               ? 100
               : 0;
}

static lec_status read_pdf(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                           lec_error *error)
{
    reader state = {.arena = arena, .page = lec_page_writer_new(arena)};
    state.xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = &state, .error = error};
    const lec_status status = lec_xml_parse(&state.xml, arena);
    if (status != LEC_OK) return status;
    return lec_page_writer_finish(&state.page, source, "PDF file", transcript, error);
}

const lec_form lec_form_pdf = {
    .name = "pdf",
    .summary = "PDF files, by pdftotext: columns in the order of reading",
    .recognise = recognise,
    .read = read_pdf,
};

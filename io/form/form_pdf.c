/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_pdf.c -- the words of a PDF as `pdftotext -bbox-layout` places them (io/source/pdf.h):
 * pages, flows of blocks in the order of reading, lines, words with their boxes.
 *
 * Columns come one after the other as Poppler's flows have them; blocks of a flow that lie beside
 * each other are put left column first. What layout.h makes of the lines is the same as for text:
 * running heads, footnotes, paragraphs. A block that only counts (the numbers of lines in court
 * transcripts) is furniture. Places in the file count the lines of the pages. */
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
    double width; /* of the open page */
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
        state->width = number(given, "width");
    } else if (strcmp(name, "block") == 0) {
        const pdf_block block = {box_of(given), state->lines.count, 0, state->blocks.count};
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

static bool overlaps(double a_start, double a_end, double b_start, double b_end)
{
    return fmin(a_end, b_end) - fmax(a_start, b_start) > 1;
}

/* Whether block a is read before b: above it in the same column; else, of two that stand side by
 * side, the left one. Where neither holds, Poppler's order stays. */
static bool is_before(const pdf_block *a, const pdf_block *b)
{
    const bool same_column = overlaps(a->box.left, a->box.right, b->box.left, b->box.right);
    const bool side_by_side = overlaps(a->box.top, a->box.bottom, b->box.top, b->box.bottom);
    if (same_column && !side_by_side) return a->box.top < b->box.top;
    if (side_by_side && !same_column) return a->box.left < b->box.left;
    return a->order < b->order;
}

/* Insertion, stopping at the first block that must come before: stable, and the relation need not
 * be transitive. Pages hold few blocks; of many, Poppler's order stays. */
static void order_blocks(reader *state)
{
    enum { MOST_BLOCKS = 400 };
    pdf_block *blocks = state->blocks.items;
    for (size_t i = 1; i < state->blocks.count && state->blocks.count <= MOST_BLOCKS; i++) {
        const pdf_block moved = blocks[i];
        size_t at = i;
        for (; at > 0 && is_before(&moved, &blocks[at - 1]); at--) blocks[at] = blocks[at - 1];
        blocks[at] = moved;
    }
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

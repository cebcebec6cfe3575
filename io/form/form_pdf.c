/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_pdf.c -- the words of a PDF as `pdftotext -bbox-layout` places them (io/source/pdf.h):
 * pages, flows of blocks in the order of reading, lines, words with their boxes.
 *
 * Columns come one after the other, between blocks that go over the whole page; what recurs at the
 * top or the bottom of pages comes before or after them. What layout.h makes of the lines is the
 * same as for text: running heads, footnotes, paragraphs. Numbers that grow down the left margin
 * (of the lines of court transcripts) are furniture. Places in the file count the lines of the
 * pages. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/form/page_writer.h"
#include "io/source/xml.h"

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
    const char *key; /* of one line at the top or the bottom of a page; NULL: of another block */
    bool recurs;     /* on other pages, too */
    bool counts;     /* numbers of lines */
} pdf_block;

typedef struct {
    double height;
    size_t first_block, block_count;
} pdf_page;

typedef struct {
    const char *text;
    size_t length, place;
} pdf_word;

typedef struct {
    lec_xml xml;
    lec_arena *arena;
    lec_page_writer page;
    LEC_ARRAY(pdf_page) pages;
    LEC_ARRAY(pdf_block) blocks; /* of all pages; and so the lines and words */
    LEC_ARRAY(pdf_line) lines;
    LEC_ARRAY(pdf_word) words;
    LEC_ARRAY(char) word;
    double numbers_right; /* where numbers of lines end; 0: none seen */
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
        const pdf_page page = {number(given, "height"), state->blocks.count, 0};
        LEC_PUSH(state->arena, state->pages, page);
    } else if (strcmp(name, "block") == 0 && state->pages.count > 0) {
        const pdf_block block = {
            .box = box_of(given), .first_line = state->lines.count, .order = state->blocks.count};
        LEC_PUSH(state->arena, state->blocks, block);
        state->pages.items[state->pages.count - 1].block_count++;
    } else if (strcmp(name, "line") == 0 && state->blocks.count > 0) {
        LEC_PUSH(state->arena, state->lines, ((pdf_line){box_of(given), state->words.count, 0}));
        state->blocks.items[state->blocks.count - 1].line_count++;
    } else if (strcmp(name, "word") == 0 && state->lines.count > 0) {
        state->in_word = true;
        state->word.count = 0;
    }
}

/* --- what recurs at the edges of pages ----------------------------------------------------------
 */

enum { EDGE = 12, LONGEST_HEAD = 200 }; /* per cent of the height of a page; bytes */

/* The line without numbers, case and the distances of its words. */
static const char *key_of_line(const reader *state, const pdf_line *line)
{
    char key[LONGEST_HEAD + 1];
    size_t length = 0;
    for (size_t w = 0; w < line->word_count; w++) {
        const pdf_word *word = &state->words.items[line->first_word + w];
        if (length + word->length + 1 > LONGEST_HEAD) return NULL;
        for (size_t i = 0; i < word->length; i++) {
            const char byte = word->text[i];
            const bool digit = byte >= '0' && byte <= '9';
            if (digit && length > 0 && key[length - 1] == '#') continue;
            key[length++] = digit ? '#' : (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
        }
        key[length++] = ' ';
    }
    return lec_arena_text(state->arena, key, length);
}

static void read_keys(reader *state, const pdf_page *page)
{
    for (size_t b = 0; b < page->block_count; b++) {
        pdf_block *block = &state->blocks.items[page->first_block + b];
        const bool edge = block->box.bottom * 100 < page->height * EDGE ||
                          block->box.top * 100 > page->height * (100 - EDGE);
        if (edge && block->line_count == 1)
            block->key = key_of_line(state, &state->lines.items[block->first_line]);
    }
}

static int by_key(const void *a, const void *b)
{
    const pdf_block *x = *(pdf_block *const *)a, *y = *(pdf_block *const *)b;
    const int order = strcmp(x->key, y->key);
    return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

/* On two pages at least, and on two of five. */
static void find_recurring(reader *state)
{
    pdf_block **edges = lec_new(state->arena, pdf_block *, state->blocks.count);
    size_t count = 0;
    for (size_t b = 0; b < state->blocks.count; b++)
        if (state->blocks.items[b].key != NULL) edges[count++] = &state->blocks.items[b];
    if (count > 1) qsort(edges, count, sizeof(pdf_block *), by_key);
    for (size_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && strcmp(edges[end]->key, edges[first]->key) == 0) end++;
        const bool recurs = end - first >= 2 && (end - first) * 5 >= state->pages.count * 2;
        for (size_t i = first; i < end; i++) edges[i]->recurs = recurs;
    }
}

/* --- numbers of lines ---------------------------------------------------------------------------
 */

static bool is_number(const pdf_word *word, long *value)
{
    char *end;
    *value = strtol(word->text, &end, 10);
    return *end == '\0' && end != word->text && word->text[0] != '-' && word->text[0] != '+';
}

static bool only_numbers(const reader *state, const pdf_block *block)
{
    long unused;
    for (size_t l = block->first_line; l < block->first_line + block->line_count; l++) {
        const pdf_line *line = &state->lines.items[l];
        if (line->word_count != 1 || !is_number(&state->words.items[line->first_word], &unused))
            return false;
    }
    return block->line_count > 0;
}

typedef struct {
    double top, right;
    long value;
} line_number;

static int by_top(const void *a, const void *b)
{
    const line_number *x = a, *y = b;
    return (x->top > y->top) - (x->top < y->top);
}

/* Of the blocks of numbers alone that stand left of all others, or as far left as those of a page
 * before. */
static size_t numbers_at_left(const reader *state, const pdf_page *page, line_number *out)
{
    double left = INFINITY;
    size_t count = 0;
    if (page->block_count == 0) return 0;
    const pdf_block *blocks = &state->blocks.items[page->first_block];
    for (size_t b = 0; b < page->block_count; b++)
        if (!only_numbers(state, &blocks[b]) && !blocks[b].recurs)
            left = fmin(left, blocks[b].box.left);
    for (size_t b = 0; b < page->block_count; b++) {
        if (!only_numbers(state, &blocks[b]) || blocks[b].box.right > left) continue;
        for (size_t l = 0; l < blocks[b].line_count; l++) {
            const pdf_line *line = &state->lines.items[blocks[b].first_line + l];
            out[count] = (line_number){.top = line->box.top, .right = line->box.right};
            (void)is_number(&state->words.items[line->first_word], &out[count++].value);
        }
    }
    if (count > 1) qsort(out, count, sizeof *out, by_top);
    return count;
}

/* Five on a page that grow downwards, and on the pages after it any that end at the same place. */
static void mark_numbers(reader *state, const pdf_page *page)
{
    enum { FEWEST = 5, APART = 6 };
    line_number *numbers = lec_new(state->arena, line_number, state->lines.count);
    const size_t count = numbers_at_left(state, page, numbers);
    double right = 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && numbers[i].value <= numbers[i - 1].value) return;
        right = fmax(right, numbers[i].right);
    }
    if (count >= FEWEST) state->numbers_right = right;
    if (count == 0 || fabs(right - state->numbers_right) > APART) return;
    for (size_t b = 0; b < page->block_count; b++) {
        pdf_block *block = &state->blocks.items[page->first_block + b];
        block->counts = only_numbers(state, block) && block->box.right <= right;
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
 * each other are a column, and columns are read from left to right. What recurs is a band of its
 * own: the first at the top, the last at the bottom. */
static void order_blocks(const reader *state, const pdf_page *page)
{
    const size_t count = page->block_count;
    if (count == 0) return;
    pdf_block *blocks = &state->blocks.items[page->first_block];
    double left = INFINITY, right = 0;
    for (size_t i = 0; i < count; i++) {
        left = fmin(left, blocks[i].box.left);
        right = fmax(right, blocks[i].box.right);
    }
    for (size_t i = 0; i < count; i++) {
        const bool wide = is_wide(&blocks[i], right - left);
        blocks[i].band = wide ? 2 : 1;
        for (size_t k = 0; k < count; k++)
            if (k != i && is_wide(&blocks[k], right - left) &&
                blocks[k].box.top + 1 < blocks[i].box.top)
                blocks[i].band += 2;
        if (blocks[i].recurs) blocks[i].band = blocks[i].box.top * 2 > page->height ? SIZE_MAX : 0;
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

static void put_line(reader *state, const pdf_block *block, const pdf_line *line, bool first)
{
    const double indent = (line->box.left - block->box.left) / 5;
    const lec_line like = {.kind = block->counts ? LEC_BLOCK_FURNITURE : LEC_BLOCK_PARAGRAPH,
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

static void put_page(reader *state, const pdf_page *page)
{
    order_blocks(state, page);
    state->new_page = state->page.lines.count > 0;
    for (size_t b = 0; b < page->block_count; b++) {
        const pdf_block *block = &state->blocks.items[page->first_block + b];
        for (size_t l = 0; l < block->line_count; l++)
            put_line(state, block, &state->lines.items[block->first_line + l], l == 0);
    }
}

static void put_pages(reader *state)
{
    for (size_t p = 0; p < state->pages.count; p++) read_keys(state, &state->pages.items[p]);
    find_recurring(state);
    for (size_t p = 0; p < state->pages.count; p++) mark_numbers(state, &state->pages.items[p]);
    for (size_t p = 0; p < state->pages.count; p++) put_page(state, &state->pages.items[p]);
}

static void on_end(void *data, const char *name)
{
    reader *state = data;
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
    put_pages(&state);
    return lec_page_writer_finish(&state.page, source, "PDF file", transcript, error);
}

const lec_form lec_form_pdf = {
    .name = "pdf",
    .summary = "PDF files, by pdftotext: columns in the order of reading",
    .recognise = recognise,
    .read = read_pdf,
};

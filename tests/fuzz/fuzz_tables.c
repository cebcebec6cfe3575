/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_tables.c -- any texts as the cells of a table, written in every format and read back by
 * other readers (libcsv, jansson, expat): the same cells come out, whatever they hold. */
#include <csv.h>
#include <expat.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "core/table.h"
#include "io/output/graphml.h"
#include "io/output/table_writer.h"
#include "io/words/unicode.h"
#include "tests/fuzz/fuzz.h"

enum { ROWS = 3, TEXTS = 2 * ROWS };

static const lec_column columns[] = {
    {"scope", LEC_NAME, "", NULL, NULL, NULL},    {"source", LEC_TEXT, "", NULL, NULL, NULL},
    {"target", LEC_TEXT, "", NULL, NULL, NULL},   {"count", LEC_COUNT, "", NULL, NULL, NULL},
    {"weight", LEC_NUMBER, "", NULL, NULL, NULL}, {0}};
static const lec_column node_columns[] = {{"scope", LEC_NAME, "", NULL, NULL, NULL},
                                          {"node", LEC_TEXT, "", NULL, NULL, NULL},
                                          {"count", LEC_COUNT, "", NULL, NULL, NULL},
                                          {0}};
enum { COLUMNS = 5 };

/* What a text cell is without the apostrophe that keeps a spreadsheet from running it. */
static bool is_same(const char *got, const char *put)
{
    if (strcmp(got, put) == 0) return true;
    return got[0] == '\'' && put[0] != '\0' && strchr("=+-@\t\r", put[0]) != NULL &&
           strcmp(got + 1, put) == 0;
}

typedef struct {
    const char *const *texts;
    size_t row, column;
    bool raw;
} expected;

static void check_cell(void *cell, size_t length, void *given)
{
    expected *of = given;
    if (of->row > 0 && (of->column == 1 || of->column == 2)) {
        const char *put = of->texts[2 * (of->row - 1) + of->column - 1];
        char *got = calloc(length + 1, 1);
        if (length > 0) memcpy(got, cell, length);
        fuzz_promise(of->raw ? strcmp(got, put) == 0 : is_same(got, put), "the cell that was put");
        free(got);
    }
    of->column++;
}

static void check_row(int end, void *given)
{
    (void)end;
    expected *of = given;
    fuzz_promise(of->column == COLUMNS, "as many cells as columns");
    of->column = 0;
    of->row++;
}

static void check_csv(const char *text, size_t length, const char *const *texts, bool raw)
{
    struct csv_parser parser;
    expected of = {.texts = texts, .raw = raw};
    fuzz_promise(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) == 0, "a parser");
    csv_set_space_func(&parser, NULL);
    fuzz_promise(csv_parse(&parser, text, length, check_cell, check_row, &of) == length &&
                     csv_fini(&parser, check_cell, check_row, &of) == 0,
                 "CSV");
    fuzz_promise(of.row == ROWS + 1, "as many rows as were put");
    csv_free(&parser);
}

/* A cell as R and Python read it: a quotation mark means something at its beginning only. Returns
 * what follows it; `cell` has room for all of the text. */
static const char *read_tsv_cell(const char *at, char *cell)
{
    const bool quoted = *at == '"';
    if (quoted) at++;
    while (*at != '\0' && (quoted || (*at != '\t' && *at != '\n'))) {
        if (quoted && *at == '"' && *++at != '"') break;
        *cell++ = *at++;
    }
    *cell = '\0';
    return at;
}

static void check_tsv(const char *text, const char *const *texts, bool raw)
{
    char *cell = malloc(strlen(text) + 1), *want = malloc(strlen(text) + 1);
    text = strchr(text, '\n') + 1;
    for (size_t i = 0; i < ROWS * COLUMNS; i++) {
        const size_t column = i % COLUMNS;
        text = read_tsv_cell(text, cell);
        fuzz_promise(*text == (column + 1 < COLUMNS ? '\t' : '\n'), "as many cells as columns");
        text++;
        if (column != 1 && column != 2) continue;
        strcpy(want, texts[2 * (i / COLUMNS) + column - 1]);
        for (char *at = want; *at != '\0'; at++)
            if (strchr("\t\r\n", *at) != NULL) *at = ' ';
        const bool guarded = !raw && cell[0] == '\'' && strcmp(cell + 1, want) == 0;
        fuzz_promise(guarded || strcmp(cell, want) == 0, "the cell that was put");
    }
    fuzz_promise(*text == '\0', "nothing after the last row");
    free(cell);
    free(want);
}

static void check_jsonl(const char *text, const char *const *texts)
{
    for (size_t row = 0; row < ROWS; row++) {
        const size_t length = strcspn(text, "\n");
        json_t *object = json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL);
        fuzz_promise(object != NULL, "JSON");
        for (size_t c = 0; c < 2; c++) {
            const char *got = json_string_value(json_object_get(object, columns[c + 1].name));
            const char *put = texts[2 * row + c]; /* the empty text is a missing value */
            fuzz_promise(strcmp(got != NULL ? got : "", put) == 0, "the text put");
        }
        json_decref(object);
        text += length + 1;
    }
}

static void check_xml(const char *text, size_t length)
{
    XML_Parser parser = XML_ParserCreate(NULL);
    fuzz_promise(XML_Parse(parser, text, (int)length, 1) == XML_STATUS_OK, "well-formed XML");
    XML_ParserFree(parser);
}

static lec_table *table_of(const char *const *texts, lec_arena *arena)
{
    lec_table *table = lec_table_new(arena, columns);
    for (size_t row = 0; row < ROWS; row++) {
        lec_table_put_text(table, "all");
        lec_table_put_text(table, texts[2 * row]);
        lec_table_put_text(table, texts[2 * row + 1]);
        lec_table_put_count(table, row);
        lec_table_put_number(table, 0.1 * (double)row);
    }
    return table;
}

static void check_graphml(const lec_table *edges, const char *const *texts, lec_arena *arena)
{
    lec_table *nodes = lec_table_new(arena, node_columns);
    for (size_t i = 0; i < TEXTS; i++) {
        bool is_new = true;
        for (size_t before = 0; before < i; before++)
            is_new = is_new && strcmp(texts[before], texts[i]) != 0;
        if (!is_new) continue;
        lec_table_put_text(nodes, "all");
        lec_table_put_text(nodes, texts[i]);
        lec_table_put_count(nodes, i);
    }
    char *text = NULL;
    size_t length = 0;
    lec_error error = {""};
    FILE *file = open_memstream(&text, &length);
    fuzz_promise(lec_graphml_write(edges, nodes, file, &error) == LEC_OK, error.message);
    fclose(file);
    check_xml(text, length);
    free(text);
}

static void check_format(const lec_table *table, const char *format, bool raw,
                         const char *const *texts)
{
    char *text = NULL;
    size_t length = 0;
    lec_error error = {""};
    FILE *file = open_memstream(&text, &length);
    fuzz_promise(lec_table_write(table, format, raw, file, &error) == LEC_OK, error.message);
    fclose(file);
    if (strcmp(format, "csv") == 0) check_csv(text, length, texts, raw);
    if (strcmp(format, "tsv") == 0) check_tsv(text, texts, raw);
    if (strcmp(format, "jsonl") == 0) check_jsonl(text, texts);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lec_arena *arena = lec_arena_new();
    const char *texts[TEXTS];
    for (size_t i = 0; i < TEXTS; i++) { /* a record separator between two; a cell may have lines */
        const uint8_t *end = size > 0 ? memchr(data, 0x1E, size) : NULL;
        const size_t length = end != NULL ? (size_t)(end - data) : size;
        texts[i] = lec_utf8_repaired(lec_arena_text(arena, (const char *)data, length), arena);
        data += length + (end != NULL);
        size -= length + (end != NULL);
    }
    const lec_table *table = table_of(texts, arena);
    for (const lec_table_format *format = lec_table_formats; format->name != NULL; format++)
        for (int raw = 0; raw < 2; raw++) check_format(table, format->name, raw == 1, texts);
    check_graphml(table, texts, arena);
    lec_arena_free(arena);
    return 0;
}

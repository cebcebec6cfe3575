/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/graphml.h"

#include <inttypes.h>
#include <string.h>

#include "core/number.h"
#include "core/vocabulary.h"
#include "io/output/table_writer.h"

typedef struct {
    const lec_table *edges, *nodes;
    size_t key_count; /* columns that tell graphs apart */
    FILE *file;
    lec_arena *arena;
} writer;

/* U+FFFE and U+FFFF, which XML 1.0 does not know. */
static bool is_no_character(const char *at)
{
    return strncmp(at, "\xEF\xBF\xBE", 3) == 0 || strncmp(at, "\xEF\xBF\xBF", 3) == 0;
}

/* Text as XML: what has a meaning there is written as an entity, control characters and others that
 * XML does not know as U+FFFD. */
static void put_escaped(const char *text, FILE *file)
{
    for (const char *at = text; *at != '\0'; at++) {
        const unsigned char byte = (unsigned char)*at;
        if (is_no_character(at)) {
            fputs("\xEF\xBF\xBD", file);
            at += 2;
            continue;
        }
        if (byte == '&')
            fputs("&amp;", file);
        else if (byte == '<')
            fputs("&lt;", file);
        else if (byte == '>')
            fputs("&gt;", file);
        else if (byte == '"')
            fputs("&quot;", file);
        else if (byte < ' ' && byte != '\t' && byte != '\n')
            fputs("\xEF\xBF\xBD", file);
        else
            putc(byte, file);
    }
}

static const char *type_name(lec_type type)
{
    if (type == LEC_COUNT) return "long";
    return type == LEC_NUMBER ? "double" : "string";
}

/* Graphs say by their keys what they pool. */
static bool is_left_out(const lec_column *column)
{
    return strcmp(column->name, LEC_POOLED) == 0;
}

/* `of` is graph, node or edge. */
static void put_key(const writer *w, const char *of, const lec_column *column)
{
    if (is_left_out(column)) return;
    fprintf(w->file, "  <key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", of,
            column->name, of, column->name, type_name(column->type));
}

static void put_keys(const writer *w)
{
    const lec_column *node = lec_table_columns(w->nodes), *edge = lec_table_columns(w->edges);
    for (size_t c = 0; c < w->key_count; c++) put_key(w, "graph", &node[c]);
    const lec_column label = {.name = "label", .type = LEC_TEXT};
    put_key(w, "node", &label);
    for (size_t c = w->key_count + 1; node[c].name != NULL; c++) put_key(w, "node", &node[c]);
    for (size_t c = w->key_count + 2; edge[c].name != NULL; c++) put_key(w, "edge", &edge[c]);
}

static void put_data(const writer *w, const char *of, const lec_table *table, size_t row,
                     size_t column, const char *indent)
{
    const lec_column *declared = &lec_table_columns(table)[column];
    if (is_left_out(declared) || lec_table_is_missing(table, row, column)) return;
    const lec_cell cell = lec_table_cell(table, row, column);
    fprintf(w->file, "%s<data key=\"%s_%s\">", indent, of, declared->name);
    if (declared->type == LEC_COUNT)
        fprintf(w->file, "%" PRIu64, cell.count);
    else if (declared->type == LEC_NUMBER)
        fputs(lec_decimal_of(cell.number).text, w->file);
    else
        put_escaped(cell.text, w->file);
    fputs("</data>\n", w->file);
}

/* Whether two rows belong to one graph. */
static bool same_graph(const writer *w, const lec_table *one, size_t one_row,
                       const lec_table *other, size_t other_row)
{
    for (size_t c = 0; c < w->key_count; c++)
        if (strcmp(lec_table_cell(one, one_row, c).text,
                   lec_table_cell(other, other_row, c).text) != 0)
            return false;
    return true;
}

/* Nodes are called n0, n1, ... through the whole file; their numbers go by their names. */
static void put_node(const writer *w, size_t row, lec_vocabulary *names)
{
    const char *name = lec_table_cell(w->nodes, row, w->key_count).text;
    lec_vocabulary_add(names, name, strlen(name));
    fprintf(w->file, "    <node id=\"n%zu\">\n      <data key=\"node_label\">", row);
    put_escaped(name, w->file);
    fputs("</data>\n", w->file);
    for (size_t c = w->key_count + 1; c < lec_table_column_count(w->nodes); c++)
        put_data(w, "node", w->nodes, row, c, "      ");
    fputs("    </node>\n", w->file);
}

static void put_edge(const writer *w, size_t row, size_t first_node, const lec_vocabulary *names)
{
    const char *ends[2] = {lec_table_cell(w->edges, row, w->key_count).text,
                           lec_table_cell(w->edges, row, w->key_count + 1).text};
    uint32_t node[2];
    for (int i = 0; i < 2; i++)
        if (!lec_vocabulary_find(names, ends[i], strlen(ends[i]), &node[i])) return;
    fprintf(w->file, "    <edge source=\"n%zu\" target=\"n%zu\">\n", first_node + node[0],
            first_node + node[1]);
    for (size_t c = w->key_count + 2; c < lec_table_column_count(w->edges); c++)
        put_data(w, "edge", w->edges, row, c, "      ");
    fputs("    </edge>\n", w->file);
}

/* The graph whose nodes begin at `first`; returns the row after its last. */
static size_t put_graph(const writer *w, size_t first, size_t number)
{
    lec_vocabulary *names = lec_vocabulary_new(w->arena);
    fprintf(w->file, "  <graph id=\"g%zu\" edgedefault=\"undirected\">\n", number);
    for (size_t c = 0; c < w->key_count; c++) put_data(w, "graph", w->nodes, first, c, "    ");
    size_t end = first;
    while (end < lec_table_row_count(w->nodes) && same_graph(w, w->nodes, first, w->nodes, end))
        put_node(w, end++, names);
    for (size_t row = 0; row < lec_table_row_count(w->edges); row++)
        if (same_graph(w, w->nodes, first, w->edges, row)) put_edge(w, row, first, names);
    fputs("  </graph>\n", w->file);
    return end;
}

lec_status lec_graphml_write(const lec_table *edges, const lec_table *nodes, FILE *file,
                             lec_error *error)
{
    writer w = {edges, nodes, lec_table_column(nodes, "node"), file, lec_arena_new()};
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
          file);
    put_keys(&w);
    size_t graphs = 0;
    for (size_t row = 0; row < lec_table_row_count(nodes) && !ferror(file); graphs++)
        row = put_graph(&w, row, graphs);
    fputs("</graphml>\n", file);
    lec_arena_free(w.arena);
    return lec_flush(file, "the network", error);
}

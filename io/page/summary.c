/* SPDX-License-Identifier: GPL-3.0-or-later
 * summary.c -- the first screen: who held the floor, how well the texts were read, what was found.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/number.h"
#include "core/vocabulary.h"
#include "io/page/html.h"
#include "io/page/parts.h"

#define Q_TOLD 0.05 /* findings are told up to this q */
enum { SECONDS_OF_A_MINUTE = 60 };

static const lec_page_table *table_called(const lec_page *page, const char *name)
{
    for (size_t i = 0; i < page->table_count; i++)
        if (strcmp(page->tables[i].name, name) == 0) return &page->tables[i];
    return NULL;
}

/* The column called so, or the number of columns. */
static size_t column_of(const lec_table *table, const char *name)
{
    const lec_column *columns = lec_table_columns(table);
    size_t c = 0;
    while (columns[c].name != NULL && (name == NULL || strcmp(columns[c].name, name) != 0)) c++;
    return c;
}

static bool has(const lec_table *table, size_t row, size_t column)
{
    return column < lec_table_column_count(table) && !lec_table_is_missing(table, row, column);
}

/* --- who held the floor ---------------------------------------------------------------------- */

static void put_percent(const lec_table *table, size_t row, const char *name, FILE *out)
{
    const size_t column = column_of(table, name);
    if (has(table, row, column))
        fprintf(out, "%.1f", 100 * lec_table_cell(table, row, column).number);
}

static void put_between(const lec_table *table, size_t row, const char *low, const char *high,
                        FILE *out)
{
    fputs("<td>", out);
    if (!has(table, row, column_of(table, low)) || !has(table, row, column_of(table, high))) return;
    put_percent(table, row, low, out);
    fputs("\xE2\x80\x93", out);
    put_percent(table, row, high, out);
}

static bool cell_is(const lec_table *table, size_t row, const char *column, const char *value)
{
    const size_t at = column_of(table, column);
    return has(table, row, at) && strcmp(lec_table_cell(table, row, at).text, value) == 0;
}

static void put_floor_row(const lec_table *table, size_t row, FILE *out)
{
    const size_t words = column_of(table, "words"), seconds = column_of(table, "seconds");
    fputs("<tr><th scope=row>", out);
    lec_page_cell(table, row, column_of(table, "role"), out);
    fputs("<td>", out);
    lec_page_cell(table, row, words, out);
    fputs("<td>", out);
    put_percent(table, row, "word_share", out);
    put_between(table, row, "word_share_low", "word_share_high", out);
    put_between(table, row, "word_share_min", "word_share_max", out);
    fputs("<td>", out);
    put_percent(table, row, "time_share", out);
    put_between(table, row, "time_share_low", "time_share_high", out);
    fputs("<td>", out);
    if (has(table, row, seconds)) {
        const uint64_t whole = (uint64_t)(lec_table_cell(table, row, seconds).number + .5);
        fprintf(out, "%" PRIu64 ":%02" PRIu64, whole / SECONDS_OF_A_MINUTE,
                whole % SECONDS_OF_A_MINUTE);
    }
    fputs("<td>", out);
    lec_page_cell(table, row, column_of(table, "time_basis"), out);
    fputc('\n', out);
}

static void put_floor(const lec_page *page, FILE *out)
{
    fputs("<section id=floor-held><h2>Who held the floor</h2>\n", out);
    const lec_page_table *speaking = table_called(page, "speaking");
    if (speaking == NULL) {
        fputs("<p>No table of speaking was made.</section>\n", out);
        return;
    }
    fputs("<div class=scroll tabindex=0 role=region aria-label=\"Who held the floor\"><table "
          "class=\"l1 l9\"><thead><tr><th scope=col>role<th scope=col>words<th scope=col>% of the "
          "words<th scope=col>interval<th scope=col>by doubt about roles<th scope=col>% of the "
          "time<th scope=col>interval<th scope=col>min:s<th scope=col>time by<tbody>\n",
          out);
    const lec_table *table = speaking->table;
    for (size_t row = 0; row < lec_table_row_count(table); row++)
        if (cell_is(table, row, "conference", "all") && cell_is(table, row, "phase", "all") &&
            !cell_is(table, row, "role", "all"))
            put_floor_row(table, row, out);
    fputs(
        "</table></div><p>By doubt: from all turns that may be somebody else\xE2\x80\x99s being so "
        "to none. More by phase and conference: <a href=\"#t-speaking\">speaking</a>.</section>\n",
        out);
}

/* --- how well the texts were read --------------------------------------------------------------
 */

typedef struct {
    size_t doubtful, unknown, undated, captioned;
    uint64_t spoken, labels, notes, front, furniture;
} reading;

static reading look_at(const lec_corpus *corpus)
{
    reading seen = {.spoken = corpus->token_count};
    for (size_t t = 0; t < corpus->turn_count; t++) {
        seen.doubtful += corpus->turn[t].certainty < LEC_DOUBTFUL_BELOW;
        seen.unknown += corpus->turn_role[t] == LEC_ROLE_UNKNOWN;
    }
    for (size_t c = 0; c < corpus->conference_count; c++) {
        const lec_conference *conference = &corpus->conference[c];
        seen.undated += conference->date[0] == '\0';
        seen.captioned += conference->alignment != NULL;
        seen.labels += conference->label_words;
        seen.notes += conference->note_words;
        seen.front += conference->front_matter_words;
        seen.furniture += conference->furniture_words;
    }
    return seen;
}

static void put_reading(const lec_page *page, FILE *out)
{
    const lec_corpus *corpus = page->corpus;
    const reading seen = look_at(corpus);
    fprintf(out,
            "<section id=how-read><h2>How well the text was read</h2>\n<ul>"
            "<li><b>%zu of %zu turns</b> are doubtful (certainty below %.2f); %zu are of nobody "
            "known. <code>lectern check</code> lists them with their lines.\n"
            "<li><b>%" PRIu64 " words</b> were spoken; %" PRIu64 " name speakers, %" PRIu64
            " are notes, %" PRIu64 " stand before the first turn, %" PRIu64
            " belong to the page: every word of the files is one of these.\n",
            seen.doubtful, corpus->turn_count, LEC_DOUBTFUL_BELOW, seen.unknown, seen.spoken,
            seen.labels, seen.notes, seen.front, seen.furniture);
    fprintf(out, "<li>Times are %s.\n",
            seen.captioned == 0 ? "estimated from the words, where a transcript gives none"
                                : "those of the captions, where there are any");
    if (seen.undated > 0) fprintf(out, "<li>%zu conferences have no date.\n", seen.undated);
    if (page->left_out > 0)
        fprintf(out, "<li>%zu files were left out; run.json says why.\n", page->left_out);
    fputs("</ul></section>\n", out);
}

/* --- findings ------------------------------------------------------------------------------------
 */

typedef struct {
    size_t row;
    double log10_q;
} finding;

static int by_log10_q(const void *a, const void *b)
{
    const finding *first = a, *second = b;
    if (first->log10_q != second->log10_q) return first->log10_q < second->log10_q ? -1 : 1;
    return (first->row > second->row) - (first->row < second->row);
}

/* Whether two rows are about the same things, in whichever unit, role or conference. */
static bool says_the_same(const lec_page_table *of, size_t one, size_t other)
{
    const lec_column *columns = lec_table_columns(of->table);
    bool named = false;
    for (size_t c = 0; c < of->key_count; c++) {
        if (columns[c].type != LEC_TEXT || strcmp(columns[c].name, "conference") == 0) continue;
        named = true;
        if (strcmp(lec_table_cell(of->table, one, c).text,
                   lec_table_cell(of->table, other, c).text) != 0)
            return false;
    }
    return named;
}

static void put_finding(const lec_page_table *of, size_t row, FILE *out)
{
    const lec_table *table = of->table;
    const size_t q = column_of(table, of->families[0].q);
    fputs("<tr><td>", out);
    fprintf(out, "<a href=\"#t-%s\">%s</a><td>", of->name, of->name);
    for (size_t c = 0; c < of->key_count; c++) {
        if (c > 0) fputs(", ", out);
        fputs("<bdi>", out);
        lec_page_cell(table, row, c, out);
        fputs("</bdi>", out);
    }
    fputs("<td>", out);
    const size_t effect = column_of(table, of->effect);
    if (of->effect != NULL && has(table, row, effect)) {
        fprintf(out, "%s ", of->effect);
        lec_page_cell(table, row, effect, out);
        const size_t columns = lec_table_column_count(table);
        if (effect + 2 < columns && has(table, row, effect + 1) && has(table, row, effect + 2) &&
            strstr(lec_table_columns(table)[effect + 1].name, "_low") != NULL) {
            fputs(" (", out);
            lec_page_cell(table, row, effect + 1, out);
            fputs(" to ", out);
            lec_page_cell(table, row, effect + 2, out);
            fputs(")", out);
        }
    }
    fputs("<td>", out);
    lec_page_cell(table, row, q, out);
}

/* Whether the row says of a single conference what a row of `all` says already. */
static bool repeats_all(const lec_table *table, size_t row, size_t conferences)
{
    return conferences == 1 && column_of(table, LEC_POOLED) < lec_table_column_count(table) &&
           column_of(table, "conference") < lec_table_column_count(table) &&
           !cell_is(table, row, "conference", "all");
}

/* Adds the tests of the row's family to *tested, where no row before was of that family. */
static void count_family(const lec_page_table *of, size_t row, lec_vocabulary *families,
                         size_t *tested, lec_arena *arena)
{
    const size_t tests = column_of(of->table, of->families[0].tests);
    const char *key = "";
    for (const char *name = of->families[0].keys; *name != '\0';) {
        const size_t length = strcspn(name, ",");
        const size_t column = column_of(of->table, lec_arena_text(arena, name, length));
        if (column < lec_table_column_count(of->table) &&
            (lec_table_columns(of->table)[column].type == LEC_TEXT ||
             lec_table_columns(of->table)[column].type == LEC_NAME))
            key =
                lec_arena_format(arena, "%s%s\n", key, lec_table_cell(of->table, row, column).text);
        name += length + (name[length] == ',');
    }
    const size_t known = lec_vocabulary_count(families);
    if (lec_vocabulary_add(families, key, strlen(key)) == known)
        *tested += (size_t)lec_table_cell(of->table, row, tests).count;
}

/* How many tests there were; a table may show no row of those that found nothing. */
static size_t tests_of(const lec_page_table *of, size_t row_count, size_t conferences,
                       lec_arena *arena)
{
    lec_vocabulary *families = lec_vocabulary_new(arena);
    size_t tested = 0;
    for (size_t row = 0; row < row_count; row++)
        if (!repeats_all(of->table, row, conferences) &&
            has(of->table, row, column_of(of->table, of->families[0].tests)))
            count_family(of, row, families, &tested, arena);
    return tested;
}

/* Rows with a small q, by it; [found->found], those tested are counted. */
static finding *list_findings(const lec_page_table *of, size_t conferences,
                              lec_page_findings *found, lec_arena *arena)
{
    const lec_table *table = of->table;
    const size_t q = column_of(table, of->families[0].q);
    const size_t log10_q = column_of(table, of->families[0].log10_q);
    const size_t rows = lec_table_row_count(table);
    finding *all = lec_new(arena, finding, rows);
    for (size_t row = 0; row < rows; row++) {
        if (!has(table, row, q) || !has(table, row, log10_q) ||
            repeats_all(table, row, conferences))
            continue;
        found->tested++;
        if (lec_table_cell(table, row, q).number <= Q_TOLD)
            all[found->found++] = (finding){row, lec_table_cell(table, row, log10_q).number};
    }
    const size_t tests = tests_of(of, rows, conferences, arena);
    if (tests > found->tested) found->tested = tests;
    if (found->found > 1) qsort(all, found->found, sizeof *all, by_log10_q);
    return all;
}

lec_page_findings lec_page_findings_of(const lec_page_table *table, size_t conferences)
{
    lec_page_findings found = {{0}, 0, 0, 0};
    if (table->families == NULL) return found;
    lec_arena *scratch = lec_arena_new();
    const finding *all = list_findings(table, conferences, &found, scratch);
    for (size_t i = 0; i < found.found && found.count < LEC_PAGE_FINDINGS; i++) {
        bool again = false;
        for (size_t k = 0; k < found.count && !again; k++)
            again = says_the_same(table, found.rows[k], all[i].row);
        if (!again) found.rows[found.count++] = all[i].row;
    }
    lec_arena_free(scratch);
    return found;
}

static void put_findings_of(const lec_page_table *of, FILE *out)
{
    for (size_t i = 0; i < of->findings.count; i++) {
        put_finding(of, of->findings.rows[i], out);
        fprintf(out, "<td>%zu of %zu\n", of->findings.found, of->findings.tested);
    }
}

static void put_findings(const lec_page *page, FILE *out)
{
    fputs("<section id=findings><h2>The strongest findings</h2>\n<p>Up to three of each table with "
          "tests whose q (the expected share of false findings in its family) is at most .05. A "
          "table that is not here has none.\n<div class=scroll tabindex=0 role=region "
          "aria-label=\"The strongest findings\"><table class=\"l1 l2 l3\"><thead><tr><th "
          "scope=col>table<th scope=col>of<th scope=col>how much<th scope=col>q<th scope=col>rows "
          "with q \xE2\x89\xA4 .05<tbody>\n",
          out);
    for (size_t i = 0; i < page->table_count; i++)
        if (page->tables[i].families != NULL) put_findings_of(&page->tables[i], out);
    fputs("</table></div></section>\n", out);
}

void lec_page_summary(const lec_page *page, FILE *out)
{
    put_floor(page, out);
    put_reading(page, out);
    put_findings(page, out);
}

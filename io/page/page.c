/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/page/page.h"

#include <errno.h>
#include <string.h>

#include "io/page/html.h"
#include "io/page/parts.h"
#include "io/source/sha256.h"

extern const char lec_page_style[], lec_page_script[]; /* page.css, page.js */

/* --- head ------------------------------------------------------------------------------------ */

static unsigned hex_value(char digit)
{
    return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/* The hash of an own part as a Content-Security-Policy names it. */
static void put_hash(FILE *out, const char *text, lec_arena *arena)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    enum { HASH_BYTES = 32 };
    const char *hex = lec_sha256(text, strlen(text), arena);
    unsigned char bytes[HASH_BYTES + 1] = {0};
    for (size_t i = 0; i < HASH_BYTES; i++)
        bytes[i] = (unsigned char)(16 * hex_value(hex[2 * i]) + hex_value(hex[2 * i + 1]));
    fputs("'sha256-", out);
    for (size_t i = 0; i < HASH_BYTES + 1; i += 3) {
        const unsigned three = (unsigned)bytes[i] << 16 | (unsigned)bytes[i + 1] << 8 |
                               (i + 2 < sizeof bytes ? (unsigned)bytes[i + 2] : 0U);
        for (unsigned k = 0; k < 4; k++)
            putc(i == HASH_BYTES - 2 && k == 3 ? '=' : letters[three >> (18 - 6 * k) & 63], out);
    }
    putc('\'', out);
}

static const char *title_of(const lec_page *page)
{
    return page->study->title[0] != '\0' ? page->study->title : "Press conferences";
}

static void put_head(const lec_page *page, FILE *out, lec_arena *arena)
{
    fputs("<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8>\n"
          "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src ",
          out);
    put_hash(out, lec_page_script, arena);
    fputs("; style-src ", out);
    put_hash(out, lec_page_style, arena);
    fputs(
        "; base-uri 'none'; form-action 'none'\">\n<meta name=viewport "
        "content=\"width=device-width, initial-scale=1\">\n<meta name=color-scheme content=\"light "
        "dark\">\n<meta name=generator content=\"lectern ",
        out);
    lec_html_text(out, page->version);
    fputs("\">\n<title>", out);
    lec_html_text(out, title_of(page));
    fputs("</title>\n<style>", out);
    fputs(lec_page_style, out);
    fputs("</style></head>\n<body><a class=skip href=\"#main\">To the content</a>\n", out);
}

/* From the first day to the last. */
static void put_days(const lec_corpus *corpus, FILE *out)
{
    const char *first = "", *last = "";
    for (size_t c = 0; c < corpus->conference_count; c++) {
        const char *date = corpus->conference[c].date;
        if (date[0] == '\0') continue;
        if (first[0] == '\0' || strcmp(date, first) < 0) first = date;
        if (strcmp(date, last) > 0) last = date;
    }
    if (first[0] == '\0') return;
    fputs(", ", out);
    lec_html_text(out, first);
    if (strcmp(first, last) == 0) return;
    fputs(" to ", out);
    lec_html_text(out, last);
}

static void put_size(const lec_page *page, FILE *out)
{
    const lec_corpus *corpus = page->corpus;
    fprintf(out, "%zu conference%s, %zu turns, %zu words", corpus->conference_count,
            corpus->conference_count == 1 ? "" : "s", corpus->turn_count, corpus->token_count);
}

static bool begins_group(const lec_page *page, size_t table)
{
    return table == 0 || strcmp(page->tables[table].group, page->tables[table - 1].group) != 0;
}

static void put_contents(const lec_page *page, FILE *out)
{
    fputs("<nav aria-label=Contents><details><summary>Contents</summary><ul><li><a "
          "href=\"#floor-held\">Floor</a> <a "
          "href=\"#how-read\">Reading</a> <a href=\"#findings\">Findings</a>",
          out);
    for (size_t i = 0; i < page->table_count; i++) {
        if (begins_group(page, i)) fprintf(out, "\n<li><b>%s</b>", page->tables[i].group);
        fprintf(out, " <a href=\"#t-%s\">%s</a>", page->tables[i].name, page->tables[i].name);
    }
    fputs("</ul></details></nav>\n", out);
}

/* --- what is to be highlighted -----------------------------------------------------------------
 */

static void put_choice(const char *kind, const char *name, FILE *out)
{
    fprintf(out, "<option value=\"%s:", kind);
    lec_html_text(out, name);
    fputs("\">", out);
    lec_html_text(out, name);
}

/* Shown by the script, which it needs. */
static void put_highlight(const lec_page *page, FILE *out)
{
    const lec_corpus *corpus = page->corpus;
    fputs(
        "<p id=highlight hidden><label>Highlight in all charts and tables <select id=pick><option "
        "value=\"\">nothing<optgroup label=Roles>",
        out);
    for (int role = 0; role < LEC_ROLE_COUNT; role++) {
        fprintf(out, "<option value=\"r%d:%s\">%s", role, lec_role_name((lec_role)role),
                lec_role_name((lec_role)role));
    }
    fputs("<optgroup label=Conferences>", out);
    for (size_t c = 0; c < corpus->conference_count; c++)
        put_choice("c", corpus->conference[c].name, out);
    fputs("<optgroup label=Speakers>", out);
    for (size_t s = 1; s < corpus->speaker_count && s <= LEC_PAGE_ROWS; s++)
        put_choice("s", corpus->speaker_name[s], out);
    fputs("</select></label></p>\n", out);
}

/* --- tables and their charts ------------------------------------------------------------------ */

static void put_citation(const lec_page *page, const lec_page_table *table, FILE *out)
{
    fputs("<p class=cite>Cite: ", out);
    lec_html_text(out, title_of(page));
    fprintf(out, ". Table <i>%s</i> (", table->name);
    put_size(page, out);
    fputs("), made with lectern ", out);
    lec_html_text(out, page->version);
    if (table->source != NULL) {
        fputs(", after ", out);
        lec_html_text(out, table->source);
    }
    fputs(".</p>\n", out);
}

/* The picture of the whole, which stands on the first screen. */
static bool is_timeline(const lec_page_chart *chart)
{
    return strcmp(chart->name, "timeline") == 0 || strcmp(chart->name, "timelines") == 0;
}

static void put_chart(const lec_page_chart *chart, FILE *out, lec_arena *arena)
{
    fprintf(out, "<figure id=\"f-%s\">", chart->name);
    const bool drawn = chart->svg != NULL && lec_page_svg(chart, out, arena);
    if (!drawn) fputs("<p class=none>Not drawn here.</p>", out);
    fputs("<figcaption>", out);
    lec_html_text(out, chart->title);
    fprintf(out, ". <a href=\"plots/%s.gp\">script</a> <a href=\"plots/%s.csv\">its numbers</a>",
            chart->name, chart->name);
    if (drawn) fprintf(out, " <a href=\"plots/%s.svg\">SVG</a>", chart->name);
    if (drawn && chart->has_png) fprintf(out, " <a href=\"plots/%s.png\">PNG</a>", chart->name);
    fputs("</figcaption></figure>\n", out);
}

static void put_left_out(const lec_table *table, FILE *out)
{
    size_t count;
    const lec_rows_left_out *notes = lec_table_notes_left_out(table, &count);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "<p>%zu rows are left out: ", notes[i].rows);
        lec_html_text(out, notes[i].rule);
        fputs(".</p>\n", out);
    }
}

static void put_rows(const lec_page_table *table, FILE *out)
{
    const size_t rows = table->row_count;
    const size_t columns = lec_table_column_count(table->table);
    const size_t shown = lec_page_columns(table);
    fprintf(out, "<details class=rows><summary>Table: %zu rows</summary>\n<p>", rows);
    if (rows > LEC_PAGE_ROWS) fprintf(out, "The first %d rows", LEC_PAGE_ROWS);
    if (columns > shown)
        fprintf(out, "%s first %zu of %zu columns, and q where there is one",
                rows > LEC_PAGE_ROWS ? ", the" : "The", shown, columns);
    if (rows > LEC_PAGE_ROWS || columns > shown) fputs(". ", out);
    fprintf(out, "All, with all digits: <a href=\"tables/%s.csv\">tables/%s.csv</a></p>\n",
            table->name, table->name);
    put_left_out(table->table, out);
    fprintf(out, "<div class=scroll tabindex=0 role=region aria-label=\"Table %s\">", table->name);
    lec_page_rows(table, out);
    fputs("</div></details>\n", out);
}

static void put_table(const lec_page *page, const lec_page_table *table, FILE *out,
                      lec_arena *arena)
{
    fprintf(out, "<article id=\"t-%s\"><h3>%s</h3>\n<p>", table->name, table->name);
    lec_html_text(out, table->summary);
    fputs(".</p>\n", out);
    for (size_t i = 0; i < table->chart_count; i++)
        if (is_timeline(&table->charts[i]))
            fprintf(out, "<p><a href=\"#f-%s\">Its chart</a> stands at the beginning.</p>\n",
                    table->charts[i].name);
        else
            put_chart(&table->charts[i], out, arena);
    put_rows(table, out);
    if (table->details != NULL) {
        fputs("<details><summary>How it is made</summary><p>", out);
        lec_html_text(out, table->details);
        fputs("</details>\n", out);
    }
    put_citation(page, table, out);
    fputs("</article>\n", out);
}

static void put_timeline(const lec_page *page, FILE *out, lec_arena *arena)
{
    for (size_t i = 0; i < page->table_count; i++)
        for (size_t c = 0; c < page->tables[i].chart_count; c++) {
            if (!is_timeline(&page->tables[i].charts[c])) continue;
            fputs("<section id=over-time><h2>Who spoke when</h2>\n", out);
            put_chart(&page->tables[i].charts[c], out, arena);
            fputs("</section>\n", out);
        }
}

/* --- the whole ---------------------------------------------------------------------------------
 */

static void put_start(const lec_page *page, FILE *out, lec_arena *arena)
{
    put_head(page, out, arena);
    fputs("<header><h1 dir=auto>", out);
    lec_html_text(out, title_of(page));
    fputs("</h1>\n<p>", out);
    put_size(page, out);
    put_days(page->corpus, out);
    fputs(". Every number with all its digits is in <a href=\"tables\">tables</a>; <a "
          "href=\"datapackage.json\">datapackage.json</a> says what each column means, <a "
          "href=\"run.json\">run.json</a> how this was made.</p>\n",
          out);
    if (page->why_no_charts != NULL) {
        fputs("<p class=none>There are no charts on this page: ", out);
        lec_html_text(out, page->why_no_charts);
        fputs("</p>\n", out);
    }
    put_highlight(page, out);
    fputs("</header>\n", out);
    put_contents(page, out);
    fputs("<main id=main>\n", out);
}

lec_status lec_page_write(const lec_page *page, FILE *out, lec_arena *arena, lec_error *error)
{
    put_start(page, out, arena);
    lec_page_summary(page, out);
    put_timeline(page, out, arena);
    for (size_t i = 0; i < page->table_count; i++) {
        if (begins_group(page, i)) {
            if (i > 0) fputs("</section>\n", out);
            fprintf(out, "<section id=\"g-%s\"><h2>%s</h2>\n", page->tables[i].group,
                    page->tables[i].group);
        }
        put_table(page, &page->tables[i], out, arena);
    }
    if (page->table_count > 0) fputs("</section>\n", out);
    lec_page_sentences(page, out);
    fputs("</main>\n<footer><p>Made with lectern ", out);
    lec_html_text(out, page->version);
    fputs("</p></footer>\n<script>", out);
    fputs(lec_page_script, out);
    fputs("</script></body></html>\n", out);
    if (ferror(out)) return lec_fail(error, LEC_BAD_DATA, "index.html: %s", strerror(errno));
    return LEC_OK;
}

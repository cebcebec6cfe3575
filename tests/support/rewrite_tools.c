/* SPDX-License-Identifier: GPL-3.0-or-later
 * The same conference as the tools for transcription write it: tiers, captions, documents, tables,
 * JSON. Paragraph p of the file is said from 10 p to 10 p + 9 seconds. */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/rewrite.h"

/* --- text ------------------------------------------------------------------------------------- */

typedef LEC_ARRAY(char) text_array;

typedef struct {
    lec_arena *arena;
    text_array text;
} page;

static void add(page *out, const char *text)
{
    for (; *text != '\0'; text++) LEC_PUSH(out->arena, out->text, *text);
}

static const char *ended(page *out)
{
    LEC_PUSH(out->arena, out->text, '\0');
    return out->text.items;
}

static void add_xml(page *out, const char *text)
{
    for (; *text != '\0'; text++) switch (*text) {
        case '&':
            add(out, "&amp;");
            break;
        case '<':
            add(out, "&lt;");
            break;
        case '"':
            add(out, "&quot;");
            break;
        default:
            LEC_PUSH(out->arena, out->text, *text);
        }
}

/* One stretch of the file: paragraph `number`, counted over all turns. */
typedef void put_stretch(page *out, const rewrite_turn *turn, const char *text, size_t number);

static void put_all(page *out, const rewrite_talk *talk, put_stretch *put)
{
    size_t number = 0;
    for (size_t t = 0; t < talk->turn_count; t++)
        for (size_t p = 0; p < talk->turns[t].paragraph_count; p++)
            put(out, &talk->turns[t], talk->turns[t].paragraphs[p], number++);
}

static const char *written_time(page *out, size_t seconds, const char *form)
{
    return lec_arena_format(out->arena, form, seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/* --- captions --------------------------------------------------------------------------------- */

static void put_ttml(page *out, const rewrite_turn *turn, const char *text, size_t number)
{
    add(out, lec_arena_format(out->arena, "<p begin=\"%zus\" end=\"%zus\" ttm:agent=\"",
                              10 * number, 10 * number + 9));
    for (const char *at = turn->speaker; *at != '\0'; at++)
        if (*at != ' ') LEC_PUSH(out->arena, out->text, *at);
    add(out, "\">");
    add_xml(out, text);
    add(out, "</p>\n");
}

const char *rewrite_ttml(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    add(&out, "<tt xmlns=\"http://www.w3.org/ns/ttml\" xmlns:ttm=\"m\"><head><metadata>\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        size_t first = 0; /* each is listed once */
        while (strcmp(talk->turns[first].speaker, talk->turns[t].speaker) != 0) first++;
        if (first < t) continue;
        add(&out, "<ttm:agent xml:id=\"");
        for (const char *at = talk->turns[t].speaker; *at != '\0'; at++)
            if (*at != ' ') LEC_PUSH(arena, out.text, *at);
        add(&out, "\"><ttm:name>");
        add_xml(&out, talk->turns[t].speaker);
        add(&out, "</ttm:name></ttm:agent>\n");
    }
    add(&out, "</metadata></head><body><div>\n");
    put_all(&out, talk, put_ttml);
    add(&out, "</div></body></tt>\n");
    return ended(&out);
}

static void put_ass(page *out, const rewrite_turn *turn, const char *text, size_t number)
{
    add(out, lec_arena_format(out->arena, "Dialogue: 0,%s.00,%s.00,Default,%s,0,0,0,,%s\n",
                              written_time(out, 10 * number, "%zu:%02zu:%02zu"),
                              written_time(out, 10 * number + 9, "%zu:%02zu:%02zu"), turn->speaker,
                              text));
}

const char *rewrite_ass(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    add(&out, "[Script Info]\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, "
              "MarginV, Effect, Text\n");
    put_all(&out, talk, put_ass);
    return ended(&out);
}

/* --- tiers ------------------------------------------------------------------------------------ */

static void put_eaf_slot(page *out, const rewrite_turn *turn, const char *text, size_t number)
{
    (void)turn;
    (void)text;
    add(out, lec_arena_format(out->arena,
                              "<TIME_SLOT TIME_SLOT_ID=\"a%zu\" TIME_VALUE=\"%zu\"/>"
                              "<TIME_SLOT TIME_SLOT_ID=\"b%zu\" TIME_VALUE=\"%zu\"/>\n",
                              number, 10000 * number, number, 10000 * number + 9000));
}

static void put_eaf(page *out, const rewrite_turn *turn, const char *text, size_t number)
{
    add(out, "<TIER TIER_ID=\"t\" PARTICIPANT=\"");
    add_xml(out, turn->speaker);
    add(out, lec_arena_format(out->arena,
                              "\"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"a%zu\" "
                              "TIME_SLOT_REF2=\"b%zu\"><ANNOTATION_VALUE>",
                              number, number));
    add_xml(out, text);
    add(out, "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>\n");
}

const char *rewrite_eaf(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    add(&out, "<?xml version=\"1.0\"?>\n<ANNOTATION_DOCUMENT><TIME_ORDER>\n");
    put_all(&out, talk, put_eaf_slot);
    add(&out, "</TIME_ORDER>\n");
    put_all(&out, talk, put_eaf);
    add(&out, "</ANNOTATION_DOCUMENT>\n");
    return ended(&out);
}

static void put_exb_point(page *out, const rewrite_turn *turn, const char *text, size_t number)
{
    (void)turn;
    (void)text;
    add(out, lec_arena_format(out->arena,
                              "<tli id=\"A%zu\" time=\"%zu\"/><tli id=\"B%zu\" time=\"%zu\"/>\n",
                              number, 10 * number, number, 10 * number + 9));
}

static void put_exb(page *out, const rewrite_turn *turn, const char *text, size_t number)
{
    add(out, "<tier type=\"t\" speaker=\"");
    add_xml(out, turn->speaker);
    add(out,
        lec_arena_format(out->arena, "\"><event start=\"A%zu\" end=\"B%zu\">", number, number));
    add_xml(out, text);
    add(out, "</event></tier>\n");
}

const char *rewrite_exb(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    add(&out, "<basic-transcription><head><speakertable>\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        add(&out, "<speaker id=\"");
        add_xml(&out, talk->turns[t].speaker);
        add(&out, "\"/>\n");
    }
    add(&out, "</speakertable></head><basic-body><common-timeline>\n");
    put_all(&out, talk, put_exb_point);
    add(&out, "</common-timeline>\n");
    put_all(&out, talk, put_exb);
    add(&out, "</basic-body></basic-transcription>\n");
    return ended(&out);
}

static void put_stm(page *out, const rewrite_turn *turn, const char *text, size_t number)
{
    char name[128];
    snprintf(name, sizeof name, "%s", turn->speaker);
    for (char *at = name; *at != '\0'; at++)
        if (*at == ' ') *at = '_';
    add(out, lec_arena_format(out->arena, "talk 1 %s %zu %zu %s\n", name, 10 * number,
                              10 * number + 9, text));
}

const char *rewrite_stm(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    put_all(&out, talk, put_stm);
    return ended(&out);
}

/* --- documents and tables --------------------------------------------------------------------- */

static void put_docx_rows(page *out, const rewrite_turn *turn, const char *text, size_t number)
{
    add(out, "<w:tr><w:tc><w:p><w:r><w:t>");
    add(out, written_time(out, 10 * number, "%02zu:%02zu:%02zu"));
    add(out, "</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>");
    add_xml(out, turn->speaker);
    add(out, "</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>");
    add_xml(out, text);
    add(out, "</w:t></w:r></w:p></w:tc></w:tr>\n");
}

const char *rewrite_docx_table(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    add(&out,
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        "<w:body><w:tbl>\n");
    put_all(&out, talk, put_docx_rows);
    add(&out, "</w:tbl></w:body></w:document>\n");
    return ended(&out);
}

/* `Mara Quell   0:03`, a line break, what is said: as Teams writes it. */
const char *rewrite_docx(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    add(&out,
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        "<w:body>\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        add(&out, "<w:p><w:r><w:t xml:space=\"preserve\">");
        add_xml(&out, turn->speaker);
        add(&out, lec_arena_format(arena, "   %zu:%02zu</w:t>", t / 6, t % 6 * 10));
        for (size_t p = 0; p < turn->paragraph_count; p++) {
            add(&out, "<w:br/><w:t>");
            add_xml(&out, turn->paragraphs[p]);
            add(&out, "</w:t>");
        }
        add(&out, "</w:r></w:p>\n");
    }
    add(&out, "</w:body></w:document>\n");
    return ended(&out);
}

const char *rewrite_odt(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    add(&out, "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body>"
              "<office:text>\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        for (size_t p = 0; p < turn->paragraph_count; p++) {
            add(&out, "<text:p>");
            if (p == 0) {
                add(&out, lec_arena_format(arena, "[00:%02zu:%02zu] ", t / 6, t % 6 * 10));
                add_xml(&out, turn->speaker);
                add(&out, ": ");
            }
            add_xml(&out, turn->paragraphs[p]);
            add(&out, "</text:p>\n");
        }
    }
    add(&out, "</office:text></office:body></office:document-content>\n");
    return ended(&out);
}

static void put_markdown_row(page *out, const rewrite_turn *turn, const char *text, size_t number)
{
    (void)number;
    add(out, lec_arena_format(out->arena, "| %s | %s |\n", turn->speaker, text));
}

const char *rewrite_markdown_table(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    add(&out, "| Speaker | Text |\n|---|---|\n");
    put_all(&out, talk, put_markdown_row);
    return ended(&out);
}

static void put_tab_row(page *out, const rewrite_turn *turn, const char *text, size_t number)
{
    add(out, lec_arena_format(out->arena, "%s\t%s.000\t%s.000\t%s\n", turn->speaker,
                              written_time(out, 10 * number, "%02zu:%02zu:%02zu"),
                              written_time(out, 10 * number + 9, "%02zu:%02zu:%02zu"), text));
}

const char *rewrite_elan_tab(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    put_all(&out, talk, put_tab_row);
    return ended(&out);
}

/* --- bytes ------------------------------------------------------------------------------------ */

static void put_member(struct archive *made, const char *name, const char *text)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, (la_int64_t)strlen(text));
    CHECK_COUNT(archive_write_header(made, entry), ARCHIVE_OK, name);
    CHECK_COUNT(archive_write_data(made, text, strlen(text)), strlen(text), name);
    archive_entry_free(entry);
}

static rewrite_bytes document(const char *first, const char *says, const char *main,
                              const char *text, lec_arena *arena)
{
    struct archive *made = archive_write_new();
    const size_t capacity = 2 * strlen(text) + 65536;
    char *space = lec_new(arena, char, capacity);
    size_t used = 0;
    CHECK_COUNT(archive_write_set_format_zip(made), ARCHIVE_OK, main);
    CHECK_COUNT(archive_write_set_options(made, "zip:compression=store"), ARCHIVE_OK, main);
    archive_write_set_bytes_in_last_block(made, 1);
    CHECK_COUNT(archive_write_open_memory(made, space, capacity, &used), ARCHIVE_OK, main);
    put_member(made, first, says);
    put_member(made, main, text);
    CHECK_COUNT(archive_write_close(made), ARCHIVE_OK, main);
    archive_write_free(made);
    return (rewrite_bytes){space, used};
}

rewrite_bytes rewrite_word_file(const char *text, lec_arena *arena)
{
    return document("[Content_Types].xml", "<Types/>", "word/document.xml", text, arena);
}

rewrite_bytes rewrite_open_document(const char *text, lec_arena *arena)
{
    return document("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", text,
                    arena);
}

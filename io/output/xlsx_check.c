/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/xlsx_check.h"

#include <archive.h>
#include <archive_entry.h>
#include <expat.h>

#include <string.h>

enum { BLOCK = 1 << 16, ESCAPED = 7 }; /* bytes of _x0001_ */

typedef struct {
    lec_xlsx_content found;
    bool in_text;
    size_t escape; /* bytes of _xHHHH_ that were seen in a row */
} sheet_reader;

/* How many bytes of an escape have been seen with this one. */
static size_t escape_after(size_t seen, char byte)
{
    const bool hexadecimal = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'F');
    if (seen >= 2 && seen < ESCAPED - 1 && hexadecimal) return seen + 1;
    if (seen == ESCAPED - 1 && byte == '_') return ESCAPED;
    if (seen == 1 && byte == 'x') return 2;
    return byte == '_' ? 1 : 0;
}

/* Control characters count nothing, nor does anything of the form that Excel writes them in, be it
 * a text's own, which is itself escaped (_x005F_x0001_). */
static void count_byte(size_t *bytes, size_t *escape, char byte)
{
    *bytes += (unsigned char)byte >= ' ' && byte != '_' && byte != 'x' ? 1 : 0;
    *escape = escape_after(*escape, byte);
    if (*escape < ESCAPED) return;
    *bytes -= ESCAPED - 3; /* the digits */
    *escape = 1;           /* its end may begin the next */
}

size_t lec_xlsx_counted(const char *text)
{
    size_t bytes = 0, escape = 0;
    for (; *text != '\0'; text++) count_byte(&bytes, &escape, *text);
    return bytes;
}

static void on_start(void *data, const char *name, const char **attributes)
{
    (void)attributes;
    sheet_reader *reader = data;
    reader->found.cells += strcmp(name, "c") == 0;
    reader->in_text = strcmp(name, "t") == 0;
    reader->escape = 0;
}

static void on_end(void *data, const char *name)
{
    (void)name;
    ((sheet_reader *)data)->in_text = false;
}

static void on_text(void *data, const char *text, int length)
{
    sheet_reader *reader = data;
    for (int i = 0; reader->in_text && i < length; i++)
        count_byte(&reader->found.bytes, &reader->escape, text[i]);
}

static bool is_whole(struct archive *book, sheet_reader *reader, bool is_sheet)
{
    static const char declaration[] = "<?xml";
    const size_t length = sizeof declaration - 1;
    char block[BLOCK];
    bool begun = false;
    XML_Parser parser = XML_ParserCreate(NULL);
    if (parser == NULL) return false;
    XML_SetUserData(parser, reader);
    if (is_sheet) {
        XML_SetElementHandler(parser, on_start, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
    }
    la_ssize_t got;
    bool whole = true;
    while (whole && (got = archive_read_data(book, block, sizeof block)) > 0) {
        begun = begun || ((size_t)got > length && memcmp(block, declaration, length) == 0);
        whole = begun && XML_Parse(parser, block, (int)got, 0) == XML_STATUS_OK;
    }
    whole = whole && got == 0 && XML_Parse(parser, block, 0, 1) == XML_STATUS_OK;
    XML_ParserFree(parser);
    return whole;
}

static bool read_parts(struct archive *book, sheet_reader *reader)
{
    struct archive_entry *entry;
    int status;
    while ((status = archive_read_next_header(book, &entry)) == ARCHIVE_OK) {
        const char *name = archive_entry_pathname(entry);
        const bool is_sheet = name != NULL && strncmp(name, "xl/worksheets/sheet", 19) == 0;
        if (!is_whole(book, reader, is_sheet)) return false;
    }
    return status == ARCHIVE_EOF;
}

bool lec_xlsx_holds(const char *path, const lec_xlsx_content *content)
{
    sheet_reader reader = {{0}, false, 0};
    struct archive *book = archive_read_new();
    if (book == NULL) return false;
    const bool holds = archive_read_support_format_zip(book) == ARCHIVE_OK &&
                       archive_read_open_filename(book, path, BLOCK) == ARCHIVE_OK &&
                       read_parts(book, &reader) && reader.found.cells == content->cells &&
                       reader.found.bytes == content->bytes;
    archive_read_free(book);
    return holds;
}

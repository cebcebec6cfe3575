/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/delimited_cells.h"

#include <string.h>

bool lec_cell_is_blank(const lec_delimited_layout *layout, char byte)
{
    return (byte == ' ' || byte == '\t') && byte != layout->delimiter;
}

lec_cell_cursor lec_cell_open(const lec_source *source, const lec_delimited_layout *layout,
                              const lec_cell *of)
{
    lec_cell_cursor cursor = {source->text, of->start, of->end, '\0'};
    const char *text = source->text;
    while (cursor.at < cursor.end && lec_cell_is_blank(layout, text[cursor.at])) cursor.at++;
    while (cursor.end > cursor.at && lec_cell_is_blank(layout, text[cursor.end - 1])) cursor.end--;
    if (layout->is_quoted && cursor.end - cursor.at >= 2 && text[cursor.at] == '"') {
        cursor.quote = '"';
        cursor.at++;
        cursor.end--;
    }
    return cursor;
}

bool lec_cell_next(lec_cell_cursor *cursor, size_t *place)
{
    if (cursor->at >= cursor->end) return false;
    *place = cursor->at++;
    if (cursor->quote != '\0' && cursor->text[*place] == cursor->quote) cursor->at++;
    return true;
}

bool lec_cell_is_empty(const lec_source *source, const lec_delimited_layout *layout,
                       const lec_cell *of)
{
    lec_cell_cursor cursor = lec_cell_open(source, layout, of);
    size_t place;
    while (lec_cell_next(&cursor, &place)) {
        const char byte = cursor.text[place];
        if (byte != '\n' && byte != '\r' && !lec_cell_is_blank(layout, byte)) return false;
    }
    return true;
}

const char *lec_cell_content(const lec_source *source, const lec_delimited_layout *layout,
                             const lec_cell *of, lec_arena *arena)
{
    lec_cell_cursor cursor = lec_cell_open(source, layout, of);
    char *content = lec_arena_alloc(arena, of->end - of->start + 1, 1);
    size_t length = 0, place;
    while (lec_cell_next(&cursor, &place)) content[length++] = cursor.text[place];
    while (length > 0 && lec_cell_is_blank(layout, content[length - 1])) length--;
    content[length] = '\0';
    return content;
}

bool lec_cell_is_missing(const char *content)
{
    static const char *const marks[] = {"",     "NA",     "<NA>",   "N/A", "n/a", "#N/A",
                                        "NULL", "null",   "NaN",    "nan", "\\N", "-",
                                        "--",   "\u2013", "\u2014", NULL};
    for (const char *const *mark = marks; *mark != NULL; mark++)
        if (strcmp(*mark, content) == 0) return true;
    return false;
}

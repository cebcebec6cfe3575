/* SPDX-License-Identifier: GPL-3.0-or-later
 * reference.c -- the file in memory, cut into cells by writing NULs into it. */
#include "tests/support/reference.h"

#include <stdlib.h>

#include "core/arena.h"
#include "tests/support/check.h"

struct reference {
    lec_arena *arena;
    size_t columns;
    LEC_ARRAY(char *) cells; /* row by row, the names first; every row has `columns` of them */
};

static char *read_whole(lec_arena *arena, const char *path)
{
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) return NULL;
    LEC_ARRAY(char) text = {0};
    for (int c = getc(stream); c != EOF; c = getc(stream)) LEC_PUSH(arena, text, (char)c);
    fclose(stream);
    LEC_PUSH(arena, text, '\0');
    return text.items;
}

/* Cuts the field at `*at` off, undoubling quotes in place; returns what ended it: ',', '\n', 0. */
static char cut_field(char **at, char **field)
{
    const char *read = *at;
    char *write = *at;
    *field = write;
    bool quoted = false;
    for (; *read != '\0' && (quoted || (*read != ',' && *read != '\n')); read++) {
        if (*read == '"' && quoted && read[1] == '"')
            *write++ = *read++;
        else if (*read == '"')
            quoted = !quoted;
        else if (*read != '\r' || quoted)
            *write++ = *read;
    }
    const char end = *read;
    *at = *at + (read - *at) + (end != '\0');
    *write = '\0';
    return end;
}

reference *reference_open_path(const char *path)
{
    lec_arena *arena = lec_arena_new();
    reference *file = lec_new(arena, reference, 1);
    file->arena = arena;
    char *at = read_whole(arena, path);
    if (at == NULL) {
        lec_arena_free(arena);
        return NULL;
    }
    while (*at != '\0') {
        const size_t first = file->cells.count;
        char *field, end;
        do {
            end = cut_field(&at, &field);
            LEC_PUSH(arena, file->cells, field);
        } while (end == ',');
        if (first == 0) file->columns = file->cells.count;
        while (file->cells.count < first + file->columns) LEC_PUSH(arena, file->cells, "");
        CHECK_COUNT(file->cells.count, first + file->columns, "cells so far in the reference");
    }
    return file;
}

reference *reference_open(const char *relative)
{
    const char *path = shared_path(relative);
    return path == NULL ? NULL : reference_open_path(path);
}

void reference_close(reference *file)
{
    if (file != NULL) lec_arena_free(file->arena);
}

size_t reference_rows(const reference *file)
{
    return file->columns == 0 ? 0 : file->cells.count / file->columns - 1;
}

/* file->columns when there is none */
static size_t column_named(const reference *file, const char *column)
{
    size_t c = 0;
    while (c < file->columns && strcmp(file->cells.items[c], column) != 0) c++;
    return c;
}

bool reference_has(const reference *file, const char *column)
{
    return column_named(file, column) < file->columns;
}

const char *reference_text(const reference *file, size_t row, const char *column)
{
    const size_t c = column_named(file, column);
    if (c == file->columns || row >= reference_rows(file)) {
        CHECK_TEXT("missing", column, "column of the reference");
        return "";
    }
    return file->cells.items[(row + 1) * file->columns + c];
}

double reference_number(const reference *file, size_t row, const char *column)
{
    const char *text = reference_text(file, row, column);
    char *end;
    const double number = strtod(text, &end);
    return end == text || *end != '\0' ? NAN : number;
}

size_t reference_find(const reference *file, const char *column, const char *text)
{
    for (size_t row = 0; row < reference_rows(file); row++)
        if (strcmp(reference_text(file, row, column), text) == 0) return row;
    CHECK_TEXT("missing", text, "row of the reference");
    return reference_rows(file);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/attribution/truth.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { COLUMNS = 7, LONGEST_NAME = 400 };

typedef LEC_ARRAY(const char *) names;
typedef LEC_ARRAY(truth_file) files;

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The entries of a folder in byte order, without those that begin with a dot. */
static names entries(const char *folder, lec_arena *arena)
{
    names found = {0};
    DIR *open = opendir(folder);
    if (open == NULL) return found;
    for (const struct dirent *entry = readdir(open); entry != NULL; entry = readdir(open)) {
        const char *name = lec_arena_text(arena, entry->d_name, strlen(entry->d_name));
        if (name[0] != '.') LEC_PUSH(arena, found, name);
    }
    closedir(open);
    if (found.count > 1) qsort(found.items, found.count, sizeof *found.items, by_bytes);
    return found;
}

static char *whole_file(const char *path, lec_arena *arena)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) return NULL;
    char *text = NULL;
    if (fseek(file, 0, SEEK_END) == 0) {
        const long length = ftell(file);
        rewind(file);
        text = lec_arena_alloc(arena, (size_t)length + 1, 1);
        text[fread(text, 1, (size_t)length, file)] = '\0';
    }
    fclose(file);
    return text;
}

/* Takes one cell (RFC 4180, in place); *line moves behind it. Returns what ended it. */
static char take_cell(char **line, const char **cell)
{
    char *from = *line, *to = from;
    const bool quoted = *from == '"';
    from += quoted;
    *cell = to;
    while (*from != '\0' && (quoted || strchr(",\n", *from) == NULL)) {
        if (quoted && *from == '"' && *++from != '"') break;
        *to++ = *from++;
    }
    const char end = *from;
    *line = from + (end != '\0');
    *to = '\0';
    return end;
}

/* Takes the cells of one line; those that are not there are "". Returns where the next begins. */
static char *split(char *line, const char *cells[COLUMNS])
{
    char end = ',';
    for (int c = 0; c < COLUMNS; c++) {
        cells[c] = "";
        if (end == ',') end = take_cell(&line, &cells[c]);
    }
    return line;
}

static bool read_table(const char *path, truth_file *out, lec_arena *arena)
{
    char *at = whole_file(path, arena);
    if (at == NULL) return false;
    LEC_ARRAY(truth_row) rows = {0};
    const char *cells[COLUMNS];
    at = split(at, cells);
    while (*at != '\0') {
        at = split(at, cells);
        truth_row row = {(uint32_t)strtoul(cells[0], NULL, 10),
                         (uint32_t)strtoul(cells[1], NULL, 10),
                         (uint32_t)rows.count,
                         (uint32_t)strtoul(cells[6], NULL, 10),
                         LEC_ROLE_UNKNOWN,
                         cells[3],
                         cells[4]};
        if (cells[5][0] != '\0') row.turn = (uint32_t)strtoul(cells[5], NULL, 10);
        if (!lec_role_named(cells[2], &row.role) || row.end <= row.start) return false;
        if (rows.count > 0 && row.start < rows.items[rows.count - 1].end) return false;
        LEC_PUSH(arena, rows, row);
    }
    out->rows = rows.items;
    out->row_count = rows.count;
    return rows.count > 0;
}

static void read_house(const char *folder, const char *house, files *out, lec_arena *arena)
{
    static const char suffix[] = ".truth.csv";
    const char *path = lec_arena_format(arena, "%s/%s", folder, house);
    const names found = entries(path, arena);
    for (size_t i = 0; i < found.count; i++) {
        const size_t length = strlen(found.items[i]), end = sizeof suffix - 1;
        if (length <= end || strcmp(found.items[i] + length - end, suffix) != 0) continue;
        const char *table = lec_arena_format(arena, "%s/%s", path, found.items[i]);
        truth_file file = {.house = house,
                           .file = lec_arena_text(arena, found.items[i], length - end),
                           .path = lec_arena_text(arena, table, strlen(table) - end)};
        if (read_table(table, &file, arena))
            LEC_PUSH(arena, *out, file);
        else
            fprintf(stderr, "%s: no table of turns in byte order; left out\n", table);
    }
}

static bool wanted(const char *house, const char *only)
{
    if (only == NULL) return true;
    while (*only != '\0') {
        const size_t length = strcspn(only, ",");
        if (length > 0 && strncmp(house, only, length) == 0) return true;
        only += length + (only[length] == ',');
    }
    return false;
}

truth_files truth_read(const char *folder, const char *only, lec_arena *arena)
{
    files found = {0};
    const names houses = entries(folder, arena);
    for (size_t h = 0; h < houses.count; h++)
        if (wanted(houses.items[h], only)) read_house(folder, houses.items[h], &found, arena);
    return (truth_files){found.items, found.count};
}

const char *truth_institution(const char *house, lec_arena *arena)
{
    if (strncmp(house, "style-", strlen("style-")) == 0) return house;
    return lec_arena_text(arena, house, strcspn(house, "-"));
}

/* Letters and digits in small letters, everything else one space: how names are compared. */
static void fold(const char *text, size_t length, char out[LONGEST_NAME])
{
    UChar wide[LONGEST_NAME], normal[LONGEST_NAME];
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = 0;
    u_strFromUTF8WithSub(wide, LONGEST_NAME, &count, text, (int32_t)length, 0xFFFD, NULL, &error);
    const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&error);
    count = unorm2_normalize(form, wide, count, normal, LONGEST_NAME, &error);
    int32_t to = 0;
    for (int32_t i = 0; U_SUCCESS(error) && i < count; i++) {
        if (u_isalnum(normal[i]) || u_hasBinaryProperty(normal[i], UCHAR_ALPHABETIC))
            wide[to++] = normal[i];
        else if (to > 0 && wide[to - 1] != ' ')
            wide[to++] = ' ';
    }
    if (to > 0 && wide[to - 1] == ' ') to--;
    out[0] = '\0';
    if (U_FAILURE(error)) return;
    u_strToUTF8(out, LONGEST_NAME - 1, &count, wide, to, &error);
    out[U_SUCCESS(error) ? count : 0] = '\0';
}

bool truth_is_speaker(const truth_row *row, const char *found)
{
    char wanted_name[LONGEST_NAME], found_name[LONGEST_NAME];
    fold(found, strlen(found), found_name);
    fold(row->speaker, strlen(row->speaker), wanted_name);
    if (strcmp(found_name, wanted_name) == 0) return true;
    for (const char *at = row->aliases; *at != '\0';) {
        const size_t length = strcspn(at, "|");
        fold(at, length, wanted_name);
        if (wanted_name[0] != '\0' && strcmp(found_name, wanted_name) == 0) return true;
        at += length + (at[length] == '|');
    }
    return false;
}

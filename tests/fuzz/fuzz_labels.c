/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_labels.c -- any text as a label of a chart and as a cell of its data: nothing of it can end
 * the cell, the line or the picture. */
#include <string.h>

#include "plots/label.h"
#include "plots/text.h"
#include "tests/fuzz/fuzz.h"

enum { MOST_COLUMNS = 40 };

static void check_cell(const char *label, lec_arena *arena)
{
    lec_text csv = {.arena = arena};
    lec_text_cell(&csv, label);
    lec_text_cell_number(&csv, 0.5);
    lec_text_end_row(&csv);
    const char *bytes = csv.bytes.items;
    const size_t length = csv.bytes.count;
    const bool is_whole =
        length >= 7 && bytes[0] == '"' && memcmp(bytes + length - 6, "\",0.5\n", 6) == 0;
    fuzz_promise(is_whole, "a quoted cell and a number");
    if (!is_whole) return; /* says to the compiler how long it is */
    fuzz_promise(memchr(bytes + 1, '"', length - 7) == NULL, "no end of the cell within it");
    fuzz_promise(memchr(bytes, '\n', length - 1) == NULL, "no end of the line within it");
    size_t slashes = 0; /* gnuplot reads escapes: every backslash is doubled */
    for (size_t i = 1; i < length; i++) {
        if (bytes[i] == '\\') slashes++;
        if (bytes[i] != '\\') fuzz_promise(slashes % 2 == 0, "backslashes in pairs");
        if (bytes[i] != '\\') slashes = 0;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    lec_arena *arena = lec_arena_new();
    const size_t columns = 1 + data[0] % MOST_COLUMNS;
    const char *text = lec_arena_text(arena, (const char *)data + 1, size - 1);
    const lec_glyphs *glyphs = lec_glyphs_of(
        arena, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;'\\{}_^@&~#%<>"
               "[]()\xE2\x80\xA6\xE2\x80\x9D\xEF\xBF\xBD\xE6\x97\xA5\xCC\x81");
    size_t undrawable = 0;
    const char *label = lec_label_clean(arena, glyphs, text, columns, &undrawable);
    fuzz_promise(fuzz_is_text(label, strlen(label), ""), "UTF-8 without control characters");
    fuzz_promise(strpbrk(label, "\"\n\r\t") == NULL, "no quotation mark and no end of line");
    fuzz_promise(lec_label_columns(label) <= columns, "no more columns than there are");
    fuzz_promise(lec_label_ems(label) >= 0, "a width");
    check_cell(label, arena);
    lec_arena_free(arena);
    return 0;
}

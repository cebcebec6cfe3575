/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/mojibake.h"

#include <string.h>

#include "io/source/windows_1252.h"
#include "io/words/unicode.h"

enum { LONGEST_RUN = 64 };

/* The byte that Windows-1252 (with the control characters where it has nothing) has for a character
 * above ASCII; 0 for others. */
static unsigned char byte_of(UChar32 character)
{
    if (character >= 0x80 && character <= 0xFF) return (unsigned char)character;
    for (int i = 0; i < 32; i++)
        if (lec_windows_1252[i] == character) return (unsigned char)(0x80 + i);
    return 0;
}

/* The bytes behind the run of such characters at text[*at]; *at moves behind it. A run that is
 * longer ends before its last character. */
static size_t read_run(const char *text, uint32_t *at, uint32_t end, char bytes[LONGEST_RUN])
{
    uint32_t place[LONGEST_RUN];
    size_t count = 0;
    while (*at < end && count < LONGEST_RUN && (unsigned char)text[*at] >= 0x80) {
        uint32_t next = *at;
        const unsigned char byte = byte_of(lec_utf8_next(text, &next, end));
        if (byte == 0) break;
        place[count] = *at;
        bytes[count++] = (char)byte;
        *at = next;
    }
    if (count < LONGEST_RUN) return count;
    size_t last = count - 1;
    while (last > 0 && ((unsigned char)bytes[last] & 0xC0) == 0x80) last--;
    if (last == 0) return count;
    *at = place[last];
    return last;
}

static bool is_well_formed(const char *bytes, size_t length)
{
    for (uint32_t at = 0; at < length;)
        if (lec_utf8_next(bytes, &at, (uint32_t)length) < 0xA0) return false;
    return length > 1;
}

/* Room for the whole text without its mistakes, which is shorter; what stands before the first is
 * in it. */
static char *begin_undone(const char *text, size_t length, size_t before, lec_arena *arena)
{
    char *undone = lec_arena_alloc(arena, length + 1, 1);
    memcpy(undone, text, before);
    return undone;
}

lec_mojibake lec_undo_mojibake(const char *text, size_t length, lec_arena *arena)
{
    lec_mojibake out = {.text = text, .length = length};
    char *undone = NULL;
    size_t used = 0;
    for (uint32_t at = 0; at < length;) {
        const uint32_t start = at;
        char bytes[LONGEST_RUN];
        size_t count = 0;
        while (at < length && (unsigned char)text[at] < 0x80) at++;
        const bool plain = at > start;
        if (!plain) count = read_run(text, &at, (uint32_t)length, bytes);
        const bool repaired = !plain && is_well_formed(bytes, count);
        if (!plain && count == 0) lec_utf8_next(text, &at, (uint32_t)length);
        out.others += !plain && !repaired;
        out.repaired += repaired;
        if (repaired && undone == NULL) {
            undone = begin_undone(text, length, start, arena);
            used = start;
        }
        if (undone == NULL) continue;
        const size_t added = repaired ? count : at - start;
        memcpy(undone + used, repaired ? bytes : text + start, added);
        used += added;
    }
    if (undone == NULL) return out;
    undone[used] = '\0';
    out.text = undone;
    out.length = used;
    return out;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * rewrite_bytes.c -- line ends, encodings and compression for the texts of rewrite.c. */
#include <archive.h>
#include <archive_entry.h>

#include <stdlib.h>

#include "io/words/unicode.h"
#include "tests/support/check.h"
#include "tests/support/rewrite.h"

typedef LEC_ARRAY(char) byte_array;

static rewrite_bytes replaced(const char *text, char what, const char *by, lec_arena *arena)
{
    byte_array out = {0};
    for (; *text != '\0'; text++) {
        if (*text != what) {
            LEC_PUSH(arena, out, *text);
            continue;
        }
        for (const char *at = by; *at != '\0'; at++) LEC_PUSH(arena, out, *at);
    }
    return (rewrite_bytes){out.items, out.count};
}

rewrite_bytes rewrite_as_it_is(const char *text, lec_arena *arena)
{
    (void)arena;
    return (rewrite_bytes){text, strlen(text)};
}

rewrite_bytes rewrite_crlf(const char *text, lec_arena *arena)
{
    return replaced(text, '\n', "\r\n", arena);
}

rewrite_bytes rewrite_cr(const char *text, lec_arena *arena)
{
    return replaced(text, '\n', "\r", arena);
}

rewrite_bytes rewrite_blank_lines(const char *text, lec_arena *arena)
{
    return replaced(text, '\n', "\n\n", arena);
}

rewrite_bytes rewrite_trailing_spaces(const char *text, lec_arena *arena)
{
    return replaced(text, '\n', "  \t\n", arena);
}

rewrite_bytes rewrite_no_break(const char *text, lec_arena *arena)
{
    return replaced(text, ' ', "\xC2\xA0", arena);
}

rewrite_bytes rewrite_bom(const char *text, lec_arena *arena)
{
    return rewrite_as_it_is(lec_arena_format(arena, "\xEF\xBB\xBF%s", text), arena);
}

/* UTF-16 with its mark; `high` is the place of a unit's high byte. */
static rewrite_bytes utf16(const char *text, size_t high, lec_arena *arena)
{
    byte_array out = {0};
    const uint32_t length = (uint32_t)strlen(text);
    UChar32 character = 0xFEFF;
    for (uint32_t at = 0;; character = lec_utf8_next(text, &at, length)) {
        CU_ASSERT_FATAL(character < 0x10000); /* no sample needs two units */
        const char unit[] = {(char)(character & 0xFF), (char)(character >> 8)};
        LEC_PUSH(arena, out, unit[1 - high]);
        LEC_PUSH(arena, out, unit[high]);
        if (at == length) break;
    }
    return (rewrite_bytes){out.items, out.count};
}

rewrite_bytes rewrite_utf16_le(const char *text, lec_arena *arena)
{
    return utf16(text, 1, arena);
}

rewrite_bytes rewrite_utf16_be(const char *text, lec_arena *arena)
{
    return utf16(text, 0, arena);
}

/* --- Windows-1252 ---------------------------------------------------------------------------- */

/* Characters at 0x80 to 0x9F (Unicode Consortium, CP1252.TXT); 0: unassigned. */
static const UChar32 windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* The byte of a character, or -1. */
static int byte_1252(UChar32 character)
{
    if (character < 0x80 || (character >= 0xA0 && character <= 0xFF)) return (int)character;
    for (int i = 0; i < 32; i++)
        if (windows_1252[i] == character && character != 0) return 0x80 + i;
    return -1;
}

rewrite_bytes rewrite_windows_1252(const char *text, lec_arena *arena)
{
    byte_array out = {0};
    const uint32_t length = (uint32_t)strlen(text);
    for (uint32_t at = 0; at < length;) {
        const int byte = byte_1252(lec_utf8_next(text, &at, length));
        CU_ASSERT_FATAL(byte >= 0);
        LEC_PUSH(arena, out, (char)byte);
    }
    return (rewrite_bytes){out.items, out.count};
}

static char base_letter(UChar32 character)
{
    static const struct {
        UChar32 letter;
        char base;
    } bases[] = {{0x0101, 'a'}, {0x0103, 'a'}, {0x011B, 'e'}, {0x012B, 'i'}, {0x0131, 'i'},
                 {0x0141, 'L'}, {0x015F, 's'}, {0x0218, 'S'}, {0x0219, 's'}, {0x021B, 't'}};
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
        if (bases[i].letter == character) return bases[i].base;
    printf("no base letter is known of U+%04X\n", (unsigned)character);
    CU_FAIL_FATAL("a letter without a base letter");
    return '?';
}

const char *rewrite_for_windows_1252(const char *text, lec_arena *arena)
{
    byte_array out = {0};
    const uint32_t length = (uint32_t)strlen(text);
    for (uint32_t at = 0; at < length;) {
        const uint32_t start = at;
        const UChar32 character = lec_utf8_next(text, &at, length);
        if (byte_1252(character) < 0) {
            LEC_PUSH(arena, out, base_letter(character));
            continue;
        }
        for (uint32_t b = start; b < at; b++) LEC_PUSH(arena, out, text[b]);
    }
    LEC_PUSH(arena, out, '\0');
    return out.items;
}

/* --- compression ----------------------------------------------------------------------------- */

static rewrite_bytes packed(const char *text, const char *format, const char *filter,
                            lec_arena *arena)
{
    struct archive *made = archive_write_new();
    CHECK_COUNT(archive_write_set_format_by_name(made, format), ARCHIVE_OK, format);
    if (filter != NULL)
        CHECK_COUNT(archive_write_add_filter_by_name(made, filter), ARCHIVE_OK, filter);
    archive_write_set_bytes_in_last_block(made, 1);
    const size_t capacity = 2 * strlen(text) + 65536;
    char *space = lec_new(arena, char, capacity);
    size_t used = 0;
    CHECK_COUNT(archive_write_open_memory(made, space, capacity, &used), ARCHIVE_OK, format);
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, "talk.txt");
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, (la_int64_t)strlen(text));
    CHECK_COUNT(archive_write_header(made, entry), ARCHIVE_OK, format);
    CHECK_COUNT(archive_write_data(made, text, strlen(text)), strlen(text), format);
    archive_entry_free(entry);
    CHECK_COUNT(archive_write_close(made), ARCHIVE_OK, format);
    archive_write_free(made);
    return (rewrite_bytes){space, used};
}

rewrite_bytes rewrite_gz(const char *text, lec_arena *arena)
{
    return packed(text, "raw", "gzip", arena);
}

rewrite_bytes rewrite_xz(const char *text, lec_arena *arena)
{
    return packed(text, "raw", "xz", arena);
}

rewrite_bytes rewrite_zst(const char *text, lec_arena *arena)
{
    return packed(text, "raw", "zstd", arena);
}

rewrite_bytes rewrite_zip(const char *text, lec_arena *arena)
{
    return packed(text, "zip", NULL, arena);
}

rewrite_bytes rewrite_tar_gz(const char *text, lec_arena *arena)
{
    return packed(text, "ustar", "gzip", arena);
}

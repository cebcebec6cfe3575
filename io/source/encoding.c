/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/encoding.h"

#include <unicode/ucnv.h>

#include <assert.h>
#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "core/memory.h"
#include "io/source/encoding_choice.h"
#include "io/source/lines.h"
#include "io/source/mojibake.h"
#include "io/source/windows_1252.h"
#include "io/words/unicode.h"

static unsigned char byte_at(const char *bytes, size_t at)
{
    return (unsigned char)bytes[at];
}

static unsigned line_of(const char *text, size_t byte)
{
    lec_line_counter counter = {.text = text, .line = 1};
    return lec_line_of(&counter, byte);
}

/* --- UTF-8 ----------------------------------------------------------------------------------- */

static size_t skip_ascii(const char *bytes, size_t at, size_t length)
{
    const uint64_t high = UINT64_C(0x8080808080808080);
    for (uint64_t eight; at + sizeof eight <= length; at += sizeof eight) {
        memcpy(&eight, bytes + at, sizeof eight);
        if ((eight & high) != 0) break;
    }
    while (at < length && byte_at(bytes, at) < 0x80) at++;
    return at;
}

/* A surrogate written as three bytes (CESU-8 and broken converters): meant as UTF-8, but is not. */
static bool is_surrogate(const char *bytes, size_t at, size_t length)
{
    return at + 2 < length && byte_at(bytes, at) == 0xED && byte_at(bytes, at + 1) >= 0xA0 &&
           byte_at(bytes, at + 1) < 0xC0 && (byte_at(bytes, at + 2) & 0xC0) == 0x80;
}

typedef struct {
    size_t well_formed, ill_formed; /* characters that are not ASCII */
    size_t controls;                /* U+0080..U+009F among the well-formed */
    size_t surrogates;              /* among the ill-formed */
    size_t first_ill_formed;
} utf8_census;

static utf8_census count_utf8(const char *bytes, size_t length)
{
    utf8_census census = {0};
    size_t at = skip_ascii(bytes, 0, length);
    while (at < length) {
        uint32_t next = (uint32_t)at;
        const UChar32 character = lec_utf8_next(bytes, &next, (uint32_t)length);
        if (character < 0) {
            if (census.ill_formed++ == 0) census.first_ill_formed = at;
            if (is_surrogate(bytes, at, length)) {
                census.surrogates++;
                next = (uint32_t)at + 3;
            }
        } else {
            census.well_formed++;
            if (character <= 0x9F) census.controls++;
        }
        at = skip_ascii(bytes, next, length);
    }
    return census;
}

/* The text with the control characters U+0080..U+009F replaced by what Windows-1252 has there. */
static void repair_controls(lec_decoded *decoded, size_t controls, lec_arena *arena)
{
    char *text = lec_new(arena, char, decoded->length + controls + 1); /* 2 bytes become 3 */
    size_t length = 0;
    for (size_t at = 0; at < decoded->length; at++) {
        const unsigned char byte = byte_at(decoded->text, at);
        const unsigned char next = byte_at(decoded->text, at + 1);
        const uint16_t meant = byte == 0xC2 && next < 0xA0 ? lec_windows_1252[next - 0x80] : 0;
        if (meant != 0) {
            length += lec_utf8_put(meant, text + length);
            at++;
        } else {
            text[length++] = (char)byte;
        }
    }
    decoded->text = text;
    decoded->length = length;
    decoded->encoding = "UTF-8 with windows-1252 controls";
    decoded->assumed = true;
}

static lec_status say_damaged(const char *path, const char *bytes, utf8_census census,
                              lec_error *error)
{
    const size_t at = census.first_ill_formed;
    const char *what = byte_at(bytes, at) == 0xED && byte_at(bytes, at + 1) >= 0xA0
                           ? "is half a surrogate pair"
                           : "is not UTF-8, as the rest is";
    return lec_fail(error, LEC_BAD_DATA,
                    "%s:%u: byte %zu (0x%02X) %s; repair the file or name its --encoding", path,
                    line_of(bytes, at), at, byte_at(bytes, at), what);
}

/* --- other encodings, by ICU ----------------------------------------------------------------- */

static void close_converter(void *converter)
{
    ucnv_close(converter);
}

/* A converter that stops at what it cannot decode, or NULL when ICU knows no such name. */
static UConverter *open_converter(const char *name, lec_arena *arena)
{
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &code);
    if (code == U_MEMORY_ALLOCATION_ERROR) lec_memory_ran_out();
    if (U_FAILURE(code)) return NULL;
    lec_arena_adopt(arena, converter, close_converter);
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    return U_FAILURE(code) ? NULL : converter;
}

typedef struct {
    size_t byte; /* the first one not decoded */
    unsigned line;
} failure;

/* Decodes with ICU into decoded->text; where it failed otherwise. */
static bool convert(UConverter *from, const char *bytes, size_t length, lec_arena *arena,
                    lec_decoded *decoded, failure *failed)
{
    UErrorCode code = U_ZERO_ERROR;
    UConverter *utf8 = open_converter("UTF-8", arena);
    assert(utf8 != NULL);
    UChar pivot[1024], *pivot_source = pivot, *pivot_target = pivot;
    const char *source = bytes, *const source_end = bytes + length;
    size_t capacity = length + length / 2 + 64, used = 0;
    char *text = lec_new(arena, char, capacity);
    for (UBool first = true;; first = false) {
        char *target = text + used;
        ucnv_convertEx(utf8, from, &target, text + capacity - 1, &source, source_end, pivot,
                       &pivot_source, &pivot_target, pivot + 1024, first, true, &code);
        used = (size_t)(target - text);
        if (code != U_BUFFER_OVERFLOW_ERROR) break;
        code = U_ZERO_ERROR;
        char *larger = lec_new(arena, char, capacity * 2);
        memcpy(larger, text, used);
        text = larger;
        capacity *= 2;
    }
    text[used] = '\0';
    decoded->text = text;
    decoded->length = used;
    if (U_SUCCESS(code)) return true;
    char invalid[32];
    int8_t invalid_length = sizeof invalid;
    UErrorCode asked = U_ZERO_ERROR;
    ucnv_getInvalidChars(from, invalid, &invalid_length, &asked);
    failed->byte = (size_t)(source - bytes) - (U_SUCCESS(asked) ? (size_t)invalid_length : 0);
    failed->line = line_of(text, used);
    for (const UChar *at = pivot_source; at < pivot_target; at++) /* decoded, but not yet UTF-8 */
        if (*at == '\n') failed->line++;
    return false;
}

static lec_status decode_as(const char *path, const char *bytes, size_t length, const char *name,
                            lec_arena *arena, lec_decoded *out, lec_error *error)
{
    UConverter *converter = open_converter(name, arena);
    if (converter == NULL)
        return lec_fail(error, LEC_BAD_USAGE,
                        "no encoding '%s'; give a name such as UTF-8, UTF-16LE, windows-1252, "
                        "ISO-8859-15, KOI8-U (the IANA names are known)",
                        name);
    out->encoding = lec_arena_text(arena, name, strlen(name));
    failure failed;
    if (!convert(converter, bytes, length, arena, out, &failed))
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%u: byte %zu (0x%02X) cannot be decoded as %s; "
                        "name the file's --encoding",
                        path, failed.line, failed.byte,
                        failed.byte < length ? byte_at(bytes, failed.byte) : 0, name);
    return LEC_OK;
}

/* --- which encoding -------------------------------------------------------------------------- */

static const struct {
    const char *bytes;
    size_t length;
    const char *encoding;
} byte_order_marks[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8"}, {"\xFF\xFE\0\0", 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, "UTF-32BE"},
    {"\xFF\xFE", 2, "UTF-16LE"},  {"\xFE\xFF", 2, "UTF-16BE"},
};

/* UTF-16 without BOM shows in text of an alphabet by a NUL in most pairs of bytes, always in the
 * same place. NULL when it is not that. */
static const char *utf16_by_nuls(const char *bytes, size_t length)
{
    const size_t pairs = (length < 8192 ? length : 8192) / 2;
    size_t first = 0, second = 0;
    for (size_t pair = 0; pair < pairs; pair++) {
        if (bytes[2 * pair] == '\0') first++;
        if (bytes[2 * pair + 1] == '\0') second++;
    }
    if (length % 2 != 0 || pairs < 8) return NULL;
    if (second > pairs / 2 && first < pairs / 50 + 1) return "UTF-16LE";
    if (first > pairs / 2 && second < pairs / 50 + 1) return "UTF-16BE";
    return NULL;
}

/* The name after `key` in the first `length` bytes (quotes and spaces skipped), or "". */
static const char *name_after(const char *bytes, size_t length, const char *key, lec_arena *arena)
{
    const size_t key_length = strlen(key);
    for (size_t at = 0; at + key_length < length; at++) {
        size_t same = 0;
        while (same < key_length && tolower(byte_at(bytes, at + same)) == key[same]) same++;
        if (same < key_length) continue;
        size_t start = at + key_length;
        while (start < length && strchr(" \t\"'", bytes[start]) != NULL) start++;
        size_t end = start;
        while (end < length && (isalnum(byte_at(bytes, end)) || strchr("-_:.", bytes[end]) != NULL))
            end++;
        return lec_arena_text(arena, bytes + start, end - start);
    }
    return "";
}

/* The usual name of an encoding, or NULL when ICU does not know it. */
static const char *standard_name(const char *name)
{
    static const char *const standards[] = {"MIME", "IANA"};
    for (size_t i = 0; i < sizeof standards / sizeof *standards; i++) {
        UErrorCode code = U_ZERO_ERROR;
        const char *standard = ucnv_getStandardName(name, standards[i], &code);
        if (U_SUCCESS(code) && standard != NULL) return standard;
    }
    return NULL;
}

/* What an HTML <meta> or an XML declaration says, or NULL. ISO-8859-1 there means Windows-1252
 * (WHATWG Encoding Standard, section 4.2). */
static const char *declared_encoding(const char *bytes, size_t length, lec_arena *arena)
{
    const size_t head = length < 2048 ? length : 2048;
    if (memchr(bytes, '<', head) == NULL) return NULL;
    const bool is_xml = head > 5 && memcmp(bytes, "<?xml", 5) == 0;
    const char *name = name_after(bytes, head, is_xml ? "encoding=" : "charset=", arena);
    const char *standard = name[0] != '\0' ? standard_name(name) : NULL;
    if (standard == NULL) return NULL;
    if (strncmp(standard, "UTF-", 4) == 0) return NULL; /* it is not: that was tried */
    if (strcmp(standard, "ISO-8859-1") == 0 || strcmp(standard, "US-ASCII") == 0)
        return "windows-1252";
    return standard;
}

/* --- all together ---------------------------------------------------------------------------- */

/* Text of which most characters above ASCII were encoded twice; a single one may be meant. */
static void undo_mojibake(lec_decoded *decoded, lec_arena *arena)
{
    const lec_mojibake undone = lec_undo_mojibake(decoded->text, decoded->length, arena);
    if (undone.repaired < 2 && (undone.repaired == 0 || undone.others > 0)) return;
    decoded->text = undone.text;
    decoded->length = undone.length;
    decoded->encoding = undone.others == 0 ? "UTF-8 encoded twice" : "UTF-8, in part encoded twice";
    decoded->assumed = true;
}

static lec_status decode_utf8(const char *path, const char *bytes, utf8_census census,
                              lec_arena *arena, lec_decoded *out, lec_error *error)
{
    out->encoding = "UTF-8";
    if (census.ill_formed > 0) return say_damaged(path, bytes, census, error);
    if (census.well_formed > 0) undo_mojibake(out, arena);
    if (out->text == bytes && census.controls > 0) repair_controls(out, census.controls, arena);
    return LEC_OK;
}

/* Escapes to kanji among seven-bit bytes: Japanese mail. */
static bool is_iso_2022_jp(const char *bytes, size_t length)
{
    const char *escape = memchr(bytes, '\x1b', length);
    if (escape == NULL || (strncmp(escape, "\x1b$B", 3) != 0 && strncmp(escape, "\x1b$@", 3) != 0))
        return false;
    for (size_t i = 0; i < length; i++)
        if (byte_at(bytes, i) >= 0x80) return false;
    return true;
}

static lec_status decode_undeclared(const char *path, const char *bytes, size_t length,
                                    lec_arena *arena, lec_decoded *out, lec_error *error)
{
    const char *utf16 = utf16_by_nuls(bytes, length);
    if (utf16 != NULL) {
        out->assumed = true;
        return decode_as(path, bytes, length, utf16, arena, out, error);
    }
    if (is_iso_2022_jp(bytes, length)) {
        out->assumed = true;
        return decode_as(path, bytes, length, "ISO-2022-JP", arena, out, error);
    }
    const utf8_census census = count_utf8(bytes, length);
    /* damaged UTF-8 has a few bad bytes; text of a code page may look like UTF-8 in places */
    const bool damaged = census.well_formed > census.ill_formed &&
                         (census.ill_formed <= 4 || census.well_formed > 8 * census.ill_formed);
    if (census.ill_formed == census.surrogates || damaged)
        return decode_utf8(path, bytes, census, arena, out, error);
    if (memchr(bytes, '\0', length) != NULL) return LEC_OK; /* binary: said by check_text() */
    const char *declared = declared_encoding(bytes, length, arena);
    if (declared != NULL) return decode_as(path, bytes, length, declared, arena, out, error);
    const lec_encoding_choice choice = lec_choose_encoding(bytes, length, arena);
    out->assumed = true;
    out->other = choice.other;
    return decode_as(path, bytes, length, choice.name, arena, out, error);
}

/* CHAT has times between two of these: `^U500_2350^U`, `^U%snd:"talk"_500_2350^U`. */
static bool is_bullet(const char *text, size_t length, size_t at)
{
    enum { BULLET = 0x15 };
    if (text[at] != BULLET) return false;
    const bool ends = at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
    const char next = at + 1 < length ? text[at + 1] : '\0';
    return ends || next == '%' || (next >= '0' && next <= '9');
}

static lec_status check_text(const char *path, const lec_decoded *decoded, lec_error *error)
{
    const char *nul = memchr(decoded->text, '\0', decoded->length);
    if (nul != NULL) {
        const size_t at = (size_t)(nul - decoded->text);
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%u: byte %zu is NUL, so this is no text; "
                        "save the transcript as plain text in UTF-8",
                        path, line_of(decoded->text, at), at);
    }
    size_t controls = 0;
    for (size_t at = 0; at < decoded->length; at++) {
        const unsigned char byte = byte_at(decoded->text, at);
        const bool control = (byte < 0x20 && (byte < '\t' || byte > '\r')) || byte == 0x7F;
        if (control && !is_bullet(decoded->text, decoded->length, at)) controls++;
    }
    if (controls > 8 && controls > decoded->length / 50)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: binary: %zu of %zu bytes are control characters; "
                        "save the transcript as plain text in UTF-8",
                        path, controls, decoded->length);
    return LEC_OK;
}

lec_status lec_decode(const char *path, const char *bytes, size_t length, const char *encoding,
                      lec_arena *arena, lec_decoded *out, lec_error *error)
{
    *out = (lec_decoded){bytes, length, "UTF-8", false, NULL};
    size_t mark = 0;
    const size_t marks = sizeof byte_order_marks / sizeof *byte_order_marks;
    while (mark < marks &&
           (length < byte_order_marks[mark].length ||
            memcmp(bytes, byte_order_marks[mark].bytes, byte_order_marks[mark].length) != 0))
        mark++;
    lec_status status;
    if (encoding != NULL && strcmp(encoding, "UTF-8") != 0)
        status = decode_as(path, bytes, length, encoding, arena, out, error);
    else if (encoding != NULL || (mark < marks && mark == 0))
        status = decode_utf8(path, bytes, count_utf8(bytes, length), arena, out, error);
    else if (mark < marks)
        status = decode_as(path, bytes, length, byte_order_marks[mark].encoding, arena, out, error);
    else
        status = decode_undeclared(path, bytes, length, arena, out, error);
    if (status != LEC_OK) return status;
    while (strncmp(out->text, "\xEF\xBB\xBF", 3) == 0) { /* files put together have two */
        out->text += 3;
        out->length -= 3;
    }
    return check_text(path, out, error);
}

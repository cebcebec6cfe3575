/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <unicode/uchar.h>

#include <errno.h>
#include <string.h>

#include "core/limits.h"
#include "core/memory.h"
#include "io/source/gunzip.h"
#include "io/words/unicode.h"

enum {
    FREE_BYTES = 1 << 20, /* small files may shrink more */
    CHUNK = 64 * 1024,
    TAR_BLOCK = 512
};

typedef enum { NOT_PACKED, ZIP, TAR, GZIP, XZ, ZSTD, BZIP2 } packing_kind;

typedef struct {
    const char *path, *bytes;
    size_t length;
    bool is_document; /* one whose parts are wanted */
    lec_unpacking_limits limits;
    uint64_t total; /* bytes of all members so far */
    lec_archive_visitor *visit;
    void *state;
    lec_arena *arena;
    lec_error *error;
} walk;

/* --- which packing ---------------------------------------------------------------------------- */

/* A tar header's checksum: the sum of its bytes, with the checksum's own eight taken as spaces. */
static bool is_tar(const char *bytes, size_t length)
{
    enum { CHECKSUM = 148, DIGITS = 8 };
    if (length < TAR_BLOCK || bytes[0] == '\0') return false;
    unsigned sum = 0, stated = 0, digits = 0;
    for (size_t i = 0; i < TAR_BLOCK; i++)
        sum += i >= CHECKSUM && i < CHECKSUM + DIGITS ? ' ' : (unsigned char)bytes[i];
    for (size_t i = CHECKSUM; i < CHECKSUM + DIGITS; i++) {
        if (bytes[i] >= '0' && bytes[i] <= '7') {
            stated = stated * 8 + (unsigned)(bytes[i] - '0');
            digits++;
        } else if (digits > 0) {
            break;
        }
    }
    return digits > 0 && stated == sum;
}

static packing_kind packing_of(const char *bytes, size_t length)
{
    static const struct {
        packing_kind packing;
        size_t length;
        const char *bytes;
    } signatures[] = {
        {ZIP, 4, "PK\3\4"},
        {ZIP, 4, "PK\5\6"},
        {GZIP, 3, "\x1f\x8b\x08"},
        {XZ, 6,
         "\xfd"
         "7zXZ\0"},
        {ZSTD, 4, "\x28\xb5\x2f\xfd"},
        {BZIP2, 3, "BZh"},
    };
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (length >= signatures[i].length &&
            memcmp(bytes, signatures[i].bytes, signatures[i].length) == 0 &&
            (signatures[i].packing != BZIP2 || (length > 6 && memcmp(bytes + 4, "1AY", 3) == 0)))
            return signatures[i].packing;
    return is_tar(bytes, length) ? TAR : NOT_PACKED;
}

bool lec_archive_is(const char *bytes, size_t length)
{
    return packing_of(bytes, length) != NOT_PACKED;
}

/* Whether the name of a member stands in the zip archive: its directory is not compressed. */
static bool names_member(const char *bytes, size_t length, const char *name)
{
    const size_t wanted = strlen(name);
    const char *at = bytes, *end = bytes + length;
    while ((at = memchr(at, name[0], (size_t)(end - at))) != NULL) {
        if ((size_t)(end - at) < wanted) return false;
        if (memcmp(at, name, wanted) == 0) return true;
        at++;
    }
    return false;
}

lec_packed_document lec_packed_document_is(const char *bytes, size_t length)
{
    enum { NAME_AT = 30, TYPE_AT = 38, HEADER = 200 }; /* of the first member */
    if (bytes == NULL || packing_of(bytes, length) != ZIP) return LEC_NO_DOCUMENT;
    if (length > HEADER && memcmp(bytes + NAME_AT, "mimetype", 8) == 0 &&
        names_member(bytes, HEADER, "application/vnd.oasis.opendocument.text"))
        return LEC_ODT;
    const bool has_type = length > HEADER && memcmp(bytes + NAME_AT, "mimetype", 8) == 0 &&
                          names_member(bytes + TYPE_AT, HEADER - TYPE_AT, "application/");
    if (!has_type && names_member(bytes, length, "content.xml") &&
        names_member(bytes, length, "mimetype") && !names_member(bytes, length, "container.xml"))
        return LEC_ODT; /* its type is packed too */
    return names_member(bytes, length, "[Content_Types].xml") &&
                   names_member(bytes, length, "word/document.xml")
               ? LEC_DOCX
               : LEC_NO_DOCUMENT;
}

/* --- opening ---------------------------------------------------------------------------------- */

static void free_archive(void *opened)
{
    archive_read_free(opened);
}

typedef enum { AS_ZIP, AS_TAR, AS_ONE_FILE } structure_kind;

static lec_status damaged(const walk *of, struct archive *opened, size_t number)
{
    const char *where =
        number > 0 ? lec_arena_format(of->arena, "%s:%zu", of->path, number) : of->path;
    if (archive_errno(opened) == ENOMEM) lec_memory_ran_out(); /* the file is not to blame */
    const char *why = archive_error_string(opened);
    return lec_fail(of->error, LEC_BAD_DATA,
                    "%s: damaged or cut short (%s); get the file again, or unpack it yourself",
                    where, why != NULL ? why : "no reason given");
}

enum { ROOM = 1 << 20 }; /* more than libarchive takes to begin */

/* Only the one filter and structure that the first bytes show are allowed to libarchive. */
static lec_status open_as(const walk *of, packing_kind filter, structure_kind structure,
                          struct archive **opened)
{
    lec_memory_expect(ROOM);
    *opened = archive_read_new();
    lec_arena_adopt(of->arena, *opened, free_archive);
    int status = ARCHIVE_OK;
    if (filter == XZ) status = archive_read_support_filter_xz(*opened);
    if (filter == ZSTD) status = archive_read_support_filter_zstd(*opened);
    if (filter == BZIP2) status = archive_read_support_filter_bzip2(*opened);
    if (structure == AS_ZIP) archive_read_support_format_zip(*opened);
    if (structure == AS_TAR) archive_read_support_format_tar(*opened);
    if (structure == AS_ONE_FILE) archive_read_support_format_raw(*opened);
    if (status < ARCHIVE_WARN ||
        archive_read_open_memory(*opened, of->bytes, of->length) < ARCHIVE_WARN) {
        if (archive_error_string(*opened) == NULL) lec_memory_ran_out(); /* it says nothing then */
        return damaged(of, *opened, 0);
    }
    return LEC_OK;
}

/* Whether what a filter unpacks begins as a tar archive. */
static lec_status unpacks_to_tar(const walk *of, packing_kind filter, bool *tar)
{
    struct archive *opened;
    struct archive_entry *entry;
    lec_status status = open_as(of, filter, AS_ONE_FILE, &opened);
    if (status != LEC_OK) return status;
    char start[TAR_BLOCK];
    size_t length = 0;
    if (archive_read_next_header(opened, &entry) >= ARCHIVE_WARN) {
        la_ssize_t count;
        while (length < sizeof start &&
               (count = archive_read_data(opened, start + length, sizeof start - length)) > 0)
            length += (size_t)count;
    }
    *tar = is_tar(start, length);
    return LEC_OK;
}

/* --- members ---------------------------------------------------------------------------------- */

static bool is_plain(UChar32 character)
{
    return character >= 0 && (u_isalnum(character) || character == ' ' || character == '-' ||
                              character == '_' || character == '.');
}

/* Splits the last part of a path into a cleaned name and a suffix. */
static void name_member(const char *path, lec_archive_member *member, lec_arena *arena)
{
    const char *last = path;
    for (const char *at = path; *at != '\0'; at++)
        if ((*at == '/' || *at == '\\') && at[1] != '\0') last = at + 1;
    const uint32_t length = (uint32_t)strlen(last);
    char *name = lec_arena_alloc(arena, length + 1, 1);
    size_t count = 0;
    for (uint32_t at = 0; at < length;) {
        const uint32_t start = at;
        const bool kept = is_plain(lec_utf8_next(last, &at, length));
        if (kept) memcpy(name + count, last + start, at - start);
        count += kept ? at - start : 0;
    }
    char *dot = strrchr(name, '.');
    member->name = name;
    member->suffix = "";
    if (dot == NULL || dot == name || strlen(dot) > 8) return;
    *dot = '\0';
    for (char *at = dot + 1; *at != '\0'; at++)
        if (*at >= 'A' && *at <= 'Z') *at = (char)(*at - 'A' + 'a');
    member->suffix = dot + 1;
}

/* Office documents are zip archives with members of fixed names. */
static lec_status refuse_document(const walk *of, const char *path)
{
    static const struct {
        const char *member, *what;
    } documents[] = {
        {"[Content_Types].xml", "a Word document (or another Office file)"},
        {"mimetype", "an OpenDocument or EPUB file"},
    };
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
        if (strcmp(path, documents[i].member) == 0)
            return lec_fail(of->error, LEC_BAD_DATA,
                            "%s: this is %s; turn it into text first, e.g. with: pandoc -t plain "
                            "--wrap=none FILE (a spreadsheet: save the sheet as CSV)",
                            of->path, documents[i].what);
    return LEC_OK;
}

static bool is_passed_over(struct archive_entry *entry, const char *path)
{
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != NULL)
        return true;
    const char *last = strrchr(path, '/');
    last = last != NULL ? last + 1 : path;
    return *last == '.' || strncmp(path, "__MACOSX/", 9) == 0;
}

static lec_status read_content(walk *of, struct archive *opened, lec_archive_member *member)
{
    size_t capacity = CHUNK;
    char *bytes = lec_arena_alloc(of->arena, capacity, 1);
    for (;;) {
        if (capacity - member->length < CHUNK) {
            char *larger = lec_arena_alloc(of->arena, capacity * 2, 1);
            memcpy(larger, bytes, member->length);
            bytes = larger;
            capacity *= 2;
        }
        const la_ssize_t count = archive_read_data(opened, bytes + member->length, CHUNK - 1);
        if (count < 0) return damaged(of, opened, member->number);
        if (count == 0) break;
        member->length += (size_t)count;
        of->total += (uint64_t)count;
        const lec_status status =
            lec_check_unpacked(of->path, of->length, of->total, &of->limits, of->error);
        if (status != LEC_OK) return status;
    }
    bytes[member->length] = '\0';
    member->bytes = bytes;
    return LEC_OK;
}

static lec_status refuse_nested(const walk *of, size_t number)
{
    if (number == 0)
        return lec_fail(of->error, LEC_BAD_DATA,
                        "%s: an archive within an archive; unpack the outer one", of->path);
    return lec_fail(of->error, LEC_BAD_DATA,
                    "%s:%zu: an archive within an archive; unpack the outer one", of->path, number);
}

static lec_status visit_member(walk *of, struct archive *opened, struct archive_entry *entry,
                               lec_archive_member *member)
{
    if (archive_entry_is_encrypted(entry))
        return lec_fail(of->error, LEC_BAD_DATA,
                        "%s:%zu: this member is encrypted; unpack the archive with its password",
                        of->path, member->number);
    const lec_status status = read_content(of, opened, member);
    if (status != LEC_OK) return status;
    if (!of->is_document && lec_archive_is(member->bytes, member->length) &&
        lec_packed_document_is(member->bytes, member->length) == LEC_NO_DOCUMENT)
        return refuse_nested(of, member->number);
    return of->visit(member, of->state, of->error);
}

static lec_status visit_members(walk *of, struct archive *opened, structure_kind structure)
{
    size_t number = 0;
    struct archive_entry *entry;
    for (int result; (result = archive_read_next_header(opened, &entry)) != ARCHIVE_EOF;) {
        if (result < ARCHIVE_WARN) return damaged(of, opened, number);
        if (archive_filter_count(opened) > 2) return refuse_nested(of, 0); /* one, and "none" */
        const char *path = archive_entry_pathname(entry);
        if (path == NULL) path = "";
        lec_archive_member member = {.path = path, .name = "", .suffix = ""};
        lec_status status = LEC_OK;
        if (structure != AS_ONE_FILE) {
            if (!of->is_document) status = refuse_document(of, path);
            if (status == LEC_OK && is_passed_over(entry, path)) continue;
            member.number = ++number;
            name_member(path, &member, of->arena);
        }
        if (status == LEC_OK && number > lec_limits[LEC_LIMIT_MEMBERS].most)
            status = lec_limit_fail(LEC_LIMIT_MEMBERS, 0, of->path, of->error);
        if (status == LEC_OK) status = visit_member(of, opened, entry, &member);
        if (status != LEC_OK || structure == AS_ONE_FILE) return status;
    }
    if (number > 0) return LEC_OK;
    return lec_fail(of->error, LEC_BAD_DATA, "%s: an archive without files; give transcripts",
                    of->path);
}

/* The content of a file that was only compressed. */
static lec_status visit_content(const walk *of)
{
    const lec_archive_member member = {
        .path = "", .bytes = of->bytes, .length = of->length, .name = "", .suffix = ""};
    if (lec_archive_is(of->bytes, of->length) &&
        lec_packed_document_is(of->bytes, of->length) == LEC_NO_DOCUMENT)
        return refuse_nested(of, 0);
    return of->visit(&member, of->state, of->error);
}

lec_status lec_archive_walk(const char *path, const char *bytes, size_t length, uint64_t largest,
                            lec_archive_visitor *visit, void *state, lec_arena *arena,
                            lec_error *error)
{
    walk of = {.path = path,
               .bytes = bytes,
               .length = length,
               .is_document = lec_packed_document_is(bytes, length) != LEC_NO_DOCUMENT,
               .limits = {largest > 0 ? largest : lec_limits[LEC_LIMIT_UNPACKED_BYTES].most,
                          FREE_BYTES, lec_limits[LEC_LIMIT_EXPANSION].most},
               .visit = visit,
               .state = state,
               .arena = arena,
               .error = error};
    packing_kind packing = packing_of(bytes, length);
    lec_status status = LEC_OK;
    if (packing == GZIP) {
        status = lec_gunzip(path, bytes, length, &of.limits, arena, &of.bytes, &of.length, error);
        if (status != LEC_OK) return status;
        packing = is_tar(of.bytes, of.length) ? TAR : NOT_PACKED;
    }
    if (packing == NOT_PACKED) return visit_content(&of);
    structure_kind structure = packing == ZIP ? AS_ZIP : AS_TAR;
    if (packing != ZIP && packing != TAR) {
        bool tar = false;
        status = unpacks_to_tar(&of, packing, &tar);
        structure = tar ? AS_TAR : AS_ONE_FILE;
    }
    struct archive *opened;
    if (status == LEC_OK) status = open_as(&of, packing, structure, &opened);
    if (status == LEC_OK) status = visit_members(&of, opened, structure);
    return status;
}

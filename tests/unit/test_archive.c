/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include "tests/support/check.h"

/* Archives are made here by libarchive's writer, so that no binary file lies in the repository. */

typedef struct {
    const char *path, *content;
    int type; /* 0: a file; or AE_IFDIR, AE_IFLNK */
} member;

typedef struct {
    const char *bytes;
    size_t length;
} packed;

enum { LARGEST = 8 << 20 };
static char space[LARGEST];

static packed pack(const char *format, const char *filter, const char *password,
                   const member *members)
{
    struct archive *made = archive_write_new();
    CHECK_COUNT(archive_write_set_format_by_name(made, format), ARCHIVE_OK, format);
    if (filter != NULL)
        CHECK_COUNT(archive_write_add_filter_by_name(made, filter), ARCHIVE_OK, filter);
    archive_write_set_bytes_in_last_block(made, 1);
    if (password != NULL) {
        CHECK_COUNT(archive_write_set_options(made, "zip:encryption=zipcrypt"), ARCHIVE_OK,
                    "encryption");
        archive_write_set_passphrase(made, password);
    }
    size_t used = 0;
    archive_write_open_memory(made, space, sizeof space, &used);
    for (; members->path != NULL; members++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, members->path);
        archive_entry_set_filetype(entry, members->type != 0 ? (unsigned)members->type : AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        if (members->type == AE_IFLNK) archive_entry_set_symlink(entry, members->content);
        if (members->type == 0) archive_entry_set_size(entry, (la_int64_t)strlen(members->content));
        CHECK_COUNT(archive_write_header(made, entry), ARCHIVE_OK, members->path);
        if (members->type == 0)
            archive_write_data(made, members->content, strlen(members->content));
        archive_entry_free(entry);
    }
    archive_write_close(made);
    archive_write_free(made);
    return (packed){space, used};
}

static lec_arena *shown_in;
static const char *shown;

static lec_status show(const lec_archive_member *visited, void *state, lec_error *error)
{
    (void)state;
    (void)error;
    CHECK_COUNT(visited->bytes[visited->length], '\0', "a NUL follows");
    shown = lec_arena_format(shown_in, "%s%zu <%s.%s> %s\n", shown, visited->number, visited->name,
                             visited->suffix, visited->bytes);
    return LEC_OK;
}

/* What was visited, or the error message. */
static const char *walk(packed of, uint64_t largest, lec_arena *arena)
{
    static lec_error error;
    shown_in = arena;
    shown = "";
    const lec_status status =
        lec_archive_walk("x.zip", of.bytes, of.length, largest, show, NULL, arena, &error);
    return status == LEC_OK ? shown : error.message;
}

static const member two[] = {{"talks", "", AE_IFDIR},
                             {"talks/2031 spring.TXT", "QUELL: Yes.", 0},
                             {"../../etc/evil\"$(x).vtt", "BRASS: No.", 0},
                             {"link", "talks", AE_IFLNK},
                             {"__MACOSX/._2031", "x", 0},
                             {"talks/.hidden", "x", 0},
                             {0}};
static const member one[] = {{"data", "QUELL: Yes.", 0}, {0}};

static void test_packings(void)
{
    static const struct {
        const char *format, *filter;
        const member *members;
        const char *shown;
    } cases[] = {
        {"zip", NULL, two, "1 <2031 spring.txt> QUELL: Yes.\n2 <evilx.vtt> BRASS: No.\n"},
        {"ustar", NULL, two, "1 <2031 spring.txt> QUELL: Yes.\n2 <evilx.vtt> BRASS: No.\n"},
        {"pax", "gzip", two, "1 <2031 spring.txt> QUELL: Yes.\n2 <evilx.vtt> BRASS: No.\n"},
        {"gnutar", "xz", two, "1 <2031 spring.txt> QUELL: Yes.\n2 <evilx.vtt> BRASS: No.\n"},
        {"pax", "zstd", two, "1 <2031 spring.txt> QUELL: Yes.\n2 <evilx.vtt> BRASS: No.\n"},
        {"raw", "gzip", one, "0 <.> QUELL: Yes.\n"},
        {"raw", "xz", one, "0 <.> QUELL: Yes.\n"},
        {"raw", "zstd", one, "0 <.> QUELL: Yes.\n"},
        {"raw", "bzip2", one, "0 <.> QUELL: Yes.\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const packed made = pack(cases[i].format, cases[i].filter, NULL, cases[i].members);
        CHECK_TRUE(lec_archive_is(made.bytes, made.length), "recognised");
        CHECK_TEXT(walk(made, 0, arena), cases[i].shown, cases[i].format);
        lec_arena_free(arena);
    }
}

static void test_not_packed(void)
{
    static const char *const cases[] = {"", "P", "BZh is no sign", "Good morning.", "QUELL: Yes."};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_TRUE(!lec_archive_is(cases[i], strlen(cases[i])), cases[i]);
    static char text[600]; /* as long as a tar header, with a wrong checksum */
    memset(text, 'a', sizeof text);
    memcpy(text + 148, "0012345", 8);
    CHECK_TRUE(!lec_archive_is(text, sizeof text), "the checksum of a tar header decides");
}

static void check_message(packed made, uint64_t largest, const char *message)
{
    lec_arena *arena = lec_arena_new();
    CHECK_TEXT(walk(made, largest, arena), message, "message");
    lec_arena_free(arena);
}

static void test_bad(void)
{
    static const member none[] = {{"empty", "", AE_IFDIR}, {0}};
    check_message(pack("zip", NULL, NULL, none), 0,
                  "x.zip: an archive without files; give transcripts");
    check_message(pack("zip", NULL, "secret", one), 0,
                  "x.zip:1: this member is encrypted; unpack the archive with its password");
    check_message(pack("zip", NULL, NULL, two), 20,
                  "x.zip: more than 20 bytes when it is unpacked; unpack it yourself and give the "
                  "transcripts that you want (see 'lectern help limits')");
    static const member word[] = {{"[Content_Types].xml", "<x/>", 0}, {0}};
    check_message(pack("zip", NULL, NULL, word), 0,
                  "x.zip: this is a Word document (or another Office file); turn it into text "
                  "first, e.g. with: pandoc -t plain --wrap=none FILE (a spreadsheet: save the "
                  "sheet as CSV)");
}

static void test_nested(void)
{
    static char inner[4096]; /* as text: zip's first bytes are no NUL, which ends this string */
    memcpy(inner, "PK\3\4", 5);
    const member outer[] = {{"a.txt", "x", 0}, {"b.zip", inner, 0}, {0}};
    check_message(pack("ustar", "gzip", NULL, outer), 0,
                  "x.zip:2: an archive within an archive; unpack the outer one");

    struct archive *made = archive_write_new(); /* gzip twice, as 60 times would be */
    archive_write_set_format_raw(made);
    archive_write_add_filter_gzip(made);
    archive_write_add_filter_gzip(made);
    size_t used = 0;
    archive_write_open_memory(made, space, sizeof space, &used);
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_pathname(entry, "data");
    archive_write_header(made, entry);
    archive_write_data(made, "text", 4);
    archive_entry_free(entry);
    archive_write_close(made);
    archive_write_free(made);
    check_message((packed){space, used}, 0,
                  "x.zip: an archive within an archive; unpack the outer one");
}

static void test_bomb(void)
{
    static char zeros[(4 << 20) + 1];
    memset(zeros, ' ', sizeof zeros - 1);
    const member bomb[] = {{"data", zeros, 0}, {0}};
    check_message(
        pack("raw", "gzip", NULL, bomb), 0,
        "x.zip: more than 250 times its size when it is unpacked, which no transcript does; "
        "unpack it yourself if you trust it (see 'lectern help limits')");
    check_message(
        pack("zip", NULL, NULL, bomb), 0,
        "x.zip: more than 250 times its size when it is unpacked, which no transcript does; "
        "unpack it yourself if you trust it (see 'lectern help limits')");
}

/* Cut at any byte, an archive gives an error or what it holds, and never less in silence. */
static void test_cut_short(void)
{
    static const char *const packings[][2] = {
        {"zip", NULL}, {"raw", "gzip"}, {"raw", "xz"}, {"raw", "zstd"}, {"pax", "gzip"}};
    for (size_t p = 0; p < sizeof packings / sizeof *packings; p++) {
        const packed whole = pack(packings[p][0], packings[p][1], NULL, one);
        size_t refused = 0;
        for (size_t length = 8; length < whole.length; length++) {
            lec_arena *arena = lec_arena_new();
            const char *result = walk((packed){whole.bytes, length}, 0, arena);
            if (strncmp(result, "x.zip", 5) == 0)
                refused++;
            else
                CHECK_TRUE(strstr(result, "QUELL: Yes.") != NULL, "the whole text or an error");
            lec_arena_free(arena);
        }
        CHECK_TRUE(refused > 0, packings[p][0]);
    }
}

/* With any one bit flipped, what was compressed gives an error or what it held: each format's own
 * checksum is looked at. A failure says which bit. (libarchive writes zstd without the checksum
 * that the format allows and `zstd` writes.) */
static void test_one_bit_flipped(void)
{
    static const char *const packings[][2] = {
        {"zip", NULL}, {"raw", "gzip"}, {"raw", "xz"}, {"raw", "bzip2"}};
    static char speech[2000];
    for (size_t i = 0; i + 1 < sizeof speech; i++)
        speech[i] = i % 47 == 46 ? '\n' : (char)('a' + (i * i + i / 7) % 26);
    const member members[] = {{"data", speech, 0}, {0}};
    for (size_t p = 0; p < sizeof packings / sizeof *packings; p++) {
        const packed whole = pack(packings[p][0], packings[p][1], NULL, members);
        size_t refused = 0;
        for (size_t bit = 0; bit < 8 * whole.length; bit++) {
            lec_arena *arena = lec_arena_new();
            space[bit / 8] = (char)(space[bit / 8] ^ (1 << bit % 8));
            const char *result = lec_archive_is(whole.bytes, whole.length) ? walk(whole, 0, arena)
                                                                           : "x.zip: not packed";
            space[bit / 8] = (char)(space[bit / 8] ^ (1 << bit % 8));
            if (strncmp(result, "x.zip", 5) == 0)
                refused++;
            else if (strstr(result, speech) == NULL)
                CHECK_COUNT(bit, 0, packings[p][1] != NULL ? packings[p][1] : packings[p][0]);
            lec_arena_free(arena);
        }
        CHECK_TRUE(refused > 2 * whole.length, "most flips are refused");
    }
}

/* Names and suffixes of members as a source has them; what is no file of its own is passed over. */
static void test_names(void)
{
    static const member named[] = {{"a\\b\\Talk.Html", "1", 0}, /* as Windows may write them */
                                   {"folder/plain", "2", 0},
                                   {"a.b/very.longsuffix", "3", 0}, /* more than seven letters */
                                   {"()", "4", 0},
                                   {"caf\xC3\xA9 1.txt", "5", 0},
                                   {"x/.profile", "6", 0},
                                   {"end\\", "7", 0},
                                   {0}};
    lec_arena *arena = lec_arena_new();
    CHECK_TEXT(walk(pack("ustar", NULL, NULL, named), 0, arena),
               "1 <Talk.html> 1\n2 <plain.> 2\n3 <very.longsuffix.> 3\n4 <.> 4\n"
               "5 <caf\xC3\xA9 1.txt> 5\n6 <end.> 7\n",
               "names");
    lec_arena_free(arena);
}

/* Documents that are archives, by what stands in them: only Word's and OpenDocument's texts. */
static void test_documents(void)
{
    static const char long_text[] =
        "<office:document-content>a text that is long enough to fill the first two hundred bytes "
        "of "
        "the archive, in which the type would stand if it were not packed, and a little more than "
        "that, so that no end comes early</office:document-content>";
    static const member odt[] = {{"mimetype", "application/vnd.oasis.opendocument.text", 0},
                                 {"content.xml", long_text, 0},
                                 {0}},
                        other[] = {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet",
                                    0},
                                   {"content.xml", long_text, 0},
                                   {0}},
                        epub[] = {{"content.xml", long_text, 0},
                                  {"mimetype", "x", 0},
                                  {"META-INF/container.xml", "<x/>", 0},
                                  {0}},
                        late[] = {{"content.xml", long_text, 0}, {"mimetype", "x", 0}, {0}},
                        word[] = {{"[Content_Types].xml", long_text, 0},
                                  {"word/document.xml", "<x/>", 0},
                                  {0}},
                        sheet[] = {{"[Content_Types].xml", long_text, 0}, {0}},
                        half[] = {{"content.xml", long_text, 0}, {0}},
                        small[] = {{"mimetype", "x", 0}, {0}};
    static const struct {
        const member *members;
        lec_packed_document kind;
    } cases[] = {{odt, LEC_ODT},          {other, LEC_NO_DOCUMENT}, {epub, LEC_NO_DOCUMENT},
                 {late, LEC_ODT},         {word, LEC_DOCX},         {sheet, LEC_NO_DOCUMENT},
                 {half, LEC_NO_DOCUMENT}, {small, LEC_NO_DOCUMENT}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct archive *made = archive_write_new(); /* without compression, as the standards want */
        archive_write_set_format_zip(made);
        archive_write_set_options(made, "zip:compression=store");
        archive_write_set_bytes_in_last_block(made, 1);
        size_t used = 0;
        archive_write_open_memory(made, space, sizeof space, &used);
        for (const member *one_of = cases[i].members; one_of->path != NULL; one_of++) {
            struct archive_entry *entry = archive_entry_new();
            archive_entry_set_pathname(entry, one_of->path);
            archive_entry_set_filetype(entry, AE_IFREG);
            archive_entry_set_size(entry, (la_int64_t)strlen(one_of->content));
            archive_write_header(made, entry);
            archive_write_data(made, one_of->content, strlen(one_of->content));
            archive_entry_free(entry);
        }
        archive_write_close(made);
        archive_write_free(made);
        CHECK_COUNT(lec_packed_document_is(space, used), cases[i].kind, cases[i].members->path);
    }
    CHECK_COUNT(lec_packed_document_is(NULL, 0), LEC_NO_DOCUMENT, "nothing");
    CHECK_COUNT(lec_packed_document_is("talk", 4), LEC_NO_DOCUMENT, "no archive");
    check_message(
        pack("zip", NULL, NULL, small), 0,
        "x.zip: this is an OpenDocument or EPUB file; turn it into text first, e.g. with: "
        "pandoc -t plain --wrap=none FILE (a spreadsheet: save the sheet as CSV)");
}

/* What is compressed twice, by another packing or the same. */
static void test_twice(void)
{
    static const char *const filters[] = {"xz", "bzip2", "zstd"};
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        static char inner[1 << 12];
        const packed once = pack("raw", filters[i], NULL, one);
        memcpy(inner, once.bytes, once.length);
        struct archive *made = archive_write_new();
        size_t used = 0;
        archive_write_set_format_raw(made);
        archive_write_add_filter_by_name(made, filters[i]);
        archive_write_open_memory(made, space, sizeof space, &used);
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, "data");
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_write_header(made, entry);
        archive_write_data(made, inner, once.length);
        archive_entry_free(entry);
        archive_write_close(made);
        archive_write_free(made);
        check_message((packed){space, used}, 0,
                      "x.zip: an archive within an archive; unpack the outer one");
    }
}

/* Ten thousand members are read, one more is not. */
static void test_members(void)
{
    enum { MOST = 10000 };
    static member many[MOST + 2];
    static char names[MOST + 1][8];
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i <= MOST; i++) {
        snprintf(names[i], sizeof names[i], "%zu.a", i);
        many[i] = (member){names[i], "", 0};
    }
    CHECK_TEXT(walk(pack("ustar", "gzip", NULL, many), 0, arena),
               "x.zip: more than 10000 members in one archive; unpack it yourself and give the "
               "transcripts that you want (see 'lectern help limits')",
               "one too many");
    lec_arena_free(arena);
}

const lec_test lec_tests_archive[] = {
    {"names", test_names},           {"documents", test_documents},
    {"twice", test_twice},           {"members", test_members},
    {"packings", test_packings},     {"one_bit_flipped", test_one_bit_flipped},
    {"not_packed", test_not_packed}, {"bad", test_bad},
    {"nested", test_nested},         {"bomb", test_bomb},
    {"cut_short", test_cut_short},   {0},
};

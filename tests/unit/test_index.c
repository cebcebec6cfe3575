/* SPDX-License-Identifier: GPL-3.0-or-later
 * An index holds what was read; one that was changed is refused for what is wrong in it. The
 * conversation is invented; its words are counted by hand. */
#include "io/index/index.h"

#include <stdlib.h>
#include <unistd.h>

#include "core/checksum.h"
#include "core/landing.h"
#include "include/lectern.h"
#include "io/index/format.h"
#include "io/read.h"
#include "io/study/study.h"
#include "tests/support/check.h"

static const char conversation[] = "Moderator: Good morning, one question.\n\n"
                                   "Anna Berg (Reuters): Will it rain?\n\n"
                                   "Prime Minister: It will. [laughter]\n";
enum { WORDS = 4 + 3 + 2, TURNS = 3 };

/* The bytes of an index of the conversation, read with options. */
static char *bytes_of_index_with(const char *const *options, size_t *length, lec_arena *arena)
{
    char path[] = "/tmp/lectern-index-XXXXXX";
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    const int made = mkstemp(path);
    CU_ASSERT_FATAL(made >= 0);
    CHECK_COUNT(lectern_read_memory("2031-03-11.txt", conversation, sizeof conversation - 1, NULL,
                                    options, &corpus, error),
                LECTERN_OK, lectern_error_message(error));
    CHECK_COUNT(lectern_index_write(corpus, path, error), LECTERN_OK, lectern_error_message(error));
    lectern_corpus_release(corpus);
    lectern_error_free(error);
    FILE *file = fopen(path, "rb");
    CU_ASSERT_FATAL(file != NULL);
    enum { ROOM = 1 << 20 };
    char *bytes = lec_arena_alloc(arena, ROOM, 1);
    *length = fread(bytes, 1, ROOM, file);
    fclose(file);
    close(made);
    unlink(path);
    return bytes;
}

static char *bytes_of_index(size_t *length, lec_arena *arena)
{
    return bytes_of_index_with(NULL, length, arena);
}

static void test_same(void)
{
    lec_arena *arena = lec_arena_new();
    lec_error error;
    lec_index index;
    size_t length;
    const char *bytes = bytes_of_index(&length, arena);
    CHECK_COUNT(lec_index_of_bytes("x", bytes, length, 1, arena, &index, &error), LEC_OK, "opens");
    const lec_corpus *corpus = index.readings.corpus;
    CHECK_COUNT(corpus->token_count, WORDS, "by hand");
    CHECK_COUNT(corpus->turn_count, TURNS, "by hand");
    CHECK_COUNT(corpus->note_count, 1, "laughter");
    CHECK_TEXT(corpus->speaker_name[corpus->turn_speaker[1]], "Anna Berg", "speaker");
    CHECK_TEXT(corpus->turn[1].affiliation, "Reuters", "affiliation");
    CHECK_COUNT(corpus->turn[2].number, 3, "numbers follow from the conferences");
    CHECK_TEXT(corpus->conference[0].text, conversation, "the text");
    CHECK_TEXT(index.readings.items[0].source.path, "2031-03-11.txt", "its file");
    CHECK_COUNT(index.seed, 1, "the seed that is used without another");
    CHECK_TEXT(index.study_file, "", "the built-in study");
    lec_arena_free(arena);
}

/* --- what is not believed -------------------------------------------------------------------- */

static lec_index_section *section_of(char *bytes, const char *name)
{
    lec_index_header *header = (void *)bytes;
    lec_index_section *sections = (void *)(bytes + sizeof *header);
    for (size_t i = 0; i < header->section_count; i++)
        if (strcmp(sections[i].name, name) == 0) return &sections[i];
    CU_FAIL_FATAL("a section of that name");
    return NULL;
}

/* Sums that fit whatever was changed. */
static void mend(char *bytes, lec_index_section *section)
{
    lec_index_header *header = (void *)bytes;
    section->checksum = lec_checksum(bytes + section->offset, (size_t)section->bytes);
    header->directory_checksum = lec_checksum(
        bytes + sizeof *header, (size_t)header->section_count * sizeof(lec_index_section));
    header->checksum = lec_checksum(header, offsetof(lec_index_header, checksum));
}

static const struct {
    const char *section;
    size_t at;     /* byte */
    uint32_t with; /* in the place of four bytes; of one, where `at` leaves no more */
    const char *told;
} wrong[] = {
    {"token.word", 0, 1000, "tokens"},                   /* no such word */
    {"token.form", 4, UINT32_MAX, "tokens"},             /* nor form */
    {"token.end", 0, 1 << 20, "tokens"},                 /* beyond the text */
    {"token.start", 4, 0, "tokens"},                     /* before the word before it */
    {"sentence.start", 0, 1, "sentence.start"},          /* the first begins with the first word */
    {"turn.start", 4, 1 << 30, "turn.start"},            /* falls */
    {"turn.sentence", 4, 2, "sentence.start"},           /* within a turn */
    {"turn.speaker", 0, 99, "turns"},                    /* nobody */
    {"turn.exchange", 4, 7, "exchange"},                 /* none such */
    {"turn.second_role", 0, 200, "turn.second_role"},    /* no role */
    {"turn.certainty", 4, 0x7FF00000, "turn.certainty"}, /* infinite */
    {"turn.certainty", 4, 0x40000000, "turn.certainty"}, /* two */
    {"turn.label", 0, 3, "turn.label"},                  /* inside another text */
    {"turn.label", 4, 1, "turn.label"},                  /* beyond all texts */
    {"turn.compared_words", 0, 99, "turn.compared_words"},
    {"conference.turn", 4, 2, "conference.turn"}, /* not all turns */
    {"conference.input", 0, 1, "conferences"},    /* another file */
    {"conference.alignment", 0, 0, "conferences"},
    {"form.word", 0, 500, "form.word"},
    {"speaker.local", 4, 500, "speaker.local"},
    {"speaker.name", 0, 1, "speaker.name"},
    {"note.turn", 0, 50, "notes"},
    {"exchange.turn", 0, 2, "exchange"},
    {"exchange.turn", 4, 1 << 29, "exchange.turn"},
    {"shard", 0, 2, "shard"},  /* the second of none */
    {"shard", 16, 9, "shard"}, /* more left out than there are */
    {"text.start", 8, 3, "text.start"},
    {"conference.mark", 8, 1 << 20, "conference.mark"},
    {"conference.fact", 8, 1 << 20, "conference.fact"},
    {"text", 0, 0xFFFFFFFF, "section text"}, /* no UTF-8 */
    {"text", 8, 0, "section text"},          /* a NUL */
    {"texts", 0, 0xFFFFFFFF, "texts"},
};

static void test_wrong(void)
{
    lec_arena *arena = lec_arena_new();
    size_t length;
    const char *bytes = bytes_of_index(&length, arena);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        lec_error error = {0};
        lec_index index;
        char *changed = lec_arena_alloc(arena, length, 1);
        memcpy(changed, bytes, length);
        lec_index_section *section = section_of(changed, wrong[i].section);
        CU_ASSERT_FATAL(section->bytes >= wrong[i].at + sizeof wrong[i].with);
        memcpy(changed + section->offset + wrong[i].at, &wrong[i].with, sizeof wrong[i].with);
        CHECK_COUNT(lec_index_of_bytes("x", changed, length, 1, arena, &index, &error),
                    LEC_BAD_DATA, "the sum does not fit");
        mend(changed, section);
        CHECK_COUNT(lec_index_of_bytes("x", changed, length, 1, arena, &index, &error),
                    LEC_BAD_DATA, wrong[i].section);
        if (strstr(error.message, wrong[i].told) == NULL)
            CHECK_TEXT(error.message, wrong[i].told, wrong[i].section);
    }
    lec_arena_free(arena);
}

/* A byte that is not as it was written is seen, also between sections. */
static void test_damaged(void)
{
    lec_arena *arena = lec_arena_new();
    size_t length;
    char *bytes = bytes_of_index(&length, arena);
    for (size_t at = 0; at < length; at++) {
        lec_error error = {0};
        lec_index index;
        bytes[at] ^= 0x40;
        const lec_status status = lec_index_of_bytes("x", bytes, length, 1, arena, &index, &error);
        bytes[at] ^= 0x40;
        if (status == LEC_OK) CHECK_COUNT(at, 0, "a byte that is another one");
    }
    for (size_t cut = 0; cut < length; cut += 97) {
        lec_error error = {0};
        lec_index index;
        CHECK_COUNT(lec_index_of_bytes("x", bytes, cut, 1, arena, &index, &error), LEC_BAD_DATA,
                    "cut short");
    }
    lec_arena_free(arena);
}

/* Also a file that was cut within its first bytes is an index, and damaged. */
static void test_is(void)
{
    char bytes[LEC_INDEX_MAGIC_BYTES + 1] = LEC_INDEX_MAGIC;
    CHECK_COUNT(lec_index_is(bytes, 0), false, "nothing");
    for (size_t length = 1; length <= sizeof bytes; length++)
        CHECK_COUNT(lec_index_is(bytes, length), true, "begins as an index does");
    bytes[9] ^= 1;
    CHECK_COUNT(lec_index_is(bytes, 9), true, "the same so far");
    for (size_t length = 10; length <= sizeof bytes; length++)
        CHECK_COUNT(lec_index_is(bytes, length), false, "goes on otherwise");
}

static void test_counts(void)
{
    lec_arena *arena = lec_arena_new();
    size_t length;
    char *bytes = bytes_of_index(&length, arena);
    static const uint64_t counts[] = {0, 1, UINT64_MAX, UINT64_MAX / 8 + 1, UINT64_C(1) << 61};
    static const char *const names[] = {"token.word", "turn.label", "draw.role", "word.text"};
    enum { CASES = 20 };
    for (size_t i = 0; i < CASES; i++) {
        lec_error error = {0};
        lec_index index;
        lec_index_section *section = section_of(bytes, names[i / 5]), before = *section;
        section->count = counts[i % 5];
        mend(bytes, section);
        if (section->count != before.count) /* draws that all agree are none */
            CHECK_COUNT(lec_index_of_bytes("x", bytes, length, 1, arena, &index, &error),
                        LEC_BAD_DATA, names[i / 5]);
        *section = before;
        section->bytes = UINT64_MAX - section->offset + counts[i % 5];
        ((lec_index_header *)(void *)bytes)->directory_checksum = lec_checksum(
            bytes + sizeof(lec_index_header),
            (size_t)((lec_index_header *)(void *)bytes)->section_count * sizeof(lec_index_section));
        CHECK_COUNT(lec_index_of_bytes("x", bytes, length, 1, arena, &index, &error), LEC_BAD_DATA,
                    names[i / 5]);
        *section = before;
    }
    lec_arena_free(arena);
}

/* Parts are joined when one lectern has read them; the whole is what reading all at once gives. */
static void test_parts(void)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {0};
    lec_index_bytes_given parts[2];
    lec_index_joined whole;
    char *bytes[2], *joined = NULL;
    size_t alone_length, joined_length;
    static const char *const names[] = {"a", "b"};
    static const char *const options[2][2] = {{"shard=1/2", NULL}, {"shard=2/2", NULL}};
    for (int i = 0; i < 2; i++) {
        parts[i].name = names[i];
        parts[i].bytes = bytes[i] = bytes_of_index_with(options[i], &parts[i].length, arena);
    }
    CHECK_COUNT(lec_index_join(parts, 2, 1, arena, &whole, &error), LEC_OK, error.message);
    CHECK_COUNT(whole.conference_count, 1, "one file");
    CHECK_COUNT(whole.token_count, WORDS, "by hand");
    FILE *file = open_memstream(&joined, &joined_length);
    CU_ASSERT_FATAL(file != NULL);
    whole.index.remarks_known = true; /* none */
    CHECK_COUNT(lec_index_write_joined(&whole, whole.index.version, file, &error), LEC_OK,
                error.message);
    fclose(file);
    const char *alone = bytes_of_index(&alone_length, arena);
    CHECK_COUNT(joined_length, alone_length, "as of one index");
    CHECK_TRUE(joined_length == alone_length && memcmp(joined, alone, alone_length) == 0,
               "the same bytes");
    free(joined);
    lec_index_header *header = (void *)bytes[1];
    header->version[0] ^= 1;
    header->checksum = lec_checksum(header, offsetof(lec_index_header, checksum));
    CHECK_COUNT(lec_index_join(parts, 2, 1, arena, &whole, &error), LEC_BAD_DATA, "versions");
    CHECK_TEXT(error.message,
               "b: was made by another version of lectern than a; make shard 2/2 again with the "
               "same version",
               "the message");
    header->version[0] ^= 1;
    header->checksum = lec_checksum(header, offsetof(lec_index_header, checksum));
    for (size_t at = sizeof *header; at < parts[1].length; at += 61) {
        bytes[1][at] ^= 0x20;
        CHECK_COUNT(lec_index_join(parts, 2, 1, arena, &whole, &error), LEC_BAD_DATA, "damaged");
        bytes[1][at] ^= 0x20;
    }
    lec_arena_free(arena);
}

/* --- texts that are away --------------------------------------------------------------------- */

/* The bytes of an index without texts of the conversation in the file at `path`. */
static char *bytes_without_texts(const char *path, size_t *length, lec_arena *arena)
{
    lec_error error = {0};
    lec_readings readings;
    const lec_study *study;
    const char **said = lec_new(arena, const char *, LEC_SAID_COUNT);
    const lec_read_options options = {.threads = 1, .seed = 1};
    FILE *file = fopen(path, "wb");
    CU_ASSERT_FATAL(file != NULL);
    fputs(conversation, file);
    fclose(file);
    CHECK_COUNT(lec_study_read(NULL, arena, &study, &error), LEC_OK, error.message);
    CHECK_COUNT(lec_read(&path, 1, study, &options, arena, &readings, &error), LEC_OK,
                error.message);
    for (int i = 0; i < LEC_SAID_COUNT; i++) said[i] = "";
    const lec_index index = {.readings = readings,
                             .seed = 1,
                             .without_texts = true,
                             .study_file = "",
                             .study_text = study->text,
                             .study_length = study->text_length,
                             .said = said};
    char *bytes = NULL, *kept;
    file = open_memstream(&bytes, length);
    CU_ASSERT_FATAL(file != NULL);
    CHECK_COUNT(lec_index_write(&index, "0", file, &error), LEC_OK, error.message);
    fclose(file);
    kept = lec_arena_alloc(arena, *length, 1);
    memcpy(kept, bytes, *length);
    free(bytes);
    return kept;
}

static void ask(void *corpus)
{
    const char *text = lec_conference_text(&((const lec_corpus *)corpus)->conference[0]);
    CHECK_TEXT(text, conversation, "the text, if any");
}

static lec_landed ask_for_text(const char *bytes, size_t length, lec_arena *arena)
{
    lec_error error = {0};
    lec_index index;
    CHECK_COUNT(lec_index_of_bytes("x", bytes, length, 1, arena, &index, &error), LEC_OK,
                error.message);
    CHECK_TRUE(index.without_texts && index.readings.corpus->conference[0].text == NULL, "away");
    return lec_landing_run(ask, (void *)index.readings.corpus, NULL, NULL);
}

/* A text is taken that has its sum and the words of the corpus; the file is not asked before. */
static void test_away(void)
{
    static const struct {
        const char *section; /* one byte of it is another, and the sums of the index fit */
        size_t at;
        int more;
    } changes[] = {{"text.sum", 0, 1},      /* another text */
                   {"text.start", 8, 1},    /* longer */
                   {"token.start", 4, -1}}; /* the second word begins at the space before it */
    enum { CHANGES = sizeof changes / sizeof *changes };
    lec_arena *arena = lec_arena_new();
    char folder[] = "/tmp/lectern-index-XXXXXX";
    CU_ASSERT_FATAL(mkdtemp(folder) != NULL);
    const char *path = lec_arena_format(arena, "%s/talk.txt", folder);
    size_t length;
    char *bytes = bytes_without_texts(path, &length, arena);
    CHECK_COUNT(ask_for_text(bytes, length, arena), LEC_NOT_LANDED, "as it was");
    for (size_t i = 0; i < CHANGES; i++) {
        lec_index_section *section = section_of(bytes, changes[i].section);
        char *byte = bytes + section->offset + changes[i].at;
        *byte = (char)(*byte + changes[i].more);
        mend(bytes, section);
        CHECK_COUNT(ask_for_text(bytes, length, arena), LEC_LANDED_FAILED, changes[i].section);
        CHECK_TRUE(strstr(lec_landing_failure()->message, "it gives another text") != NULL,
                   lec_landing_failure()->message);
        *byte = (char)(*byte - changes[i].more);
        mend(bytes, section);
    }
    unlink(path);
    CHECK_COUNT(ask_for_text(bytes, length, arena), LEC_LANDED_FAILED, "gone");
    CHECK_TRUE(strstr(lec_landing_failure()->message, "No such file") != NULL, "says so");
    rmdir(folder);
    lec_arena_free(arena);
}

const lec_test lec_tests_index[] = {
    {"same", test_same},     {"wrong", test_wrong}, {"damaged", test_damaged}, {"is", test_is},
    {"counts", test_counts}, {"parts", test_parts}, {"away", test_away},       {0},
};

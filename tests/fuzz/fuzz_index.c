/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_index.c -- any bytes as an index, as they are and with checksums that fit, all of it and as
 * far as a query touches it: it is refused, or a corpus of which every table can be made, and to
 * which more can be added. */
#include <stdlib.h>
#include <string.h>

#include "core/checksum.h"
#include "include/lectern.h"
#include "io/index/format.h"
#include "io/index/index.h"
#include "io/read.h"
#include "io/study/study.h"
#include "tests/fuzz/fuzz.h"

static const char *const tables[] = {
    "turns",         "words",     "reading",  "speaking", "conferences", "notes",
    "fidelity",      "timing",    "floor",    "speakers", "times",       "exchanges",
    "fidelity_runs", "alignment", "ngrams",   "repeats",  "readability", "uptake",
    "questions",     "answers",   "concepts", "balance",  "markers"};
enum { TABLES = sizeof tables / sizeof *tables, EACH = 3 };

static int drop(void *state, const void *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)state += length;
    return 0;
}

static void make_table(lectern_corpus *corpus, const char *name, lectern_error *error)
{
    static const char *const plain[] = {"replicates=20", "threads=1", NULL};
    static const char *const query[] = {"query=peace,*ity of the", "threads=1", NULL};
    const char *const *options = strcmp(name, "collocates") == 0 ? query : plain;
    lectern_table *table = NULL, *lines = NULL;
    size_t written = 0;
    if (lectern_table_make(corpus, name, options, &table, error) != LECTERN_OK) {
        fuzz_promise(lectern_error_message(error)[0] != '\0', "a message for every failure");
        return;
    }
    fuzz_promise(lectern_table_write(table, "jsonl", drop, &written, error) == LECTERN_OK,
                 "a table that can be written");
    for (size_t row = 0; row < lectern_row_count(table) && row < EACH; row++)
        if (lectern_row_lines(table, row, &lines, error) == LECTERN_OK)
            lectern_table_release(lines);
    lectern_table_release(table);
}

/* A few of the tables, others for other bytes. */
static void use(const uint8_t *data, size_t size, const char *touching, const char *counts)
{
    const char *const options[] = {"threads=1", touching, counts, NULL};
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    const uint64_t sum = lec_checksum(data, size);
    if (lectern_read_memory("x.lectern", data, size, NULL, options, &corpus, error) == LECTERN_OK)
        for (uint64_t i = 0; i < EACH; i++)
            make_table(corpus, counts != NULL ? "collocates" : tables[(sum + i * 5) % TABLES],
                       error);
    else
        fuzz_promise(strpbrk(lectern_error_message(error), "\n\r\033") == NULL &&
                         lectern_error_message(error)[0] != '\0',
                     "a message of one line");
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

static const char more[] = "Moderator: Another one.\n\nAnna Berg (Reuters): Is this new?\n\n"
                           "Prime Minister: It is.\n";

/* What an index grows to is one that opens. */
static void grow(const uint8_t *data, size_t size)
{
    lec_error error;
    lec_index index, whole;
    lec_readings added;
    const lec_study *study;
    char *bytes = NULL;
    size_t length = 0;
    lec_arena *arena = lec_arena_new();
    if (lec_index_of_bytes("x.lectern", data, size, 1, arena, &index, &error) == LEC_OK &&
        lec_study_read(NULL, arena, &study, &error) == LEC_OK) {
        const lec_read_options options = {.threads = 1, .before = &index.readings};
        if (lec_read_bytes("new.txt", more, sizeof more - 1, study, &options, arena, &added,
                           &error) == LEC_OK &&
            lec_index_add(&index, "x.lectern", &added, arena, &whole, &error) == LEC_OK) {
            FILE *file = open_memstream(&bytes, &length);
            fuzz_promise(lec_index_write(&whole, "0", file, &error) == LEC_OK, "it can be written");
            fclose(file);
            fuzz_promise(lec_index_of_bytes("y.lectern", bytes, length, 1, arena, &index, &error) ==
                             LEC_OK,
                         "what was written can be opened");
        }
    }
    lec_arena_free(arena);
    free(bytes);
}

/* The sums of the blocks of all sections but the last, which holds them. */
static void mend_sums(uint8_t *bytes, size_t size, uint64_t count)
{
    lec_index_section last, section;
    const uint8_t *directory = bytes + sizeof(lec_index_header);
    if (count == 0) return;
    memcpy(&last, directory + (count - 1) * sizeof last, sizeof last);
    if (last.offset > size || last.bytes > size - last.offset) return;
    uint64_t used = 0;
    for (uint64_t i = 0; i + 1 < count; i++) {
        memcpy(&section, directory + i * sizeof section, sizeof section);
        if (section.offset > size || section.bytes > size - section.offset) return;
        for (uint64_t at = 0; at < section.bytes; at += LEC_INDEX_BLOCK, used += sizeof(uint64_t)) {
            const uint64_t left = section.bytes - at;
            const uint64_t sum = lec_checksum(bytes + section.offset + at,
                                              left < LEC_INDEX_BLOCK ? left : LEC_INDEX_BLOCK);
            if (used + sizeof sum > last.bytes) return;
            memcpy(bytes + last.offset + used, &sum, sizeof sum);
        }
    }
}

/* Gives the bytes the checksums that they should have. */
static void mend(uint8_t *bytes, size_t size)
{
    lec_index_header header;
    memcpy(&header, bytes, sizeof header);
    memcpy(header.magic, LEC_INDEX_MAGIC, sizeof header.magic);
    header.format = LEC_INDEX_FORMAT;
    header.zero = 0;
    header.bytes = size;
    const uint64_t most = (size - sizeof header) / sizeof(lec_index_section);
    const uint64_t count = header.section_count < most ? header.section_count : most;
    mend_sums(bytes, size, count);
    for (uint64_t i = 0; i < count; i++) {
        uint8_t *at = bytes + sizeof header + i * sizeof(lec_index_section);
        lec_index_section section;
        memcpy(&section, at, sizeof section);
        if (section.offset > size || section.bytes > size - section.offset) continue;
        section.checksum = lec_checksum(bytes + section.offset, section.bytes);
        memcpy(at, &section, sizeof section);
    }
    header.directory_checksum =
        lec_checksum(bytes + sizeof header, count * sizeof(lec_index_section));
    header.checksum = lec_checksum(&header, offsetof(lec_index_header, checksum));
    memcpy(bytes, &header, sizeof header);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    use(data, size, NULL, NULL);
    if (size < sizeof(lec_index_header)) return 0;
    uint8_t *mended = malloc(size);
    fuzz_promise(mended != NULL, "memory");
    memcpy(mended, data, size);
    mend(mended, size);
    use(mended, size, NULL, NULL);
    use(mended, size, "touching=peace,*ity of the", NULL);
    use(mended, size, "touching=peace,*ity of the", "touching-counts");
    grow(mended, size);
    free(mended);
    return 0;
}

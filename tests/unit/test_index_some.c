/* SPDX-License-Identifier: GPL-3.0-or-later
 * Some conferences of an index are what selecting them from the whole gives; what is wrong in them
 * is refused, and what is wrong elsewhere is not looked at. */
#include <stdlib.h>
#include <unistd.h>

#include "core/checksum.h"
#include "core/random.h"
#include "include/lectern.h"
#include "io/index/format.h"
#include "io/index/index.h"
#include "tests/support/check.h"

/* The bytes of an index of the sample conferences, read as one collection. */
static char *bytes_of_index(size_t *length, lec_arena *arena)
{
    char path[] = "/tmp/lectern-index-XXXXXX";
    char folder[4096], study_path[4096];
    snprintf(folder, sizeof folder, "%s", source_path("datasets/ministerials"));
    snprintf(study_path, sizeof study_path, "%s", source_path("datasets/ministerials/study.yaml"));
    const char *const paths[] = {folder};
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    lectern_study *study = NULL;
    const int made = mkstemp(path);
    CU_ASSERT_FATAL(made >= 0);
    CU_ASSERT_FATAL(lectern_study_read(study_path, &study, error) == LECTERN_OK);
    CU_ASSERT_FATAL(lectern_read(paths, 1, study, NULL, &corpus, error) == LECTERN_OK);
    CHECK_COUNT(lectern_index_write(corpus, path, error), LECTERN_OK, lectern_error_message(error));
    lectern_corpus_release(corpus);
    lectern_study_release(study);
    lectern_error_free(error);
    FILE *file = fopen(path, "rb");
    CU_ASSERT_FATAL(file != NULL);
    enum { ROOM = 1 << 24 };
    char *bytes = lec_arena_alloc(arena, ROOM, 1);
    *length = fread(bytes, 1, ROOM, file);
    CU_ASSERT_FATAL(*length < ROOM);
    fclose(file);
    close(made);
    unlink(path);
    return bytes;
}

/* --- what is right --------------------------------------------------------------------------- */

typedef struct {
    const bool *wanted;
    bool counts_rest;
} choice;

static bool choose(void *state, const lec_index_outline *outline, bool *wanted, bool *counts_rest)
{
    const choice *of = state;
    for (size_t c = 0; c < outline->conference_count; c++) wanted[c] = of->wanted[c];
    *counts_rest = of->counts_rest;
    return true;
}

static lec_status open_some(char *bytes, size_t length, const bool *wanted, lec_arena *arena,
                            lec_index *out, lec_error *error)
{
    bool done;
    const lec_status status = lec_index_some_of_bytes(
        "x", bytes, length, choose, &(choice){wanted, true}, arena, out, &done, error);
    CHECK_TRUE(status != LEC_OK || done, "it has sums of blocks");
    return status;
}

#define SAME(member, count)                                                                        \
    CHECK_TRUE(memcmp(some->member, want->member, (count) * sizeof *some->member) == 0, #member)

/* By core/corpus.c, which selects turns of the whole. */
static void check_same(const lec_corpus *some, const lec_corpus *want)
{
    CHECK_COUNT(some->conference_count, want->conference_count, "conferences");
    CHECK_COUNT(some->turn_count, want->turn_count, "turns");
    CHECK_COUNT(some->sentence_count, want->sentence_count, "sentences");
    CHECK_COUNT(some->token_count, want->token_count, "words");
    CHECK_COUNT(some->exchange_count, want->exchange_count, "exchanges");
    CHECK_COUNT(some->note_count, want->note_count, "notes");
    CHECK_COUNT(some->draw_count, want->draw_count, "draws");
    SAME(conference_turn, want->conference_count + 1);
    SAME(turn_start, want->turn_count + 1);
    SAME(turn_sentence, want->turn_count + 1);
    SAME(turn_conference, want->turn_count);
    SAME(turn_exchange, want->turn_count);
    SAME(turn_speaker, want->turn_count);
    SAME(turn_role, want->turn_count);
    SAME(turn_phase, want->turn_count);
    SAME(turn_kind, want->turn_count);
    SAME(draw_role, want->draw_count * want->turn_count);
    SAME(sentence_start, want->sentence_count + 1);
    SAME(token_word, want->token_count);
    SAME(token_form, want->token_count);
    SAME(token_start, want->token_count);
    SAME(token_end, want->token_count);
    SAME(exchange_turn, 2 * want->exchange_count);
    SAME(exchange_number, want->exchange_count);
    for (size_t t = 0; t < want->turn_count; t++) {
        CHECK_TEXT(some->turn[t].label, want->turn[t].label, "label");
        CHECK_COUNT(some->turn[t].number, want->turn[t].number, "number");
        CHECK_COUNT(some->turn[t].first_line, want->turn[t].first_line, "line");
    }
    for (size_t c = 0; c < want->conference_count; c++) {
        CHECK_TEXT(some->conference[c].name, want->conference[c].name, "name");
        CHECK_TEXT(some->conference[c].text, want->conference[c].text, "text");
    }
    for (size_t n = 0; n < want->note_count; n++) {
        CHECK_TEXT(some->note[n].text, want->note[n].text, "note");
        CHECK_COUNT(some->note[n].turn, want->note[n].turn, "its turn");
        CHECK_COUNT(some->note[n].conference, want->note[n].conference, "its conference");
    }
}

/* Words here and elsewhere are all of them. */
static void check_elsewhere(const lec_corpus *some, const lec_corpus *whole, lec_arena *arena)
{
    const size_t cells = whole->word_count * LEC_ROLE_COUNT;
    uint32_t *here = lec_new(arena, uint32_t, cells), *all = lec_new(arena, uint32_t, cells);
    uint64_t tokens = some->token_count;
    size_t wrong = 0;
    CU_ASSERT_FATAL(some->elsewhere != NULL && some->word_count == whole->word_count);
    lec_corpus_count_roles(some, here);
    lec_corpus_count_roles(whole, all);
    for (size_t i = 0; i < cells; i++) wrong += here[i] + some->elsewhere->role_words[i] != all[i];
    for (size_t r = 0; r < LEC_ROLE_COUNT; r++) tokens += some->elsewhere->role_tokens[r];
    CHECK_COUNT(wrong, 0, "words by role");
    CHECK_COUNT(tokens, whole->token_count, "words of all");
}

static void check_facts(const lec_corpus *some, const lec_corpus *whole, lec_arena *arena)
{
    for (size_t c = 0; c < some->conference_count; c++) {
        lec_reading_facts got, want;
        lec_error error;
        const char *name = some->conference[c].name;
        CU_ASSERT_FATAL(some->witness->tell(some->witness->readings, name, arena, &got, &error) ==
                        LEC_OK);
        CU_ASSERT_FATAL(
            whole->witness->tell(whole->witness->readings, name, arena, &want, &error) == LEC_OK);
        CHECK_COUNT(got.count, want.count, "facts");
        for (size_t i = 0; i < got.count && i < want.count; i++) {
            CHECK_TEXT(got.items[i].item, want.items[i].item, name);
            CHECK_TEXT(got.items[i].text, want.items[i].text, name);
        }
    }
}

static void test_same(void)
{
    lec_arena *arena = lec_arena_new();
    size_t length;
    char *bytes = bytes_of_index(&length, arena);
    lec_error error = {0};
    lec_index index;
    CU_ASSERT_FATAL(lec_index_of_bytes("x", bytes, length, 1, arena, &index, &error) == LEC_OK);
    const lec_corpus *whole = index.readings.corpus;
    enum { CONFERENCES = 8, SETS = 1 << CONFERENCES, STEP = 5 };
    CHECK_COUNT(whole->conference_count, CONFERENCES, "datasets/ministerials/README.md");
    for (unsigned set = 1; set < SETS; set += STEP) {
        bool wanted[CONFERENCES];
        bool *keep = lec_new(arena, bool, whole->turn_count);
        for (unsigned c = 0; c < CONFERENCES; c++) wanted[c] = (set >> c) % 2 == 1;
        for (size_t t = 0; t < whole->turn_count; t++) keep[t] = wanted[whole->turn_conference[t]];
        lec_index some;
        const lec_status status = open_some(bytes, length, wanted, arena, &some, &error);
        CHECK_COUNT(status, LEC_OK, error.message);
        if (status != LEC_OK) continue;
        check_same(some.readings.corpus, lec_corpus_select(arena, whole, keep));
        check_facts(some.readings.corpus, whole, arena);
        check_elsewhere(some.readings.corpus, whole, arena);
        CHECK_COUNT(some.readings.count, index.readings.count, "files are all told");
    }
    lec_index none;
    const bool unwanted[CONFERENCES] = {false};
    CHECK_COUNT(open_some(bytes, length, unwanted, arena, &none, &error), LEC_OK, "none");
    CHECK_COUNT(none.readings.corpus->token_count, 0, "none");
    lec_arena_free(arena);
}

/* --- what is wrong --------------------------------------------------------------------------- */

static lec_index_section *sections_of(char *bytes, size_t *count)
{
    lec_index_header *header = (void *)bytes;
    *count = (size_t)header->section_count;
    return (void *)(bytes + sizeof *header);
}

/* Sums of all blocks and sections that fit whatever was changed. */
static void mend(char *bytes)
{
    size_t count, block = 0;
    lec_index_header *header = (void *)bytes;
    lec_index_section *sections = sections_of(bytes, &count);
    uint64_t *sums = (void *)(bytes + sections[count - 1].offset);
    for (size_t i = 0; i < count; i++) {
        lec_index_section *of = &sections[i];
        for (uint64_t at = 0; i + 1 < count && at < of->bytes; at += LEC_INDEX_BLOCK)
            sums[block++] = lec_checksum(
                bytes + of->offset + at,
                (size_t)(of->bytes - at < LEC_INDEX_BLOCK ? of->bytes - at : LEC_INDEX_BLOCK));
        of->checksum = lec_checksum(bytes + of->offset, (size_t)of->bytes);
    }
    header->directory_checksum = lec_checksum(sections, count * sizeof *sections);
    header->checksum = lec_checksum(header, offsetof(lec_index_header, checksum));
}

/* What a sum that does not fit tells: only where it is looked at. */
static void test_damaged(void)
{
    lec_arena *arena = lec_arena_new();
    size_t length, count, seen = 0, unseen = 0;
    char *bytes = bytes_of_index(&length, arena);
    const bool first[8] = {true};
    lec_index_section *sections = sections_of(bytes, &count);
    for (size_t i = 0; i < count; i++) {
        lec_index some;
        lec_error error = {0};
        if (sections[i].bytes == 0) continue;
        char *at = bytes + sections[i].offset + sections[i].bytes - 1;
        *at ^= 1;
        const bool is_whole = open_some(bytes, length, first, arena, &some, &error) == LEC_OK;
        CHECK_TRUE(is_whole || strstr(error.message, "a damaged index") != NULL, error.message);
        *at ^= 1;
        seen += !is_whole;
        unseen += is_whole;
        if (sections[i].bytes <= LEC_INDEX_BLOCK &&
            strcmp(sections[i].name, "word.conference") != 0)
            CHECK_TRUE(!is_whole || strncmp(sections[i].name, "discrepancy.", 12) == 0,
                       sections[i].name);
    }
    CHECK_TRUE(seen > 60 && unseen > 0, "the ends of long columns are of other conferences");
    lec_arena_free(arena);
}

/* Anything with sums that fit is refused, or a corpus that a table can be made of; a sanitizer sees
 * what is not. */
static void test_hostile(void)
{
    lec_arena *arena = lec_arena_new();
    size_t length, count;
    const char *bytes = bytes_of_index(&length, arena);
    char *changed = lec_arena_alloc(arena, length, 1);
    lectern_error *error = lectern_error_new();
    static const char *const options[] = {"threads=1", "touching=peace,*ity of the", NULL};
    static const char *const counting[] = {"threads=1", "touching=peace,*ity of the",
                                           "touching-counts", NULL};
    static const char *const query[] = {"query=peace,*ity of the", NULL};
    enum { TRIES = 600, DRAWS = 4 };
    static const uint32_t with[] = {0, 1, 2, 7, 100, 1 << 16, INT32_MAX, UINT32_MAX};
    size_t refused = 0;
    for (uint32_t i = 0; i < TRIES; i++) {
        uint32_t draw[DRAWS];
        lectern_corpus *corpus = NULL;
        lectern_table *table = NULL;
        memcpy(changed, bytes, length);
        const lec_index_section *sections = sections_of(changed, &count);
        lec_random_below((lec_random_key){7, LEC_STREAM_SAMPLE, i}, UINT32_MAX, 0, DRAWS, draw);
        const lec_index_section *of = &sections[draw[0] % (count - 1)];
        if (of->bytes < sizeof with[0]) continue;
        const size_t at = (size_t)(draw[1] % (of->bytes / sizeof with[0])) * sizeof with[0];
        memcpy(changed + of->offset + at, &with[draw[2] % (sizeof with / sizeof *with)],
               sizeof with[0]);
        mend(changed);
        const bool counts = i % 8 == 1; /* which takes longer */
        if (lectern_read_memory("x", changed, length, NULL, counts ? counting : options, &corpus,
                                error) != LECTERN_OK)
            refused++;
        else if (lectern_table_make(corpus, counts ? "collocates" : "kwic", query, &table, error) ==
                 LECTERN_OK)
            lectern_table_release(table);
        lectern_corpus_release(corpus);
    }
    CHECK_TRUE(refused > TRIES / 10, "some are refused");
    lectern_error_free(error);
    lec_arena_free(arena);
}

const lec_test lec_tests_index_some[] = {
    {"same", test_same}, {"damaged", test_damaged}, {"hostile", test_hostile}, {0}};

/* SPDX-License-Identifier: GPL-3.0-or-later
 * The small machines of core/: arena, vocabulary, table, option. Expected values follow from their
 * headers. */
#include "core/arena.h"
#include "core/fixed_vocabulary.h"
#include "core/known_names.h"
#include "core/landing.h"
#include "core/option.h"
#include "core/table.h"
#include "core/vocabulary.h"
#include "tests/support/check.h"

#include <stdalign.h>

/* --- arena ----------------------------------------------------------------------------------- */

/* Sizes around every border: 0, 1, the alignment, a quarter of a block, a block, more. */
static const size_t sizes[] = {0,     1,     15,    16,    17,    255,     16383,
                               16384, 16385, 65535, 65536, 65537, 1 << 20, 5 << 20};

static void test_allocation(void)
{
    lec_arena *arena = lec_arena_new();
    enum { COUNT = 14 * 8 };
    unsigned char *pieces[COUNT];
    size_t piece_size[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        piece_size[i] = sizes[(i * 5) % 14];
        pieces[i] = lec_arena_alloc(arena, piece_size[i], 1);
        CHECK_TRUE(pieces[i] != NULL, "never NULL, also for 0");
        if (pieces[i] == NULL) continue;
        CHECK_COUNT((uintptr_t)pieces[i] % alignof(max_align_t), 0, "aligned for anything");
        size_t zeros = 0;
        for (size_t b = 0; b < piece_size[i]; b++) zeros += pieces[i][b] == 0U;
        CHECK_COUNT(zeros, piece_size[i], "zeroed");
        memset(pieces[i], (int)(i + 1), piece_size[i]);
    }
    for (size_t i = 0; i < COUNT; i++) {
        size_t own = 0;
        for (size_t b = 0; b < piece_size[i]; b++) own += pieces[i][b] == i + 1;
        CHECK_COUNT(own, piece_size[i], "nobody else wrote there");
    }
    lec_arena_free(arena);
    lec_arena_free(NULL);
}

static void test_text(void)
{
    lec_arena *arena = lec_arena_new();
    CHECK_TEXT(lec_arena_text(arena, "strength", 4), "stre", "a part");
    CHECK_TEXT(lec_arena_text(arena, NULL, 0), "", "nothing");
    CHECK_TEXT(lec_arena_format(arena, "%s-%d", "a", 17), "a-17", "format");
    CHECK_TEXT(lec_arena_format(arena, "%s", ""), "", "empty");
    char *large = lec_arena_format(arena, "%0100000d", 7);
    CHECK_COUNT(strlen(large), 100000, "longer than a block");
    lec_arena_free(arena);
}

static void test_growing_array(void)
{
    lec_arena *arena = lec_arena_new();
    LEC_ARRAY(uint32_t) squares = {0};
    for (uint32_t i = 0; i < 40000; i++) LEC_PUSH(arena, squares, i * i);
    CHECK_COUNT(squares.count, 40000, "count");
    uint32_t kept = 0;
    for (uint32_t i = 0; i < 40000; i++) kept += squares.items[i] == i * i;
    CHECK_COUNT(kept, 40000, "items survive every move");
    lec_arena_free(arena);
}

static char released[8];
static size_t released_count;

static void release(void *name)
{
    released[released_count++] = *(const char *)name;
    released[released_count] = '\0';
}

static void test_adopted(void)
{
    static char a[] = "a", b[] = "b", c[] = "c";
    released_count = 0;
    released[0] = '\0';
    lec_arena *arena = lec_arena_new();
    lec_arena_adopt(arena, a, release);
    lec_arena_adopt(arena, b, release);
    lec_arena_adopt(arena, c, release);
    CHECK_TEXT(released, "", "not before the arena");
    lec_arena_free(arena);
    CHECK_TEXT(released, "cba", "last adopted first");
}

typedef struct {
    size_t count, size;
    bool adopt;
} asking;

static void ask(void *state)
{
    const asking *a = state;
    lec_arena *arena = lec_arena_new();
    if (a->adopt)
        lec_arena_adopt(arena, NULL, release);
    else
        lec_arena_alloc(arena, a->count, a->size);
    lec_arena_free(arena);
}

/* Sizes that no machine has, and a failed allocation of somebody else: memory has run out. */
static bool runs_out(size_t count, size_t size, bool adopt)
{
    return lec_landing_run(ask, &(asking){count, size, adopt}, NULL, NULL) == LEC_LANDED_MEMORY;
}

static void test_out_of_memory(void)
{
    CHECK_TRUE(runs_out(SIZE_MAX, 1, false), "SIZE_MAX bytes");
    CHECK_TRUE(runs_out(SIZE_MAX / 2, 3, false), "a product that wraps round");
    CHECK_TRUE(runs_out(SIZE_MAX - 20, 1, false), "the block's head does not fit");
    CHECK_TRUE(!runs_out(3, 5, false), "15 bytes");
    CHECK_TRUE(runs_out(0, 0, true), "an object whose own allocation failed");
}

/* --- vocabulary ------------------------------------------------------------------------------ */

static void test_vocabulary(void)
{
    lec_arena *arena = lec_arena_new();
    lec_vocabulary *vocabulary = lec_vocabulary_new(arena);
    uint32_t id = 0;
    CHECK_COUNT(lec_vocabulary_count(vocabulary), 0, "empty");
    CHECK_TRUE(!lec_vocabulary_find(vocabulary, "", 0, &id), "not even the empty string");
    static const struct {
        const char *text;
        size_t length;
        uint32_t id;
    } added[] = {{"peace", 5, 0}, {"war", 3, 1},      {"peace", 5, 0}, {"", 0, 2},
                 {"pea", 3, 3},   {"peaceful", 5, 0}, {"\0\1", 2, 4},  {"\0\2", 2, 5},
                 {"\0\1", 2, 4},  {"\0", 1, 6},       {"", 0, 2}};
    for (size_t i = 0; i < sizeof added / sizeof *added; i++)
        CHECK_COUNT(lec_vocabulary_add(vocabulary, added[i].text, added[i].length), added[i].id,
                    "ids by first appearance; only the bytes given count");
    CHECK_COUNT(lec_vocabulary_count(vocabulary), 7, "different strings");
    CHECK_TEXT(lec_vocabulary_texts(vocabulary)[1], "war", "text by id");
    CHECK_TRUE(lec_vocabulary_find(vocabulary, "pea", 3, &id) && id == 3, "found");
    CHECK_TRUE(!lec_vocabulary_find(vocabulary, "pe", 2, &id), "not found");
    lec_arena_free(arena);
}

/* Through many enlargements: 50,000 numbers, each added twice. */
static void test_large_vocabulary(void)
{
    lec_arena *arena = lec_arena_new();
    lec_vocabulary *vocabulary = lec_vocabulary_new(arena);
    enum { COUNT = 50000 };
    size_t right = 0;
    for (uint32_t round = 0; round < 2; round++)
        for (uint32_t i = 0; i < COUNT; i++) {
            char text[16];
            const int length = snprintf(text, sizeof text, "w%u", i * 7919U);
            right += lec_vocabulary_add(vocabulary, text, (size_t)length) == i;
        }
    CHECK_COUNT(right, 2 * COUNT, "ids");
    CHECK_COUNT(lec_vocabulary_count(vocabulary), COUNT, "count");
    CHECK_TEXT(lec_vocabulary_texts(vocabulary)[2], "w15838", "2 * 7919");
    const lec_fixed_vocabulary fixed = lec_fixed_vocabulary_of(vocabulary, arena);
    size_t found = 0;
    uint32_t id = 0;
    for (uint32_t i = 0; i < COUNT; i++) {
        const char *text = lec_vocabulary_texts(vocabulary)[i];
        found += lec_fixed_vocabulary_find(&fixed, text, strlen(text), &id) && id == i;
    }
    CHECK_COUNT(found, COUNT, "the same ids in constant tables");
    CHECK_TRUE(!lec_fixed_vocabulary_find(&fixed, "w1", 2, &id), "not there");
    const lec_fixed_vocabulary none = lec_fixed_vocabulary_of(lec_vocabulary_new(arena), arena);
    CHECK_TRUE(!lec_fixed_vocabulary_find(&none, "", 0, &id), "nothing is there");
    lec_arena_free(arena);
}

/* --- table ----------------------------------------------------------------------------------- */

static const lec_column columns[] = {
    {"name", LEC_TEXT, "", NULL, NULL, NULL},    {"role", LEC_NAME, "", NULL, NULL, NULL},
    {"day", LEC_DATE, "", NULL, NULL, NULL},     {"count", LEC_COUNT, "", NULL, NULL, NULL},
    {"share", LEC_NUMBER, "", NULL, NULL, NULL}, {0},
};

static void test_table(void)
{
    lec_arena *arena = lec_arena_new();
    lec_table *table = lec_table_new(arena, columns);
    CHECK_COUNT(lec_table_column_count(table), 5, "columns");
    CHECK_COUNT(lec_table_row_count(table), 0, "no row");
    for (uint64_t row = 0; row < 100; row++) {
        lec_table_put_text(table, row == 3 ? "" : "Ann");
        lec_table_put_text(table, "principal");
        lec_table_put_text(table, "2031-04-17");
        lec_table_put_count(table, row);
        CHECK_COUNT(lec_table_row_count(table), row, "a row begun is none yet");
        lec_table_put_number(table, row == 5 ? NAN : (double)row / 8);
    }
    for (size_t column = 0; column < 5; column++) lec_table_put_missing(table);
    CHECK_COUNT(lec_table_row_count(table), 101, "rows");
    CHECK_COUNT(lec_table_cell(table, 42, 3).count, 42, "count");
    CHECK_NUMBER(lec_table_cell(table, 42, 4).number, 5.25, 0, "number");
    CHECK_TRUE(lec_table_is_missing(table, 3, 0), "an empty text is missing");
    CHECK_TRUE(lec_table_is_missing(table, 5, 4), "NaN is missing");
    CHECK_TRUE(!lec_table_is_missing(table, 0, 3), "0 is not missing");
    CHECK_TRUE(!lec_table_is_missing(table, 0, 4), "0 is not missing");
    for (size_t column = 0; column < 5; column++)
        CHECK_TRUE(lec_table_is_missing(table, 100, column), columns[column].name);
    lec_table_set_number(table, 5, 4, 0.1);
    CHECK_NUMBER(lec_table_cell(table, 5, 4).number, 0.1, 0, "set afterwards");
    CHECK_NUMBER(lec_table_cell(table, 6, 4).number, 0.75, 0, "and no other");
    CHECK_COUNT(lec_table_column(table, "share"), 4, "by name");
    CHECK_COUNT(lec_table_column(table, "name"), 0, "by name");
    CHECK_TRUE(lec_table_columns(table) == columns, "the declaration");
    lec_arena_free(arena);
}

/* --- options --------------------------------------------------------------------------------- */

struct settings {
    bool flag;
    uint64_t count;
    double number;
    const char *text;
    int choice;
};
static const char *const choices[] = {"first", "second", NULL};
static const lec_option options[] = {
    {"flag", LEC_OPTION_FLAG, offsetof(struct settings, flag), NULL, "", 0, 0, NULL},
    {"count", LEC_OPTION_COUNT, offsetof(struct settings, count), "N", "", 0, 0, NULL},
    {"few", LEC_OPTION_COUNT, offsetof(struct settings, count), "N", "", 1, 8, NULL},
    {"number", LEC_OPTION_NUMBER, offsetof(struct settings, number), "X", "", 0, 0, NULL},
    {"level", LEC_OPTION_NUMBER, offsetof(struct settings, number), "X", "", 0.5, 0.9999, NULL},
    {"text", LEC_OPTION_TEXT, offsetof(struct settings, text), "T", "", 0, 0, NULL},
    {"choice", LEC_OPTION_CHOICE, offsetof(struct settings, choice), "C", "", 0, 0, choices},
    {0},
};

static const struct {
    const char *name, *value;
    struct settings wanted; /* what is set, from zero */
    const char *message;    /* when it must fail */
} set[] = {
    {"flag", NULL, {.flag = true}, NULL},
    {"count", "0", {.count = 0}, NULL},
    {"count", "18446744073709551615", {.count = UINT64_MAX}, NULL},
    {"count", "007", {.count = 7}, NULL},
    {"count", "18446744073709551616", {0}, "--count '18446744073709551616': give a whole number"},
    {"count", "", {0}, "--count '': give a whole number"},
    {"count", "-1", {0}, "--count '-1': give a whole number"},
    {"count", "+1", {0}, "--count '+1': give a whole number"},
    {"count", " 1", {0}, "--count ' 1': give a whole number"},
    {"count", "1 ", {0}, "--count '1 ': give a whole number"},
    {"count", "1.5", {0}, "--count '1.5': give a whole number"},
    {"count", "0x10", {0}, "--count '0x10': give a whole number"},
    {"few", "1", {.count = 1}, NULL},
    {"few", "8", {.count = 8}, NULL},
    {"few", "0", {0}, "--few '0': give a whole number from 1 to 8"},
    {"few", "9", {0}, "--few '9': give a whole number from 1 to 8"},
    {"number", "-2.5e3", {.number = -2500}, NULL},
    {"number", ".5", {.number = 0.5}, NULL},
    {"number", "1e400", {0}, "--number '1e400': give a number"},
    {"number", "inf", {0}, "--number 'inf': give a number"},
    {"number", "nan", {0}, "--number 'nan': give a number"},
    {"number", "1,5", {0}, "--number '1,5': give a number"},
    {"number", "", {0}, "--number '': give a number"},
    {"level", "0.5", {.number = 0.5}, NULL},
    {"level", "0.9999", {.number = 0.9999}, NULL},
    {"level", "1", {0}, "--level '1': give a number from 0.5 to 0.9999"},
    {"level", "95%", {0}, "--level '95%': give a number from 0.5 to 0.9999"},
    {"text", "", {.text = ""}, NULL},
    {"text", "a, b", {.text = "a, b"}, NULL},
    {"choice", "second", {.choice = 1}, NULL},
    {"choice", "Second", {0}, "--choice 'Second': give one of first, second; did you mean second?"},
    {"choice", "", {0}, "--choice '': give one of first, second"},
};

static void test_options(void)
{
    for (size_t i = 0; i < sizeof set / sizeof *set; i++) {
        struct settings got = {0};
        lec_error error = {""};
        const lec_option *option = lec_option_named(options, set[i].name, strlen(set[i].name));
        CU_ASSERT_FATAL(option != NULL);
        const lec_status status = lec_option_set(option, set[i].value, &got, &error);
        CHECK_COUNT(status, set[i].message != NULL ? LEC_BAD_USAGE : LEC_OK, set[i].name);
        CHECK_TEXT(error.message, set[i].message != NULL ? set[i].message : "", set[i].name);
        CHECK_COUNT(got.flag, set[i].wanted.flag, set[i].name);
        CHECK_COUNT(got.count, set[i].wanted.count, set[i].name);
        CHECK_NUMBER(got.number, set[i].wanted.number, 0, set[i].name);
        CHECK_TEXT(got.text, set[i].wanted.text, set[i].name);
        CHECK_COUNT(got.choice, set[i].wanted.choice, set[i].name);
    }
}

static void test_option_names(void)
{
    CHECK_TRUE(lec_option_named(options, "few=3", 3) == &options[2], "the bytes given count");
    CHECK_TRUE(lec_option_named(options, "fe", 2) == NULL, "no abbreviation");
    CHECK_TRUE(lec_option_named(options, "fewer", 5) == NULL, "no longer name");
    CHECK_TRUE(lec_option_named(options, "", 0) == NULL, "no empty name");
    CHECK_TRUE(lec_option_named(NULL, "few", 3) == NULL, "an analysis without options");
}

/* Known names are listed without empty ones, as long as they fit into a message. */
static void test_known_names(void)
{
    static const char *const few[] = {"", "sea", "winter"};
    const char *many[300];
    for (size_t i = 0; i < 300; i++) many[i] = "seven77";
    lec_error error = {""};
    CHECK_COUNT(lec_fail_unknown(&error, "--concept '", "see", few, 3), LEC_BAD_USAGE, "status");
    CHECK_TRUE(strncmp(error.message, "--concept 'see'", 15) == 0, error.message);
    CHECK_TRUE(strstr(error.message, "sea, winter") != NULL, error.message);
    CHECK_TRUE(strstr(error.message, ", sea") == NULL, "no empty name");
    CHECK_COUNT(lec_fail_unknown(&error, "--concept '", "see", many, 300), LEC_BAD_USAGE, "status");
    const size_t length = strlen(error.message);
    CHECK_TEXT(error.message + length - 12, "seven77, ...", "cut after a whole name");
}

/* The distances are by hand: put in, left out, changed, exchanged count one; a third of the
 * letters. */
static void test_nearest_name(void)
{
    static const char *const known[] = {"", "words", "wordshift", "speaking", "speakers", "a"};
    static const char longer[] = "speakingspeakingspeakingspeakingspeakingspeakingspeakingspeaking";
    static const struct {
        const char *name, *nearest;
    } cases[] = {
        {"wrods", "words"}, {"word", "words"},       {"wordss", "words"},
        {"wards", "words"}, {"speakin", "speaking"}, {"speakinrs", "speaking"},
        {"wo", NULL},       {"quaking", NULL},       {"words", NULL},
        {"", NULL},         {longer, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *nearest = lec_nearest_name(cases[i].name, known, 6);
        CHECK_TEXT(nearest != NULL ? nearest : "(none)",
                   cases[i].nearest != NULL ? cases[i].nearest : "(none)", cases[i].name);
    }
    lec_error error = {""};
    CHECK_COUNT(lec_fail_unknown(&error, "--table '", "x", known, 1), LEC_BAD_USAGE,
                "only an empty name");
    CHECK_TEXT(error.message, "--table 'x': there is none here to choose from",
               "nothing to choose");
}

const lec_test lec_tests_core[] = {
    {"nearest_name", test_nearest_name},
    {"allocation", test_allocation},
    {"text", test_text},
    {"growing_array", test_growing_array},
    {"adopted", test_adopted},
    {"out_of_memory", test_out_of_memory},
    {"vocabulary", test_vocabulary},
    {"large_vocabulary", test_large_vocabulary},
    {"table", test_table},
    {"options", test_options},
    {"option_names", test_option_names},
    {"known_names", test_known_names},
    {0},
};

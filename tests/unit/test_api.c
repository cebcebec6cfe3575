/* SPDX-License-Identifier: GPL-3.0-or-later
 * The library as others use it: only include/lectern.h. Expected values were counted by hand in the
 * conversation below. */
#include "include/lectern.h"

#include <pthread.h>

#include "tests/support/arrow.h"
#include "tests/support/check.h"
#include "tests/support/conversation.h"

/* Words: moderator 8, journalist 5 + 4, Secretary General 6 + 4. */

static lectern_corpus *read_conversation(lectern_error *error)
{
    lectern_corpus *corpus = NULL;
    static const char *const options[] = {"seed=3", "--threads=1", NULL};
    CHECK_COUNT(lectern_read_memory("2031-03-11.txt", conversation, sizeof conversation - 1, NULL,
                                    options, &corpus, error),
                LECTERN_OK, lectern_error_message(error));
    return corpus;
}

static double number_of(const lectern_table *table, const char *role, const char *column)
{
    const size_t by = lectern_column_find(table, "role"), at = lectern_column_find(table, column);
    for (size_t row = 0; row < lectern_row_count(table); row++)
        if (strcmp(lectern_text(table, row, by), role) == 0) return lectern_number(table, row, at);
    return NAN;
}

static void test_table(void)
{
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = read_conversation(error);
    lectern_table *table = NULL;
    CHECK_COUNT(lectern_conference_count(corpus), 1, "conferences");
    CHECK_COUNT(lectern_turn_count(corpus), 5, "turns");
    CHECK_COUNT(lectern_table_ask(corpus, "speaking", "by=role", &table, error), LECTERN_OK,
                lectern_error_message(error));
    lectern_corpus_release(corpus); /* the table holds on to it */
    CHECK_NUMBER(number_of(table, "moderator", "words"), 8, 0, "by hand");
    CHECK_NUMBER(number_of(table, "journalist", "words"), 9, 0, "by hand");
    CHECK_NUMBER(number_of(table, "principal", "words"), 10, 0, "by hand");
    const size_t words = lectern_column_find(table, "words");
    CHECK_COUNT(lectern_column_type(table, words), LECTERN_COUNT, "type");
    CHECK_TEXT(lectern_column_unit(table, words), "words", "unit");
    double column[64];
    const size_t rows = lectern_numbers(table, words, 0, 64, column);
    CHECK_COUNT(rows, lectern_row_count(table), "all rows");
    for (size_t row = 0; row < rows; row++)
        CHECK_NUMBER(column[row], (double)lectern_count(table, row, words), 0, "one by one");
    lectern_table_release(table);
    lectern_error_free(error);
}

/* Outside of everything: an answer, never a crash. */
static void test_nothing(void)
{
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    lectern_table *table = NULL;
    lectern_study *study = NULL;
    const char *no_path = NULL;
    const struct {
        const char *call;
        lectern_status status;
    } calls[] = {
        {"read", lectern_read(NULL, 1, NULL, NULL, &corpus, error)},
        {"read", lectern_read(&no_path, 1, NULL, NULL, &corpus, error)},
        {"memory", lectern_read_memory("a", NULL, 0, NULL, NULL, &corpus, error)},
        {"source", lectern_read_source("a", NULL, NULL, NULL, NULL, &corpus, error)},
        {"select", lectern_select(NULL, NULL, &corpus, error)},
        {"make", lectern_table_make(NULL, "words", NULL, &table, error)},
        {"ask", lectern_table_ask(NULL, "words", NULL, &table, NULL)},
        {"write", lectern_table_write(NULL, "csv", NULL, NULL, error)},
        {"arrow", lectern_table_arrow(NULL, NULL, error)},
        {"draw", lectern_chart_draw(NULL, 0, "svg", NULL, NULL, error)},
        {"describe", lectern_describe(NULL, NULL, error)},
        {"study", lectern_study_read(NULL, &study, error)},
        {"parse", lectern_study_parse("a", NULL, 0, &study, error)},
    };
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        CHECK_COUNT(calls[i].status, LECTERN_BAD_USAGE, calls[i].call);
    CHECK_COUNT(lectern_error_status(error), LECTERN_BAD_USAGE, "the last one");
    lectern_corpus_release(NULL);
    lectern_study_release(NULL);
    lectern_table_release(NULL);
    CHECK_COUNT(lectern_row_count(NULL) + lectern_column_count(NULL) + lectern_turn_count(NULL), 0,
                "no table");
    CHECK_TRUE(lectern_text(NULL, 0, 0) == NULL && lectern_column_name(NULL, 0) == NULL &&
                   lectern_remark(NULL, 0) == NULL && lectern_chart_name(NULL, 0) == NULL,
               "no text");
    CHECK_TRUE(isnan(lectern_number(NULL, 0, 0)) && lectern_is_missing(NULL, 0, 0), "missing");
    CHECK_COUNT(lectern_column_type(NULL, 0), LECTERN_NO_TYPE, "type");
    CHECK_TEXT(lectern_error_message(NULL), "", "no error");
    lectern_error_free(error);
}

static void test_wrong(void)
{
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = read_conversation(error), *part = NULL, *none = NULL;
    lectern_table *table = NULL;
    lectern_study *study = NULL;
    const struct {
        const char *name, *options, *message;
    } wrong[] = {
        {"wrods", "", "no table 'wrods'"},
        {"words", "colour=red", "takes no option 'colour'"},
        {"words", "by=planet", "planet"},
        {"words", "minimum", "needs a value"},
        {"kwic", "", "query"},
        {"trend", "", "needs 2 conferences"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const lectern_status status =
            lectern_table_ask(corpus, wrong[i].name, wrong[i].options, &table, error);
        CHECK_TRUE(status == LECTERN_BAD_USAGE || status == LECTERN_BAD_DATA, wrong[i].name);
        CHECK_TRUE(table == NULL, "nothing is made");
        CHECK_TRUE(strstr(lectern_error_message(error), wrong[i].message) != NULL,
                   lectern_error_message(error));
    }
    static const char *const nobody[] = {"speaker=Nobody", NULL};
    CHECK_COUNT(lectern_select(corpus, nobody, &part, error), LECTERN_BAD_USAGE, "nobody");
    CHECK_COUNT(lectern_read_memory("a.txt", "", 0, NULL, NULL, &none, error), LECTERN_BAD_DATA,
                "empty");
    CHECK_TRUE(strstr(lectern_error_message(error), "a.txt: empty") != NULL, "by name");
    CHECK_COUNT(lectern_study_parse("s.yaml", "concepts: 3\n", 12, &study, error), LECTERN_BAD_DATA,
                "no study");
    CHECK_TRUE(strstr(lectern_error_message(error), "s.yaml:1") != NULL,
               lectern_error_message(error));
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

/* --- callbacks ------------------------------------------------------------------------------- */

typedef struct {
    char bytes[1 << 16];
    size_t length, most;
} buffer;

static int keep(void *state, const void *bytes, size_t length)
{
    buffer *into = state;
    if (into->length + length > into->most) return 1;
    memcpy(into->bytes + into->length, bytes, length);
    into->length += length;
    into->bytes[into->length] = '\0';
    return 0;
}

typedef struct {
    size_t at, piece;
    bool fails;
} pieces;

static size_t give(void *state, void *into, size_t size)
{
    pieces *p = state;
    const size_t left = sizeof conversation - 1 - p->at;
    if (p->fails && left == 0) return LECTERN_SOURCE_FAILED;
    size_t length = left < p->piece ? left : p->piece;
    if (length > size) length = size;
    memcpy(into, conversation + p->at, length);
    p->at += length;
    return length;
}

static void test_callbacks(void)
{
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    lectern_table *table = NULL;
    pieces source = {.piece = 7};
    static buffer out;
    CHECK_COUNT(lectern_read_source("2031-03-11.txt", give, &source, NULL, NULL, &corpus, error),
                LECTERN_OK, lectern_error_message(error));
    CHECK_COUNT(lectern_turn_count(corpus), 5, "seven bytes at a time");
    CHECK_COUNT(lectern_table_ask(corpus, "turns", "text", &table, error), LECTERN_OK,
                lectern_error_message(error));
    out = (buffer){.most = sizeof out.bytes - 1};
    CHECK_COUNT(lectern_table_write(table, "jsonl", keep, &out, error), LECTERN_OK, "written");
    CHECK_TRUE(strstr(out.bytes, "Ukraine is our partner.") != NULL, "the text");
    out = (buffer){.most = 10};
    CHECK_COUNT(lectern_table_write(table, "csv", keep, &out, error), LECTERN_BAD_DATA, "full");
    CHECK_COUNT(lectern_table_write(table, "word", keep, &out, error), LECTERN_BAD_USAGE,
                "no such format");
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    source = (pieces){.piece = 100, .fails = true};
    CHECK_COUNT(lectern_read_source("a.txt", give, &source, NULL, NULL, &corpus, error),
                LECTERN_BAD_DATA, "a source that fails");
    static buffer description;
    description = (buffer){.most = 20};
    CHECK_COUNT(lectern_describe(keep, &description, error), LECTERN_BAD_DATA, "full");
    lectern_error_free(error);
}

static int refuse(void *state)
{
    return ++*(int *)state > 0;
}

static void test_cancelled(void)
{
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = read_conversation(error), *again = NULL;
    lectern_table *table = NULL;
    int asked = 0;
    lectern_set_poll(refuse, &asked);
    CHECK_COUNT(lectern_table_ask(corpus, "words", "", &table, error), LECTERN_CANCELLED, "table");
    CHECK_COUNT(lectern_read_memory("a.txt", conversation, sizeof conversation - 1, NULL, NULL,
                                    &again, error),
                LECTERN_CANCELLED, "reading");
    CHECK_TRUE(asked >= 2 && table == NULL && again == NULL, "nothing is made");
    lectern_set_poll(NULL, NULL);
    CHECK_COUNT(lectern_table_ask(corpus, "words", "", &table, error), LECTERN_OK, "now it is");
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

/* --- parts, threads --------------------------------------------------------------------------- */

static void test_select(void)
{
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = read_conversation(error), *part = NULL;
    lectern_table *table = NULL;
    static const char *const options[] = {"role=principal", NULL};
    CHECK_COUNT(lectern_select(corpus, options, &part, error), LECTERN_OK,
                lectern_error_message(error));
    lectern_corpus_release(corpus);
    CHECK_COUNT(lectern_table_ask(part, "turns", "", &table, error), LECTERN_OK, "turns");
    CHECK_COUNT(lectern_row_count(table), 2, "of the Secretary General");
    lectern_corpus_release(part);
    CHECK_NUMBER(lectern_number(table, 0, lectern_column_find(table, "words")), 6, 0, "by hand");
    lectern_table_release(table);
    lectern_error_free(error);
}

static void *make_tables(void *given)
{
    lectern_corpus *corpus = given;
    size_t wrong = 0;
    for (int i = 0; i < 20; i++) {
        lectern_table *table = NULL;
        const lectern_status status = lectern_table_ask(corpus, "words", "by=none", &table, NULL);
        wrong += status != LECTERN_OK || lectern_row_count(table) != 22;
        lectern_table_release(table);
    }
    return (void *)wrong;
}

/* 27 words of 22 kinds. */
static void test_threads(void)
{
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = read_conversation(error);
    pthread_t threads[3];
    for (size_t t = 0; t < 3; t++) pthread_create(&threads[t], NULL, make_tables, corpus);
    for (size_t t = 0; t < 3; t++) {
        void *wrong = NULL;
        pthread_join(threads[t], &wrong);
        CHECK_COUNT((size_t)wrong, 0, "tables of a thread");
    }
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

/* --- Arrow ----------------------------------------------------------------------------------- */

/* Every cell of the batch is the cell of the table; a child that is moved out outlives the rest. */
static void test_arrow(void)
{
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = read_conversation(error);
    lectern_table *table = NULL;
    struct stream stream;
    struct schema schema;
    struct array array, end;
    CHECK_COUNT(lectern_table_ask(corpus, "turns", "", &table, error), LECTERN_OK, "turns");
    CHECK_COUNT(lectern_table_arrow(table, &stream, error), LECTERN_OK, "a stream");
    CHECK_COUNT(stream.get_schema(&stream, &schema), 0, "schema");
    CHECK_COUNT(stream.get_next(&stream, &array), 0, "batch");
    CHECK_COUNT(stream.get_next(&stream, &end), 0, "end");
    CHECK_TRUE(end.release == NULL && stream.get_last_error(&stream) == NULL, "no more");
    CHECK_COUNT(array.length, lectern_row_count(table), "rows");
    CHECK_COUNT(schema.n_children, lectern_column_count(table), "columns");
    size_t numbers = 0, texts = 0;
    for (size_t c = 0; c < (size_t)schema.n_children; c++) {
        CHECK_TEXT(schema.children[c]->name, lectern_column_name(table, c), "name");
        const struct array *child = array.children[c];
        const char format = schema.children[c]->format[0];
        for (size_t row = 0; row < (size_t)array.length; row++) {
            const uint8_t *bits = child->buffers[0];
            const bool there = bits == NULL || (bits[row / 8] >> row % 8 & 1) != 0;
            if (!there) continue;
            if (format == 'g' || format == 'L') {
                const double got = format == 'g'
                                       ? ((const double *)child->buffers[1])[row]
                                       : (double)((const uint64_t *)child->buffers[1])[row];
                CHECK_NUMBER(got, lectern_number(table, row, c), 0, "number");
                numbers++;
            } else if (format == 'u') {
                const int32_t *offsets = child->buffers[1];
                const char *want = lectern_text(table, row, c);
                CHECK_COUNT(offsets[row + 1] - offsets[row], strlen(want), "length");
                CHECK_TRUE(
                    memcmp((const char *)child->buffers[2] + offsets[row], want, strlen(want)) == 0,
                    want);
                texts++;
            }
        }
    }
    CHECK_TRUE(numbers > 20 && texts > 20, "both kinds were seen");
    struct array moved = *array.children[0];
    array.children[0]->release = NULL;
    array.release(&array);
    schema.release(&schema);
    stream.release(&stream);
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    CHECK_COUNT(((const int32_t *)moved.buffers[1])[1], strlen("2031-03-11"), "the conference");
    moved.release(&moved);
    lectern_error_free(error);
}

/* A date is its day: 2031-03-11 is 22,349 days after 1970-01-01 (date -d 2031-03-11 +%s / 86,400).
 */
static void test_arrow_dates(void)
{
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = read_conversation(error);
    lectern_table *table = NULL;
    struct stream stream;
    struct array array;
    CHECK_COUNT(lectern_table_ask(corpus, "conferences", "", &table, error), LECTERN_OK, "table");
    CHECK_COUNT(lectern_table_arrow(table, &stream, error), LECTERN_OK, "a stream");
    CHECK_COUNT(stream.get_next(&stream, &array), 0, "batch");
    const size_t date = lectern_column_find(table, "date");
    CHECK_TEXT(lectern_text(table, 0, date), "2031-03-11", "as text");
    CHECK_COUNT(((const int32_t *)array.children[date]->buffers[1])[0], 22349, "as a day");
    array.release(&array);
    stream.release(&stream);
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

const lec_test lec_tests_api[] = {{"table", test_table},
                                  {"nothing", test_nothing},
                                  {"wrong", test_wrong},
                                  {"callbacks", test_callbacks},
                                  {"cancelled", test_cancelled},
                                  {"select", test_select},
                                  {"threads", test_threads},
                                  {"arrow", test_arrow},
                                  {"arrow_dates", test_arrow_dates},
                                  {0}};

/* SPDX-License-Identifier: GPL-3.0-or-later
 * library.c -- a program that uses the library while calls fail, for tests/faults/drive.c:
 *
 *     library table PATH...             reads, selects, makes tables and views, writes and draws
 * them library report -o FOLDER PATH...  reads, and makes a report
 *
 * All of it is done once without a fault, then fault_begin() (inject.c) lets calls fail. Ends with
 * 0 and what was written on standard output, or with 1 and the message of the library. What a
 * program that goes on could not bear ends it with another status: 3  descriptors are left open 4
 * memory is not given back 5  the next call does not work     6  a status without a message, or an
 * unknown one */
#define _GNU_SOURCE
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "lectern.h"

extern void fault_begin(void) __attribute__((weak));
extern void fault_end(void) __attribute__((weak));
const bool begins_by_itself = true; /* calls are counted from fault_begin() on */

/* --- memory that is not given back ---------------------------------------------------------------
 */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);

static atomic_long blocks;

static void *counted(void *memory)
{
    if (memory != NULL) atomic_fetch_add(&blocks, 1);
    return memory;
}

void *malloc(size_t size)
{
    return counted(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return counted(__libc_calloc(count, size));
}

void *realloc(void *memory, size_t size)
{
    void *resized = __libc_realloc(memory, size);
    if (memory == NULL) return counted(resized);
    if (resized == NULL && size == 0) atomic_fetch_sub(&blocks, 1);
    return resized;
}

void *memalign(size_t alignment, size_t size)
{
    return counted(__libc_memalign(alignment, size));
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return counted(__libc_memalign(alignment, size));
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    *memory = counted(__libc_memalign(alignment, size));
    return *memory != NULL ? 0 : ENOMEM;
}

void free(void *memory)
{
    if (memory != NULL) atomic_fetch_sub(&blocks, 1);
    __libc_free(memory);
}

/* --- descriptors: past the calls that are made to fail -------------------------------------------
 */

enum { DESCRIPTORS = 256 };

static void find_descriptors(bool *is_open)
{
    for (int i = 0; i < DESCRIPTORS; i++) is_open[i] = syscall(SYS_fcntl, i, 1 /* F_GETFD */) >= 0;
}

/* Whether one is open that was not open `before`; what it is, is said. */
static bool is_left_open(const bool *before)
{
    bool now[DESCRIPTORS];
    find_descriptors(now);
    for (int i = 0; i < DESCRIPTORS; i++) {
        if (!now[i] || before[i]) continue;
        char link[64], file[256] = "";
        snprintf(link, sizeof link, "/proc/self/fd/%d", i);
        (void)!syscall(SYS_readlink, link, file, sizeof file - 1);
        dprintf(2, "lectern: left open: %s\n", file);
        return true;
    }
    return false;
}

/* --- what is done --------------------------------------------------------------------------------
 */

typedef struct {
    char bytes[1 << 20];
    size_t length;
} output;
static output written;

static int put(void *state, const void *bytes, size_t length)
{
    output *into = state;
    if (length > sizeof into->bytes - into->length) return 1;
    memcpy(into->bytes + into->length, bytes, length);
    into->length += length;
    return 0;
}

static lectern_status use_table(lectern_table *table, lectern_error *error)
{
    static const char *const view[] = {"sort=count:desc", "top=5", NULL};
    lectern_table *seen = NULL, *lines = NULL;
    size_t row = 0;
    lectern_status status = lectern_table_view(table, view, &seen, error);
    if (status == LECTERN_OK) status = lectern_row_find(seen, "#1", &row, error);
    if (status == LECTERN_OK) status = lectern_row_lines(seen, row, &lines, error);
    if (status == LECTERN_OK) status = lectern_table_write(lines, "jsonl", put, &written, error);
    if (status == LECTERN_OK) status = lectern_table_write(table, "csv", put, &written, error);
    if (status == LECTERN_OK) status = lectern_chart_draw(table, 0, "svg", put, &written, error);
    lectern_table_release(lines);
    lectern_table_release(seen);
    return status;
}

static lectern_status use_corpus(lectern_corpus *corpus, lectern_error *error)
{
    static const char *const chosen[] = {"role=principal", NULL}, *const threads[] = {"threads=2",
                                                                                      NULL};
    lectern_corpus *part = NULL;
    lectern_table *words = NULL, *pairs = NULL;
    lectern_status status = lectern_select(corpus, chosen, &part, error);
    if (status == LECTERN_OK) status = lectern_table_make(part, "words", threads, &words, error);
    if (status == LECTERN_OK) status = use_table(words, error);
    if (status == LECTERN_OK) status = lectern_table_ask(corpus, "network", "", &pairs, error);
    if (status == LECTERN_OK) status = lectern_table_write(pairs, "graphml", put, &written, error);
    lectern_table_release(words);
    lectern_table_release(pairs);
    lectern_corpus_release(part);
    return status;
}

static int say_remark(void *state, lectern_event event, const char *text)
{
    const bool *is_told = state;
    if (event == LECTERN_REMARK && *is_told) dprintf(2, "lectern: %s\n", text);
    return 0;
}

/* Reads the paths and does what is asked; `folder` NULL: tables. */
static lectern_status use(char **paths, size_t count, const char *folder, bool is_told,
                          lectern_error *error)
{
    static const char *const options[] = {"replicates=20", "threads=1", NULL};
    static const char study_text[] =
        "title: A study\nconcepts:\n  - name: Russia\n    words: [russia, russian]\n"
        "  - name: China\n    words: [china]\n  - name: Ukraine\n    words: [ukraine]\n";
    lectern_study *study = NULL;
    lectern_corpus *corpus = NULL;
    written.length = 0;
    lectern_status status =
        lectern_study_parse("study", study_text, sizeof study_text - 1, &study, error);
    if (status == LECTERN_OK)
        status = lectern_read((const char *const *)paths, count, study, NULL, &corpus, error);
    lectern_study_release(study);
    if (status == LECTERN_OK)
        status = folder != NULL
                     ? lectern_report(corpus, folder, options, say_remark, &is_told, error)
                     : use_corpus(corpus, error);
    lectern_corpus_release(corpus);
    return status;
}

int main(int argc, char **argv)
{
    static output expected, made;
    bool descriptors[DESCRIPTORS];
    const bool is_report = argc > 4 && strcmp(argv[1], "report") == 0;
    const char *folder = is_report ? argv[3] : NULL;
    char **paths = argv + (is_report ? 4 : 2);
    const size_t count = (size_t)(argc - (is_report ? 4 : 2));
    if (argc < 3) return 2;
    lectern_error *error = lectern_error_new(), *next = lectern_error_new();
    if ((is_report && use(paths, count, folder, false, error) != LECTERN_OK) ||
        use(paths, count, NULL, false, error) != LECTERN_OK) {
        dprintf(2, "lectern: without a fault: %s\n", lectern_error_message(error));
        return 2;
    }
    expected = written;
    if (fault_begin != NULL) fault_begin();
    find_descriptors(descriptors);
    const long blocks_before = atomic_load(&blocks);

    const lectern_status status = use(paths, count, folder, true, error);
    if (fault_end != NULL) fault_end();
    made = written;
    if (is_left_open(descriptors)) return 3;
    if (atomic_load(&blocks) > blocks_before) return 4;
    const bool has_message = lectern_error_message(error)[0] != '\0';
    if (status > LECTERN_OUT_OF_MEMORY || (status == LECTERN_OK) == has_message) return 6;
    const bool works = use(paths, count, NULL, false, next) == LECTERN_OK &&
                       written.length == expected.length &&
                       memcmp(written.bytes, expected.bytes, expected.length) == 0;
    if (!works) {
        dprintf(2, "lectern: %s\n", lectern_error_message(next));
        return 5;
    }
    if (!is_report && status == LECTERN_OK) (void)!syscall(SYS_write, 1, made.bytes, made.length);
    if (status != LECTERN_OK) dprintf(2, "lectern: %s\n", lectern_error_message(error));
    return status == LECTERN_OK ? 0 : 1;
}

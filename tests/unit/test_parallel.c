/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/parallel.h"

#include "tests/support/check.h"

enum { COUNT = 1013 }; /* a prime: no number of threads divides it */

typedef struct {
    size_t count, threads;
    unsigned visits[COUNT];
    size_t square[COUNT];
    unsigned wrong_ranges[LEC_THREADS_MAX]; /* one counter a thread: no two write to the same */
} visit_log;

static void visit(size_t first, size_t end, size_t thread, void *state)
{
    visit_log *log = state;
    if (thread >= lec_thread_count(log->threads)) return; /* then the visits are missing */
    if (first >= end || end > log->count) {
        log->wrong_ranges[thread]++;
        return;
    }
    for (size_t i = first; i < end; i++) {
        log->visits[i]++;
        log->square[i] = i * i;
    }
}

static void test_every_index_once(void)
{
    static const size_t counts[] = {0, 1, 2, 31, COUNT};
    static const size_t threads[] = {0, 1, 2, 3, 7, 64, 100000};
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        for (size_t t = 0; t < sizeof threads / sizeof *threads; t++) {
            visit_log log = {.count = counts[c], .threads = threads[t]};
            lec_parallel_for(counts[c], threads[t], visit, &log);
            size_t once = 0, wrong = 0;
            for (size_t i = 0; i < COUNT; i++)
                once += log.visits[i] == (i < counts[c] ? 1 : 0) &&
                        log.square[i] == (i < counts[c] ? i * i : 0);
            for (size_t i = 0; i < LEC_THREADS_MAX; i++) wrong += log.wrong_ranges[i];
            CHECK_COUNT(once, COUNT, "indices visited as often as they should be");
            CHECK_COUNT(wrong, 0, "ranges that are empty or too long");
        }
    }
}

static void test_thread_count(void)
{
    CHECK_TRUE(lec_thread_count(0) >= 1, "there is a core");
    CHECK_COUNT(lec_thread_count(1), 1, "one");
    CHECK_COUNT(lec_thread_count(5), 5, "as asked");
    CHECK_COUNT(lec_thread_count(SIZE_MAX), LEC_THREADS_MAX, "bounded");
}

const lec_test lec_tests_parallel[] = {
    {"every_index_once", test_every_index_once},
    {"thread_count", test_thread_count},
    {0},
};

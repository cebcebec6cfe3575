/* SPDX-License-Identifier: GPL-3.0-or-later
 * parallel.c -- threads take the next range from an atomic counter until none is left. */
#include "core/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "core/landing.h"

/* Ranges per thread: enough that a thread with costly ranges does not keep the others waiting. */
enum { RANGES_PER_THREAD = 16 };

typedef struct {
    size_t count, range;
    atomic_size_t next;
    lec_parallel_body *body;
    void *state;
    bool landing;      /* the thread that asked is inside a landing, and so every worker */
    atomic_int landed; /* lec_landed: why the first worker did not reach its end */
    lec_error failure; /* of that worker, when it has failed */
} work;

typedef struct {
    work *work;
    size_t thread;
    pthread_t handle;
} worker;

size_t lec_thread_count(size_t threads)
{
    if (threads == 0) {
        const long cores = sysconf(_SC_NPROCESSORS_ONLN);
        threads = cores > 0 ? (size_t)cores : 1;
    }
    return threads < LEC_THREADS_MAX ? threads : LEC_THREADS_MAX;
}

static void work_until_done(void *argument)
{
    const worker *self = argument;
    work *todo = self->work;
    for (;;) {
        const size_t first = atomic_fetch_add(&todo->next, todo->range);
        if (first >= todo->count || atomic_load(&todo->landed) != LEC_NOT_LANDED) return;
        const size_t left = todo->count - first;
        todo->body(first, first + (left < todo->range ? left : todo->range), self->thread,
                   todo->state);
        if (self->thread == 0) lec_land_if_cancelled();
    }
}

static void *work_off(void *argument)
{
    worker *self = argument;
    work *todo = self->work;
    if (!todo->landing) {
        work_until_done(self);
        return NULL;
    }
    const lec_landed landed = lec_landing_run(work_until_done, self, NULL, NULL);
    int none = LEC_NOT_LANDED;
    const bool is_first = landed != LEC_NOT_LANDED &&
                          atomic_compare_exchange_strong(&todo->landed, &none, (int)landed);
    if (is_first && landed == LEC_LANDED_FAILED) todo->failure = *lec_landing_failure();
    return NULL;
}

void lec_parallel_for(size_t count, size_t threads, lec_parallel_body *body, void *state)
{
    if (count == 0) return;
    const size_t wanted = lec_thread_count(threads);
    const size_t helpers = (wanted < count ? wanted : count) - 1;
    if (helpers == 0 && !lec_has_landing()) {
        body(0, count, 0, state);
        return;
    }
    work todo = {.count = count,
                 .range = count / (wanted * RANGES_PER_THREAD),
                 .body = body,
                 .state = state,
                 .landing = lec_has_landing()};
    if (todo.range == 0) todo.range = 1;
    atomic_init(&todo.next, 0);
    atomic_init(&todo.landed, LEC_NOT_LANDED);

    worker workers[LEC_THREADS_MAX] = {{.work = &todo}};
    size_t started = 0;
    while (started < helpers) {
        worker *helper = &workers[started + 1];
        *helper = (worker){.work = &todo, .thread = started + 1};
        if (pthread_create(&helper->handle, NULL, work_off, helper) != 0) break;
        started++;
    }
    work_off(&workers[0]);
    for (size_t i = 1; i <= started; i++) pthread_join(workers[i].handle, NULL);
    const lec_landed landed = (lec_landed)atomic_load(&todo.landed);
    if (landed == LEC_LANDED_FAILED) lec_land_failed(&todo.failure);
    if (landed != LEC_NOT_LANDED) lec_land(landed);
}

/* --- locks ----------------------------------------------------------------------------------- */

struct lec_lock {
    pthread_mutex_t mutex;
    lec_lock *held_before; /* by the thread that holds it */
    bool broken;           /* what it guards may be half made */
};

static _Thread_local lec_lock *held; /* the last one taken */

static void destroy_lock(void *lock)
{
    pthread_mutex_destroy(&((lec_lock *)lock)->mutex);
}

lec_lock *lec_lock_new(lec_arena *arena)
{
    lec_lock *lock = lec_new(arena, lec_lock, 1);
    pthread_mutex_init(&lock->mutex, NULL); /* a plain mutex: cannot fail on Linux and macOS */
    lec_arena_adopt(arena, lock, destroy_lock);
    return lock;
}

void lec_lock_take(lec_lock *lock)
{
    pthread_mutex_lock(&lock->mutex);
    lock->held_before = held;
    held = lock;
    if (lock->broken) lec_land(LEC_LANDED_MEMORY);
}

void lec_lock_release(lec_lock *lock)
{
    held = lock->held_before;
    pthread_mutex_unlock(&lock->mutex);
}

lec_lock *lec_locks_held(void)
{
    return held;
}

void lec_locks_break(const lec_lock *until)
{
    while (held != until) {
        lec_lock *lock = held;
        lock->broken = true;
        lec_lock_release(lock);
    }
}

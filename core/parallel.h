/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parallel.h -- a loop over 0 .. count-1, cut into ranges that several threads work off.
 *
 * The number of threads never changes a result: a body writes only to what belongs to the indices
 * of its range, and what it writes for an index does not depend on where the range begins or ends
 * or on which thread works on it. Scratch memory per thread is allocated by the caller beforehand,
 * lec_thread_count() pieces of it, and picked by `thread`: a lec_arena belongs to one thread.
 */
#ifndef LEC_CORE_PARALLEL_H
#define LEC_CORE_PARALLEL_H

#include <stddef.h>

#include "core/arena.h"

/* More threads than this are never started. */
enum { LEC_THREADS_MAX = 256 };

/* Works on the indices first .. end-1. `thread` is below lec_thread_count() of the same call. */
typedef void lec_parallel_body(size_t first, size_t end, size_t thread, void *state);

/* The number of threads that `threads` asks for: 0 means as many as there are cores online.
 * Between 1 and LEC_THREADS_MAX. */
size_t lec_thread_count(size_t threads);

/* Calls `body` on ranges that cover 0 .. count-1 exactly once, in any order and on up to
 * lec_thread_count(threads) threads, and returns when all are done. With one thread, or when the
 * system grants no other, everything runs in the calling thread. */
void lec_parallel_for(size_t count, size_t threads, lec_parallel_body *body, void *state);

/* For what several threads build on demand and share: one thread at a time holds it. */
typedef struct lec_lock lec_lock;
lec_lock *lec_lock_new(lec_arena *arena);
void lec_lock_take(lec_lock *lock);
void lec_lock_release(lec_lock *lock);

/* For core/landing.c, which leaves a thread where it is: the lock that the thread took last and
 * still holds (or NULL), and giving back all that it took after that one. What these guard may be
 * half made: whoever takes one of them afterwards lands as well. */
lec_lock *lec_locks_held(void);
void lec_locks_break(const lec_lock *until);

#endif

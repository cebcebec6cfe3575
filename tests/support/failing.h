/* SPDX-License-Identifier: GPL-3.0-or-later
 * failing.h -- system calls that fail when a test says so: the linker puts these functions in the
 * place of the calls (--wrap in CMakeLists.txt), of the tests and of what they test alike.
 *
 *     for (size_t n = 1; failing_at("openat", n, EIO); n++) {
 *         ... what calls openat() ...
 *         if (!failing_end()) break;       it was not called as often as that
 *     }
 */
#ifndef LEC_TESTS_SUPPORT_FAILING_H
#define LEC_TESTS_SUPPORT_FAILING_H

#include <stdbool.h>
#include <stddef.h>

/* Names of the calls that can be made to fail; NULL ends them. Empty where there is no --wrap.
 * "memory" is another one: it runs out (core/memory.h), which wants a landing (a call of the
 * library). */
extern const char *const failing_calls[];

/* From now on the `number`-th call (from 1) fails with `reason`. Always true. */
bool failing_at(const char *call, size_t number, int reason);

/* The same, and all calls after it, until failing_end(). */
bool failing_from(const char *call, size_t number, int reason);

/* Every call fails so from now on, until failing_never() is called. */
void failing_always(const char *call, int reason);
void failing_never(void);

/* What failing_at() asked for ends; whether it came to that. */
bool failing_end(void);

#endif

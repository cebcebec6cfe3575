/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include <inttypes.h>
#include <unistd.h>

static bool skipped;

static void report(bool passed, const char *message, const char *file, int line)
{
    CU_assertImplementation(passed ? CU_TRUE : CU_FALSE, (unsigned)line, message, file, "",
                            CU_FALSE);
}

void check_number(double got, double want, double tolerance, const char *what, const char *file,
                  int line)
{
    char message[512];
    const bool same = (isnan(got) && isnan(want)) || got == want ||
                      fabs(got - want) <= tolerance * fmax(1.0, fabs(want));
    snprintf(message, sizeof message, "%s: got %.17g, want %.17g", what, got, want);
    report(same, message, file, line);
}

void check_count(uint64_t got, uint64_t want, const char *what, const char *file, int line)
{
    char message[512];
    snprintf(message, sizeof message, "%s: got %" PRIu64 ", want %" PRIu64, what, got, want);
    report(got == want, message, file, line);
}

void check_text(const char *got, const char *want, const char *what, const char *file, int line)
{
    char message[1024];
    const bool same = got != NULL && want != NULL ? strcmp(got, want) == 0 : got == want;
    snprintf(message, sizeof message, "%s: got '%s', want '%s'", what, got ? got : "(null)",
             want ? want : "(null)");
    report(same, message, file, line);
}

void check_true(bool condition, const char *what, const char *file, int line)
{
    report(condition, what, file, line);
}

void check_skip(const char *why)
{
    skipped = true;
    printf("skipped: %s\n", why);
}

bool check_skipped(void)
{
    return skipped;
}

const char *source_path(const char *relative)
{
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s", LECTERN_SOURCE_DIR, relative);
    return path;
}

const char *shared_path(const char *relative)
{
    static char path[4096];
    snprintf(path, sizeof path, "%s/../shared/%s", LECTERN_SOURCE_DIR, relative);
    return access(path, R_OK) == 0 ? path : NULL;
}

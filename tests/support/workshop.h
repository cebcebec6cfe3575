/* SPDX-License-Identifier: GPL-3.0-or-later
 * workshop.h -- a folder of its own for a test of charts, and what is in it. */
#ifndef LEC_TESTS_WORKSHOP_H
#define LEC_TESTS_WORKSHOP_H

#include <sys/types.h>

#include "plots/plot.h"

typedef struct {
    char path[64];
    int folder;
    lec_arena *arena;
    lec_chart_setting setting; /* of glyphs that the labels of tests/support/drawn.h need */
} workshop;

workshop workshop_open(void);
void workshop_empty(const workshop *at);
void workshop_close(workshop *at);

bool file_exists(const workshop *at, const char *name);

/* At most 1 MiB of it; NULL: there is none. Belongs to the workshop. */
char *file_text(const workshop *at, const char *name);

void file_put(const workshop *at, const char *name, const char *text, mode_t mode);

/* Whether the file has the line, which is not its first. */
bool has_line(const workshop *at, const char *file, const char *line);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 * suggest.h -- lines to paste below `speakers:` of a study file. */
#ifndef LEC_IO_SUGGEST_H
#define LEC_IO_SUGGEST_H

#include "core/arena.h"

/* `  - name: "NAME"` and `    aliases: ["A", "B"]`, as the reader of study files takes them;
 * `second` may be NULL. */
const char *lec_suggest_speaker(lec_arena *arena, const char *name, const char *first,
                                const char *second);

#endif

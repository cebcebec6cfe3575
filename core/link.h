/* SPDX-License-Identifier: GPL-3.0-or-later
 * link.h -- the address of a recording at a second, from a template of the study:
 * https://host/watch?v=ID&t={seconds}, or with {conference} where a server knows them by name. */
#ifndef LEC_CORE_LINK_H
#define LEC_CORE_LINK_H

#include "core/arena.h"
#include "core/corpus.h"

/* NULL where `template` is safe to be made a link: it begins with https:// or http:// and a host,
 * has only characters that a URL may hold (RFC 3986) and {seconds} once, and {conference} at most
 * once; else what is wrong, as "does not begin with https://". */
const char *lec_link_fault(const char *template);

/* The template with whole seconds (rounded down) and the name of the conference, every byte of
 * which that is no letter, digit, `-`, `.`, `_` or `~` becomes %XX. In `arena`. */
const char *lec_link_at(const char *template, const char *conference, double seconds,
                        lec_arena *arena);

/* When a token was said: its own time, or that at which its turn began; NaN where neither is known
 * (an assumed rate of words is no time). */
double lec_token_seconds(const lec_corpus *corpus, uint32_t token);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 * json_parse.h -- JSON read with jansson, that belongs to an arena. */
#ifndef LEC_IO_JSON_PARSE_H
#define LEC_IO_JSON_PARSE_H

#include <jansson.h>
#include <stdio.h>

#include "core/arena.h"

/* json_loadb() and json_loadf(): NULL when it is not valid, which `problem` explains. What is made
 * is freed with the arena. */
json_t *lec_json_parse(const char *text, size_t length, size_t flags, json_error_t *problem,
                       lec_arena *arena);
json_t *lec_json_parse_file(FILE *file, json_error_t *problem, lec_arena *arena);

#endif

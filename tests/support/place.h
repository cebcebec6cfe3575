/* SPDX-License-Identifier: GPL-3.0-or-later
 * place.h -- where a test of the library works: a folder of its own, the conversation read from
 * memory, and no gnuplot, which the command's tests look after. */
#ifndef LEC_TESTS_PLACE_H
#define LEC_TESTS_PLACE_H

#include "include/lectern.h"

typedef struct {
    char folder[64], result[80]; /* the second in the first, not made */
    char *path;                  /* of the environment, meanwhile without gnuplot */
    lectern_error *error;
    lectern_corpus *corpus;
} place;

place place_begin(void);
void place_end(place *at);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 * words_de.c -- the words of charts in German. */
#include "plots/words.h"

const lec_translation lec_words_de[] = {
    {NULL, NULL},
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/word_values.h"

#include <string.h>

bool lec_word_values_find(const lec_word_values *list, const char *word, double *value)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = strcmp(list->words[middle], word);
        if (order == 0) {
            *value = list->values[middle];
            return true;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

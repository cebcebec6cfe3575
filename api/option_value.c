/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api/option_value.h"

#include <string.h>

#include "io/study/marker_file.h"
#include "io/study/pattern.h"
#include "io/study/word_values.h"

/* The items of a comma-separated list of patterns, each folded as words are. */
static lec_status fold_patterns(const char *list, lec_arena *arena, const char **out,
                                lec_error *error)
{
    lec_words *words;
    const lec_status status = lec_words_new(arena, &words, error);
    if (status != LEC_OK) return status;
    *out = "";
    for (const char *at = list;; at++) {
        const size_t length = strcspn(at, ",");
        const char *folded = lec_pattern_fold(words, lec_arena_text(arena, at, length), arena);
        if (folded[0] == '\0')
            return lec_fail(error, LEC_BAD_USAGE, "'%s': there is no word in '%.*s'", list,
                            (int)length, at);
        *out = lec_arena_format(arena, "%s%s%s", *out, (*out)[0] != '\0' ? "," : "", folded);
        at += length;
        if (*at == '\0') return LEC_OK;
    }
}

/* The file that an option of word counts or values names. */
static lec_status read_word_values(const lec_option *option, void *settings, lec_arena *arena,
                                   lec_list_used *read, lec_error *error)
{
    const bool counts = option->type == LEC_OPTION_WORD_COUNTS;
    lec_word_values list;
    memcpy(&list, (char *)settings + option->offset, sizeof list);
    const lec_status status =
        lec_word_values_read(counts ? LEC_WORD_COUNTS : LEC_WORD_SCORES, arena, &list, error);
    memcpy((char *)settings + option->offset, &list, sizeof list);
    *read = (lec_list_used){option->name, list.file, list.sha256};
    return status;
}

/* The same of a file of patterns. */
static lec_status read_markers(const lec_option *option, void *settings, lec_arena *arena,
                               lec_list_used *read, lec_error *error)
{
    lec_marker_file file;
    memcpy(&file, (char *)settings + option->offset, sizeof file);
    const lec_status status = lec_marker_file_read(arena, &file, error);
    memcpy((char *)settings + option->offset, &file, sizeof file);
    *read = (lec_list_used){option->name, file.file, file.sha256};
    return status;
}

lec_status lec_option_give(const lec_option *option, const char *value, void *settings,
                           lec_arena *arena, lec_list_used *read, lec_error *error)
{
    const char *stored = value;
    lec_status status = LEC_OK;
    *read = (lec_list_used){0};
    if (option->type == LEC_OPTION_PATTERN) status = fold_patterns(value, arena, &stored, error);
    if (status == LEC_OK) status = lec_option_set(option, stored, settings, error);
    if (status != LEC_OK) return status;
    switch (option->type) {
    case LEC_OPTION_WORD_COUNTS:
    case LEC_OPTION_WORD_VALUES:
        return read_word_values(option, settings, arena, read, error);
    case LEC_OPTION_MARKERS:
        return read_markers(option, settings, arena, read, error);
    default:
        return LEC_OK;
    }
}

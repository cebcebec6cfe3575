/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/stop_words.h"

#include <string.h>

#include "io/study/one_source.h"
#include "io/study/pattern.h"

lec_status lec_stop_words_read(const char *path, lec_arena *arena, lec_stop_words *out,
                               lec_error *error)
{
    const lec_source *source;
    lec_words *words;
    lec_status status = lec_one_source_read(path, arena, &source, error);
    if (status == LEC_OK) status = lec_words_new(arena, &words, error);
    if (status != LEC_OK) return status;

    LEC_ARRAY(const char *) list = {0};
    for (const char *line = source->text; *line != '\0';) {
        const size_t length = strcspn(line, "\r\n");
        const size_t said = strcspn(line, "#|\r\n");
        const char *folded = lec_pattern_fold(words, lec_arena_text(arena, line, said), arena);
        for (const char *word = folded; *word != '\0'; word += strspn(word, " ")) {
            const size_t bytes = strcspn(word, " ");
            LEC_PUSH(arena, list, lec_arena_text(arena, word, bytes));
            word += bytes;
        }
        line += length;
        line += strspn(line, "\r\n");
    }
    *out = (lec_stop_words){list.items, list.count, source->sha256};
    if (list.count == 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: holds no word; give a word a line", path);
    return LEC_OK;
}

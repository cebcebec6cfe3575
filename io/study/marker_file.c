/* SPDX-License-Identifier: GPL-3.0-or-later
 * marker_file.c -- what is ASCII and small stands in the text as it does in the file. */
#include "io/study/marker_file.h"

#include <stdbool.h>
#include <string.h>

#include "io/study/one_source.h"
#include "io/study/pattern.h"

static const char signs[] = " \t\r\n/[]<>^$,.#=?";

typedef LEC_ARRAY(char) buffer;

static void append(buffer *out, const char *text, size_t length, lec_arena *arena)
{
    for (size_t i = 0; i < length; i++) LEC_PUSH(arena, *out, text[i]);
}

static bool needs_folding(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80 || (text[i] >= 'A' && text[i] <= 'Z')) return true;
    return false;
}

lec_status lec_marker_file_read(lec_arena *arena, lec_marker_file *file, lec_error *error)
{
    const lec_source *source;
    lec_words *words;
    lec_status status = lec_one_source_read(file->file, arena, &source, error);
    if (status == LEC_OK) status = lec_words_new(arena, &words, error);
    if (status != LEC_OK) return status;
    buffer out = {0};
    for (const char *at = source->text; *at != '\0';) {
        const size_t word = strcspn(at, signs), between = strspn(at + word, signs);
        if (needs_folding(at, word)) {
            const char *folded = lec_pattern_fold(words, lec_arena_text(arena, at, word), arena);
            append(&out, folded, strlen(folded), arena);
        } else {
            append(&out, at, word, arena);
        }
        append(&out, at + word, between, arena);
        at += word + between;
    }
    LEC_PUSH(arena, out, '\0');
    file->text = out.items;
    file->sha256 = source->sha256;
    return LEC_OK;
}

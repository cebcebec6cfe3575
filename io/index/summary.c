/* SPDX-License-Identifier: GPL-3.0-or-later
 * summary.c -- what an index says of itself, whatever its size. */
#include "io/index/map.h"
#include "io/index/open.h"

static size_t rows_of(lec_index_file *file, const char *section, size_t width)
{
    size_t count;
    (void)lec_index_unseen(file, section, width, &count);
    return count;
}

lec_status lec_index_summarise(const char *path, lec_arena *arena, lec_index_summary *out,
                               bool *out_done, lec_error *error)
{
    lec_index_file file;
    const void *bytes;
    size_t length;
    bool known;
    *out_done = false;
    lec_status status = lec_index_bytes(path, arena, &bytes, &length, error);
    if (status == LEC_OK)
        status = lec_index_sections_by_blocks(path, bytes, length, arena, &file, &known, error);
    if (status != LEC_OK || !known) return status;
    *out = (lec_index_summary){.index = {.bytes = bytes, .length = length}};
    lec_index_read_reading(&file, &out->index);
    out->index.without_texts = lec_index_has(&file, "text.sum");
    out->files = rows_of(&file, "input.bytes", sizeof(uint64_t));
    out->left_out = rows_of(&file, "left_out.file", sizeof(uint64_t));
    out->captions = rows_of(&file, "captions.bytes", sizeof(uint64_t));
    out->conferences = rows_of(&file, "conference.input", sizeof(uint32_t));
    out->turns = rows_of(&file, "turn.role", 1);
    out->words = rows_of(&file, "token.word", sizeof(uint32_t));
    out->types = rows_of(&file, "word.text", sizeof(uint64_t));
    out->speakers = rows_of(&file, "speaker.name", sizeof(uint64_t));
    *out_done = !file.failed;
    return file.failed ? LEC_BAD_DATA : LEC_OK;
}

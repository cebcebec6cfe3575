/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/blocks.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/form.h"

lec_transcript transcript_of(const char *text, const char *suffix, const char *form,
                             lec_arena *arena)
{
    lec_error error = {""};
    lec_transcript transcript = {.form = ""};
    const lec_source source = form_source(text, suffix);
    CHECK_COUNT(lec_transcript_read(&source, form, &transcript, arena, &error), LEC_OK,
                error.message);
    check_blocks(&source, &transcript);
    return transcript;
}

const char *blocks_of(const lec_transcript *transcript, lec_arena *arena)
{
    char *out = lec_new(arena, char, transcript->length + transcript->block_count * 8 + 1);
    size_t length = 0;
    for (size_t i = 0; i < transcript->block_count; i++) {
        const lec_block *block = &transcript->blocks[i];
        if (i > 0) out[length++] = '|';
        out[length++] = "PHFUN"[block->kind];
        if (block->continues) out[length++] = '+';
        if (block->blank_before) out[length++] = '_';
        out[length++] = ':';
        for (uint32_t at = block->start; at < block->end; at++) {
            const char byte = transcript->text[at];
            const bool half = byte == '\r' && transcript->text[at + 1] == '\n';
            if (!half) out[length++] = byte == '\n' || byte == '\r' ? '/' : byte;
        }
    }
    return out;
}

static size_t letters(const char *text, size_t start, size_t end)
{
    size_t count = 0;
    for (size_t at = start; at < end; at++)
        if (isalnum((unsigned char)text[at]) || (unsigned char)text[at] >= 0xC3) count++;
    return count;
}

static void check_places(const lec_source *source, const lec_transcript *transcript)
{
    const lec_conference conference = {.marks = transcript->marks,
                                       .mark_count = transcript->mark_count};
    uint32_t counted = 0, line = 1;
    size_t wrong = 0;
    for (uint32_t at = 0; at < transcript->length; at++) {
        if (!isalnum((unsigned char)transcript->text[at])) continue;
        const lec_mark place = lec_conference_place(&conference, at);
        if (place.file >= source->length) {
            wrong++;
            continue;
        }
        const char there = source->text[place.file];
        if (place.file < counted) line = 1, counted = 0;
        for (; counted < place.file; counted++)
            if (source->text[counted] == '\n' ||
                (source->text[counted] == '\r' && source->text[counted + 1] != '\n'))
                line++;
        if ((there != transcript->text[at] && there != '&') || line != place.line) wrong++;
    }
    CHECK_COUNT(wrong, 0, "letters whose place in the file is wrong");
}

void check_blocks(const lec_source *source, const lec_transcript *transcript)
{
    size_t inside = 0, before = 0, misplaced = 0;
    for (size_t i = 0; i < transcript->block_count; i++) {
        const lec_block *block = &transcript->blocks[i];
        if (block->start < before || block->end <= block->start) misplaced++;
        if (isspace((unsigned char)transcript->text[block->start])) misplaced++;
        if (isspace((unsigned char)transcript->text[block->end - 1])) misplaced++;
        before = block->end;
        inside += letters(transcript->text, block->start, block->end);
    }
    CHECK_COUNT(misplaced, 0, "blocks out of order, empty or with white space at the ends");
    CHECK_COUNT(inside, letters(transcript->text, 0, transcript->length), "letters in blocks");
    check_places(source, transcript);
}

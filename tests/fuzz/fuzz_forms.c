/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_forms.c -- any bytes, read in every form: no crash, and blocks that keep their promises.
 *
 * The first byte chooses the form (0: the surest); the rest is the file. Built and run by
 * scripts/fuzz. The reader may fail, but only with a message. */
#include "io/form/transcript.h"
#include "io/source/encoding.h"
#include "tests/fuzz/fuzz.h"

static void check_transcript(const lec_transcript *transcript)
{
    uint32_t before = 0;
    for (size_t i = 0; i < transcript->block_count; i++) {
        const lec_block *block = &transcript->blocks[i];
        fuzz_promise(block->start >= before && block->end > block->start, "blocks in order");
        fuzz_promise(block->end <= transcript->length, "blocks within the text");
        fuzz_promise(block->bold_end == 0 ||
                         (block->bold_end > block->start && block->bold_end <= block->end),
                     "bold within the block");
        before = block->end;
    }
    for (size_t i = 1; i < transcript->mark_count; i++)
        fuzz_promise(transcript->marks[i - 1].text <= transcript->marks[i].text, "marks in order");
    fuzz_promise(transcript->mark_count == 0 || transcript->marks[0].line >= 1, "lines from 1");
    fuzz_promise(transcript->title != NULL && transcript->date != NULL &&
                     transcript->byline != NULL,
                 "strings");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    size_t forms = 0;
    while (lec_forms[forms] != NULL) forms++;
    const size_t choice = data[0] < 128 ? 0 : data[0] % forms + 1; /* 0: the surest, as of seeds */
    lec_arena *arena = lec_arena_new();
    char *bytes = lec_arena_text(arena, (const char *)data + 1, size - 1);
    lec_error error = {""};
    lec_decoded decoded;
    lec_status status = lec_decode("fuzz", bytes, size - 1, NULL, arena, &decoded, &error);
    if (status == LEC_OK) {
        const lec_source source = {.path = "fuzz",
                                   .name = "fuzz",
                                   .suffix = "",
                                   .text = decoded.text,
                                   .length = decoded.length,
                                   .encoding = decoded.encoding};
        lec_transcript transcript;
        status = lec_transcript_read(&source, choice > 0 ? lec_forms[choice - 1]->name : NULL,
                                     &transcript, arena, &error);
        if (status == LEC_OK)
            for (const lec_transcript *t = &transcript; t != NULL; t = t->next) check_transcript(t);
    }
    fuzz_check_status(status, &error);
    lec_arena_free(arena);
    return 0;
}

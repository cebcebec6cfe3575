/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_plain.c -- plain text as it is found: typed, hard-wrapped, laid out from PDF, scanned. */
#include "io/form/transcript.h"

#include "io/form/layout.h"

static int recognise(const lec_source *source)
{
    (void)source;
    return 10; /* any text can be read as plain text, when nothing better is known of it */
}

static lec_status read(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                       lec_error *error)
{
    (void)error;
    transcript->text = source->text;
    transcript->length = source->length;
    lec_mark_lines(source->text, source->length, arena, transcript);
    lec_arena *scratch = lec_arena_new();
    lec_layout(lec_lines_of(source->text, 0, (uint32_t)source->length, scratch), arena, transcript);
    lec_arena_free(scratch);
    return LEC_OK;
}

const lec_form lec_form_plain = {
    .name = "plain",
    .summary = "plain text",
    .recognise = recognise,
    .read = read,
};

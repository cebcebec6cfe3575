/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/page_writer.h"

lec_page_writer lec_page_writer_new(lec_arena *arena)
{
    lec_page_writer writer = {.arena = arena, .extract = lec_extract_new(arena)};
    lec_extract_begin(writer.extract, LEC_BLOCK_PARAGRAPH);
    return writer;
}

static lec_line *last_line(lec_page_writer *writer)
{
    return &writer->lines.items[writer->lines.count - 1];
}

static void end_bold(lec_page_writer *writer)
{
    if (writer->bold_open) last_line(writer)->bold_end = last_line(writer)->end;
    writer->bold_open = false;
}

void lec_page_writer_line(lec_page_writer *writer, lec_line like)
{
    const bool page = writer->next.page_before && !writer->open;
    const uint32_t blank = writer->open ? 0 : writer->next.blank_before;
    end_bold(writer);
    writer->next = like;
    writer->next.page_before = like.page_before || page;
    if (blank > like.blank_before) writer->next.blank_before = blank;
    writer->open = writer->space_due = false;
}

static void open_line(lec_page_writer *writer, size_t file, uint32_t line, bool bold)
{
    if (writer->lines.count > 0)
        lec_extract_put(writer->extract, "\n\n", writer->next.blank_before > 0 ? 2 : 1, file, line);
    lec_line opened = writer->next;
    opened.start = opened.end = lec_extract_length(writer->extract);
    opened.bold_end = 0;
    LEC_PUSH(writer->arena, writer->lines, opened);
    writer->open = true;
    writer->space_due = false;
    writer->bold_open = bold;
    writer->next = (lec_line){.kind = opened.kind};
}

void lec_page_writer_put(lec_page_writer *writer, const char *text, size_t length, size_t file,
                         uint32_t line, bool bold)
{
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && !(text[end] == ' ' || (text[end] >= '\t' && text[end] <= '\r')))
            end++;
        if (end > at) {
            if (!writer->open) open_line(writer, file + at, line, bold);
            if (!bold) end_bold(writer);
            if (writer->space_due) lec_extract_put(writer->extract, " ", 1, file + at, line);
            writer->space_due = false;
            lec_extract_put(writer->extract, text + at, end - at, file + at, line);
            last_line(writer)->end = lec_extract_length(writer->extract);
        }
        if (end < length) writer->space_due = writer->open;
        at = end + 1;
    }
}

lec_status lec_page_writer_finish(lec_page_writer *writer, const lec_source *source,
                                  const char *what, lec_transcript *transcript, lec_error *error)
{
    end_bold(writer);
    if (writer->lines.count == 0)
        return lec_fail(error, LEC_BAD_DATA, "%s:1: no text in this %s; save it again",
                        source->path, what);
    lec_extract_finish(writer->extract, transcript);
    lec_layout((lec_lines){writer->lines.items, writer->lines.count}, writer->arena, transcript);
    return LEC_OK;
}

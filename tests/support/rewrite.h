/* SPDX-License-Identifier: GPL-3.0-or-later
 * rewrite.h -- one conference written in every form and style that transcripts come in.
 *
 * A talk is taken from a transcript as it was read: who speaks, under which label, in which
 * paragraphs. Each writer makes the text of a file from it; what a writer cannot carry (names under
 * `Q`, outlets in captions) is said with it. */
#ifndef LEC_TESTS_SUPPORT_REWRITE_H
#define LEC_TESTS_SUPPORT_REWRITE_H

#include "io/read.h"

typedef struct {
    const char *label;   /* as it stands in the file, or "": the turn has none */
    const char *speaker; /* as `turns` has it */
    const char *office;  /* what stands before the speaker in the label: `Secretary General` */
    const char *outlet;  /* what stands after him: `Harbour Wire` */
    lec_role role;
    const char *const *paragraphs; /* [paragraph_count] with notes as they stand */
    size_t paragraph_count;
} rewrite_turn;

typedef struct {
    const char *const *front; /* [front_count] lines before the first turn */
    size_t front_count;
    const rewrite_turn *turns; /* [turn_count] */
    size_t turn_count;
} rewrite_talk;

rewrite_talk rewrite_from(const lec_reading *reading, lec_arena *arena);

/* Office and name in front of a turn: `Secretary General Ada Vale`. */
const char *rewrite_full_name(const rewrite_turn *turn, lec_arena *arena);

/* The text of a file, UTF-8, lines end with LF. */
typedef const char *rewrite_text(const rewrite_talk *talk, lec_arena *arena);

/* Text with labels on lines of their own. */
rewrite_text rewrite_lines, rewrite_spaced, rewrite_wrapped, rewrite_paged, rewrite_markdown;
/* Labels at the head of a paragraph. */
rewrite_text rewrite_capitals, rewrite_full_capitals, rewrite_title_case, rewrite_outlet_after,
    rewrite_outlet_before, rewrite_full_stop, rewrite_french, rewrite_timed, rewrite_time_first,
    rewrite_teams_page, rewrite_f4, rewrite_paged_capitals, rewrite_wrapped_capitals,
    rewrite_markdown_inline;
/* Questions without names. */
rewrite_text rewrite_q, rewrite_q_stop, rewrite_q_colon, rewrite_question, rewrite_journalist,
    rewrite_reporter, rewrite_title_question;
/* Forms that know what they hold: rewrite_forms.c. */
rewrite_text rewrite_page, rewrite_page_inline, rewrite_vtt, rewrite_srt, rewrite_tei,
    rewrite_akoma, rewrite_csv, rewrite_csv_rows, rewrite_csv_names, rewrite_tsv, rewrite_jsonl;
/* As the tools for transcription write them, with times: rewrite_tools.c. */
rewrite_text rewrite_ttml, rewrite_ass, rewrite_eaf, rewrite_exb, rewrite_stm, rewrite_docx,
    rewrite_docx_table, rewrite_odt, rewrite_markdown_table, rewrite_elan_tab;
/* As tools for recordings write them, with times: rewrite_recordings.c. */
rewrite_text rewrite_textgrid, rewrite_chat, rewrite_trs, rewrite_sbv, rewrite_label_track,
    rewrite_rev, rewrite_whisperx;

typedef struct {
    const char *bytes;
    size_t length;
} rewrite_bytes;

/* The bytes of a file from its text. */
typedef rewrite_bytes rewrite_encoding(const char *text, lec_arena *arena);

rewrite_encoding rewrite_as_it_is, rewrite_crlf, rewrite_cr, rewrite_bom, rewrite_utf16_le,
    rewrite_utf16_be, rewrite_windows_1252, rewrite_no_break, rewrite_blank_lines,
    rewrite_trailing_spaces, rewrite_gz, rewrite_xz, rewrite_zst, rewrite_zip, rewrite_tar_gz,
    rewrite_word_file, rewrite_open_document;

/* The text with letters that Windows-1252 lacks replaced by their base letters. */
const char *rewrite_for_windows_1252(const char *text, lec_arena *arena);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 * transcript.h -- one transcript on its way from a file to a corpus.
 *
 *   bytes --source.h--> UTF-8 text --form_<name>.c--> blocks --attribute.h--> turns and spans
 *         --assemble.h--> corpus
 *
 * A form reader (one file per form, listed in forms.def) knows how a format shows paragraphs; it
 * decides nothing about who speaks unless the format itself says so (a CSV column, TEI's @who).
 * Attribution reads blocks only and is the same for every form. At its end every byte of the text
 * that holds a word lies in exactly one span, so that no word can be lost without being counted.
 */
#ifndef LEC_IO_TRANSCRIPT_H
#define LEC_IO_TRANSCRIPT_H

#include "core/corpus.h"
#include "core/study.h"
#include "io/source/source.h"
#include "io/words/tokens.h"

typedef enum {
    LEC_BLOCK_PARAGRAPH, /* may hold speech, a label, a note */
    LEC_BLOCK_HEADING,   /* shown as a heading by the form (HTML h1, Markdown #) */
    LEC_BLOCK_FRONT,     /* stated by the form to be about the transcript: YAML front matter */
    LEC_BLOCK_FURNITURE, /* running heads, page numbers, cue numbers, markup: never spoken */
    LEC_BLOCK_NOTE,      /* stated by the form to be a note: TEI note, vocal, gap */
} lec_block_kind;

/* A paragraph, in the order of the file. */
typedef struct {
    uint32_t start,
        end; /* bytes of the transcript's text; hard-wrapped lines keep their newlines */
    lec_block_kind kind;
    bool continues;    /* the same paragraph as the last PARAGRAPH block (a page broke it) */
    bool blank_before; /* an empty line, or a new HTML paragraph, stands before it */
    uint32_t bold_end; /* the bytes start..bold_end are bold (bold_end == end: all); 0: none */
    uint32_t indent;   /* leading spaces of its first line */
    const char *speaker, *role, *affiliation; /* stated by the form; NULL when it says nothing */
    uint32_t
        label_end; /* the bytes start..label_end say who speaks, in the form's own way; 0: none */
    bool speaker_changes;  /* the form says that another person begins, if not who: captions ">>" */
    const char *note_type; /* NOTE: its type, or NULL */
    double start_seconds, end_seconds; /* NaN when the form has no times */
} lec_block;

/* At byte `text` the recording was at `seconds`. Between two marks time runs evenly with the bytes;
 * a cue without word times has a mark at its first word and one after its last word. */
typedef struct {
    uint32_t text;
    uint32_t milliseconds; /* from the start of the recording; never less than in the mark before */
} lec_time_mark;

/* What a form reader makes. Strings are "" when the form does not say, never NULL. */
typedef struct lec_transcript lec_transcript;
struct lec_transcript {
    const char *form; /* name in forms.def */
    const char *name; /* which one this is of several in the file (a conversation_id), or "" */
    const char *text; /* UTF-8; for plain text the file's own text, for HTML the extracted one */
    size_t length;
    const lec_text_away *text_away; /* where `text` is NULL: of an index without texts */
    const lec_mark *marks;          /* [mark_count] where each part of `text` stands in the file */
    size_t mark_count;
    const lec_block *blocks; /* [block_count] */
    size_t block_count;
    const lec_time_mark *times; /* [time_count] sorted; 0 when the form has no word times */
    size_t time_count;
    const char *time_note; /* what was found out about the times, for `reading`; NULL for nothing */
    const char
        *column_note;     /* which column of a table was taken for the text; NULL: its name says */
    bool times_by_labels; /* times stand beside labels: where each turn begins, not where it ends */
    bool are_written;  /* a chat: times say when each message was written, and of none how long */
    bool is_recording; /* every paragraph was said, the first as well: captions, utterances */
    const char *language;     /* as lec_conference has it; set after the form has read */
    const lec_tokens *tokens; /* of the text; set after the form has read, or NULL */
    const char *sha256;       /* of the file; set with it, NULL where nothing is corrected */
    uint64_t seed;            /* of the run, for joint draws of who spoke; set with it */
    /* from metadata: YAML, <title>, TEI header; the date as lec_stated_date() has it */
    const char *title, *date, *byline;
    bool lines_are_paragraphs;  /* false when lines were hard-wrapped and joined into blocks */
    const lec_transcript *next; /* of the same file, in the order in which they begin; or NULL */
};

typedef struct {
    const char *name;    /* for --form and `reading` */
    const char *summary; /* one line for the help */
    /* How sure the form is, 0 (cannot be) .. 100, from suffix and content. */
    int (*recognise)(const lec_source *source);
    lec_status (*read)(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                       lec_error *error);
} lec_form;

/* All forms in the order of forms.def; ends with NULL. */
extern const lec_form *const lec_forms[];

/* Reads `source` in the form called `name`, or in the one most sure of it when `name` is NULL.
 * LEC_BAD_DATA with a remedy for what is not a transcript (binary, PDF, DOCX). */
LEC_MUST_CHECK lec_status lec_transcript_read(const lec_source *source, const char *name,
                                              lec_transcript *transcript, lec_arena *arena,
                                              lec_error *error);

/* The line of the file on which byte `at` of the text stands; from 1. */
uint32_t lec_transcript_line(const lec_transcript *transcript, uint32_t at);

/* --- after attribution ----------------------------------------------------------------------- */

typedef enum {
    LEC_SPAN_SPEECH,
    LEC_SPAN_LABEL,
    LEC_SPAN_NOTE,
    LEC_SPAN_FRONT,
    LEC_SPAN_FURNITURE,
} lec_span_kind;

typedef struct {
    uint32_t start, end; /* bytes of the text; spans are sorted and do not overlap */
    lec_span_kind kind;
    uint32_t turn;         /* index of the turn it belongs to, LEC_NONE before the first */
    bool opens_paragraph;  /* SPEECH: a sentence ends before it */
    const char *note_type; /* NOTE only */
} lec_span;

/* One thing a reader should know before trusting the parse, for `reading`. */
typedef struct {
    const char *what; /* short fixed name: rejected-label, label-once, alias, doubtful-turn, ... */
    uint32_t line;
    const char *text;   /* the label-like text, or "" */
    const char *reason; /* why it was decided so */
} lec_remark;

/* One reason for a decision: how much it adds to the log odds of what was decided. */
typedef struct {
    const char *says; /* NULL: there is no such reason */
    double amount;
    bool less; /* less so than is usual: it is not as `says` has it */
} lec_reason;

enum { LEC_REASONS = 3 };

/* Why a turn is as it is. */
typedef struct {
    lec_reason role[LEC_REASONS];  /* for the role against the second-best, the strongest first */
    lec_reason doubt[LEC_REASONS]; /* against role and speaker, amounts below 0, so as well */
} lec_turn_reasons;

typedef struct {
    const lec_new_turn *turns;       /* [turn_count] */
    const lec_turn_reasons *reasons; /* [turn_count] */
    size_t turn_count;
    const lec_span *spans; /* [span_count] */
    size_t span_count;
    const lec_remark *remarks; /* [remark_count] in the order of the file */
    size_t remark_count;
    const char *title;    /* what the front matter says, or "" */
    const bool *row_fits; /* [study->corrections.count] rows that fit a turn; NULL without any */
} lec_attribution;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 * form.h -- what a form reader makes of a text, shown so that a test can compare it. */
#ifndef LEC_TESTS_SUPPORT_FORM_H
#define LEC_TESTS_SUPPORT_FORM_H

#include "core/corpus.h"
#include "io/form/transcript.h"

/* A source called "t.<suffix>" with the text. */
lec_source form_source(const char *text, const char *suffix);

/* The error message, or a line for each block of each transcript:
 *     @line what: text
 * `what` is the kind (p, h, front, furniture, note:type), then what the form states:
 * <speaker|role|affiliation>, `>>` where the speaker changes, `+` where a paragraph continues.
 * A transcript that has a name is preceded by `== name`, metadata by `-- title|date|byline`. */
const char *form_show(const lec_form *form, const lec_source *source, lec_arena *arena);

/* What the form shows of each text, called t.<suffix>; a case without a name is the last. */
typedef struct {
    const char *what, *text, *shown;
} form_shown;
void form_check_shown(const lec_form *form, const char *suffix, const form_shown *cases);

/* The words of the first transcript with their times: `good 1.00 morning 1.50 `. */
const char *form_show_times(const lec_form *form, const lec_source *source, lec_arena *arena);

/* How sure the form is of texts; `count` of them. */
typedef struct {
    const char *suffix, *text;
    int sure;
} form_certainty;
void form_check_certainty(const lec_form *form, const form_certainty *cases, size_t count);

/* The first file at the path, read and attributed as the conference `name`; NULL after a failed
 * check. */
const lec_corpus *form_corpus(const char *path, const char *name, lec_arena *arena);

#endif

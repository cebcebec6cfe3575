/* SPDX-License-Identifier: GPL-3.0-or-later
 * study.h -- study files: YAML -> lec_study. datasets/study.yaml shows all keys; it is the built-in
 * study. */
#ifndef LEC_IO_STUDY_H
#define LEC_IO_STUDY_H

#include "core/arena.h"
#include "core/chart_style.h"
#include "core/status.h"
#include "core/study.h"

/* The built-in study file, to be copied and changed. */
extern const char lec_study_built_in_text[];

/* Reads the study at `path`; NULL reads the built-in one. Patterns come out folded as words are
 * (io/study/pattern.h). Everything belongs to `arena`.
 * LEC_BAD_DATA: PATH:LINE: a pattern that matches every word, an alias of two people, not readable,
 * not UTF-8, not YAML; a key or role that does not exist, a value of the wrong type, a name given
 * twice, a pattern without a word, a pair of concepts that are not defined, a date that is none. */
LEC_MUST_CHECK lec_status lec_study_read(const char *path, lec_arena *arena, const lec_study **out,
                                         lec_error *error);

/* The same of a text, which is kept; `name` stands for the file in messages (NULL: the built-in
 * one), and what it names is looked for from there. */
LEC_MUST_CHECK lec_status lec_study_parse(const char *name, const char *text, size_t length,
                                          lec_arena *arena, const lec_study **out,
                                          lec_error *error);

/* The same of a text that was kept with texts that are read already, and opens no file: corrections
 * are in these texts. LEC_BAD_DATA also for dictionaries. */
LEC_MUST_CHECK lec_status lec_study_parse_kept(const char *name, const char *text, size_t length,
                                               lec_arena *arena, const lec_study **out,
                                               lec_error *error);

/* How the study wants its charts: `charts:` of its file, or the usual looks. */
LEC_MUST_CHECK lec_status lec_study_chart_style(const lec_study *study, lec_arena *arena,
                                                lec_chart_style *style, lec_error *error);

#endif

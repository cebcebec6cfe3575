/* SPDX-License-Identifier: GPL-3.0-or-later
 * corrections.h -- edited turns come back: a table made by `lectern turns --text`, as a spreadsheet
 * has left it, or an export to ELAN or Praat. */
#ifndef LEC_IO_CORRECTIONS_H
#define LEC_IO_CORRECTIONS_H

#include "core/arena.h"
#include "core/correction.h"

/* Reads what is at `path`, or in that folder: files of ELAN or Praat (tier_corrections.h), tables:
 * CSV with commas, semicolons or tabs, in any encoding, with or without BOM; an apostrophe that
 * guards a cell from being run as a formula is taken away. Columns are found by name; the others
 * and their order do not matter:
 *
 *   sha256 first_byte first_line first_words    what the row is about (first_byte or first_line)
 *   speaker role affiliation                    as they shall be; a column that is not there says
 *                                               nothing, an empty role neither
 *   action    empty, merge (into the turn before) or split (a turn of these speaker, role and
 *             affiliation begins at first_line)
 *
 * Rows that are empty are passed over. LEC_BAD_DATA with PATH:LINE: unreadable, columns that are
 * missing, a role, action or number that is none, two rows that contradict each other. */
LEC_MUST_CHECK lec_status lec_corrections_read(const char *path, lec_arena *arena,
                                               lec_corrections *out, lec_error *error);

#endif

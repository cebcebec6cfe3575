/* SPDX-License-Identifier: GPL-3.0-or-later
 * read_index.h -- an index in the place of transcripts. */
#ifndef LEC_API_READ_INDEX_H
#define LEC_API_READ_INDEX_H

#include "api/handle.h"

/* Whether what is to be read is an index, by its first bytes. LEC_BAD_USAGE: one is among others.
 */
LEC_MUST_CHECK lec_status lec_place_is_index(const lec_input_place *place, bool *out,
                                             lec_error *error);

/* Opens the index into `made`, whose study (NULL: none is given), options and common settings are
 * there. Its options of reading become those of `made`, and its study where none is given.
 * LEC_BAD_USAGE: an option or a study says of the reading what the index does not. LEC_BAD_DATA: as
 * lec_index_open(). */
LEC_MUST_CHECK lec_status lec_corpus_of_index(lectern_corpus *made, const lec_input_place *place,
                                              const lec_input_options *options, lec_error *error);

/* A remark of a corpus that was read from the index of a part (lec_shard): it is not the whole. */
void lec_tell_part(lectern_corpus *made, const lec_input_place *place);

/* Whether what the index remarked stands for what would be remarked of its texts: these are not
 * all here, and the study is its own. */
bool lec_has_own_remarks(const lectern_corpus *made);

/* What is in the index options->adding_to and, behind it, what is at the place, as if all had been
 * read at once. LEC_BAD_USAGE, LEC_BAD_DATA: what the index is, the study or the options do not
 * allow it; as lec_inputs_open() and lec_index_add(). */
LEC_MUST_CHECK lec_status lec_corpus_of_index_and(lectern_corpus *made,
                                                  const lec_input_place *place,
                                                  const lec_input_options *options,
                                                  lec_error *error);

#endif

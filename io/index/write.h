/* SPDX-License-Identifier: GPL-3.0-or-later
 * write.h -- the sections of an index, from what was read of its conferences, wherever they are. */
#ifndef LEC_IO_INDEX_WRITE_H
#define LEC_IO_INDEX_WRITE_H

#include "io/index/index.h"
#include "io/index/sink.h"
#include "io/index/whole.h"

/* Of `index` everything but its corpus. names[readings]: the conference of each reading. */
LEC_MUST_CHECK lec_status lec_index_write_whole(const lec_index *index, const char *const *names,
                                                lec_index_whole *whole, const char *version,
                                                FILE *file, lec_error *error);

/* What belongs to conferences, turns, words and tokens. */
void lec_index_put_conferences(lec_index_sink *sink, lec_index_whole *whole);
void lec_index_put_facts(lec_index_sink *sink, lec_index_whole *whole);
void lec_index_put_turns(lec_index_sink *sink, lec_index_whole *whole);
void lec_index_put_words(lec_index_sink *sink, const lec_index_whole *whole);
void lec_index_put_tokens(lec_index_sink *sink, lec_index_whole *whole);
void lec_index_put_places(lec_index_sink *sink, lec_index_whole *whole);

#endif

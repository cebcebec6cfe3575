/* SPDX-License-Identifier: GPL-3.0-or-later
 * captions.h -- timed captions beside transcripts: when every turn was said, and where the official
 * text is not what was said.
 *
 *   readings of transcripts + captions --lec_captions_apply--> the same corpus with seconds,
 *                                                              alignments and discrepancies
 */
#ifndef LEC_IO_CAPTIONS_H
#define LEC_IO_CAPTIONS_H

#include "io/form/reading.h"

/* Fewer of the words of the shorter text than this, and the captions are of something else. Two
 * conferences of one speaker share less than 1 % (io/captions/align.h drops what is scattered). */
#define LEC_LEAST_ALIGNED 0.2

/* Replaces readings->corpus by one in which the conferences that have captions are timed
 * (io/captions/timing.h): seconds of tokens and turns, `alignment`, `compared_words`,
 * discrepancies; and fills readings->captions. A turn without words stands where the word before it
 * ends.
 *
 * `path` is the captions' file (WebVTT, SRT, EAF, TextGrid, or any transcript with times; or RTTM,
 * which times turns by who speaks when: diarisation.h) of the one transcript that was read, or a
 * folder (or archive): of its .vtt, .srt, .rttm, .eaf and .TextGrid files each belongs to the
 * transcript of the same name; transcripts without one keep their estimated times.
 *
 * What stands before the first or after the last word found in both texts is not compared, since
 * either may begin earlier or end later. Where words differ at the border of turns, the words said
 * are divided in the proportion of the turns' official words; words said between two turns and
 * missing in the official text count for the first of the two.
 *
 * LEC_BAD_USAGE: one file for several transcripts; a folder with captions for none of them.
 * LEC_BAD_DATA: unreadable, without times, two captions of one transcript, or the words of less
 * than LEC_LEAST_ALIGNED of the shorter text are found in the other. */
LEC_MUST_CHECK lec_status lec_captions_apply(const char *path, const lec_study *study,
                                             const lec_read_options *options, lec_arena *arena,
                                             lec_readings *readings, lec_error *error);

#endif

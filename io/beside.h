/* SPDX-License-Identifier: GPL-3.0-or-later
 * beside.h -- files of a folder that belong to transcripts and are none of their own: a corpus of
 * ConvoKit has what is known of speakers and conversations beside utterances.jsonl; one of
 * ParlaMint has its lists of persons and organisations, its taxonomies and its root in the folder
 * above the sittings. */
#ifndef LEC_IO_BESIDE_H
#define LEC_IO_BESIDE_H

#include "io/source/source.h"

/* Whether the file is one of those beside others of the same folder or archive. */
bool lec_is_beside(const lec_sources *sources, size_t index);

/* Links utterances to the files of speakers and conversations beside them, and XML to the lists of
 * persons and organisations in its folder or, nearest first, the folders around. */
void lec_link_beside(const lec_sources *sources, lec_source *source);

#endif

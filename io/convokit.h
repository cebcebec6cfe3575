/* SPDX-License-Identifier: GPL-3.0-or-later
 * convokit.h -- a corpus of ConvoKit is a folder: utterances.jsonl, and beside it what is known of
 * speakers and conversations, which are no transcripts of their own. */
#ifndef LEC_IO_CONVOKIT_H
#define LEC_IO_CONVOKIT_H

#include "io/source/source.h"

/* Whether the file is one of those beside the utterances of the same folder or archive. */
bool lec_convokit_is_beside(const lec_sources *sources, size_t index);

/* Links utterances to the files of speakers and conversations beside them. */
void lec_convokit_link(const lec_sources *sources, lec_source *utterances);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 * exchange_keys.h -- keys and columns of records that hold a question and its answer. */
#ifndef LEC_IO_EXCHANGE_KEYS_H
#define LEC_IO_EXCHANGE_KEYS_H

#include <stdbool.h>

typedef enum { LEC_SAID, LEC_ASKED, LEC_ANSWERED } lec_manner;

/* LEC_ASKED for `question`, LEC_ANSWERED for `answer`, in several languages; LEC_SAID for others.
 */
lec_manner lec_manner_of_text(const char *name);

/* LEC_ASKED for `journalist`, LEC_ANSWERED for `respondent`; LEC_SAID for others. */
lec_manner lec_manner_of_person(const char *name);

#endif

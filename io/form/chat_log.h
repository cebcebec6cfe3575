/* SPDX-License-Identifier: GPL-3.0-or-later
 * chat_log.h -- how Zoom saves what was written in a meeting: behind the time stand who writes and,
 * often, to whom, and the message behind the colon or on the lines below.
 *
 *     10:03:12	 From  Ada Vale : Yes.          10:03:12 From Ada Vale to Everyone:
 *                                               	Yes. */
#ifndef LEC_IO_CHAT_LOG_H
#define LEC_IO_CHAT_LOG_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint32_t name, name_end; /* bytes of who writes */
    bool is_private;         /* to one person, who alone could read it */
    uint32_t message;        /* where the message begins; the end of the line: below */
} lec_chat_head;

/* Reads what stands behind a time; false when it is no such head. */
bool lec_chat_head_read(const char *text, uint32_t at, uint32_t end, lec_chat_head *out);

/* What the program writes, not the person: `Reacted to "Yes." with ...` */
bool lec_is_chat_reaction(const char *text, uint32_t at, uint32_t end);

/* The line that repeats what is replied to. */
bool lec_is_chat_quotation(const char *text, uint32_t at, uint32_t end);

#endif

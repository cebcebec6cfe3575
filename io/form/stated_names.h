/* SPDX-License-Identifier: GPL-3.0-or-later
 * stated_names.h -- speakers that a file states as directories and meeting tools do, `Vale, Ada`,
 * `Tom Brass (Guest)`, are called as others call them, `Ada Vale`, `Tom Brass`. */
#ifndef LEC_IO_STATED_NAMES_H
#define LEC_IO_STATED_NAMES_H

#include "io/form/transcript.h"

/* Takes what a tool says of the account (Guest, Host, she/her) off the speakers of blocks[0..count)
 * and turns names round where each that holds a comma has one surname before it and given names
 * behind it, none of them a word for an office or an outlet: `Brass, BBC`, `Tom Brass, Courier`
 * stay. */
void lec_stated_names_tidy(lec_block *blocks, size_t count, lec_arena *arena);

#endif

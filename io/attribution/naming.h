/* SPDX-License-Identifier: GPL-3.0-or-later
 * naming.h -- whom the title names when no label does. */
#ifndef LEC_IO_NAMING_H
#define LEC_IO_NAMING_H

#include "io/attribution/draft.h"

/* Gives the only principal whose labels hold no name (`A`, `PREMIER MINISTRE`, a dash) the name of
 * the only person in the title or by-line whom no label means and who is not said to ask. A bare
 * office takes a name only where the title says that its holder has this office, or that somebody
 * talks to him; `title_named` of the person is set. Does nothing where that is not one and one. */
void lec_name_principal(lec_people *people, const lec_front *front, const lec_draft *drafts,
                        size_t count, lec_arena *arena);

#endif

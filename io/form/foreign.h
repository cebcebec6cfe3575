/* SPDX-License-Identifier: GPL-3.0-or-later
 * foreign.h -- known forms that no reader claims: read as plain text, their marks would count as
 * words. They are refused by name, with what to do. */
#ifndef LEC_IO_FOREIGN_H
#define LEC_IO_FOREIGN_H

#include "io/form/transcript.h"

/* `surest` is the form that would read the source. LEC_BAD_DATA: it is none that is read. */
LEC_MUST_CHECK lec_status lec_foreign_refuse(const lec_source *source, const lec_form *surest,
                                             lec_error *error);

#endif

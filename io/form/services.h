/* SPDX-License-Identifier: GPL-3.0-or-later
 * services.h -- lines by which services of transcription name themselves. */
#ifndef LEC_IO_SERVICES_H
#define LEC_IO_SERVICES_H

#include "io/form/layout.h"

/* Makes such lines among the first and last six FURNITURE. */
void lec_services_mark(const char *text, lec_lines lines);

#endif

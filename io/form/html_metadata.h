/* SPDX-License-Identifier: GPL-3.0-or-later
 * html_metadata.h -- what a page says of itself: its heading or title, and its date. */
#ifndef LEC_IO_HTML_METADATA_H
#define LEC_IO_HTML_METADATA_H

#include "io/form/entity.h"
#include "io/form/html_page.h"
#include "io/form/transcript.h"

/* Sets title and date of `out`; the date stays "" when none is stated. */
void lec_html_metadata(const lec_html_page *page, lec_entities *entities, lec_arena *arena,
                       lec_transcript *out);

#endif

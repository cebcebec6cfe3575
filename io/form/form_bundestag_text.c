/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_bundestag_text.c -- plenary protocols of the German Bundestag of the first 18 terms: XML
 * that holds the printed protocol as one text (<DOKUMENT>, <TEXT>), which is read as plain text is.
 */
#include <string.h>

#include "io/form/layout.h"
#include "io/form/metadata.h"
#include "io/form/xml_wrapped.h"
#include "io/source/xml.h"

static int recognise(const lec_source *source)
{
    return lec_xml_has_element(source, "WAHLPERIODE") && strstr(source->text, "<TEXT>") != NULL
               ? 100
               : 0;
}

static lec_status read(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                       lec_error *error)
{
    lec_wrapped_field fields[] = {{"TITEL", ""}, {"DATUM", ""}};
    lec_wrapped_text words;
    const lec_status status =
        lec_xml_unwrap(source, "TEXT", "this protocol's <TEXT> is empty; get it again", fields,
                       sizeof fields / sizeof *fields, &words, arena, error);
    if (status != LEC_OK) return status;
    transcript->text = words.text;
    transcript->length = words.length;
    lec_mark_lines(words.text, words.length, arena, transcript);
    lec_wrapped_move_marks(&words, arena, transcript);
    transcript->title = fields[0].text;
    transcript->date = lec_stated_date(fields[1].text, arena);
    lec_layout(lec_lines_of(words.text, 0, (uint32_t)words.length, arena), arena, transcript);
    return LEC_OK;
}

const lec_form lec_form_bundestag_text = {
    .name = "bundestag_text",
    .summary = "Plenary protocols of the German Bundestag until 2017 (XML around one text)",
    .recognise = recognise,
    .read = read,
};

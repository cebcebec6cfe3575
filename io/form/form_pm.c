/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_pm.c -- transcripts of Australia's prime ministers as pmtranscripts.pmc.gov.au gives them:
 * XML with title, date and prime minister, and within <content> the text as HTML, which the reader
 * of web pages reads. */
#include <string.h>

#include "io/form/metadata.h"
#include "io/form/xml_wrapped.h"
#include "io/source/xml.h"

extern const lec_form lec_form_html;

/* `Howard, John` -> `John Howard`. */
static const char *name_in_order(const char *name, lec_arena *arena)
{
    const char *comma = strchr(name, ',');
    if (comma == NULL) return name;
    return lec_arena_format(arena, "%s %.*s", comma + 1 + strspn(comma + 1, " "),
                            (int)(comma - name), name);
}

/* 11/05/1996 is the 11th of May. */
static const char *iso_date(const char *date, lec_arena *arena)
{
    const size_t length = strlen(date);
    if (length == 10 && date[2] == '/' && date[5] == '/')
        return lec_arena_format(arena, "%.4s-%.2s-%.2s", date + 6, date + 3, date);
    return lec_stated_date(date, arena);
}

static int recognise(const lec_source *source)
{
    return lec_xml_has_element(source, "transcript-id") && strstr(source->text, "<content>") != NULL
               ? 100
               : 0;
}

static lec_status read_pm(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                          lec_error *error)
{
    enum { TITLE, PERSON, DATE, RELEASED };
    lec_wrapped_field fields[] = {
        {"title", ""}, {"prime-minister", ""}, {"field_date", ""}, {"release-date", ""}};
    lec_wrapped_text words;
    lec_status status = lec_xml_unwrap(
        source, "content",
        "this transcript's <content> is empty: its text is only in the PDF that <document> names; "
        "get that",
        fields, sizeof fields / sizeof *fields, &words, arena, error);
    if (status != LEC_OK) return status;
    lec_source page = *source;
    page.text = words.text;
    page.length = words.length;
    status = lec_form_html.read(&page, transcript, arena, error);
    if (status != LEC_OK) return status;
    lec_wrapped_move_marks(&words, arena, transcript);
    const char *date = fields[RELEASED].text[0] != '\0' ? fields[RELEASED].text : fields[DATE].text;
    transcript->title = fields[TITLE].text;
    transcript->date = date[0] != '\0' ? iso_date(date, arena) : "";
    if (fields[PERSON].text[0] != '\0')
        transcript->byline =
            lec_arena_format(arena, "Prime Minister %s", name_in_order(fields[PERSON].text, arena));
    return LEC_OK;
}

const lec_form lec_form_pm = {
    .name = "pm",
    .summary = "Transcripts of Australia's prime ministers (pmtranscripts XML)",
    .recognise = recognise,
    .read = read_pm,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/transcript.h"

#include <string.h>

#define LEC_FORM(name) extern const lec_form lec_form_##name;
#include "io/form/forms.def"
#undef LEC_FORM

const lec_form *const lec_forms[] = {
#define LEC_FORM(name) &lec_form_##name,
#include "io/form/forms.def"
#undef LEC_FORM
    NULL,
};

static const lec_form *form_called(const char *name)
{
    for (size_t i = 0; lec_forms[i] != NULL; i++)
        if (strcmp(lec_forms[i]->name, name) == 0) return lec_forms[i];
    return NULL;
}

static const lec_form *surest_form(const lec_source *source)
{
    const lec_form *surest = NULL;
    int most = 0;
    for (size_t i = 0; lec_forms[i] != NULL; i++) {
        const int sure = lec_forms[i]->recognise(source);
        if (sure <= most) continue;
        most = sure;
        surest = lec_forms[i];
    }
    return surest;
}

/* What looks like a known form that no reader claims would be read as plain text, its marks as
 * words. */
typedef struct {
    const char *what, *remedy;
    bool (*is)(const char *first_line);
    bool when_plain; /* only when no form but plain text, the first, would read it */
} foreign_form;

/* SPEAKER briefing 1 3.420 8.580 <NA> <NA> A <NA> <NA> */
static bool is_rttm(const char *line)
{
    static const char *const kinds[] = {"SPEAKER ", "SPKR-INFO ", "LEXEME ", "NON-SPEECH "};
    const size_t length = strcspn(line, "\r\n");
    bool begins = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        begins = begins || strncmp(line, kinds[i], strlen(kinds[i])) == 0;
    const char *missing = strstr(line, "<NA>");
    return begins && missing != NULL && (size_t)(missing - line) < length;
}

static bool is_xml(const char *line)
{
    return strncmp(line, "<?xml", 5) == 0;
}

static const foreign_form foreign_forms[] = {
    {"an RTTM file, which says who speaks when but holds no words",
     "give the transcript or the captions of this recording", is_rttm, false},
    {"XML of a kind that is not read", "turn it into plain text or TEI first", is_xml, true},
};

static lec_status refuse_foreign(const lec_source *source, const lec_form *form, lec_error *error)
{
    const char *line = source->text + strspn(source->text, " \t\r\n");
    for (size_t i = 0; i < sizeof foreign_forms / sizeof *foreign_forms; i++)
        if ((form == lec_forms[0] || !foreign_forms[i].when_plain) && foreign_forms[i].is(line))
            return lec_fail(error, LEC_BAD_DATA, "%s:1: this is %s; %s", source->path,
                            foreign_forms[i].what, foreign_forms[i].remedy);
    return LEC_OK;
}

static lec_status say_unknown(const char *name, lec_error *error)
{
    char known[256] = "";
    for (size_t i = 0; lec_forms[i] != NULL; i++) {
        if (i > 0) strncat(known, ", ", sizeof known - strlen(known) - 1);
        strncat(known, lec_forms[i]->name, sizeof known - strlen(known) - 1);
    }
    return lec_fail(error, LEC_BAD_USAGE, "no transcript form '%s'; there are: %s", name, known);
}

lec_status lec_transcript_read(const lec_source *source, const char *name,
                               lec_transcript *transcript, lec_arena *arena, lec_error *error)
{
    const lec_form *form = name != NULL ? form_called(name) : surest_form(source);
    if (form == NULL && name != NULL) return say_unknown(name, error);
    if (form == NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: in no form that is known; save it as plain text in UTF-8",
                        source->path);
    if (name == NULL) {
        const lec_status status = refuse_foreign(source, form, error);
        if (status != LEC_OK) return status;
    }
    *transcript = (lec_transcript){
        .form = form->name, .name = "", .text = "", .title = "", .date = "", .byline = ""};
    return form->read(source, transcript, arena, error);
}

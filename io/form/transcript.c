/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/transcript.h"

#include <string.h>

#include "io/form/foreign.h"

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
        const lec_status status = lec_foreign_refuse(source, form, error);
        if (status != LEC_OK) return status;
    }
    *transcript = (lec_transcript){
        .form = form->name, .name = "", .text = "", .title = "", .date = "", .byline = ""};
    return form->read(source, transcript, arena, error);
}

uint32_t lec_transcript_line(const lec_transcript *transcript, uint32_t at)
{
    size_t low = 0, high = transcript->mark_count;
    if (high == 0) return 1;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (transcript->marks[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    return transcript->marks[low].line;
}

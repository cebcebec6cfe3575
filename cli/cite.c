/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cite.h"

#include <string.h>

#include "core/known_names.h"
#include "io/output/citation.h"
#include "io/output/recorded_run.h"

const char lec_cite_details[] =
    "Without RESULT: lectern of this version. With the folder of a report: also that result (the "
    "hash of its run.json names every input and file of it), and whom the measures in its tables "
    "are by. --format text, bibtex or cff (of lectern itself) prints one form alone.";

static lec_status format_named(const char *name, const lec_citation_format **out, lec_error *error)
{
    enum { MOST = 8 };
    const char *known[MOST];
    size_t count = 0, found;
    for (; lec_citation_formats[count].name != NULL; count++)
        known[count] = lec_citation_formats[count].name;
    const lec_status status =
        lec_find_known(error, "--format: unknown form of a citation '", name, known, count, &found);
    if (status == LEC_OK) *out = &lec_citation_formats[found];
    return status;
}

lec_status lec_run_cite(const lec_request *request, lec_error *error)
{
    const lec_citation_format *format = lec_citation_formats;
    const char *wanted = request->program.format;
    lec_status status = wanted != NULL ? format_named(wanted, &format, error) : LEC_OK;
    if (status != LEC_OK) return status;
    if (request->path_count > 1)
        return lec_fail(error, LEC_BAD_USAGE, "cite takes one result folder, not %zu",
                        request->path_count);
    if (request->path_count == 0) {
        format->write(LECTERN_VERSION, NULL, stdout);
        return LEC_OK;
    }
    if (strcmp(format->name, "cff") == 0)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--format cff is for programs; give no folder, or --format bibtex");
    lec_cited_result result;
    status = lec_cited_result_read(lec_result_folder(request->paths[0], request->arena),
                                   request->arena, &result, error);
    if (status == LEC_OK) format->write(LECTERN_VERSION, &result, stdout);
    return status;
}

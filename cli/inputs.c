/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/inputs.h"

#include <stdio.h>
#include <string.h>

#include "cli/progress.h"
#include "io/captions/captions.h"
#include "io/output/table_writer.h"
#include "io/study/corrections.h"
#include "io/study/lemmas.h"
#include "io/study/stop_words.h"
#include "io/study/study.h"
#include "io/study_fit.h"
#include "io/words/lexicon.h"

/* The words of the file that --stopwords names, and the list of all such files. */
static lec_status read_stop_words(const lec_request *request, lec_inputs *out, lec_error *error)
{
    lec_common *common = &out->common;
    const char *given = common->stopwords;
    out->lists = request->lists;
    out->list_count = request->list_count;
    if (given == NULL || strcmp(given, "none") == 0 || strcmp(given, "english") == 0) return LEC_OK;
    lec_stop_words list;
    const lec_status status = lec_stop_words_read(given, request->arena, &list, error);
    if (status != LEC_OK) return status;
    common->stop_words = list.words;
    common->stop_word_count = list.count;
    lec_list_used *lists = lec_new(request->arena, lec_list_used, request->list_count + 1);
    for (size_t i = 0; i < request->list_count; i++) lists[i] = request->lists[i];
    lists[out->list_count++] = (lec_list_used){"stopwords", given, list.sha256};
    out->lists = lists;
    return LEC_OK;
}

/* The lemma of every word that was read; the files it comes from are recorded. */
static lec_status find_lemmas(const lec_request *request, lec_inputs *out, lec_error *error)
{
    if (out->common.lemmas == NULL) return LEC_OK;
    lec_lemmas found;
    const lec_status status =
        lec_lemmas_find(out->common.lemmas, out->readings.corpus, request->arena, &found, error);
    if (status != LEC_OK) return status;
    out->common.word_lemma = found.of_word;
    lec_list_used *lists =
        lec_new(request->arena, lec_list_used, out->list_count + found.file_count);
    for (size_t i = 0; i < out->list_count; i++) lists[i] = out->lists[i];
    for (size_t i = 0; i < found.file_count; i++)
        lists[out->list_count++] =
            (lec_list_used){"lemmas", found.files[i].file, found.files[i].sha256};
    out->lists = lists;
    return LEC_OK;
}

/* The corrections that --corrections names go before those of the study; their file is recorded. */
static lec_status read_corrections(const lec_request *request, lec_inputs *out, lec_error *error)
{
    lec_study *study = lec_new(request->arena, lec_study, 1);
    *study = *out->study;
    if (request->program.corrections != NULL) {
        const lec_status status = lec_corrections_read(request->program.corrections, request->arena,
                                                       &study->corrections, error);
        if (status != LEC_OK) return status;
        out->study = study;
    }
    if (out->study->corrections.count == 0) return LEC_OK;
    lec_list_used *lists = lec_new(request->arena, lec_list_used, out->list_count + 1);
    for (size_t i = 0; i < out->list_count; i++) lists[i] = out->lists[i];
    lists[out->list_count++] = (lec_list_used){"corrections", out->study->corrections.file,
                                               out->study->corrections.sha256};
    out->lists = lists;
    return LEC_OK;
}

enum { MOST_PAIRS_TOLD = 10 };

/* What the user may not expect: files left out; what the study says of things that are not there.
 */
static void say_what_was_left(const lec_request *request, const lec_inputs *inputs)
{
    for (size_t i = 0; i < inputs->readings.left_out_count; i++)
        lec_say(request, "left out: %s", inputs->readings.left_out[i].why);
    const lec_same_pairs *same = &inputs->readings.same;
    for (size_t i = 0; i < same->count; i++) {
        const lec_same_pair *pair = &same->items[i];
        if (i == MOST_PAIRS_TOLD) {
            lec_say(request,
                    "%zu more pairs of conferences that are one; 'lectern check' tells all",
                    same->count - i);
            break;
        }
        lec_say(
            request,
            "%s and %s: %s (%.0f %%); leave one out (captions go with --captions), or both count",
            pair->first, pair->second, pair->how, 100 * pair->share);
    }
    const lec_study_misfits misfits =
        lec_study_fit(inputs->study, &inputs->readings, request->arena);
    for (size_t i = 0; i < misfits.count; i++) lec_say(request, "%s", misfits.items[i]);
}

bool lec_wants_graphml(const lec_request *request)
{
    return request->command == NULL && request->analysis->nodes != NULL &&
           request->program.format != NULL && strcmp(request->program.format, "graphml") == 0;
}

lec_status lec_inputs_read(const lec_request *request, lec_inputs *out, lec_error *error)
{
    const lec_program_options *program = &request->program;
    const char *name = request->command != NULL ? request->command->name : request->analysis->name;
    if (request->path_count == 0)
        return lec_fail(error, LEC_BAD_USAGE, "no transcript given; see 'lectern help %s'", name);
    const lec_table_format *format; /* asked for before anything is read */
    lec_status status = lec_wants_graphml(request)
                            ? LEC_OK
                            : lec_table_format_named(program->format, &format, error);
    if (status != LEC_OK) return status;
    if (program->language != NULL && lec_language_find(program->language) == lec_language_count())
        return lec_fail(error, LEC_BAD_USAGE, "no language '%s' is known; use one of: %s",
                        program->language, lec_language_codes(request->arena));
    out->common = request->common;
    const lec_read_options options = {.form = program->form,
                                      .limits = {.encoding = program->encoding},
                                      .language = program->language,
                                      .columns = program->columns,
                                      .threads = request->common.threads,
                                      .seed = request->common.seed,
                                      .leave_out = program->leave_out};
    status = lec_study_read(program->study, request->arena, &out->study, error);
    if (status == LEC_OK) status = read_stop_words(request, out, error);
    if (status == LEC_OK) status = read_corrections(request, out, error);
    if (status == LEC_OK)
        status = lec_read(request->paths, request->path_count, out->study, &options, request->arena,
                          &out->readings, error);
    if (status == LEC_OK) say_what_was_left(request, out);
    if (status == LEC_OK && program->captions != NULL)
        status = lec_captions_apply(program->captions, out->study, &options, request->arena,
                                    &out->readings, error);
    if (status == LEC_OK) status = find_lemmas(request, out, error);
    return status;
}

lec_status lec_print_table(const lec_request *request, const lec_table *table, lec_error *error)
{
    const char *format = request->program.format != NULL ? request->program.format : "csv";
    return lec_table_write(table, format, request->program.raw, stdout, error);
}

lec_status lec_run_study(const lec_request *request, lec_error *error)
{
    (void)request;
    (void)error;
    fputs(lec_study_built_in_text, stdout);
    return LEC_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api/report_records.h"

#include <inttypes.h>
#include <string.h>

#include "api/libraries.h"
#include "io/output/citation.h"
#include "io/output/crate.h"
#include "io/source/sha256.h"

static bool read_pdf(const lec_readings *readings)
{
    for (size_t i = 0; i < readings->count; i++)
        if (strcmp(readings->items[i].transcript.form, "pdf") == 0) return true;
    return false;
}

/* NULL: texts were read. */
static const lec_index_used *index_of(const lectern_corpus *corpus, lec_arena *arena)
{
    const lec_index *index = corpus->index;
    if (index == NULL) return NULL;
    const lec_shard *shard = &index->readings.shard;
    const char *part = shard->count > 0 ? lec_arena_format(arena, "%" PRIu64 "/%" PRIu64,
                                                           shard->number, shard->count)
                                        : NULL;
    lec_index_used *used = lec_new(arena, lec_index_used, 1);
    *used = (lec_index_used){.file = corpus->path_count > 0 ? corpus->paths[0] : NULL,
                             .sha256 = lec_sha256(index->bytes, index->length, arena),
                             .version = index->version,
                             .part = part};
    return used;
}

static lec_run_record record_of(const lectern_corpus *corpus, const lec_report_settings *settings,
                                const lec_report_unmade *unmade, lec_arena *arena)
{
    const lec_readings *readings = &corpus->readings;
    return (lec_run_record){.command = unmade->command,
                            .version = LECTERN_VERSION,
                            .libraries = lec_all_libraries(arena),
                            .paths = corpus->paths,
                            .path_count = corpus->path_count,
                            .options = settings->given.items,
                            .option_count = settings->given.count,
                            .seed = settings->common.seed,
                            .replicates = settings->common.replicates,
                            .level = settings->common.level,
                            .study = corpus->study,
                            .index = index_of(corpus, arena),
                            .readings = readings->items,
                            .reading_count = readings->count,
                            .captions = readings->captions,
                            .captions_count = readings->captions_count,
                            .left_out = readings->left_out,
                            .left_out_count = readings->left_out_count,
                            .lists = settings->lists.items,
                            .list_count = settings->lists.count,
                            .tables = unmade->tables,
                            .table_count = unmade->table_count,
                            .shortened = unmade->shortened,
                            .shortened_count = unmade->shortened_count,
                            .charts = unmade->charts,
                            .chart_count = unmade->chart_count};
}

static lec_status write_crate(const lectern_corpus *corpus, const lec_run_record *record,
                              lec_folder *folder, lec_arena *arena, lec_error *error)
{
    FILE *file;
    const lec_crate crate = {.title = corpus->study->title,
                             .date =
                                 lec_crate_date(corpus->readings.corpus, LECTERN_RELEASED, arena),
                             .conference_count = corpus->readings.corpus->conference_count,
                             .run = record};
    lec_status status = lec_folder_open(folder, LEC_CRATE_FILE, &file, error);
    if (status == LEC_OK) status = lec_crate_write(&crate, file, error);
    if (status == LEC_OK) status = lec_folder_close(folder, file, error);
    return status;
}

lec_status lec_report_records_write(const lectern_corpus *corpus,
                                    const lec_report_settings *settings,
                                    const lec_report_unmade *unmade, lec_folder *folder,
                                    lec_arena *arena, lec_error *error)
{
    FILE *file;
    lec_run_record record = record_of(corpus, settings, unmade, arena);
    lec_status status = lec_all_programs(unmade->fonts, read_pdf(&corpus->readings), arena,
                                         &record.programs, error);
    if (status == LEC_OK) status = lec_folder_list(folder, &record.files, error);
    if (status == LEC_OK) status = write_crate(corpus, &record, folder, arena, error);
    if (status == LEC_OK) status = lec_folder_list(folder, &record.files, error);
    if (status == LEC_OK) status = lec_folder_open(folder, LEC_RUN_RECORD_FILE, &file, error);
    if (status == LEC_OK) status = lec_run_record_write(&record, file, error);
    if (status == LEC_OK) status = lec_folder_close(folder, file, error);
    return status;
}

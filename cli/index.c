/* SPDX-License-Identifier: GPL-3.0-or-later
 * index.c -- transcripts into one file; what is in such a file. */
#include "cli/index.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "api/index.h"
#include "cli/library.h"
#include "cli/progress.h"
#include "cli/scarcity.h"

const char lec_index_details[] =
    "An index holds the texts, their words, turns and speakers, and all that is known of how they "
    "were read; tables, 'check', 'export' and 'report' from it are the same bytes as from the "
    "transcripts. It is known by its first bytes, whatever its name, and read alone. How texts are "
    "read is fixed in it: form, encoding, language, columns, corrections, captions, seed, and the "
    "study's speakers, outlets and conferences; a command that says otherwise is refused. "
    "Concepts, pairs, groups and links of a study are free; without --study the index's own study "
    "is used. FILE is replaced only when the new index is whole. What is used of it is checked "
    "each "
    "time it is opened, everything by --verify; --info looks at what it says of itself. An index "
    "of an index is the same again. --add makes of the index FILE what "
    "it would be of its own files and, behind these, of PATHs, byte for byte; it does not read its "
    "own files again, and reads PATHs with the index's options and study. What would change what "
    "is in it is refused: a file that is in it already, or after which one of its conferences "
    "would have another name. With --no-text the texts stay where they are: what shows them "
    "('kwic', "
    "'turns --text', 'show', 'export', 'report') reads the files again by the paths that it was "
    "made "
    "with, those that it needs, and takes them where their SHA-256 is the same; the rest needs no "
    "file. What is added to such an index leaves its texts where they are, too. An index that is "
    "made with --shard is a corpus "
    "of its part only: every "
    "command that reads it says so, and so does run.json.";

/* --- what is in one -------------------------------------------------------------------------- */

static void print_info(const char *path, const lec_index_summary *of)
{
    const lec_index *index = &of->index;
    const lec_shard *shard = &index->readings.shard;
    printf("%s\n", path);
    printf("  %-14s%s\n", "lectern", index->version);
    printf("  %-14s%zu\n", "bytes", index->length);
    printf("  %-14s%zu\n", "files", of->files);
    printf("  %-14s%zu\n", "left out", of->left_out);
    printf("  %-14s%zu\n", "captions", of->captions);
    printf("  %-14s%zu\n", "conferences", of->conferences);
    printf("  %-14s%zu\n", "turns", of->turns);
    printf("  %-14s%zu\n", "words", of->words);
    printf("  %-14s%zu\n", "types", of->types);
    printf("  %-14s%zu\n", "speakers", of->speakers - 1);
    printf("  %-14s%s\n", "study", index->study_file[0] != '\0' ? index->study_file : "(built-in)");
    printf("  %-14s%" PRIu64 "\n", "seed", index->seed);
    printf("  %-14s%s\n", "texts", index->without_texts ? "in their files" : "inside");
    if (shard->count > 0)
        printf("  %-14s%" PRIu64 "/%" PRIu64 "\n", "part", shard->number, shard->count);
    for (size_t i = 0; i < index->option_count; i++)
        printf("  %-14s%s\n", "read with", index->options[i]);
}

/* Of an index that was opened as a whole, as older ones are. */
static lec_index_summary summary_of(const lectern_corpus *corpus)
{
    const lec_readings *readings = &corpus->index->readings;
    const lec_corpus *of = corpus->readings.corpus;
    return (lec_index_summary){.index = *corpus->index,
                               .files = readings->count,
                               .left_out = readings->left_out_count,
                               .captions = readings->captions_count,
                               .conferences = of->conference_count,
                               .turns = of->turn_count,
                               .words = of->token_count,
                               .types = of->word_count,
                               .speakers = of->speaker_count};
}

/* Whether there is one index to look into, before anything is read. */
static lec_status check_look(const lec_request *request, lec_error *error)
{
    const lec_program_options *program = &request->program;
    if (request->path_count != 1)
        return lec_fail(error, LEC_BAD_USAGE, "give one index; see 'lectern help index'");
    if (program->info && program->verify)
        return lec_fail(error, LEC_BAD_USAGE, "give --info or --verify, not both");
    if (program->add || program->no_text)
        return lec_fail(error, LEC_BAD_USAGE, "give --%s or --%s, not both",
                        program->add ? "add" : "no-text", program->info ? "info" : "verify");
    if (program->output != NULL)
        return lec_fail(
            error, LEC_BAD_USAGE, "--%s writes no index; leave -o %s out, or --%s to make one",
            program->info ? "info" : "verify", program->output, program->info ? "info" : "verify");
    const char *path = request->paths[0];
    bool is_index;
    if (access(path, F_OK) != 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: %s; give the name of an index", path,
                        strerror(errno));
    const lec_status status = lec_index_is_at(path, &is_index, error);
    if (status != LEC_OK || is_index) return status;
    return lec_fail(error, LEC_BAD_DATA,
                    "%s: is no index of lectern; 'lectern index' makes one of transcripts", path);
}

static lec_status look_into(const lec_request *request, lec_error *error)
{
    lec_library *library = NULL;
    lec_request silent = *request; /* remarks are for those who work with it */
    silent.program.quiet = true;
    lec_index_summary summary;
    bool is_told = false;
    lec_status status = check_look(request, error);
    const char *path = status == LEC_OK ? request->paths[0] : "";
    const bool asks_more = request->reading_options[0] != NULL || request->program.study != NULL;
    if (status == LEC_OK && request->program.info && !asks_more) /* whether it fits, all tells */
        status = lec_index_summarise(path, request->arena, &summary, &is_told, error);
    if (status == LEC_OK && !is_told) status = lec_library_open(&silent, &library, error);
    if (status == LEC_OK && !is_told) status = lec_library_read(library, error);
    if (status != LEC_OK) return status;
    if (!is_told && library->corpus->index == NULL) /* another file took its place meanwhile */
        return lec_fail(error, LEC_BAD_DATA, "%s: is no index of lectern", path);
    if (request->program.info && !is_told) summary = summary_of(library->corpus);
    if (request->program.info)
        print_info(path, &summary);
    else
        printf("%s: whole\n", path);
    return LEC_OK;
}

/* --- making one ------------------------------------------------------------------------------ */

static lec_status check_output(const char *path, const char *command, lec_error *error)
{
    if (path == NULL)
        return lec_fail(error, LEC_BAD_USAGE, "give -o FILE; see 'lectern help %s'", command);
    if (strcmp(path, "-") == 0)
        return lec_fail(error, LEC_BAD_USAGE,
                        "-o -: an index is a file, not a stream; give -o FILE");
    return LEC_OK;
}

static void say_made(const lec_request *request, size_t conferences, size_t words)
{
    lec_say(request, "%s: %zu conference%s, %zu word%s", request->program.output, conferences,
            conferences == 1 ? "" : "s", words, words == 1 ? "" : "s");
}

typedef struct {
    const lec_request *request;
    const lectern_corpus *corpus;
    const lec_index_place *before;
    lec_error *error;
    lec_status status;
} index_run;

static void write_guarded(void *state)
{
    index_run *self = state;
    lec_arena *arena = lec_arena_new();
    self->status =
        lec_index_corpus(self->corpus, self->request->program.no_text,
                         self->request->program.output, self->before, arena, self->error);
    lec_arena_free(arena);
}

/* The index that is to grow, which nobody else may add to meanwhile. */
static lec_status hold(const lec_request *request, const lec_index_place *before, lec_error *error)
{
    bool is_index = false;
    const char *path = request->program.output;
    if (!request->program.add) return LEC_OK;
    if (!before->exists)
        return lec_fail(error, LEC_BAD_DATA, "%s: is not there; leave --add out to make the index",
                        path);
    const lec_status status = lec_index_is_at(path, &is_index, error);
    if (status != LEC_OK) return status;
    if (!is_index)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: is no index of lectern; leave --add out to make one there", path);
    return lec_index_place_hold(path, before, request->arena, error);
}

lec_status lec_run_index(const lec_request *request, lec_error *error)
{
    const char *path = request->program.output;
    if (request->program.info || request->program.verify) return look_into(request, error);
    lec_status status = check_output(path, "index", error);
    if (status == LEC_OK && request->program.add && request->program.no_text)
        status = lec_fail(error, LEC_BAD_USAGE,
                          "give --add or --no-text, not both: add first, and leave the texts out "
                          "of the whole");
    if (status != LEC_OK) return status;
    lec_library *library = NULL;
    lec_index_place before;
    status = lec_library_open(request, &library, error);
    if (status == LEC_OK)
        status = lec_index_place_look(path, request->paths, request->path_count, request->arena,
                                      &before, error);
    if (status == LEC_OK) status = hold(request, &before, error);
    if (status == LEC_OK) status = lec_library_read(library, error);
    if (status != LEC_OK) return status;
    index_run self = {request, library->corpus, &before, error, LEC_OK};
    lec_scarcity_guard(write_guarded, &self);
    const lec_corpus *made = library->corpus->readings.corpus;
    if (self.status == LEC_OK) say_made(request, made->conference_count, made->token_count);
    return self.status;
}

/* --- joining shards -------------------------------------------------------------------------- */

const char lec_merge_details[] =
    "The shards 1/N to N/N, in any order, each made by 'lectern index --shard K/N' of the same "
    "files with the same study, options and version, make the index that 'lectern index' would "
    "have made of all, byte for byte. 'The same files' are the same bytes under the same paths, as "
    "they are given, on every machine. A shard that is missing, there twice or of something else "
    "is "
    "refused. A shard whose making was broken off is simply made again. Every shard looks at the "
    "names and bytes of all files, since names of conferences and files that are there twice are "
    "known only then; what takes time, who speaks, is done for its own. The shards are not read "
    "into "
    "memory: what joining them takes grows with conferences and different words.";

typedef struct {
    const lec_request *request;
    const lec_index_place *before;
    lec_error *error;
    lec_status status;
} merge_run;

static void merge_guarded(void *state)
{
    merge_run *self = state;
    const lec_request *request = self->request;
    lec_arena *arena = lec_arena_new();
    lec_index_joined whole;
    self->status =
        lec_index_merge_files(request->paths, request->path_count, request->program.output,
                              self->before, arena, &whole, self->error);
    if (self->status == LEC_OK) say_made(request, whole.conference_count, whole.token_count);
    lec_arena_free(arena);
}

lec_status lec_run_merge(const lec_request *request, lec_error *error)
{
    lec_index_place before;
    const char *path = request->program.output;
    lec_status status = check_output(path, "merge", error);
    if (status != LEC_OK) return status;
    if (request->path_count == 0)
        return lec_fail(error, LEC_BAD_USAGE, "no shard given; see 'lectern help merge'");
    status = lec_index_place_look(path, NULL, 0, request->arena, &before, error);
    if (status != LEC_OK) return status;
    merge_run self = {request, &before, error, LEC_OK};
    lec_scarcity_guard(merge_guarded, &self);
    return self.status;
}

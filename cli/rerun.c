/* SPDX-License-Identifier: GPL-3.0-or-later
 * rerun.c -- run.json -> the request of that report -> a report -> two run.json compared.
 *
 * Without -o the new result is made beside the earlier one, compared and removed. */
#include "cli/rerun.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/progress.h"
#include "core/tree.h"
#include "io/output/recorded_run.h"

const char lec_rerun_details[] =
    "RESULT is the folder of a report, or of an export. Does what RESULT/run.json says was done: "
    "the same options, study and paths (so run it in the "
    "folder from which the report was made). Says when the version of lectern or of a library, or "
    "what is read, is not the same, and compares the SHA-256 of every file: a line on standard "
    "output for each that differs, is missing or is new. Exit status: 0 when every file has the "
    "same bytes, 1 when one has not. With -o the new result is kept in DIR (RESULT itself is a "
    "good DIR: see 'lectern help report' for what happens to an earlier one); without, it is only "
    "compared. Pictures depend on gnuplot and on the fonts of a machine, tables do not.";

/* --- the request of that report ----------------------------------------------------------------
 */

/* What was given then, as it would be typed. */
static lec_status request_of(const lec_request *request, const lec_recorded_run *run,
                             const char *folder, lec_request *out, lec_error *error)
{
    lec_arena *arena = request->arena;
    LEC_ARRAY(char *) words = {0};
    LEC_PUSH(arena, words, lec_arena_format(arena, "lectern"));
    LEC_PUSH(arena, words, lec_arena_format(arena, "%s", run->command));
    for (size_t i = 0; i < run->option_count; i++)
        LEC_PUSH(arena, words, lec_arena_format(arena, "%s", run->options[i]));
    LEC_PUSH(arena, words, lec_arena_format(arena, "--output=%s", folder));
    if (request->program.quiet || request->program.output == NULL)
        LEC_PUSH(arena, words, lec_arena_format(arena, "--quiet"));
    if (request->program.overwrite) LEC_PUSH(arena, words, lec_arena_format(arena, "--overwrite"));
    if (strcmp(run->command, "report") == 0) /* what is to be compared is made */
        LEC_PUSH(arena, words, lec_arena_format(arena, "--redraw"));
    LEC_PUSH(arena, words, lec_arena_format(arena, "--"));
    for (size_t i = 0; i < run->path_count; i++)
        LEC_PUSH(arena, words, lec_arena_format(arena, "%s", run->paths[i]));
    lec_status status = lec_request_read((int)words.count, words.items, arena, out, error);
    if (status == LEC_OK && out->command == NULL) /* nobody but an editor could ask for that */
        status = lec_fail(error, LEC_BAD_DATA, "%s: no command that makes a result", run->command);
    if (status == LEC_OK && run->study_file != NULL && access(run->study_file, F_OK) != 0)
        out->study_text = run->study_text;
    return status;
}

static lec_status check_paths(const char *result, const lec_recorded_run *run, lec_error *error)
{
    for (size_t i = 0; i < run->path_count; i++)
        if (strcmp(run->paths[i], "-") != 0 && access(run->paths[i], F_OK) != 0)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s: was made of '%s', which is not here; run it in the folder from "
                            "which that report was made",
                            result, run->paths[i]);
    return LEC_OK;
}

/* --- what is not the same ----------------------------------------------------------------------
 */

static void say_versions(const lec_request *request, const lec_recorded_run *then,
                         const lec_recorded_run *now)
{
    if (strcmp(then->version, now->version) != 0)
        lec_say(request, "lectern was %s then and is %s now", then->version, now->version);
    for (const lec_package *it = now->libraries; it->name != NULL; it++)
        for (const lec_package *old = then->libraries; old->name != NULL; old++)
            if (strcmp(old->name, it->name) == 0 && strcmp(old->version, it->version) != 0)
                lec_say(request, "%s was %s then and is %s now", it->name, old->version,
                        it->version);
}

/* Two listings walked side by side: tell() hears of each path that is not the same in both;
 * returns how many those are. */
typedef void difference_teller(const lec_request *request, const char *path, const char *how);

static size_t compare(const lec_request *request, const lec_listing *then, const lec_listing *now,
                      difference_teller *tell)
{
    size_t differing = 0, a = 0, b = 0;
    while (a < then->count || b < now->count) {
        const char *old = a < then->count ? then->items[a].path : NULL,
                   *new = b < now->count ? now->items[b].path : NULL;
        const int order = old == NULL ? 1 : new == NULL ? -1 : strcmp(old, new);
        const bool same = order == 0 && strcmp(then->items[a].sha256, now->items[b].sha256) == 0;
        if (!same) {
            tell(request, order <= 0 ? old : new,
                 order < 0    ? "missing"
                 : order == 0 ? "differs"
                              : "new");
            differing++;
        }
        if (order <= 0) a++;
        if (order >= 0) b++;
    }
    return differing;
}

static void say_index(const lec_request *request, const lec_recorded_run *then,
                      const lec_recorded_run *now)
{
    const char *old = then->index_sha256, *new = now->index_sha256;
    if (old == NULL && new == NULL) return;
    if (old == NULL || new == NULL)
        lec_say(request, "%s: is %s, and was %s when the result was made", then->paths[0],
                new != NULL ? "an index" : "no index", old != NULL ? "an index" : "none");
    else if (strcmp(old, new) != 0)
        lec_say(request,
                "%s: the index is another than when the result was made (its SHA-256 is "
                "not the same)",
                then->paths[0]);
}

static void say_input(const lec_request *request, const char *path, const char *how)
{
    lec_say(request, "%s: %s", path,
            strcmp(how, "differs") == 0   ? "is not what it was when the result was made"
            : strcmp(how, "missing") == 0 ? "was read then, not now"
                                          : "was not read then");
}

static void print_file(const lec_request *request, const char *path, const char *how)
{
    (void)request;
    printf("%s: %s\n", how, path);
}

/* Between the record of then and that in `folder`. */
static lec_status compare_with(const lec_request *request, const char *result,
                               const lec_recorded_run *then, const char *folder, lec_error *error)
{
    lec_recorded_run now;
    const lec_status status = lec_recorded_run_read(folder, request->arena, &now, error);
    if (status != LEC_OK) return status;
    say_versions(request, then, &now);
    say_index(request, then, &now);
    (void)compare(request, &then->inputs, &now.inputs, say_input);
    const size_t differing = compare(request, &then->files, &now.files, print_file);
    if (differing > 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: %zu of its %zu files are not the same now",
                        result, differing, then->files.count);
    lec_say(request, "%s: all %zu files are the same, byte for byte", result, then->files.count);
    return LEC_OK;
}

/* --- the command -------------------------------------------------------------------------------
 */

/* A name beside the folder that is free. */
static const char *free_name_beside(const char *folder, lec_arena *arena)
{
    const char *name;
    unsigned number = 0;
    do name = lec_arena_format(arena, "%s.rerun-%ld-%u", folder, (long)getpid(), number++);
    while (access(name, F_OK) == 0);
    return name;
}

static void remove_folder(const char *path, lec_arena *arena)
{
    const char *slash = strrchr(path, '/');
    const int parent = lec_open_folder_at(
        AT_FDCWD, slash == path ? "/" : lec_arena_text(arena, path, (size_t)(slash - path)));
    if (parent < 0) return;
    lec_remove_tree(parent, slash + 1);
    close(parent);
}

lec_status lec_run_rerun(const lec_request *request, lec_error *error)
{
    if (request->path_count != 1)
        return lec_fail(error, LEC_BAD_USAGE,
                        "rerun takes one result folder, not %zu; see 'lectern help rerun'",
                        request->path_count);
    const char *result = request->paths[0], *output = request->program.output;
    const char *resolved = lec_result_folder(result, request->arena);
    lec_recorded_run then;
    lec_status status = lec_recorded_run_read(resolved, request->arena, &then, error);
    if (status == LEC_OK) status = check_paths(result, &then, error);
    if (status != LEC_OK) return status;

    const char *folder = output != NULL ? output : free_name_beside(resolved, request->arena);
    lec_request again;
    status = request_of(request, &then, folder, &again, error);
    if (status == LEC_OK) status = again.command->run(&again, error);
    if (status != LEC_OK) return status;
    status = compare_with(request, result, &then, folder, error);
    if (output == NULL) remove_folder(folder, request->arena);
    return status;
}

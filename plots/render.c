/* SPDX-License-Identifier: GPL-3.0-or-later
 * render.c -- runs gnuplot on scripts, two at a time, and looks at what it made.
 */
#include "plots/plot.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/landing.h"
#include "core/parallel.h"
#include "core/program.h"
#include "core/sandbox.h"
#include "core/tree.h"
#include "plots/picture.h"

enum { AT_ONCE_MAX = 2, SECONDS = 30 };
static const char temporary_folder[] =
    ".temporary"; /* in the folder of the pictures, while they are drawn */

const char *lec_gnuplot_find(lec_arena *arena)
{
    return lec_program_find("gnuplot", arena);
}

/* --- one gnuplot --------------------------------------------------------------------------------
 */

typedef struct {
    lec_picture *picture; /* NULL: nothing is running */
    lec_arena *arena;     /* of this picture */
    pid_t process;        /* and process group */
    FILE *said;           /* its standard output and error */
    double deadline;
} job;

typedef struct {
    int folder;
    const char *gnuplot;
    char *const *environment;
    const lec_sandbox *sandbox;
    double seconds;
    lec_chart_style style;
} studio;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void remove_pictures(const studio *at, const job *work)
{
    for (int format = 0; format < LEC_PICTURE_FORMATS; format++)
        for (size_t i = 0; lec_picture_endings[format][i] != NULL; i++)
            unlinkat(at->folder,
                     lec_arena_format(work->arena, "%s%s", work->picture->name,
                                      lec_picture_endings[format][i]),
                     0);
}

static lec_status start(const studio *at, job *work, lec_picture *picture)
{
    lec_error *error = &picture->error;
    *work = (job){.picture = picture, .arena = lec_arena_new()};
    char *arguments[] = {lec_arena_format(work->arena, "gnuplot"),
                         lec_arena_format(work->arena, "-d"),
                         lec_arena_format(work->arena, "%s.gp", picture->name), NULL};
    remove_pictures(at, work); /* an old picture must not pass for the new one */
    work->said = tmpfile();
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (work->said == NULL || nothing < 0) {
        if (nothing >= 0) close(nothing);
        return lec_fail(error, LEC_BAD_DATA, "%s.gp: gnuplot cannot be started: %s", picture->name,
                        strerror(errno));
    }
    const int said = fileno(work->said);
    work->process = lec_child_start(&(lec_child){.program = at->gnuplot,
                                                 .arguments = arguments,
                                                 .environment = at->environment,
                                                 .folder = at->folder,
                                                 .streams = {nothing, said, said},
                                                 .sandbox = at->sandbox,
                                                 .seconds = at->seconds});
    const int reason = errno;
    close(nothing);
    if (work->process < 0)
        return lec_fail(error, LEC_BAD_DATA, "%s.gp: gnuplot cannot be started: %s", picture->name,
                        strerror(reason));
    work->deadline = now() + at->seconds;
    return LEC_OK;
}

/* The last line that gnuplot said which is not empty. */
static void last_words(FILE *said, char *line, size_t size)
{
    char next[256];
    snprintf(line, size, "it said nothing");
    rewind(said);
    while (fgets(next, sizeof next, said) != NULL) {
        next[strcspn(next, "\n")] = '\0';
        if (next[strspn(next, " \t^")] != '\0') snprintf(line, size, "%s", next);
    }
}

/* `ended` is the status from waitpid(), or -1 when time ran out. */
static lec_status judge(const studio *at, const job *work, int ended)
{
    const lec_picture *picture = work->picture;
    lec_error *error = &work->picture->error;
    char said[256];
    if (ended == -1)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s.gp: gnuplot took more than %g s and was stopped; run it by hand",
                        picture->name, at->seconds);
    if (WIFSIGNALED(ended))
        return lec_fail(
            error, LEC_BAD_DATA,
            "%s.gp: gnuplot was ended by signal %d; make room on the disk or in memory, "
            "or run it by hand",
            picture->name, WTERMSIG(ended));
    if (WEXITSTATUS(ended) != 0) {
        last_words(work->said, said, sizeof said);
        return lec_fail(error, LEC_BAD_DATA,
                        "%s.gp: gnuplot failed: %s; gnuplot 5.2 or newer is needed", picture->name,
                        said);
    }
    const lec_picture_about about = {picture->name, picture->title, &at->style};
    lec_status status = LEC_OK;
    for (int format = 0; status == LEC_OK && format < LEC_PICTURE_FORMATS; format++)
        if (at->style.formats[format])
            status = lec_picture_finish(at->folder, &about, (lec_picture_format)format, work->arena,
                                        error);
    return status;
}

static void finish(const studio *at, job *work, lec_status status)
{
    work->picture->drawn = status == LEC_OK;
    if (status != LEC_OK) remove_pictures(at, work);
    if (work->said != NULL) fclose(work->said);
    lec_arena_free(work->arena);
    *work = (job){0};
}

static void stop(pid_t process, int *ended)
{
    kill(-process, SIGKILL);
    while (waitpid(process, ended, 0) < 0 && errno == EINTR) continue;
}

/* Whether the gnuplot of `work` has ended, or been ended; then *ended says how. */
static bool has_ended(const job *work, int *ended)
{
    *ended = 0; /* also when somebody else has waited for it: the pictures will tell */
    const pid_t got = waitpid(work->process, ended, WNOHANG);
    if (got == work->process || (got < 0 && errno != EINTR)) return true;
    if (now() < work->deadline) return false;
    stop(work->process, ended);
    *ended = -1;
    return true;
}

/* When the call that draws ends before them. */
static void stop_all(void *given)
{
    const job *jobs = given;
    for (size_t j = 0; j < AT_ONCE_MAX; j++) {
        int ended;
        if (jobs[j].process > 0) stop(jobs[j].process, &ended);
        if (jobs[j].said != NULL) fclose(jobs[j].said);
    }
}

/* --- all of them ---------------------------------------------------------------------------------
 */

static void render_all(const studio *at, lec_picture *pictures, size_t count, size_t at_once,
                       lec_arena *arena)
{
    job *jobs = lec_new(arena, job, AT_ONCE_MAX);
    lec_arena_adopt(arena, jobs, stop_all);
    size_t next = 0;
    size_t running = 0;
    while (next < count || running > 0) {
        bool moved = false;
        for (size_t j = 0; j < at_once; j++) {
            job *work = &jobs[j];
            int ended = 0;
            while (next < count && pictures[next].taken) next++;
            if (work->picture == NULL && next < count) {
                const lec_status status = start(at, work, &pictures[next++]);
                running++;
                moved = true;
                if (status == LEC_OK) continue;
                finish(at, work, status);
                running--;
            } else if (work->picture != NULL && has_ended(work, &ended)) {
                work->process = 0;
                finish(at, work, judge(at, work, ended));
                running--;
                moved = true;
            }
        }
        const struct timespec moment = {.tv_nsec = 2000000};
        if (!moved) nanosleep(&moment, NULL);
        lec_land_if_cancelled();
    }
}

bool lec_gnuplot_is_confined(int folder)
{
    lec_arena *arena = lec_arena_new();
    const lec_sandbox *sandbox = lec_sandbox_new(folder, arena);
    const bool confined = lec_sandbox_filters_calls(sandbox) || lec_sandbox_guards_files(sandbox);
    lec_arena_free(arena);
    return confined;
}

const char *const *lec_picture_files(const char *name, const lec_chart_style *style,
                                     lec_arena *arena)
{
    LEC_ARRAY(const char *) files = {0};
    for (int format = 0; format < LEC_PICTURE_FORMATS && !style->formats[LEC_PICTURE_EPS]; format++)
        for (size_t i = 0; style->formats[format] && lec_picture_endings[format][i] != NULL; i++)
            LEC_PUSH(arena, files,
                     lec_arena_format(arena, "%s%s", name, lec_picture_endings[format][i]));
    LEC_PUSH(arena, files, NULL);
    return files.items;
}

lec_status lec_charts_render(int folder, const char *gnuplot, lec_picture *pictures, size_t count,
                             const lec_render_limits *limits, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    const size_t threads = lec_thread_count(limits->threads);
    studio at = {
        .folder = folder,
        .gnuplot = gnuplot,
        .environment = lec_program_environment(temporary_folder, arena),
        .sandbox = lec_sandbox_new(folder, arena),
        .seconds = limits->seconds > 0 ? limits->seconds : SECONDS,
        .style = limits->style != NULL ? *limits->style : lec_chart_style_default(),
    };
    if (at.style.formats[LEC_PICTURE_EPS]) at.style.formats[LEC_PICTURE_PDF] = true;
    for (size_t i = 0; i < count; i++) pictures[i].drawn = pictures[i].taken;
    mkdirat(folder, temporary_folder,
            0700); /* without it a gnuplot that needs one fails, and says so */
    render_all(&at, pictures, count, threads < AT_ONCE_MAX ? threads : AT_ONCE_MAX, arena);
    lec_remove_tree(folder, temporary_folder); /* and what a gnuplot that was ended left in it */
    lec_arena_free(arena);
    for (size_t i = 0; i < count; i++)
        if (!pictures[i].drawn)
            return lec_fail(error, LEC_BAD_DATA, "%s", pictures[i].error.message);
    return LEC_OK;
}

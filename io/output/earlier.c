/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/earlier.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/descriptor.h"
#include "core/tree.h"
#include "io/output/recorded_run.h"
#include "io/source/sha256.h"

struct lec_earlier {
    int folder; /* `inside`, open */
    const char *inside;
    lec_listing files;
};

static void close_earlier(void *given)
{
    close(((lec_earlier *)given)->folder);
}

static bool same_version(const lec_package *then, const lec_package *program)
{
    for (; then->name != NULL; then++)
        if (strcmp(then->name, program->name) == 0)
            return program->version[0] != '\0' && strcmp(then->version, program->version) == 0;
    return false;
}

lec_earlier *lec_earlier_open(const char *path, const char *inside, const char *version,
                              const lec_package *programs, lec_arena *arena)
{
    lec_recorded_run run;
    lec_error unsaid;
    if (lec_recorded_run_read(path, arena, &run, &unsaid) != LEC_OK ||
        strcmp(run.version, version) != 0)
        return NULL;
    for (; programs->name != NULL; programs++)
        if (!same_version(run.libraries, programs)) return NULL;
    const int result = lec_open_folder_at(AT_FDCWD, path);
    const int folder = result >= 0 ? lec_open_folder_at(result, inside) : -1;
    if (result >= 0) close(result);
    if (folder < 0) return NULL;
    lec_earlier *earlier = lec_new(arena, lec_earlier, 1);
    *earlier = (lec_earlier){folder, inside, run.files};
    lec_arena_adopt(arena, earlier, close_earlier);
    return earlier;
}

/* --- what they were made of ------------------------------------------------------------------ */

/* Whether the file is one that pictures called `name` are made of: a script, or data. */
static bool is_source_of(const char *file, const char *name)
{
    const size_t length = strlen(name);
    if (strncmp(file, name, length) != 0 || (file[length] != '.' && file[length] != '_'))
        return false;
    const char *ending = strrchr(file, '.');
    return ending != NULL && (strcmp(ending, ".gp") == 0 || strcmp(ending, ".csv") == 0);
}

static const char *recorded(const lec_earlier *earlier, const char *file, lec_arena *arena)
{
    return lec_listing_find(&earlier->files,
                            lec_arena_format(arena, "%s/%s", earlier->inside, file));
}

typedef struct {
    const lec_earlier *earlier;
    const char *name;
    lec_arena *arena;
    size_t count; /* sources that are there */
    bool same;    /* all of them as they were */
} comparing;

static void compare_source(int folder, const char *file, void *given)
{
    comparing *state = given;
    if (!state->same || !is_source_of(file, state->name)) return;
    const char *then = recorded(state->earlier, file, state->arena);
    const char *now = then != NULL ? lec_file_sha256(folder, file, state->arena) : NULL;
    state->count++;
    state->same = now != NULL && strcmp(then, now) == 0;
}

static size_t sources_then(const lec_earlier *earlier, const char *name)
{
    const size_t inside = strlen(earlier->inside);
    size_t count = 0;
    for (size_t i = 0; i < earlier->files.count; i++) {
        const char *path = earlier->files.items[i].path;
        count += strncmp(path, earlier->inside, inside) == 0 && path[inside] == '/' &&
                 is_source_of(path + inside + 1, name);
    }
    return count;
}

static bool same_sources(const lec_earlier *earlier, int folder, const char *name, lec_arena *arena)
{
    comparing state = {.earlier = earlier, .name = name, .arena = arena, .same = true};
    lec_descriptor *listed = lec_descriptor_new(arena);
    listed->number = lec_open_folder_at(folder, ".");
    const bool read =
        listed->number >= 0 && lec_each_entry(listed->number, compare_source, &state) == 0;
    lec_descriptor_close(listed);
    return read && state.same && state.count > 0 && state.count == sources_then(earlier, name);
}

/* --- what was made --------------------------------------------------------------------------- */

/* The bytes of a file of the earlier result, or NULL: it is not there, or not as it was written. */
static const char *bytes_of(const lec_earlier *earlier, const char *file, size_t *length,
                            lec_arena *arena)
{
    struct stat about;
    const char *then = recorded(earlier, file, arena);
    const int from =
        then != NULL ? openat(earlier->folder, file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
                     : -1;
    if (from < 0) return NULL;
    char *bytes = NULL;
    *length = 0;
    if (fstat(from, &about) == 0 && S_ISREG(about.st_mode)) {
        bytes = lec_new(arena, char, (size_t)about.st_size + 1);
        ssize_t step = 1;
        while (*length < (size_t)about.st_size && (step > 0 || (step < 0 && errno == EINTR))) {
            step = read(from, bytes + *length, (size_t)about.st_size - *length);
            if (step > 0) *length += (size_t)step;
        }
    }
    close(from);
    return bytes != NULL && strcmp(lec_sha256(bytes, *length, arena), then) == 0 ? bytes : NULL;
}

static bool put(int folder, const char *file, const char *bytes, size_t length)
{
    const int to = openat(folder, file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (to < 0) return false;
    size_t done = 0;
    ssize_t step = 1;
    while (done < length && (step > 0 || (step < 0 && errno == EINTR))) {
        step = write(to, bytes + done, length - done);
        if (step > 0) done += (size_t)step;
    }
    return close(to) == 0 && done == length;
}

bool lec_earlier_take(const lec_earlier *earlier, int folder, const char *name,
                      const char *const *made)
{
    lec_arena *own = lec_arena_new();
    bool taken = earlier != NULL && made[0] != NULL && same_sources(earlier, folder, name, own);
    for (size_t i = 0; taken && made[i] != NULL; i++) {
        size_t length;
        const char *bytes = bytes_of(earlier, made[i], &length, own);
        taken = bytes != NULL && put(folder, made[i], bytes, length);
    }
    lec_arena_free(own);
    for (size_t i = 0; !taken && made[i] != NULL; i++) unlinkat(folder, made[i], 0);
    return taken;
}

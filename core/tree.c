/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifdef __linux__
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): getdents64() */
#endif
#include "core/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdalign.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/descriptor.h"

/* A folder is open at each level, and a process has 1,024 descriptors as a rule. */
enum { DEEPEST = 500, ATTEMPTS = 100 };

int lec_open_folder_at(int parent, const char *name)
{
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

typedef void entry_visitor(int folder, const char *name, void *state);

static void visit_entry(int folder, const char *name, entry_visitor *visit, void *state)
{
    if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) visit(folder, name, state);
}

#ifdef __linux__
/* Without memory of the heap: what was begun is also removed when there is no more of it. */
int lec_each_entry(int folder, entry_visitor *visit, void *state)
{
    alignas(struct dirent64) char entries[4096];
    ssize_t got;
    while ((got = getdents64(folder, entries, sizeof entries)) > 0)
        for (ssize_t at = 0; at < got;) {
            const struct dirent64 *entry = (const struct dirent64 *)(entries + at);
            at += entry->d_reclen;
            visit_entry(folder, entry->d_name, visit, state);
        }
    return got < 0 ? errno : 0;
}
#else
int lec_each_entry(int folder, entry_visitor *visit, void *state)
{
    const int own = dup(folder); /* is closed with the entries */
    DIR *entries = own >= 0 ? fdopendir(own) : NULL;
    if (entries == NULL) {
        const int reason = errno;
        if (own >= 0) close(own);
        return reason;
    }
    errno = 0; /* readdir() says with it whether NULL is the end or a failure */
    for (struct dirent *entry; (entry = readdir(entries)) != NULL; errno = 0)
        visit_entry(folder, entry->d_name, visit, state);
    const int reason = errno;
    closedir(entries);
    return reason;
}
#endif

typedef struct {
    void (*visit)(const lec_tree_file *file, void *state);
    void *state;
    lec_arena *arena;
    const char *above; /* path of the folder with a slash at its end, or "" */
    int depth, failure;
} file_walk;

static void walk_entry(int folder, const char *name, void *state)
{
    file_walk *walk = state;
    struct stat about;
    if (walk->failure != 0) return;
    const char *path = lec_arena_format(walk->arena, "%s%s", walk->above, name);
    if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0) {
        walk->failure = errno;
    } else if (!S_ISDIR(about.st_mode)) {
        walk->visit(&(lec_tree_file){folder, name, path}, walk->state);
    } else {
        lec_descriptor *inside = lec_descriptor_new(walk->arena);
        if (walk->depth < DEEPEST) inside->number = lec_open_folder_at(folder, name);
        file_walk below = *walk;
        below.above = lec_arena_format(walk->arena, "%s/", path);
        below.depth++;
        if (inside->number < 0)
            walk->failure = walk->depth < DEEPEST ? errno : ENAMETOOLONG;
        else if ((walk->failure = lec_each_entry(inside->number, walk_entry, &below)) == 0)
            walk->failure = below.failure;
        lec_descriptor_close(inside);
    }
}

int lec_each_file(int folder, void (*visit)(const lec_tree_file *file, void *state), void *state,
                  lec_arena *arena)
{
    file_walk walk = {visit, state, arena, "", 0, 0};
    const int failure = lec_each_entry(folder, walk_entry, &walk);
    return failure != 0 ? failure : walk.failure;
}

/* `state`: how deep the entry lies. */
static void remove_entry(int folder, const char *name, void *state)
{
    int depth = *(int *)state + 1;
    if (unlinkat(folder, name, 0) == 0) return;
    if (errno == EACCES || errno == EPERM) {
        (void)fchmod(folder, S_IRWXU); /* the folder itself was made read-only */
        if (unlinkat(folder, name, 0) == 0) return;
    }
    if (depth > DEEPEST) return;
    int inside = lec_open_folder_at(folder, name);
    if (inside < 0 && errno == EACCES && fchmodat(folder, name, S_IRWXU, 0) == 0)
        inside = lec_open_folder_at(folder, name);
    if (inside < 0) return;
    lec_each_entry(inside, remove_entry, &depth);
    close(inside);
    unlinkat(folder, name, AT_REMOVEDIR);
}

void lec_remove_tree(int parent, const char *name)
{
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        int depth = 0;
        remove_entry(parent, name, &depth);
        if (faccessat(parent, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0) return;
    }
}

static void sync_entry(int folder, const char *name, void *state)
{
    int *failure = state;
    struct stat about;
    if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0) *failure = errno;
    if (*failure != 0 || !(S_ISREG(about.st_mode) || S_ISDIR(about.st_mode))) return;
    const int entry = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (entry < 0 && errno == EACCES) return; /* carried over from the user, who forbade reading */
    if (entry < 0 || fsync(entry) != 0) *failure = errno;
    if (entry >= 0 && S_ISDIR(about.st_mode)) {
        const int reason = lec_each_entry(entry, sync_entry, state);
        if (reason != 0) *failure = reason;
    }
    if (entry >= 0) close(entry);
}

int lec_sync_tree(int parent, const char *name)
{
    int failure = 0;
    sync_entry(parent, name, &failure);
    return failure;
}

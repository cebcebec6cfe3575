/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/carry.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/descriptor.h"
#include "core/tree.h"
#include "io/output/listing.h"

enum { MOST_VERSIONS = 1000, COPY_SIZE = 64 * 1024 };

typedef struct {
    int new;
    lec_listing listing;
    lec_arena *arena;
    lec_carried *carried;
    bool is_second_walk; /* the first for what is not listed, so that it keeps its place */
    const char *failed;  /* the first file that could not be carried, or NULL */
    int reason;
} carrying;

/* --- one file -------------------------------------------------------------------------------- */

static int make_folders_above(int folder, const char *path, lec_arena *arena)
{
    for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        const char *above = lec_arena_text(arena, path, (size_t)(slash - path));
        if (mkdirat(folder, above, 0777) != 0 && errno != EEXIST) return -1;
    }
    return 0;
}

static int copy_bytes(int from, int to)
{
    char bytes[COPY_SIZE];
    for (ssize_t got; (got = read(from, bytes, sizeof bytes)) != 0;) {
        if (got < 0 && errno != EINTR) return -1;
        for (ssize_t done = 0, wrote; done < got; done += wrote)
            if ((wrote = write(to, bytes + done, (size_t)(got - done))) < 0) return -1;
    }
    return 0;
}

static int copy_file(const lec_tree_file *file, const struct stat *about, int folder,
                     const char *path)
{
    const int from = openat(file->folder, file->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (from < 0) return -1;
    const int to =
        openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, about->st_mode & 07777);
    int result = to >= 0 ? copy_bytes(from, to) : -1, reason = errno;
    if (to >= 0 && close(to) != 0 && result == 0) {
        result = -1;
        reason = errno;
    }
    close(from);
    errno = reason;
    return result;
}

static int copy_link(const lec_tree_file *file, int folder, const char *path)
{
    char target[PATH_MAX];
    const ssize_t length = readlinkat(file->folder, file->name, target, sizeof target - 1);
    if (length < 0) return -1;
    target[length] = '\0';
    return symlinkat(target, folder, path);
}

/* Links or copies; -1 and errno. */
static int put(const carrying *work, const lec_tree_file *file, const char *path)
{
    struct stat about;
    if (make_folders_above(work->new, path, work->arena) != 0) return -1;
    if (linkat(file->folder, file->name, work->new, path, 0) == 0) return 0;
    if (errno == EEXIST || errno == ENOSPC) return -1;
    if (fstatat(file->folder, file->name, &about, AT_SYMLINK_NOFOLLOW) != 0) return -1;
    if (S_ISLNK(about.st_mode)) return copy_link(file, work->new, path);
    if (S_ISREG(about.st_mode)) return copy_file(file, &about, work->new, path);
    errno = ENOTSUP;
    return -1;
}

static bool has_same_bytes(const carrying *work, const lec_tree_file *file, const char *path)
{
    const char *mine = lec_file_sha256(file->folder, file->name, work->arena);
    const char *other = lec_file_sha256(work->new, path, work->arena);
    return mine != NULL && other != NULL && strcmp(mine, other) == 0;
}

/* --- where it goes --------------------------------------------------------------------------- */

static void fail_with(carrying *work, const lec_tree_file *file)
{
    work->failed = file->path;
    work->reason = errno;
}

/* To kept/PATH, or kept/PATH.2 ... where another version is kept already. */
static void keep(carrying *work, const lec_tree_file *file)
{
    const char *path = lec_arena_format(work->arena, LEC_KEPT_FOLDER "/%s", file->path);
    for (unsigned version = 2; put(work, file, path) != 0; version++) {
        if (errno != EEXIST || version > MOST_VERSIONS) {
            fail_with(work, file);
            return;
        }
        if (has_same_bytes(work, file, path)) return;
        path = lec_arena_format(work->arena, LEC_KEPT_FOLDER "/%s.%u", file->path, version);
    }
    work->carried->kept++;
    if (work->carried->first == NULL || strcmp(path, work->carried->first) < 0)
        work->carried->first = path;
}

/* Not because somebody has changed the file or who may read it: then it is kept unread. */
static bool reading_failed(int reason)
{
    return reason == EIO || reason == EMFILE || reason == ENFILE || reason == ENOMEM;
}

static void carry_file(const lec_tree_file *file, void *state)
{
    carrying *work = state;
    if (work->failed != NULL || strcmp(file->path, LEC_RUN_RECORD_FILE) == 0) return;
    const char *listed = lec_listing_find(&work->listing, file->path);
    if ((listed != NULL) != work->is_second_walk) return;
    if (listed != NULL) {
        const char *hash = lec_file_sha256(file->folder, file->name, work->arena);
        if (hash == NULL && reading_failed(errno))
            fail_with(work, file);
        else if (hash == NULL || strcmp(hash, listed) != 0)
            keep(work, file);
        return;
    }
    if (put(work, file, file->path) == 0)
        work->carried->carried++;
    else if (errno != EEXIST)
        fail_with(work, file);
    else if (!has_same_bytes(work, file, file->path))
        keep(work, file);
}

lec_status lec_carry_over(int old, int new, const char *path, lec_arena *arena, lec_carried *out,
                          lec_error *error)
{
    *out = (lec_carried){0};
    int reason;
    carrying work = {.new = new,
                     .listing = lec_listing_read(old, arena, &reason),
                     .arena = arena,
                     .carried = out};
    for (int walk = 0; walk < 2 && reason == 0; walk++) {
        lec_descriptor *again = lec_descriptor_new(arena);
        again->number = lec_open_folder_at(old, ".");
        work.is_second_walk = walk == 1;
        reason =
            again->number >= 0 ? lec_each_file(again->number, carry_file, &work, arena) : errno;
        lec_descriptor_close(again);
    }
    if (work.failed != NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s/%s: cannot be read or kept: %s; move it away or give --overwrite", path,
                        work.failed, strerror(work.reason));
    if (reason != 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: what it holds cannot be listed: %s; give another folder with -o", path,
                        strerror(reason));
    return LEC_OK;
}

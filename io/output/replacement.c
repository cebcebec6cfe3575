/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/replacement.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ATTEMPTS = 100 };

static lec_status cannot_write(const char *path, int reason, lec_error *error)
{
    return lec_fail(error, LEC_BAD_DATA, "cannot write %s: %s; write elsewhere", path,
                    strerror(reason));
}

static void abandon(void *replacement)
{
    lec_replacement *of = replacement;
    lec_replacement_close(of);
    if (of->exists) unlink(of->temporary);
    of->exists = false;
}

lec_status lec_replacement_open(const char *path, lec_arena *arena, lec_replacement **out,
                                lec_error *error)
{
    struct stat status;
    lec_replacement *made = lec_new(arena, lec_replacement, 1);
    *made = (lec_replacement){.path = path};
    lec_arena_adopt(arena, made, abandon);
    const bool exists = stat(path, &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) return cannot_write(path, EISDIR, error);
    if (exists && !S_ISREG(status.st_mode))
        return lec_fail(error, LEC_BAD_DATA,
                        "cannot write %s: it is no file but a device or a pipe, which a file would "
                        "replace; write elsewhere",
                        path);
    const char *slash = strrchr(path, '/');
    const int folder = slash != NULL ? (int)(slash - path) + 1 : 0;
    int descriptor = -1;
    for (int attempt = 0; descriptor < 0 && attempt < ATTEMPTS; attempt++) {
        made->temporary = lec_arena_format(arena, "%.*s.%s.%ld-%d", folder, path, path + folder,
                                           (long)getpid(), attempt);
        descriptor =
            open(made->temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (descriptor < 0 && errno != EEXIST) break;
    }
    if (descriptor < 0) return cannot_write(path, errno, error);
    made->exists = true;
    made->file = fdopen(descriptor, "w");
    *out = made;
    if (made->file != NULL) return LEC_OK;
    const int reason = errno;
    close(descriptor);
    abandon(made);
    return cannot_write(path, reason, error);
}

void lec_replacement_close(lec_replacement *of)
{
    if (of->file != NULL) fclose(of->file);
    of->file = NULL;
}

/* 0, or the errno of what could not be brought to the disk. */
static int sync_file(lec_replacement *of)
{
    int reason = 0;
    if (of->file != NULL) {
        if (fflush(of->file) != 0 || fsync(fileno(of->file)) != 0) reason = errno;
        if (fclose(of->file) != 0 && reason == 0) reason = errno;
        of->file = NULL;
        return reason;
    }
    const int descriptor = open(of->temporary, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 || fsync(descriptor) != 0) reason = errno;
    if (descriptor >= 0) close(descriptor);
    return reason;
}

lec_status lec_replacement_end(lec_replacement *of, lec_status written, lec_error *error)
{
    if (written == LEC_OK) {
        int reason = sync_file(of);
        of->exists = reason != 0 || rename(of->temporary, of->path) != 0;
        if (!of->exists) return LEC_OK;
        if (reason == 0) reason = errno;
        written = cannot_write(of->path, reason, error);
    }
    abandon(of);
    return written;
}

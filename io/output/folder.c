/* SPDX-License-Identifier: GPL-3.0-or-later
 * folder.c -- the new content is a locked sibling of DIR: a sibling that nobody has locked belongs
 * to a run that died. */
#include "io/output/folder.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/fs.h>
#include <sys/syscall.h>
#endif

#include "core/descriptor.h"
#include "core/memory.h"
#include "core/tree.h"
#include "io/output/datapackage.h"

enum {
    MOST_FOLDERS = 8,
    MOST_ATTEMPTS = 100, /* to read a result that other runs replace meanwhile */
    LONGEST_NAME = 200,
    RANDOM_LETTERS = 6,
    ATTEMPTS = 100,
    ROOM_PROBED = 1 << 20
};
#define OLD_SUFFIX ".old"

typedef struct {
    FILE *file; /* NULL: closed */
    const char *name;
} opened_file;

struct lec_folder {
    lec_arena *arena;
    const char *path;                  /* as given, for messages */
    const char *parent, *name;         /* DIR is parent/name */
    const char *new_name, *old_name;   /* in the parent; DIR's between the steps of a swap */
    int parent_descriptor, descriptor; /* of the parent and of the new content */
    bool is_open;                      /* not finished or abandoned */
    bool replaces;                     /* DIR exists */
    bool overwrites;                   /* what is not lectern's in DIR goes as well */
    bool is_aside;                     /* what was DIR is old_name, and could not be put back */
    lec_carried carried;
    mode_t mode;                         /* the folder's, when it is finished */
    LEC_ARRAY(const char *) new_parents; /* made for it, outermost first */
    int folders[MOST_FOLDERS];           /* open descriptors of lec_folder_make() */
    size_t folder_count;
    LEC_ARRAY(opened_file) files;
};

static lec_status cannot(const lec_folder *folder, const char *what, int reason, lec_error *error)
{
    return lec_fail(error, LEC_BAD_DATA, "%s: cannot %s: %s; give another folder with -o",
                    folder->path, what, strerror(reason));
}

/* Removes the new content, or what was DIR once they have changed places. */
static void remove_content(const lec_folder *folder)
{
    if (folder->new_name != NULL) lec_remove_tree(folder->parent_descriptor, folder->new_name);
    for (size_t i = folder->new_parents.count; i-- > 0;) rmdir(folder->new_parents.items[i]);
}

static void abandon(void *folder)
{
    lec_folder_abandon(folder);
}

static void close_descriptors(lec_folder *folder)
{
    for (size_t i = 0; i < folder->files.count; i++)
        if (folder->files.items[i].file != NULL) (void)fclose(folder->files.items[i].file);
    for (size_t i = 0; i < folder->folder_count; i++) close(folder->folders[i]);
    if (folder->descriptor >= 0) close(folder->descriptor);
    if (folder->parent_descriptor >= 0) close(folder->parent_descriptor);
}

/* --- where DIR is --------------------------------------------------------------------------------
 */

static const char *without_last_slashes(const char *path, lec_arena *arena)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') length--;
    return lec_arena_text(arena, path, length);
}

static void split(lec_folder *folder, const char *path)
{
    const char *slash = strrchr(path, '/');
    folder->name = slash != NULL ? slash + 1 : path;
    folder->parent = ".";
    if (slash != NULL)
        folder->parent =
            lec_arena_text(folder->arena, path, slash == path ? 1 : (size_t)(slash - path));
}

/* The folder that `path` leads to: links and dots resolved as far as it exists. */
static lec_status resolve(lec_folder *folder, lec_error *error)
{
    const char *path = without_last_slashes(folder->path, folder->arena);
    struct stat about;
    folder->replaces = lstat(path, &about) == 0;
    if (folder->replaces) {
        char *resolved = realpath(path, NULL);
        if (resolved == NULL && errno == ENOMEM) lec_memory_ran_out();
        if (resolved == NULL)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s: a link to nothing; remove it or give another "
                            "folder with -o",
                            folder->path);
        lec_arena_adopt(folder->arena, resolved, free);
        path = resolved;
    }
    split(folder, path);
    if (folder->path[0] == '\0' || folder->name[0] == '\0' || strcmp(folder->name, ".") == 0 ||
        strcmp(folder->name, "..") == 0)
        return lec_fail(error, LEC_BAD_DATA, "'%s' cannot be a result folder; give -o DIR",
                        folder->path);
    return LEC_OK;
}

static lec_status make_parents(lec_folder *folder, lec_error *error)
{
    const char *parent = folder->parent;
    assert(parent != NULL);
    for (size_t end = strcspn(parent, "/");; end += 1 + strcspn(parent + end + 1, "/")) {
        const char *part = lec_arena_text(folder->arena, parent, end);
        if (end > 0) {
            LEC_PUSH(folder->arena, folder->new_parents, part); /* before there is what to remove */
            if (mkdir(part, 0777) != 0) folder->new_parents.count--;
        }
        if (parent[end] == '\0') break;
    }
    folder->parent_descriptor = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->parent_descriptor < 0) return cannot(folder, "be made", errno, error);
    return LEC_OK;
}

/* --- what stands there ----------------------------------------------------------------------- */

/* The current folder would be exchanged under the feet of the user's shell. */
static bool holds_current_folder(const lec_folder *folder)
{
    const char *path =
        lec_arena_format(folder->arena, "%s/%s",
                         strcmp(folder->parent, "/") == 0 ? "" : folder->parent, folder->name);
    char *current = realpath(".", NULL);
    if (current == NULL && errno == ENOMEM) lec_memory_ran_out();
    const size_t length = strlen(path);
    const bool holds = current != NULL && strncmp(current, path, length) == 0 &&
                       (current[length] == '/' || current[length] == '\0');
    free(current);
    return holds;
}

typedef struct {
    lec_arena *arena;
    const char *first; /* an entry, the first in byte order; NULL: there is none */
} contents;

static void look_at_entry(int unused, const char *name, void *state)
{
    (void)unused;
    contents *seen = state;
    if (strcmp(name, ".DS_Store") == 0) return; /* macOS puts it where a folder was looked at */
    if (seen->first == NULL || strcmp(name, seen->first) < 0)
        seen->first = lec_arena_text(seen->arena, name, strlen(name));
}

/* Whether another run has put its result where the open folder `old` was. */
static bool is_replaced(const lec_folder *folder, int old)
{
    struct stat was, is;
    return fstat(old, &was) == 0 &&
           fstatat(folder->parent_descriptor, folder->name, &is, AT_SYMLINK_NOFOLLOW) == 0 &&
           (was.st_dev != is.st_dev || was.st_ino != is.st_ino);
}

/* A folder is replaced only when it is an earlier result (what else is in it is carried over) or
 * empty. */
static lec_status check_old_once(lec_folder *folder, bool *again, lec_error *error)
{
    struct stat about;
    lec_descriptor *old = lec_descriptor_new(folder->arena);
    old->number = lec_open_folder_at(folder->parent_descriptor, folder->name);
    if (old->number < 0 && errno == ENOTDIR)
        return lec_fail(error, LEC_BAD_DATA, "%s: is a file; give a folder with -o", folder->path);
    if (old->number < 0 || fstat(old->number, &about) != 0) {
        lec_descriptor_close(old);
        return cannot(folder, "be read", errno, error);
    }
    folder->mode = about.st_mode & 07777;
    contents seen = {.arena = folder->arena};
    int unread;
    const bool is_ours = lec_datapackage_is_ours(old->number, &unread);
    const int failure = lec_each_entry(old->number, look_at_entry, &seen);
    *again = is_replaced(folder, old->number);
    lec_descriptor_close(old);
    if (unread != 0) return cannot(folder, "be looked at", unread, error);
    if (failure != 0) return cannot(folder, "be listed", failure, error);
    if (seen.first != NULL && !is_ours)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: is no result of lectern and holds '%s'; give another folder with -o",
                        folder->path, seen.first);
    if (holds_current_folder(folder))
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: is the current folder or holds it; run lectern from another one, or "
                        "give a folder in it with -o",
                        folder->path);
    return LEC_OK;
}

/* Another run may replace what is looked at; then what it has put there is. */
static lec_status check_old_content(lec_folder *folder, lec_error *error)
{
    lec_status status;
    bool again;
    int attempt = 0;
    do {
        again = false;
        status = check_old_once(folder, &again, error);
    } while (status != LEC_OK && again && ++attempt < MOST_ATTEMPTS);
    return status;
}

/* --- the new content ---------------------------------------------------------------------------
 */

/* Names of new content are ".lectern-NAME-" and six letters. */
static const char *prefix_of(const lec_folder *folder)
{
    return lec_arena_format(folder->arena, ".lectern-%.*s-", LONGEST_NAME, folder->name);
}

/* What a run that died left: nobody holds its lock. Its new content goes; what it had moved out of
 * the way (.old) goes back where there is no DIR, or goes as well where there is a new one. */
static void mend_stale(int parent, const char *name, void *state)
{
    const lec_folder *folder = state;
    const char *prefix = prefix_of(folder);
    const size_t length = strlen(prefix) + RANDOM_LETTERS;
    if (strncmp(name, prefix, strlen(prefix)) != 0 || strlen(name) < length) return;
    const bool is_old = strcmp(name + length, OLD_SUFFIX) == 0;
    if (!is_old && name[length] != '\0') return;
    const int content = lec_open_folder_at(parent, name);
    if (content < 0) return;
    if (flock(content, LOCK_EX | LOCK_NB) == 0) {
        const bool missing = faccessat(parent, folder->name, F_OK, AT_SYMLINK_NOFOLLOW) != 0;
        if (!is_old || !missing || renameat(parent, name, parent, folder->name) != 0)
            lec_remove_tree(parent, name);
    }
    close(content);
}

/* Before DIR is looked at: an earlier run may have died between the two steps of a swap. */
static void mend_after_death(lec_folder *folder)
{
    lec_descriptor *entries = lec_descriptor_new(folder->arena);
    entries->number = lec_open_folder_at(folder->parent_descriptor, ".");
    if (entries->number >= 0) (void)lec_each_entry(entries->number, mend_stale, folder);
    lec_descriptor_close(entries);
    folder->replaces =
        faccessat(folder->parent_descriptor, folder->name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Whether the new content is ours alone: locked before another run took it for stale. 0; EBUSY:
 * another run was faster; else the errno of what is not possible here. */
static int lock_new_content(lec_folder *folder)
{
    struct stat opened, named;
    int reason = 0;
    folder->descriptor = lec_open_folder_at(folder->parent_descriptor, folder->new_name);
    if (folder->descriptor < 0 || flock(folder->descriptor, LOCK_EX | LOCK_NB) != 0 ||
        fstat(folder->descriptor, &opened) != 0 ||
        fstatat(folder->parent_descriptor, folder->new_name, &named, AT_SYMLINK_NOFOLLOW) != 0)
        reason = errno == EWOULDBLOCK || errno == ENOENT ? EBUSY : errno;
    else if (opened.st_ino != named.st_ino)
        reason = EBUSY;
    if (reason != 0 && folder->descriptor >= 0) close(folder->descriptor);
    if (reason != 0) folder->descriptor = -1;
    return reason;
}

/* As the user's mask has it for folders; the mask itself cannot be asked for without changing it
 * for all threads. */
static mode_t usual_mode(const lec_folder *folder)
{
    static const char probe[] = ".mode";
    struct stat about;
    if (mkdirat(folder->descriptor, probe, 0777) != 0) return 0700; /* what follows fails as well */
    const bool known = fstatat(folder->descriptor, probe, &about, AT_SYMLINK_NOFOLLOW) == 0;
    unlinkat(folder->descriptor, probe, AT_REMOVEDIR);
    return known ? about.st_mode & 0777 : 0700;
}

static lec_status make_new_content(lec_folder *folder, lec_error *error)
{
    const char *prefix = prefix_of(folder);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        char *path = lec_arena_format(folder->arena, "%s/%sXXXXXX", folder->parent, prefix);
        char *old_path = lec_arena_format(folder->arena, "%s" OLD_SUFFIX, path);
        if (mkdtemp(path) == NULL) return cannot(folder, "be made", errno, error);
        folder->new_name = strrchr(path, '/') + 1; /* from here on it is removed whatever happens */
        /* what follows the path in it stays: NOLINTNEXTLINE(bugprone-not-null-terminated-result) */
        memcpy(old_path, path, strlen(path));
        folder->old_name = strrchr(old_path, '/') + 1;
        const int reason = lock_new_content(folder);
        if (reason == 0) {
            if (!folder->replaces) folder->mode = usual_mode(folder);
            return LEC_OK;
        }
        if (reason != EBUSY)
            return cannot(folder, "be locked (this file system has no locks)", reason, error);
    }
    return cannot(folder, "be made", EBUSY, error);
}

static lec_status prepare(lec_folder *folder, lec_error *error)
{
    lec_status status = resolve(folder, error);
    if (status == LEC_OK) status = make_parents(folder, error);
    if (status == LEC_OK) mend_after_death(folder);
    if (status == LEC_OK && folder->replaces) status = check_old_content(folder, error);
    if (status == LEC_OK) status = make_new_content(folder, error);
    return status;
}

lec_status lec_folder_begin(const char *path, bool overwrite, lec_arena *arena, lec_folder **out,
                            lec_error *error)
{
    lec_folder *folder = lec_new(arena, lec_folder, 1);
    *folder = (lec_folder){.arena = arena,
                           .path = path,
                           .is_open = true,
                           .overwrites = overwrite,
                           .parent_descriptor = -1,
                           .descriptor = -1};
    lec_arena_adopt(arena, folder, abandon);
    *out = folder; /* by now, for a caller that is left from within */
    const lec_status status = prepare(folder, error);
    if (status == LEC_OK) return LEC_OK;
    lec_folder_abandon(folder);
    *out = NULL;
    return status;
}

lec_status lec_folder_check(const char *path, lec_arena *arena, lec_error *error)
{
    lec_folder folder = {.arena = arena, .path = path, .parent = ".", .descriptor = -1};
    lec_status status = resolve(&folder, error);
    if (status != LEC_OK || !folder.replaces) return status;
    lec_descriptor *parent = lec_descriptor_new(arena);
    parent->number = open(folder.parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (parent->number < 0) return cannot(&folder, "be looked at", errno, error);
    folder.parent_descriptor = parent->number;
    status = check_old_content(&folder, error);
    lec_descriptor_close(parent);
    return status;
}

lec_status lec_folder_list(const lec_folder *folder, lec_listing *out, lec_error *error)
{
    return lec_listing_make(folder->descriptor, folder->path, folder->arena, out, error);
}

lec_status lec_folder_subfolder(lec_folder *folder, const char *name, int *descriptor,
                                lec_error *error)
{
    if (folder->folder_count == MOST_FOLDERS)
        return cannot(folder, "hold more folders", EMFILE, error);
    if (mkdirat(folder->descriptor, name, 0777) != 0)
        return cannot(folder, "be filled", errno, error);
    *descriptor = lec_open_folder_at(folder->descriptor, name);
    if (*descriptor < 0) return cannot(folder, "be filled", errno, error);
    folder->folders[folder->folder_count++] = *descriptor;
    return LEC_OK;
}

static lec_status cannot_write(const lec_folder *folder, const char *name, int reason,
                               lec_error *error)
{
    return lec_fail(error, LEC_BAD_DATA,
                    "%s/%s: cannot be written: %s; make room or give another folder with -o",
                    folder->path, name, strerror(reason));
}

lec_status lec_folder_open(lec_folder *folder, const char *name, FILE **out, lec_error *error)
{
    const opened_file opened = {NULL, lec_arena_text(folder->arena, name, strlen(name))};
    LEC_PUSH(folder->arena, folder->files, opened); /* before there is what to close */
    const int file = openat(folder->descriptor, name,
                            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    *out = file >= 0 ? fdopen(file, "wb") : NULL;
    if (*out == NULL) {
        const int reason = errno;
        if (file >= 0) close(file);
        return cannot_write(folder, name, reason, error);
    }
    folder->files.items[folder->files.count - 1].file = *out;
    return LEC_OK;
}

lec_status lec_folder_close(lec_folder *folder, FILE *file, lec_error *error)
{
    size_t last = folder->files.count - 1;
    while (folder->files.items[last].file != file) last--;
    const char *name = folder->files.items[last].name;
    folder->files.items[last].file = NULL;
    const bool failed_before = ferror(file) != 0; /* then errno is still that of the failure */
    int reason = failed_before ? errno : 0;
    if (!failed_before && fflush(file) != 0) reason = errno;
    if (fclose(file) != 0 && reason == 0) reason = errno;
    return reason == 0 && !failed_before ? LEC_OK : cannot_write(folder, name, reason, error);
}

const char *lec_folder_read(const lec_folder *folder, const char *name, lec_arena *arena,
                            size_t *length)
{
    lec_descriptor *file = lec_descriptor_new(arena);
    file->number = openat(folder->descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat about;
    char *bytes = NULL;
    if (file->number < 0) return NULL;
    *length = 0;
    if (fstat(file->number, &about) == 0 && S_ISREG(about.st_mode)) {
        const size_t size = (size_t)about.st_size;
        bytes = lec_arena_alloc(arena, size + 1, 1);
        ssize_t got;
        while (*length < size && (got = read(file->number, bytes + *length, size - *length)) != 0) {
            if (got > 0) *length += (size_t)got;
            if (got < 0 && errno != EINTR) break;
        }
        if (*length < size) bytes = NULL;
    }
    lec_descriptor_close(file);
    return bytes;
}

lec_status lec_folder_check_room(lec_folder *folder, lec_error *error)
{
    static const char probe[] = ".room", block[ROOM_PROBED];
    FILE *file;
    lec_status status = lec_folder_open(folder, probe, &file, error);
    if (status != LEC_OK) return status;
    (void)!fwrite(block, sizeof block, 1, file);
    status = lec_folder_close(folder, file, error);
    unlinkat(folder->descriptor, probe, 0);
    return status;
}

/* --- the end --------------------------------------------------------------------------------- */

typedef enum { INTO_NOTHING, FOR_THE_OLD } swap;

/* One step, or -1 and errno; ENOSYS or EINVAL where the system or file system has no such step. */
static int swap_at_once(int parent, const char *new_name, const char *name, swap how)
{
#if defined(__linux__) && defined(SYS_renameat2)
    const unsigned flags = how == FOR_THE_OLD ? RENAME_EXCHANGE : RENAME_NOREPLACE;
    return (int)syscall(SYS_renameat2, parent, new_name, parent, name, flags);
#elif defined(__APPLE__)
    return renameatx_np(parent, new_name, parent, name,
                        how == FOR_THE_OLD ? RENAME_SWAP : RENAME_EXCL);
#else
    errno = ENOSYS;
    return -1;
#endif
}

/* The second step, and what follows from it; -1 and errno. */
static int step_in(lec_folder *folder)
{
    const int parent = folder->parent_descriptor;
    if (renameat(parent, folder->new_name, parent, folder->name) == 0) {
        /* the old one takes the name of what is removed at the end, or is removed now */
        if (renameat(parent, folder->old_name, parent, folder->new_name) != 0)
            lec_remove_tree(parent, folder->old_name);
        return 0;
    }
    const int reason = errno;
    folder->is_aside = renameat(parent, folder->old_name, parent, folder->name) != 0;
    errno = reason;
    return -1;
}

/* Two steps: for a moment there is no DIR, but both results are there under some name, and the old
 * one is locked: another run that begins now does not take it for what a dead one left. */
static int swap_in_steps(lec_folder *folder)
{
    const int parent = folder->parent_descriptor;
    if (!folder->replaces) return renameat(parent, folder->new_name, parent, folder->name);
    const int old = lec_open_folder_at(parent, folder->name);
    if (old < 0) return -1;
    (void)flock(old, LOCK_EX | LOCK_NB);
    int result = renameat(parent, folder->name, parent, folder->old_name);
    if (result == 0) result = step_in(folder);
    const int reason = errno;
    close(old);
    errno = reason;
    return result;
}

static int swap_folders(lec_folder *folder)
{
    const swap how = folder->replaces ? FOR_THE_OLD : INTO_NOTHING;
    if (swap_at_once(folder->parent_descriptor, folder->new_name, folder->name, how) == 0) return 0;
    if (errno != ENOSYS && errno != EINVAL && errno != ENOTSUP) return -1;
    return swap_in_steps(folder);
}

/* What the earlier result holds that is not lectern's goes into the new content; where another run
 * replaces that result meanwhile, what the other one holds. */
static lec_status carry_over(lec_folder *folder, lec_error *error)
{
    if (!folder->replaces || folder->overwrites) return LEC_OK;
    lec_descriptor *old = lec_descriptor_new(folder->arena);
    lec_status status = LEC_OK;
    bool again = true;
    for (int attempt = 0; again && attempt < MOST_ATTEMPTS; attempt++) {
        old->number = lec_open_folder_at(folder->parent_descriptor, folder->name);
        if (old->number < 0) return cannot(folder, "be read", errno, error);
        status = lec_carry_over(old->number, folder->descriptor, folder->path, folder->arena,
                                &folder->carried, error);
        again = status != LEC_OK && is_replaced(folder, old->number);
        lec_descriptor_close(old);
    }
    return status;
}

/* With all that is carried over, on the disk. */
static lec_status complete(lec_folder *folder, lec_error *error)
{
    const lec_status status = carry_over(folder, error);
    if (status != LEC_OK) return status;
    int failure = lec_sync_tree(folder->parent_descriptor, folder->new_name);
    if (fchmod(folder->descriptor, folder->mode) != 0) failure = errno;
    return failure == 0 ? LEC_OK : cannot(folder, "be written", failure, error);
}

static lec_status cannot_put_in_place(const lec_folder *folder, lec_error *error)
{
    if (!folder->is_aside) return cannot(folder, "be put in its place", errno, error);
    return lec_fail(error, LEC_BAD_DATA,
                    "%s: cannot be put in its place: %s; the earlier result is %s/%s now, and the "
                    "next run puts it back",
                    folder->path, strerror(errno), folder->parent, folder->old_name);
}

static lec_status put_in_place(lec_folder *folder, lec_error *error)
{
    if (swap_folders(folder) == 0) return LEC_OK;
    if (folder->replaces || errno != EEXIST) return cannot_put_in_place(folder, error);
    folder->replaces = true; /* another run has finished meanwhile: its result is the old one */
    lec_status status = check_old_content(folder, error);
    if (status == LEC_OK) status = complete(folder, error);
    if (status != LEC_OK || swap_folders(folder) == 0) return status;
    return cannot_put_in_place(folder, error);
}

lec_status lec_folder_finish(lec_folder *folder, lec_error *error)
{
    lec_status status = complete(folder, error);
    if (status == LEC_OK) status = put_in_place(folder, error);
    if (status == LEC_OK) folder->new_parents.count = 0; /* they stay */
    /* a parent that cannot be synced is not an error: the result is there */
    if (status == LEC_OK) (void)fsync(folder->parent_descriptor);
    lec_folder_abandon(
        folder); /* removes what has the temporary name: the old, or the failed new */
    return status;
}

lec_carried lec_folder_carried(const lec_folder *folder)
{
    return folder->carried;
}

void lec_folder_abandon(lec_folder *folder)
{
    if (folder == NULL || !folder->is_open) return;
    folder->is_open = false;
    remove_content(folder);
    close_descriptors(folder);
}

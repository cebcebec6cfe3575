/* SPDX-License-Identifier: GPL-3.0-or-later
 * folder.c -- the new content is a locked sibling of DIR: a sibling that nobody has locked belongs
 * to a run that died.
 *
 * A signal handler can do almost nothing, so it only writes the signal's number into a pipe; a
 * thread that waits there removes the new content and lets the signal end the program. */
#include "io/output/folder.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
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

#include "io/output/datapackage.h"

enum { DEEPEST = 8, MOST_FOLDERS = 8, LONGEST_NAME = 200, RANDOM_LETTERS = 6, ATTEMPTS = 100 };

typedef struct {
    FILE *file;
    const char *name;
} opened_file;

struct lec_folder {
    lec_arena *arena;
    const char *path;                    /* as given, for messages */
    const char *parent, *name;           /* DIR is parent/name */
    const char *new_name, *old_name;     /* in the parent; DIR's between the steps of a swap */
    int parent_descriptor, descriptor;   /* of the parent and of the new content */
    bool replaces;                       /* DIR exists */
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

/* --- trees -------------------------------------------------------------------------------------
 */

/* Calls visit(folder, name, state) on what the open directory holds; closes it. */
static void each_entry(int descriptor, void (*visit)(int folder, const char *name, void *state),
                       void *state)
{
    DIR *entries = fdopendir(descriptor);
    if (entries == NULL) {
        close(descriptor);
        return;
    }
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            visit(descriptor, entry->d_name, state);
    closedir(entries);
}

static int open_folder_at(int parent, const char *name)
{
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static void remove_entry(int folder, const char *name, void *state)
{
    int depth = *(int *)state;
    if (unlinkat(folder, name, 0) == 0 || depth >= DEEPEST) return;
    const int inside = open_folder_at(folder, name);
    if (inside < 0) return;
    depth++;
    each_entry(inside, remove_entry, &depth);
    unlinkat(folder, name, AT_REMOVEDIR);
}

/* Removes a folder with all that is in it. Somebody may still be writing there: tries again. */
static void remove_tree(int parent, const char *name)
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
    const int entry = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat about;
    if (entry < 0 || fstat(entry, &about) != 0 || fsync(entry) != 0) *failure = errno;
    if (entry >= 0 && S_ISDIR(about.st_mode))
        each_entry(entry, sync_entry, state); /* closes it */
    else if (entry >= 0)
        close(entry);
}

/* 0, or the errno of what could not be brought to the disk. */
static int sync_tree(int parent, const char *name)
{
    int failure = 0;
    sync_entry(parent, name, &failure);
    return failure;
}

/* --- the open folder and the signals -------------------------------------------------------- */

static const int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { SIGNALS = sizeof ending_signals / sizeof *ending_signals };

static struct {
    pthread_mutex_t lock; /* held while the folder is swapped or removed */
    lec_folder *folder;   /* NULL when none is open */
    pthread_t watcher;
    int pipe[2];
    struct sigaction earlier[SIGNALS];
} open_now = {.lock = PTHREAD_MUTEX_INITIALIZER, .pipe = {-1, -1}};

static void on_signal(int number)
{
    const int kept = errno;
    const unsigned char byte = (unsigned char)number;
    if (write(open_now.pipe[1], &byte, 1) != 1) _exit(128 + number);
    errno = kept;
}

/* Removes the new content, or what was DIR once they have changed places. */
static void remove_content(const lec_folder *folder)
{
    remove_tree(folder->parent_descriptor, folder->new_name);
    for (size_t i = folder->new_parents.count; i-- > 0;) rmdir(folder->new_parents.items[i]);
}

static void block_signals(sigset_t *earlier)
{
    sigset_t signals;
    sigemptyset(&signals);
    for (size_t i = 0; i < SIGNALS; i++) sigaddset(&signals, ending_signals[i]);
    pthread_sigmask(SIG_BLOCK, &signals, earlier);
}

static void *watch_signals(void *unused)
{
    (void)unused;
    unsigned char number = 0;
    ssize_t got;
    do got = read(open_now.pipe[0], &number, 1);
    while (got < 0 && errno == EINTR);
    if (got != 1 || number == 0) return NULL; /* the folder is closed */
    pthread_mutex_lock(&open_now.lock);       /* for good: nothing more is to happen */
    if (open_now.folder != NULL) remove_content(open_now.folder);
    signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, NULL);
    raise(number);
    _exit(128 + number);
}

static void at_exit(void)
{
    lec_folder_abandon(open_now.folder);
}

static bool start_watching(lec_folder *folder)
{
    static bool registered = false;
    if (!registered && atexit(at_exit) != 0) return false;
    registered = true;
    if (pipe(open_now.pipe) != 0) return false;
    for (size_t i = 0; i < 2; i++) fcntl(open_now.pipe[i], F_SETFD, FD_CLOEXEC);
    open_now.folder = folder;
    if (pthread_create(&open_now.watcher, NULL, watch_signals, NULL) != 0) return false;
    for (size_t i = 0; i < SIGNALS; i++) {
        struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
        sigemptyset(&action.sa_mask);
        sigaction(ending_signals[i], NULL, &open_now.earlier[i]);
        if (open_now.earlier[i].sa_handler != SIG_IGN) sigaction(ending_signals[i], &action, NULL);
    }
    return true;
}

static void abandon(void *folder)
{
    lec_folder_abandon(folder);
}

static void stop_watching(void)
{
    for (size_t i = 0; i < SIGNALS; i++) sigaction(ending_signals[i], &open_now.earlier[i], NULL);
    const unsigned char done = 0;
    if (write(open_now.pipe[1], &done, 1) == 1) pthread_join(open_now.watcher, NULL);
    for (size_t i = 0; i < 2; i++) close(open_now.pipe[i]);
}

static void close_descriptors(lec_folder *folder)
{
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
        if (resolved == NULL)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s: a link to nothing; remove it or give another "
                            "folder with -o",
                            folder->path);
        path = lec_arena_text(folder->arena, resolved, strlen(resolved));
        free(resolved);
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
        if (end > 0 && mkdir(part, 0777) == 0) LEC_PUSH(folder->arena, folder->new_parents, part);
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
    char *current = realpath(".", NULL);
    const char *path =
        lec_arena_format(folder->arena, "%s/%s",
                         strcmp(folder->parent, "/") == 0 ? "" : folder->parent, folder->name);
    const size_t length = strlen(path);
    const bool holds = current != NULL && strncmp(current, path, length) == 0 &&
                       (current[length] == '/' || current[length] == '\0');
    free(current);
    return holds;
}

typedef struct {
    lec_arena *arena;
    size_t count;
    const char *foreign; /* an entry that lectern never writes, or NULL */
} contents;

static void look_at_entry(int unused, const char *name, void *state)
{
    static const char *const ours[] = {LEC_DATAPACKAGE_FILE, "run.json", "tables", "plots"};
    (void)unused;
    contents *seen = state;
    if (strcmp(name, ".DS_Store") == 0) return; /* macOS puts it where a folder was looked at */
    seen->count++;
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (strcmp(name, ours[i]) == 0) return;
    seen->foreign = lec_arena_text(seen->arena, name, strlen(name));
}

/* A folder is replaced only when all that is in it is an earlier result. */
static lec_status check_old_content(lec_folder *folder, lec_error *error)
{
    struct stat about;
    const int old = open_folder_at(folder->parent_descriptor, folder->name);
    if (old < 0 && errno == ENOTDIR)
        return lec_fail(error, LEC_BAD_DATA, "%s: is a file; give a folder with -o", folder->path);
    if (old < 0 || fstat(old, &about) != 0) {
        const int reason = errno;
        if (old >= 0) close(old);
        return cannot(folder, "be read", reason, error);
    }
    folder->mode = about.st_mode & 07777;
    contents seen = {.arena = folder->arena};
    const bool is_ours = lec_datapackage_is_ours(old);
    each_entry(old, look_at_entry, &seen); /* closes it */
    if (seen.count > 0 && seen.foreign == NULL && !is_ours) seen.foreign = "files";
    if (seen.foreign != NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: holds '%s', which lectern did not write; move it away or give another "
                        "folder with -o",
                        folder->path, seen.foreign);
    if (holds_current_folder(folder))
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: is the current folder or holds it; run lectern from another one, or "
                        "give a folder in it with -o",
                        folder->path);
    return LEC_OK;
}

/* --- the new content ---------------------------------------------------------------------------
 */

/* Names of new content are ".lectern-NAME-" and six letters. */
static const char *prefix_of(const lec_folder *folder)
{
    return lec_arena_format(folder->arena, ".lectern-%.*s-", LONGEST_NAME, folder->name);
}

/* Removes the new content of a run that died: nobody holds its lock. */
static void remove_stale(int parent, const char *name, void *state)
{
    const char *prefix = state;
    const size_t length = strlen(prefix);
    if (strncmp(name, prefix, length) != 0 || strlen(name) != length + RANDOM_LETTERS) return;
    const int content = open_folder_at(parent, name);
    if (content < 0) return;
    if (flock(content, LOCK_EX | LOCK_NB) == 0) remove_tree(parent, name);
    close(content);
}

/* Whether the new content is ours alone: locked before another run took it for stale. */
static bool lock_new_content(lec_folder *folder)
{
    struct stat opened, named;
    folder->descriptor = open_folder_at(folder->parent_descriptor, folder->new_name);
    if (folder->descriptor < 0) return false;
    if (flock(folder->descriptor, LOCK_EX | LOCK_NB) == 0 &&
        fstat(folder->descriptor, &opened) == 0 &&
        fstatat(folder->parent_descriptor, folder->new_name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
        opened.st_ino == named.st_ino)
        return true;
    close(folder->descriptor);
    folder->descriptor = -1;
    return false;
}

static lec_status make_new_content(lec_folder *folder, lec_error *error)
{
    const char *prefix = prefix_of(folder);
    const int entries = open_folder_at(folder->parent_descriptor, ".");
    if (entries >= 0) each_entry(entries, remove_stale, (void *)prefix);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        char *path = lec_arena_format(folder->arena, "%s/%sXXXXXX", folder->parent, prefix);
        if (mkdtemp(path) == NULL) return cannot(folder, "be made", errno, error);
        folder->new_name = strrchr(path, '/') + 1;
        folder->old_name = lec_arena_format(folder->arena, "%s.old", folder->new_name);
        if (lock_new_content(folder)) return LEC_OK;
    }
    return cannot(folder, "be made", EBUSY, error);
}

static lec_status prepare(lec_folder *folder, lec_error *error)
{
    const mode_t mask = umask(0);
    umask(mask);
    folder->mode = 0777 & ~mask;
    lec_status status = resolve(folder, error);
    if (status == LEC_OK) status = make_parents(folder, error);
    if (status == LEC_OK && folder->replaces) status = check_old_content(folder, error);
    if (status == LEC_OK) status = make_new_content(folder, error);
    return status;
}

lec_status lec_folder_begin(const char *path, lec_arena *arena, lec_folder **out, lec_error *error)
{
    lec_folder *folder = lec_new(arena, lec_folder, 1);
    *folder = (lec_folder){.arena = arena, .path = path, .parent_descriptor = -1, .descriptor = -1};
    *out = NULL;
    if (open_now.folder != NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: another result folder is still open; finish it "
                        "first",
                        path);
    sigset_t earlier; /* a signal waits until there is somebody to clean up */
    block_signals(&earlier);
    lec_status status = prepare(folder, error);
    if (status == LEC_OK && !start_watching(folder))
        status = cannot(folder, "be guarded against signals", errno, error);
    if (status != LEC_OK) {
        if (folder->new_name != NULL) remove_tree(folder->parent_descriptor, folder->new_name);
        for (size_t i = folder->new_parents.count; i-- > 0;) rmdir(folder->new_parents.items[i]);
        close_descriptors(folder);
    } else {
        lec_arena_adopt(arena, folder, abandon);
        *out = folder;
    }
    pthread_sigmask(SIG_SETMASK, &earlier, NULL);
    return status;
}

lec_status lec_folder_subfolder(lec_folder *folder, const char *name, int *descriptor,
                                lec_error *error)
{
    if (folder->folder_count == MOST_FOLDERS)
        return cannot(folder, "hold more folders", EMFILE, error);
    if (mkdirat(folder->descriptor, name, 0777) != 0)
        return cannot(folder, "be filled", errno, error);
    *descriptor = open_folder_at(folder->descriptor, name);
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
    const int file = openat(folder->descriptor, name,
                            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    *out = file >= 0 ? fdopen(file, "wb") : NULL;
    if (*out == NULL) {
        const int reason = errno;
        if (file >= 0) close(file);
        return cannot_write(folder, name, reason, error);
    }
    const opened_file opened = {*out, lec_arena_text(folder->arena, name, strlen(name))};
    LEC_PUSH(folder->arena, folder->files, opened);
    return LEC_OK;
}

lec_status lec_folder_close(lec_folder *folder, FILE *file, lec_error *error)
{
    size_t last = folder->files.count - 1; /* a closed FILE's address may come back */
    while (folder->files.items[last].file != file) last--;
    const char *name = folder->files.items[last].name;
    const bool failed_before = ferror(file) != 0; /* then errno is still that of the failure */
    int reason = failed_before ? errno : 0;
    if (!failed_before && fflush(file) != 0) reason = errno;
    if (fclose(file) != 0 && reason == 0) reason = errno;
    return reason == 0 && !failed_before ? LEC_OK : cannot_write(folder, name, reason, error);
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

/* Two steps: for a moment there is no DIR, but both results are there under some name. */
static int swap_in_steps(const lec_folder *folder)
{
    const int parent = folder->parent_descriptor;
    if (!folder->replaces) return renameat(parent, folder->new_name, parent, folder->name);
    if (renameat(parent, folder->name, parent, folder->old_name) != 0) return -1;
    if (renameat(parent, folder->new_name, parent, folder->name) == 0)
        return renameat(parent, folder->old_name, parent, folder->new_name);
    const int reason = errno;
    if (renameat(parent, folder->old_name, parent, folder->name) == 0) errno = reason;
    return -1;
}

static int swap_folders(const lec_folder *folder)
{
    const swap how = folder->replaces ? FOR_THE_OLD : INTO_NOTHING;
    if (swap_at_once(folder->parent_descriptor, folder->new_name, folder->name, how) == 0) return 0;
    if (errno != ENOSYS && errno != EINVAL && errno != ENOTSUP) return -1;
    return swap_in_steps(folder);
}

/* Under the lock. */
static lec_status put_in_place(lec_folder *folder, lec_error *error)
{
    if (swap_folders(folder) == 0) return LEC_OK;
    if (folder->replaces || errno != EEXIST)
        return cannot(folder, "be put in its place", errno, error);
    folder->replaces = true; /* another run has finished meanwhile: its result is the old one */
    const lec_status status = check_old_content(folder, error);
    if (status != LEC_OK || swap_folders(folder) == 0) return status;
    return cannot(folder, "be put in its place", errno, error);
}

lec_status lec_folder_finish(lec_folder *folder, lec_error *error)
{
    int failure = sync_tree(folder->parent_descriptor, folder->new_name);
    if (fchmod(folder->descriptor, folder->mode) != 0) failure = errno;
    lec_status status = failure == 0 ? LEC_OK : cannot(folder, "be written", failure, error);
    pthread_mutex_lock(&open_now.lock);
    if (status == LEC_OK) status = put_in_place(folder, error);
    if (status == LEC_OK) folder->new_parents.count = 0; /* they stay */
    pthread_mutex_unlock(&open_now.lock);
    /* a parent that cannot be synced is not an error: the result is there */
    if (status == LEC_OK) (void)fsync(folder->parent_descriptor);
    lec_folder_abandon(
        folder); /* removes what has the temporary name: the old, or the failed new */
    return status;
}

void lec_folder_abandon(lec_folder *folder)
{
    if (folder == NULL) return;
    pthread_mutex_lock(&open_now.lock);
    const bool is_open = open_now.folder == folder;
    if (is_open) remove_content(folder);
    open_now.folder = is_open ? NULL : open_now.folder;
    pthread_mutex_unlock(&open_now.lock);
    if (!is_open) return;
    stop_watching();
    close_descriptors(folder);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * landlock.c -- rights on files, by the version of Landlock that the running kernel has.
 *
 * The rights are numbered here and not taken from <linux/landlock.h>: a header is as old as the
 * system that it came with (Debian 12's ends at version 2), the kernel may be newer. */
#include "core/walls.h"

#ifdef __linux__
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#if defined(__linux__) && defined(SYS_landlock_create_ruleset)

/* https://docs.kernel.org/userspace-api/landlock.html */
enum { VERSION_OF_KERNEL = 1, PATH_BENEATH = 1 };
enum {
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    READ_FILE = 1 << 2,
    READ_FOLDER = 1 << 3,
    REMOVE_FOLDER = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_DEVICE = 1 << 6,
    MAKE_FOLDER = 1 << 7,
    MAKE_FILE = 1 << 8,
    MAKE_SOCKET = 1 << 9,
    MAKE_FIFO = 1 << 10,
    MAKE_BLOCK = 1 << 11,
    MAKE_LINK = 1 << 12,
    REFER = 1 << 13,    /* since version 2 */
    TRUNCATE = 1 << 14, /* 3 */
    IOCTL = 1 << 15,    /* 5 */
    FIRST_RIGHTS = (1 << 13) - 1,
};
enum { BIND_TCP = 1 << 0, CONNECT_TCP = 1 << 1 };     /* 4 */
enum { ABSTRACT_SOCKETS = 1 << 0, SIGNALS = 1 << 1 }; /* 6 */

/* struct landlock_ruleset_attr; a kernel takes as much of it as its version knows */
typedef struct {
    uint64_t files, network, scoped;
} handled_rights;

/* struct landlock_path_beneath_attr, which is packed */
typedef struct {
    uint64_t allowed;
    int32_t parent;
} __attribute__((packed)) path_beneath;

/* GCOVR_EXCL_START: there is one kernel at a time */
static size_t size_known(long version)
{
    if (version >= 6) return sizeof(handled_rights);
    return version >= 4 ? offsetof(handled_rights, scoped) : offsetof(handled_rights, network);
}

static handled_rights rights_known(long version)
{
    handled_rights known = {.files = FIRST_RIGHTS};
    if (version >= 2) known.files |= REFER;
    if (version >= 3) known.files |= TRUNCATE;
    if (version >= 4) known.network = BIND_TCP | CONNECT_TCP;
    if (version >= 5) known.files |= IOCTL;
    if (version >= 6) known.scoped = ABSTRACT_SOCKETS | SIGNALS;
    return known;
}
/* GCOVR_EXCL_STOP */

static bool allow(int rights, int parent, uint64_t allowed)
{
    const path_beneath rule = {.allowed = allowed, .parent = parent};
    return parent >= 0 && syscall(SYS_landlock_add_rule, rights, PATH_BENEATH, &rule, 0) == 0;
}

static bool allow_path(int rights, const char *path, uint64_t allowed)
{
    const int parent = open(path, O_RDONLY | O_CLOEXEC);
    const bool done = allow(rights, parent, allowed);
    if (parent >= 0) close(parent);
    return done;
}

int lec_landlock_new(int folder)
{
    const long version = syscall(SYS_landlock_create_ruleset, NULL, 0, VERSION_OF_KERNEL);
    if (version < 1) return -1;
    const handled_rights known = rights_known(version);
    const int rights = (int)syscall(SYS_landlock_create_ruleset, &known, size_known(version), 0);
    if (rights < 0) return -1;
    const uint64_t reading = EXECUTE | READ_FILE | READ_FOLDER;
    const uint64_t writing = known.files & (WRITE_FILE | REMOVE_FILE | MAKE_FILE | TRUNCATE);
    if (allow_path(rights, "/", reading) &&
        (folder < 0 || allow(rights, folder, reading | writing)) &&
        allow_path(rights, "/dev/null", known.files & (READ_FILE | WRITE_FILE | TRUNCATE)))
        return rights;
    close(rights);
    return -1;
}

/* GCOVR_EXCL_START: in the child, whose counts are lost */
void lec_landlock_enter(int rights)
{
    if (rights >= 0) syscall(SYS_landlock_restrict_self, rights, 0);
}
/* GCOVR_EXCL_STOP */

#else

int lec_landlock_new(int folder)
{
    (void)folder;
    return -1;
}

void lec_landlock_enter(int rights)
{
    (void)rights;
}

#endif

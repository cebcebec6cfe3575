/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): mkdtemp() */
#include "tests/support/workshop.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/tree.h"
#include "tests/support/check.h"

/* Every character of the labels below, except U+E000. */
static const char drawable[] =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz"
    "{|}~”…�éПриветбокиعربي中文字符\xCC\x81";

workshop workshop_open(void)
{
    workshop at = {.path = "/tmp/lectern-plots-XXXXXX", .arena = lec_arena_new()};
    if (mkdtemp(at.path) == NULL) abort();
    at.folder = open(at.path, O_RDONLY | O_DIRECTORY);
    at.setting = (lec_chart_setting){.glyphs = lec_glyphs_of(at.arena, drawable), .level = 0.95};
    return at;
}

void workshop_empty(const workshop *at)
{
    DIR *entries = opendir(at->path);
    for (struct dirent *entry = readdir(entries); entry != NULL; entry = readdir(entries))
        if (entry->d_name[0] != '.') unlinkat(at->folder, entry->d_name, 0);
    closedir(entries);
}

void workshop_close(workshop *at)
{
    close(at->folder);
    lec_remove_tree(AT_FDCWD, at->path);
    lec_arena_free(at->arena);
}

bool file_exists(const workshop *at, const char *name)
{
    return faccessat(at->folder, name, F_OK, 0) == 0;
}

char *file_text(const workshop *at, const char *name)
{
    char *text = lec_new(at->arena, char, 1 << 20);
    const int file = openat(at->folder, name, O_RDONLY);
    const ssize_t length = file < 0 ? -1 : read(file, text, (1 << 20) - 1);
    if (file >= 0) close(file);
    return length < 0 ? NULL : text;
}

void file_put(const workshop *at, const char *name, const char *text, mode_t mode)
{
    const int file = openat(at->folder, name, O_WRONLY | O_CREAT | O_TRUNC, mode);
    CHECK_TRUE(write(file, text, strlen(text)) == (ssize_t)strlen(text), "a test file is written");
    close(file);
}

bool has_line(const workshop *at, const char *file, const char *line)
{
    const char *text = file_text(at, file);
    return text != NULL && strstr(text, lec_arena_format(at->arena, "\n%s\n", line)) != NULL;
}

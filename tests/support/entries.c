/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/entries.h"

#include <dirent.h>

size_t entries_in(const char *path)
{
    DIR *folder = opendir(path);
    size_t count = 0;
    if (folder == NULL) return 0;
    while (readdir(folder) != NULL) count++;
    closedir(folder);
    return count - 2; /* . and .. */
}

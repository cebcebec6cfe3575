/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/place.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/tree.h"
#include "tests/support/check.h"
#include "tests/support/conversation.h"

place place_begin(void)
{
    static const char *const options[] = {"seed=3", "language=en", "threads=1", NULL};
    place at = {.folder = "/dev/shm/lectern-api-XXXXXX", .error = lectern_error_new()};
    if (mkdtemp(at.folder) == NULL) {
        strcpy(at.folder, "/tmp/lectern-api-XXXXXX");
        CHECK_TRUE(mkdtemp(at.folder) != NULL, at.folder);
    }
    snprintf(at.result, sizeof at.result, "%s/result", at.folder);
    at.path = strdup(getenv("PATH"));
    setenv("PATH", "/nonexistent", 1);
    CHECK_COUNT(lectern_read_memory("2031-03-11.txt", conversation, sizeof conversation - 1, NULL,
                                    options, &at.corpus, at.error),
                LECTERN_OK, lectern_error_message(at.error));
    return at;
}

void place_end(place *at)
{
    lec_remove_tree(AT_FDCWD, at->folder);
    setenv("PATH", at->path, 1);
    free(at->path);
    lectern_corpus_release(at->corpus);
    lectern_error_free(at->error);
}

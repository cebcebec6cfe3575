/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_result.c -- any bytes as the datapackage.json and the run.json of an earlier result. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io/output/datapackage.h"
#include "io/output/listing.h"
#include "tests/fuzz/fuzz.h"

static int folder = -1;
static char folder_path[] = "/tmp/lectern-fuzz-XXXXXX";

static void remove_folder(void)
{
    unlinkat(folder, LEC_DATAPACKAGE_FILE, 0);
    unlinkat(folder, LEC_RUN_RECORD_FILE, 0);
    rmdir(folder_path);
}

static void put(const char *name, const uint8_t *data, size_t size)
{
    const int file = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    fuzz_promise(file >= 0 && write(file, data, size) == (ssize_t)size, "a file that is written");
    close(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (folder < 0) {
        fuzz_promise(mkdtemp(folder_path) != NULL, "a folder");
        folder = open(folder_path, O_RDONLY | O_DIRECTORY);
        atexit(remove_folder);
    }
    put(LEC_DATAPACKAGE_FILE, data, size);
    put(LEC_RUN_RECORD_FILE, data, size);
    lec_arena *arena = lec_arena_new();
    int failure;
    (void)lec_datapackage_is_ours(folder, &failure);
    fuzz_promise(failure == 0, "no failure of reading");
    const lec_listing listing = lec_listing_read(folder, arena, &failure);
    for (size_t i = 0; i < listing.count; i++) {
        fuzz_promise(listing.items[i].path != NULL && listing.items[i].sha256 != NULL, "a file");
        fuzz_promise(i == 0 || strcmp(listing.items[i - 1].path, listing.items[i].path) <= 0,
                     "files in order");
        (void)lec_listing_find(&listing, listing.items[i].path);
    }
    lec_arena_free(arena);
    return 0;
}

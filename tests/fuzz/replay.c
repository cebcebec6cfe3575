/* SPDX-License-Identifier: GPL-3.0-or-later
 * replay.c -- a fuzz target without libFuzzer: a test of any build. What a reader is given goes
 * wrong in the same ways every time.
 *
 *     replay_NAME FOLDER RUNS
 *
 * Gives the target each file of the folder whole, then about RUNS times one of them cut short, or
 * with one byte (or all bytes like it) replaced, at places spread evenly over the files. The target
 * ends the process when a promise is broken; a crash or a time limit ends the test. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/fuzz.h"

enum { LARGEST = 1 << 20 };

/* What has a meaning in one form or another. */
static const char replacements[] = "<>&{}[]()\"',:;|=-\t\n \\/.0A\xFF";

typedef struct {
    uint8_t *bytes;
    size_t size;
} seed;

static void fail(const char *path, const char *what)
{
    fprintf(stderr, "replay: %s: %s\n", path, what);
    exit(2);
}

static seed read_seed(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    seed of = {malloc(LARGEST), 0};
    if (file == NULL || of.bytes == NULL) fail(path, strerror(errno));
    of.size = fread(of.bytes, 1, LARGEST, file);
    if (!feof(file)) fail(path, "is too large for a seed");
    fclose(file);
    return of;
}

static int is_seed(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void cut(const seed *of, size_t at)
{
    LLVMFuzzerTestOneInput(of->bytes, at);
}

/* `all`: every byte that is as the one at `at`. */
static void replace(const seed *of, size_t at, char with, bool all)
{
    uint8_t *changed = malloc(of->size);
    if (changed == NULL) fail("memory", strerror(errno));
    memcpy(changed, of->bytes, of->size);
    for (size_t i = all ? 0 : at; i < (all ? of->size : at + 1); i++)
        if (of->bytes[i] == of->bytes[at]) changed[i] = (uint8_t)with;
    LLVMFuzzerTestOneInput(changed, of->size);
    free(changed);
}

int main(int count, char **arguments)
{
    if (count != 3) {
        fprintf(stderr, "usage: %s FOLDER RUNS\n", arguments[0]);
        return 2;
    }
    struct dirent **entries;
    const int found = scandir(arguments[1], &entries, is_seed, alphasort);
    if (found <= 0) fail(arguments[1], "no seeds");
    const size_t each = strtoul(arguments[2], NULL, 10) / (size_t)found + 1;
    size_t runs = 0;
    for (int i = 0; i < found; i++) {
        const seed of = read_seed(arguments[1], entries[i]->d_name);
        LLVMFuzzerTestOneInput(of.bytes, of.size);
        for (size_t k = 0; of.size > 0 && k < each; k++, runs++) {
            const size_t at = of.size * k / each;
            const char with = replacements[runs / 3 % (sizeof replacements - 1)];
            if (runs % 3 == 0)
                cut(&of, at);
            else
                replace(&of, at, with, runs % 3 == 2);
        }
        free(of.bytes);
        free(entries[i]);
    }
    free(entries);
    printf("%d seeds, %zu changed\n", found, runs);
    return 0;
}

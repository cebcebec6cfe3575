/* SPDX-License-Identifier: GPL-3.0-or-later
 * outside.c -- a program of somebody else's, in C and in C++: reads a transcript, prints a table,
 * and draws its chart. Ends with the status of the first call that fails. */
#include <lectern.h>

#include <stdio.h>

static int print(void *state, const void *bytes, size_t length)
{
    return fwrite(bytes, 1, length, (FILE *)state) == length ? 0 : 1;
}

static int count(void *state, const void *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)state += length;
    return 0;
}

static int fail(lectern_error *error)
{
    fprintf(stderr, "%s\n", lectern_error_message(error));
    return (int)lectern_error_status(error);
}

int main(int argc, char **argv)
{
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    lectern_table *table = NULL;
    const char *options[] = {"replicates=20", NULL};
    size_t picture = 0;
    int status = 0;
    if (argc < 2 || error == NULL) return 2;
    if (lectern_read((const char *const *)&argv[1], 1, NULL, NULL, &corpus, error) != LECTERN_OK ||
        lectern_table_make(corpus, "speaking", options, &table, error) != LECTERN_OK ||
        lectern_table_write(table, "csv", print, stdout, error) != LECTERN_OK ||
        (argc > 2 && lectern_chart_draw(table, 0, argv[2], count, &picture, error) != LECTERN_OK))
        status = fail(error);
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
    if (status == 0 && argc > 2) printf("%s: %lu bytes\n", argv[2], (unsigned long)picture);
    return status;
}

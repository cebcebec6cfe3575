/* SPDX-License-Identifier: GPL-3.0-or-later
 * dump_passages.c -- what learn.c learns from who says a paragraph without a label, by the code
 * that runs.
 *
 *   dump_passages FOLDER...     FOLDER holds houses, FILE.truth.csv beside each FILE (hidden.py)
 *
 * One line a paragraph: house, file, unit (its first byte), class (the role of its first word in
 * the truth), weight, then the features, the one before being by whom the truth says. The weights
 * of a file sum to 1, so that files with many paragraphs do not count for more. */
#include <stdio.h>

#include "bench/attribution/truth.h"
#include "io/attribution/sequence.h"
#include "io/source/source.h"

static bool read_file(const char *path, lec_transcript *transcript, lec_arena *arena)
{
    const lec_source_limits limits = {0};
    lec_error error = {""};
    lec_sources sources;
    lec_status status = lec_sources_read(path, &limits, arena, &sources, &error);
    if (status == LEC_OK)
        status = lec_transcript_read(&sources.items[0], NULL, transcript, arena, &error);
    if (status != LEC_OK) fprintf(stderr, "%s\n", error.message);
    return status == LEC_OK;
}

/* The role of the row that holds a byte; LEC_ROLE_COUNT for none. *row: where to look first. */
static lec_role role_at(const truth_file *file, size_t *row, uint32_t byte)
{
    while (*row < file->row_count && file->rows[*row].end <= byte) ++*row;
    return *row < file->row_count && file->rows[*row].start <= byte ? file->rows[*row].role
                                                                    : LEC_ROLE_COUNT;
}

static void dump_file(const truth_file *file)
{
    lec_arena *arena = lec_arena_new();
    lec_transcript transcript;
    if (read_file(file->path, &transcript, arena)) {
        const lec_conference marks = {.marks = transcript.marks,
                                      .mark_count = transcript.mark_count};
        const lec_passages passages =
            lec_passages_read(&transcript, lec_phrases_new(arena, transcript.language), arena);
        lec_role before = LEC_ROLE_COUNT;
        size_t row = 0;
        for (size_t i = 0; i < passages.count; i++) {
            double features[LEC_SEQUENCE_FEATURE_COUNT];
            const uint32_t byte = lec_conference_place(&marks, passages.items[i].start).file;
            const lec_role role = role_at(file, &row, byte);
            if (role > LEC_ROLE_MODERATOR) continue;
            lec_sequence_features_of(&passages, i, before, features);
            printf("%s\t%s\t%u\t%s\t%.9g", file->house, file->file, byte, lec_role_name(role),
                   1.0 / (double)passages.count);
            for (int f = 0; f < LEC_SEQUENCE_FEATURE_COUNT; f++) printf("\t%.9g", features[f]);
            putchar('\n');
            before = role;
        }
    }
    lec_arena_free(arena);
}

int main(int count, char **arguments)
{
    if (count < 2) return fprintf(stderr, "dump_passages FOLDER...\n"), 2;
    printf("house\tfile\tunit\tclass\tweight");
    for (int f = 0; f < LEC_SEQUENCE_FEATURE_COUNT; f++)
        printf("\t%s", lec_sequence_feature_names[f]);
    printf("\n");
    lec_arena *arena = lec_arena_new();
    for (int a = 1; a < count; a++) {
        const truth_files files = truth_read(arguments[a], NULL, arena);
        for (size_t f = 0; f < files.count; f++) dump_file(&files.items[f]);
    }
    lec_arena_free(arena);
    return 0;
}

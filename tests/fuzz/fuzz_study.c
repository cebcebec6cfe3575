/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_study.c -- any bytes as a study file. */
#include <string.h>

#include "io/study/study.h"
#include "tests/fuzz/fuzz.h"

static void check_study(const lec_study *study)
{
    for (size_t c = 0; c < study->concept_count; c++) {
        const char *name = study->concepts[c].name;
        fuzz_promise(name[0] != '\0' && fuzz_is_text(name, strlen(name), "\t\n\r"),
                     "a concept's name");
    }
    for (size_t p = 0; p < study->pair_count; p++)
        fuzz_promise(study->pairs[p].first < study->concept_count &&
                         study->pairs[p].second < study->concept_count,
                     "a pair of concepts");
    for (size_t s = 0; s < study->speaker_count; s++)
        fuzz_promise((size_t)study->speakers[s].role < LEC_ROLE_COUNT, "a role");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    const lec_study *study;
    const lec_status status = lec_study_read(fuzz_file(data, size), arena, &study, &error);
    fuzz_check_status(status, &error);
    if (status == LEC_OK) check_study(study);
    lec_arena_free(arena);
    return 0;
}

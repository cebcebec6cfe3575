/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_dictionaries.c -- any bytes as a dictionary of content analysis, or as a table of lemmas: no
 * category and no pattern is empty. */
#include "io/study/concept_dictionary.h"
#include "io/study/lemmas.h"
#include "tests/fuzz/fuzz.h"

static void check_concepts(const lec_concept_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        fuzz_promise(list->items[i].name != NULL && list->items[i].name[0] != '\0', "a name");
        for (size_t w = 0; w < list->items[i].word_count; w++)
            fuzz_promise(list->items[i].words[w][0] != '\0', "a pattern");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    lec_arena *arena = lec_arena_new();
    const char *path = fuzz_file(data + 1, size - 1);
    lec_error error = {""};
    lec_concept_list list;
    const lec_conference conference = {.name = "fuzz", .text = "", .text_length = 0};
    lec_lemmas lemmas;
    lec_status status;
    if (data[0] % 2 == 0) {
        status = lec_concept_dictionary_read(path, arena, &list, &error);
        if (status == LEC_OK) check_concepts(&list);
    } else {
        const lec_corpus *corpus = lec_corpus_finish(lec_corpus_builder_new(arena, &conference));
        status = lec_lemmas_find(path, corpus, arena, &lemmas, &error);
    }
    fuzz_check_status(status, &error);
    lec_arena_free(arena);
    return 0;
}

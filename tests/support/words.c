/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/words.h"

#include "io/words/words.h"
#include "tests/support/check.h"

const lec_corpus *corpus_of_words(const char *text, lec_arena *arena)
{
    lec_error error;
    lec_words *words;
    CHECK_COUNT(lec_words_new(arena, &words, &error), LEC_OK, "ICU opens");
    const lec_conference conference = {.name = "c", .text = text, .text_length = strlen(text)};
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &conference);
    const lec_new_turn turn = {.speaker = "",
                               .detail = {.affiliation = "", .label = "", .label_form = ""}};
    const lec_piece all = {0, (uint32_t)strlen(text)};
    lec_corpus_begin_turn(builder, &turn);
    lec_words_add(words, text, &all, 1, NULL, NULL, builder);
    return lec_corpus_finish(builder);
}

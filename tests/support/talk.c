/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/talk.h"

#include "io/attribution/attribute.h"
#include "io/words/language.h"
#include "tests/support/check.h"

const char *talk_turns(const char *text, const char *suffix, lec_arena *arena)
{
    static const lec_study no_study = {0};
    const lec_source source = {.path = "case",
                               .name = "case",
                               .suffix = suffix,
                               .text = text,
                               .length = strlen(text),
                               .encoding = "UTF-8"};
    lec_error error = {""};
    lec_transcript transcript;
    lec_attribution attribution;
    lec_status status = lec_transcript_read(&source, NULL, &transcript, arena, &error);
    if (status == LEC_OK && transcript.language == NULL)
        transcript.language = lec_language_of(transcript.text, transcript.length);
    if (status == LEC_OK)
        status = lec_attribute(&transcript, &no_study, "case", "case", arena, &attribution, &error);
    if (status != LEC_OK) return lec_arena_format(arena, "%s", error.message);
    const char *turns = "";
    for (size_t t = 0; t < attribution.turn_count; t++)
        turns = lec_arena_format(arena, "%s%s%s:%s", turns, t > 0 ? "|" : "",
                                 lec_role_name(attribution.turns[t].role),
                                 attribution.turns[t].speaker);
    return turns;
}

void check_talks(const talk_shape *shapes, size_t count, const char *suffix)
{
    for (size_t i = 0; i < count; i++) {
        lec_arena *arena = lec_arena_new();
        const talk_shape *it = &shapes[i];
        const char *text = lec_arena_format(
            arena,
            "%s%sGood morning. We open the port in June, as you know.\n\n%sWho pays for it?\n\n"
            "%sAll of us pay, as we always did.\n\n%sAnd when will it be ready?\n\n"
            "%sIn the spring of next year, I hope.\n",
            it->front, it->answers, it->asks, it->answers, it->asks, it->answers);
        const char *want = lec_arena_format(arena, "%s|%s|%s|%s|%s", it->answering, it->asking,
                                            it->answering, it->asking, it->answering);
        CHECK_TEXT(talk_turns(text, suffix, arena), want, it->what);
        lec_arena_free(arena);
    }
}

void check_turns(const talk_case *cases, size_t count, const char *suffix)
{
    for (size_t i = 0; i < count; i++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(talk_turns(cases[i].text, suffix, arena), cases[i].turns, cases[i].what);
        lec_arena_free(arena);
    }
}

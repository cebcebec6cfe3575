/* SPDX-License-Identifier: GPL-3.0-or-later
 * Building, joining and selecting: every expected value is counted by hand on the two conferences
 * below. Words are parted by spaces; `/` ends a sentence. */
#include "core/corpus.h"
#include "tests/support/check.h"

static lec_arena *arena;

typedef struct {
    const char *speaker;
    lec_role role;
    uint32_t exchange;
    const char *words;
} said;

static void add_words(lec_corpus_builder *builder, const char *words)
{
    uint32_t at = 0;
    for (const char *word = words; *word != '\0'; word += strspn(word, " ")) {
        const size_t length = strcspn(word, " ");
        const lec_new_token token = {word,   length,           word, length, at,
                                     at + 1, 0.5F * (float)at, NULL, 0};
        if (*word == '/')
            lec_corpus_begin_sentence(builder);
        else
            lec_corpus_add_token(builder, &token);
        at++;
        word += length;
    }
}

static const lec_corpus *conference(const char *name, const said *turns)
{
    const lec_conference facts = {.name = name, .file = name, .text = ""};
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &facts);
    lec_corpus_add_note(builder, 1, "delivery", "(As delivered)", 14);
    for (; turns->speaker != NULL; turns++) {
        const lec_new_turn turn = {
            .speaker = turns->speaker,
            .role = turns->role,
            .exchange = turns->exchange,
            .detail = {.affiliation = "", .label = "", .label_form = "", .certainty = 1}};
        lec_corpus_begin_turn(builder, &turn);
        add_words(builder, turns->words);
        if (turns->role == LEC_ROLE_JOURNALIST)
            lec_corpus_add_note(builder, 2, "inaudible", "[inaudible]", 11);
    }
    return lec_corpus_finish(builder);
}

static const said spring[] = {{"Ann", LEC_ROLE_PRINCIPAL, 0, "we are ready / thank you"},
                              {"Bob", LEC_ROLE_JOURNALIST, 1, "are we"},
                              {"Ann", LEC_ROLE_PRINCIPAL, 1, "yes we are"},
                              {"", LEC_ROLE_JOURNALIST, 2, ""},
                              {"Ann", LEC_ROLE_PRINCIPAL, 2, "no"},
                              {0}};
static const said autumn[] = {{"Eva", LEC_ROLE_PRINCIPAL, 0, "good morning"},
                              {"Bob", LEC_ROLE_JOURNALIST, 1, "good / why now"},
                              {"Eva", LEC_ROLE_PRINCIPAL, 1, "we decided now"},
                              {0}};

static void check_starts(const uint32_t *start, size_t count, uint32_t last, const char *what)
{
    for (size_t i = 0; i < count; i++) CHECK_TRUE(start[i] <= start[i + 1], what);
    CHECK_COUNT(start[count], last, what);
}

/* What every corpus promises, whatever it holds. */
static void check_promises(const lec_corpus *corpus)
{
    check_starts(corpus->sentence_start, corpus->sentence_count, (uint32_t)corpus->token_count,
                 "sentences end with the tokens");
    check_starts(corpus->turn_start, corpus->turn_count, (uint32_t)corpus->token_count,
                 "turns end with the tokens");
    check_starts(corpus->turn_sentence, corpus->turn_count, (uint32_t)corpus->sentence_count,
                 "turns end with the sentences");
    check_starts(corpus->conference_turn, corpus->conference_count, (uint32_t)corpus->turn_count,
                 "conferences end with the turns");
    for (uint32_t t = 0; t < corpus->turn_count; t++) {
        if (corpus->turn_sentence[t] < corpus->turn_sentence[t + 1])
            CHECK_COUNT(corpus->sentence_start[corpus->turn_sentence[t]], corpus->turn_start[t],
                        "a turn's first sentence begins with it");
        const size_t exchange = corpus->turn_exchange[t];
        if (exchange != LEC_NONE)
            CHECK_TRUE(corpus->exchange_turn[2 * exchange] <= t &&
                           t < corpus->exchange_turn[2 * exchange + 1],
                       "an exchange spans its turns");
    }
    for (size_t n = 1; n < corpus->conference_count; n++)
        CHECK_TRUE(strcmp(corpus->conference[n - 1].name, corpus->conference[n].name) < 0,
                   "conferences are sorted");
}

static void test_one_conference(void)
{
    arena = lec_arena_new();
    const lec_corpus *corpus = conference("spring", spring);
    check_promises(corpus);
    CHECK_COUNT(corpus->token_count, 11, "tokens");
    CHECK_COUNT(corpus->word_count, 7, "types: we are ready thank you yes no");
    CHECK_COUNT(corpus->sentence_count, 5, "sentences; the empty turn has none");
    CHECK_COUNT(corpus->turn_count, 5, "turns");
    CHECK_COUNT(corpus->exchange_count, 2, "exchanges");
    CHECK_COUNT(corpus->speaker_count, 3, "speakers: nobody, Ann, Bob");
    CHECK_COUNT(corpus->note_count, 3, "notes");
    CHECK_TRUE(corpus->note[0].turn == LEC_NONE, "a note before the first turn is in none");
    CHECK_COUNT(corpus->note[1].turn, 1, "a note is in the turn begun last");
    CHECK_COUNT(lec_corpus_turn_of(corpus, 10), 4, "the turn of the last token");
    CHECK_COUNT(lec_corpus_turn_of(corpus, 5), 1, "the turn of a first token");
    lec_arena_free(arena);
}

static void test_join(void)
{
    arena = lec_arena_new();
    const lec_corpus *const parts[] = {conference("spring", spring), conference("autumn", autumn)};
    const lec_corpus *const other_way[] = {parts[1], parts[0]};
    const lec_corpus *corpus = lec_corpus_join(arena, parts, 2);
    const lec_corpus *same = lec_corpus_join(arena, other_way, 2);
    check_promises(corpus);
    CHECK_TEXT(corpus->conference[0].name, "autumn", "sorted by name");
    CHECK_COUNT(corpus->token_count, 19, "11 and 8");
    CHECK_COUNT(corpus->exchange_count, 3, "exchanges");
    CHECK_COUNT(corpus->note_count, 5, "3 and 2");
    CHECK_COUNT(corpus->turn[3].number, 1, "numbers begin anew in each conference");
    for (size_t i = 0; i < corpus->token_count; i++) {
        CHECK_COUNT(corpus->token_word[i], same->token_word[i], "the order of files is nothing");
        CHECK_TEXT(corpus->word_text[corpus->token_word[i]],
                   corpus->form_text[corpus->token_form[i]], "forms fold to their words");
    }
    lec_arena_free(arena);
}

static void test_select(void)
{
    arena = lec_arena_new();
    const lec_corpus *const parts[] = {conference("spring", spring), conference("autumn", autumn)};
    const lec_corpus *all = lec_corpus_join(arena, parts, 2);
    bool keep[8];
    for (size_t t = 0; t < 8; t++)
        keep[t] = all->turn_role[t] == LEC_ROLE_PRINCIPAL && all->turn_conference[t] == 1;
    const lec_corpus *corpus = lec_corpus_select(arena, all, keep);
    check_promises(corpus);
    CHECK_COUNT(corpus->conference_count, 1, "a conference without turns goes");
    CHECK_TEXT(corpus->conference[0].name, "spring", "the one that stays");
    CHECK_COUNT(corpus->turn_count, 3, "Ann's turns");
    CHECK_COUNT(corpus->token_count, 9, "Ann's words");
    CHECK_COUNT(corpus->turn[2].number, 5, "turns keep their numbers");
    CHECK_COUNT(corpus->exchange_number[corpus->turn_exchange[2]], 2, "and exchanges theirs");
    CHECK_COUNT(corpus->note_count, 1, "the notes of journalists go, the front matter's stays");
    CHECK_NUMBER(corpus->token_seconds[8], 0, 0, "times go along");

    memset(keep, true, sizeof keep);
    const lec_corpus *same = lec_corpus_select(arena, all, keep);
    CHECK_COUNT(same->token_count, all->token_count, "keeping everything keeps everything");
    CHECK_COUNT(same->exchange_count, all->exchange_count, "exchanges too");
    memset(keep, false, sizeof keep);
    check_promises(lec_corpus_select(arena, all, keep));
    lec_arena_free(arena);
}

static void test_empty(void)
{
    arena = lec_arena_new();
    check_promises(lec_corpus_join(arena, NULL, 0));
    const lec_conference facts = {.name = "c", .text = ""};
    const lec_corpus *corpus = lec_corpus_finish(lec_corpus_builder_new(arena, &facts));
    check_promises(corpus);
    CHECK_COUNT(corpus->conference_count, 1, "a conference in which nothing was said");
    lec_arena_free(arena);
}

/* A conference of two turns, the second of which was a journalist's in draws 1 and 2 of three. */
static const lec_corpus *doubtful_conference(void)
{
    static const uint8_t draws[3] = {LEC_ROLE_PRINCIPAL, LEC_ROLE_JOURNALIST, LEC_ROLE_JOURNALIST};
    const lec_conference facts = {.name = "summer", .file = "summer", .text = ""};
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &facts);
    lec_new_turn turn = {
        .speaker = "Ann",
        .role = LEC_ROLE_PRINCIPAL,
        .detail = {.affiliation = "", .label = "", .label_form = "", .certainty = 1}};
    lec_corpus_begin_turn(builder, &turn);
    turn.draw_count = 3;
    turn.draw_role = draws;
    turn.detail.second_role = LEC_ROLE_JOURNALIST;
    turn.detail.second_probability = 0.6;
    lec_corpus_begin_turn(builder, &turn);
    return lec_corpus_finish(builder);
}

/* Roles by draw, counted by hand: sure turns keep their role in every draw, also when they come
 * from a conference without draws. */
static void test_draws(void)
{
    arena = lec_arena_new();
    const lec_corpus *const parts[] = {doubtful_conference(), conference("autumn", autumn)};
    CHECK_COUNT(parts[0]->draw_count, 3, "draws of the conference");
    CHECK_TRUE(parts[1]->draw_count == 0 && parts[1]->draw_role == NULL, "none without doubt");
    const lec_corpus *all = lec_corpus_join(arena, parts, 2);
    CHECK_COUNT(all->draw_count, 3, "draws of both together");
    for (size_t d = 0; d < 3; d++)
        for (size_t t = 0; t < 5; t++)
            CHECK_COUNT(all->draw_role[d * 5 + t],
                        t == 4 && d > 0 ? LEC_ROLE_JOURNALIST : all->turn_role[t], "role in draw");
    CHECK_NUMBER(all->turn[4].second_probability, 0.6, 0, "the second reading goes along");
    const bool keep[5] = {true, false, false, false, true};
    const lec_corpus *some = lec_corpus_select(arena, all, keep);
    for (size_t d = 0; d < 3; d++)
        for (size_t t = 0; t < 2; t++)
            CHECK_COUNT(some->draw_role[d * 2 + t], all->draw_role[d * 5 + 4 * t], "selected");
    lec_arena_free(arena);
}

/* An office without a name is another one in each conference; a person's name is one everywhere;
 * an office that only one conference has keeps its name. */
static void test_offices(void)
{
    arena = lec_arena_new();
    static const char *const names[2] = {"1973", "2018"};
    const lec_corpus *parts[2];
    for (size_t c = 0; c < 2; c++) {
        const lec_conference facts = {.name = names[c], .file = names[c], .text = ""};
        lec_corpus_builder *builder = lec_corpus_builder_new(arena, &facts);
        const char *const speakers[] = {"Prime Minister", "Ann Lowe", c == 0 ? "Premier" : ""};
        for (size_t t = 0; t < 3; t++)
            lec_corpus_begin_turn(builder,
                                  &(lec_new_turn){.speaker = speakers[t],
                                                  .local_speaker = t != 1,
                                                  .detail = {"", NULL, "", "", .certainty = 1}});
        parts[c] = lec_corpus_finish(builder);
    }
    CHECK_TEXT(parts[0]->speaker_name[parts[0]->turn_speaker[0]], "Prime Minister", "alone");
    const lec_corpus *all = lec_corpus_join(arena, parts, 2);
    static const char *const want[] = {"Prime Minister (1973)", "Ann Lowe", "Premier",
                                       "Prime Minister (2018)", "Ann Lowe", ""};
    for (size_t t = 0; t < 6; t++)
        CHECK_TEXT(all->speaker_name[all->turn_speaker[t]], want[t], "joined");
    CHECK_TRUE(lec_turn_is_by(all, 0, "Prime Minister") && lec_turn_is_by(all, 3, "Prime Minister"),
               "both answer to the office");
    CHECK_TRUE(lec_turn_is_by(all, 3, "Prime Minister (2018)") &&
                   !lec_turn_is_by(all, 0, "Prime Minister (2018)"),
               "one of them");
    CHECK_TRUE(!lec_turn_is_by(all, 1, "Ann"), "a name answers as a whole");
    lec_arena_free(arena);
}

/* marks: text bytes 0-9 are file bytes 100-109 on line 7, from 10 on file bytes 200 on line 9. */
static void test_places(void)
{
    const lec_mark marks[] = {{0, 100, 7}, {10, 200, 9}};
    const lec_conference facts = {.marks = marks, .mark_count = 2};
    CHECK_COUNT(lec_conference_place(&facts, 0).line, 7, "first byte");
    CHECK_COUNT(lec_conference_place(&facts, 9).file, 109, "last byte before the second mark");
    CHECK_COUNT(lec_conference_place(&facts, 10).file, 200, "at the mark");
    CHECK_COUNT(lec_conference_place(&facts, 15).line, 9, "after it");
}

static void test_names(void)
{
    lec_role role;
    lec_phase phase;
    lec_kind kind;
    for (int i = 0; i < LEC_ROLE_COUNT; i++)
        CHECK_TRUE(lec_role_named(lec_role_name((lec_role)i), &role) && (int)role == i, "roles");
    for (int i = 0; i < LEC_PHASE_COUNT; i++)
        CHECK_TRUE(lec_phase_named(lec_phase_name((lec_phase)i), &phase) && (int)phase == i,
                   "phases");
    for (int i = 0; i < LEC_KIND_COUNT; i++)
        CHECK_TRUE(lec_kind_named(lec_kind_name((lec_kind)i), &kind) && (int)kind == i, "kinds");
    CHECK_TRUE(!lec_role_named("president", &role), "no role");
}

const lec_test lec_tests_corpus[] = {
    {"one_conference", test_one_conference},
    {"join", test_join},
    {"select", test_select},
    {"empty", test_empty},
    {"draws", test_draws},
    {"offices", test_offices},
    {"places", test_places},
    {"names", test_names},
    {0},
};

/* SPDX-License-Identifier: GPL-3.0-or-later
 * corpus_builder.c -- the three ways to make a corpus: build one conference from tokens, join
 * several, select some turns. All three append to the same growing columns. */
#include "core/corpus.h"
#include "core/vocabulary.h"
#include "core/word_lists.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef LEC_ARRAY(uint32_t) ids;

/* A corpus that can still grow. */
typedef struct {
    lec_arena *arena;
    ids token_word, token_form, token_start, token_end, sentence_start;
    LEC_ARRAY(float) token_seconds; /* empty until the first that is known */
    ids turn_start, turn_sentence, turn_conference, turn_exchange, turn_speaker;
    LEC_ARRAY(uint8_t) turn_role;
    LEC_ARRAY(uint8_t) turn_phase;
    LEC_ARRAY(uint8_t) turn_kind;
    LEC_ARRAY(lec_turn_detail) turn;
    size_t draw_count;
    LEC_ARRAY(uint8_t) turn_draws; /* [turns that have any * draw_count] roles, turn by turn */
    ids turn_drawn;                /* where those of each turn begin; LEC_NONE: turn_role */
    ids exchange_turn, exchange_number, conference_turn;
    LEC_ARRAY(lec_conference) conference;
    LEC_ARRAY(lec_note) note;
    LEC_ARRAY(lec_discrepancy) discrepancy;
} columns;

/* What the word lists of a corpus are, apart from its columns. */
typedef struct {
    const char *const *word_text, *const *form_text, *const *speaker_name;
    size_t word_count, form_count, speaker_count;
    const uint32_t *form_word, *speaker_local;
    const char *const *form_shown; /* [form_count] NULL: as its word */
    const char *const *word_shown; /* NULL: still to be found */
} lexicon;

/* The roles of all turns, draw by draw; NULL without draws. */
static const uint8_t *draws_of(const columns *c)
{
    const size_t turns = c->turn.count;
    if (c->draw_count == 0) return NULL;
    uint8_t *role = lec_arena_alloc(c->arena, c->draw_count * turns, 1);
    for (size_t t = 0; t < turns; t++) {
        const uint32_t drawn = c->turn_drawn.items[t];
        for (size_t d = 0; d < c->draw_count; d++)
            role[d * turns + t] = drawn != LEC_NONE ? c->turn_draws.items[drawn * c->draw_count + d]
                                                    : c->turn_role.items[t];
    }
    return role;
}

static const char *const *show_words(const columns *c, const lexicon *words)
{
    const lec_word_lists lists = {words->word_text, words->form_shown, words->form_word,
                                  words->word_count, words->form_count};
    uint32_t *tokens = lec_new(c->arena, uint32_t, words->form_count);
    for (size_t t = 0; t < c->token_form.count; t++) tokens[c->token_form.items[t]]++;
    return lec_words_shown(&lists, tokens, c->arena);
}

/* Closes the start columns and hands everything out read-only. */
static const lec_corpus *corpus_of(columns *c, const lexicon *words)
{
    const size_t tokens = c->token_word.count, turns = c->turn.count;
    const size_t sentences = c->sentence_start.count;
    const char *const *shown = words->word_shown;
    if (shown == NULL) shown = show_words(c, words);
    LEC_PUSH(c->arena, c->sentence_start, (uint32_t)tokens);
    LEC_PUSH(c->arena, c->turn_start, (uint32_t)tokens);
    LEC_PUSH(c->arena, c->turn_sentence, (uint32_t)sentences);
    LEC_PUSH(c->arena, c->conference_turn, (uint32_t)turns);

    lec_corpus *corpus = lec_new(c->arena, lec_corpus, 1);
    *corpus = (lec_corpus){
        .token_count = tokens,
        .sentence_count = sentences,
        .turn_count = turns,
        .exchange_count = c->exchange_number.count,
        .conference_count = c->conference.count,
        .word_count = words->word_count,
        .form_count = words->form_count,
        .speaker_count = words->speaker_count,
        .note_count = c->note.count,
        .discrepancy_count = c->discrepancy.count,
        .token_word = c->token_word.items,
        .token_form = c->token_form.items,
        .token_start = c->token_start.items,
        .token_end = c->token_end.items,
        .token_seconds = c->token_seconds.items,
        .sentence_start = c->sentence_start.items,
        .turn_start = c->turn_start.items,
        .turn_sentence = c->turn_sentence.items,
        .turn_conference = c->turn_conference.items,
        .turn_exchange = c->turn_exchange.items,
        .turn_speaker = c->turn_speaker.items,
        .turn_role = c->turn_role.items,
        .turn_phase = c->turn_phase.items,
        .turn_kind = c->turn_kind.items,
        .turn = c->turn.items,
        .draw_count = c->draw_count,
        .draw_role = draws_of(c),
        .exchange_turn = c->exchange_turn.items,
        .exchange_number = c->exchange_number.items,
        .conference_turn = c->conference_turn.items,
        .conference = c->conference.items,
        .note = c->note.items,
        .discrepancy = c->discrepancy.items,
        .word_text = words->word_text,
        .word_shown = shown,
        .form_text = words->form_text,
        .form_shown = words->form_shown,
        .form_word = words->form_word,
        .speaker_name = words->speaker_name,
        .speaker_local = words->speaker_local,
    };
    return corpus;
}

static void push_turn(columns *c, const lec_turn_detail *detail, uint32_t speaker, uint8_t role,
                      uint8_t phase, uint8_t kind, uint32_t exchange)
{
    LEC_PUSH(c->arena, c->turn_start, (uint32_t)c->token_word.count);
    LEC_PUSH(c->arena, c->turn_sentence, (uint32_t)c->sentence_start.count);
    LEC_PUSH(c->arena, c->turn_conference, (uint32_t)c->conference.count - 1);
    LEC_PUSH(c->arena, c->turn_exchange, exchange);
    LEC_PUSH(c->arena, c->turn_speaker, speaker);
    LEC_PUSH(c->arena, c->turn_role, role);
    LEC_PUSH(c->arena, c->turn_phase, phase);
    LEC_PUSH(c->arena, c->turn_kind, kind);
    LEC_PUSH(c->arena, c->turn, *detail);
    LEC_PUSH(c->arena, c->turn_drawn, LEC_NONE);
}

/* The turn pushed last has these roles in the draws: role[d * step] in draw d. */
static void push_draws(columns *c, const uint8_t *role, size_t draw_count, size_t step)
{
    if (draw_count == 0) return;
    assert(c->draw_count == 0 || c->draw_count == draw_count);
    c->draw_count = draw_count;
    c->turn_drawn.items[c->turn_drawn.count - 1] = (uint32_t)(c->turn_draws.count / draw_count);
    for (size_t d = 0; d < draw_count; d++) LEC_PUSH(c->arena, c->turn_draws, role[d * step]);
}

static void push_token(columns *c, uint32_t word, uint32_t form, uint32_t start, uint32_t end,
                       float seconds)
{
    LEC_PUSH(c->arena, c->token_word, word);
    LEC_PUSH(c->arena, c->token_form, form);
    LEC_PUSH(c->arena, c->token_start, start);
    LEC_PUSH(c->arena, c->token_end, end);
    if (isnan(seconds) && c->token_seconds.count == 0) return; /* none has any so far */
    while (c->token_seconds.count + 1 < c->token_word.count)
        LEC_PUSH(c->arena, c->token_seconds, NAN);
    LEC_PUSH(c->arena, c->token_seconds, seconds);
}

/* The turn about to be pushed belongs to exchange number `number` of the current conference;
 * returns the exchange's id. Numbers never decrease within a conference. */
static uint32_t extend_exchange(columns *c, uint32_t number, bool is_new)
{
    const uint32_t turn = (uint32_t)c->turn.count;
    if (is_new) {
        LEC_PUSH(c->arena, c->exchange_number, number);
        LEC_PUSH(c->arena, c->exchange_turn, turn);
        LEC_PUSH(c->arena, c->exchange_turn, turn + 1);
    }
    c->exchange_turn.items[c->exchange_turn.count - 1] = turn + 1;
    return (uint32_t)c->exchange_number.count - 1;
}

/* --- building one conference --------------------------------------------------------------------
 */

struct lec_corpus_builder {
    columns columns;
    lec_vocabulary *words, *forms, *speakers;
    ids form_word, speaker_local;
    LEC_ARRAY(const char *) form_shown;
    uint32_t exchange; /* number of the last one begun */
    bool sentence_due;
};

lec_corpus_builder *lec_corpus_builder_new(lec_arena *arena, const lec_conference *conference)
{
    lec_corpus_builder *builder = lec_new(arena, lec_corpus_builder, 1);
    builder->columns.arena = arena;
    builder->words = lec_vocabulary_new(arena);
    builder->forms = lec_vocabulary_new(arena);
    builder->speakers = lec_vocabulary_new(arena);
    lec_vocabulary_add(builder->speakers, "", 0);
    LEC_PUSH(arena, builder->speaker_local, 0);
    LEC_PUSH(arena, builder->columns.conference_turn, 0);
    LEC_PUSH(arena, builder->columns.conference, *conference);
    if (conference->language == NULL) builder->columns.conference.items[0].language = "";
    return builder;
}

static const char *copy_text(lec_arena *arena, const char *text)
{
    return lec_arena_text(arena, text, strlen(text));
}

void lec_corpus_begin_turn(lec_corpus_builder *builder, const lec_new_turn *turn)
{
    columns *c = &builder->columns;
    lec_turn_detail detail = turn->detail;
    detail.number = (uint32_t)c->turn.count + 1;
    detail.affiliation = copy_text(c->arena, detail.affiliation);
    detail.affiliation_source =
        detail.affiliation_source == NULL ? "" : copy_text(c->arena, detail.affiliation_source);
    detail.label = copy_text(c->arena, detail.label);
    detail.label_form = copy_text(c->arena, detail.label_form);
    const size_t length = strlen(turn->speaker);
    const uint32_t speaker = lec_vocabulary_add(builder->speakers, turn->speaker, length);
    if (speaker == builder->speaker_local.count)
        LEC_PUSH(c->arena, builder->speaker_local, (uint32_t)length);
    if (!turn->local_speaker) builder->speaker_local.items[speaker] = 0;
    uint32_t exchange = LEC_NONE;
    if (turn->exchange > 0) {
        assert(turn->exchange >= builder->exchange);
        exchange = extend_exchange(c, turn->exchange, turn->exchange != builder->exchange);
        builder->exchange = turn->exchange;
    }
    push_turn(c, &detail, speaker, (uint8_t)turn->role, (uint8_t)turn->phase, (uint8_t)turn->kind,
              exchange);
    push_draws(c, turn->draw_role, turn->draw_count, 1);
    builder->sentence_due = true;
}

void lec_corpus_begin_sentence(lec_corpus_builder *builder)
{
    builder->sentence_due = true;
}

void lec_corpus_add_token_of(lec_corpus_builder *builder, uint32_t form, uint32_t start,
                             uint32_t end, float seconds)
{
    columns *c = &builder->columns;
    assert(c->turn.count > 0 && form < builder->form_word.count);
    if (builder->sentence_due) LEC_PUSH(c->arena, c->sentence_start, (uint32_t)c->token_word.count);
    builder->sentence_due = false;
    push_token(c, builder->form_word.items[form], form, start, end, seconds);
}

/* The id of the form in small letters. */
static uint32_t add_small(lec_corpus_builder *builder, const char *form, size_t length)
{
    char room[64];
    char *small = length <= sizeof room ? room : lec_arena_alloc(builder->columns.arena, length, 1);
    for (size_t i = 0; i < length; i++)
        small[i] = (char)(form[i] >= 'A' && form[i] <= 'Z' ? form[i] + ('a' - 'A') : form[i]);
    return lec_vocabulary_add(builder->words, small, length);
}

uint32_t lec_corpus_add_token(lec_corpus_builder *builder, const lec_new_token *token)
{
    const columns *c = &builder->columns;
    const uint32_t form = lec_vocabulary_add(builder->forms, token->form, token->form_length);
    if (form == builder->form_word.count) {
        const uint32_t word =
            token->word == NULL
                ? add_small(builder, token->form, token->form_length)
                : lec_vocabulary_add(builder->words, token->word, token->word_length);
        LEC_PUSH(c->arena, builder->form_word, word);
        const char *shown = token->shown;
        if (shown != NULL) shown = lec_arena_text(c->arena, shown, token->shown_length);
        LEC_PUSH(c->arena, builder->form_shown, shown);
    }
    lec_corpus_add_token_of(builder, form, token->start, token->end, token->seconds);
    return form;
}

void lec_corpus_add_note(lec_corpus_builder *builder, uint32_t line, const char *type,
                         const char *text, size_t length)
{
    columns *c = &builder->columns;
    const lec_note note = {.conference = 0,
                           .turn = c->turn.count > 0 ? (uint32_t)c->turn.count - 1 : LEC_NONE,
                           .line = line,
                           .type = copy_text(c->arena, type),
                           .text = lec_arena_text(c->arena, text, length)};
    LEC_PUSH(c->arena, c->note, note);
}

const lec_corpus *lec_corpus_finish(lec_corpus_builder *builder)
{
    const lexicon words = {
        .word_text = lec_vocabulary_texts(builder->words),
        .word_count = lec_vocabulary_count(builder->words),
        .form_text = lec_vocabulary_texts(builder->forms),
        .form_count = lec_vocabulary_count(builder->forms),
        .form_word = builder->form_word.items,
        .form_shown = builder->form_shown.items,
        .speaker_name = lec_vocabulary_texts(builder->speakers),
        .speaker_count = lec_vocabulary_count(builder->speakers),
        .speaker_local = builder->speaker_local.items,
    };
    return corpus_of(&builder->columns, &words);
}

/* --- appending parts of another corpus ------------------------------------------------------- */

/* New ids for the old ones of the corpus appended from; NULL keeps them. */
typedef struct {
    const uint32_t *word, *form, *speaker;
} renaming;

static uint32_t renamed(const uint32_t *map, uint32_t id)
{
    return map != NULL ? map[id] : id;
}

static void append_tokens(columns *c, const lec_corpus *from, uint32_t turn, const renaming *map)
{
    const uint32_t first = from->turn_start[turn], end = from->turn_start[turn + 1];
    const uint32_t moved = (uint32_t)c->token_word.count - first; /* modulo 2^32 */
    for (uint32_t s = from->turn_sentence[turn]; s < from->turn_sentence[turn + 1]; s++)
        LEC_PUSH(c->arena, c->sentence_start, from->sentence_start[s] + moved);
    for (uint32_t i = first; i < end; i++)
        push_token(c, renamed(map->word, from->token_word[i]),
                   renamed(map->form, from->token_form[i]), from->token_start[i],
                   from->token_end[i], from->token_seconds ? from->token_seconds[i] : NAN);
}

static void append_notes(columns *c, const lec_corpus *from, uint32_t conference,
                         const uint32_t *new_turn)
{
    for (size_t n = 0; n < from->note_count; n++) {
        lec_note note = from->note[n];
        if (note.conference != conference) continue;
        note.conference = (uint32_t)c->conference.count - 1;
        if (note.turn != LEC_NONE && (note.turn = new_turn[note.turn]) == LEC_NONE) continue;
        LEC_PUSH(c->arena, c->note, note);
    }
}

static void append_discrepancies(columns *c, const lec_corpus *from, uint32_t conference,
                                 const uint32_t *new_turn)
{
    for (size_t d = 0; d < from->discrepancy_count; d++) {
        lec_discrepancy discrepancy = from->discrepancy[d];
        if (from->turn_conference[discrepancy.turn] != conference) continue;
        discrepancy.turn = new_turn[discrepancy.turn];
        if (discrepancy.turn != LEC_NONE) LEC_PUSH(c->arena, c->discrepancy, discrepancy);
    }
}

/* Appends the turns of one conference for which keep[turn] holds (NULL: all), and what belongs to
 * them. */
static void append_conference(columns *c, const lec_corpus *from, uint32_t conference,
                              const bool *keep, const renaming *map, uint32_t *new_turn)
{
    uint32_t last_exchange = LEC_NONE;
    bool begun = false;
    for (uint32_t t = from->conference_turn[conference]; t < from->conference_turn[conference + 1];
         t++) {
        new_turn[t] = LEC_NONE;
        if (keep != NULL && !keep[t]) continue;
        if (!begun) {
            LEC_PUSH(c->arena, c->conference_turn, (uint32_t)c->turn.count);
            LEC_PUSH(c->arena, c->conference, from->conference[conference]);
            begun = true;
        }
        new_turn[t] = (uint32_t)c->turn.count;
        uint32_t exchange = from->turn_exchange[t];
        if (exchange != LEC_NONE) {
            const bool is_new = exchange != last_exchange;
            last_exchange = exchange;
            exchange = extend_exchange(c, from->exchange_number[exchange], is_new);
        }
        push_turn(c, &from->turn[t], renamed(map->speaker, from->turn_speaker[t]),
                  from->turn_role[t], from->turn_phase[t], from->turn_kind[t], exchange);
        if (from->draw_count > 0)
            push_draws(c, from->draw_role + t, from->draw_count, from->turn_count);
        append_tokens(c, from, t, map);
    }
    if (!begun) return;
    append_notes(c, from, conference, new_turn);
    append_discrepancies(c, from, conference, new_turn);
}

/* --- joining --------------------------------------------------------------------------------- */

typedef struct {
    const lec_corpus *corpus;
    uint32_t conference;
    const char *name;
} member;

static int by_name(const void *a, const void *b)
{
    return strcmp(((const member *)a)->name, ((const member *)b)->name);
}

static uint32_t *merge(lec_arena *arena, lec_vocabulary *into, const char *const *texts,
                       size_t count)
{
    uint32_t *map = lec_new(arena, uint32_t, count);
    for (size_t i = 0; i < count; i++)
        map[i] = lec_vocabulary_add(into, texts[i], strlen(texts[i]));
    return map;
}

/* --- speakers of several conferences --- */

typedef struct {
    lec_arena *arena;
    lec_vocabulary *names; /* as the parts have them */
    ids parts;             /* [names] in how many parts */
    lec_vocabulary *speakers;
    ids local;
} speaker_list;

static void count_names(speaker_list *list, const lec_corpus *from)
{
    for (size_t s = 0; s < from->speaker_count; s++) {
        const uint32_t name =
            lec_vocabulary_add(list->names, from->speaker_name[s], strlen(from->speaker_name[s]));
        if (name == list->parts.count) LEC_PUSH(list->arena, list->parts, 0);
        assert(list->parts.items != NULL);
        list->parts.items[name]++;
    }
}

static uint32_t *merge_speakers(speaker_list *list, const lec_corpus *from, const char *conference)
{
    uint32_t *map = lec_new(list->arena, uint32_t, from->speaker_count);
    for (size_t s = 0; s < from->speaker_count; s++) {
        uint32_t known = 0;
        const char *name = from->speaker_name[s];
        const uint32_t local = from->speaker_local[s];
        lec_vocabulary_find(list->names, name, strlen(name), &known);
        if (local > 0 && list->parts.items[known] > 1)
            name = lec_arena_format(list->arena, "%s (%s)", name, conference);
        map[s] = lec_vocabulary_add(list->speakers, name, strlen(name));
        if (map[s] == list->local.count) LEC_PUSH(list->arena, list->local, local);
    }
    return map;
}

const lec_corpus *lec_corpus_join(lec_arena *arena, const lec_corpus *const *parts, size_t count)
{
    if (count == 1 && parts[0]->conference_count == 1 && parts[0]->turn_count > 0) return parts[0];
    lec_arena *scratch = lec_arena_new(); /* what leads from ids of a part to those of the whole */
    LEC_ARRAY(member) members = {0};
    for (size_t p = 0; p < count; p++)
        for (uint32_t i = 0; i < parts[p]->conference_count; i++)
            LEC_PUSH(arena, members, ((member){parts[p], i, parts[p]->conference[i].name}));
    if (members.count > 1) qsort(members.items, members.count, sizeof(member), by_name);

    lec_vocabulary *words = lec_vocabulary_new(arena), *forms = lec_vocabulary_new(arena);
    speaker_list list = {
        .arena = arena, .names = lec_vocabulary_new(arena), .speakers = lec_vocabulary_new(arena)};
    for (size_t p = 0; p < count; p++) count_names(&list, parts[p]);
    lec_vocabulary_add(list.speakers, "", 0);
    LEC_PUSH(arena, list.local, 0);
    columns c = {.arena = arena};
    ids form_word = {0};
    LEC_ARRAY(const char *) form_shown = {0};
    for (size_t m = 0; m < members.count; m++) {
        const lec_corpus *from = members.items[m].corpus;
        assert(m == 0 || strcmp(members.items[m - 1].name, members.items[m].name) != 0);
        const renaming map = {
            merge(scratch, words, from->word_text, from->word_count),
            merge(scratch, forms, from->form_text, from->form_count),
            merge_speakers(&list, from, members.items[m].name),
        };
        for (size_t f = 0; f < from->form_count; f++)
            if (map.form[f] == form_word.count) {
                LEC_PUSH(arena, form_word, map.word[from->form_word[f]]);
                LEC_PUSH(arena, form_shown, from->form_shown[f]);
            }
        uint32_t *new_turn = lec_new(scratch, uint32_t, from->turn_count);
        append_conference(&c, from, members.items[m].conference, NULL, &map, new_turn);
    }
    lec_arena_free(scratch);
    const lexicon all = {
        .word_text = lec_vocabulary_texts(words),
        .word_count = lec_vocabulary_count(words),
        .form_text = lec_vocabulary_texts(forms),
        .form_count = lec_vocabulary_count(forms),
        .form_word = form_word.items,
        .form_shown = form_shown.items,
        .speaker_name = lec_vocabulary_texts(list.speakers),
        .speaker_count = lec_vocabulary_count(list.speakers),
        .speaker_local = list.local.items,
    };
    return corpus_of(&c, &all);
}

/* --- selecting ------------------------------------------------------------------------------- */

const lec_corpus *lec_corpus_select(lec_arena *arena, const lec_corpus *corpus, const bool *keep)
{
    columns c = {.arena = arena};
    const renaming same = {0};
    uint32_t *new_turn = lec_new(arena, uint32_t, corpus->turn_count);
    for (uint32_t i = 0; i < corpus->conference_count; i++)
        append_conference(&c, corpus, i, keep, &same, new_turn);
    const lexicon words = {
        .word_text = corpus->word_text,
        .word_count = corpus->word_count,
        .form_text = corpus->form_text,
        .form_count = corpus->form_count,
        .form_word = corpus->form_word,
        .form_shown = corpus->form_shown,
        .word_shown = corpus->word_shown,
        .speaker_name = corpus->speaker_name,
        .speaker_count = corpus->speaker_count,
        .speaker_local = corpus->speaker_local,
    };
    return corpus_of(&c, &words);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/index/whole.h"

#include <stdlib.h>
#include <string.h>

#include "core/word_lists.h"
#include "io/index/map.h"

/* --- rows of conferences --------------------------------------------------------------------- */

static uint32_t note_conference(const lec_index_part *of, size_t note)
{
    return of->file != NULL ? of->note_conference[note] : of->corpus->note[note].conference;
}

static uint32_t discrepancy_turn(const lec_index_part *of, size_t row)
{
    return of->file != NULL ? of->discrepancy_turn[row] : of->corpus->discrepancy[row].turn;
}

/* Those whose number is `least` or above, but below `end`, by binary search. */
static lec_run run_of(const lec_index_part *of, uint32_t (*number)(const lec_index_part *, size_t),
                      size_t count, uint32_t least, uint32_t end)
{
    size_t at[2];
    for (int i = 0; i < 2; i++) {
        size_t low = 0, high = count;
        while (low < high) {
            const size_t middle = low + (high - low) / 2;
            if (number(of, middle) < (i == 0 ? least : end))
                low = middle + 1;
            else
                high = middle;
        }
        at[i] = low;
    }
    return (lec_run){at[0], at[1] - at[0]};
}

static lec_run run_between(const uint32_t *starts, lec_run of)
{
    return (lec_run){starts[of.first], starts[of.first + of.count] - starts[of.first]};
}

/* Exchanges of a conference follow each other in the order of its turns. */
static lec_run exchanges_of(const lec_corpus *corpus, lec_run turns)
{
    uint32_t first = LEC_NONE, last = 0;
    for (size_t t = turns.first; t < turns.first + turns.count; t++) {
        if (corpus->turn_exchange[t] == LEC_NONE) continue;
        if (first == LEC_NONE) first = corpus->turn_exchange[t];
        last = corpus->turn_exchange[t];
    }
    return first == LEC_NONE ? (lec_run){0} : (lec_run){first, (size_t)last - first + 1};
}

static lec_index_member member_of(const lec_index_part *part, uint32_t conference)
{
    const lec_corpus *of = part->corpus;
    lec_index_member made = {.part = part, .conference = conference};
    const uint32_t first = of->conference_turn[conference];
    const uint32_t end = of->conference_turn[conference + 1];
    const uint64_t *fact = part->fact_start + conference;
    const lec_run turns = {first, end - first};
    made.runs[LEC_OF_TURNS] = turns;
    made.runs[LEC_OF_SENTENCES] = run_between(of->turn_sentence, turns);
    made.runs[LEC_OF_TOKENS] = run_between(of->turn_start, turns);
    made.runs[LEC_OF_EXCHANGES] = exchanges_of(of, turns);
    made.runs[LEC_OF_NOTES] =
        run_of(part, note_conference, of->note_count, conference, conference + 1);
    made.runs[LEC_OF_DISCREPANCIES] =
        run_of(part, discrepancy_turn, of->discrepancy_count, first, end);
    made.runs[LEC_OF_FACTS] = (lec_run){(size_t)fact[0], (size_t)(fact[1] - fact[0])};
    return made;
}

static const char *name_of(const lec_index_member *member)
{
    return member->part->corpus->conference[member->conference].name;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(name_of(a), name_of(b));
}

static void find_members(lec_index_whole *whole)
{
    size_t count = 0;
    for (size_t p = 0; p < whole->part_count; p++)
        count += whole->parts[p].corpus->conference_count;
    whole->members = lec_new(whole->arena, lec_index_member, count);
    for (size_t p = 0; p < whole->part_count; p++) {
        const lec_corpus *of = whole->parts[p].corpus;
        for (uint32_t c = 0; c < of->conference_count; c++)
            whole->members[whole->member_count++] = member_of(&whole->parts[p], c);
        if (of->draw_count > 0) whole->draw_count = of->draw_count;
        whole->has_seconds = whole->has_seconds || of->token_seconds != NULL;
    }
    if (count > 1 && whole->part_count > 1)
        qsort(whole->members, count, sizeof *whole->members, by_name);
}

size_t lec_index_rows_of(const lec_index_whole *whole, lec_unit_of_index unit)
{
    size_t count = 0;
    for (size_t m = 0; m < whole->member_count; m++) count += whole->members[m].runs[unit].count;
    return count;
}

void lec_index_looked(lec_index_whole *whole, size_t bytes)
{
    enum { MOST_HELD = 1 << 25 };
    whole->looked += bytes;
    if (whole->looked < MOST_HELD) return;
    whole->looked = 0;
    for (size_t p = 0; p < whole->part_count; p++)
        if (whole->parts[p].file != NULL)
            lec_index_give_back(whole->parts[p].file->bytes, whole->parts[p].file->header->bytes);
}

/* --- words and forms ------------------------------------------------------------------------- */

typedef struct {
    lec_index_whole *whole;
    LEC_ARRAY(uint32_t) word_of; /* by text: its id; LEC_NONE: no word */
    LEC_ARRAY(uint32_t) form_of;
    LEC_ARRAY(uint32_t) words, forms, shown; /* by id: its text; LEC_NONE: shown as its word */
    LEC_ARRAY(uint32_t) form_word, tokens;   /* by form */
} naming;

/* The id of a text, by which words and forms may be called. */
static uint32_t text_id(naming *of, const char *text)
{
    lec_arena *arena = of->whole->arena;
    const uint32_t id = lec_vocabulary_add(of->whole->texts, text, strlen(text));
    while (of->word_of.count <= id) {
        LEC_PUSH(arena, of->word_of, LEC_NONE);
        LEC_PUSH(arena, of->form_of, LEC_NONE);
    }
    return id;
}

static uint32_t name_word(naming *of, const char *text)
{
    const uint32_t id = text_id(of, text);
    if (of->word_of.items[id] == LEC_NONE) {
        of->word_of.items[id] = (uint32_t)of->words.count;
        LEC_PUSH(of->whole->arena, of->words, id);
    }
    return of->word_of.items[id];
}

static uint32_t name_form(naming *of, const char *text, const char *shown, uint32_t word)
{
    lec_arena *arena = of->whole->arena;
    const uint32_t id = text_id(of, text);
    if (of->form_of.items[id] == LEC_NONE) {
        const uint32_t as = shown != NULL ? text_id(of, shown) : LEC_NONE;
        of->form_of.items[id] = (uint32_t)of->forms.count;
        LEC_PUSH(arena, of->forms, id);
        LEC_PUSH(arena, of->shown, as);
        LEC_PUSH(arena, of->form_word, word);
        LEC_PUSH(arena, of->tokens, 0);
    }
    return of->form_of.items[id];
}

/* In the order of their first tokens, conference by conference. */
static void name_words_of(naming *of, const lec_index_member *member)
{
    const lec_corpus *corpus = member->part->corpus;
    uint32_t *word_map = member->part->word, *form_map = member->part->form;
    const lec_run run = member->runs[LEC_OF_TOKENS];
    for (size_t i = run.first; i < run.first + run.count; i++) {
        const uint32_t word = corpus->token_word[i], form = corpus->token_form[i];
        if (word_map[word] == LEC_NONE) word_map[word] = name_word(of, corpus->word_text[word]);
        if (form_map[form] == LEC_NONE)
            form_map[form] =
                name_form(of, corpus->form_text[form], corpus->form_shown[form], word_map[word]);
        of->tokens.items[form_map[form]]++;
    }
    lec_index_looked(of->whole, run.count * 2 * sizeof(uint32_t));
}

static const char **texts_of(const naming *of, const uint32_t *ids, size_t count)
{
    const char **texts = lec_new(of->whole->arena, const char *, count);
    const char *const *all = lec_vocabulary_texts(of->whole->texts);
    for (size_t i = 0; i < count; i++) texts[i] = ids[i] != LEC_NONE ? all[ids[i]] : NULL;
    return texts;
}

static uint32_t *none(lec_arena *arena, size_t count)
{
    uint32_t *ids = lec_new(arena, uint32_t, count);
    for (size_t i = 0; i < count; i++) ids[i] = LEC_NONE;
    return ids;
}

static void name_words(lec_index_whole *whole)
{
    lec_corpus *to = &whole->words;
    naming of = {.whole = whole};
    for (size_t p = 0; p < whole->part_count; p++) {
        whole->parts[p].word = none(whole->arena, whole->parts[p].corpus->word_count);
        whole->parts[p].form = none(whole->arena, whole->parts[p].corpus->form_count);
    }
    for (size_t m = 0; m < whole->member_count; m++) name_words_of(&of, &whole->members[m]);
    to->word_count = of.words.count;
    to->form_count = of.forms.count;
    to->word_text = texts_of(&of, of.words.items, of.words.count);
    to->form_text = texts_of(&of, of.forms.items, of.forms.count);
    to->form_shown = texts_of(&of, of.shown.items, of.forms.count);
    to->form_word = of.form_word.items;
    const lec_word_lists lists = {to->word_text, to->form_shown, to->form_word, to->word_count,
                                  to->form_count};
    to->word_shown = lec_words_shown(&lists, of.tokens.items, whole->arena);
}

/* --- speakers -------------------------------------------------------------------------------- */

/* What somebody is called in conferences. */
typedef struct {
    uint32_t conferences;
    uint32_t met; /* in which conference last */
    bool is_local;
} called;

struct lec_index_speakers {
    lec_vocabulary *called, *names; /* in conferences, and in the whole */
    LEC_ARRAY(called) how;          /* [called] */
    LEC_ARRAY(uint32_t) local;      /* [names] */
    LEC_ARRAY(uint32_t) met;        /* speakers of the part as they were met in the conference */
    LEC_ARRAY(uint32_t) met_as;     /* what they are called in it */
    const lec_index_member *last;
    uint32_t meetings;
};

/* Who speaks in a conference, and what they are called in it. */
static void meet(lec_index_whole *whole, const lec_index_member *member)
{
    struct lec_index_speakers *of = whole->speakers;
    const lec_corpus *corpus = member->part->corpus;
    const lec_run turns = member->runs[LEC_OF_TURNS];
    const uint32_t meeting = ++of->meetings;
    of->met.count = of->met_as.count = 0;
    for (size_t t = turns.first; t < turns.first + turns.count; t++) {
        const uint32_t speaker = corpus->turn_speaker[t], local = corpus->speaker_local[speaker];
        if (member->part->speaker_met[speaker] == meeting) continue;
        member->part->speaker_met[speaker] = meeting;
        const char *name = corpus->speaker_name[speaker];
        const uint32_t id = lec_vocabulary_add(of->called, name, local > 0 ? local : strlen(name));
        if (id == of->how.count) LEC_PUSH(whole->arena, of->how, (called){0});
        called *how = &of->how.items[id];
        how->is_local = local > 0 && (how->met != meeting || how->is_local);
        how->met = meeting;
        LEC_PUSH(whole->arena, of->met, speaker);
        LEC_PUSH(whole->arena, of->met_as, id);
    }
}

static void count_called(lec_index_whole *whole, const lec_index_member *member)
{
    struct lec_index_speakers *of = whole->speakers;
    meet(whole, member);
    for (size_t i = 0; i < of->met_as.count; i++) {
        called *how = &of->how.items[of->met_as.items[i]];
        how->conferences += how->met != 0; /* each once */
        how->met = 0;
    }
}

/* The ids of all who speak in a conference; of those who are local and called so in others, too,
 * the conference is part of the name. */
static void name_speakers_of(lec_index_whole *whole, const lec_index_member *member)
{
    struct lec_index_speakers *of = whole->speakers;
    lec_arena *scratch = lec_arena_new();
    meet(whole, member);
    for (size_t i = 0; i < of->met.count; i++) {
        const called *how = &of->how.items[of->met_as.items[i]];
        const char *own = lec_vocabulary_texts(of->called)[of->met_as.items[i]], *name = own;
        if (how->is_local && how->conferences > 1)
            name = lec_arena_format(scratch, "%s (%s)", own, name_of(member));
        const uint32_t id = lec_vocabulary_add(of->names, name, strlen(name));
        if (id == of->local.count)
            LEC_PUSH(whole->arena, of->local, how->is_local ? (uint32_t)strlen(own) : 0);
        member->part->speaker[of->met.items[i]] = id;
    }
    of->last = member;
    lec_arena_free(scratch);
}

static void name_speakers(lec_index_whole *whole)
{
    lec_arena *arena = whole->arena;
    struct lec_index_speakers *of = lec_new(arena, struct lec_index_speakers, 1);
    of->called = lec_vocabulary_new(arena);
    of->names = lec_vocabulary_new(arena);
    lec_vocabulary_add(of->names, "", 0);
    LEC_PUSH(arena, of->local, 0);
    whole->speakers = of;
    for (size_t p = 0; p < whole->part_count; p++) {
        const size_t count = whole->parts[p].corpus->speaker_count;
        whole->parts[p].speaker = lec_new(arena, uint32_t, count);
        whole->parts[p].speaker_met = lec_new(arena, uint32_t, count);
    }
    for (size_t m = 0; m < whole->member_count; m++) count_called(whole, &whole->members[m]);
    for (size_t m = 0; m < whole->member_count; m++) name_speakers_of(whole, &whole->members[m]);
    whole->words.speaker_count = lec_vocabulary_count(of->names);
    whole->words.speaker_name = lec_vocabulary_texts(of->names);
    whole->words.speaker_local = of->local.items;
}

uint32_t lec_index_speaker_of(lec_index_whole *whole, const lec_index_member *member, uint32_t turn)
{
    const uint32_t speaker = member->part->corpus->turn_speaker[turn];
    if (whole->speakers == NULL) return speaker;
    if (whole->speakers->last != member) name_speakers_of(whole, member);
    return member->part->speaker[speaker];
}

/* --- making one ------------------------------------------------------------------------------ */

void lec_index_whole_of(lec_arena *arena, const lec_corpus *corpus, const uint32_t *inputs,
                        const lec_reading_fact *facts, const uint64_t *fact_start,
                        lec_index_whole *out)
{
    lec_index_part *part = lec_new(arena, lec_index_part, 1);
    *part = (lec_index_part){
        .corpus = corpus, .input = inputs, .facts = facts, .fact_start = fact_start};
    *out = (lec_index_whole){.arena = arena,
                             .parts = part,
                             .part_count = 1,
                             .words = *corpus,
                             .texts = lec_vocabulary_new(arena)};
    find_members(out);
}

void lec_index_whole_join(lec_arena *arena, lec_index_part *parts, size_t count,
                          lec_index_whole *out)
{
    *out = (lec_index_whole){
        .arena = arena, .parts = parts, .part_count = count, .texts = lec_vocabulary_new(arena)};
    find_members(out);
    name_words(out);
    name_speakers(out);
}

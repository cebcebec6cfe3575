/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_candidates.c -- every place where a turn may begin: the beginnings of lines, and, in the
 * middle of a line, what stands between the end of a sentence and a colon. */
#include <unicode/uchar.h>

#include <string.h>

#include "io/attribution/label_search.h"
#include "io/attribution/line.h"
#include "io/words/unicode.h"

enum {
    LONGEST_INSIDE = 110, /* bytes between the end of a sentence and a colon */
    LONGEST_TITLE = 100,
    WRAPPED_LINES = 2,   /* more, over which a label may go on */
    SHORTEST_FULL = 40,  /* bytes of a line that was broken because it was full */
    LONGEST_RUN_IN = 60, /* bytes in bold before the text of a paragraph */
    FEWEST_RUN_IN = 4,   /* paragraphs that begin so */
};

/* --- what a text names ----------------------------------------------------------------------- */

/* Capitalised words of the title, the by-line and the short paragraphs at the beginning. */
static void collect_title_words(lec_label_search *state)
{
    const lec_transcript *transcript = state->transcript;
    lec_wordlist list;
    for (size_t b = 0; b < transcript->block_count + 2 && b < 10; b++) {
        const lec_block *block = b < 2 ? NULL : &transcript->blocks[b - 2];
        const char *text = b == 0   ? transcript->title
                           : b == 1 ? transcript->byline
                                    : transcript->text;
        const uint32_t start = block != NULL ? block->start : 0;
        const uint32_t end = block != NULL ? block->end : (uint32_t)strlen(text);
        if (block != NULL && (end - start > 300 || block->kind == LEC_BLOCK_FURNITURE)) continue;
        lec_wordlist_read(&list, text, start, end);
        for (uint32_t w = 0; w < list.count; w++) {
            uint32_t bytes, length;
            const char *folded = lec_wordlist_folded(&list, w, 1, &bytes);
            const bool colon = text[list.words[w].end] == ':'; /* perhaps the label itself */
            if (list.words[w].shape == LEC_SHAPE_LOWER || list.words[w].letters < 2 || colon ||
                lec_phrase_at(state->phrases, &list, w, &length, NULL) != LEC_PHRASE_NONE)
                continue;
            lec_vocabulary_add(state->title_words, folded, bytes);
        }
    }
}

/* The outlet may stand beside a name only once, and not the first time. */
static void learn_outlet(const lec_label_search *state, lec_label_key *key, const lec_label *label)
{
    if (key->name.affiliation[0] != '\0' || key->name.role != LEC_PHRASE_NONE ||
        label->outlet_end == label->outlet_start)
        return;
    lec_name_read(&key->name, state->phrases, state->arena, state->transcript->text,
                  label->name_start, label->name_end, label->outlet_start, label->outlet_end);
}

/* Whether a bracket behind a function or an office says who it is: then it tells labels apart. */
static bool is_named_in_bracket(const lec_label_search *state, const lec_label *label,
                                const lec_wordlist *list)
{
    static const uint64_t functions =
        LEC_CLASS_BIT(LEC_PHRASE_UNNAMED) - LEC_CLASS_BIT(LEC_PHRASE_OFFICE);
    bool function = false;
    for (uint32_t w = 0; w < list->count; w++) function |= lec_word_is_of(list, w, functions);
    if (label->outlet_end <= label->outlet_start || label->outlet_start < label->name_end ||
        !function)
        return false;
    lec_name name;
    lec_name_read(&name, state->phrases, state->arena, state->transcript->text, label->name_start,
                  label->name_end, label->outlet_start, label->outlet_end);
    return name.bracketed;
}

uint32_t lec_label_key_of(lec_label_search *state, const lec_label *label)
{
    const char *text = state->transcript->text;
    uint32_t end = label->name_end;
    lec_wordlist list;
    lec_wordlist_read(&list, text, label->name_start, end);
    if (is_named_in_bracket(state, label, &list)) {
        end = label->outlet_end + 1;
        lec_wordlist_read(&list, text, label->name_start, end);
    }
    const uint32_t id = lec_vocabulary_add(state->texts, list.folded, strlen(list.folded));
    if (id < state->keys.count) {
        learn_outlet(state, &state->keys.items[id], label);
        return id;
    }
    lec_label_key key = {.text = lec_one_line(state->arena, text, label->name_start, end),
                         .first = (uint32_t)state->candidates.count};
    uint32_t found;
    key.known = lec_vocabulary_find(state->known, list.folded, strlen(list.folded), &found);
    lec_name_read(&key.name, state->phrases, state->arena, text, label->name_start, label->name_end,
                  label->outlet_start, label->outlet_end);
    const char *surname = strrchr(key.name.surname_folded, ' ');
    surname = surname != NULL ? surname + 1 : key.name.surname_folded;
    key.in_title = lec_vocabulary_find(state->title_words, surname, strlen(surname), &found);
    LEC_PUSH(state->arena, state->keys, key);
    return id;
}

/* Whether the line after text[at] looks spoken: it ends as sentences do or is long; or it has a
 * word in lower case, or a sentence ends in it. Titles, places and names do not. */
static bool stands_before_speech(const lec_label_search *state, uint32_t at)
{
    enum { longest_abbreviation = 4 }; /* letters: `Sept.` */
    const char *text = state->transcript->text;
    const uint32_t length = (uint32_t)state->transcript->length;
    const uint32_t start = lec_skip_space(text, at, length - at > 400 ? at + 400 : length);
    uint32_t end = start;
    while (end < length && end - start < 80 && text[end] != '\n' && text[end] != '\r') end++;
    if (end - start >= 80) return true;
    end = lec_trim_end(text, start, end);
    if (end == start) return false;
    if (strchr(".?!,:;\")]*", text[end - 1]) != NULL || (text[end - 1] & 0x80) != 0) return true;
    const lec_tokens *tokens = state->tokens;
    for (size_t t = lec_token_at(tokens, start); t < tokens->count && tokens->start[t] < end; t++) {
        const lec_spelling *word = lec_token_spelling(tokens, t);
        const uint32_t after = tokens->start[t] + word->length;
        const bool stop = text[after] == '.' && word->letters > longest_abbreviation;
        if (word->shape == LEC_SHAPE_LOWER || (stop && after + 1 < end)) return true;
    }
    return false;
}

/* --- collecting ------------------------------------------------------------------------------ */

/* The last character before the word at text[at] that is no blank, 0 for none after `start`. */
static char text_between(const char *text, uint32_t at, uint32_t start)
{
    at = lec_trim_end(text, start, at);
    return at > start ? text[at - 1] : 0;
}

/* The tokens of a name, and what they show of its capitals. */
static void read_name_tokens(const lec_label_search *state, lec_label_candidate *candidate)
{
    const lec_tokens *tokens = state->tokens;
    const char *text = state->transcript->text;
    lec_label *label = &candidate->label;
    uint32_t capitals = 0, titles = 0;
    bool last_capitals = false, beside = false; /* beside the name: an outlet, an office */
    bool office = false;                        /* ... of somebody with two names at least */
    candidate->token = (uint32_t)lec_token_at(tokens, label->name_start);
    size_t t = candidate->token;
    for (; t < tokens->count && tokens->start[t] < label->name_end; t++) {
        const lec_spelling *word = lec_token_spelling(tokens, t);
        const uint32_t at = tokens->start[t];
        const bool joined = at > label->name_start && text[at - 1] == '-';
        const bool role = lec_phrase_is_role((lec_phrase_class)word->class) && t > candidate->token;
        const bool small = word->class == LEC_PHRASE_PARTICLE || joined || role;
        candidate->functions += word->class == LEC_PHRASE_FUNCTION;
        const bool comma = text_between(text, at, label->name_start) == ',';
        beside |= capitals + titles > 0 && comma;
        const bool stop = label->style == LEC_LABEL_STOP && word->class == LEC_PHRASE_OFFICE;
        office |= (label->style == LEC_LABEL_COLON || stop) && capitals + titles >= 2 && comma &&
                  candidate->lower == 0 && word->class != LEC_PHRASE_FUNCTION;
        if (!office) candidate->token_last = (uint32_t)t;
        if (word->shape == LEC_SHAPE_NUMBER) continue;
        candidate->lower += word->shape == LEC_SHAPE_LOWER && !small && !office;
        if (word->shape == LEC_SHAPE_LOWER && small) continue;
        if (!beside) last_capitals = word->shape == LEC_SHAPE_CAPS;
        capitals += word->shape == LEC_SHAPE_CAPS;
        titles += word->shape == LEC_SHAPE_TITLE;
    }
    candidate->token_end = (uint32_t)t;
    const lec_name *name = &state->keys.items[label->key].name;
    const bool bracket = label->style == LEC_LABEL_BRACKET; /* `[Senior official], do you` */
    if (lec_phrase_is_role(name->role) && !name->lower && !bracket)
        candidate->lower = 0; /* Pytanie z sali */
    if (candidate->lower > 0)
        label->capitals = LEC_CAPITALS_LOWER;
    else if (titles == 0 && capitals > 0)
        label->capitals = LEC_CAPITALS_ALL;
    else
        label->capitals = last_capitals && capitals > 0 ? LEC_CAPITALS_NAME : LEC_CAPITALS_TITLE;
}

static uint32_t group_of(lec_label_search *state, const lec_label *label)
{
    const uint32_t name[2] = {label->key, lec_label_signature_of(label)};
    const uint32_t id = lec_vocabulary_add(state->group_names, (const char *)name, sizeof name);
    if (id == state->groups.count)
        LEC_PUSH(state->arena, state->groups,
                 ((lec_label_group){.key = name[0], .signature = name[1], .start = label->start}));
    return id;
}

static void count_in_key(lec_label_search *state, const lec_label_candidate *candidate)
{
    const lec_label *label = &candidate->label;
    lec_label_key *key = &state->keys.items[label->key];
    key->count[label->style]++;
    key->bold += label->bold;
    key->odd |= label->odd;
    key->timed += label->timed;
    key->outlets += label->outlet_end > label->outlet_start;
    if (label->style == LEC_LABEL_OWN) key->before_speech += candidate->before_speech;
}

static void add_candidate(lec_label_search *state, lec_label_candidate *candidate)
{
    const lec_transcript *transcript = state->transcript;
    lec_label *label = &candidate->label;
    const lec_block *last = &transcript->blocks[transcript->block_count - 1];
    label->bold = transcript->blocks[label->block].bold_end >= label->name_end;
    label->key = lec_label_key_of(state, label);
    read_name_tokens(state, candidate);
    if (candidate->token == candidate->token_end && !label->odd) return; /* nothing but marks */
    if (label->style == LEC_LABEL_BRACKET) {
        lec_wordlist list;
        lec_wordlist_read(&list, transcript->text, label->name_start, label->name_end);
        candidate->note = lec_direction_type(&list) != NULL;
    }
    candidate->before_speech = stands_before_speech(state, label->end);
    candidate->last = label->end >= last->start &&
                      label->end >= lec_trim_end(transcript->text, last->start, last->end);
    count_in_key(state, candidate);
    candidate->group = group_of(state, label);
    lec_label_group *group = &state->groups.items[candidate->group];
    group->count++;
    group->ended += candidate->ended;
    group->before_speech += candidate->before_speech;
    group->spoken += candidate->before_speech && candidate->ended;
    group->end = label->end;
    LEC_PUSH(state->arena, state->candidates, *candidate);
}

/* Where a sentence ends before text[at], its last mark; otherwise 0. */
static UChar32 mark_before(const char *text, uint32_t start, uint32_t at)
{
    if (!lec_ends_saying(text, start, at)) return 0;
    at = lec_trim_end(text, start, at);
    while (at > start) {
        const UChar32 character = lec_utf8_previous(text, start, &at);
        if (character != '*' && character != '_' && character != '"' && character != 0x201D)
            return character;
    }
    return '.';
}

/* Whether the block begins with a few words in bold and goes on in plain type, with nothing between
 * that parts a label from what is said. */
static bool begins_in_bold(const lec_transcript *transcript, const lec_block *block)
{
    const char *text = transcript->text;
    if (block->bold_end <= block->start || block->bold_end - block->start > LONGEST_RUN_IN)
        return false;
    const uint32_t bold_end = lec_trim_end(text, block->start, block->bold_end);
    uint32_t after = block->bold_end;
    while (after < block->end && (text[after] == '*' || text[after] == '_')) after++;
    const uint32_t plain = lec_skip_blank(text, after, block->end);
    if (plain >= block->end || plain == after || bold_end == block->start) return false;
    return strchr(".:;,-|(\n\r", text[plain]) == NULL && (text[plain] & 0x80) == 0 &&
           strchr(".:;,-|)?!*_", text[bold_end - 1]) == NULL;
}

/* Whether it is how the text shows who speaks: most of its paragraphs begin so, and not each with
 * other words. */
static bool runs_in(const lec_transcript *transcript, lec_arena *arena)
{
    lec_vocabulary *runs = lec_vocabulary_new(arena);
    size_t count = 0, paragraphs = 0;
    for (size_t b = 0; b < transcript->block_count; b++) {
        const lec_block *block = &transcript->blocks[b];
        if (block->kind != LEC_BLOCK_PARAGRAPH) continue;
        paragraphs++;
        if (!begins_in_bold(transcript, block)) continue;
        count++;
        lec_vocabulary_add(runs, transcript->text + block->start, block->bold_end - block->start);
    }
    return count >= FEWEST_RUN_IN && 2 * count >= paragraphs && lec_vocabulary_count(runs) < count;
}

typedef struct {
    lec_label_search *search;
    bool runs_in; /* labels are in bold before the text of their paragraphs */
    uint32_t block;
    lec_label_place place;
    UChar32 before;    /* the mark that ends what stands before the block, or 0 */
    bool blank_before; /* an empty line stands before the block */
} collector;

/* The readings of one place of a block; returns where the furthest of them ends. */
static uint32_t collect_at(const collector *state, uint32_t at, uint32_t line_end)
{
    const lec_transcript *transcript = state->search->transcript;
    const uint32_t start = transcript->blocks[state->block].start;
    const bool first = state->place == LEC_LABEL_AT_BLOCK;
    lec_label readings[LEC_LABEL_READINGS];
    const uint32_t count = lec_label_read(transcript->text, at, line_end, readings);
    uint32_t end = at;
    if (count == 0) return at;
    const UChar32 mark = first ? state->before : mark_before(transcript->text, start, at);
    for (uint32_t r = 0; r < count; r++) {
        lec_label_candidate candidate = {.label = readings[r],
                                         .ended = mark != 0,
                                         .question = mark == '?' || mark == 0xFF1F,
                                         .blank_before = first && state->blank_before,
                                         .colon_before = mark == ':' || mark == 0xFF1A};
        candidate.label.block = state->block;
        candidate.label.place = (uint8_t)state->place;
        if (state->place == LEC_LABEL_INSIDE &&
            (readings[r].style != LEC_LABEL_COLON || readings[r].small))
            continue;
        if ((readings[r].style == LEC_LABEL_OWN || readings[r].timed) &&
            lec_is_furniture_line(transcript->text, at, line_end))
            continue;
        add_candidate(state->search, &candidate);
        if (readings[r].end > end && readings[r].style != LEC_LABEL_OWN) end = readings[r].end;
    }
    return end;
}

/* A label that goes on in the next lines of its paragraph: an office that is too long for one. */
static uint32_t collect_wrapped(const collector *state, uint32_t at, uint32_t line_end)
{
    const lec_transcript *transcript = state->search->transcript;
    const lec_block *block = &transcript->blocks[state->block];
    if (state->place != LEC_LABEL_AT_BLOCK || block->kind != LEC_BLOCK_PARAGRAPH ||
        line_end - at < SHORTEST_FULL)
        return at;
    uint32_t end = line_end;
    for (int lines = 0; lines < WRAPPED_LINES && end + 1 < block->end; lines++)
        end = lec_line_end(transcript->text, end + 1, block->end);
    lec_label readings[LEC_LABEL_READINGS];
    const uint32_t count = end > line_end ? lec_label_read(transcript->text, at, end, readings) : 0;
    for (uint32_t r = 0; r < count; r++) {
        if (readings[r].style != LEC_LABEL_COLON || readings[r].end <= line_end + 1 ||
            readings[r].timed)
            continue;
        lec_label_candidate candidate = {.label = readings[r],
                                         .ended = state->before != 0,
                                         .question = state->before == '?',
                                         .blank_before = state->blank_before,
                                         .wrapped = true};
        candidate.label.block = state->block;
        candidate.label.place = (uint8_t)state->place;
        add_candidate(state->search, &candidate);
        return readings[r].end;
    }
    return at;
}

/* Whether a word begins at text[at] after a blank and the end of a sentence; of its mark only the
 * last byte is looked at. */
static bool follows_sentence(const char *text, uint32_t start, uint32_t at)
{
    if (text[at] == ' ' || at < start + 3) return false;
    uint32_t blank = at - 1;
    if (text[blank] == '\xA0' && text[blank - 1] == '\xC2')
        blank--;
    else if (text[blank] != ' ')
        return false;
    const char mark = text[blank - 1];
    return strchr(".?!)]\"", mark) != NULL || mark == '\x9D' || mark == '\x94' || mark == '\xA6';
}

/* Between the end of a sentence and a colon, in the middle of a line. Of the stops before the colon
 * the last may be that of a short form (`Mr.`), so that the one before it counts too. */
static void collect_inside(const collector *state, uint32_t line_start, uint32_t line_end)
{
    const char *text = state->search->transcript->text;
    uint32_t from = line_start;
    for (uint32_t at = line_start; at < line_end;) {
        const char *colon = memchr(text + at, ':', line_end - at);
        if (colon == NULL) return;
        const uint32_t end = (uint32_t)(colon - text);
        const uint32_t furthest = end - from > LONGEST_INSIDE ? end - LONGEST_INSIDE : from;
        uint32_t places[2], count = 0;
        for (uint32_t i = end; i > furthest && count < 2; i--)
            if (follows_sentence(text, line_start, i)) places[count++] = i;
        while (count > 0) collect_at(state, places[--count], line_end);
        from = at = end + 1;
    }
}

static void collect_block(collector *state)
{
    const lec_transcript *transcript = state->search->transcript;
    const lec_block *block = &transcript->blocks[state->block];
    const lec_label_place first = block->continues ? LEC_LABEL_AT_LINE : LEC_LABEL_AT_BLOCK;
    state->place = first;
    for (uint32_t at = block->start; at < block->end;) {
        const uint32_t line_end = lec_line_end(transcript->text, at, block->end);
        const lec_label_place place = state->place;
        const bool bold = state->runs_in && at == block->start && begins_in_bold(transcript, block);
        uint32_t after = collect_at(state, at, bold ? block->bold_end : line_end);
        if (after <= at) after = collect_wrapped(state, at, line_end);
        state->place = LEC_LABEL_INSIDE;
        if (block->kind == LEC_BLOCK_PARAGRAPH) collect_inside(state, after, line_end);
        state->place = place;
        if (lec_skip_blank(transcript->text, at, line_end) < line_end)
            state->place = LEC_LABEL_AT_LINE;
        at = line_end;
        while (at < block->end && (transcript->text[at] == '\n' || transcript->text[at] == '\r'))
            at++;
    }
}

/* A short line of its own between empty ones ends where it ends. */
static bool is_title(const lec_transcript *transcript, uint32_t b)
{
    const lec_block *block = &transcript->blocks[b];
    return block->end - block->start <= LONGEST_TITLE && b + 1 < transcript->block_count &&
           transcript->blocks[b + 1].blank_before;
}

static void collect(lec_label_search *search)
{
    const lec_transcript *transcript = search->transcript;
    collector state = {
        .search = search, .runs_in = runs_in(transcript, search->arena), .before = '.'};
    for (uint32_t b = 0; b < transcript->block_count; b++) {
        const lec_block *block = &transcript->blocks[b];
        if (block->kind != LEC_BLOCK_PARAGRAPH && block->kind != LEC_BLOCK_HEADING) continue;
        state.block = b;
        state.blank_before = block->blank_before;
        search->paragraphs += !block->continues;
        collect_block(&state);
        state.before = mark_before(transcript->text, block->start, block->end);
        if (block->kind == LEC_BLOCK_HEADING || is_title(transcript, b)) state.before = '.';
    }
}

void lec_label_candidates_find(lec_label_search *state)
{
    collect_title_words(state);
    collect(state);
    lec_legends_find(state);
    lec_label_look_around(state);
}

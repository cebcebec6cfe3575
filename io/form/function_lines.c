/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/function_lines.h"

#include <string.h>

#include "core/vocabulary.h"
#include "io/form/label_shape.h"
#include "io/form/text_edit.h"
#include "io/words/lexicon.h"

enum { MOST_NAME_WORDS = 5, MOST_FUNCTION_WORDS = 16, LONGEST_FUNCTION = 160, SAID_WORDS = 8 };

typedef struct {
    size_t line;             /* of the name */
    uint32_t name, function; /* numbers of their texts */
    bool known;              /* the function holds an office, an outlet or the like */
    bool same;               /* as whenever else that name stands above one */
} pair;

typedef struct {
    const char *text;
    lec_lines lines;
    lec_arena *arena;
    lec_vocabulary *names, *functions;
    LEC_ARRAY(pair) pairs;
    LEC_ARRAY(uint32_t) first_function; /* by name */
    LEC_ARRAY(uint32_t) times;          /* by function: pairs */
} taker;

static bool is_open(const taker *self, size_t i)
{
    const lec_line *line = &self->lines.items[i];
    return line->table == 0 &&
           (line->kind == LEC_BLOCK_PARAGRAPH || line->kind == LEC_BLOCK_HEADING);
}

static bool is_name(const taker *self, const lec_line *line)
{
    lec_wordlist words;
    const lec_label_shape shape = lec_label_shape_of(self->text, line->start, line->end);
    if (!shape.is_name || shape.has_colon || lec_begins_lower(self->text, line)) return false;
    lec_wordlist_read(&words, self->text, line->start, line->end);
    const bool reply = words.count == 1 && lec_ends_sentence(self->text, line); /* `Right.` */
    return !reply && words.count <= MOST_NAME_WORDS && words.words[0].shape != LEC_SHAPE_NUMBER;
}

static bool is_function(const taker *self, const lec_line *line, bool *known)
{
    static const lec_phrase_class classes[] = {LEC_PHRASE_OFFICE,    LEC_PHRASE_SPOKES,
                                               LEC_PHRASE_MODERATOR, LEC_PHRASE_ASKER,
                                               LEC_PHRASE_OUTLET,    LEC_PHRASE_MEDIUM};
    lec_wordlist words;
    const char last = self->text[line->end - 1];
    if (line->end - line->start > LONGEST_FUNCTION || strchr(".?!;", last) != NULL ||
        memchr(self->text + line->start, ':', line->end - line->start - 1) != NULL)
        return false;
    lec_wordlist_read(&words, self->text, line->start, line->end);
    if (words.count == 0 || words.count > MOST_FUNCTION_WORDS) return false;
    *known = false;
    for (size_t c = 0; c < sizeof classes / sizeof *classes && !*known; c++)
        *known = lec_holds_phrase(&words, classes[c]);
    return true;
}

static bool is_said(const taker *self, const lec_line *line)
{
    lec_wordlist words;
    if (lec_ends_sentence(self->text, line) && self->text[line->end - 1] != ':') return true;
    lec_wordlist_read(&words, self->text, line->start, line->end);
    return words.full || words.count >= SAID_WORDS;
}

static uint32_t number_of(const taker *self, lec_vocabulary *texts, const lec_line *line)
{
    return lec_vocabulary_add(texts, self->text + line->start, line->end - line->start);
}

static void find_pairs(taker *self)
{
    for (size_t i = 0; i + 2 < self->lines.count; i++) {
        const lec_line *line = &self->lines.items[i];
        pair found = {.line = i};
        if (!is_open(self, i) || !is_open(self, i + 1) || !is_open(self, i + 2) ||
            !is_name(self, line) || !is_function(self, line + 1, &found.known) ||
            !is_said(self, line + 2))
            continue;
        found.name = number_of(self, self->names, line);
        found.function = number_of(self, self->functions, line + 1);
        found.same = found.name == self->first_function.count;
        if (found.same)
            LEC_PUSH(self->arena, self->first_function, found.function);
        else if (self->first_function.items != NULL)
            found.same = self->first_function.items[found.name] == found.function;
        if (found.function == self->times.count)
            LEC_PUSH(self->arena, self->times, 1);
        else if (self->times.items != NULL)
            self->times.items[found.function]++;
        LEC_PUSH(self->arena, self->pairs, found);
    }
}

/* Takes away those whose second line mostly stands without the first: it is a label by itself, and
 * the line above is what was said before (`Yep.`). */
static void drop_labels(taker *self)
{
    uint32_t *lines = lec_new(self->arena, uint32_t, self->times.count + 1);
    for (size_t i = 0; i < self->lines.count; i++) {
        const lec_line *line = &self->lines.items[i];
        uint32_t function;
        if (lec_vocabulary_find(self->functions, self->text + line->start, line->end - line->start,
                                &function))
            lines[function]++;
    }
    size_t count = 0;
    for (size_t i = 0; i < self->pairs.count; i++) {
        const pair *it = &self->pairs.items[i];
        if (lines[it->function] <= 2 * self->times.items[it->function])
            self->pairs.items[count++] = *it;
    }
    self->pairs.count = count;
}

static bool are_usual(const taker *self)
{
    const size_t count = self->pairs.count, people = lec_vocabulary_count(self->names);
    size_t known = 0, same = 0;
    for (size_t i = 0; i < count; i++) {
        known += self->pairs.items[i].known;
        same += self->pairs.items[i].same;
    }
    return count >= 3 && people >= 2 && people < count && known * 2 >= count &&
           same * 10 >= count * 9;
}

void lec_function_lines_take(lec_lines *lines, lec_arena *arena, lec_transcript *out)
{
    taker self = {.text = out->text,
                  .lines = *lines,
                  .arena = arena,
                  .names = lec_vocabulary_new(arena),
                  .functions = lec_vocabulary_new(arena)};
    LEC_ARRAY(lec_text_edit) edits = {0};
    find_pairs(&self);
    drop_labels(&self);
    if (!are_usual(&self)) return;
    size_t count = 0, next = 0;
    for (size_t i = 0; i < lines->count; i++) {
        lec_line line = lines->items[i];
        if (next < self.pairs.count && self.pairs.items[next].line == i) {
            const lec_line *function = &lines->items[++i];
            const bool colon = out->text[function->end - 1] == ':';
            LEC_PUSH(arena, edits, ((lec_text_edit){line.end, function->start, ", "}));
            if (!colon)
                LEC_PUSH(arena, edits, ((lec_text_edit){function->end, function->end, ":"}));
            line.end = function->end;
            line.kind = LEC_BLOCK_PARAGRAPH;
            line.apart = true;
            line.bold_end = line.end;
            next++;
        }
        lines->items[count++] = line;
    }
    lines->count = count;
    lec_text_edit_apply(edits.items, edits.count, *lines, arena, out);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/broken_words.h"

#include <unicode/uchar.h>

#include <string.h>

#include "core/vocabulary.h"
#include "io/form/text_edit.h"
#include "io/words/unicode.h"

enum { LONGEST = 40 }; /* bytes of a part */

typedef struct {
    uint32_t start, hyphen;        /* the first part and what ends it */
    uint32_t next, end;            /* the second part */
    uint32_t line_end;             /* of the line that the first part ends */
    bool sure;                     /* something of the page stands between them */
    uint32_t whole, first, second; /* ids of the wanted words: both parts, each part */
} broken_word;

typedef struct {
    const char *text;
    uint32_t length;
    lec_vocabulary *wanted; /* words that are looked for in the text, where none is broken */
    LEC_ARRAY(bool) stands; /* by their ids: it is there */
    bool begins[256];       /* their first bytes */
    LEC_ARRAY(broken_word) found;
    lec_arena *arena;
} joiner;

/* Bytes of a hyphen that ends a line: `-`, U+2010, U+00AD, and U+00AC as converters write it. */
static uint32_t hyphen_length(const char *text, uint32_t start, uint32_t end)
{
    static const char *const hyphens[] = {"-", "\xe2\x80\x90", "\xc2\xad", "\xc2\xac"};
    for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++) {
        const uint32_t length = (uint32_t)strlen(hyphens[i]);
        if (end - start > length && memcmp(text + end - length, hyphens[i], length) == 0)
            return length;
    }
    return 0;
}

static uint32_t letters_before(const char *text, uint32_t start, uint32_t end)
{
    uint32_t at = end;
    while (at > start) {
        uint32_t before = at;
        if (!u_isalpha(lec_utf8_previous(text, start, &before))) break;
        at = before;
    }
    return at;
}

static uint32_t letters_after(const char *text, uint32_t start, uint32_t end)
{
    uint32_t at = start;
    while (at < end) {
        uint32_t after = at;
        if (!u_isalpha(lec_utf8_next(text, &after, end))) break;
        at = after;
    }
    return at;
}

static bool is_small(const char *text, uint32_t at, uint32_t end)
{
    return at < end && u_islower(lec_utf8_next(text, &at, end));
}

/* The word that `line` begins and `next` ends; false when there is none. */
static bool read_parts(const joiner *self, const lec_line *line, const lec_line *next,
                       broken_word *out)
{
    if (line->kind != next->kind || next->apart || line->table != 0 || next->table != 0)
        return false;
    const uint32_t hyphen = hyphen_length(self->text, line->start, line->end);
    if (hyphen == 0 || !is_small(self->text, next->start, next->end)) return false;
    out->hyphen = line->end - hyphen;
    out->start = letters_before(self->text, line->start, out->hyphen);
    out->next = next->start;
    out->end = letters_after(self->text, next->start, next->end);
    out->line_end = line->end;
    return out->start < out->hyphen && out->hyphen - out->start <= LONGEST &&
           out->end - out->next <= LONGEST;
}

static bool read_broken(const joiner *self, lec_lines lines, size_t i, broken_word *out)
{
    return i + 1 < lines.count && lines.items[i + 1].blank_before == 0 &&
           read_parts(self, &lines.items[i], &lines.items[i + 1], out);
}

/* The first line after `i` that is not of the page. */
static bool read_broken_over_page(const joiner *self, lec_lines lines, size_t i, broken_word *out)
{
    size_t next = i + 1;
    if (lines.items[i].kind == LEC_BLOCK_FURNITURE) return false;
    while (next < lines.count && lines.items[next].kind == LEC_BLOCK_FURNITURE) next++;
    if (next == lines.count || !read_parts(self, &lines.items[i], &lines.items[next], out))
        return false;
    while (out->end < lines.items[next].end && self->text[out->end] != ' ') out->end++;
    out->sure = next > i + 1;
    return out->end < lines.items[next].end; /* the line is not empty without it */
}

/* Looks for the wanted words in the text, in small letters of ASCII. */
static void find_wanted(joiner *self)
{
    char word[2 * LONGEST];
    size_t length = 0;
    uint32_t id;
    for (uint32_t at = 0; at <= self->length; at++) {
        const unsigned char byte = at < self->length ? (unsigned char)self->text[at] : ' ';
        const bool upper = byte >= 'A' && byte <= 'Z';
        if (upper || (byte >= 'a' && byte <= 'z') || byte >= 0x80) {
            if (length < sizeof word) word[length] = (char)(upper ? byte - 'A' + 'a' : byte);
            length++;
            continue;
        }
        const bool breaks =
            byte == '-' && at + 1 < self->length && strchr("\r\n", self->text[at + 1]) != NULL;
        if (length > 0 && length <= sizeof word && !breaks &&
            self->begins[(unsigned char)word[0]] &&
            lec_vocabulary_find(self->wanted, word, length, &id))
            self->stands.items[id] = true;
        length = 0;
    }
}

/* The id of the wanted word that two parts of the text make. */
static uint32_t word_of(joiner *self, uint32_t start, uint32_t end, uint32_t next, uint32_t last)
{
    char word[2 * LONGEST];
    uint32_t length = 0;
    for (uint32_t at = start; at < end; at++) word[length++] = self->text[at];
    for (uint32_t at = next; at < last; at++) word[length++] = self->text[at];
    for (uint32_t i = 0; i < length; i++)
        if (word[i] >= 'A' && word[i] <= 'Z') word[i] = (char)(word[i] - 'A' + 'a');
    const uint32_t id = lec_vocabulary_add(self->wanted, word, length);
    if (id == self->stands.count) LEC_PUSH(self->arena, self->stands, false);
    if (length > 0) self->begins[(unsigned char)word[0]] = true;
    return id;
}

/* Looks which of the words that were found broken, and of their parts, stand whole in the text. */
static void look_up(joiner *self)
{
    self->wanted = lec_vocabulary_new(self->arena);
    for (size_t i = 0; i < self->found.count; i++) {
        broken_word *of = &self->found.items[i];
        const uint32_t end = letters_after(self->text, of->next, of->end);
        of->whole = word_of(self, of->start, of->hyphen, of->next, end);
        of->first = word_of(self, of->start, of->hyphen, 0, 0);
        of->second = word_of(self, 0, 0, of->next, end);
    }
    find_wanted(self);
}

typedef enum { ONE, TWO, UNSURE } verdict;

static verdict judge(const joiner *self, const broken_word *of)
{
    const bool *stands = self->stands.items;
    if (stands[of->whole]) return ONE;
    if (!stands[of->first]) return self->text[of->hyphen] == '-' ? UNSURE : ONE;
    return stands[of->second] ? TWO : UNSURE;
}

void lec_broken_words_join_pages(lec_lines lines, lec_arena *arena, lec_transcript *out)
{
    joiner self = {.text = out->text, .length = (uint32_t)out->length, .arena = arena};
    broken_word word;
    for (size_t i = 0; i < lines.count; i++)
        if (read_broken_over_page(&self, lines, i, &word)) LEC_PUSH(arena, self.found, word);
    if (self.found.count == 0) return;
    look_up(&self);
    LEC_ARRAY(lec_text_edit) edits = {0};
    for (size_t i = 0; i < self.found.count; i++) {
        const broken_word *of = &self.found.items[i];
        const char *rest = lec_arena_text(arena, out->text + of->next, of->end - of->next);
        const verdict given = judge(&self, of);
        if (given == TWO || (given == UNSURE && !of->sure)) continue;
        LEC_PUSH(arena, edits, ((lec_text_edit){of->hyphen, of->line_end, rest}));
        LEC_PUSH(arena, edits, ((lec_text_edit){of->next, of->end + 1, ""}));
    }
    lec_text_edit_apply(edits.items, edits.count, lines, arena, out);
}

void lec_broken_words_join(lec_lines *lines, lec_arena *arena, lec_transcript *out)
{
    joiner self = {.text = out->text, .length = (uint32_t)out->length, .arena = arena};
    broken_word word;
    for (size_t i = 0; i < lines->count; i++)
        if (read_broken(&self, *lines, i, &word)) LEC_PUSH(arena, self.found, word);
    if (self.found.count == 0) return;
    look_up(&self);
    size_t one = 0, two = 0;
    for (size_t i = 0; i < self.found.count; i++) {
        const verdict given = judge(&self, &self.found.items[i]);
        one += given == ONE;
        two += given == TWO;
    }
    LEC_ARRAY(lec_text_edit) edits = {0};
    for (size_t i = 0; i < self.found.count; i++) {
        const broken_word *of = &self.found.items[i];
        const verdict given = judge(&self, of);
        if (given == ONE || (given == UNSURE && one >= two && one > 0))
            LEC_PUSH(arena, edits, ((lec_text_edit){of->hyphen, of->next, ""}));
    }
    lec_text_edit_apply(edits.items, edits.count, *lines, arena, out);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/page_lines.h"

#include <ctype.h>
#include <string.h>

#include "io/form/label_shape.h"
#include "io/words/lexicon.h"
#include "io/words/unicode.h"

enum {
    LONGEST_LINE = 700,  /* bytes: a longer one is said */
    LONGEST_ITEM = 6,    /* words of an entry of a menu */
    LONGEST_START = 14,  /* words of a line that a phrase of kind `start` begins ... */
    SHORT_SENTENCE = 5,  /* ... with a full stop at its end: `Reading time: 4 min.` */
    LONGEST_TEASER = 40, /* words of a sentence about another page */
    MOST_TEASERS = 150,  /* words of them below one line of kind `list` */
    MOST_LINES = 90,     /* after the last line that is said */
    LONGEST_LABEL = 80,  /* bytes */
};

typedef enum {
    SENTENCE, /* said, for all that one line shows */
    TURN,     /* said, behind what looks like a label */
    BARE,     /* no sentence: a title, a label of its own, a date */
    PAGE,     /* of a page */
    RIGHTS,   /* of a page: whose it is; above what is said, about the transcript */
    NOTICE,   /* of a page, though a sentence */
    LIST,     /* of a page, and titles and sentences of other pages follow */
    ANYWHERE, /* of a page, wherever it stands */
    SHARING,  /* so too: `Share this page: Facebook Twitter` */
} line_kind;

/* --- phrases --------------------------------------------------------------------------------- */

/* The kind of the longest phrase that begins at the word, and its length in words; "" for none. */
static const char *phrase_kind(const lec_wordlist *list, uint32_t word, uint32_t *length)
{
    uint32_t bytes;
    size_t count;
    *length = lec_phrase_length(list, word, LEC_PHRASE_PAGE);
    if (*length == 0) return "";
    const char *folded = lec_wordlist_folded(list, word, *length, &bytes);
    const lec_meaning *meaning = lec_meanings_of(folded, bytes, &count);
    while (meaning->class != LEC_PHRASE_PAGE) meaning++; /* the length is that of one */
    return meaning->full;
}

static bool is(const char *kind, const char *wanted)
{
    return strcmp(kind, wanted) == 0;
}

static bool holds_inside(const lec_wordlist *list)
{
    uint32_t length;
    for (uint32_t w = 0; w < list->count; w++)
        if (is(phrase_kind(list, w, &length), "inside")) return true;
    return false;
}

/* `© 2031`, or a line that begins so. */
static bool holds_copyright(const char *text, const lec_line *line)
{
    for (uint32_t at = line->start; at + 2 < line->end; at++) {
        if (text[at] != '\xC2' || text[at + 1] != '\xA9') continue;
        const uint32_t next = lec_skip_blank(text, at + 2, line->end); /* a line ends in ink */
        if (at == line->start || isdigit((unsigned char)text[next])) return true;
    }
    return false;
}

/* --- menus and paths ------------------------------------------------------------------------- */

/* Bytes of a mark at text[at] that parts entries, with the blanks that all but a bar need; or 0. */
static uint32_t separator_length(const char *text, uint32_t start, uint32_t at, uint32_t end)
{
    static const char *const marks[] = {
        ">", "/", "\xC2\xBB", "\xC2\xB7", "\xE2\x80\xBA", "\xE2\x80\xA2", "\xE2\x86\x92"};
    if (text[at] == '|') return 1;
    if (at == start || text[at - 1] != ' ') return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const uint32_t length = (uint32_t)strlen(marks[i]);
        if (end - at > length && memcmp(text + at, marks[i], length) == 0 &&
            text[at + length] == ' ')
            return length;
    }
    return 0;
}

typedef struct {
    uint32_t count, of_page;
    bool too_long, dated;
} menu;

static void count_entry(menu *found, const char *text, uint32_t start, uint32_t end)
{
    lec_wordlist list;
    uint32_t length, digits = 0;
    lec_wordlist_read(&list, text, start, end);
    if (list.count == 0) return;
    for (uint32_t at = start; at < end; at++) digits += isdigit((unsigned char)text[at]) != 0;
    const char *kind = phrase_kind(&list, 0, &length);
    const bool whole = length == list.count || is(kind, "start") || holds_inside(&list);
    found->count++;
    found->of_page += whole && kind[0] != '\0';
    found->too_long |= list.count > LONGEST_ITEM;
    found->dated |= digits >= 4;
}

/* Three short entries or more, one of which menus have; or two, and both. */
static bool is_menu(const char *text, const lec_line *line)
{
    menu found = {0};
    uint32_t start = line->start;
    for (uint32_t at = line->start; at < line->end; at++) {
        const uint32_t length = separator_length(text, line->start, at, line->end);
        if (length == 0) continue;
        count_entry(&found, text, start, at);
        start = at + length;
    }
    if (start == line->start) return false;
    count_entry(&found, text, start, line->end);
    if (found.too_long || found.dated) return false;
    return found.of_page > 0 && (found.count >= 3 || found.of_page == found.count);
}

/* Nothing but entries of menus, one of them the name of a network at least. */
static bool is_sharing(const lec_wordlist *list)
{
    uint32_t entries = 0, networks = 0, length;
    for (uint32_t w = 0; w < list->count; w += length) {
        const char *kind = phrase_kind(list, w, &length);
        if (length == 0) return false;
        entries++;
        networks += is(kind, "network");
    }
    return entries >= 2 && networks > 0 && !list->full;
}

/* --- one line -------------------------------------------------------------------------------- */

/* Where the first colon stands after which something is said, within a label's length; or 0. */
static uint32_t label_colon(const char *text, const lec_line *line)
{
    const uint32_t end =
        line->end - line->start > LONGEST_LABEL ? line->start + LONGEST_LABEL : line->end;
    for (uint32_t at = line->start; at < end;) {
        const uint32_t here = at;
        const UChar32 character = lec_utf8_next(text, &at, end);
        if (character == ':' || character == 0xFF1A)
            return lec_label_shape_of(text, line->start, here).is_name ? here : 0;
    }
    return 0;
}

/* Whether another line begins with the same label. */
static bool recurs(const char *text, lec_lines lines, const lec_line *line, uint32_t colon)
{
    const uint32_t length = colon + 1 - line->start;
    for (size_t i = 0; i < lines.count; i++) {
        const lec_line *other = &lines.items[i];
        if (other != line && other->end - other->start >= length &&
            memcmp(text + other->start, text + line->start, length) == 0)
            return true;
    }
    return false;
}

static line_kind said_kind(const char *text, lec_lines lines, const lec_line *line)
{
    const uint32_t colon = label_colon(text, line);
    const bool ends = lec_ends_sentence(text, line);
    if (colon > 0 && (ends || recurs(text, lines, line, colon))) return TURN;
    return ends ? SENTENCE : BARE;
}

/* What the phrase at the first word, after a number, makes of a line; SENTENCE: nothing. */
static line_kind first_phrase_kind(const char *text, const lec_line *line, const lec_wordlist *list)
{
    uint32_t length;
    const uint32_t first = list->count > 1 && list->words[0].shape == LEC_SHAPE_NUMBER ? 1 : 0;
    const char *kind = phrase_kind(list, first, &length);
    const uint32_t after = list->count - first - length;
    const bool ends = lec_ends_sentence(text, line);
    if (kind[0] == '\0') return SENTENCE;
    if (is(kind, "anywhere")) {
        const uint32_t end = list->words[first + length - 1].end;
        const uint32_t next = lec_skip_blank(text, end, line->end);
        if (after == 0 || (next < line->end && text[next] == ':') ||
            (line->end - next >= 3 && memcmp(text + next, "\xEF\xBC\x9A", 3) == 0))
            return ANYWHERE;
        return ends ? SENTENCE : PAGE;
    }
    if (is(kind, "list")) return after <= 3 && (after == 0 || !ends) ? LIST : SENTENCE;
    if (is(kind, "start"))
        return list->count <= (ends ? SHORT_SENTENCE : LONGEST_START) ? PAGE : SENTENCE;
    return after == 0 ? PAGE : SENTENCE;
}

static line_kind kind_of(const char *text, lec_lines lines, const lec_line *line)
{
    lec_wordlist list;
    if (line->kind != LEC_BLOCK_PARAGRAPH && line->kind != LEC_BLOCK_HEADING) return BARE;
    if (line->table != 0 || line->end - line->start > LONGEST_LINE) return SENTENCE;
    lec_wordlist_read(&list, text, line->start, line->end);
    if (list.count == 0) return BARE;
    if (is_sharing(&list)) return SHARING;
    const line_kind kind = first_phrase_kind(text, line, &list);
    if (kind != SENTENCE) return kind;
    if (is_menu(text, line)) return PAGE;
    const line_kind said = said_kind(text, lines, line);
    if (said != TURN && (holds_inside(&list) || holds_copyright(text, line)))
        return said == BARE ? RIGHTS : NOTICE;
    return said;
}

static uint32_t word_count(const char *text, const lec_line *line)
{
    lec_wordlist list;
    lec_wordlist_read(&list, text, line->start, line->end);
    return list.full ? LEC_WORDLIST_MAX + 1 : list.count;
}

/* --- before, after, amid what is said --------------------------------------------------------- */

/* Returns the first line that is said. */
static size_t mark_head(const char *text, lec_lines lines)
{
    for (size_t i = 0; i < lines.count; i++) {
        const line_kind kind = kind_of(text, lines, &lines.items[i]);
        if (kind == SENTENCE || kind == TURN) return i;
        if (kind > BARE && kind != RIGHTS) lines.items[i].kind = LEC_BLOCK_FURNITURE;
    }
    return lines.count;
}

/* What was seen below a line on the way up from the end. */
typedef struct {
    size_t start; /* of what is sure to be of the page */
    size_t sure;  /* lines */
    uint32_t titles;
    uint32_t sentences, words;
    bool any_bare; /* one of the sure ones is no sentence */
    bool goes_on;  /* the line below goes on with this one */
} tail;

static bool goes_on(const char *text, lec_lines lines, size_t i)
{
    const lec_line *line = &lines.items[i];
    return i > 0 && line->blank_before == 0 && lec_begins_lower(text, line) &&
           !lec_ends_sentence(text, line - 1);
}

/* Sentences that no line of kind `list` covers stand between what is sure and the end. */
static void reach_page_line(tail *seen, line_kind kind, size_t i)
{
    const bool titled = seen->titles > 0 && seen->titles >= seen->sentences;
    const bool covered = seen->sentences == 0 || (kind == LIST && seen->sentences == 1) ||
                         ((kind == LIST || kind >= ANYWHERE) && titled);
    seen->goes_on = false;
    if (!covered) return;
    seen->start = i;
    seen->sure += kind == SHARING ? 2 : 1;
    seen->any_bare |= kind != NOTICE;
    seen->sentences = seen->words = seen->titles = 0;
}

/* False: the line is said, and so is what stands above it. */
static bool reach_line(tail *seen, const char *text, lec_lines lines, size_t i)
{
    line_kind kind = kind_of(text, lines, &lines.items[i]);
    if (kind == TURN) return false;
    if (kind > BARE) {
        reach_page_line(seen, kind, i);
        return true;
    }
    if (kind == BARE && !seen->goes_on) {
        seen->titles++;
        return true;
    }
    seen->goes_on = goes_on(text, lines, i);
    if (seen->goes_on) return true;
    const uint32_t words = word_count(text, &lines.items[i]);
    seen->sentences++;
    seen->words += words;
    return words <= LONGEST_TEASER && seen->words <= MOST_TEASERS;
}

static void mark_tail(const char *text, lec_lines lines, size_t first)
{
    tail seen = {.start = lines.count};
    for (size_t i = lines.count; i-- > first && lines.count - i <= MOST_LINES;)
        if (!reach_line(&seen, text, lines, i)) break;
    const size_t count = lines.count - seen.start;
    if (seen.sure < 2 || !seen.any_bare || seen.sure * 8 < count) return;
    for (size_t i = seen.start; i < lines.count; i++) lines.items[i].kind = LEC_BLOCK_FURNITURE;
}

/* Whether the line begins, or after a number, with a word that phrases of pages begin with. */
static bool may_be_of_page(const char *text, const lec_line *line)
{
    lec_wordlist list;
    lec_wordlist_read_first(&list, text, line->start, line->end, 2);
    return (list.count > 0 && lec_may_begin(&list, 0, LEC_PHRASE_PAGE)) ||
           (list.count > 1 && list.words[0].shape == LEC_SHAPE_NUMBER &&
            lec_may_begin(&list, 1, LEC_PHRASE_PAGE));
}

static void mark_middle(const char *text, lec_lines lines, size_t first)
{
    for (size_t i = first; i < lines.count; i++) {
        lec_line *line = &lines.items[i];
        lec_wordlist list;
        const bool begins =
            i == 0 || line->blank_before > 0 || lec_ends_sentence(text, &lines.items[i - 1]);
        if (line->kind != LEC_BLOCK_PARAGRAPH || line->table != 0 || !begins ||
            line->end - line->start > LONGEST_LINE / 2 || !may_be_of_page(text, line))
            continue;
        lec_wordlist_read(&list, text, line->start, line->end);
        if (list.count > 0 &&
            (is_sharing(&list) || first_phrase_kind(text, line, &list) == ANYWHERE))
            line->kind = LEC_BLOCK_FURNITURE;
    }
}

void lec_page_lines_mark(const char *text, lec_lines lines)
{
    const size_t first = mark_head(text, lines);
    mark_tail(text, lines, first);
    mark_middle(text, lines, first);
}

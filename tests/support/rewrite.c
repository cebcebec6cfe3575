/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/rewrite.h"

#include <unicode/uchar.h>

#include <assert.h>
#include <ctype.h>

#include "io/words/unicode.h"
#include "tests/support/check.h"

/* --- text that grows ------------------------------------------------------------------------- */

typedef struct {
    lec_arena *arena;
    LEC_ARRAY(char) bytes;
} text_buffer;

static void put(text_buffer *out, const char *text)
{
    for (; *text != '\0'; text++) LEC_PUSH(out->arena, out->bytes, *text);
}

static const char *finished(text_buffer *out)
{
    LEC_PUSH(out->arena, out->bytes, '\0');
    return out->bytes.items;
}

/* Writes to[i] in the place of the character from[i]. */
static void put_escaped(text_buffer *out, const char *text, const char *from, const char *const *to)
{
    for (; *text != '\0'; text++) {
        const char *found = strchr(from, *text);
        if (found != NULL)
            put(out, to[found - from]);
        else
            LEC_PUSH(out->arena, out->bytes, *text);
    }
}

static void put_xml(text_buffer *out, const char *text)
{
    static const char *const names[] = {"&lt;", "&gt;", "&amp;", "&quot;"};
    put_escaped(out, text, "<>&\"", names);
}

static const char *in_capitals(const char *text, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    const uint32_t length = (uint32_t)strlen(text);
    for (uint32_t at = 0; at < length;) {
        char bytes[5] = {0};
        bytes[lec_utf8_put(u_toupper(lec_utf8_next(text, &at, length)), bytes)] = '\0';
        put(&out, bytes);
    }
    return finished(&out);
}

/* --- from a transcript as it was read -------------------------------------------------------- */

typedef LEC_ARRAY(const char *) strings;

typedef struct {
    lec_arena *arena;
    const lec_reading *reading;
    LEC_ARRAY(rewrite_turn) turns;
    strings front;
    strings *paragraphs; /* per turn */
} taking;

static const char *trimmed(const taking *state, uint32_t start, uint32_t end)
{
    const char *text = state->reading->transcript.text;
    while (start < end && isspace((unsigned char)text[start])) start++;
    while (end > start && isspace((unsigned char)text[end - 1])) end--;
    return lec_arena_text(state->arena, text + start, end - start);
}

/* Parts a label into what stands before and after the speaker's surname and given name. */
static void take_label(taking *state, uint32_t turn, const char *label)
{
    assert(turn < state->turns.count && state->turns.items != NULL);
    rewrite_turn *it = &state->turns.items[turn];
    const char *comma = strstr(label, ", "), *end = label + strlen(label);
    it->label = label;
    if (comma != NULL)
        it->outlet = lec_arena_text(state->arena, comma + 2, strcspn(comma + 2, ":"));
    const char *name = strstr(label, it->speaker);
    if (name != NULL && name > label && comma == NULL)
        it->office = lec_arena_text(state->arena, label, (size_t)(name - label) - 1);
    if (name == NULL && comma == NULL) {
        static const char words[] = "Secretary General ";
        name = strstr(label, words);
        if (name != NULL && name < end)
            it->office =
                lec_arena_text(state->arena, label, (size_t)(name - label) + strlen(words) - 1);
    }
}

static void take_block(taking *state, const lec_block *block)
{
    const lec_attribution *attribution = &state->reading->attribution;
    uint32_t start = block->start, turn = LEC_NONE;
    for (size_t s = 0; s < attribution->span_count; s++) {
        const lec_span *span = &attribution->spans[s];
        if (span->start < block->start || span->start >= block->end) continue;
        if (span->kind == LEC_SPAN_FRONT) {
            LEC_PUSH(state->arena, state->front, trimmed(state, block->start, block->end));
            return;
        }
        if (span->kind == LEC_SPAN_LABEL) {
            const char *before = trimmed(state, start, span->start);
            if (before[0] != '\0' && turn != LEC_NONE)
                LEC_PUSH(state->arena, state->paragraphs[turn], before);
            take_label(state, span->turn, trimmed(state, span->start, span->end));
            start = span->end;
        }
        turn = span->turn;
    }
    const char *rest = trimmed(state, start, block->end);
    if (rest[0] != '\0' && turn != LEC_NONE) LEC_PUSH(state->arena, state->paragraphs[turn], rest);
}

rewrite_talk rewrite_from(const lec_reading *reading, lec_arena *arena)
{
    taking state = {.arena = arena, .reading = reading};
    const lec_attribution *attribution = &reading->attribution;
    state.paragraphs = lec_new(arena, strings, attribution->turn_count);
    for (size_t t = 0; t < attribution->turn_count; t++) {
        const lec_new_turn *turn = &attribution->turns[t];
        const rewrite_turn added = {"", turn->speaker, "", "", turn->role, NULL, 0};
        LEC_PUSH(arena, state.turns, added);
    }
    for (size_t b = 0; b < reading->transcript.block_count; b++)
        take_block(&state, &reading->transcript.blocks[b]);
    for (size_t t = 0; t < state.turns.count; t++) {
        state.turns.items[t].paragraphs = state.paragraphs[t].items;
        state.turns.items[t].paragraph_count = state.paragraphs[t].count;
    }
    return (rewrite_talk){state.front.items, state.front.count, state.turns.items,
                          state.turns.count};
}

/* --- plain text ------------------------------------------------------------------------------ */

/* Writes a paragraph in lines of at most `width` bytes where it can. */
typedef struct {
    size_t width;         /* 0: one line a paragraph */
    const char *line_end; /* after a line within a paragraph */
    const char *indent;   /* before a paragraph of speech */
    const char *after;    /* after a paragraph */
} page_layout;

static void put_paragraph(text_buffer *out, const page_layout *layout, const char *text)
{
    size_t column = 0;
    while (*text != '\0') {
        const size_t word = strcspn(text, " ");
        if (layout->width > 0 && column > 0 && column + 1 + word > layout->width) {
            put(out, layout->line_end);
            column = 0;
        } else if (column > 0) {
            put(out, " ");
            column++;
        }
        put(out, lec_arena_text(out->arena, text, word));
        column += word;
        text += word + (text[word] == ' ');
    }
    put(out, layout->after);
}

static const page_layout one_line = {0, "", "", "\n"}, spaced = {0, "", "", "\n\n"},
                         hard_wrapped = {72, "\n", "", "\n\n"},
                         double_spaced = {60, "\n\n", "    ", "\n\n"};

static void put_front(text_buffer *out, const rewrite_talk *talk, const page_layout *layout)
{
    for (size_t i = 0; i < talk->front_count; i++) put_paragraph(out, layout, talk->front[i]);
}

static const char *own_lines(const rewrite_talk *talk, const page_layout *layout, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    put_front(&out, talk, layout);
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        if (turn->label[0] != '\0') put_paragraph(&out, layout, turn->label);
        for (size_t p = 0; p < turn->paragraph_count; p++) {
            put(&out, layout->indent);
            put_paragraph(&out, layout, turn->paragraphs[p]);
        }
    }
    return finished(&out);
}

const char *rewrite_lines(const rewrite_talk *talk, lec_arena *arena)
{
    return own_lines(talk, &one_line, arena);
}

const char *rewrite_spaced(const rewrite_talk *talk, lec_arena *arena)
{
    return own_lines(talk, &spaced, arena);
}

const char *rewrite_wrapped(const rewrite_talk *talk, lec_arena *arena)
{
    return own_lines(talk, &hard_wrapped, arena);
}

/* Puts a running head and a footer with the page's number between every 13 double-spaced lines. */
static const char *paged(const char *text, const char *head, lec_arena *arena)
{
    enum { lines_a_page = 13 };
    text_buffer out = {.arena = arena};
    int line = 0, page = 1;
    for (const char *at = text; *at != '\0';) {
        if (line % lines_a_page == 0) {
            if (page > 1)
                put(&out, lec_arena_format(arena, "%30s Page %d of 99\n\f", "", page - 1));
            put(&out, lec_arena_format(arena, "%s%30sFINAL\n\n\n", head, ""));
            page++;
        }
        const size_t length = strcspn(at, "\n");
        put(&out, lec_arena_format(arena, "%.*s\n\n", (int)length, at));
        at += length;
        at += strspn(at, "\n");
        line++;
    }
    return finished(&out);
}

const char *rewrite_paged(const rewrite_talk *talk, lec_arena *arena)
{
    return paged(own_lines(talk, &double_spaced, arena), "21 March 2034", arena);
}

/* --- labels at the head of a paragraph ------------------------------------------------------- */

typedef const char *label_style(const rewrite_turn *turn, size_t number, lec_arena *arena);

static const char *inline_labels(const rewrite_talk *talk, label_style *style,
                                 const page_layout *layout, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    put_front(&out, talk, layout);
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        const char *label = style(turn, t, arena);
        for (size_t p = 0; p < turn->paragraph_count; p++) {
            put(&out, layout->indent);
            put_paragraph(
                &out, layout,
                lec_arena_format(arena, "%s%s", p == 0 ? label : "", turn->paragraphs[p]));
        }
    }
    return finished(&out);
}

static const char *capitals(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    (void)number;
    return lec_arena_format(arena, "%s: ", in_capitals(turn->speaker, arena));
}

static const char *full_name(const rewrite_turn *turn, lec_arena *arena)
{
    return lec_arena_format(arena, "%s%s%s%s%s", turn->office, turn->office[0] != '\0' ? " " : "",
                            turn->speaker, turn->outlet[0] != '\0' ? ", " : "", turn->outlet);
}

static const char *full_capitals(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    (void)number;
    return lec_arena_format(arena, "%s: ", in_capitals(full_name(turn, arena), arena));
}

static const char *title_case(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    (void)number;
    return lec_arena_format(arena, "%s: ", full_name(turn, arena));
}

static const char *in_brackets(const rewrite_turn *turn)
{
    return turn->outlet[0] != '\0' ? turn->outlet : turn->office;
}

static const char *outlet_after(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    const char *what = in_brackets(turn);
    (void)number;
    return what[0] == '\0' ? lec_arena_format(arena, "%s: ", turn->speaker)
                           : lec_arena_format(arena, "%s (%s): ", turn->speaker, what);
}

static const char *outlet_before(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    const char *what = in_brackets(turn);
    (void)number;
    return what[0] == '\0' ? lec_arena_format(arena, "%s: ", turn->speaker)
                           : lec_arena_format(arena, "(%s) %s: ", what, turn->speaker);
}

static const char *full_stop(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    (void)number;
    return lec_arena_format(arena, "%s. ", in_capitals(turn->speaker, arena));
}

static const char *french(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    (void)number;
    return lec_arena_format(arena, "%s\xC2\xA0: ", turn->speaker);
}

static const char *timed(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    return lec_arena_format(arena, "%s (%02zu:%02zu):\n", turn->speaker, number / 2,
                            number % 2 * 30);
}

static const char *time_first(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    return lec_arena_format(arena, "[00:%02zu:%02zu] %s: ", number / 2, number % 2 * 30,
                            in_capitals(turn->speaker, arena));
}

const char *rewrite_capitals(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, capitals, &spaced, arena);
}

const char *rewrite_full_capitals(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, full_capitals, &spaced, arena);
}

const char *rewrite_title_case(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, title_case, &one_line, arena);
}

const char *rewrite_outlet_after(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, outlet_after, &spaced, arena);
}

const char *rewrite_outlet_before(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, outlet_before, &one_line, arena);
}

const char *rewrite_full_stop(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, full_stop, &spaced, arena);
}

const char *rewrite_french(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, french, &spaced, arena);
}

const char *rewrite_timed(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, timed, &spaced, arena);
}

const char *rewrite_time_first(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, time_first, &one_line, arena);
}

const char *rewrite_paged_capitals(const rewrite_talk *talk, lec_arena *arena)
{
    return paged(inline_labels(talk, full_stop, &double_spaced, arena), "21 March 2034", arena);
}

const char *rewrite_wrapped_capitals(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, capitals, &hard_wrapped, arena);
}

/* --- Markdown -------------------------------------------------------------------------------- */

static const char *markdown(const rewrite_talk *talk, const char *body, lec_arena *arena)
{
    return lec_arena_format(arena,
                            "---\ntitle: \"%s %s\"\nsource: https://example.org/talk\n---\n\n%s",
                            talk->front[0], talk->front[1], body);
}

const char *rewrite_markdown(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        if (turn->label[0] != '\0') put(&out, lec_arena_format(arena, "**%s**\n\n", turn->label));
        for (size_t p = 0; p < turn->paragraph_count; p++)
            put_paragraph(&out, &spaced, turn->paragraphs[p]);
    }
    return markdown(talk, finished(&out), arena);
}

static const char *bold_inline(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    (void)number;
    return lec_arena_format(arena, "**%s:** ", full_name(turn, arena));
}

const char *rewrite_markdown_inline(const rewrite_talk *talk, lec_arena *arena)
{
    const rewrite_talk without_front = {NULL, 0, talk->turns, talk->turn_count};
    return markdown(talk, inline_labels(&without_front, bold_inline, &spaced, arena), arena);
}

/* --- questions without names ----------------------------------------------------------------- */

/* The surname under an office, as official transcripts have it: SECRETARY GENERAL AUBRAY. */
static const char *official(const rewrite_turn *turn, lec_arena *arena)
{
    const char *surname = strrchr(turn->speaker, ' ');
    return in_capitals(
        lec_arena_format(arena, "%s%s",
                         turn->role == LEC_ROLE_MODERATOR ? "Ms." : "Secretary General",
                         surname != NULL ? surname : turn->speaker),
        arena);
}

static const char *anonymous(const rewrite_talk *talk, const char *question, const char *end,
                             lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    put_front(&out, talk, &spaced);
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        if (turn->role == LEC_ROLE_JOURNALIST)
            put(&out, question);
        else
            put(&out, lec_arena_format(arena, "%s%s", official(turn, arena), end));
        for (size_t p = 0; p < turn->paragraph_count; p++)
            put_paragraph(&out, &spaced, turn->paragraphs[p]);
    }
    return finished(&out);
}

const char *rewrite_q(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "Q    ", ":  ", arena);
}

const char *rewrite_q_stop(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "Q. ", ". ", arena);
}

const char *rewrite_q_colon(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "Q: ", ": ", arena);
}

const char *rewrite_question(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "QUESTION: ", ": ", arena);
}

const char *rewrite_journalist(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "JOURNALIST:\xC2\xA0", ":\xC2\xA0", arena);
}

const char *rewrite_reporter(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "REPORTER:\n", ":\n", arena);
}

const char *rewrite_title_question(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "Question: ", ": ", arena);
}

/* --- HTML ------------------------------------------------------------------------------------ */

static const char page_head[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Press conference"
    "</title><script>var a = '<p>Home: no</p>';</script><style>p { color: red }</style></head>\n"
    "<body><header><nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/news\">News</a></li>"
    "<li><a href=\"/about\">About us</a></li></ul></nav><form><label>Search</label><input>"
    "<button>Go</button></form></header>\n"
    "<div class=\"cookie-banner\" role=\"dialog\"><p>This site uses cookies: we respect your "
    "privacy.</p><button>Accept all</button></div>\n"
    "<main><article><h1>Press conference</h1>\n<div class=\"share-bar\"><a href=\"#\">Share this"
    "</a> <a href=\"#\">Print</a></div>\n<div class=\"content\">\n";
static const char page_foot[] =
    "</div></article></main>\n<aside><h2>Related</h2><ul><li><a href=\"/1\">Another talk</a></li>"
    "</ul></aside><footer><p>Contact us: press@example.org</p><p>All rights reserved.</p></footer>"
    "</body></html>\n";

static void put_element(text_buffer *out, const char *before, const char *text, const char *after)
{
    put(out, before);
    put_xml(out, text);
    put(out, after);
}

const char *rewrite_page(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    put(&out, page_head);
    for (size_t i = 0; i < talk->front_count; i++)
        put_element(&out, "<p>", talk->front[i], "</p>\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        if (turn->label[0] != '\0')
            put_element(&out, "<p><strong>", turn->label, "</strong></p>\n");
        for (size_t p = 0; p < turn->paragraph_count; p++)
            put_element(&out, "<p>", turn->paragraphs[p], "</p>\n");
    }
    put(&out, page_foot);
    return finished(&out);
}

const char *rewrite_page_inline(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    put(&out, page_head);
    for (size_t i = 0; i < talk->front_count; i++)
        put_element(&out, "<p>", talk->front[i], "</p>\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        for (size_t p = 0; p < turn->paragraph_count; p++) {
            put(&out, "<p>");
            if (p == 0) put_element(&out, "<b>", in_capitals(turn->speaker, arena), ":</b>&nbsp;");
            put_element(&out, "", turn->paragraphs[p], "</p>\n");
        }
    }
    put(&out, page_foot);
    return finished(&out);
}

/* --- captions -------------------------------------------------------------------------------- */

typedef struct {
    text_buffer out;
    unsigned number, centiseconds;
    const char *separator; /* between seconds and parts of them */
    bool numbered;
} cue_writer;

static void put_time(cue_writer *cues)
{
    const unsigned seconds = cues->centiseconds / 100;
    put(&cues->out, lec_arena_format(cues->out.arena, "%02u:%02u:%02u%s%02u0", seconds / 3600,
                                     seconds / 60 % 60, seconds % 60, cues->separator,
                                     cues->centiseconds % 100));
}

/* Cues of up to 12 words, 0.4 s a word; the first begins with `lead`, the others with `again`. */
static void put_cues(cue_writer *cues, const char *lead, const char *again, const char *text,
                     bool escaped)
{
    enum { most_words = 12, centiseconds_a_word = 40 };
    for (const char *before = lead; *text != '\0'; before = again) {
        unsigned words = 0;
        size_t length = 0;
        while (text[length] != '\0' && words < most_words) {
            length += strcspn(text + length, " ");
            length += text[length] == ' ';
            words++;
        }
        if (cues->numbered)
            put(&cues->out, lec_arena_format(cues->out.arena, "%u\n", ++cues->number));
        put_time(cues);
        put(&cues->out, " --> ");
        cues->centiseconds += words * centiseconds_a_word;
        put_time(cues);
        put(&cues->out, "\n");
        put(&cues->out, before);
        const size_t kept = text[length - 1] == ' ' ? length - 1 : length;
        const char *line = lec_arena_text(cues->out.arena, text, kept);
        if (escaped)
            put_xml(&cues->out, line);
        else
            put(&cues->out, line);
        put(&cues->out, "\n\n");
        text += length;
    }
}

const char *rewrite_vtt(const rewrite_talk *talk, lec_arena *arena)
{
    cue_writer cues = {.out = {.arena = arena}, .separator = "."};
    put(&cues.out, "WEBVTT\n\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        const char *voice = lec_arena_format(arena, "<v %s>", turn->speaker);
        for (size_t p = 0; p < turn->paragraph_count; p++)
            put_cues(&cues, voice, voice, turn->paragraphs[p], true);
    }
    return finished(&cues.out);
}

const char *rewrite_srt(const rewrite_talk *talk, lec_arena *arena)
{
    cue_writer cues = {.out = {.arena = arena}, .separator = ",", .numbered = true};
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        const char *lead = lec_arena_format(arena, ">> %s: ", in_capitals(turn->speaker, arena));
        for (size_t p = 0; p < turn->paragraph_count; p++)
            put_cues(&cues, p == 0 ? lead : "", "", turn->paragraphs[p], false);
    }
    return finished(&cues.out);
}

/* --- TEI ------------------------------------------------------------------------------------- */

/* The turn in which the speaker is first met: persons are listed once. */
static size_t first_turn_of(const rewrite_talk *talk, size_t turn)
{
    size_t first = 0;
    while (strcmp(talk->turns[first].speaker, talk->turns[turn].speaker) != 0) first++;
    return first;
}

static bool is_note(const char *paragraph)
{
    const char last = paragraph[strlen(paragraph) - 1];
    return (paragraph[0] == '(' && last == ')') || (paragraph[0] == '[' && last == ']');
}

static void put_persons(text_buffer *out, const rewrite_talk *talk)
{
    for (size_t t = 0; t < talk->turn_count; t++) {
        if (first_turn_of(talk, t) != t) continue;
        put(out, lec_arena_format(out->arena, "<person xml:id=\"P%zu\"><persName>", t));
        put_element(out, "", talk->turns[t].speaker, "</persName>");
        if (talk->turns[t].outlet[0] != '\0')
            put_element(out, "<affiliation>", talk->turns[t].outlet, "</affiliation>");
        put(out, "</person>\n");
    }
}

const char *rewrite_tei(const rewrite_talk *talk, lec_arena *arena)
{
    /* ParlaMint's words for who presides, who belongs to the house and who is a guest of it */
    static const char *const roles[LEC_ROLE_COUNT] = {[LEC_ROLE_PRINCIPAL] = "regular",
                                                      [LEC_ROLE_JOURNALIST] = "guest",
                                                      [LEC_ROLE_MODERATOR] = "chair"};
    text_buffer out = {.arena = arena};
    put(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><profileDesc><particDesc>"
              "<listPerson>\n");
    put_persons(&out, talk);
    put(&out, "</listPerson></particDesc></profileDesc></teiHeader><text><body>\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        put(&out, lec_arena_format(arena, "<u who=\"#P%zu\" ana=\"#%s\">\n", first_turn_of(talk, t),
                                   roles[turn->role] != NULL ? roles[turn->role] : "unknown"));
        for (size_t p = 0; p < turn->paragraph_count; p++) {
            const bool note = is_note(turn->paragraphs[p]);
            put_element(&out, note ? "<note>" : "<seg>", turn->paragraphs[p],
                        note ? "</note>\n" : "</seg>\n");
        }
        put(&out, "</u>\n");
    }
    put(&out, "</body></text></TEI>\n");
    return finished(&out);
}

/* --- tables and JSON Lines ------------------------------------------------------------------- */

static void put_cell(text_buffer *out, const char *text, const char *after)
{
    static const char *const doubled[] = {"\"\""};
    put(out, "\"");
    put_escaped(out, text, "\"", doubled);
    put(out, "\"");
    put(out, after);
}

static const char *all_paragraphs(const rewrite_turn *turn, const char *between, lec_arena *arena)
{
    const char *text = "";
    for (size_t p = 0; p < turn->paragraph_count; p++)
        text = lec_arena_format(arena, "%s%s%s", text, p > 0 ? between : "", turn->paragraphs[p]);
    return text;
}

static void put_row(text_buffer *out, const rewrite_turn *turn, const char *text,
                    const char *delimiter)
{
    put_cell(out, turn->speaker, delimiter);
    put_cell(out, lec_role_name(turn->role), delimiter);
    put_cell(out, turn->outlet, delimiter);
    put_cell(out, text, "\n");
}

const char *rewrite_csv(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    put(&out, "speaker,role,affiliation,text\n");
    for (size_t t = 0; t < talk->turn_count; t++)
        put_row(&out, &talk->turns[t], all_paragraphs(&talk->turns[t], "\n", arena), ",");
    return finished(&out);
}

const char *rewrite_csv_rows(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    put(&out, "speaker;role;affiliation;text\n");
    for (size_t t = 0; t < talk->turn_count; t++)
        for (size_t p = 0; p < talk->turns[t].paragraph_count; p++)
            put_row(&out, &talk->turns[t], talk->turns[t].paragraphs[p], ";");
    return finished(&out);
}

const char *rewrite_csv_names(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    put(&out, "Speaker,Text\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        put_cell(&out, full_name(&talk->turns[t], arena), ",");
        put_cell(&out, all_paragraphs(&talk->turns[t], "\n", arena), "\n");
    }
    return finished(&out);
}

const char *rewrite_tsv(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    put(&out, "speaker\trole\taffiliation\ttext\n");
    for (size_t t = 0; t < talk->turn_count; t++)
        put_row(&out, &talk->turns[t], all_paragraphs(&talk->turns[t], "\n", arena), "\t");
    return finished(&out);
}

static void put_json(text_buffer *out, const char *name, const char *text)
{
    static const char *const escapes[] = {"\\\"", "\\\\", "\\n"};
    put(out, lec_arena_format(out->arena, "\"%s\": \"", name));
    put_escaped(out, text, "\"\\\n", escapes);
    put(out, "\"");
}

const char *rewrite_jsonl(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        put(&out, lec_arena_format(arena, "{\"id\": \"u%zu\", \"conversation_id\": \"u0\", ", t));
        if (t > 0) put(&out, lec_arena_format(arena, "\"reply_to\": \"u%zu\", ", t - 1));
        put_json(&out, "speaker", turn->speaker);
        put(&out, ", ");
        put_json(&out, "text", all_paragraphs(turn, "\n", arena));
        put(&out, ", \"meta\": {");
        put_json(&out, "role", lec_role_name(turn->role));
        put(&out, ", ");
        put_json(&out, "affiliation", turn->outlet);
        put(&out, "}}\n");
    }
    return finished(&out);
}

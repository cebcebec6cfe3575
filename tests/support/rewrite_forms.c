/* SPDX-License-Identifier: GPL-3.0-or-later
 * The same conference in forms that know what they hold: pages, captions, TEI, tables, JSON. */
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/rewrite.h"
#include "tests/support/text_buffer.h"

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
    text_put(out, before);
    text_put_xml(out, text);
    text_put(out, after);
}

const char *rewrite_page(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    text_put(&out, page_head);
    for (size_t i = 0; i < talk->front_count; i++)
        put_element(&out, "<p>", talk->front[i], "</p>\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        if (turn->label[0] != '\0')
            put_element(&out, "<p><strong>", turn->label, "</strong></p>\n");
        for (size_t p = 0; p < turn->paragraph_count; p++)
            put_element(&out, "<p>", turn->paragraphs[p], "</p>\n");
    }
    text_put(&out, page_foot);
    return text_finished(&out);
}

const char *rewrite_page_inline(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    text_put(&out, page_head);
    for (size_t i = 0; i < talk->front_count; i++)
        put_element(&out, "<p>", talk->front[i], "</p>\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        for (size_t p = 0; p < turn->paragraph_count; p++) {
            text_put(&out, "<p>");
            if (p == 0)
                put_element(&out, "<b>", text_in_capitals(turn->speaker, arena), ":</b>&nbsp;");
            put_element(&out, "", turn->paragraphs[p], "</p>\n");
        }
    }
    text_put(&out, page_foot);
    return text_finished(&out);
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
    text_put(&cues->out, lec_arena_format(cues->out.arena, "%02u:%02u:%02u%s%02u0", seconds / 3600,
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
            text_put(&cues->out, lec_arena_format(cues->out.arena, "%u\n", ++cues->number));
        put_time(cues);
        text_put(&cues->out, " --> ");
        cues->centiseconds += words * centiseconds_a_word;
        put_time(cues);
        text_put(&cues->out, "\n");
        text_put(&cues->out, before);
        const size_t kept = text[length - 1] == ' ' ? length - 1 : length;
        const char *line = lec_arena_text(cues->out.arena, text, kept);
        if (escaped)
            text_put_xml(&cues->out, line);
        else
            text_put(&cues->out, line);
        text_put(&cues->out, "\n\n");
        text += length;
    }
}

const char *rewrite_vtt(const rewrite_talk *talk, lec_arena *arena)
{
    cue_writer cues = {.out = {.arena = arena}, .separator = "."};
    text_put(&cues.out, "WEBVTT\n\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        const char *voice = lec_arena_format(arena, "<v %s>", turn->speaker);
        for (size_t p = 0; p < turn->paragraph_count; p++)
            put_cues(&cues, voice, voice, turn->paragraphs[p], true);
    }
    return text_finished(&cues.out);
}

const char *rewrite_srt(const rewrite_talk *talk, lec_arena *arena)
{
    cue_writer cues = {.out = {.arena = arena}, .separator = ",", .numbered = true};
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        const char *lead =
            lec_arena_format(arena, ">> %s: ", text_in_capitals(turn->speaker, arena));
        for (size_t p = 0; p < turn->paragraph_count; p++)
            put_cues(&cues, p == 0 ? lead : "", "", turn->paragraphs[p], false);
    }
    return text_finished(&cues.out);
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
        text_put(out, lec_arena_format(out->arena, "<person xml:id=\"P%zu\"><persName>", t));
        put_element(out, "", talk->turns[t].speaker, "</persName>");
        if (talk->turns[t].outlet[0] != '\0')
            put_element(out, "<affiliation>", talk->turns[t].outlet, "</affiliation>");
        text_put(out, "</person>\n");
    }
}

const char *rewrite_tei(const rewrite_talk *talk, lec_arena *arena)
{
    /* ParlaMint's words for who presides, who belongs to the house and who is a guest of it */
    static const char *const roles[LEC_ROLE_COUNT] = {[LEC_ROLE_PRINCIPAL] = "regular",
                                                      [LEC_ROLE_JOURNALIST] = "guest",
                                                      [LEC_ROLE_MODERATOR] = "chair"};
    text_buffer out = {.arena = arena};
    text_put(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><profileDesc><particDesc>"
                   "<listPerson>\n");
    put_persons(&out, talk);
    text_put(&out, "</listPerson></particDesc></profileDesc></teiHeader><text><body>\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        text_put(&out,
                 lec_arena_format(arena, "<u who=\"#P%zu\" ana=\"#%s\">\n", first_turn_of(talk, t),
                                  roles[turn->role] != NULL ? roles[turn->role] : "unknown"));
        for (size_t p = 0; p < turn->paragraph_count; p++) {
            const bool note = is_note(turn->paragraphs[p]);
            put_element(&out, note ? "<note>" : "<seg>", turn->paragraphs[p],
                        note ? "</note>\n" : "</seg>\n");
        }
        text_put(&out, "</u>\n");
    }
    text_put(&out, "</body></text></TEI>\n");
    return text_finished(&out);
}

/* --- Akoma Ntoso ----------------------------------------------------------------------------- */

/* As a parliament would: who asks in <question>, who presides as the Speaker. */
const char *rewrite_akoma(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    text_put(&out, "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><debate>"
                   "<meta><references source=\"#house\">\n"
                   "<TLCRole eId=\"speaker\" showAs=\"Speaker of the House\"/>\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        if (first_turn_of(talk, t) != t) continue;
        text_put(&out, lec_arena_format(arena, "<TLCPerson eId=\"P%zu\" showAs=\"", t));
        put_element(&out, "", talk->turns[t].speaker, "\"/>\n");
    }
    text_put(&out, "</references></meta><debateBody><debateSection>\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        const char *element = turn->role == LEC_ROLE_JOURNALIST ? "question" : "speech";
        text_put(&out,
                 lec_arena_format(arena, "<%s by=\"#P%zu\"%s>", element, first_turn_of(talk, t),
                                  turn->role == LEC_ROLE_MODERATOR ? " as=\"#speaker\"" : ""));
        put_element(&out, "<from>", turn->speaker, ":</from>\n");
        for (size_t p = 0; p < turn->paragraph_count; p++)
            put_element(&out, "<p>", turn->paragraphs[p], "</p>\n");
        text_put(&out, lec_arena_format(arena, "</%s>\n", element));
    }
    text_put(&out, "</debateSection></debateBody></debate></akomaNtoso>\n");
    return text_finished(&out);
}

/* --- tables and JSON Lines ------------------------------------------------------------------- */

static void put_cell(text_buffer *out, const char *text, const char *after)
{
    static const char *const doubled[] = {"\"\""};
    text_put(out, "\"");
    text_put_escaped(out, text, "\"", doubled);
    text_put(out, "\"");
    text_put(out, after);
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
    text_put(&out, "speaker,role,affiliation,text\n");
    for (size_t t = 0; t < talk->turn_count; t++)
        put_row(&out, &talk->turns[t], all_paragraphs(&talk->turns[t], "\n", arena), ",");
    return text_finished(&out);
}

const char *rewrite_csv_rows(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    text_put(&out, "speaker;role;affiliation;text\n");
    for (size_t t = 0; t < talk->turn_count; t++)
        for (size_t p = 0; p < talk->turns[t].paragraph_count; p++)
            put_row(&out, &talk->turns[t], talk->turns[t].paragraphs[p], ";");
    return text_finished(&out);
}

const char *rewrite_csv_names(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    text_put(&out, "Speaker,Text\n");
    for (size_t t = 0; t < talk->turn_count; t++) {
        put_cell(&out, rewrite_full_name(&talk->turns[t], arena), ",");
        put_cell(&out, all_paragraphs(&talk->turns[t], "\n", arena), "\n");
    }
    return text_finished(&out);
}

const char *rewrite_tsv(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    text_put(&out, "speaker\trole\taffiliation\ttext\n");
    for (size_t t = 0; t < talk->turn_count; t++)
        put_row(&out, &talk->turns[t], all_paragraphs(&talk->turns[t], "\n", arena), "\t");
    return text_finished(&out);
}

static void put_json(text_buffer *out, const char *name, const char *text)
{
    static const char *const escapes[] = {"\\\"", "\\\\", "\\n"};
    text_put(out, lec_arena_format(out->arena, "\"%s\": \"", name));
    text_put_escaped(out, text, "\"\\\n", escapes);
    text_put(out, "\"");
}

const char *rewrite_jsonl(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        text_put(&out,
                 lec_arena_format(arena, "{\"id\": \"u%zu\", \"conversation_id\": \"u0\", ", t));
        if (t > 0) text_put(&out, lec_arena_format(arena, "\"reply_to\": \"u%zu\", ", t - 1));
        put_json(&out, "speaker", turn->speaker);
        text_put(&out, ", ");
        put_json(&out, "text", all_paragraphs(turn, "\n", arena));
        text_put(&out, ", \"meta\": {");
        put_json(&out, "role", lec_role_name(turn->role));
        text_put(&out, ", ");
        put_json(&out, "affiliation", turn->outlet);
        text_put(&out, "}}\n");
    }
    return text_finished(&out);
}

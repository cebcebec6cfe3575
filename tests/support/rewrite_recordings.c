/* SPDX-License-Identifier: GPL-3.0-or-later
 * The same conference as tools that work on recordings write it: Praat, CHAT, Transcriber, YouTube,
 * recognisers. Paragraph p of the file is said from 10 p to 10 p + 9 seconds, as in
 * rewrite_tools.c. */
#include <string.h>

#include "tests/support/rewrite.h"

typedef struct {
    lec_arena *arena;
    LEC_ARRAY(char) text;
} page;

static void add(page *out, const char *text)
{
    for (; *text != '\0'; text++) LEC_PUSH(out->arena, out->text, *text);
}

/* Adds text in which `byte` is written as `escaped`. */
static void add_escaped(page *out, const char *text, char byte, const char *escaped)
{
    for (; *text != '\0'; text++)
        if (*text == byte)
            add(out, escaped);
        else
            LEC_PUSH(out->arena, out->text, *text);
}

static const char *ended(page *out)
{
    LEC_PUSH(out->arena, out->text, '\0');
    return out->text.items;
}

/* Paragraph `number` of the file; `person` numbers its speaker from 0. */
typedef void put_paragraph(page *out, const rewrite_turn *turn, const char *text, size_t number,
                           size_t person);

/* The turn in which the speaker of a turn is first met. */
static size_t first_turn_of(const rewrite_talk *talk, size_t turn)
{
    size_t first = 0;
    while (strcmp(talk->turns[first].speaker, talk->turns[turn].speaker) != 0) first++;
    return first;
}

static void put_all(page *out, const rewrite_talk *talk, put_paragraph *put)
{
    size_t number = 0;
    for (size_t t = 0; t < talk->turn_count; t++)
        for (size_t p = 0; p < talk->turns[t].paragraph_count; p++)
            put(out, &talk->turns[t], talk->turns[t].paragraphs[p], number++,
                first_turn_of(talk, t));
}

static void put_format(page *out, const char *form, size_t a, size_t b)
{
    add(out, lec_arena_format(out->arena, form, a, b));
}

/* --- Praat ------------------------------------------------------------------------------------ */

static void put_tier(page *out, const rewrite_turn *turn, const char *text, size_t number,
                     size_t person)
{
    (void)person;
    put_format(out, "    item [%zu]:\n        class = \"IntervalTier\"\n        name = \"",
               number + 1, 0);
    add(out, turn->speaker);
    put_format(out,
               "\"\n        xmin = 0\n        xmax = 5000\n        intervals: size = 1\n"
               "        intervals [1]:\n            xmin = %zu\n            xmax = %zu\n"
               "            text = \"",
               10 * number, 10 * number + 9);
    add_escaped(out, text, '"', "\"\"");
    add(out, "\"\n");
}

const char *rewrite_textgrid(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    size_t tiers = 0;
    for (size_t t = 0; t < talk->turn_count; t++) tiers += talk->turns[t].paragraph_count;
    add(&out, "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = 5000\n"
              "tiers? <exists>\n");
    put_format(&out, "size = %zu\nitem []:\n", tiers, 0);
    put_all(&out, talk, put_tier);
    return ended(&out);
}

/* --- CHAT ------------------------------------------------------------------------------------- */

/* What stands in brackets is a note, which CHAT writes as an event. */
static void add_chat(page *out, const char *text)
{
    while (*text != '\0') {
        const char *close = *text == '('   ? strchr(text, ')')
                            : *text == '[' ? strchr(text, ']')
                                           : NULL;
        if (close != NULL) {
            add(out, " &=note ");
            text = close + 1;
        } else {
            LEC_PUSH(out->arena, out->text, *text);
            text++;
        }
    }
}

static bool is_note(const char *paragraph)
{
    return (paragraph[0] == '(' || paragraph[0] == '[') &&
           strcspn(paragraph, ")]") + 1 == strlen(paragraph);
}

/* A paragraph that is a note is an event at the end of the one before. */
static void put_main_tier(page *out, const rewrite_turn *turn, const char *text, size_t number,
                          size_t person)
{
    size_t here = 0, last = number;
    while (turn->paragraphs[here] != text) here++;
    if (here > 0 && is_note(text)) return;
    put_format(out, "*P%02zu:\t", person, 0);
    add_chat(out, text);
    for (; ++here < turn->paragraph_count && is_note(turn->paragraphs[here]); last++)
        add_chat(out, turn->paragraphs[here]);
    put_format(out, " \x15%zu_%zu\x15\n", 10000 * number, 10000 * last + 9000);
}

const char *rewrite_chat(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    add(&out, "@UTF8\n@Begin\n@Participants:\t");
    for (size_t t = 0; t < talk->turn_count; t++) {
        if (first_turn_of(talk, t) < t) continue;
        put_format(&out, t > 0 ? ", P%02zu " : "P%02zu ", t, 0);
        add_escaped(&out, talk->turns[t].speaker, ' ', "_");
        add(&out, " Adult");
    }
    add(&out, "\n");
    put_all(&out, talk, put_main_tier);
    add(&out, "@End\n");
    return ended(&out);
}

/* --- Transcriber ------------------------------------------------------------------------------ */

static void put_trs_turn(page *out, const rewrite_turn *turn, const char *text, size_t number,
                         size_t person)
{
    (void)turn;
    put_format(out, "<Turn speaker=\"spk%zu\" startTime=\"%zu\"", person, 10 * number);
    put_format(out, " endTime=\"%zu\"><Sync time=\"%zu\"/>\n", 10 * number + 9, 10 * number);
    add_escaped(out, text, '&', "&amp;");
    add(out, "\n</Turn>\n");
}

const char *rewrite_trs(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    add(&out,
        "<?xml version=\"1.0\"?>\n<!DOCTYPE Trans SYSTEM \"trans-14.dtd\">\n<Trans><Speakers>");
    for (size_t t = 0; t < talk->turn_count; t++) {
        if (first_turn_of(talk, t) < t) continue;
        put_format(&out, "<Speaker id=\"spk%zu\" name=\"", t, 0);
        add(&out, talk->turns[t].speaker);
        add(&out, "\"/>\n");
    }
    add(&out, "</Speakers><Episode><Section>\n");
    put_all(&out, talk, put_trs_turn);
    add(&out, "</Section></Episode></Trans>\n");
    return ended(&out);
}

/* --- captions --------------------------------------------------------------------------------- */

/* `>> Mara Quell: ...` where a turn begins. */
static void put_sbv_cue(page *out, const rewrite_turn *turn, const char *text, size_t number,
                        size_t person)
{
    (void)person;
    const size_t start = 10 * number, end = 10 * number + 9;
    add(out, lec_arena_format(out->arena, "%zu:%02zu:%02zu.000,%zu:%02zu:%02zu.000\n", start / 3600,
                              start / 60 % 60, start % 60, end / 3600, end / 60 % 60, end % 60));
    if (text == turn->paragraphs[0]) {
        add(out, ">> ");
        add(out, turn->speaker);
        add(out, ": ");
    }
    add(out, text);
    add(out, "\n\n");
}

const char *rewrite_sbv(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    put_all(&out, talk, put_sbv_cue);
    return ended(&out);
}

/* Audacity: `Mara Quell: ...` where a turn begins. */
static void put_label(page *out, const rewrite_turn *turn, const char *text, size_t number,
                      size_t person)
{
    (void)person;
    add(out,
        lec_arena_format(out->arena, "%zu.000000\t%zu.000000\t", 10 * number, 10 * number + 9));
    if (text == turn->paragraphs[0]) {
        add(out, turn->speaker);
        add(out, ": ");
    }
    add(out, text);
    add(out, "\n");
}

const char *rewrite_label_track(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    put_all(&out, talk, put_label);
    return ended(&out);
}

/* --- recognisers ------------------------------------------------------------------------------ */

/* Rev.ai: words and what stands between them, each word with its share of the 9 seconds. */
static void put_monologue(page *out, const rewrite_turn *turn, const char *text, size_t number,
                          size_t person)
{
    size_t words = 1, word = 0;
    (void)turn;
    for (const char *at = text; *at != '\0'; at++) words += *at == ' ';
    put_format(
        out, number > 0 ? ",\n{\"speaker\":%zu,\"elements\":[" : "{\"speaker\":%zu,\"elements\":[",
        person, 0);
    for (const char *at = text; *at != '\0'; word++) {
        const size_t length = strcspn(at, " ");
        add(out, word > 0 ? ",{\"type\":\"punct\",\"value\":\" \"},{\"type\":\"text\",\"value\":\""
                          : "{\"type\":\"text\",\"value\":\"");
        add_escaped(out, lec_arena_text(out->arena, at, length), '"', "\\\"");
        add(out,
            lec_arena_format(out->arena, "\",\"ts\":%.3f,\"end_ts\":%.3f}",
                             10.0 * (double)number + 9.0 * (double)word / (double)words,
                             10.0 * (double)number + 9.0 * (double)(word + 1) / (double)words));
        at += length + (at[length] == ' ' ? 1 : 0);
    }
    add(out, "]}");
}

const char *rewrite_rev(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    add(&out, "{\"speakers\":[");
    for (size_t t = 0; t < talk->turn_count; t++) {
        if (first_turn_of(talk, t) < t) continue;
        put_format(&out, t > 0 ? ",{\"id\":%zu,\"name\":\"" : "{\"id\":%zu,\"name\":\"", t, 0);
        add(&out, talk->turns[t].speaker);
        add(&out, "\"}");
    }
    add(&out, "],\"monologues\":[\n");
    put_all(&out, talk, put_monologue);
    add(&out, "]}\n");
    return ended(&out);
}

/* WhisperX: stretches with speaker and times. */
static void put_whisperx_stretch(page *out, const rewrite_turn *turn, const char *text,
                                 size_t number, size_t person)
{
    (void)person;
    add(out, number > 0 ? ",\n" : "");
    put_format(out, "{\"start\": %zu.0, \"end\": %zu.0, \"text\": \" ", 10 * number,
               10 * number + 9);
    add_escaped(out, text, '"', "\\\"");
    add(out, lec_arena_format(out->arena, "\", \"speaker\": \"%s\"}", turn->speaker));
}

const char *rewrite_whisperx(const rewrite_talk *talk, lec_arena *arena)
{
    page out = {.arena = arena};
    add(&out, "{\"segments\": [\n");
    put_all(&out, talk, put_whisperx_stretch);
    add(&out, "], \"language\": \"en\"}\n");
    return ended(&out);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * Notes within what is said: brackets, tags and music, each text with the notes that a reader sees
 * in it, by hand. `type:text` of each, tags (which are nobody's words) without a type. */
#include "io/attribution/note.h"

#include "tests/support/check.h"

static const char *notes_in(const char *text, lec_arena *arena)
{
    const lec_source source = {.path = "c",
                               .name = "c",
                               .suffix = "txt",
                               .text = text,
                               .length = strlen(text),
                               .encoding = "UTF-8"};
    lec_transcript transcript;
    lec_error error = {""};
    if (lec_transcript_read(&source, NULL, &transcript, arena, &error) != LEC_OK)
        return lec_arena_format(arena, "%s", error.message);
    const lec_notes notes = lec_notes_find(&transcript, arena);
    const char *all = "";
    for (size_t i = 0; i < notes.count; i++) {
        const lec_found_note *note = &notes.items[i];
        all = lec_arena_format(
            arena, "%s%s%s:%s", all, i > 0 ? "|" : "", note->type != NULL ? note->type : "",
            lec_arena_text(arena, transcript.text + note->start, note->end - note->start));
    }
    return all;
}

#define FIFTY   "We open the port in June, as all of you do know. "
#define HUNDRED FIFTY FIFTY
#define NOTE    "\u266A"
#define NOTES   "\u266B"

static const struct {
    const char *what, *text, *notes;
} cases[] = {
    {"a known word", "Yes. [laughter] No. (Applause!) So.",
     "laughter:[laughter]|applause:(Applause!)"},
    {"what corrects a struck word", "We ~~old~~ [new] and <s>old</s> [new] and <DEL>x</DEL>.",
     "correction:[new]|:<s>|:</s>|correction:[new]|:<DEL>|:</DEL>"},
    {"other tags of struck words", "We <del>old</del> [new] and <strike>old</strike> [new].",
     ":<del>|:</del>|correction:[new]|:<strike>|:</strike>|correction:[new]"},
    {"a tag that strikes nothing", "We <em>old</em> [new] and 2 > [new], and > [x].",
     ":<em>|:</em>|other:[new]|other:[new]|other:[x]"},
    {"a link", "See [the map](http://x.org/a) here.", ":(http://x.org/a)"},
    {"no address", "See [the map](of it) here, and [one] (two).", "other:[one]"},
    {"an escaped bracket", "See \\[the map\\](of it) here.", "other:\\[the map\\]"},
    {"a bracket at the very end", "See it [here]", "other:[here]"},
    {"what a third person does", "See (points to the map) it (shows us where it stands).",
     "other:(points to the map)|other:(shows us where it stands)"},
    {"what only ends as that",
     "See (discuss it) (news of it) (that's so) (has it) (As ever) "
     "(does so) (shows us where the ships of the port have to stand)",
     ""},
    {"no words", "See (!) it ( ) and 13(3) of it.", ""},
    {"a sentence, and no sentence", "Yes. (He left.) No (the port.) So (Oslo, Norway.) (A.) (Ms.)",
     "other:(He left.)"},
    {"a long sentence is said", "Yes. (" FIFTY FIFTY FIFTY ") So.", ""},
    {"a paragraph of its own", "Yes.\n\n(the port of the north)\n\nNo.",
     "other:(the port of the north)"},
    {"a bracket that the next paragraph closes", "Yes (it is\n\nthe port) of [the\n\nnorth] so.",
     ""},
    {"a bracket that is too long",
     "Yes (" HUNDRED HUNDRED HUNDRED FIFTY
     "He left.) and [" FIFTY HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED "] so.",
     ""},
    {"an address that is too long", "Yes [it](http://" HUNDRED ") so.", ""},
    {"a bracket that closes nothing", "Yes) it is] so.", ""},
    {"brackets that cross", "Yes [it is (the port] He left.) so.", "other:[it is (the port]"},
    {"one in another", "Yes [it <b>is</b> (laughs) so].", "other:[it <b>is</b> (laughs) so]"},
    {"tags", "A <br/> b <span class=x>c</span> <I>d</I>.",
     ":<br/>|:<span class=x>|:</span>|:<I>|:</I>"},
    {"no tags", "A <b d <abcdefghijklm> <b!> <one two three four five> x < y > z <\n> <>.", ""},
    {"an angle that nothing closes", "The last <b", ""},
    {"a note in angles", "A <laughter> b <long laughter here>.",
     "laughter:<laughter>|laughter:<long laughter here>"},
    {"music", "A " NOTE " la la " NOTE " b " NOTES " la " NOTES " c \u266C d \u266C.",
     "other:" NOTE " la la " NOTE "|other:" NOTES " la " NOTES "|other:\u266C d \u266C"},
    {"music in captions", "A " NOTE NOTE " la la " NOTE NOTE " b.",
     "other:" NOTE NOTE " la la " NOTE NOTE},
    {"music that nobody sings", "A " NOTE NOTE NOTE " b.", "other:" NOTE NOTE NOTE},
    {"one sign, another sign, and none", "A " NOTE " b " NOTES " c \u2665 d \u2665 e \u2014 f.",
     ""},
    {"a sign at the end", "A " NOTE, ""},
    {"a song too long for one", "A " NOTE " " HUNDRED HUNDRED HUNDRED NOTE " b.", ""},
};

static void test_cases(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(notes_in(cases[i].text, arena), cases[i].notes, cases[i].what);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_note[] = {{"cases", test_cases}, {0}};

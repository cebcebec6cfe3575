/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_samples.c -- what files of real tools hold beside the plain case. Each is read whole: who
 * says how many words, and from when to when where the file says it, counted by hand. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/read.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* `Ada Vale 6@1-7, Tom Reed 5`: each turn's speaker, words and times, or the error. */
static const char *show_corpus(lec_arena *arena, const char *path)
{
    lec_readings readings = {0};
    lec_error error = {""};
    const lec_read_options options = {.threads = 1};
    if (lec_read(&path, 1, study_from(arena, ""), &options, arena, &readings, &error) != LEC_OK)
        return lec_arena_format(arena, "%s", error.message);
    const lec_corpus *corpus = readings.corpus;
    const char *shown = "";
    for (size_t i = 0; i < corpus->turn_count; i++) {
        const lec_turn_detail *turn = &corpus->turn[i];
        const char *name = corpus->speaker_name[corpus->turn_speaker[i]];
        shown = lec_arena_format(arena, "%s%s%s%s%u", shown, i > 0 ? ", " : "", name,
                                 name[0] != '\0' ? " " : "",
                                 (unsigned)(corpus->turn_start[i + 1] - corpus->turn_start[i]));
        if (!isnan(turn->start_seconds))
            shown = lec_arena_format(arena, "%s@%g", shown, turn->start_seconds);
        if (!isnan(turn->end_seconds))
            shown = lec_arena_format(arena, "%s-%g", shown, turn->end_seconds);
    }
    return shown;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    CU_ASSERT_FATAL(file != NULL);
    fputs(text, file);
    CHECK_COUNT(fclose(file), 0, path);
}

static const char *show(lec_arena *arena, const char *text, const char *suffix)
{
    char folder[] = "/tmp/lectern-sample-XXXXXX";
    CU_ASSERT_FATAL(mkdtemp(folder) != NULL);
    const char *path = lec_arena_format(arena, "%s/talk.%s", folder, suffix);
    write_file(path, text);
    const char *shown = show_corpus(arena, path);
    CHECK_COUNT(remove(path), 0, path);
    CHECK_COUNT(rmdir(folder), 0, folder);
    return shown;
}

#define ASKED "What will it cost us?"
#define SAID  "Forty million in all."

typedef struct {
    const char *name, *suffix, *text, *shown;
} sample;

static const sample texts[] = {
    {"a page of Teams, everything twice", "txt",
     "AV\nAda Vale\n1 minute 3 seconds\n1:03\nAda Vale 1 minute 3 seconds\n" SAID
     "\nTR\nTom Reed\n1 minute 8 seconds\n1:08\nTom Reed 1 minute 8 seconds\n" ASKED
     "\nAV\nAda Vale\n1 minute 12 seconds\n1:12\nAda Vale 1 minute 12 seconds\n" SAID "\n",
     "Ada Vale 4@63-68, Tom Reed 5@68-72, Ada Vale 4@72"},
    {"a page of Teams, times run together", "txt",
     "Ada Vale\n0 minutes 3 seconds0:03\nAda Vale 0 minutes 3 seconds\n" SAID
     "\nTom Reed\n0 minutes 8 seconds0:08\nTom Reed 0 minutes 8 seconds\n" ASKED "\n",
     "Ada Vale 4@3-8, Tom Reed 5@8"},
    {"a page of Stream, times in words alone", "txt",
     "Ada Vale started transcription\n\nAda Vale\n0 Minuten 3 Sekunden\n" SAID
     "\n\nTom Reed\n0 Minuten 8 Sekunden\n" ASKED "\n\nAda Vale stopped transcription\n",
     "Ada Vale 4@3-8, Tom Reed 5@8"},
    {"a summary with `on`, which is a person in French", "txt",
     "The harbour\n\nMinister Vale met the press on Tuesday.\n\nAda Vale: Good morning to all of "
     "you.\n\nTom Reed: " ASKED "\n\nAda Vale: " SAID "\n",
     "Ada Vale 6, Tom Reed 5, Ada Vale 4"},
    {"a time in words that is said", "txt",
     "Ada Vale: It took\n3 seconds\nand no more.\n\nTom Reed: " ASKED "\n",
     "Ada Vale 7, Tom Reed 5"},
    {"f4: times at the ends", "txt",
     "Ada Vale: " SAID " #00:00:03-5#\n\nTom Reed: " ASKED " #00:00:06-0#\n\nAda Vale: " SAID
     " #00:00:09-0#\n",
     "Ada Vale 4@0-3.5, Tom Reed 5@3.5-6, Ada Vale 4@6-9"},
    {"f4: an excerpt, whose first paragraph cannot have lasted from the beginning", "txt",
     "Ada Vale: " SAID " #00:30:03-5#\n\nTom Reed: " ASKED " #00:30:06-0#\n",
     "Ada Vale 4-1803.5, Tom Reed 5@1803.5-1806"},
    {"a page of court with its own number", "txt",
     "                                     12\n 1   THE COURT:  " SAID "\n 2\n 3   MR. REED:  Now\n"
     " 4   what will it\n 5   cost us?\n 6   THE COURT:  " SAID "\n 7   MR. REED:  " ASKED
     "\n 8   THE COURT:  " SAID "\n 9   MR. REED:  Thanks.\n",
     "Court 4, Mr. Reed 6, Court 4, Mr. Reed 5, Court 4, Mr. Reed 1"},
};

static const sample captions[] = {
    {"names on the first lines of cues", "srt",
     "1\n00:00:01,000 --> 00:00:03,000\nAda Vale\n" SAID
     "\n\n2\n00:00:03,000 --> 00:00:05,000\nTom Reed\n" ASKED
     "\n\n3\n00:00:05,000 --> 00:00:07,000\nAda Vale\n" SAID
     "\n\n4\n00:00:07,000 --> 00:00:09,000\nTom Reed\n" ASKED "\n",
     "Ada Vale 4@1-3, Tom Reed 5@3-5, Ada Vale 4@5-7, Tom Reed 5@7-9"},
    {"names in the names of cues, as Zoom writes them", "vtt",
     "WEBVTT\n\n1 \"Ada Vale\" (1830247424)\n00:00:01.000 --> 00:00:03.000\n" SAID
     "\n\n2 \"Tom Reed\" (1830247425)\n00:00:03.000 --> 00:00:05.000\n" ASKED "\n",
     "Ada Vale 4@1-3, Tom Reed 5@3-5"},
    {"music", "srt",
     "1\n00:00:01,000 --> 00:00:03,000\n>> ADA VALE: " SAID
     " \xe2\x99\xaa SOLEMN MUSIC \xe2\x99\xaa\n\n"
     "2\n00:00:03,000 --> 00:00:05,000\n>> TOM REED: " ASKED "\n",
     "Ada Vale 4@1-3, Tom Reed 5@3-5"},
    {"drawings", "ass",
     "[Script Info]\n[Events]\nFormat: Layer, Start, End, Style, Name, Text\n"
     "Dialogue: 0,0:00:01.00,0:00:03.00,D,Ada Vale,{\\p1}m 0 0 l 9 9{\\p0}" SAID
     "\nDialogue: 0,0:00:03.00,0:00:05.00,D,Tom Reed," ASKED "\n",
     "Ada Vale 4@1-3, Tom Reed 5@3-5"},
    {"times within times, old frame rate", "ttml",
     "<tt xmlns=\"http://www.w3.org/ns/ttml\" xmlns:ttp=\"http://www.w3.org/ns/ttml#parameter\" "
     "ttp:frameRate=\"30\" ttp:frameRateMultiplier=\"1000:1001\"><body begin=\"10s\"><div>"
     "<p begin=\"30f\" end=\"00:00:03\">Ada Vale: " SAID "</p><p begin=\"3s\" dur=\"2s\">"
     "Tom Reed: " ASKED "</p></div></body></tt>",
     "Ada Vale 4@11.001-13, Tom Reed 5@13-15"},
    {"a recogniser that names nobody", "json",
     "{\"segments\": [{\"id\": 0, \"start\": 1.0, \"end\": 3.0, \"text\": \" " SAID
     "\"}, {\"id\": 1, \"start\": 3.2, \"end\": 5.0, \"text\": \" " ASKED
     "\"}], \"language\": \"en\"}",
     "9@1-5"},
    {"Teams' metadata", "json",
     "{\"version\": \"1.0.0\", \"type\": \"Transcript\", \"entries\": [{\"id\": \"1\", \"text\": "
     "\"" SAID "\", \"speakerDisplayName\": \"Ada Vale\", \"startOffset\": \"00:00:01.0000000\", "
     "\"endOffset\": \"00:00:03.0000000\"}, {\"id\": \"2\", \"text\": \"" ASKED
     "\", \"speakerDisplayName\": \"Tom Reed\", \"startOffset\": \"00:00:03.0000000\", "
     "\"endOffset\": \"00:00:05.0000000\"}]}",
     "Ada Vale 4@1-3, Tom Reed 5@3-5"},
    {"a list three objects deep, names in a list beside it", "json",
     "{\"ok\": true, \"speech\": {\"speakers\": [{\"id\": 7, \"speaker_name\": \"Ada Vale\"}, "
     "{\"id\": 9, \"speaker_name\": \"Tom Reed\"}], \"transcripts\": [{\"id\": 1, "
     "\"transcript\": \"" SAID "\", \"speaker_id\": 7}, {\"id\": 2, \"transcript\": \"" ASKED
     "\", \"speaker_id\": 9}]}}",
     "Ada Vale 4, Tom Reed 5"},
    {"labels within what a recogniser heard", "json",
     "[{\"start\": 1.0, \"duration\": 2.0, \"text\": \"ADA VALE: " SAID
     "\"}, {\"start\": 3.0, \"duration\": 2.0, \"text\": \"TOM REED: " ASKED "\"}]",
     "Ada Vale 4@1-3, Tom Reed 5@3-5"},
};

static const sample pages[] = {
    {"answers made of links", "html",
     "<html><body><div><a href=/>Home</a> | <a href=/n>News</a> | <a href=/s>Speeches</a></div>"
     "<div><p>ADA VALE: " SAID " " SAID "</p><p>TOM REED: " ASKED "</p><p>ADA VALE: "
     "<a href=/1>Roads</a>, <a href=/2>rails</a> and <a href=/3>ports</a>.</p><p>TOM REED: "
     "<a href=/4>Nordby</a>, <a href=/5>Sund</a> or <a href=/6>Vik</a>?</p></div>"
     "<div><a href=/p>Privacy</a> | <a href=/t>Terms</a> | <a href=/a>About</a><p>Quay 1</p></div>"
     "</body></html>",
     "Ada Vale 8, Tom Reed 5, Ada Vale 4, Tom Reed 4"},
    {"every word a link to its second", "html",
     "<html><body><div><p><b>Ada Vale:</b> <a href=#1>Forty</a> <a href=#2>million</a> "
     "<a href=#3>in</a> <a href=#4>all.</a></p><p><b>Tom Reed:</b> <a href=#5>What</a> "
     "<a href=#6>for,</a> <a href=#7>then?</a></p></div></body></html>",
     "Ada Vale 4, Tom Reed 3"},
    {"a long statement, and questions in a box of their own", "html",
     "<html><body><div><p>ADA VALE: " SAID " " SAID " " SAID " " SAID " " SAID " " SAID " " SAID
     " " SAID "</p><p>" SAID " " SAID " " SAID " " SAID " " SAID " " SAID " " SAID " " SAID
     "</p></div><div><p>TOM REED: Why?</p><p>ADA VALE: Why not?</p></div>"
     "</body></html>",
     "Ada Vale 64, Tom Reed 1, Ada Vale 2"},
    {"names and times in spans without a space", "html",
     "<html><body><div class=c><span class=a>Ada Vale</span><span class=b>0:03</span><div>" SAID
     "</div></div><div class=c><span class=a>Tom Reed</span><span class=b>0:08</span><div>" ASKED
     "</div></div></body></html>",
     "Ada Vale 4@3-8, Tom Reed 5@8"},
    {"speakers parted from their words by a style sheet alone", "html",
     "<html><body><div class=t><span class=speaker>Ada Vale</span><span>" SAID
     "</span></div><div class=t><span class=speaker>Tom Reed</span><span>" ASKED
     "</span></div><div class=t><span class=speaker>Ada Vale</span><span>" SAID
     "</span></div></body></html>",
     "Ada Vale 4, Tom Reed 5, Ada Vale 4"},
    {"references to notes, and the notes", "html",
     "<html><body><p><b>Ada Vale:</b> Forty million<sup><a href=#n1>[1]</a></sup> in all.</p>"
     "<p><b>Tom Reed:</b> " ASKED "</p><ol class=footnotes><li id=n1>As agreed in March.</ol>"
     "</body></html>",
     "Ada Vale 4, Tom Reed 5"},
    {"what stands below the last turn", "html",
     "<html><body><article><p><b>Ada Vale:</b> " SAID "</p><p><b>Tom Reed:</b> " ASKED
     "</p><p>Tags: <a href=/1>roads</a>, <a href=/2>rails</a></p><p>Press contact: "
     "quay@port.example</p></article></body></html>",
     "Ada Vale 4, Tom Reed 5"},
    {"columns called who and what", "html",
     "<table><tr><th>Start<th>End<th>Who<th>What<tr><td>0:01<td>0:03<td>Ada Vale<td>" SAID
     "<tr><td>0:03<td>0:05<td>Tom Reed<td>" ASKED "<tr><td>0:05<td>0:07<td>Ada Vale<td>" SAID
     "</table>",
     "Ada Vale 4@1-3, Tom Reed 5@3-5, Ada Vale 4@5-7"},
    {"a way back at the end", "html",
     "<html><body><b>ADA VALE:</b> " SAID "<br><br><b>TOM REED:</b> " ASKED
     "<hr><a href=/>Back to the list</a></body></html>",
     "Ada Vale 4, Tom Reed 5"},
};

static const sample others[] = {
    {"time codes in and out", "csv",
     "Speaker;Timecode In;Timecode Out;Dialogue\nAda Vale;00:00:01.000;00:00:03.000;" SAID
     "\nTom Reed;00:00:03.000;00:00:05.500;" ASKED "\n",
     "Ada Vale 4@1-3, Tom Reed 5@3-5.5"},
    {"titles of the agenda are not said", "xml",
     "<dbtplenarprotokoll sitzung-datum=\"03.05.2031\"><sitzungsverlauf><sitzungsbeginn>"
     "<name>Präsidentin Ute Kant:</name><p klasse=\"J\">Wir beginnen.</p></sitzungsbeginn>"
     "<tagesordnungspunkt><p klasse=\"T_fett\">Der neue Hafen</p><rede><p klasse=\"redner\">"
     "<redner><name><vorname>Ada</vorname><nachname>Vale</nachname></name></redner>Ada Vale:</p>"
     "<p klasse=\"J_1\">Ich danke Ihnen sehr.</p></rede></tagesordnungspunkt></sitzungsverlauf>"
     "</dbtplenarprotokoll>",
     "Ute Kant 2, Ada Vale 4"},
    {"Bundestag, before 2017", "xml",
     "<?xml version=\"1.0\"?><DOKUMENT><WAHLPERIODE>17</WAHLPERIODE><DATUM>03.05.2011</DATUM>"
     "<TITEL>Plenarprotokoll</TITEL><TEXT>Präsidentin Ute Kant: Wir beginnen.\n\nAda Vale "
     "(BLAU): Ich danke Ihnen sehr.\n\n(Beifall bei der BLAU)\n\nUte Kant (BLAU): Ich auch."
     "\n\nAda Vale (BLAU): Wer &amp; wann?\n</TEXT></DOKUMENT>",
     "Ute Kant 2, Ada Vale 4, Ute Kant 2, Ada Vale 2"},
    {"a label for who is in no list", "xml",
     "<TEI><text><body><note type=\"speaker\">The Speaker, Ada Vale:</note>"
     "<u who=\"#ValeAda\" ana=\"#chair\"><seg>We begin.</seg></u><note type=\"speaker\">"
     "Tom Reed (Blue):</note><u who=\"#ReedTom\"><seg>" ASKED "</seg></u>"
     "<u who=\"#ValeAda\" ana=\"#chair\"><seg>" SAID "</seg></u></body></text></TEI>",
     "Ada Vale 2, Tom Reed 5, Ada Vale 4"},
};

static void check_samples(const sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(show(arena, samples[i].text, samples[i].suffix), samples[i].shown,
                   samples[i].name);
        lec_arena_free(arena);
    }
}

static void test_texts(void)
{
    check_samples(texts, sizeof texts / sizeof *texts);
}

static void test_captions(void)
{
    check_samples(captions, sizeof captions / sizeof *captions);
}

static void test_pages(void)
{
    check_samples(pages, sizeof pages / sizeof *pages);
}

static void test_others(void)
{
    check_samples(others, sizeof others / sizeof *others);
}

/* ParlaMint: names stand in lists in the folder above the sittings, beside root and taxonomy. */
static void test_lists_beside(void)
{
    static const char *const files[][2] = {
        {"XX.xml", "<teiCorpus xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include "
                   "href=\"2031/XX_1.xml\"/></teiCorpus>"},
        {"XX-taxonomy-roles.xml", "<taxonomy><category/></taxonomy>"},
        {"XX-listPerson.xml",
         "<listPerson><person xml:id=\"ValeAda\"><persName><surname>Vale</surname><forename>Ada"
         "</forename></persName><affiliation ref=\"#blue\" "
         "role=\"member\"/></person></listPerson>"},
        {"XX-listOrg.xml", "<listOrg><org xml:id=\"blue\"><orgName>The Blues</orgName></org>"
                           "</listOrg>"},
        {"2031/XX_1.xml", "<TEI><text><body><u who=\"#ValeAda\"><seg>We begin.</seg></u>"
                          "</body></text></TEI>"}};
    char folder[] = "/tmp/lectern-sample-XXXXXX";
    lec_arena *arena = lec_arena_new();
    CU_ASSERT_FATAL(mkdtemp(folder) != NULL);
    const char *inner = lec_arena_format(arena, "%s/2031", folder);
    CHECK_COUNT(mkdir(inner, 0700), 0, inner);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        write_file(lec_arena_format(arena, "%s/%s", folder, files[i][0]), files[i][1]);
    CHECK_TEXT(show_corpus(arena, folder), "Ada Vale 2", "names");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        CHECK_COUNT(remove(lec_arena_format(arena, "%s/%s", folder, files[i][0])), 0, files[i][0]);
    CHECK_COUNT(rmdir(inner), 0, inner);
    CHECK_COUNT(rmdir(folder), 0, folder);
    lec_arena_free(arena);
}

const lec_test lec_tests_samples[] = {
    {"texts", test_texts},   {"captions", test_captions},         {"pages", test_pages},
    {"others", test_others}, {"lists_beside", test_lists_beside}, {0}};

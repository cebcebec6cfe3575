/* SPDX-License-Identifier: GPL-3.0-or-later
 * Texts with times beside labels, laid out as the tools write them, with one invented conversation:
 * what a person reads in each of them is the expected value. */
#include <math.h>

#include "io/form/clock.h"
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_plain;

static const char *milliseconds(double seconds, lec_arena *arena)
{
    return isnan(seconds) ? "" : lec_arena_format(arena, "%.0f", seconds * 1000);
}

/* A line for each block: start-end <speaker> the text after the label. Furniture and notes are left
 * out. */
static const char *shown(const char *text, lec_arena *arena)
{
    const lec_source source = form_source(text, "txt");
    lec_transcript transcript = {.title = "", .date = "", .byline = "", .name = ""};
    lec_error error = {""};
    const char *all = "";
    CHECK_COUNT(lec_form_plain.read(&source, &transcript, arena, &error), LEC_OK, text);
    for (size_t b = 0; b < transcript.block_count; b++) {
        const lec_block *block = &transcript.blocks[b];
        const uint32_t start = block->label_end > 0 ? block->label_end : block->start;
        if (block->kind == LEC_BLOCK_FURNITURE || block->kind == LEC_BLOCK_NOTE) continue;
        all = lec_arena_format(
            arena, "%s%s-%s <%s>%.*s\n", all, milliseconds(block->start_seconds, arena),
            milliseconds(block->end_seconds, arena), block->speaker != NULL ? block->speaker : "?",
            (int)(block->end - start), transcript.text + start);
    }
    return all;
}

static const struct {
    const char *tool, *text, *shown;
} layouts[] = {
    {"Otter",
     "Mara Quell  0:03  \nGood morning. We begin.\n\nUnknown Speaker  0:13  \nWhy?\n\n"
     "Mara Quell  1:02:18  \nYes.\n\nTranscribed by https://otter.ai\n",
     "3000- <Mara Quell>\n- <?>Good morning. We begin.\n13000- <Unknown Speaker>\n- <?>Why?\n"
     "3738000- <Mara Quell>\n- <?>Yes.\n"},
    {"WhisperX", "SPEAKER_00 [0.03s - 9.2s]: Good morning.\nSPEAKER_01 [9.5s - 10s]: Why?\n",
     "30-9200 <SPEAKER_00> Good morning.\n9500-10000 <SPEAKER_01> Why?\n"},
    {"time since the launch",
     "T+00:01:13 Mara Quell: Good morning.\n\nT+00:01:20 Tom Brass: Why?\n\n[T+00:02:00] Mara "
     "Quell: T+5 is so.\n",
     "73000- <Mara Quell> Good morning.\n80000- <Tom Brass> Why?\n120000- <Mara Quell> T+5 is "
     "so.\n"},
    {"a chat of Zoom",
     "10:00:03\t From  Mara Quell : Good morning.\n10:00:13\t From  Tom Brass  to  Everyone : "
     "Why?\n"
     "10:00:15\t From Mara Quell To Everyone : Yes: so.\n",
     "36003000- <Mara Quell> Good morning.\n36013000- <Tom Brass> Why?\n36015000- <Mara Quell> "
     "Yes: "
     "so.\n"},
    {"messages to one person are notes",
     "10:00:03 From Mara Quell to Everyone:\n\tGood morning.\n10:00:04 From Tom Brass to Mara "
     "Quell(Direct Message):\n\tCall me\n\tlater.\n10:00:05 From Tom Brass to Ida Ray "
     "(Privately) : Who?\n10:00:13 From Tom Brass to Everyone:\n\tWhy?\n",
     "36003000- <Mara Quell>\n- <?>Good morning.\n36013000- <Tom Brass>\n- <?>Why?\n"},
    {"a newer one, with a reaction, which nobody said, and a reply",
     "10:00:03 From Mara Quell to Everyone:\n\tGood morning.\n10:00:04 From Tom Brass to "
     "Everyone:\n\tReacted to \"Good...\" with \xf0\x9f\x91\x8d\n10:00:13 From Tom Brass to "
     "Everyone:\n\tReplying to \"Good morning.\"\n\t\n\tWhy?\n10:00:15 From Mara Quell to "
     "Everyone:\n\tYes.\n",
     "36003000- <Mara Quell>\n- <?>Good morning.\n36013000- <Tom Brass>\n- <?>Why?\n36015000- "
     "<Mara Quell>\n- <?>Yes.\n"},
    {"a chat with the day in each line",
     "2031-02-03 10:00:03 From Mara Quell to Everyone: Good morning.\n2031-02-03 10:00:13 From Tom "
     "Brass to Everyone: Why?\n",
     "36003000- <Mara Quell> Good morning.\n36013000- <Tom Brass> Why?\n"},
    {"frames of 30 a second: the largest number shows it",
     "00:00:05:29 Mara Quell: Good morning.\n\n00:00:09:15 Tom Brass: Why?\n\n00:00:12:00 Mara "
     "Quell: So.\n",
     "5967- <Mara Quell> Good morning.\n9500- <Tom Brass> Why?\n12000- <Mara Quell> So.\n"},
    {"frames whose rate is stated",
     "Times at 50 fps\n\n00:00:05:20 Mara Quell: Good morning.\n\n00:00:09:15 Tom Brass: "
     "Why?\n\n00:00:12:00 Mara Quell: So.\n",
     "- <?>Times at 50 fps\n5400- <Mara Quell> Good morning.\n9300- <Tom Brass> Why?\n12000- "
     "<Mara Quell> So.\n"},
    {"Teams, with the day above",
     "Harbour talk\n11 March 2031, 10:00\n\nMara Quell\n0:03\nGood morning.\n\nTom Brass\n0:13\n"
     "Why?\n\nMara Quell\n0:15\nYes.\n",
     "- <?>Harbour talk\n- <?>11 March 2031, 10:00\n- <?>Mara Quell\n3000- <?>Good morning.\n"
     "- <?>Tom Brass\n13000- <?>Why?\n- <?>Mara Quell\n15000- <?>Yes.\n"},
    {"f4, with a key above",
     "I: = interviewer\n\nB1: Good. #00:00:02-0#\n\nI1: Why? #00:00:03-0#\n\nB1: Yes. "
     "#00:00:04-0#\n\nI1: How? #00:00:05-0#\n\nB1: So. #00:00:06-0#\n\nI1: Fine. #00:00:07-0#\n\n"
     "B1: Bye. #00:00:08-0#\n",
     "- <?>I: = interviewer\n0-2000 <B1> Good.\n2000-3000 <I1> Why?\n3000-4000 <B1> Yes.\n"
     "4000-5000 <I1> How?\n5000-6000 <B1> So.\n6000-7000 <I1> Fine.\n7000-8000 <B1> Bye.\n"},
    {"Otter, with the date and time of the meeting",
     "Talk\n\nTue, Mar 12, 2031 10:03AM \xe2\x80\xa2 32:10\n\nSPEAKERS\nMara Quell, Tom Brass\n\n"
     "Mara Quell  00:03\nGood morning.\n\nTom Brass  00:13\nWhy?\n\nMara Quell  00:15\nYes.\n",
     "- <?>Talk\n- <?>Tue, Mar 12, 2031 10:03AM \xe2\x80\xa2 32:10\n- <?>SPEAKERS\n"
     "- <?>Mara Quell, Tom Brass\n3000- <Mara Quell>\n- <?>Good morning.\n13000- <Tom Brass>\n"
     "- <?>Why?\n15000- <Mara Quell>\n- <?>Yes.\n"},
    {"Teams, names as in a directory",
     "Quell, Mara started transcription\n\nQuell, Mara   0:03\nGood morning.\n\n"
     "Brass, Tom (Guest)   0:13\nWhy?\n\nQuell, Mara stopped transcription\n",
     "3000- <Mara Quell>\n- <?>Good morning.\n13000- <Tom Brass>\n- <?>Why?\n"},
    {"Rev", "Mara Quell (00:03):\nGood morning.\n\nTom Brass (00:13):\nWhy?\n",
     "3000- <Mara Quell>\n- <?>Good morning.\n13000- <Tom Brass>\n- <?>Why?\n"},
    {"Descript", "[00:00:03] Mara Quell: Good morning.\n\n[00:00:13] Tom Brass: Why?\n",
     "3000- <Mara Quell> Good morning.\n13000- <Tom Brass> Why?\n"},
    {"Word", "Transcript\n00:00:03 Speaker 1\nGood morning.\n00:00:13 Speaker 2\nWhy?\n",
     "- <?>Transcript\n3000- <Speaker 1>\n- <?>Good morning.\n13000- <Speaker 2>\n- <?>Why?\n"},
    {"Teams",
     "0:0:3.420 --> 0:0:12.0\nMara Quell\nGood morning.\n0:0:13.0 --> 0:0:17.500\n"
     "Tom Brass\nWhy?\n",
     "3420-12000 <Mara Quell>\n- <?>Good morning.\n13000-17500 <Tom Brass>\n- <?>Why?\n"},
    {"Zoom", "[Mara Quell] 10:02:03\nGood morning.\n\n[Tom Brass] 10:02:13\nWhy?\n",
     "36123000- <Mara Quell>\n- <?>Good morning.\n36133000- <Tom Brass>\n- <?>Why?\n"},
    {"Sonix", "[00:00:03] Mara Quell\nGood morning.\n\n[00:00:13] Tom Brass\nWhy?\n",
     "3000- <Mara Quell>\n- <?>Good morning.\n13000- <Tom Brass>\n- <?>Why?\n"},
    {"MAXQDA", "#00:00:03-4# Quell: Good morning.\n\n#00:00:13-0# Brass: Why?\n",
     "3400- <Quell> Good morning.\n13000- <Brass> Why?\n"},
    {"MAXQDA, points", "00:03:40.5Quell: Good morning.\n\n00:03:44.3Brass: Why?\n",
     "220500- <Quell> Good morning.\n224300- <Brass> Why?\n"},
    {"f4: times end", "Quell: Good morning. #00:00:12-5#\nBrass: Why? #00:00:17-0#\n",
     "-12500 <Quell> Good morning.\n12500-17000 <Brass> Why?\n"},
    {"a service", "Mara: 00:00:03\n\nGood morning.\n\nTom \xe2\x80\x93 00:01:02:\n\nWhy?\n",
     "3000- <Mara>\n- <?>Good morning.\n62000- <Tom>\n- <?>Why?\n"},
    {"within sentences and alone",
     "MARA QUELL: Good morning. [00:05:00] We begin.\n\n00:05:20\n\nTOM BRASS: Why?\n\n"
     "MARA QUELL (00:06:10): Yes.\n\nBRASS, 6:30: And how?\n",
     "- <MARA QUELL> Good morning. We begin.\n320000- <TOM BRASS> Why?\n370000- <MARA QUELL> Yes.\n"
     "390000- <BRASS> And how?\n"},
    {"times of the day, to the minute: no speaking times",
     "10:03 AM Mara Quell: Good morning.\n\n10:03 AM Tom Brass: Why?\n\n10:05 AM Mara Quell: "
     "We meet at 4:15 P.M. in May.\n",
     "- <Mara Quell> Good morning.\n- <Tom Brass> Why?\n- <Mara Quell> We meet at 4:15 P.M. in "
     "May.\n"},
    {"behind the name, in brackets",
     "Mara Quell (10:03 a.m.): Good morning.\n\nTom Brass (10:03 a.m.): Why?\n\nMara Quell "
     "(10:05 a.m.): Yes.\n",
     "- <Mara Quell> Good morning.\n- <Tom Brass> Why?\n- <Mara Quell> Yes.\n"},
    {"with seconds, over midnight",
     "11:59:50 PM Mara Quell: Good evening.\n\n11:59:58 PM Tom Brass: Why?\n\n12:00:04 AM Mara "
     "Quell: So.\n",
     "86390000- <Mara Quell> Good evening.\n86398000- <Tom Brass> Why?\n86404000- <Mara Quell> "
     "So.\n"},
    {"when it began and ended is no mark",
     "4:44 P.M. EST\n\nMARA QUELL: Good morning.\n\nTOM BRASS: Why?\n\n5:15 P.M. EST\n",
     "- <?>4:44 P.M. EST\n- <?>MARA QUELL: Good morning.\n- <?>TOM BRASS: Why?\n- <?>5:15 P.M. "
     "EST\n"},
    {"a video's page",
     "0:03 good morning to\n0:08 all of you\n0:13 TOM BRASS: why\n"
     "0:18 MARA QUELL: yes\n0:22 TOM BRASS: and how\n",
     "3000- <>good morning to\nall of you\n13000- <TOM BRASS> why\n18000- <MARA QUELL> yes\n"
     "22000- <TOM BRASS> and how\n"},
    {"numbered lines of a court",
     " 1          MR. BRASS:  Why is it so, and\n 2     how?\n 3          THE WITNESS:  Yes.\n 4   "
     "  "
     "     MR. BRASS:  When?\n 5          THE WITNESS:  Now.\n 6\n 7          MR. BRASS:  Where?\n"
     " 8          THE WITNESS:  Here, in the\n 9     harbour.\n",
     "- <?>MR. BRASS:  Why is it so, and\n how?\n- <?>THE WITNESS:  Yes.\n- <?>MR. BRASS:  When?\n"
     "- <?>THE WITNESS:  Now.\n- <?>MR. BRASS:  Where?\n- <?>THE WITNESS:  Here, in the\n "
     "harbour.\n"},
    {"no marks: a clock, a score, a verse",
     "2:05 P.M. EST\n\nMR. BRASS: We won 2:1 at 10:30 and met at 11:45.\n\n16:00 Uhr\n",
     "- <?>2:05 P.M. EST\n- <?>MR. BRASS: We won 2:1 at 10:30 and met at 11:45.\n- <?>16:00 Uhr\n"},
};

/* Marks that are less regular than those of tools. */
static const struct {
    const char *what, *text, *shown;
} by_hand[] = {
    {"frames at both ends, 25 a second",
     "00:00:05:10 - 00:00:09:20 Mara Quell: Good morning.\n\n00:00:10:05 - 00:00:12:15 Tom Brass: "
     "Why?\n",
     "5400-9800 <Mara Quell> Good morning.\n10200-12600 <Tom Brass> Why?\n"},
    {"a tab parts the name, the time and what is said",
     "Mara Quell\t0:12\tGood morning.\nTom Brass\t0:20\tWhy?\nMara Quell\t0:31\tSo.\n",
     "12000- <Mara Quell> Good morning.\n20000- <Tom Brass> Why?\n31000- <Mara Quell> So.\n"},
    {"a colon after the name, none after the time",
     "Mara Quell: 0:12 Good morning.\nTom Brass: 0:20 Why?\nMara Quell: 0:31 So.\n",
     "12000- <Mara Quell> Good morning.\n20000- <Tom Brass> Why?\n31000- <Mara Quell> So.\n"},
    {"a bar before the time and a colon behind it",
     "Mara Quell | 0:12: Good morning.\nTom Brass | 0:20: Why?\nMara Quell | 0:31: So.\n",
     "12000- <Mara Quell> Good morning.\n20000- <Tom Brass> Why?\n31000- <Mara Quell> So.\n"},
    {"nothing parts them: a verse",
     "MARA QUELL: We read.\n\nSaint Mark 1:12 is short.\n\nTOM BRASS: Why?\n",
     "- <?>MARA QUELL: We read.\n- <?>Saint Mark 1:12 is short.\n- <?>TOM BRASS: Why?\n"},
    {"bare times that end what was said; one that is said",
     "MARA QUELL: We met at 10:03:12\n\nTOM BRASS: Why? 00:00:20\n\nMARA QUELL: So. 00:00:31\n",
     "- <MARA QUELL> We met at 10:03:12\n-20000 <TOM BRASS> Why?\n20000-31000 <MARA QUELL> So.\n"},
    {"a time that goes back is none, but it is no speech either",
     "[00:00:10] MARA QUELL: One.\n\n[00:00:20] TOM BRASS: Two.\n\n[00:00:05] MARA QUELL: "
     "Three.\n\n"
     "[00:00:40] TOM BRASS: Four.\n\n[00:00:50] MARA QUELL: Five.\n",
     "10000- <MARA QUELL> One.\n20000- <TOM BRASS> Two.\n- <MARA QUELL> Three.\n40000- <TOM BRASS> "
     "Four.\n"
     "50000- <MARA QUELL> Five.\n"},
    {"times in no order are none",
     "[00:00:50] MARA QUELL: One.\n\n[00:00:10] TOM BRASS: Two.\n\n[00:00:40] MARA QUELL: "
     "Three.\n\n"
     "[00:00:05] TOM BRASS: Four.\n",
     "- <MARA QUELL> One.\n- <TOM BRASS> Two.\n- <MARA QUELL> Three.\n- <TOM BRASS> Four.\n"},
    {"two times side by side, within what is said",
     "MARA QUELL: We go [00:01:00][00:01:02] on.\n\nTOM BRASS: And [00:02:00] [00:02:02] so.\n",
     "- <?>MARA QUELL: We go on.\n- <?>TOM BRASS: And so.\n"},
    {"the first that a time ends stands in two lines",
     "Quell: Good\nmorning. #00:00:02-5#\nBrass: Why? #00:00:04-0#\n",
     "0-2500 <Quell> Good\nmorning.\n2500-4000 <Brass> Why?\n"},
    {"sentences that go on behind the time that ends a line",
     "Quell: Good morning, #00:00:12-5#\nto all. #00:00:17-0#\nBrass: Why? #00:00:19-0#\n",
     "-17000 <Quell> Good morning,\nto all.\n17000-19000 <Brass> Why?\n"},
    {"a time alone at the end, of nothing",
     "0:03\nMARA QUELL: Good morning.\n\n0:13\nTOM BRASS: Why?\n\n0:15\n",
     "3000- <MARA QUELL> Good morning.\n13000- <TOM BRASS> Why?\n"},
    {"a name under each time but one",
     "0:03\nMara Quell\nGood morning.\n\n0:13\nTom Brass\nWhy?\n\n0:15\nMara Quell\nSo.\n\n0:17\n"
     "Tom Brass\nHow?\n\n0:20\nAnd then it went on for all of us.\nUntil June.\n",
     "3000- <Mara Quell>\n- <?>Good morning.\n13000- <Tom Brass>\n- <?>Why?\n15000- <Mara "
     "Quell>\n- <?>So.\n"
     "17000- <Tom Brass>\n- <?>How?\n20000- <?>And then it went on for all of us.\n- <?>Until "
     "June.\n"},
    {"a name beside each time but one",
     "00:00:03 Speaker 1\nGood morning.\n00:00:13 Speaker 2\nWhy?\n00:00:15 Speaker "
     "1\nSo.\n00:00:17 "
     "Speaker 2\nHow?\n00:00:20 And then it went on for all of us here.\n",
     "3000- <Speaker 1>\n- <?>Good morning.\n13000- <Speaker 2>\n- <?>Why?\n15000- <Speaker 1>\n- "
     "<?>So.\n"
     "17000- <Speaker 2>\n- <?>How?\n20000- <?>And then it went on for all of us here.\n"},
    {"a line of the chat's program among its messages",
     "10:00:03 From Mara Quell to Everyone: One.\n10:00:04 From Tom Brass to Everyone: Two.\n"
     "10:00:05 From Mara Quell to Everyone: Three.\n10:00:06 From Tom Brass to Everyone: Four.\n"
     "10:00:07 From Mara Quell to Everyone: Five.\n10:00:08 From Tom Brass to Everyone: Six.\n"
     "10:00:09 From Mara Quell to Everyone: Seven.\n10:00:10 From Tom Brass to Everyone: Eight.\n"
     "10:00:11 The host went on with it.\n10:00:12 From Tom Brass to Mara Quell(Direct Message): "
     "Call me.\n"
     "at 10:30\n10:00:15 From Tom Brass to Everyone: Nine.\n",
     "36003000- <Mara Quell> One.\n36004000- <Tom Brass> Two.\n36005000- <Mara Quell> "
     "Three.\n36006000- "
     "<Tom Brass> Four.\n36007000- <Mara Quell> Five.\n36008000- <Tom Brass> Six.\n36009000- <Mara "
     "Quell> "
     "Seven.\n36010000- <Tom Brass> Eight.\n36011000- <?>The host went on with it.\n36015000- <Tom "
     "Brass> Nine.\n"},
    {"two scores in a long talk are no times",
     "0:03 was the "
     "score.\nA.\nB.\nC.\nD.\nE.\nF.\nG.\nH.\nI.\nJ.\nK.\nL.\nM.\nN.\nO.\nP.\nQ.\nR.\nS.\nT.\n"
     "U.\nV.\nW.\nX.\n0:04 it was then.\nEnd.\n",
     NULL},
};

/* Times in words, as meetings of Microsoft write them. */
static const struct {
    const char *what, *text, *shown;
} said[] = {
    {"a name, a time in words, the same in digits",
     "Mara Quell\n3 seconds\n0:03\nGood morning.\nTom Brass\n1 minute 2 seconds\n1:02\nWhy?\nMara "
     "Quell\n"
     "1 hour 2 minutes 3 seconds\n1:02:03\nSo.\n",
     "3000- <Mara Quell>\n- <?>Good morning.\n62000- <Tom Brass>\n- <?>Why?\n3723000- <Mara "
     "Quell>\n- <?>So.\n"},
    {"beside the name; initials above it",
     "MQ\nMara Quell 3 seconds\n0:03\nGood morning.\nTB\nTom Brass 10 seconds\n0:10\nWhy?\n",
     "3000- <Mara Quell>\n- <?>Good morning.\n10000- <Tom Brass>\n- <?>Why?\n"},
    {"the name twice, all in one line with both times; letters that are no initials",
     "XY\nMara Quell\nMara Quell 3 seconds 0:03\nGood morning.\nTom Brass\nTom Brass 10 seconds "
     "0:10\nWhy?\n",
     "- <?>XY\n3000- <Mara Quell>\n- <?>Good morning.\n10000- <Tom Brass>\n- <?>Why?\n"},
    {"words alone, again and again",
     "Mara Quell\n3 seconds\nGood morning.\n\nTom Brass\n10 seconds\nWhy?\n\nMara Quell\n15 "
     "seconds\nSo.\n",
     "3000- <Mara Quell>\n- <?>Good morning.\n10000- <Tom Brass>\n- <?>Why?\n15000- <Mara "
     "Quell>\n- <?>So.\n"},
    {"words alone in no order are said",
     "MARA QUELL: How long?\n\n10 seconds\n\nTOM BRASS: And now?\n\n3 seconds\n",
     "- <?>MARA QUELL: How long?\n- <?>10 seconds\n- <?>TOM BRASS: And now?\n- <?>3 seconds\n"},
    {"what is said of time, and units from the small to the large",
     "MARA QUELL: In 3 seconds we go.\n\n5 seconds 10 minutes\n\nTOM BRASS: 100000 seconds\n\n"
     "MARA QUELL: 7 apples, 8\n",
     "- <?>MARA QUELL: In 3 seconds we go.\n- <?>5 seconds 10 minutes\n- <?>TOM BRASS: 100000 "
     "seconds\n"
     "- <?>MARA QUELL: 7 apples, 8\n"},
    {"a name above that is another's",
     "Harbour talk.\nTom Brass\nMara Quell 7 seconds\n0:07\nSo.\nTom Brass 9 seconds\n0:09\nWhy?\n",
     "- <?>Harbour talk.\n- <?>Tom Brass\n7000- <Mara Quell>\n- <?>So.\n9000- <Tom Brass>\n- "
     "<?>Why?\n"},
};

static void test_said(void)
{
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        CHECK_TEXT(shown(said[i].text, arena), said[i].shown, said[i].what);
    lec_arena_free(arena);
}

static void test_layouts(void)
{
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        CHECK_TEXT(shown(layouts[i].text, arena), layouts[i].shown, layouts[i].tool);
    lec_arena_free(arena);
}

static void test_by_hand(void)
{
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof by_hand / sizeof *by_hand; i++) {
        const char *got = shown(by_hand[i].text, arena);
        if (by_hand[i].shown != NULL)
            CHECK_TEXT(got, by_hand[i].shown, by_hand[i].what);
        else
            CHECK_TRUE(strstr(got, "0:03 was") != NULL && strstr(got, "0:04 it") != NULL, got);
    }
    lec_arena_free(arena);
}

/* By hand: midnight and noon are 12 AM and 12 PM. */
static void test_day_clock(void)
{
    static const struct {
        const char *text;
        double seconds;
        uint32_t end; /* 0: no time of the day */
        bool to_minute;
    } cases[] = {
        {"10:03 AM", 36180, 8, true},
        {"10:03AM Ann", 36180, 7, true},
        {"(10:03 p.m.)", 79380, 12, true},
        {"[4:44 P.M. EST]: x", 60240, 15, true},
        {"12:30 am", 1800, 8, true},
        {"12:30 PM", 45000, 8, true},
        {"10:03:05 PM", 79385, 11, false},
        {"10.03 Uhr", 36180, 9, true},
        {"22h03", 79380, 5, true},
        {"22:03 GMT", 79380, 9, true},
        {"22:03", 0, 0, false},
        {"10:03 amber", 0, 0, false},
        {"10:3 AM", 0, 0, false},
        {"24:00 Uhr", 0, 0, false},
        {"10:60 AM", 0, 0, false},
        {"10:03:60 AM", 0, 0, false},
        {"10:03:5 AM", 0, 0, false},
        {"(10:03 AM", 0, 0, false},
        {"10 AM", 0, 0, false},
        {"", 0, 0, false},
        {"22h03x", 0, 0, false},
        {"2031-03-12T14:30:12Z Ann", 52212, 20, false},
        {"2031-03-12 14:30:12.5+01:00", 52212.5, 27, false},
        {"2031-03-12T14:30", 52200, 16, true},
        {"2031-03-12T14:30:12+0200 Ann", 52212, 24, false},
        {"12.3.2031 14:30:12 Ann", 52212, 18, false},
        {"3/12/2031, 2:30 PM", 52200, 18, true},
        {"2031-03-12", 0, 0, false},
        {"2031/03/12T14:30:12Z", 0, 0, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_clock clock;
        const char *text = cases[i].text;
        const bool found = lec_day_clock_read(text, 0, (uint32_t)strlen(text), &clock);
        CHECK_COUNT(found ? clock.end : 0, cases[i].end, text);
        if (!found) continue;
        CHECK_NUMBER(clock.seconds, cases[i].seconds, 1e-9, text);
        CHECK_TRUE(clock.of_day && clock.to_minute == cases[i].to_minute, text);
    }
}

/* 300 words from 22:03 to 22:05 are speech in two minutes, not in two seconds. */
static void test_hours_and_minutes(void)
{
    lec_arena *arena = lec_arena_new();
    const char *words = "", *text;
    for (int i = 0; i < 150; i++) words = lec_arena_format(arena, "%s word", words);
    text = lec_arena_format(
        arena, "22:03 Mara Quell:%s.\n\n22:04 Tom Brass:%s?\n\n22:05 Mara Quell: Yes.\n", words,
        words);
    const char *got = shown(text, arena);
    CHECK_TRUE(strncmp(got, "- <Mara Quell> word", 19) == 0, "no times, and no clock in a name");
    text = lec_arena_format(
        arena, "22:03 Mara Quell:%s.\n\n23:04 Tom Brass:%s?\n\n24:05 Mara Quell: Yes.\n", words,
        words);
    got = shown(text, arena);
    CHECK_TRUE(strncmp(got, "1323000- <Mara Quell> word", 26) == 0, "minutes and seconds");
    lec_arena_free(arena);
}

static void test_dotted_clock(void)
{
    static const struct {
        const char *text;
        double seconds;
        uint32_t end; /* 0: none */
    } cases[] = {{"01.13 Ann", 73, 5}, {"1.13 Ann", 0, 0}, {"01.60 Ann", 0, 0},
                 {"01.130 Ann", 0, 0}, {"01.13", 0, 0},    {"01:13 Ann", 0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_clock clock;
        const char *text = cases[i].text;
        const bool found = lec_dotted_clock_read(text, 0, (uint32_t)strlen(text), &clock);
        CHECK_COUNT(found ? clock.end : 0, cases[i].end, text);
        if (found) CHECK_NUMBER(clock.seconds, cases[i].seconds, 0, text);
    }
}

static const struct {
    const char *text;
    double seconds, stop;
    uint32_t end; /* 0: no mark */
} clocks[] = {
    {"0:03", 3, NAN, 4},
    {"00:00:03,420", 3.42, NAN, 12},
    {"[1:02:03] x", 3723, NAN, 9},
    {"#00:00:03-4#", 3.4, NAN, 12},
    {"(00:12):", 12, NAN, 7},
    {"00:00:03:12", 3, NAN, 11}, /* frames */
    {"00:03 - 00:12", 3, 12, 13},
    {"{0:03}", 3, NAN, 6},
    {"[0.03s - 9.2s]: Yes", 0.03, 9.2, 14}, /* WhisperX */
    {"[9.2s - 0.03s]", 0, NAN, 0},
    {"[12s]", 0, NAN, 0},
    {"0h01m13s Ann", 73, NAN, 8},
    {"1h 2m 3s", 3723, NAN, 8},
    {"(1 min 13 s)", 73, NAN, 12},
    {"1'13'' x", 73, NAN, 6},
    {"1\u203213\u2033", 73, NAN, 9},
    {"[73.4s] x", 73.4, NAN, 7},
    {"13s 1m", 0, NAN, 0}, /* the larger unit comes first */
    {"1m", 0, NAN, 0},
    {"1m 13seconds", 0, NAN, 0},
    {"[73s]", 0, NAN, 0},
    {"4:44 P.M.", 0, NAN, 0},
    {"10:30 Uhr", 0, NAN, 0},
    {"3:75", 0, NAN, 0},
    {"2:1", 0, NAN, 0},
    {"12", 0, NAN, 0},
    {"[inaudible 00:12]", 0, NAN, 0},
    {"00:00:03;12 x", 3, NAN, 11},
    {"00:00:03:1 x", 0, NAN, 0},  /* a frame has two digits */
    {"#00:00:03-45#", 0, NAN, 0}, /* a tenth has one */
    {"0:03-4", 3.4, NAN, 6},
    {"00:12 - 00:03", 12, NAN, 5}, /* it does not end before it begins */
    {"[0.03 - 9.2s]", 0, NAN, 0},
    {"[0.03s - 9.2s", 0, NAN, 0},
    {"[0.03s - 9.2s x]", 0, NAN, 0},
    {"[0.03s to 9.2s]", 0, NAN, 0},
    {"0:03%", 0, NAN, 0},
    {"0:03/4", 0, NAN, 0},
    {"0:033", 0, NAN, 0},
    {"0:03x", 0, NAN, 0},
    {"1:00:03x", 3603, NAN, 7},
    {"0:03:", 3, NAN, 4},
    {"(00:12", 0, NAN, 0},
    {"", 0, NAN, 0},
};

static void test_clock(void)
{
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++) {
        lec_clock clock;
        const bool found =
            lec_clock_read(clocks[i].text, 0, (uint32_t)strlen(clocks[i].text), &clock);
        CHECK_COUNT(found ? clock.end : 0, clocks[i].end, clocks[i].text);
        if (!found) continue;
        CHECK_NUMBER(clock.seconds, clocks[i].seconds, 1e-9, clocks[i].text);
        CHECK_NUMBER(clock.stop, clocks[i].stop, 1e-9, clocks[i].text);
    }
}

/* The lines of the file stay those of the words, though what stood before them is taken out. */
static void test_places(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_source source = form_source("0:03\nAda: One.\n\n0:13\nTom: Two.\n", "txt");
    lec_transcript transcript = {.title = "", .date = "", .byline = "", .name = ""};
    lec_error error = {""};
    CHECK_COUNT(lec_form_plain.read(&source, &transcript, arena, &error), LEC_OK, "read");
    const lec_conference conference = {.marks = transcript.marks,
                                       .mark_count = transcript.mark_count};
    static const uint32_t lines[] = {2, 5}, bytes[] = {5, 21};
    CHECK_COUNT(transcript.block_count, 2, "blocks");
    for (size_t b = 0; b < transcript.block_count; b++) {
        const lec_mark place = lec_conference_place(&conference, transcript.blocks[b].start);
        CHECK_COUNT(place.line, lines[b], "line");
        CHECK_COUNT(place.file, bytes[b], "byte");
    }
    lec_arena_free(arena);
}

const lec_test lec_tests_time_marks[] = {{"layouts", test_layouts},
                                         {"by_hand", test_by_hand},
                                         {"said", test_said},
                                         {"clock", test_clock},
                                         {"dotted_clock", test_dotted_clock},
                                         {"day_clock", test_day_clock},
                                         {"hours_and_minutes", test_hours_and_minutes},
                                         {"places", test_places},
                                         {0}};

/* SPDX-License-Identifier: GPL-3.0-or-later
 * Captions in XML (TTML): every way to write a time, what spans and parts count from, who speaks.
 */
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_ttml;

#define TT(attributes, body) "<tt" attributes "><head/><body>" body "</body></tt>"
#define P(times, text)       "<p " times ">" text "</p>\n"

static const struct {
    const char *what, *text, *times;
} timed[] = {
    {"clock, milliseconds, minutes, hours, seconds, and what is without a unit",
     TT("", P("begin=\"00:00:01.5\" end=\"2s\"", "a.") P("begin=\"3000ms\" end=\"4\"", "b.")
                P("begin=\"1m\" dur=\"2s\"", "c.") P("begin=\"1h\" end=\"3601s\"", "d.")),
     "a. 1.50 b. 3.00 c. 60.00 d. 3600.00 "},
    {"frames, as the file says how many are a second",
     TT(" frameRate=\"25\"",
        P("begin=\"00:00:01:05\" end=\"2s\"", "a.") P("begin=\"75f\" end=\"4s\"", "b.")),
     "a. 1.20 b. 3.00 "},
    {"a multiplier of frames: 30 by 1000 to 1001",
     TT(" frameRate=\"30\" frameRateMultiplier=\"1000 1001\"", P("begin=\"30f\" end=\"2s\"", "a.")),
     "a. 1.00 "},
    {"ticks: of the file, of frames, of seconds where nothing is said",
     TT(" tickRate=\"10\"", P("begin=\"15t\" end=\"20t\"", "a.")), "a. 1.50 "},
    {"ticks of frames",
     TT(" frameRate=\"20\" frameRateMultiplier=\"0 5\"", P("begin=\"30t\" end=\"40t\"", "a.")),
     "a. 1.50 "},
    {"ticks of nothing", TT(" tickRate=\"0\"", P("begin=\"3t\" end=\"4t\"", "a.")), "a. 3.00 "},
    {"what can be no time: the first begins with the recording, the next with the end of the one "
     "before",
     TT("", P("begin=\"-1s\" end=\"2s\"", "a.") P("begin=\"soon\" end=\"5s\"", "b.")
                P("begin=\"x:y\" end=\"inf\"", "c.")),
     "a. 0.00 b. 2.00 c. 5.00 "},
    {"parts count from what is around them, spans from their paragraph",
     TT("", "<div begin=\"10s\">" P("begin=\"1s\" end=\"5s\"",
                                    "<span begin=\"0s\">a.</span> <span begin=\"2s\">b."
                                    "</span>") "</div><div>" P("begin=\"1s\" end=\"2s\"",
                                                               "c.") "</div>"),
     "c. 1.00 a. 11.00 b. 13.00 "},
};

static void test_times(void)
{
    for (size_t i = 0; i < sizeof timed / sizeof *timed; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(timed[i].text, "ttml");
        CHECK_TEXT(form_show_times(&lec_form_ttml, &source, arena), timed[i].times, timed[i].what);
        lec_arena_free(arena);
    }
}

static void test_agents(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_source source = form_source(
        "<tt><head><metadata><agent xml:id=\"a\"><name> Mara Quell</name></agent><agent "
        "xml:id=\"a\"/>"
        "<agent><name>Nobody</name></agent><agent xml:id=\"b\"/></metadata></head><body>\n"
        "<p begin=\"1s\" end=\"2s\" agent=\"a\">Good<br/>morning.</p>\n<p begin=\"3s\" end=\"4s\" "
        "agent=\"b\">Why?</p>\n"
        "<p begin=\"5s\" end=\"6s\" agent=\"c\">So.</p></body></tt>",
        "ttml");
    CHECK_TEXT(form_show(&lec_form_ttml, &source, arena),
               "@2 p <Mara Quell||>: Good morning.\n@3 p: Why? So.\n",
               "agents with and without names");
    const lec_source backwards = form_source("<tt><body>\n<p begin=\"5s\" end=\"2s\">So.</p><p "
                                             "begin=\"6s\" end=\"7s\">No.</p></body></tt>",
                                             "ttml");
    const char *shown = form_show(&lec_form_ttml, &backwards, arena);
    CHECK_TRUE(strncmp(shown, "t.ttml:2: ", 10) == 0, shown);
    lec_arena_free(arena);
}

const lec_test lec_tests_form_ttml[] = {{"times", test_times}, {"agents", test_agents}, {0}};

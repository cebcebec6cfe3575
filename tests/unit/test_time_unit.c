/* SPDX-License-Identifier: GPL-3.0-or-later
 * Times as tables and JSON state them, and in what unit they are. */
#include "io/form/time_unit.h"

#include "io/form/frames.h"
#include "tests/support/check.h"

static void test_read(void)
{
    static const struct {
        const char *text, *name;
        double value, unit; /* NaN: no time */
    } cases[] = {
        {"12:30 am", "Time", 1800, 1},
        {"12:30 PM", "Time", 45000, 1},
        {"1:30 pm", "Time", 48600, 1},
        {"9:30 am", "Time", 34200, 1},
        {"13:30 am", "Time", 48600, 1}, /* nobody can mean the night */
        {"1:30", "Time", 90, 1},        /* of the recording */
        {"10:03Z", "Time", 36180, 1},
        {"2031-03-12 10:03", "Time", 36180, 1},
        {"10:00:05Z", "Time", 36005, 1},
        {"2031-03-12T10:00:05+01:00", "Time", 36005, 1},
        {"2031-03-12 10:00:05 -0500", "Time", 36005, 1},
        {"2031-03-12", "Time", NAN, 0},
        {"2031-03-12x10:00", "Time", NAN, 0},
        {"2031/03/12", "Time", NAN, 0},
        {"10:00:05+01:00:00:00", "Time", NAN, 0},
        {"10:00:05+one", "Time", NAN, 0},
        {"10:00 of", "Time", NAN, 0},
        {"00:00:07:21", "Time", 7.21, 1}, /* frames: a hundred until their rate is known */
        {"00:00:07;09", "Time", 7.09, 1},
        {"00:00:07:2", "Time", NAN, 0},
        {"00:00:07:2x", "Time", NAN, 0},
        {"1h 2m 3.5s", "Time", 3723.5, 1},
        {"2 Hours, 3 minutes", "Time", 7380, 1},
        {"1 min 5 s", "Time", 65, 1},
        {"350 ms", "Time", .35, 1},
        {"5 s 1 min", "Time", NAN, 0},
        {"5 s 4 s", "Time", NAN, 0},
        {"5 bananas", "Time", NAN, 0},
        {"5 s and", "Time", NAN, 0},
        {"", "Time", NAN, 0},
        {"-5", "Time", NAN, 0},
        {"5", "Time", 5, 0},
        {"5", "Begin Time - ss.msec", 5, 1},
        {"5", "Begin (SS.ms)", 5, 1},
        {"5", "start (ms)", 5, 1e-3},
        {"5", "Start [sec]", 5, 1},
        {"5", "startMillis", 5, 1e-3},
        {"5", "offsetInTicks", 5, 1e-7},
        {"5", "begin_nanos", 5, 1e-9},
        {"5", "Time in Microseconds", 5, 1e-6},
        {"5", "s", 5, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_stated_time time;
        const bool is_time = lec_stated_time_read(cases[i].text, cases[i].name, &time);
        CHECK_TRUE(is_time == !isnan(cases[i].value), cases[i].text);
        if (!is_time) continue;
        CHECK_NUMBER(time.value, cases[i].value, 1e-9, cases[i].text);
        CHECK_NUMBER(time.unit, cases[i].unit, 1e-12, cases[i].name);
    }
}

/* 50 words in 20 s, and nothing says the unit. */
static void test_unit(void)
{
    static const struct {
        double factor, unit;
        const char *begins;
    } cases[] = {
        {1, 1, NULL},
        {1e3, 1e-3, "the file does not say the unit of its times; by the rate of speaking milli"},
        {1e6, 1e-6, "the file does not say the unit of its times; by the rate of speaking micro"},
        {1e7, 1e-7, "the file does not say the unit of its times; by the rate of speaking ticks"},
        {1e9, 1e-9, "the file does not say the unit of its times; by the rate of speaking nano"},
        {1e-3, NAN, "in no unit are the times of this file those of speech: they are left out"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lec_stated_stretch stretches[] = {
            {{.value = 0}, LEC_NO_STATED_TIME, 25}, /* until the next begins */
            {{.value = 10 * cases[i].factor}, {.value = 20 * cases[i].factor}, 25},
            {{.value = 20 * cases[i].factor}, {.value = 20 * cases[i].factor}, 9},
        };
        const double unit = lec_stated_unit(stretches, 3);
        const char *note = lec_unit_note(stretches, 3, unit);
        CHECK_NUMBER(unit, cases[i].unit, 1e-12, "unit");
        if (cases[i].begins == NULL)
            CHECK_TRUE(note == NULL, "seconds need no note");
        else
            CHECK_TRUE(note != NULL && strncmp(note, cases[i].begins, strlen(cases[i].begins)) == 0,
                       cases[i].begins);
    }
}

static void test_stated_unit(void)
{
    const lec_stated_stretch stated = {{.value = 1, .unit = 1}, {.value = 2, .unit = 1}, 2};
    CHECK_NUMBER(lec_stated_unit(&stated, 1), 1, 0, "a stated unit is not guessed");
    CHECK_TRUE(lec_unit_note(&stated, 1, 1) == NULL, "nor noted");
    const lec_stated_stretch back = {{.value = 2, .unit = 1}, {.value = 1, .unit = 1}, 2};
    CHECK_TEXT(lec_unit_note(&back, 1, 1), "some end before they begin; those are not believed",
               "backwards");
}

static lec_stated_time time_of(const char *text)
{
    lec_stated_time time = LEC_NO_STATED_TIME;
    if (*text != '\0') CHECK_TRUE(lec_stated_time_read(text, "Time", &time), text);
    return time;
}

/* Two turns of 150 words, then a word; what begins each, and ends it where that is said. */
static void test_settle(void)
{
    static const struct {
        const char *what, *starts[3], *ends[3];
        double first, last; /* where the first and the last begin */
        bool is_told;
    } cases[] = {
        {"minutes and seconds", {"22:03", "23:04", "24:10"}, {"", "", ""}, 1323, 1450, false},
        {"hours and minutes", {"22:03", "22:04", "22:05"}, {"", "", ""}, NAN, NAN, true},
        {"with an end", {"22:03", "22:04", "22:05"}, {"22:04", "22:05", "22:05"}, NAN, NAN, true},
        {"of the day", {"10:03 PM", "10:04 PM", "10:05 PM"}, {"", "", ""}, NAN, NAN, true},
        {"over midnight", {"23:58:50", "23:59:50", "00:00:50"}, {"", "", ""}, 86330, 86450, false},
        {"an end past it",
         {"23:58:50", "23:59:30", "00:00:32"},
         {"23:59:28", "00:00:30", ""},
         86330,
         86432,
         false},
        {"seconds elsewhere", {"22:03", "0:22:04", "22:05"}, {"", "", ""}, 1323, 1325, false},
    };
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_stated_stretch stretches[3];
        for (size_t k = 0; k < 3; k++)
            stretches[k] = (lec_stated_stretch){time_of(cases[i].starts[k]),
                                                time_of(cases[i].ends[k]), k < 2 ? 150 : 1};
        const char *note = lec_stated_times_settle(stretches, 3, "", 0, arena);
        CHECK_TRUE((note != NULL) == cases[i].is_told, cases[i].what);
        CHECK_NUMBER(stretches[0].start.value, cases[i].first, 1e-9, cases[i].what);
        CHECK_NUMBER(stretches[2].start.value, cases[i].last, 1e-9, cases[i].what);
    }
    lec_arena_free(arena);
}

/* A length that is stated stays where only the beginning is coarse. */
static void test_settle_length(void)
{
    lec_arena *arena = lec_arena_new();
    lec_stated_time start = time_of("10:03 PM"), lasts;
    CHECK_TRUE(lec_stated_time_read("42 s", "Duration", &lasts), "length");
    lec_stated_stretch it = {start, lec_stated_time_after(start, lasts), 100};
    CHECK_TRUE(lec_stated_times_settle(&it, 1, "", 0, arena) == NULL, "nothing to say");
    CHECK_NUMBER(it.end.value - it.start.value, 42, 1e-9, "its length");
    lec_arena_free(arena);
}

/* 00:00:01:10 and what lasts 00:00:00:20 after it, by the largest frame, 24, at 25 a second. */
static void test_frames(void)
{
    lec_arena *arena = lec_arena_new();
    lec_stated_time start, lasts;
    CHECK_TRUE(lec_stated_time_read("00:00:01:10", "In", &start), "start");
    CHECK_TRUE(lec_stated_time_read("00:00:00:24", "Duration", &lasts), "duration");
    lec_stated_stretch stretches[] = {{start, lec_stated_time_after(start, lasts), 2},
                                      {lasts, LEC_NO_STATED_TIME, 1}};
    const char *note = lec_stated_times_settle(stretches, 2, "", 0, arena);
    CHECK_TRUE(note != NULL, "the rate is said");
    CHECK_NUMBER(stretches[0].start.value, 1 + 10 / 25.0, 1e-9, "start");
    CHECK_NUMBER(stretches[0].end.value, 1 + 34 / 25.0, 1e-9, "end");
    CHECK_NUMBER(stretches[1].start.value, 24 / 25.0, 1e-9, "the largest");
    const lec_stated_time unstated = {.value = 2}, seconds = {.value = 1, .unit = 1};
    CHECK_NUMBER(lec_stated_time_after(seconds, unstated).unit, 1, 0, "the unit of the start");
    lec_arena_free(arena);
}

static void test_frame_rate(void)
{
    static const struct {
        const char *text;
        int largest;
        double rate;
    } cases[] = {
        {"fps: 24", 20, 24},
        {"exported at 29.97 fps.", 20, 29.97},
        {"Frame Rate\t50", 20, 50},
        {"fps", 20, 25},                      /* it names no rate: the smallest usual one */
        {"fps 5, drift of 5000 fps", 20, 25}, /* no rates */
        {"fps: 24", 29, 30},                  /* a frame that is not of it */
        {"", 59, 60},
        {"", 99, 100},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_frames frames = {0};
        lec_frames_see(&frames, cases[i].largest);
        lec_frames_decide(&frames, cases[i].text, strlen(cases[i].text));
        CHECK_NUMBER(frames.rate, cases[i].rate, 1e-9, cases[i].text);
        CHECK_NUMBER(lec_frames_seconds(&frames, 12), round(12 / cases[i].rate * 1000) / 1000, 1e-9,
                     cases[i].text);
    }
    static char text[5000];
    snprintf(text, sizeof text, "%4500s24 fps", "");
    lec_frames frames = {0};
    lec_frames_see(&frames, 20);
    lec_frames_decide(&frames, text, strlen(text));
    CHECK_NUMBER(frames.rate, 25, 0, "a rate stands in the head of a file");
}

const lec_test lec_tests_time_unit[] = {
    {"read", test_read},
    {"unit", test_unit},
    {"stated_unit", test_stated_unit},
    {"frames", test_frames},
    {"settle", test_settle},
    {"settle_length", test_settle_length},
    {"frame_rate", test_frame_rate},
    {0},
};

/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_dates.c -- any text as a line with dates, in one of the languages (the first byte): what is
 * found is a day that exists, lies within the line, and is as certain as a probability can be. */
#include "io/source/encoding.h"
#include "io/words/date.h"
#include "io/words/lexicon.h"
#include "tests/fuzz/fuzz.h"

static void check_date(const lec_date *date, size_t length)
{
    fuzz_promise(lec_day_exists(date->day) && lec_day_exists(date->last), "days that exist");
    fuzz_promise(date->other.month == 0 || lec_day_exists(date->other), "the other reading");
    fuzz_promise(lec_day_order(date->day, date->last) <= 0, "the first before the last");
    fuzz_promise(date->certainty > 0 && date->certainty <= 1, "a probability");
    fuzz_promise(date->start < date->end && date->end <= length, "bytes of the line");
    fuzz_promise(date->weekday >= 0 && date->weekday <= 7, "a weekday or none");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_decoded decoded;
    char *bytes = lec_arena_text(arena, (const char *)data + 1, size - 1);
    const lec_status status = lec_decode("fuzz", bytes, size - 1, "utf-8", arena, &decoded, &error);
    const size_t language = data[0] % (lec_language_count() + 1);
    fuzz_check_status(status, &error);
    if (status == LEC_OK) {
        lec_date dates[LEC_DATES_MAX];
        const size_t count = lec_dates_find(
            decoded.text, 0, (uint32_t)decoded.length,
            language < lec_language_count() ? lec_language_code(language) : "", dates);
        fuzz_promise(count <= LEC_DATES_MAX, "no more than fit");
        for (size_t i = 0; i < count; i++) check_date(&dates[i], decoded.length);
    }
    lec_arena_free(arena);
    return 0;
}

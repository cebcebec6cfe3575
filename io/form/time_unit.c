/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/time_unit.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { FEW_WORDS = 40 }; /* of so few, one slow word can make the whole */

static bool ends_in(const char *name, size_t length, const char *ending)
{
    const size_t wanted = strlen(ending);
    if (length < wanted) return false;
    for (size_t i = 0; i < wanted; i++) {
        const char byte = name[length - wanted + i];
        if ((byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte) != ending[i]) return false;
    }
    return true;
}

double lec_time_unit_named(const char *name, size_t length)
{
    static const struct {
        const char *ending;
        double seconds;
    } units[] = {
        {"milliseconds", 1e-3}, {"millis", 1e-3}, {"msec", 1e-3},   {"ticks", 1e-7},
        {"microseconds", 1e-6}, {"nanos", 1e-9},  {"seconds", 1.0}, {"secs", 1.0},
        {"sec", 1.0},           {"ms", 1e-3},
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (ends_in(name, length, units[i].ending)) return units[i].seconds;
    return 0;
}

double lec_time_unit_guess(uint64_t words, double length)
{
    static const double units[] = {1, 1e-3, 1e-6, 1e-7, 1e-9}, usual = 140;
    const double slowest = words < FEW_WORDS ? 2 : 40, fastest = words < FEW_WORDS ? 1500 : 400;
    double best = 0, nearest = INFINITY;
    if (!(length > 0)) return 1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        const double rate = 60 * (double)words / (length * units[i]);
        const double distance = fabs(log(rate / usual));
        if (rate < slowest || rate > fastest || distance >= nearest) continue;
        nearest = distance;
        best = units[i];
    }
    return best;
}

uint64_t lec_count_stretches(const char *text)
{
    static const char blanks[] = " \t\r\n";
    uint64_t count = 0;
    for (text += strspn(text, blanks); *text != '\0'; text += strspn(text, blanks)) {
        text += strcspn(text, blanks);
        count++;
    }
    return count;
}

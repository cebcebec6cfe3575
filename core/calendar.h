/* SPDX-License-Identifier: GPL-3.0-or-later
 * calendar.h -- dates as days since 1970-01-01 (Gregorian calendar). */
#ifndef LEC_CORE_CALENDAR_H
#define LEC_CORE_CALENDAR_H

double lec_days_of(int year, int month, int day);

/* YYYY, YYYY-MM or YYYY-MM-DD, and whatever follows; the first month or day where none is given.
 * NaN for anything else. */
double lec_days_of_date(const char *text);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 * columns.h -- columns that several tables share, declared once. */
#ifndef LEC_ANALYSIS_VIEW_COLUMNS_H
#define LEC_ANALYSIS_VIEW_COLUMNS_H

#include "core/corpus.h"

/* Filters of charts: the rows of the two sides; of these and who stands between; of every role. */
#define LEC_ROLE_FILTER(NAME, name, colour, meaning) {"role", name},
#define LEC_FILTER_SIDES                             LEC_ROLES_SIDES(LEC_ROLE_FILTER, LEC_ROLE_FILTER)
#define LEC_FILTER_BETWEEN                           LEC_FILTER_SIDES LEC_ROLES_BETWEEN(LEC_ROLE_FILTER)
#define LEC_FILTER_ROLES                             LEC_ROLES(LEC_ROLE_FILTER, LEC_ROLE_FILTER)

/* The conference of a row; of tables with rows that pool several; of those that take --by, too. */
#define LEC_COLUMN_CONFERENCE                                                                      \
    {                                                                                              \
        "conference", LEC_TEXT, "name of the conference", NULL, NULL, NULL                         \
    }
#define LEC_COLUMN_CONFERENCE_OR_ALL                                                               \
    {                                                                                              \
        "conference", LEC_TEXT, "name of the conference; `all` in rows that pool them", NULL,      \
            NULL, NULL                                                                             \
    }
#define LEC_COLUMN_CONFERENCE_BY                                                                   \
    {                                                                                              \
        "conference", LEC_TEXT,                                                                    \
            "name of the conference (of the group or period with --by group, year ...); `all` in " \
            "rows that pool them",                                                                 \
            NULL, NULL, NULL                                                                       \
    }
/* Of those that take --by and pool nothing beside it. */
#define LEC_COLUMN_CONFERENCE_OR_SET                                                               \
    {                                                                                              \
        "conference", LEC_TEXT,                                                                    \
            "name of the conference (of the group or period with --by group, year ...)", NULL,     \
            NULL, NULL                                                                             \
    }
#define LEC_COLUMN_ROLE                                                                            \
    {                                                                                              \
        "role", LEC_NAME, "role in the turn: " LEC_ROLE_MEANINGS "; `all` pools them", NULL, NULL, \
            NULL                                                                                   \
    }
#define LEC_COLUMN_PHASE                                                                           \
    {                                                                                              \
        "phase", LEC_NAME, LEC_PHASE_MEANINGS "; `all` pools them", NULL, NULL, NULL               \
    }
#define LEC_COLUMN_SPEAKER                                                                         \
    {                                                                                              \
        "speaker", LEC_TEXT, "canonical name; empty where the transcript names nobody", NULL,      \
            NULL, NULL                                                                             \
    }
#define LEC_COLUMN_AFFILIATION                                                                     \
    {                                                                                              \
        "affiliation", LEC_TEXT,                                                                   \
            "outlet or body named with the speaker, as the transcript spells it", NULL, NULL, NULL \
    }

/* Of exchanges (exchanges.h). */
#define LEC_COLUMN_EXCHANGE                                                                        \
    {                                                                                              \
        "exchange", LEC_COUNT, "number of the exchange within its conference", NULL, NULL, NULL    \
    }
#define LEC_COLUMN_JOURNALIST                                                                      \
    {                                                                                              \
        "journalist", LEC_TEXT, "who asked; empty where the transcript names nobody", NULL, NULL,  \
            NULL                                                                                   \
    }
#define LEC_COLUMN_OUTLET                                                                          \
    {                                                                                              \
        "outlet", LEC_TEXT, "outlet of who asked, as `turns` has it; empty where none is named",   \
            NULL, NULL, NULL                                                                       \
    }

/* The two ends of the interval at --level around the column before them. */
#define LEC_COLUMN_LOW(name, unit)                                                                 \
    {                                                                                              \
        name "_low", LEC_NUMBER,                                                                   \
            "low end of the interval at --level; empty where it cannot be known", unit,            \
            "t of the clusters' jackknife (see --interval)", "Tukey 1958; Efron & Stein 1981"      \
    }
#define LEC_COLUMN_HIGH(name, unit)                                                                \
    {                                                                                              \
        name "_high", LEC_NUMBER,                                                                  \
            "high end of the interval at --level; empty where it cannot be known", unit,           \
            "t of the clusters' jackknife (see --interval)", "Tukey 1958; Efron & Stein 1981"      \
    }

/* Of a family of tests (lec_family); `p` names what is adjusted. */
#define LEC_COLUMN_TESTS(name)                                                                     \
    {                                                                                              \
        name, LEC_COUNT,                                                                           \
            "tests of the family of this row, those without a row counted: see Families", "tests", \
            NULL, NULL                                                                             \
    }
#define LEC_COLUMN_LOG10_Q(name, p)                                                                \
    {                                                                                              \
        name, LEC_NUMBER, "log10 of " p " adjusted for the tests of its family", NULL,             \
            "min over larger p(j) of m p(j) / j", "Benjamini & Hochberg 1995"                      \
    }
#define LEC_COLUMN_Q(name, p)                                                                      \
    {                                                                                              \
        name, LEC_NUMBER,                                                                          \
            p " adjusted for the tests of its family: share of false alarms among the rows up to " \
              "here",                                                                              \
            NULL, "10^log10_q", "Benjamini & Hochberg 1995"                                        \
    }

/* What an interval rests on (groups.h); LEC_LEAST_CLUSTERS of jackknife.h. */
#define LEC_COLUMN_CLUSTERS                                                                        \
    {                                                                                              \
        "clusters", LEC_COUNT,                                                                     \
            "what the intervals rest on: conferences where several are pooled, else exchanges "    \
            "(a turn outside them is one); no interval from fewer than 3",                         \
            "clusters", NULL, NULL                                                                 \
    }
#define LEC_COLUMN_CLUSTERS_WITH                                                                   \
    {                                                                                              \
        "clusters_with", LEC_COUNT,                                                                \
            "how many of them it occurs in; intervals from one or two are wide", "clusters", NULL, \
            NULL                                                                                   \
    }
/* Filled by lec_analysis_run() (pooled.h); the last one declared of a table that has such rows. */
#define LEC_COLUMN_POOLED                                                                          \
    {                                                                                              \
        LEC_POOLED, LEC_NAME,                                                                      \
            "yes in rows of `all` that pool other rows of the table: leave them out of sums over " \
            "rows; else no",                                                                       \
            NULL, NULL, NULL                                                                       \
    }
/* How much of an interval is doubt about who spoke. */
#define LEC_COLUMN_DOUBT(name)                                                                     \
    {                                                                                              \
        "doubt", LEC_NUMBER,                                                                       \
            "share of the width of the interval of " name                                          \
            " that is owed to doubt about who spoke; 0: none",                                     \
            NULL, "1 - width if it were known who spoke / width",                                  \
            "Rubin 1987; TeBlunthuis, Hase & Chan "                                                \
            "2024"                                                                                 \
    }

#define LEC_PER_THOUSAND "per 1,000 words"

#endif

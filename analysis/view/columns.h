/* SPDX-License-Identifier: GPL-3.0-or-later
 * columns.h -- columns that several tables share, declared once. */
#ifndef LEC_ANALYSIS_VIEW_COLUMNS_H
#define LEC_ANALYSIS_VIEW_COLUMNS_H

#define LEC_COLUMN_CONFERENCE                                                                      \
    {                                                                                              \
        "conference", LEC_TEXT, "name of the conference; `all` in rows that pool them", NULL,      \
            NULL, NULL                                                                             \
    }
#define LEC_COLUMN_ROLE                                                                            \
    {                                                                                              \
        "role", LEC_NAME,                                                                          \
            "role in the turn: principal, journalist, moderator, other, unknown; "                 \
            "`all` pools them",                                                                    \
            NULL, NULL, NULL                                                                       \
    }
#define LEC_COLUMN_PHASE                                                                           \
    {                                                                                              \
        "phase", LEC_NAME,                                                                         \
            "opening (before the first question), questions, closing; `all` pools "                \
            "them",                                                                                \
            NULL, NULL, NULL                                                                       \
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

/* The two ends of the interval at --level around the column before them. */
#define LEC_COLUMN_LOW(name, unit)                                                                 \
    {                                                                                              \
        name "_low", LEC_NUMBER,                                                                   \
            "low end of the interval at --level; empty where it cannot be known", unit,            \
            "cluster bootstrap (see --interval)", "Hesterberg 2015; Efron 1987"                    \
    }
#define LEC_COLUMN_HIGH(name, unit)                                                                \
    {                                                                                              \
        name "_high", LEC_NUMBER,                                                                  \
            "high end of the interval at --level; empty where it cannot be known", unit,           \
            "cluster bootstrap (see --interval)", "Hesterberg 2015; Efron 1987"                    \
    }

/* What an interval rests on (groups.h): without LEC_LEAST_CLUSTERS of them there is none. */
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
enum { LEC_LEAST_CLUSTERS = 3 };

#define LEC_PER_THOUSAND "per 1,000 words"

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/court_lines.h"

#include <string.h>
#include <strings.h>

enum { LONGEST = 60 };

static bool begins(const char *text, const lec_line *line, const char *with)
{
    const size_t length = strlen(with);
    return line->end - line->start >= length && strncasecmp(text + line->start, with, length) == 0;
}

/* `BY MR. SMITH:` in capitals and alone. */
static bool is_examiner(const char *text, const lec_line *line)
{
    static const char *const titles[] = {"BY MR", "BY MS",      "BY MRS",   "BY MISS",
                                         "BY DR", "BY THE COU", "BY JUDGE", NULL};
    if (line->end - line->start > LONGEST || text[line->end - 1] != ':') return false;
    for (uint32_t at = line->start; at < line->end; at++)
        if (text[at] >= 'a' && text[at] <= 'z') return false;
    for (size_t i = 0; titles[i] != NULL; i++)
        if (begins(text, line, titles[i])) return true;
    return false;
}

/* `CROSS-EXAMINATION`, `REDIRECT EXAMINATION (Continued)`. */
static bool is_examination(const char *text, const lec_line *line)
{
    static const char *const kinds[] = {"direct examination",    "cross-examination",
                                        "cross examination",     "redirect examination",
                                        "re-direct examination", "recross-examination",
                                        "recross examination",   "re-cross examination",
                                        "examination",           NULL};
    if (line->end - line->start > LONGEST) return false;
    for (size_t i = 0; kinds[i] != NULL; i++) {
        const size_t length = strlen(kinds[i]);
        if (!begins(text, line, kinds[i])) continue;
        if (line->start + length == line->end || text[line->start + length] == ' ') return true;
    }
    return false;
}

static bool is_question(const char *text, const lec_line *line)
{
    return line->end - line->start > 2 && text[line->start] == 'Q' &&
           strchr(".: \t", text[line->start + 1]) != NULL;
}

void lec_court_lines_mark(const char *text, lec_lines lines)
{
    bool follows = false; /* a question, or a line of these above one */
    for (size_t i = lines.count; i-- > 0;) {
        lec_line *line = &lines.items[i];
        const bool open = follows && line->kind == LEC_BLOCK_PARAGRAPH && line->table == 0;
        const bool is = open && (is_examiner(text, line) || is_examination(text, line));
        if (is) line->kind = LEC_BLOCK_NOTE; /* a heading could name who is asked */
        follows = is || is_question(text, line);
    }
}

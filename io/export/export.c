/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export/export.h"

#include <math.h>
#include <string.h>

#include "io/words/unicode.h"

#define LEC_EXPORT(name) extern const lec_export lec_export_##name;
#include "io/export/exports.def"
#undef LEC_EXPORT

const lec_export *const lec_exports[] = {
#define LEC_EXPORT(name) &lec_export_##name,
#include "io/export/exports.def"
#undef LEC_EXPORT
    NULL};

const char *const lec_export_fields[LEC_EXPORT_FIELDS] = {"conference", "date", "title", "group",
                                                          "language"};

const char *lec_export_field(const lec_conference *conference, size_t field)
{
    const char *const texts[LEC_EXPORT_FIELDS] = {conference->name, conference->date,
                                                  conference->title, conference->group,
                                                  conference->language};
    return texts[field];
}

const char *lec_export_speaker(const lec_corpus *corpus, uint32_t turn)
{
    return corpus->speaker_name[corpus->turn_speaker[turn]];
}

/* --- times ----------------------------------------------------------------------------------- */

const lec_export_time *lec_export_times(const lec_corpus *corpus, size_t conference,
                                        lec_arena *arena, size_t *estimated)
{
    enum { WORDS_A_MINUTE = 150 };
    const uint32_t first = corpus->conference_turn[conference],
                   count = corpus->conference_turn[conference + 1] - first;
    lec_export_time *times = lec_new(arena, lec_export_time, count);
    double at = 0;
    *estimated = 0;
    for (uint32_t i = 0; i < count; i++) {
        const lec_turn_detail *turn = &corpus->turn[first + i];
        const uint32_t words = corpus->turn_start[first + i + 1] - corpus->turn_start[first + i];
        const double before = i > 0 ? times[i - 1].start : 0;
        const double start = isnan(turn->start_seconds) ? at : fmax(turn->start_seconds, before);
        double end = turn->end_seconds;
        if (isnan(end) || end <= start) {
            const double next = i + 1 < count ? turn[1].start_seconds : (double)NAN;
            end = start + fmax(words * 60.0 / WORDS_A_MINUTE, 0.1);
            if (!isnan(turn->start_seconds) && !isnan(next) && next > start) end = next;
        }
        if (isnan(turn->start_seconds)) ++*estimated;
        times[i] = (lec_export_time){start, end};
        at = end;
    }
    return times;
}

/* --- names ----------------------------------------------------------------------------------- */

static bool is_plain(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
}

enum { LONGEST_SLUG = 64 };

static const char *slug_of(const char *name, char slug[LONGEST_SLUG + 1])
{
    size_t length = 0;
    for (; *name != '\0' && length < LONGEST_SLUG; name++) {
        const char small = *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;
        if (is_plain(small))
            slug[length++] = small;
        else if (length > 0 && slug[length - 1] != '-')
            slug[length++] = '-';
    }
    while (length > 0 && slug[length - 1] == '-') length--;
    slug[length] = '\0';
    return length > 0 ? slug : "conference";
}

static bool is_taken(const lec_corpus *corpus, size_t conference, const char *slug)
{
    char other[LONGEST_SLUG + 1];
    bool taken = false;
    for (size_t i = 0; i < corpus->conference_count && !taken; i++)
        taken = i != conference && strcmp(slug_of(corpus->conference[i].name, other), slug) == 0;
    return taken;
}

const char *lec_export_slug(const lec_corpus *corpus, size_t conference, lec_arena *arena)
{
    char room[LONGEST_SLUG + 1];
    const char *own = slug_of(corpus->conference[conference].name, room);
    const char *slug = lec_arena_text(arena, own, strlen(own));
    /* numbers of two conferences stay apart: they differ by no multiple of how many there are */
    for (size_t number = conference + 1; is_taken(corpus, conference, slug);
         number += corpus->conference_count)
        slug = lec_arena_format(arena, "%s-%zu", own, number);
    return slug;
}

/* --- text that comes from outside --------------------------------------------------------------
 */

typedef const char *replacer(const char *at, size_t *length);

/* Puts text byte by byte; `replace` may give something else for the bytes at a place. */
static void put(const lec_export_job *job, const char *text, replacer *replace)
{
    for (const char *at = lec_utf8_repaired(text, job->arena); *at != '\0';) {
        size_t length = 1;
        const char *instead = replace(at, &length);
        if (instead != NULL)
            fputs(instead, job->file);
        else
            putc(*at, job->file);
        at += length;
    }
}

/* U+FFFE and U+FFFF, which XML 1.0 does not know. */
static bool is_no_character(const char *at)
{
    return strncmp(at, "\xEF\xBF\xBE", 3) == 0 || strncmp(at, "\xEF\xBF\xBF", 3) == 0;
}

static const char *in_xml(const char *at, size_t *length)
{
    if (is_no_character(at)) {
        *length = 3;
        return "\xEF\xBF\xBD";
    }
    if (*at == '<') return "&lt;";
    if (*at == '>') return "&gt;";
    if (*at == '&') return "&amp;";
    if (*at == '"') return "&quot;";
    if (*at == '\n' || *at == '\t' || *at == '\r') return " ";
    return (unsigned char)*at < ' ' ? "\xEF\xBF\xBD" : NULL;
}

void lec_put_xml(const lec_export_job *job, const char *text)
{
    put(job, text, in_xml);
}

static const char *in_json(const char *at, size_t *length)
{
    static const char *const controls[] = {
        "",        "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007",
        "\\b",     "\\t",     "\\n",     "\\u000b", "\\f",     "\\r",     "\\u000e", "\\u000f",
        "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015", "\\u0016", "\\u0017",
        "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e", "\\u001f"};
    (void)length;
    if (*at == '"') return "\\\"";
    if (*at == '\\') return "\\\\";
    return (unsigned char)*at < ' ' ? controls[(unsigned char)*at] : NULL;
}

void lec_put_json(const lec_export_job *job, const char *text)
{
    putc('"', job->file);
    put(job, text, in_json);
    putc('"', job->file);
}

static const char *on_a_line(const char *at, size_t *length)
{
    if ((unsigned char)*at < ' ' || *at == 0x7f) return " ";
    if (strncmp(at, "\xE2\x80\xA8", 3) == 0 || strncmp(at, "\xE2\x80\xA9", 3) == 0) {
        *length = 3;
        return " ";
    }
    if (strncmp(at, "\xC2\x85", 2) == 0) {
        *length = 2;
        return " ";
    }
    return NULL;
}

void lec_put_line(const lec_export_job *job, const char *text)
{
    put(job, text, on_a_line);
}

static const char *in_csv(const char *at, size_t *length)
{
    (void)length;
    return *at == '"' ? "\"\"" : NULL;
}

void lec_put_csv(const lec_export_job *job, const char *text)
{
    putc('"', job->file);
    put(job, text, in_csv);
    putc('"', job->file);
}

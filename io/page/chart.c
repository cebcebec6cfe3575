/* SPDX-License-Identifier: GPL-3.0-or-later
 * chart.c -- gnuplot's SVG is read tag by tag and written anew from a list of what may be in it:
 * whatever else a picture holds does not reach the page. */
#include <stdlib.h>
#include <string.h>

#include "io/page/html.h"
#include "io/page/parts.h"

enum { MOST_DEPTH = 64, MOST_MARKS = 64, COLOUR_SIZE = 8 };

typedef struct {
    const char *start; /* after the < and a / */
    const char *name;  /* [name_length] */
    size_t name_length;
    const char *attributes, *end; /* what is between the name and > (or />) */
    bool closes, is_empty;
} tag;

/* A definition that the picture may use: a mark for points. */
typedef struct {
    const char *from, *end; /* the tag */
    const char *id;
    size_t id_length;
    bool is_used;
} mark;

typedef struct {
    lec_arena *arena;
    const char *chart;            /* the prefix of its ids */
    const uint32_t *role_colours; /* NULL: the usual ones */
    const char *at, *end;
    LEC_ARRAY(char) bytes;
    size_t opened[MOST_DEPTH];  /* where in the bytes the open elements begin */
    size_t content[MOST_DEPTH]; /* ... and their content */
    bool is_styled[MOST_DEPTH]; /* ... and whether they have attributes */
    size_t depth, styled;       /* of all that are open; of those with attributes */
    bool in_text;
    mark marks[MOST_MARKS];
    size_t mark_count;
} drawing;

/* --- the bytes written ----------------------------------------------------------------------- */

static void put_bytes(drawing *d, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) LEC_PUSH(d->arena, d->bytes, bytes[i]);
}

static void put(drawing *d, const char *text)
{
    put_bytes(d, text, strlen(text));
}

/* --- tags ------------------------------------------------------------------------------------ */

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == ':';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_called(const char *name, size_t length, const char *wanted)
{
    return strlen(wanted) == length && memcmp(name, wanted, length) == 0;
}

/* The tag at d->at, which is a <; false: it has no end. */
static bool read_tag(drawing *d, tag *out)
{
    const char *end = d->at + 1;
    char quote = '\0';
    for (; end < d->end && (quote != '\0' || *end != '>'); end++) {
        if (quote != '\0')
            quote = *end == quote ? '\0' : quote;
        else if (*end == '"' || *end == '\'')
            quote = *end;
    }
    if (end == d->end) return false;
    *out = (tag){.start = d->at + 1, .end = end};
    out->closes = *out->start == '/';
    if (out->closes) out->start++;
    out->name = out->start;
    while (out->name + out->name_length < end && is_name(out->name[out->name_length]))
        out->name_length++;
    out->attributes = out->name + out->name_length;
    out->is_empty = end[-1] == '/' && out->attributes < end;
    if (out->is_empty) out->end--;
    d->at = end + 1;
    return true;
}

typedef struct {
    const char *name, *value;
    size_t name_length, value_length;
} attribute;

/* The next one at *at; false when there is none. */
static bool next_attribute(const char **at, const char *end, attribute *out)
{
    const char *c = *at;
    while (c < end && !is_name(*c)) c++;
    out->name = c;
    while (c < end && is_name(*c)) c++;
    out->name_length = (size_t)(c - out->name);
    while (c < end && is_space(*c)) c++;
    if (c >= end || *c != '=') return false;
    for (c++; c < end && is_space(*c);) c++;
    if (c >= end || (*c != '"' && *c != '\'')) return false;
    out->value = c + 1;
    const char *close = memchr(out->value, *c, (size_t)(end - out->value));
    if (close == NULL) return false;
    out->value_length = (size_t)(close - out->value);
    *at = close + 1;
    return true;
}

static bool find_attribute(const tag *of, const char *name, attribute *out)
{
    const char *at = of->attributes;
    while (next_attribute(&at, of->end, out))
        if (is_called(out->name, out->name_length, name)) return true;
    return false;
}

/* --- values ---------------------------------------------------------------------------------- */

/* Letters, digits and what numbers, colours and transforms are made of. */
static bool is_plain_value(const attribute *a)
{
    for (size_t i = 0; i < a->value_length; i++) {
        const char c = a->value[i];
        if (!is_name(c) && !is_space(c) && (c == '\0' || strchr("#.,+()%", c) == NULL))
            return false;
    }
    return true;
}

/* rgb(  0, 114, 178) as #0072b2; "" when it is no such colour. */
static void colour_of(const attribute *a, char colour[COLOUR_SIZE])
{
    colour[0] = '\0';
    if (a->value_length < 5 || strncmp(a->value, "rgb(", 4) != 0) {
        if (a->value_length == 7 && a->value[0] == '#') memcpy(colour, a->value, 7);
        colour[a->value[0] == '#' && a->value_length == 7 ? 7 : 0] = '\0';
        for (size_t i = 1; colour[0] != '\0' && i < 7; i++)
            if (colour[i] >= 'A' && colour[i] <= 'F') colour[i] = (char)(colour[i] - 'A' + 'a');
        return;
    }
    unsigned parts[3] = {0}, count = 0;
    const char *at = a->value + 4, *end = a->value + a->value_length;
    while (at < end && count < 3) {
        while (at < end && is_space(*at)) at++;
        while (at < end && *at >= '0' && *at <= '9') {
            parts[count] = (10 * parts[count] + (unsigned)(*at - '0')) & 0xFF;
            at++;
        }
        while (at < end && *at != ',') at++;
        at++;
        count++;
    }
    if (count == 3) snprintf(colour, COLOUR_SIZE, "#%02x%02x%02x", parts[0], parts[1], parts[2]);
}

/* The role that marks of a colour stand for, or LEC_ROLE_COUNT. */
static int role_of(const drawing *d, const char *colour)
{
    if (colour[0] == '\0') return LEC_ROLE_COUNT;
    const unsigned long shown = strtoul(colour + 1, NULL, 16);
    for (int role = 0; role < LEC_ROLE_COUNT; role++)
        if (shown ==
            (d->role_colours != NULL ? d->role_colours[role] : lec_role_colour((lec_role)role)))
            return role;
    return LEC_ROLE_COUNT;
}

/* Of a fraction of two digits (a hundredth of a pixel) the first, if it is not 0. */
static size_t fraction_kept(const char *at, const char *end)
{
    size_t digits = 0;
    while (at + 1 + digits < end && at[1 + digits] >= '0' && at[1 + digits] <= '9') digits++;
    if (digits != 2) return 1 + digits;
    return at[1] == '0' ? 0 : 2;
}

/* Numbers to a tenth of a pixel, one space for several. */
static void put_value(drawing *d, const attribute *a)
{
    const char *at = a->value, *end = at + a->value_length;
    while (end > at && is_space(end[-1])) end--;
    while (at < end && is_space(*at)) at++;
    while (at < end) {
        const bool again = is_space(*at) && at + 1 < end && is_space(at[1]);
        if (*at == '.') {
            put_bytes(d, at, fraction_kept(at, end));
            for (at++; at < end && *at >= '0' && *at <= '9';) at++;
            continue;
        }
        if (!again) put_bytes(d, is_space(*at) ? " " : at, 1);
        at++;
    }
}

/* --- attributes ------------------------------------------------------------------------------ */

static const char *const allowed_attributes[] = {
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "color",
    "d",
    "points",
    "x",
    "y",
    "width",
    "height",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "transform",
    "font-size",
    "font-weight",
    "font-style",
    "text-anchor",
    "fill-opacity",
    "stroke-opacity",
    "opacity",
    "stroke-linecap",
    "stroke-linejoin",
    NULL,
};

/* What it says holds anyway: by SVG's defaults or, where no element around it says otherwise, by
 * page.css, which has what gnuplot's groups begin with. */
static bool says_nothing(const drawing *d, const attribute *a)
{
    static const char *const usual[][2] = {
        {"stroke-linecap", "butt"}, {"stroke-linejoin", "miter"}, {"fill", "none"},
        {"color", "black"},         {"stroke", "currentColor"},   {"stroke-width", "0.80"},
    };
    const size_t known = d->styled == 0 ? sizeof usual / sizeof *usual : 2;
    for (size_t i = 0; i < known; i++)
        if (is_called(a->name, a->name_length, usual[i][0]) &&
            is_called(a->value, a->value_length, usual[i][1]))
            return true;
    return false;
}

static bool is_allowed(const drawing *d, const attribute *a)
{

    for (size_t i = 0; allowed_attributes[i] != NULL; i++)
        if (is_called(a->name, a->name_length, allowed_attributes[i]))
            return is_plain_value(a) && !says_nothing(d, a);
    return false;
}

static mark *mark_called(drawing *d, const char *id, size_t length)
{
    for (size_t i = 0; i < d->mark_count; i++)
        if (d->marks[i].id_length == length && memcmp(d->marks[i].id, id, length) == 0)
            return &d->marks[i];
    return NULL;
}

static void put_attribute(drawing *d, const attribute *a)
{
    char colour[COLOUR_SIZE];
    colour_of(a, colour);
    put(d, " ");
    put_bytes(d, a->name, a->name_length);
    put(d, "=\"");
    if (colour[0] != '\0')
        put(d, colour);
    else
        put_value(d, a);
    put(d, "\"");
}

/* gnuplot's name for a mark without what all of them begin with. */
static void put_mark_name(drawing *d, const char *id, size_t length)
{
    static const char start[] = "gpPt";
    const size_t skipped = length > 4 && memcmp(id, start, 4) == 0 ? 4 : 0;
    put(d, d->chart);
    put(d, "-");
    put_bytes(d, id + skipped, length - skipped);
}

/* The colour of a role that page.css gives to marks and areas of its class. */
static bool is_colour_of_class(const drawing *d, const tag *of, const attribute *a, int role)
{
    if (role == LEC_ROLE_COUNT || d->role_colours != NULL) return false;
    return (is_called(of->name, of->name_length, "use") &&
            is_called(a->name, a->name_length, "color")) ||
           (is_called(of->name, of->name_length, "polygon") &&
            is_called(a->name, a->name_length, "fill"));
}

static void put_attributes(drawing *d, const tag *of)
{
    const char *at = of->attributes;
    int role = LEC_ROLE_COUNT;
    attribute place; /* groups with a place hold text, which page.css draws without strokes */
    const bool holds_text = find_attribute(of, "transform", &place);
    for (attribute a; next_attribute(&at, of->end, &a);) {
        if (holds_text && is_called(a.name, a.name_length, "stroke")) continue;
        const bool refers = is_called(a.name, a.name_length, "xlink:href");
        mark *used = refers && a.value_length > 1 && a.value[0] == '#'
                         ? mark_called(d, a.value + 1, a.value_length - 1)
                         : NULL;
        if (used != NULL) {
            used->is_used = true;
            put(d, " href=\"#");
            put_mark_name(d, a.value + 1, a.value_length - 1);
            put(d, "\"");
        }
        if (!is_allowed(d, &a)) continue;
        char colour[COLOUR_SIZE];
        colour_of(&a, colour);
        const int own = role_of(d, colour);
        if (!is_colour_of_class(d, of, &a, own)) put_attribute(d, &a);
        if (role == LEC_ROLE_COUNT) role = own;
    }
    if (role == LEC_ROLE_COUNT) return;
    put(d, d->role_colours == NULL ? " class=\"r" : " class=\"s");
    put_bytes(d, &"0123456789"[role], 1);
    put(d, "\"");
}

/* --- elements -------------------------------------------------------------------------------- */

static bool is_shape(const tag *t)
{
    static const char *const shapes[] = {"g",       "path", "polygon", "polyline", "rect", "circle",
                                         "ellipse", "line", "text",    "tspan",    "use",  NULL};
    for (size_t i = 0; shapes[i] != NULL; i++)
        if (is_called(t->name, t->name_length, shapes[i])) return true;
    return false;
}

/* Moves past an element whose content is not wanted. */
static void skip_content(drawing *d, const tag *opening)
{
    while (d->at < d->end) {
        const char *next = memchr(d->at, '<', (size_t)(d->end - d->at));
        tag t;
        d->at = next != NULL ? next : d->end;
        if (next == NULL || !read_tag(d, &t)) {
            d->at = d->end;
            return;
        }
        if (t.closes && t.name_length == opening->name_length &&
            memcmp(t.name, opening->name, t.name_length) == 0)
            return;
    }
}

/* The marks for points that the picture may use; filters and what else there is are not kept. */
static void read_marks(drawing *d)
{
    while (d->at < d->end) {
        const char *next = memchr(d->at, '<', (size_t)(d->end - d->at));
        tag t;
        d->at = next != NULL ? next : d->end;
        if (next == NULL || !read_tag(d, &t)) break;
        if (t.closes && is_called(t.name, t.name_length, "defs")) return;
        attribute id;
        if (t.closes || !t.is_empty || !is_shape(&t) || !find_attribute(&t, "id", &id) ||
            !is_plain_value(&id) || d->mark_count == MOST_MARKS)
            continue;
        d->marks[d->mark_count++] = (mark){next, d->at, id.value, id.value_length, false};
    }
}

/* A group that holds nothing is taken back; one without attributes is not written at all. */
static void close_element(drawing *d, const tag *t)
{
    d->depth--;
    d->styled -= d->is_styled[d->depth];
    if (!d->is_styled[d->depth] && is_called(t->name, t->name_length, "g")) return;
    if (d->bytes.count == d->content[d->depth]) {
        d->bytes.count = d->opened[d->depth];
        return;
    }
    put(d, "</");
    put_bytes(d, t->name, t->name_length);
    put(d, ">");
}

/* A path that goes nowhere; gnuplot begins every tick with one. */
static bool is_one_point(const tag *t)
{
    attribute way;
    return t->is_empty && is_called(t->name, t->name_length, "path") &&
           find_attribute(t, "d", &way) && memchr(way.value, 'L', way.value_length) == NULL &&
           memchr(way.value, 'l', way.value_length) == NULL && way.value_length < 24 &&
           memchr(way.value, ' ', way.value_length) != NULL && way.value[0] == 'M' &&
           strspn(way.value, "M0123456789.,- ") >= way.value_length;
}

static void put_shape(drawing *d, const tag *t)
{
    if (t->closes) {
        if (d->depth > 0) close_element(d, t);
        d->in_text = d->in_text && !is_called(t->name, t->name_length, "text");
        return;
    }
    if (is_one_point(t)) return;
    const bool is_too_deep = d->depth == MOST_DEPTH;
    if (is_too_deep && !t->is_empty) skip_content(d, t);
    if (is_too_deep) return;
    const size_t start = d->bytes.count;
    put(d, "<");
    put_bytes(d, t->name, t->name_length);
    const size_t named = d->bytes.count;
    put_attributes(d, t);
    const bool is_styled = d->bytes.count > named;
    put(d, t->is_empty ? "/>" : ">");
    if (t->is_empty) return;
    if (!is_styled && is_called(t->name, t->name_length, "g")) d->bytes.count = start;
    d->is_styled[d->depth] = is_styled;
    d->styled += is_styled;
    d->opened[d->depth] = start;
    d->content[d->depth++] = d->bytes.count;
    d->in_text = d->in_text || is_called(t->name, t->name_length, "text");
}

/* Letters between tags: entities stay, and everything else that could be markup becomes one. */
static void put_letters(drawing *d, const char *text, size_t length)
{
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#39;"};
    for (size_t i = 0; i < length; i++) {
        size_t known = 0;
        while (known < sizeof entities / sizeof *entities &&
               strncmp(text + i, entities[known], strlen(entities[known])) != 0)
            known++;
        if (text[i] == '>')
            put(d, "&gt;");
        else if (text[i] == '&' && known == sizeof entities / sizeof *entities)
            put(d, "&amp;");
        else
            put_bytes(d, text + i, 1);
    }
}

/* What the picture holds, into d->bytes. */
static bool read_picture(drawing *d)
{
    bool ended = false;
    while (d->at < d->end && !ended) {
        const char *next = memchr(d->at, '<', (size_t)(d->end - d->at));
        const char *letters = d->at;
        d->at = next != NULL ? next : d->end;
        if (d->in_text) put_letters(d, letters, (size_t)(d->at - letters));
        tag t;
        if (next == NULL || !read_tag(d, &t)) return false;
        if (is_called(t.name, t.name_length, "svg"))
            ended = t.closes;
        else if (is_shape(&t))
            put_shape(d, &t);
        else if (is_called(t.name, t.name_length, "defs") && !t.closes && !t.is_empty)
            read_marks(d);
        else if (t.name_length > 0 && !t.closes && !t.is_empty)
            skip_content(d, &t);
    }
    return ended && d->depth == 0;
}

/* --- the marks that are used -------------------------------------------------------------------
 */

/* Which marks those refer to that the picture uses: a mark refers to earlier ones. */
static void find_used(drawing *d)
{
    for (size_t i = d->mark_count; i-- > 0;) {
        drawing at_mark = {.at = d->marks[i].from, .end = d->marks[i].end};
        tag t;
        attribute a;
        if (!d->marks[i].is_used || !read_tag(&at_mark, &t) ||
            !find_attribute(&t, "xlink:href", &a))
            continue;
        mark *used = a.value_length > 1 ? mark_called(d, a.value + 1, a.value_length - 1) : NULL;
        if (used != NULL) used->is_used = true;
    }
}

static void put_marks(drawing *d)
{
    put(d, "<defs>");
    d->styled = 1; /* what uses them may be in any group */
    for (size_t i = 0; i < d->mark_count; i++) {
        if (!d->marks[i].is_used) continue;
        d->at = d->marks[i].from;
        d->end = d->marks[i].end;
        tag t;
        if (!read_tag(d, &t)) continue;
        put(d, "<");
        put_bytes(d, t.name, t.name_length);
        put(d, " id=\"");
        put_mark_name(d, d->marks[i].id, d->marks[i].id_length);
        put(d, "\"");
        put_attributes(d, &t);
        put(d, "/>");
    }
    put(d, "</defs>");
}

bool lec_page_svg(const lec_page_chart *chart, FILE *out, lec_arena *arena)
{
    drawing d = {.arena = arena,
                 .chart = chart->name,
                 .role_colours = chart->role_colours,
                 .at = chart->svg,
                 .end = chart->svg + chart->svg_length};
    while (d.at < d.end && strncmp(d.at, "<svg", 4) != 0) d.at++;
    tag head;
    attribute box;
    if (d.at == d.end || !read_tag(&d, &head) || !find_attribute(&head, "viewBox", &box) ||
        !is_plain_value(&box) || !read_picture(&d))
        return false;
    find_used(&d);
    drawing marks = d;
    marks.bytes.items = NULL;
    marks.bytes.count = marks.bytes.capacity = 0;
    put_marks(&marks);
    fprintf(out, "<svg role=img viewBox=\"%.*s\"><title>", (int)box.value_length, box.value);
    lec_html_text(out, chart->title);
    fputs("</title>", out);
    fwrite(marks.bytes.items, 1, marks.bytes.count, out);
    fwrite(d.bytes.items, 1, d.bytes.count, out);
    fputs("</svg>", out);
    return true;
}

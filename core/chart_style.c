/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/chart_style.h"

#include <stdlib.h>
#include <string.h>

#include "core/known_names.h"

enum { NARROWEST = 60, WIDEST = 600, SMALLEST_TYPE = 4, LARGEST_TYPE = 24, FONT_MAX = 60 };
enum { PALETTES = 8 }; /* more than there are */

const char *const lec_picture_format_names[LEC_PICTURE_FORMATS + 1] = {
    "svg", "png", "pdf", "eps", "tikz", "cairolatex", NULL};

const char *const lec_chart_languages[] = {"en", "de", NULL};

#define ROLE_COLOUR(NAME, name, colour, meaning) colour,

/* ColorBrewer RdBu and Oranges (Brewer and Harrower), safe for colour-blind readers. */
#define RED_BLUE  "-1 '#053061', -0.5 '#4393c3', 0 '#f7f7f7', 0.5 '#f4a582', 1 '#b2182b'"
#define WHITE_RED "0 '#f7f7f7', 0.5 '#f4a582', 1 '#b2182b'"
#define ORANGES   "0 '#fff7ec', 0.35 '#fdbb84', 0.7 '#ef6548', 1 '#7f0000'"

const lec_palette lec_palettes[] = {
    /* Okabe and Ito (2008), Color Universal Design */
    {"okabe-ito",
     {LEC_ROLES(ROLE_COLOUR, ROLE_COLOUR)},
     {0x0072B2, 0xD55E00, 0x009E73, 0xE69F00, 0x56B4E9, 0xCC79A7, 0x4D4D4D},
     0x4D4D4D,
     RED_BLUE,
     WHITE_RED,
     ORANGES},
    /* Paul Tol's bright scheme (SRON/EPS/TN/09-002, 2021) */
    {"bright",
     {0x4477AA, 0xEE6677, 0x228833, 0xAA3377, 0xBBBBBB},
     {0x4477AA, 0xEE6677, 0x228833, 0xCCBB44, 0x66CCEE, 0xAA3377, 0x4D4D4D},
     0x4D4D4D,
     RED_BLUE,
     WHITE_RED,
     ORANGES},
    /* Paul Tol's high-contrast scheme: three that stay apart in grey print as well */
    {"contrast",
     {0x004488, 0xDDAA33, 0xBB5566, 0x777777, 0xBBBBBB},
     {0x004488, 0xDDAA33, 0xBB5566, 0x000000, 0x777777, 0xAAAAAA, 0xDDDDDD},
     0x000000,
     RED_BLUE,
     WHITE_RED,
     ORANGES},
    {"grey",
     {0x222222, 0xA6A6A6, 0x666666, 0xCCCCCC, 0xE0E0E0},
     {0x222222, 0xA6A6A6, 0x666666, 0xCCCCCC, 0x444444, 0x888888, 0xE0E0E0},
     0x000000,
     "-1 '#ffffff', 0 '#c8c8c8', 1 '#1a1a1a'",
     "0 '#f7f7f7', 1 '#1a1a1a'",
     "0 '#f7f7f7', 1 '#1a1a1a'"},
    {0}};

lec_chart_style lec_chart_style_default(void)
{
    return (lec_chart_style){
        .palette = lec_palettes[0],
        .language = lec_chart_languages[0],
        .font = "DejaVu Sans",
        .formats = {[LEC_PICTURE_SVG] = true, [LEC_PICTURE_PNG] = true},
    };
}

double lec_chart_points(const lec_chart_style *style)
{
    return style->points > 0 ? style->points : style->width > 0 ? 8 : 12;
}

/* The place of a name in the list, or LEC_BAD_USAGE. */
static lec_status find(const char *const *names, const char *what, const char *value, size_t *place,
                       lec_error *error)
{
    size_t count = 0;
    while (names[count] != NULL) count++;
    for (*place = 0; *place < count; ++*place)
        if (strcmp(names[*place], value) == 0) return LEC_OK;
    return lec_fail_unknown(error, what, value, names, count);
}

static lec_status set_palette(lec_chart_style *style, const char *value, lec_error *error)
{
    const char *names[PALETTES];
    size_t count = 0, place;
    for (; lec_palettes[count].name != NULL; count++) names[count] = lec_palettes[count].name;
    names[count] = NULL;
    const lec_status status = find(names, "no palette '", value, &place, error);
    if (status == LEC_OK) style->palette = lec_palettes[place];
    return status;
}

static lec_status set_language(lec_chart_style *style, const char *value, lec_error *error)
{
    size_t place;
    const lec_status status =
        find(lec_chart_languages, "no language of charts '", value, &place, error);
    if (status == LEC_OK) style->language = lec_chart_languages[place];
    return status;
}

static const char *without_spaces(const char *text, lec_arena *arena)
{
    text += strspn(text, " ");
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ') length--;
    return lec_arena_text(arena, text, length);
}

/* What stands before the next comma; moves on behind it; NULL at the end. */
static const char *next_part(const char **at, lec_arena *arena)
{
    if (*at == NULL) return NULL;
    const char *start = *at, *comma = strchr(start, ',');
    *at = comma != NULL ? comma + 1 : NULL;
    return without_spaces(
        lec_arena_text(arena, start, comma != NULL ? (size_t)(comma - start) : strlen(start)),
        arena);
}

static lec_status set_colours(lec_chart_style *style, const char *value, lec_arena *arena,
                              lec_error *error)
{
    for (const char *part; (part = next_part(&value, arena)) != NULL;) {
        const char *equals = strchr(part, '=');
        const char *digits = equals != NULL ? equals + 1 : "";
        lec_role role = LEC_ROLE_UNKNOWN;
        if (equals == NULL || digits[0] != '#' || strlen(digits) != 7 ||
            strspn(digits + 1, "0123456789abcdefABCDEF") != 6 ||
            !lec_role_named(lec_arena_text(arena, part, (size_t)(equals - part)), &role))
            return lec_fail(error, LEC_BAD_USAGE,
                            "'%s' is no role with its colour, as in principal=#003399 (roles: %s)",
                            part, LEC_ROLE_NAMES);
        style->palette.role[role] = (uint32_t)strtoul(digits + 1, NULL, 16);
    }
    return LEC_OK;
}

static lec_status set_width(lec_chart_style *style, const char *value, lec_error *error)
{
    char *end;
    const double width = strtod(value, &end);
    if (end == value || (*end != '\0' && strcmp(end, "mm") != 0 && strcmp(end, " mm") != 0) ||
        !(width >= NARROWEST && width <= WIDEST))
        return lec_fail(error, LEC_BAD_USAGE, "'%s' is no width in millimetres from %d to %d",
                        value, NARROWEST, WIDEST);
    style->width = width;
    return LEC_OK;
}

static bool is_family(const char *family)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -";
    const size_t length = strlen(family);
    return length > 0 && length <= FONT_MAX && strspn(family, letters) == length;
}

/* A family, a size, or both. */
static lec_status set_font(lec_chart_style *style, const char *value, lec_arena *arena,
                           lec_error *error)
{
    const char *comma = strrchr(value, ',');
    const char *size = comma != NULL ? without_spaces(comma + 1, arena) : "";
    const char *family = without_spaces(
        lec_arena_text(arena, value, comma != NULL ? (size_t)(comma - value) : strlen(value)),
        arena);
    char *end = NULL;
    const double points = comma != NULL ? strtod(size, &end) : 0;
    const bool sized = comma == NULL || (end != size && *end == '\0' && points >= SMALLEST_TYPE &&
                                         points <= LARGEST_TYPE);
    if (!sized || (!is_family(family) && !(family[0] == '\0' && comma != NULL)))
        return lec_fail(error, LEC_BAD_USAGE,
                        "'%s' is no font as in 'Liberation Sans', 'Liberation Sans,8' or ',8': "
                        "letters, digits, spaces and hyphens, and a size of %d to %d points",
                        value, SMALLEST_TYPE, LARGEST_TYPE);
    if (family[0] != '\0') style->font = family;
    if (comma != NULL) style->points = points;
    return LEC_OK;
}

static lec_status set_formats(lec_chart_style *style, const char *value, lec_arena *arena,
                              lec_error *error)
{
    memset(style->formats, 0, sizeof style->formats);
    for (const char *part; (part = next_part(&value, arena)) != NULL;) {
        size_t format;
        const lec_status status =
            find(lec_picture_format_names, "no format of charts '", part, &format, error);
        if (status != LEC_OK) return status;
        style->formats[format] = true;
    }
    return LEC_OK;
}

lec_status lec_chart_style_set(lec_chart_style *style, lec_chart_setting_name name,
                               const char *value, lec_arena *arena, lec_error *error)
{
    switch (name) {
    case LEC_CHART_PALETTE:
        return set_palette(style, value, error);
    case LEC_CHART_COLOURS:
        return set_colours(style, value, arena, error);
    case LEC_CHART_LANGUAGE:
        return set_language(style, value, error);
    case LEC_CHART_WIDTH:
        return set_width(style, value, error);
    case LEC_CHART_FONT:
        return set_font(style, value, arena, error);
    case LEC_CHART_FORMAT:
        return set_formats(style, value, arena, error);
    case LEC_CHART_SETTINGS:
        break;
    }
    return LEC_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * page.c -- margins, legend and axes: what the shapes have in common. */
#include "plots/drawing.h"

#include <math.h>
#include <string.h>

#include "plots/words.h"

enum { MARGIN = LEC_PAGE_MARGIN, SWATCH = 20, KEY_GAP = 22, KEY_LINE = 24 };
enum { CAPTION_LINE = 16, CAPTION_COLUMNS = 400, WORDS_WIDTH = 1200, LINE_HEIGHT = 18 };

double lec_labels_pixels(const char *const *labels, size_t count)
{
    double ems = 0;
    for (size_t i = 0; i < count; i++) ems = fmax(ems, lec_label_ems(labels[i]));
    return ems * LEC_LABEL_PIXELS;
}

double lec_page_width(const lec_view *view, double natural)
{
    const double width = view->style.width;
    if (!(width > 0)) return natural;
    return round(width / 25.4 * 96 * 12 / lec_chart_points(&view->style));
}

static bool axis_in_note(const lec_chart *chart)
{
    return chart->shape == LEC_CHART_MATRIX || chart->shape == LEC_CHART_LINES;
}

static const char *words_of(const lec_drawing *drawing, lec_note_name name, const char *first,
                            const char *second)
{
    return lec_filled(drawing->view.arena, lec_words(drawing->view.style.language, lec_notes[name]),
                      first, second);
}

void lec_annotate(lec_drawing *drawing, lec_note_name name, const char *first, const char *second)
{
    LEC_PUSH(drawing->view.arena, drawing->notes, words_of(drawing, name, first, second));
}

void lec_annotate_count(lec_drawing *drawing, lec_note_name name, size_t count)
{
    if (count > 0)
        lec_annotate(drawing, name, lec_arena_format(drawing->view.arena, "%zu", count), NULL);
}

void lec_annotate_level(lec_drawing *drawing, lec_note_name name)
{
    const double level = 100 * drawing->view.setting->level;
    if (drawing->has_intervals && level > 0)
        lec_annotate(drawing, name, lec_arena_format(drawing->view.arena, "%g", level), NULL);
}

void lec_remark_count(lec_drawing *drawing, lec_note_name name, size_t count)
{
    lec_arena *arena = drawing->view.arena;
    if (count > 0)
        LEC_PUSH(arena, drawing->remarks,
                 words_of(drawing, name, lec_arena_format(arena, "%zu", count), NULL));
}

void lec_remark_shown(lec_drawing *drawing, lec_note_name name, size_t shown, size_t total)
{
    lec_arena *arena = drawing->view.arena;
    if (shown > 0)
        LEC_PUSH(arena, drawing->remarks,
                 words_of(drawing, name, lec_arena_format(arena, "%zu", shown),
                          lec_arena_format(arena, "%zu", total)));
}

void lec_remark_findings(lec_drawing *drawing)
{
    lec_arena *arena = drawing->view.arena;
    if (!lec_view_has_findings(&drawing->view)) return;
    char *most = lec_arena_format(arena, "%g", LEC_CHART_FINDING);
    if (strcmp(drawing->view.style.language, lec_chart_languages[0]) != 0)
        most[strcspn(most, ".")] = ',';
    const lec_note_name name =
        drawing->view.chart->found_by_interval ? LEC_NOTE_OPEN_INTERVAL : LEC_NOTE_OPEN;
    LEC_PUSH(arena, drawing->remarks, words_of(drawing, name, most, NULL));
}

/* Broken between words where it is wider than the page. */
static lec_lines broken(lec_arena *arena, const char *text, double pixels, double most)
{
    lec_lines out = {0};
    const char *start = text, *space = NULL;
    for (const char *at = text; *start != '\0'; at++) {
        if (*at != ' ' && *at != '\0') continue;
        const char *line = lec_arena_text(arena, start, (size_t)(at - start));
        if (space != NULL && pixels * lec_label_ems(line) > most) {
            LEC_PUSH(arena, out, lec_arena_text(arena, start, (size_t)(space - start)));
            start = space + 1;
            at = space;
            space = NULL;
            continue;
        }
        space = at;
        if (*at != '\0') continue;
        LEC_PUSH(arena, out, line);
        break;
    }
    return out;
}

/* Everything between the title and the picture, in one text. */
static const char *note_of(lec_drawing *drawing)
{
    const lec_chart *chart = drawing->view.chart;
    lec_arena *arena = drawing->view.arena;
    const char *language = drawing->view.style.language;
    LEC_ARRAY(const char *) all = {0};
    if (chart->note != NULL) LEC_PUSH(arena, all, lec_words(language, chart->note));
    if (axis_in_note(chart)) LEC_PUSH(arena, all, lec_words(language, chart->axis));
    for (size_t i = 0; i < drawing->notes.count; i++) LEC_PUSH(arena, all, drawing->notes.items[i]);
    if (drawing->shown < drawing->total)
        LEC_PUSH(arena, all,
                 words_of(drawing, LEC_NOTE_SHOWN, lec_arena_format(arena, "%zu", drawing->shown),
                          lec_arena_format(arena, "%zu", drawing->total)));
    const char *text = "";
    for (size_t i = 0; i < all.count; i++)
        text = lec_arena_format(arena, "%s%s%s", text, i > 0 ? "  ·  " : "", all.items[i]);
    return text;
}

static double widest(const lec_lines *lines, double pixels)
{
    double most = 0;
    for (size_t i = 0; i < lines->count; i++)
        most = fmax(most, pixels * lec_label_ems(lines->items[i]));
    return most;
}

double lec_key_pixels(const char *label)
{
    return SWATCH + lec_label_ems(label) * LEC_SMALL_PIXELS + KEY_GAP;
}

void lec_put_key(lec_text *key, double x, double y, const char *label, const char *colour)
{
    lec_text_cell_number(key, x);
    lec_text_cell_number(key, y);
    lec_text_cell(key, label);
    lec_text_cell(key, colour);
    lec_text_end_row(key);
}

/* Beside the title at the right, or below the note in as many lines as needed. */
static void lay_out_key(lec_drawing *drawing, const lec_series *series, const bool *used)
{
    const char **labels = lec_new(drawing->view.arena, const char *, series->count);
    double pixels = 0;
    for (size_t s = 0; s < series->count; s++) {
        labels[s] = lec_view_series_label(&drawing->view, series, s);
        if (used[s]) pixels += lec_key_pixels(labels[s]);
    }
    const double title = widest(&drawing->title_lines, 1.1 * LEC_TITLE_PIXELS);
    const bool beside =
        drawing->title_lines.count == 1 && MARGIN + title + 2 * KEY_GAP + pixels <= drawing->width;
    double x = beside ? drawing->width - pixels : MARGIN;
    double y = beside ? 34 : drawing->top;
    lec_text_put(&drawing->key, LEC_KEY_COLUMNS);
    for (size_t s = 0; s < series->count; s++) {
        if (!used[s]) continue;
        const double needed = lec_key_pixels(labels[s]);
        if (!beside && x > MARGIN && x + needed > drawing->width) {
            x = MARGIN;
            y += KEY_LINE;
        }
        lec_put_key(&drawing->key, x, y, labels[s], series->colours[s]);
        x += needed;
    }
    if (!beside) drawing->top = y + KEY_LINE;
}

/* The page is as wide as its title and notes need, up to the width at which they are broken. */
static void lay_out_words(lec_drawing *drawing)
{
    const lec_view *view = &drawing->view;
    const double title = 1.1 * LEC_TITLE_PIXELS;
    const double most = lec_page_width(view, WORDS_WIDTH) - 2 * MARGIN;
    drawing->title_lines =
        broken(view->arena, lec_words(view->style.language, view->chart->title), title, most);
    drawing->note_lines = broken(view->arena, note_of(drawing), LEC_SMALL_PIXELS, most);
    if (!(view->style.width > 0))
        drawing->width = ceil(fmax(
            drawing->width, 2 * MARGIN + fmax(widest(&drawing->title_lines, title),
                                              widest(&drawing->note_lines, LEC_SMALL_PIXELS))));
    drawing->top =
        34 + LEC_TITLE_LINE * ((double)drawing->title_lines.count - 1) + 26 +
        (drawing->note_lines.count > 0 ? LEC_NOTE_LINE * (double)drawing->note_lines.count + 7 : 0);
}

void lec_page_header(lec_drawing *drawing, const lec_series *series, const bool *used)
{
    lay_out_words(drawing);
    size_t count = 0;
    for (size_t s = 0; series != NULL && s < series->count; s++) count += used[s];
    const bool named = count > 1 || (count == 1 && drawing->view.series != LEC_NO_COLUMN);
    if (named) lay_out_key(drawing, series, used);
}

static void put_caption(lec_drawing *drawing)
{
    const lec_view *view = &drawing->view;
    const char *text = view->setting->caption != NULL ? view->setting->caption : "";
    for (size_t i = 0; i < drawing->remarks.count; i++)
        text = lec_arena_format(view->arena, "%s%s%s", text, text[0] != '\0' ? "  ·  " : "",
                                drawing->remarks.items[i]);
    if (text[0] == '\0') return;
    const char *label = lec_label_clean(view->arena, view->setting->glyphs, text, CAPTION_COLUMNS,
                                        &drawing->view.undrawable);
    const lec_lines lines =
        broken(view->arena, label, LEC_TINY_PIXELS, drawing->width - 2 * MARGIN);
    lec_text_put(&drawing->caption, "x,y,text\n");
    drawing->height = ceil(drawing->height);
    for (size_t i = 0; i < lines.count; i++) {
        lec_text_cell_number(&drawing->caption, MARGIN);
        lec_text_cell_number(&drawing->caption, drawing->height + 6 + CAPTION_LINE * (double)i);
        lec_text_cell(&drawing->caption, lines.items[i]);
        lec_text_end_row(&drawing->caption);
    }
    drawing->height += CAPTION_LINE * (double)lines.count + 8;
}

/* Below the middle of the plot area, or of the page where they are wider than that. */
static void lay_out_axis(lec_drawing *drawing)
{
    const lec_view *view = &drawing->view;
    const char *words =
        drawing->axis_note != LEC_NOTE_SHOWN ? lec_notes[drawing->axis_note] : view->chart->axis;
    if (!(drawing->axis_y > 0)) return;
    drawing->axis_lines = broken(view->arena, lec_words(view->style.language, words),
                                 LEC_LABEL_PIXELS, drawing->width - 2 * MARGIN);
    const double half = widest(&drawing->axis_lines, LEC_LABEL_PIXELS) / 2;
    drawing->axis_x = (drawing->left + drawing->right) / 2;
    if (drawing->axis_x + half > drawing->width - MARGIN)
        drawing->axis_x = fmax(drawing->width / 2, drawing->width - MARGIN - half);
    if (drawing->axis_lines.count > 1)
        drawing->height += LEC_TITLE_LINE * ((double)drawing->axis_lines.count - 1);
}

void lec_page_finish(lec_drawing *drawing)
{
    lec_text *out = &drawing->numbers;
    lay_out_axis(drawing);
    put_caption(drawing);
    lec_text_set_count(out, "WIDTH", (size_t)drawing->width);
    lec_text_set_count(out, "HEIGHT", (size_t)ceil(drawing->height));
    lec_text_set_number(out, "LEFT", ceil(drawing->left));
    lec_text_set_number(out, "RIGHT", ceil(drawing->right));
    lec_text_set_number(out, "TOP", ceil(drawing->top));
    lec_text_set_number(out, "BOTTOM", ceil(drawing->bottom));
    lec_text_set_count(out, "KEY", drawing->key.bytes.count > 0);
    lec_text_set_count(out, "CAPTION", drawing->caption.bytes.count > 0);
}

void lec_page_of_rows(lec_drawing *drawing, const char *const *labels, size_t count, double margin,
                      double pitch, const lec_series *series, const bool *used)
{
    drawing->left = margin + lec_labels_pixels(labels, count);
    lec_page_header(drawing, series, used);
    drawing->right = drawing->width - 44;
    drawing->bottom = ceil(drawing->top + pitch * (double)count);
    drawing->axis_y = drawing->bottom + 46;
    drawing->height = drawing->bottom + 68;
}

void lec_put_rows(lec_drawing *drawing, const char *const *labels, size_t count)
{
    lec_text_put(&drawing->rows, "row,label\n");
    for (size_t i = 0; i < count; i++) {
        lec_text_cell_number(&drawing->rows, (double)(i + 1));
        lec_text_cell(&drawing->rows, labels[i]);
        lec_text_end_row(&drawing->rows);
    }
}

/* 1, 2 or 5 times a power of ten, not below `least`. */
static double round_step(double least)
{
    const double power = pow(10, floor(log10(least)));
    const double steps[] = {1, 2, 5};
    for (size_t i = 0; i < 3; i++)
        if (steps[i] * power >= least * (1 - 1e-9)) return steps[i] * power;
    return 10 * power;
}

static double time_step(double least)
{
    static const double steps[] = {1,   2,   5,   10,   15,   30,   60,   120,
                                   300, 600, 900, 1200, 1800, 3600, 7200, 14400};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i] >= least) return steps[i];
    return 3600 * ceil(least / 3600);
}

double lec_axis_ticks(const lec_view *view)
{
    return fmax(2, fmin(8, lec_page_width(view, 1200) / 130));
}

lec_axis lec_axis_round(double low, double high, double ticks, bool time)
{
    if (!(high > low)) high = low + 1;
    const double least = (high - low) / ticks;
    const double step = time ? time_step(least) : round_step(least);
    return (lec_axis){step * floor(low / step + 1e-9), step * ceil(high / step - 1e-9), step};
}

void lec_put_axis(lec_drawing *drawing, lec_axis axis)
{
    lec_text_set_number(&drawing->numbers, "FROM", axis.from);
    lec_text_set_number(&drawing->numbers, "TO", axis.to);
    lec_text_set_number(&drawing->numbers, "STEP", axis.step);
}

double lec_columns_overhang(lec_axis axis, const double *positions, const char *const *labels,
                            size_t count, double plot_width)
{
    double overhang = 0;
    for (size_t i = 0; i < count; i++) {
        const double from_left = (positions[i] - axis.from) / (axis.to - axis.from) * plot_width;
        overhang = fmax(overhang, sqrt(0.5) * lec_labels_pixels(&labels[i], 1) - from_left);
    }
    return overhang;
}

double lec_put_columns(lec_drawing *drawing, const double *positions, const char *const *labels,
                       const double *borders, size_t count, double room)
{
    lec_text_put(&drawing->columns, "position,label,border\n");
    for (size_t i = 0; i < count; i++) {
        lec_text_cell_number(&drawing->columns, positions[i]);
        lec_text_cell(&drawing->columns, labels[i]);
        lec_text_cell_number(&drawing->columns, borders != NULL ? borders[i] : NAN);
        lec_text_end_row(&drawing->columns);
    }
    const double pixels = lec_labels_pixels(labels, count);
    const bool slanted = pixels + 10 > room, upright = slanted && room * sqrt(0.5) < LINE_HEIGHT;
    lec_text_set_count(&drawing->numbers, "SLANTED", upright ? 90 : slanted ? 45 : 0);
    return upright ? pixels + 20 : slanted ? pixels * sqrt(0.5) + 20 : 26;
}

/* 12,345 with the separator of the language. */
static const char *grouped(size_t number, const char *language, lec_arena *arena)
{
    const char *separator = strcmp(language, lec_chart_languages[0]) == 0 ? "," : ".";
    if (number < 1000) return lec_arena_format(arena, "%zu", number);
    return lec_arena_format(arena, "%s%s%03zu", grouped(number / 1000, language, arena), separator,
                            number % 1000);
}

const char *lec_chart_caption(const lec_corpus *corpus, const char *title, const char *version,
                              const lec_chart_style *style, lec_arena *arena)
{
    const char *language = style->language;
    const size_t count = corpus->conference_count;
    const char *conferences = lec_filled(
        arena,
        lec_words(language, lec_notes[count == 1 ? LEC_NOTE_CONFERENCE : LEC_NOTE_CONFERENCES]),
        grouped(count, language, arena), NULL);
    const char *words = lec_filled(arena, lec_words(language, lec_notes[LEC_NOTE_WORDS]),
                                   grouped(corpus->token_count, language, arena), NULL);
    return lec_arena_format(arena, "%s, %s%s%s  ·  lectern %s", conferences, words,
                            title[0] != '\0' ? "  ·  " : "", title, version);
}

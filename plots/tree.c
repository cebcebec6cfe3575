/* SPDX-License-Identifier: GPL-3.0-or-later
 * tree.c -- a dendrogram: leaves one below the other at the left, branches at their heights.
 */
#include "plots/drawing.h"

#include <math.h>
#include <stdlib.h>

static const double percent_room = 0.035; /* of the whole height */
enum { WIDTH = 1200, LEAVES_MAX = 200, MOST_WITH_ALL_SUPPORT = 45, COLOURS = 7 };

typedef struct {
    size_t count;         /* rows of the view: leaves and branches */
    size_t *row_of;       /* [count] table row of each node */
    double *height;       /* [count] 0 of a leaf */
    double *place;        /* [count] from the top, in leaves */
    size_t *left, *right; /* [count] SIZE_MAX of a leaf */
    uint32_t *leaves;     /* [leaf_count] nodes from the top */
    size_t leaf_count;
    lec_series series;
    size_t *index; /* [count] place of each node's row in the view */
} tree;

/* Nodes are numbered 0 .. count - 1, the root last; false if the rows are no such tree. */
static bool read_nodes(const lec_view *view, tree *of)
{
    of->count = view->row_count;
    of->row_of = lec_new(view->arena, size_t, of->count);
    of->index = lec_new(view->arena, size_t, of->count);
    of->height = lec_new(view->arena, double, of->count);
    of->place = lec_new(view->arena, double, of->count);
    of->left = lec_new(view->arena, size_t, of->count);
    of->right = lec_new(view->arena, size_t, of->count);
    of->leaves = lec_new(view->arena, uint32_t, of->count);
    of->series = lec_view_series(view);
    for (size_t i = 0; i < of->count; i++) {
        const size_t row = view->rows[i];
        const double node = strtod(lec_view_text(view, row, view->across), NULL);
        if (!(node >= 0 && node < (double)of->count)) return false;
        const double left = lec_view_number(view, row, view->low);
        const double right = lec_view_number(view, row, view->high);
        const bool is_leaf = isnan(left) || isnan(right);
        if (!is_leaf && !(left < node && right < node)) return false;
        of->row_of[(size_t)node] = row;
        of->index[(size_t)node] = i;
        of->left[(size_t)node] = is_leaf ? SIZE_MAX : (size_t)left;
        of->right[(size_t)node] = is_leaf ? SIZE_MAX : (size_t)right;
        of->height[(size_t)node] = is_leaf ? 0 : lec_view_number(view, row, view->value);
    }
    return true;
}

static void place_nodes(const lec_view *view, tree *of)
{
    size_t *waiting = lec_new(view->arena, size_t, of->count + 1);
    size_t left = 0;
    waiting[left++] = of->count - 1;
    while (left > 0) {
        const size_t node = waiting[--left];
        if (of->left[node] == SIZE_MAX) {
            of->place[node] = (double)of->leaf_count + 1;
            of->leaves[of->leaf_count++] = (uint32_t)node;
            continue;
        }
        waiting[left++] = of->right[node];
        waiting[left++] = of->left[node];
    }
    for (size_t node = 0; node < of->count; node++)
        if (of->left[node] != SIZE_MAX)
            of->place[node] = (of->place[of->left[node]] + of->place[of->right[node]]) / 2;
}

static void put_corner(lec_text *data, double height, double place)
{
    lec_text_cell_number(data, height);
    lec_text_cell_number(data, place);
    lec_text_end_row(data);
}

/* Each branch as a bracket, an empty line between two. */
static void put_branches(lec_drawing *drawing, const tree *of)
{
    lec_text *data = &drawing->data;
    lec_text_put(data, "height,row\n");
    for (size_t node = 0; node < of->count; node++) {
        if (of->left[node] == SIZE_MAX) continue;
        const size_t below[2] = {of->left[node], of->right[node]};
        put_corner(data, of->height[below[0]], of->place[below[0]]);
        put_corner(data, of->height[node], of->place[below[0]]);
        put_corner(data, of->height[node], of->place[below[1]]);
        put_corner(data, of->height[below[1]], of->place[below[1]]);
        lec_text_put(data, "\n");
    }
}

/* The height of the branch above each node; infinite above the root. */
static const double *heights_above(const lec_view *view, const tree *of)
{
    double *above = lec_new(view->arena, double, of->count);
    for (size_t node = 0; node < of->count; node++) above[node] = INFINITY;
    for (size_t node = 0; node < of->count; node++) {
        if (of->left[node] == SIZE_MAX) continue;
        above[of->left[node]] = above[of->right[node]] = of->height[node];
    }
    return above;
}

/* Whether the per cent of a branch has more room to the left of its line than to the right, where
 * the line of the branch above it stands. */
static bool stands_left(const tree *of, const double *above, size_t node)
{
    double room = of->height[node];
    const size_t below[2] = {of->left[node], of->right[node]};
    for (size_t side = 0; side < 2; side++) {
        const size_t child = below[side];
        if (of->left[child] == SIZE_MAX) continue;
        const double nearest = fmin(fabs(of->place[of->left[child]] - of->place[node]),
                                    fabs(of->place[of->right[child]] - of->place[node]));
        const bool spans = of->place[of->left[child]] < of->place[node] &&
                           of->place[of->right[child]] > of->place[node];
        if (spans || nearest < 0.6) room = fmin(room, of->height[node] - of->height[child]);
    }
    const double beside = above[node] - of->height[node];
    return beside < percent_room * of->height[of->count - 1] && room > beside;
}

/* Colours of the leaves, then the per cent at the branches: to their right, or left. */
static void put_marks(lec_drawing *drawing, const tree *of)
{
    const lec_view *view = &drawing->view;
    lec_text *marks = &drawing->columns;
    const double *above = heights_above(view, of);
    lec_text_put(marks, "height,row,colour,is_leaf,right,left\n");
    for (size_t node = 0; node < of->count; node++) {
        const bool is_leaf = of->left[node] == SIZE_MAX;
        const double support = lec_view_number(view, of->row_of[node], view->length);
        const bool few = of->leaf_count <= MOST_WITH_ALL_SUPPORT;
        if (!is_leaf && (isnan(support) || (!few && support < 0.5))) continue;
        lec_text_cell_number(marks, of->height[node]);
        lec_text_cell_number(marks, of->place[node]);
        lec_text_cell(marks,
                      is_leaf ? of->series.colours[of->series.row_id[of->index[node]]] : "ALL");
        lec_text_cell_number(marks, is_leaf);
        const char *text = is_leaf ? "" : lec_arena_format(view->arena, "%.0f", 100 * support);
        const bool left = !is_leaf && stands_left(of, above, node);
        lec_text_cell(marks, left ? "" : text);
        lec_text_cell(marks, left ? text : "");
        lec_text_end_row(marks);
    }
}

/* With more names than there are colours none is told by its colour. */
static void take_colours_away(tree *of)
{
    if (of->series.count <= COLOURS) return;
    for (size_t s = 0; s < of->series.count; s++) of->series.colours[s] = "ALL";
}

static lec_status draw(lec_drawing *drawing, lec_error *error)
{
    lec_view *view = &drawing->view;
    tree of = {0};
    if (!read_nodes(view, &of))
        return lec_fail(error, LEC_BAD_DATA, "chart %s: the rows of its table are no tree",
                        view->chart->name);
    place_nodes(view, &of);
    take_colours_away(&of);
    if (of.leaf_count < 3 || of.leaf_count > LEAVES_MAX) return LEC_OK;
    drawing->shown = drawing->total = of.leaf_count;
    const char **labels = lec_new(view->arena, const char *, of.leaf_count);
    bool *used = lec_new(view->arena, bool, of.series.count);
    size_t named = 0;
    for (size_t i = 0; i < of.leaf_count; i++) {
        const size_t node = of.leaves[i];
        labels[i] = lec_view_label(view, view->label,
                                   lec_view_text(view, of.row_of[node], view->label), "(no name)");
        const uint32_t series = of.series.row_id[of.index[node]];
        used[series] = of.series.texts[series][0] != '\0';
        named += used[series];
    }
    lec_put_rows(drawing, labels, of.leaf_count);
    put_branches(drawing, &of);
    put_marks(drawing, &of);
    const lec_axis axis =
        lec_axis_round(0, 1.04 * of.height[of.count - 1], fmin(6, lec_axis_ticks(view)), false);
    lec_put_axis(drawing, axis);
    drawing->width = lec_page_width(view, WIDTH);
    const double pitch = fmin(34, fmax(18, 700 / (double)of.leaf_count));
    const bool has_key = named > 0 && of.series.count <= COLOURS;
    lec_page_of_rows(drawing, labels, of.leaf_count, 40, pitch, has_key ? &of.series : NULL, used);
    lec_text_set_count(&drawing->numbers, "ROWS", of.leaf_count);
    return LEC_OK;
}

static const char template[] = LEC_SCRIPT_OF_ROWS(
    "-0.6") "  plot ROWS_DATA using (-1e9):1:ytic(2) with points pointtype 0, \\\n"
            "    DATA using 1:2 with lines linewidth 1.6 linecolor rgb INK, \\\n"
            "    COLUMNS_DATA using ($4 == 1 ? $1 : NaN):2:(colour(3)) with points "
            "pointtype 5 pointsize 0.8 linecolor rgb variable, \\\n"
            "    '' using ($4 == 1 ? NaN : $1):2:5 with labels left offset 0.4, 0.45 "
            "font TINY textcolor rgb MUTED, \\\n"
            "    '' using ($4 == 1 ? NaN : $1):2:6 with labels right offset -0.4, 0.45 "
            "font TINY textcolor rgb MUTED\n";

const lec_shape lec_shape_tree = {draw, template};

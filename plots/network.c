/* SPDX-License-Identifier: GPL-3.0-or-later
 * network.c -- a network drawn: what is tied closely stands close together.
 *
 * Nodes stand so that their distances on the page are as nearly as possible those along the edges
 * (stress majorization: Gansner, Koren & North 2004, doi:10.1007/978-3-540-31843-9_25), from a
 * start that is the same in every run; then the long side of the cloud is laid across the page. */
#include "plots/drawing.h"
#include "plots/placing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    WIDTH = 1200,
    AREA = 760,
    LEAST_AREA = 180,
    NODES_MAX = 60,
    STEPS = 300,
    RINGS = 5,
    DOT = 8,
    WIDTHS = 5,
    COLOURS = 7
};
static const double least_radius = 5, most_radius = 24, border = 60;

typedef struct {
    uint32_t id; /* of the name */
    double count, strength;
    size_t group; /* from 1; 0: unknown */
    size_t part;  /* the first node that an edge, or several, lead to */
    double x, y;  /* pixels at the end */
    double radius;
} node;

typedef struct {
    uint32_t first, second; /* nodes */
    double weight;
} edge;

typedef struct {
    lec_vocabulary *names;
    node *nodes;
    edge *edges;
    size_t node_count, edge_count, all_nodes;
    double heaviest, most_used;
    double *distance; /* [node_count * node_count] */
} network;

/* --- nodes and edges ------------------------------------------------------------------------- */

static uint32_t name_added(const lec_view *view, network *of, size_t row, size_t column)
{
    const char *text = lec_view_text(view, row, column);
    return lec_vocabulary_add(of->names, text, strlen(text));
}

static void add_use(const lec_view *view, node *to, size_t row, size_t count, size_t group)
{
    const double number = lec_view_number(view, row, group);
    to->count = fmax(to->count, lec_view_number(view, row, count)); /* fmax passes over NaN */
    to->strength += lec_view_number(view, row, view->value);
    to->group = isnan(number) ? 0 : (size_t)number;
}

static int strongest_first(const void *a, const void *b)
{
    const node *one = a, *other = b;
    if (one->strength != other->strength) return one->strength > other->strength ? -1 : 1;
    return (one->id > other->id) - (one->id < other->id);
}

/* The strongest nodes, and the edges between them. */
static void keep_strongest(const lec_view *view, network *of)
{
    const size_t most = view->chart->most > 0 && view->chart->most < NODES_MAX ? view->chart->most
                                                                               : (size_t)NODES_MAX;
    uint32_t *place = lec_new(view->arena, uint32_t, of->all_nodes);
    qsort(of->nodes, of->all_nodes, sizeof *of->nodes, strongest_first);
    of->node_count = of->all_nodes < most ? of->all_nodes : most;
    for (size_t n = 0; n < of->all_nodes; n++)
        place[of->nodes[n].id] = n < of->node_count ? (uint32_t)n : UINT32_MAX;
    size_t kept = 0;
    for (size_t e = 0; e < of->edge_count; e++) {
        edge own = of->edges[e];
        own.first = place[own.first];
        own.second = place[own.second];
        if (own.first == UINT32_MAX || own.second == UINT32_MAX) continue;
        of->edges[kept++] = own;
        of->heaviest = fmax(of->heaviest, own.weight);
    }
    of->edge_count = kept;
    for (size_t n = 0; n < of->node_count; n++)
        of->most_used = fmax(of->most_used, of->nodes[n].count);
    for (size_t n = 0; n < of->node_count; n++)
        of->nodes[n].radius =
            fmax(least_radius, most_radius * sqrt(of->nodes[n].count / fmax(1, of->most_used)));
}

static network collect(const lec_view *view)
{
    network of = {.names = lec_vocabulary_new(view->arena),
                  .nodes = lec_new(view->arena, node, 2 * view->row_count),
                  .edges = lec_new(view->arena, edge, view->row_count)};
    for (size_t i = 0; i < view->row_count; i++) {
        const size_t row = view->rows[i];
        const double weight = lec_view_number(view, row, view->value);
        if (!(weight > 0)) continue;
        const uint32_t first = name_added(view, &of, row, view->label);
        const uint32_t second = name_added(view, &of, row, view->across);
        add_use(view, &of.nodes[first], row, view->length, view->series);
        add_use(view, &of.nodes[second], row, view->low, view->high);
        of.edges[of.edge_count++] = (edge){first, second, weight};
    }
    of.all_nodes = lec_vocabulary_count(of.names);
    for (size_t n = 0; n < of.all_nodes; n++) of.nodes[n].id = (uint32_t)n;
    if (of.all_nodes > 0) keep_strongest(view, &of);
    return of;
}

/* --- where they stand ------------------------------------------------------------------------ */

/* Along the edges, a heavy one shorter (Floyd & Warshall); infinite between two parts. */
static void find_distances(lec_arena *arena, network *of)
{
    const size_t n = of->node_count;
    double *d = of->distance = lec_new(arena, double, n *n);
    for (size_t i = 0; i < n * n; i++) d[i] = i / n == i % n ? 0 : INFINITY;
    for (size_t e = 0; e < of->edge_count; e++) {
        const edge *own = &of->edges[e];
        const double length = 1.4 - 0.6 * own->weight / of->heaviest;
        d[own->first * n + own->second] = d[own->second * n + own->first] = length;
    }
    for (size_t via = 0; via < n; via++)
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                d[i * n + j] = fmin(d[i * n + j], d[i * n + via] + d[via * n + j]);
}

static double distance(const network *of, size_t i, size_t j)
{
    return of->distance[i * of->node_count + j];
}

/* The strongest node of a part in the middle, the others around it as far as they are. */
static void start(network *of)
{
    const double turn = 2.399963229728653; /* the golden angle: no two in one direction */
    for (size_t i = 0; i < of->node_count; i++) {
        size_t root = 0;
        while (!isfinite(distance(of, i, root))) root++;
        of->nodes[i].part = root;
        of->nodes[i].x = distance(of, i, root) * cos(turn * (double)i);
        of->nodes[i].y = distance(of, i, root) * sin(turn * (double)i);
    }
}

/* One node moves to where all others of its part want it. */
static void settle(network *of, size_t i)
{
    double x = 0, y = 0, all = 0;
    for (size_t j = 0; j < of->node_count; j++) {
        const node *own = &of->nodes[i], *other = &of->nodes[j];
        if (j == i || own->part != other->part) continue;
        const double wanted = distance(of, i, j);
        const double apart = fmax(1e-9, hypot(own->x - other->x, own->y - other->y));
        const double weight = 1 / (wanted * wanted);
        x += weight * (other->x + wanted * (own->x - other->x) / apart);
        y += weight * (other->y + wanted * (own->y - other->y) / apart);
        all += weight;
    }
    if (!(all > 0)) return;
    of->nodes[i].x = x / all;
    of->nodes[i].y = y / all;
}

/* A part of the network that no edge joins to another, and the room that it takes. */
typedef struct {
    size_t part; /* its first node */
    double left, top, right, bottom;
} island;

/* Turns a part so that it is longest across. */
static island lay_across(network *of, size_t part)
{
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < of->node_count; i++) {
        if (of->nodes[i].part != part) continue;
        n++;
        x += of->nodes[i].x;
        y += of->nodes[i].y;
    }
    for (size_t i = 0; i < of->node_count; i++) {
        node *own = &of->nodes[i];
        if (own->part != part) continue;
        own->x -= x / n;
        own->y -= y / n;
        xx += own->x * own->x;
        yy += own->y * own->y;
        xy += own->x * own->y;
    }
    const double angle = 0.5 * atan2(2 * xy, xx - yy);
    island room = {part, 0, 0, 0, 0};
    for (size_t i = 0; i < of->node_count; i++) {
        node *own = &of->nodes[i];
        if (own->part != part) continue;
        const double along = own->x * cos(angle) + own->y * sin(angle);
        own->y = own->y * cos(angle) - own->x * sin(angle);
        own->x = along;
        room.left = fmin(room.left, own->x - 0.3);
        room.right = fmax(room.right, own->x + 0.9); /* a label */
        room.top = fmin(room.top, own->y - 0.3);
        room.bottom = fmax(room.bottom, own->y + 0.3);
    }
    return room;
}

static int largest_first(const void *a, const void *b)
{
    const island *one = a, *other = b;
    const double size = (one->right - one->left) * (one->bottom - one->top);
    const double others = (other->right - other->left) * (other->bottom - other->top);
    if (size != others) return size > others ? -1 : 1;
    return (one->part > other->part) - (one->part < other->part);
}

/* The parts side by side in rows, the largest first. */
static void lay_side_by_side(lec_arena *arena, network *of)
{
    island *islands = lec_new(arena, island, of->node_count);
    size_t count = 0;
    double area = 0, widest = 0;
    for (size_t i = 0; i < of->node_count; i++)
        if (of->nodes[i].part == i) islands[count++] = lay_across(of, i);
    qsort(islands, count, sizeof *islands, largest_first);
    for (size_t p = 0; p < count; p++) {
        const double wide = islands[p].right - islands[p].left;
        area += wide * (islands[p].bottom - islands[p].top);
        widest = fmax(widest, wide);
    }
    const double room = fmax(widest, sqrt(1.6 * area));
    double x = 0, y = 0, tallest = 0;
    for (size_t p = 0; p < count; p++) {
        const island *own = &islands[p];
        const double wide = own->right - own->left;
        if (x > 0 && x + wide > room) {
            x = 0;
            y += tallest;
            tallest = 0;
        }
        for (size_t i = 0; i < of->node_count; i++) {
            if (of->nodes[i].part != own->part) continue;
            of->nodes[i].x += x - own->left;
            of->nodes[i].y += y - own->top;
        }
        x += wide;
        tallest = fmax(tallest, own->bottom - own->top);
    }
}

static void lay_out(lec_arena *arena, network *of)
{
    find_distances(arena, of);
    start(of);
    for (size_t step = 0; step < STEPS; step++)
        for (size_t i = 0; i < of->node_count; i++) settle(of, i);
    lay_side_by_side(arena, of);
}

static island extent(const network *of)
{
    island all = {0, INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < of->node_count; i++) {
        all.left = fmin(all.left, of->nodes[i].x);
        all.right = fmax(all.right, of->nodes[i].x);
        all.top = fmin(all.top, of->nodes[i].y);
        all.bottom = fmax(all.bottom, of->nodes[i].y);
    }
    return all;
}

/* Into the plot area, which becomes as high as it needs; both axes alike unless one would stay half
 * empty. */
static void fit(lec_drawing *drawing, network *of)
{
    const island all = extent(of);
    const double across = fmax(0.5, all.right - all.left), down = fmax(0.5, all.bottom - all.top);
    const double wide = (drawing->right - drawing->left - 4 * border) / across;
    const double most = fmin(AREA, 0.9 * drawing->width);
    const double tall = fmax(fmin(most, wide * down + 2 * border), LEAST_AREA);
    drawing->bottom = ceil(drawing->top) + round(tall);
    const double high = (tall - 2 * border) / down;
    const double scale = 1.6 * fmin(wide, high);
    const double x = (drawing->left + drawing->right) / 2, y = (drawing->top + drawing->bottom) / 2;
    for (size_t i = 0; i < of->node_count; i++) {
        node *own = &of->nodes[i];
        own->x = round(x + (own->x - (all.left + all.right) / 2) * fmin(wide, scale));
        own->y = round(y + (own->y - (all.top + all.bottom) / 2) * fmin(high, scale));
    }
}

/* --- the files ------------------------------------------------------------------------------- */

static const char *colour_of(lec_arena *arena, const node *own)
{
    return lec_arena_format(arena, "COLOUR%zu",
                            own->group > 0 ? (own->group - 1) % COLOURS + 1 : 1);
}

static void put_edges(lec_drawing *drawing, const network *of)
{
    lec_text *out = &drawing->columns;
    lec_text_put(out, "x,y,to_x,to_y,width,weight\n");
    for (size_t e = of->edge_count; e-- > 0;) { /* the heaviest last, above the others */
        const edge *own = &of->edges[e];
        const node *one = &of->nodes[own->first], *other = &of->nodes[own->second];
        lec_text_cell_number(out, one->x);
        lec_text_cell_number(out, one->y);
        lec_text_cell_number(out, other->x);
        lec_text_cell_number(out, other->y);
        lec_text_cell_number(out, fmax(1, ceil(WIDTHS * own->weight / of->heaviest)));
        lec_text_cell_number(out, own->weight);
        lec_text_end_row(out);
    }
}

static int most_used_first(const void *a, const void *b)
{
    const node *one = a, *other = b;
    if (one->count != other->count) return one->count > other->count ? -1 : 1;
    return (one->id > other->id) - (one->id < other->id);
}

/* No label over a node; over an edge only where there is no other place. */
typedef struct {
    lec_placing strict, loose;
} places;

static places find_places(const lec_drawing *drawing, const network *of)
{
    const lec_placing empty = {
        .arena = drawing->view.arena,
        .within = {drawing->left, drawing->top, drawing->right, drawing->bottom}};
    places out = {empty, empty};
    for (size_t n = 0; n < of->node_count; n++) {
        const node *own = &of->nodes[n];
        lec_placing_take(&out.strict, lec_box_around(own->x, own->y, own->radius));
        lec_placing_take(&out.loose, lec_box_around(own->x, own->y, own->radius));
    }
    for (size_t e = 0; e < of->edge_count; e++) {
        const node *one = &of->nodes[of->edges[e].first], *other = &of->nodes[of->edges[e].second];
        const double length = fmax(1, hypot(one->x - other->x, one->y - other->y));
        const size_t dots = (size_t)(length / DOT);
        for (size_t dot = 0; dot <= dots; dot++) {
            const double at = DOT * (double)dot;
            if (at < one->radius || at > length - other->radius) continue;
            lec_placing_take(&out.strict,
                             lec_box_around(one->x + at / length * (other->x - one->x),
                                            one->y + at / length * (other->y - one->y), 2));
        }
    }
    return out;
}

static void put_label(lec_drawing *drawing, places *in, const node *own, const char *label)
{
    lec_placed at;
    lec_text *rows = &drawing->rows;
    const double width = lec_label_ems(label) * LEC_SMALL_PIXELS;
    if (!lec_placing_find(&in->strict, own->x, own->y, own->radius, width, 0, &at) &&
        !lec_placing_find(&in->loose, own->x, own->y, own->radius, width, RINGS, &at))
        return;
    lec_placing_take_label(&in->strict, &at, own->x, own->y, width);
    lec_placing_take_label(&in->loose, &at, own->x, own->y, width);
    lec_text_cell_number(rows, at.left);
    lec_text_cell_number(rows, at.middle);
    lec_text_cell(rows, label);
    lec_text_cell_number(rows, at.apart ? own->x : NAN);
    lec_text_cell_number(rows, at.apart ? own->y : NAN);
    lec_text_cell_number(rows, at.line_x);
    lec_text_cell_number(rows, at.line_y);
    lec_text_end_row(rows);
    drawing->shown++;
}

/* Puts the nodes; their order is lost to the edges, which are put before. */
static void put_nodes(lec_drawing *drawing, network *of)
{
    lec_view *view = &drawing->view;
    places in = find_places(drawing, of);
    qsort(of->nodes, of->node_count, sizeof *of->nodes, most_used_first);
    lec_text_put(&drawing->data, "x,y,radius,colour,label,count,group\n");
    lec_text_put(&drawing->rows, "x,y,label,node_x,node_y,line_x,line_y\n");
    for (size_t n = 0; n < of->node_count; n++) {
        const node *own = &of->nodes[n];
        const char *label = lec_view_label(view, view->label,
                                           lec_vocabulary_texts(of->names)[own->id], "(no name)");
        lec_text_cell_number(&drawing->data, own->x);
        lec_text_cell_number(&drawing->data, own->y);
        lec_text_cell_number(&drawing->data, round(10 * own->radius) / 10);
        lec_text_cell(&drawing->data, colour_of(view->arena, own));
        lec_text_cell(&drawing->data, label);
        lec_text_cell_number(&drawing->data, own->count);
        lec_text_cell_number(&drawing->data, (double)own->group);
        lec_text_end_row(&drawing->data);
        put_label(drawing, &in, own, label);
    }
}

static lec_status draw(lec_drawing *drawing, lec_error *error)
{
    (void)error;
    const lec_view *view = &drawing->view;
    network of = collect(view);
    if (of.node_count < 2) return LEC_OK;
    drawing->shown = of.node_count;
    drawing->total = of.all_nodes;
    drawing->width = lec_page_width(view, WIDTH);
    lec_annotate(drawing, LEC_NOTE_AREA, NULL, NULL);
    drawing->left = 18;
    lec_page_header(drawing, NULL, NULL);
    drawing->right = drawing->width - 18;
    lay_out(view->arena, &of);
    fit(drawing, &of);
    drawing->height = drawing->bottom + 12;
    put_edges(drawing, &of);
    drawing->shown = 0;
    put_nodes(drawing, &of);
    lec_remark_count(drawing, LEC_NOTE_WITHOUT_ROOM, of.node_count - drawing->shown);
    drawing->shown = of.node_count;
    lec_text_set_count(&drawing->numbers, "WIDTHS", WIDTHS);
    return LEC_OK;
}

static const char template[] =
    "  set xrange [LEFT:RIGHT]; set yrange [BOTTOM:TOP]\n"
    "  set style fill solid noborder\n"
    "  plot for [W = 1:WIDTHS] COLUMNS_DATA using ($5 == W ? $1 : NaN):2:($3 - $1):($4 - $2) with "
    "vectors nohead linewidth 0.8*W linecolor rgb '#c4c8cc', \\\n"
    "    DATA using 1:2:3:(colour(4)) with circles fillstyle solid border linewidth 1.2 "
    "linecolor rgb variable, \\\n"
    "    ROWS_DATA using 4:5:($6 - $4):($7 - $5) with vectors nohead linewidth 0.6 "
    "linecolor rgb MUTED, \\\n"
    "    '' using 1:2:3 with labels left font SMALL textcolor rgb INK\n";

const lec_shape lec_shape_network = {draw, template};

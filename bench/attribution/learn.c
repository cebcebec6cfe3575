/* SPDX-License-Identifier: GPL-3.0-or-later
 * learn.c -- learns the weights of io/attribution, and shows what they are worth on houses left
 * out.
 *
 *   lectern_learn --prefix LEC_ROLE --classes principal,journalist,... [--l2 L] [--power P]
 *                 [--styles S] [--leave INSTITUTION,...] [--table] [--temperature T] MATRIX >
 * WEIGHTS
 *
 * MATRIX is a table with tabs and a head: house, file, unit, class, weight, then one column a
 * feature. All houses together weigh the same: a row counts weight^P (0.5) divided by its house's
 * sum; styles together count S (1) times the real houses. The weights are multinomial logistic with
 * penalty L; the temperature makes the log loss least on predictions of houses that were left out,
 * one institution (the house's name up to its `-`) or a quarter of the styles at a time. Styles
 * made of a left-out institution's conversations (file name `INSTITUTION.`) are left out with it.
 *
 *   --only    takes these features (`label*`: all that begin so)
 *   --as A=B  rows of class A count as B
 *   --skip A  rows of class A do not count
 *   --leave   learns without these institutions (`style-1*`: all that begin so)
 *   --table   only the table of the houses left out, on standard output
 *   --wrong   only the rows that come out wrong when left out
 *   --temperature   takes it instead of learning it (no houses are left out: quick)
 *
 * The output is a .def: PREFIX_TEMPERATURE(t), PREFIX_BIAS(b, ...), PREFIX_WEIGHT(name, mean,
 * scale, w, ...) with hexadecimal floats; of two classes only the second's. The same bytes on every
 * machine. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/attribution/logistic.h"
#include "bench/attribution/truth.h"

enum { FIXED_COLUMNS = 5, BINS = 10, TEMPERATURE_STEPS = 60, STYLE_FOLDS = 4 };

typedef LEC_ARRAY(const char *) names;

typedef struct {
    const char *prefix, *classes, *leave, *matrix;
    const char *only; /* features between commas, or NULL for all */
    double penalty, power, styles, temperature;
    const char *as,
        *skip; /* CLASS=CLASS: rows of the first count as the second; a class left out */
    bool table, wrong;
} request;

typedef struct {
    names features, classes, houses, institutions;
    const char **unit;     /* [rows] file and unit as in the matrix, for --wrong */
    LEC_ARRAY(bool) taken; /* of the columns of features */
    size_t rows;
    float *values;
    uint8_t *labels;
    uint32_t *house;          /* [rows] */
    uint32_t *source;         /* [rows] institution of a style's conversation, LEC_NONE: none */
    double *stated, *weights; /* [rows] the column weight; what a row counts */
    uint32_t *institution;    /* [houses] */
    uint32_t *fold;           /* [institutions] those of one number are left out together */
    bool *left;               /* [institutions] left out of everything */
    double *scores;           /* [rows * classes] of models that had not seen the row's house */
} table;

/* --- reading --------------------------------------------------------------------------------- */

static uint32_t number_of(names *all, const char *name, lec_arena *arena)
{
    for (size_t i = all->count; i-- > 0;)
        if (strcmp(all->items[i], name) == 0) return (uint32_t)i;
    LEC_PUSH(arena, *all, lec_arena_text(arena, name, strlen(name)));
    return (uint32_t)(all->count - 1);
}

static void split_names(names *out, const char *text, lec_arena *arena)
{
    while (*text != '\0') {
        const size_t length = strcspn(text, ",");
        LEC_PUSH(arena, *out, lec_arena_text(arena, text, length));
        text += length + (text[length] == ',');
    }
}

static char *next_cell(char **at)
{
    char *cell = *at;
    *at += strcspn(*at, "\t\n");
    if (**at != '\0') *(*at)++ = '\0';
    return cell;
}

/* Whether `name` is one of the words between commas, or begins with one that ends in `*`. */
static bool is_listed(const char *name, const char *list)
{
    while (list != NULL && *list != '\0') {
        const size_t length = strcspn(list, ",");
        const size_t stem = length > 0 && list[length - 1] == '*' ? length - 1 : length;
        if (strncmp(name, list, stem) == 0 && (stem < length || name[stem] == '\0')) return true;
        list += length + (list[length] == ',');
    }
    return false;
}

/* The class as which a row counts; NULL: not at all. */
static const char *class_of(const request *asked, const char *class)
{
    const size_t length = strlen(class);
    if (asked->skip != NULL && strcmp(asked->skip, class) == 0) return NULL;
    if (asked->as != NULL && strncmp(asked->as, class, length) == 0 && asked->as[length] == '=')
        return asked->as + length + 1;
    return class;
}

/* Reads one line into row `*row`, which moves on unless the row is skipped. */
static bool read_row(table *to, char *line, size_t *place, const request *asked, lec_arena *arena)
{
    const size_t row = *place;
    const char *house = next_cell(&line), *file = next_cell(&line), *unit = next_cell(&line);
    const char *class = class_of(asked, next_cell(&line));
    size_t c = 0;
    if (class == NULL) return true;
    while (c < to->classes.count && strcmp(to->classes.items[c], class) != 0) c++;
    if (c == to->classes.count) {
        fprintf(stderr, "%s:%zu: no class %s\n", asked->matrix, row + 2, class);
        return false;
    }
    const size_t houses = to->houses.count;
    to->house[row] = number_of(&to->houses, house, arena);
    if (to->houses.count > houses && to->houses.count <= 4096)
        to->institution[houses] =
            number_of(&to->institutions, truth_institution(house, arena), arena);
    to->source[row] = LEC_NONE;
    const size_t dot = strcspn(file, ".");
    for (size_t i = 0; strncmp(house, "style-", 6) == 0 && i < to->institutions.count; i++)
        if (strlen(to->institutions.items[i]) == dot &&
            strncmp(to->institutions.items[i], file, dot) == 0)
            to->source[row] = (uint32_t)i;
    to->labels[row] = (uint8_t)c;
    to->unit[row] = asked->wrong ? lec_arena_format(arena, "%s\t%s", file, unit) : "";
    to->stated[row] = strtod(next_cell(&line), NULL);
    for (size_t column = 0, f = 0; column < to->taken.count; column++) {
        const char *cell = next_cell(&line);
        if (to->taken.items[column])
            to->values[row * to->features.count + f++] = strtof(cell, NULL);
    }
    ++*place;
    return true;
}

static char *whole_file(const char *path, lec_arena *arena)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) return NULL;
    char *text = NULL;
    if (fseek(file, 0, SEEK_END) == 0) {
        const long length = ftell(file);
        rewind(file);
        text = lec_arena_alloc(arena, (size_t)length + 1, 1);
        text[fread(text, 1, (size_t)length, file)] = '\0';
    }
    fclose(file);
    return text;
}

static bool read_matrix(const request *asked, table *to, lec_arena *arena)
{
    char *text = whole_file(asked->matrix, arena);
    if (text == NULL) {
        fprintf(stderr, "%s: cannot be read\n", asked->matrix);
        return false;
    }
    split_names(&to->classes, asked->classes, arena);
    size_t lines = 0;
    for (const char *c = text; *c != '\0'; c++) lines += *c == '\n';
    char *at = text, *head = text;
    at += strcspn(at, "\n") + 1;
    at[-1] = '\0';
    for (int column = 0; *head != '\0'; column++) {
        const char *name = next_cell(&head);
        if (column < FIXED_COLUMNS) continue;
        LEC_PUSH(arena, to->taken, asked->only == NULL || is_listed(name, asked->only));
        if (to->taken.items[to->taken.count - 1]) LEC_PUSH(arena, to->features, name);
    }
    to->values = lec_new(arena, float, lines * to->features.count);
    to->labels = lec_new(arena, uint8_t, lines);
    to->unit = lec_new(arena, const char *, lines);
    to->house = lec_new(arena, uint32_t, lines);
    to->source = lec_new(arena, uint32_t, lines);
    to->stated = lec_new(arena, double, lines);
    to->weights = lec_new(arena, double, lines);
    to->institution = lec_new(arena, uint32_t, 4096);
    while (*at != '\0') {
        const size_t length = strcspn(at, "\n");
        char *line = at;
        at += length + (at[length] != '\0');
        line[length] = '\0';
        if (!read_row(to, line, &to->rows, asked, arena)) return false;
    }
    to->scores = lec_new(arena, double, to->rows * to->classes.count);
    return to->classes.count > 1 && to->classes.count <= LOGISTIC_CLASSES_MAX &&
           to->houses.count <= 4096;
}

/* --- learning -------------------------------------------------------------------------------- */

static bool is_style(const char *house)
{
    return strncmp(house, "style-", 6) == 0;
}

/* pow() may differ in its last bit between libraries; the square root may not. */
static double powered(double x, double power)
{
    if (power == 0.5) return sqrt(x);
    if (power == 1.0) return x;
    return logistic_exp(power * logistic_log(x));
}

static bool is_of(const table *it, size_t row, uint32_t fold)
{
    const uint32_t source = it->source[row];
    return fold != LEC_NONE && (it->fold[it->institution[it->house[row]]] == fold ||
                                (source != LEC_NONE && it->fold[source] == fold));
}

static bool is_left(const table *it, size_t row)
{
    const uint32_t source = it->source[row];
    return it->left[it->institution[it->house[row]]] || (source != LEC_NONE && it->left[source]);
}

/* Every institution is a fold of its own, except styles: the last digit of their number says which
 * of four it is. Folds have the numbers 0..3 and from 4 on. */
static void divide_in_folds(table *it, lec_arena *arena)
{
    it->fold = lec_new(arena, uint32_t, it->institutions.count + 1);
    for (uint32_t i = 0; i < it->institutions.count; i++) {
        const char *name = it->institutions.items[i];
        it->fold[i] = i + STYLE_FOLDS;
        if (is_style(name)) it->fold[i] = (uint32_t)strtoul(name + 6, NULL, 10) % 10 % STYLE_FOLDS;
    }
}

/* What each row counts, without the institutions asked for and one fold more; LEC_NONE: none. */
static void weigh(table *it, const request *asked, uint32_t without, lec_arena *arena)
{
    double *sums = lec_new(arena, double, it->houses.count), kinds[2] = {0};
    for (size_t row = 0; row < it->rows; row++) {
        const bool out = is_of(it, row, without) || is_left(it, row);
        it->weights[row] =
            out || !(it->stated[row] > 0.0) ? 0.0 : powered(it->stated[row], asked->power);
        sums[it->house[row]] += it->weights[row];
    }
    for (size_t h = 0; h < it->houses.count; h++)
        kinds[is_style(it->houses.items[h])] += sums[h] > 0.0;
    for (size_t row = 0; row < it->rows; row++) {
        const bool style = is_style(it->houses.items[it->house[row]]);
        const double sum = sums[it->house[row]];
        const double part = style ? asked->styles * fmax(kinds[0], 1.0) / kinds[1] : 1.0;
        if (sum > 0.0) it->weights[row] *= part / sum;
    }
}

static logistic_model learn(table *it, const request *asked, uint32_t without,
                            const logistic_model *start, lec_arena *arena)
{
    weigh(it, asked, without, arena);
    const logistic_data data = {it->rows,   it->features.count, it->classes.count,
                                it->values, it->labels,         it->weights};
    return logistic_fit(&data, asked->penalty, start, arena);
}

/* Scores every row by a model that saw neither its institution nor that of its conversation. */
static void leave_out_each(table *it, const request *asked, const logistic_model *start)
{
    const uint32_t folds = (uint32_t)it->institutions.count + STYLE_FOLDS;
    for (uint32_t fold = 0; fold < folds; fold++) {
        bool any = false;
        for (size_t h = 0; h < it->houses.count; h++) any |= it->fold[it->institution[h]] == fold;
        if (!any) continue;
        lec_arena *own = lec_arena_new();
        const logistic_model model = learn(it, asked, fold, start, own);
        for (size_t row = 0; row < it->rows; row++)
            if (it->fold[it->institution[it->house[row]]] == fold)
                logistic_scores(&model, it->values + row * it->features.count,
                                it->scores + row * it->classes.count);
        lec_arena_free(own);
    }
}

static double log_loss(const table *it, double temperature)
{
    double sum = 0.0, p[LOGISTIC_CLASSES_MAX];
    for (size_t row = 0; row < it->rows; row++) {
        if (!(it->weights[row] > 0.0)) continue;
        logistic_softmax(it->scores + row * it->classes.count, it->classes.count, temperature, p);
        const double of = p[it->labels[row]];
        sum -= it->weights[row] * logistic_log(of > 1e-12 ? of : 1e-12);
    }
    return sum;
}

/* Golden section over the logarithm of the temperature between 1/8 and 8. */
static double best_temperature(const table *it)
{
    static const double golden = 0x1.3c6ef372fe94fp-1;
    double low = -2.0794415416798357, high = 2.0794415416798357;
    for (int i = 0; i < TEMPERATURE_STEPS; i++) {
        const double a = high - golden * (high - low), b = low + golden * (high - low);
        if (log_loss(it, logistic_exp(a)) < log_loss(it, logistic_exp(b)))
            high = b;
        else
            low = a;
    }
    return (double)(float)logistic_exp((low + high) / 2.0);
}

/* --- what comes out -------------------------------------------------------------------------- */

static void print_weights(const table *it, const logistic_model *model, double temperature,
                          const request *asked)
{
    const size_t first = it->classes.count == 2;
    printf("/* SPDX-License-Identifier: GPL-3.0-or-later\n"
           " * learned by bench/attribution/learn.c; never edited by hand. */\n");
    printf("%s_TEMPERATURE(%a)\n%s_BIAS(", asked->prefix, temperature, asked->prefix);
    for (size_t c = first; c < it->classes.count; c++)
        printf("%s%a", c == first ? "" : ", ", (double)(float)model->bias[c]);
    printf(")\n");
    for (size_t f = 0; f < it->features.count; f++) {
        printf("%s_WEIGHT(%s, %a, %a", asked->prefix, it->features.items[f], model->mean[f],
               model->scale[f]);
        for (size_t c = first; c < it->classes.count; c++)
            printf(", %a", (double)(float)model->weight[c * it->features.count + f]);
        printf(")\n");
    }
}

typedef struct {
    double words, right, loss, sure, doubt, bins[BINS][3];
} house_result;

static void print_table(const table *it, double temperature)
{
    printf("| house | rows | right | log loss | wrong at .75 %% | below .75 %% | ece |\n"
           "|---|--:|--:|--:|--:|--:|--:|\n");
    for (size_t h = 0; h < it->houses.count; h++) {
        house_result sum = {0};
        size_t rows = 0;
        for (size_t row = 0; row < it->rows; row++) {
            if (it->house[row] != h) continue;
            double p[LOGISTIC_CLASSES_MAX];
            size_t best = 0;
            logistic_softmax(it->scores + row * it->classes.count, it->classes.count, temperature,
                             p);
            for (size_t c = 1; c < it->classes.count; c++) best = p[c] > p[best] ? c : best;
            const double words = it->stated[row];
            const bool right = best == it->labels[row];
            int bin = (int)(p[best] * BINS);
            if (bin >= BINS) bin = BINS - 1;
            rows++;
            sum.words += words;
            sum.right += right ? words : 0.0;
            sum.loss -= words * logistic_log(fmax(p[it->labels[row]], 1e-12));
            sum.sure += !right && p[best] >= LEC_DOUBTFUL_BELOW ? words : 0.0;
            sum.doubt += p[best] < LEC_DOUBTFUL_BELOW ? words : 0.0;
            sum.bins[bin][0] += words * p[best];
            sum.bins[bin][1] += right ? words : 0.0;
        }
        double error = 0.0;
        for (int b = 0; b < BINS; b++) error += fabs(sum.bins[b][0] - sum.bins[b][1]);
        printf("| %s | %zu | %.4f | %.4f | %.2f | %.2f | %.4f |\n", it->houses.items[h], rows,
               sum.right / sum.words, sum.loss / sum.words, 100.0 * sum.sure / sum.words,
               100.0 * sum.doubt / sum.words, error / sum.words);
    }
    printf("\ntemperature %.4f\n", temperature);
}

/* The rows whose most probable class is not theirs, by models that had not seen their house. */
static void print_wrong(const table *it, double temperature)
{
    for (size_t row = 0; row < it->rows; row++) {
        double p[LOGISTIC_CLASSES_MAX] = {0};
        size_t best = 0;
        logistic_softmax(it->scores + row * it->classes.count, it->classes.count, temperature, p);
        for (size_t c = 1; c < it->classes.count; c++) best = p[c] > p[best] ? c : best;
        if (best == it->labels[row]) continue;
        printf("%s\t%s\t%s\t->\t%s\t%.2f\t%.0f\n", it->houses.items[it->house[row]], it->unit[row],
               it->classes.items[it->labels[row]], it->classes.items[best], p[best],
               it->stated[row]);
    }
}

static bool read_number(double *to, const char *word)
{
    char *end;
    *to = strtod(word, &end);
    return *end == '\0';
}

static bool read_request(int count, char **words, request *out)
{
    *out = (request){.prefix = "LEC_ROLE", .penalty = 1e-3, .power = 0.5, .styles = 1.0};
    for (int i = 1; i < count; i++) {
        const char *word = words[i], *value = i + 1 < count ? words[i + 1] : "";
        bool good = true, takes = true;
        if (strcmp(word, "--prefix") == 0)
            out->prefix = value;
        else if (strcmp(word, "--classes") == 0)
            out->classes = value;
        else if (strcmp(word, "--leave") == 0)
            out->leave = value;
        else if (strcmp(word, "--only") == 0)
            out->only = value;
        else if (strcmp(word, "--as") == 0)
            out->as = value;
        else if (strcmp(word, "--skip") == 0)
            out->skip = value;
        else if (strcmp(word, "--l2") == 0)
            good = read_number(&out->penalty, value);
        else if (strcmp(word, "--power") == 0)
            good = read_number(&out->power, value);
        else if (strcmp(word, "--styles") == 0)
            good = read_number(&out->styles, value);
        else if (strcmp(word, "--temperature") == 0)
            good = read_number(&out->temperature, value);
        else if (strcmp(word, "--table") == 0)
            out->table = !(takes = false);
        else if (strcmp(word, "--wrong") == 0)
            out->wrong = !(takes = false);
        else if (word[0] != '-')
            out->matrix = word, takes = false;
        else
            good = false;
        if (!good) return false;
        i += takes;
    }
    return out->matrix != NULL && out->classes != NULL;
}

int main(int count, char **words)
{
    request asked;
    lec_arena *arena = lec_arena_new();
    table it = {0};
    if (!read_request(count, words, &asked) || !read_matrix(&asked, &it, arena)) {
        fprintf(stderr, "%s --prefix P --classes A,B,... [options] MATRIX (see learn.c)\n",
                words[0]);
        return 2;
    }
    divide_in_folds(&it, arena);
    it.left = lec_new(arena, bool, it.institutions.count);
    for (uint32_t i = 0; i < it.institutions.count; i++)
        it.left[i] = is_listed(it.institutions.items[i], asked.leave);
    const logistic_model model = learn(&it, &asked, LEC_NONE, NULL, arena);
    double temperature = asked.temperature;
    if (!(temperature > 0.0)) {
        leave_out_each(&it, &asked, &model);
        weigh(&it, &asked, LEC_NONE, arena);
        temperature = best_temperature(&it);
    }
    if (asked.wrong)
        print_wrong(&it, temperature);
    else if (asked.table)
        print_table(&it, temperature);
    else
        print_weights(&it, &model, temperature, &asked);
    lec_arena_free(arena);
    return 0;
}

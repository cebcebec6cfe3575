/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/absence.h"

#include <math.h>

#include "analysis/measure/root.h"

enum { FEWEST = 2, MOST = 10 };

double lec_burstiness(const lec_cluster_counts *cells, const double *size)
{
    double total = 0, squares = 0, together = 0, pairs = 0;
    for (size_t c = 0; c < cells->cluster_count; c++) {
        total += size[c];
        squares += size[c] * size[c];
    }
    const double even = squares / (total * total);
    for (size_t cell = 0; cell < cells->cell_count; cell++) {
        double count = 0, own = 0;
        for (size_t i = cells->cell_start[cell]; i < cells->cell_start[cell + 1]; i++) {
            count += cells->count[i];
            own += (double)cells->count[i] * ((double)cells->count[i] - 1);
        }
        if (count < FEWEST || count > MOST) continue;
        together += own;
        pairs += count * (count - 1);
    }
    const double found = together / pairs; /* NaN without such cells */
    if (!(found < 1 && even < 1)) return NAN;
    return fmax(0, (found - even) / (even * (1 - found)));
}

typedef struct {
    const double *size;
    size_t clusters;
    double burstiness, log_tail;
} absence;

/* ln P(nothing is seen) - ln of the tail, falling with the rate */
static double excess(double rate, void *context)
{
    const absence *of = context;
    double log_none = 0;
    for (size_t c = 0; c < of->clusters; c++)
        log_none -= log1p(rate * of->size[c] * of->burstiness) / of->burstiness;
    return log_none - of->log_tail;
}

double lec_absence_end(const double *size, size_t clusters, double burstiness, double level)
{
    absence of = {size, clusters, burstiness, log((1 - level) / 2)};
    double total = 0;
    for (size_t c = 0; c < clusters; c++) total += size[c];
    if (!(burstiness >= 0) || !(total > 0)) return NAN;
    double low = -of.log_tail / total, high = low;
    if (burstiness < 1e-9) return low;
    while (isfinite(high) && excess(high, &of) > 0) high *= 2;
    return isfinite(high) ? lec_root_between(excess, &of, low, high) : NAN;
}

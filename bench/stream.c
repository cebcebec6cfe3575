/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/stream.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

double stream_uniform(stream *from)
{
    if (from->next % STREAM_BUFFER == 0)
        lec_random_uniform(from->key, from->next, STREAM_BUFFER, from->buffer);
    return from->buffer[from->next++ % STREAM_BUFFER];
}

double stream_normal(stream *from)
{
    return gsl_cdf_ugaussian_Pinv(stream_uniform(from));
}

/* Marsaglia & Tsang 2000; for shapes below 1 with the power of a uniform. */
double stream_gamma(stream *from, double shape)
{
    if (shape == 1) return -log(stream_uniform(from));
    const double boost = shape < 1 ? pow(stream_uniform(from), 1 / shape) : 1;
    const double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3, c = 1 / sqrt(9 * d);
    for (;;) {
        const double x = stream_normal(from), v = pow(1 + c * x, 3);
        if (v > 0 && log(stream_uniform(from)) < x * x / 2 + d - d * v + d * log(v))
            return boost * d * v / shape;
    }
}

size_t stream_below(stream *from, size_t bound)
{
    return (size_t)(stream_uniform(from) * (double)bound);
}

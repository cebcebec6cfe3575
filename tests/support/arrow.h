/* SPDX-License-Identifier: GPL-3.0-or-later
 * arrow.h -- Arrow's C data and stream interfaces, as a consumer declares them
 * (arrow.apache.org/docs/format/CStreamInterface.html). */
#ifndef LEC_TESTS_ARROW_H
#define LEC_TESTS_ARROW_H

#include <stdint.h>

struct schema {
    const char *format, *name, *metadata;
    int64_t flags, n_children;
    struct schema **children, *dictionary;
    void (*release)(struct schema *);
    void *private_data;
};
struct array {
    int64_t length, null_count, offset, n_buffers, n_children;
    const void **buffers;
    struct array **children, *dictionary;
    void (*release)(struct array *);
    void *private_data;
};
struct stream {
    int (*get_schema)(struct stream *, struct schema *);
    int (*get_next)(struct stream *, struct array *);
    const char *(*get_last_error)(struct stream *);
    void (*release)(struct stream *);
    void *private_data;
};

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 * graphml.h -- a table of edges and one of nodes as GraphML, which Gephi, igraph and NetworkX read.
 *
 * Edges have the columns `first` and `second`, nodes the column `node`. The columns before these
 * are the same in both tables (conference, role, unit) and tell graphs apart: each of their values
 * in the table of nodes is one graph of the file, in the order of the table, and so the pooled one
 * is first. All other columns become data of the nodes and edges; missing values are left out. */
#ifndef LEC_IO_GRAPHML_H
#define LEC_IO_GRAPHML_H

#include <stdio.h>

#include "core/status.h"
#include "core/table.h"

/* LEC_BAD_DATA: it cannot be written (see lec_table_write). */
LEC_MUST_CHECK lec_status lec_graphml_write(const lec_table *edges, const lec_table *nodes,
                                            FILE *file, lec_error *error);

#endif

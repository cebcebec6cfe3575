/* SPDX-License-Identifier: GPL-3.0-or-later
 * tree.h -- folders by open descriptors: what is in them, removed, brought to the disk. No link is
 * followed. */
#ifndef LEC_CORE_TREE_H
#define LEC_CORE_TREE_H

#include "core/arena.h"

/* The folder `name` in an open one, to be read; or -1 and errno. */
int lec_open_folder_at(int parent, const char *name);

/* Calls visit(folder, name, state) on all that an open folder holds but `.` and `..`, in no order.
 * 0, or the errno of a folder that could not be listed to its end. */
int lec_each_entry(int folder, void (*visit)(int folder, const char *name, void *state),
                   void *state);

/* What is not a folder, anywhere below an open one. */
typedef struct {
    int folder;       /* the open folder that it lies in */
    const char *name; /* in that folder */
    const char *path; /* from the folder where the walk began: "tables/words.csv" */
} lec_tree_file;

/* Calls visit() on each, in no order; paths belong to the arena. 0, or the errno of a folder
 * that could not be opened or listed to its end. */
int lec_each_file(int folder, void (*visit)(const lec_tree_file *file, void *state), void *state,
                  lec_arena *arena);

/* Removes the file or the folder with all that is in it, as far as it can: also what was made
 * read-only, and while somebody still writes there. */
void lec_remove_tree(int parent, const char *name);

/* Brings a folder with all that is in it to the disk: 0, or the errno of what could not be. */
int lec_sync_tree(int parent, const char *name);

#endif

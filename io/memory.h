/* SPDX-License-Identifier: GPL-3.0-or-later
 * memory.h -- gives the libraries of io their memory from core/memory.h.
 */
#ifndef LEC_IO_MEMORY_H
#define LEC_IO_MEMORY_H

/* For the whole process: ICU, jansson, and C++'s operator new (uchardet). To be called before any
 * of them is used, once, by a program that is lectern's own (the command): another program may have
 * chosen allocators of its own. Libraries that are asked per object (expat, gumbo, libcsv,
 * libcyaml) are given theirs where they are used. */
void lec_memory_for_libraries(void);

#endif

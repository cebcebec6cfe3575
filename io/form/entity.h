/* SPDX-License-Identifier: GPL-3.0-or-later
 * entity.h -- HTML character references: &amp; &#8217; &nbsp */
#ifndef LEC_IO_ENTITY_H
#define LEC_IO_ENTITY_H

#include "core/arena.h"

typedef struct {
    char bytes[16]; /* UTF-8 */
    size_t length;  /* 0: no character reference */
    size_t source;  /* bytes of the reference */
} lec_entity;

/* References met before, so that each name is looked up once. */
typedef struct lec_entities lec_entities;
lec_entities *lec_entities_new(lec_arena *arena);

/* What the reference at text[0..length), which begins with '&', stands for, by the rules of HTML
 * (a semicolon may be missing after old names; numbers 128..159 are Windows-1252). */
lec_entity lec_entity_at(lec_entities *entities, const char *text, size_t length);

#endif

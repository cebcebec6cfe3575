/* SPDX-License-Identifier: GPL-3.0-or-later
 * xml.h -- untrusted XML read by expat: no DTD of the file's own, no entity from elsewhere, no
 * depth without end; every failure with file and line. */
#ifndef LEC_IO_XML_H
#define LEC_IO_XML_H

#include <expat.h>

#include "core/landing.h"
#include "io/source/source.h"

/* What is done with the events, as expat has them; `state` is that of lec_xml_parse(). Names hold
 * their prefix. */
typedef struct {
    XML_StartElementHandler start;
    XML_EndElementHandler end;
    XML_CharacterDataHandler text;
} lec_xml_handlers;

typedef struct {
    const lec_source *source;
    lec_xml_handlers handlers;
    void *state;
    XML_Parser parser;
    size_t depth;      /* open elements, the one that begins or ends among them */
    lec_status status; /* of what stopped the parser */
    lec_landed landed; /* a handler could not go on */
    lec_error *error;
} lec_xml;

/* Reads all of xml->source; the caller fills source, handlers, state and error.
 * LEC_BAD_DATA: damaged, cut short, too deep, a DTD or an entity that is not read. */
LEC_MUST_CHECK lec_status lec_xml_parse(lec_xml *xml, lec_arena *arena);

/* Where the present event begins in the file. */
uint32_t lec_xml_line(const lec_xml *xml);
size_t lec_xml_place(const lec_xml *xml);

/* The name without its prefix. */
const char *lec_xml_local_name(const char *name);

/* The value of an attribute, whatever its prefix, or NULL. */
const char *lec_xml_value(const char *const *attributes, const char *name);

/* Whether `<name`, with any prefix, begins an element in the first 64 KB of a file that begins with
 * `<`: a cheap sign of a format. */
bool lec_xml_has_element(const lec_source *source, const char *name);

#endif

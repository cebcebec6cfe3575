/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/xml.h"

#include <stdio.h>
#include <string.h>

#include "core/limits.h"
#include "core/memory.h"

enum { CHUNK = 1 << 20, LOOKED_AT = 65536, LONGEST_SHOWN = 400 };

static void stop(lec_xml *xml)
{
    xml->status = LEC_BAD_DATA;
    XML_StopParser(xml->parser, XML_FALSE);
}

/* One event, for a handler that may leave for a landing: expat must not be left in the middle of a
 * callback, since its parser could not be freed. So the landing is here, and gone on with behind
 * expat. */
typedef struct {
    lec_xml *xml;
    const char *name, **attributes; /* of an element */
    const char *text;
    int length;
} event;

static void handle(event *of, void (*handler)(void *of))
{
    lec_xml *xml = of->xml;
    if (xml->status != LEC_OK) return;
    lec_memory_let_fail(false);
    xml->landed = lec_landing_run(handler, of, NULL, NULL);
    lec_memory_let_fail(true);
    if (xml->landed != LEC_NOT_LANDED) stop(xml);
}

static void land_again(const lec_xml *xml)
{
    if (xml->landed == LEC_LANDED_MEMORY) lec_memory_ran_out();
    if (xml->landed != LEC_NOT_LANDED) lec_land(xml->landed);
}

static void handle_start(void *given)
{
    const event *of = given;
    of->xml->handlers.start(of->xml->state, of->name, of->attributes);
}

static void handle_end(void *given)
{
    const event *of = given;
    of->xml->handlers.end(of->xml->state, of->name);
}

static void handle_text(void *given)
{
    const event *of = given;
    of->xml->handlers.text(of->xml->state, of->text, of->length);
}

static void on_start(void *data, const char *name, const char **attributes)
{
    lec_xml *xml = data;
    if (xml->depth == lec_limits[LEC_LIMIT_ELEMENTS].most) {
        char where[LONGEST_SHOWN];
        snprintf(where, sizeof where, "%s:%u", xml->source->path, lec_xml_line(xml));
        if (xml->status == LEC_OK) (void)lec_limit_fail(LEC_LIMIT_ELEMENTS, 0, where, xml->error);
        stop(xml);
        return;
    }
    xml->depth++;
    handle(&(event){.xml = xml, .name = name, .attributes = attributes}, handle_start);
}

static void on_end(void *data, const char *name)
{
    lec_xml *xml = data;
    if (xml->status != LEC_OK) return;
    handle(&(event){.xml = xml, .name = name}, handle_end);
    xml->depth--;
}

static void on_text(void *data, const char *text, int length)
{
    handle(&(event){.xml = data, .text = text, .length = length}, handle_text);
}

static void refuse_dtd(void *data, const char *name, const char *system, const char *public,
                       int has_internal_subset)
{
    lec_xml *xml = data;
    (void)name;
    (void)system;
    (void)public;
    if (!has_internal_subset) return; /* a DTD elsewhere is never fetched */
    (void)lec_fail(xml->error, LEC_BAD_DATA,
                   "%s:%u: the file brings its own DTD, which is not read from untrusted files; "
                   "remove <!DOCTYPE ... [...]>",
                   xml->source->path, lec_xml_line(xml));
    stop(xml);
}

static void refuse_entity(void *data, const char *name, int is_parameter)
{
    lec_xml *xml = data;
    (void)is_parameter;
    (void)lec_fail(xml->error, LEC_BAD_DATA,
                   "%s:%u: the entity &%.40s; is defined outside of this file; write the character "
                   "itself",
                   xml->source->path, lec_xml_line(xml), name);
    stop(xml);
}

static void free_parser(void *parser)
{
    XML_ParserFree(parser);
}

lec_status lec_xml_parse(lec_xml *xml, lec_arena *arena)
{
    const lec_source *source = xml->source;
    lec_memory_let_fail(true);               /* expat says when it finds none */
    xml->parser = XML_ParserCreate("UTF-8"); /* whatever the file was before it was decoded */
    lec_memory_let_fail(false);
    if (xml->parser == NULL) lec_memory_ran_out();
    lec_arena_adopt(arena, xml->parser, free_parser);
    xml->depth = 0;
    xml->status = LEC_OK;
    xml->landed = LEC_NOT_LANDED;
    XML_SetUserData(xml->parser, xml);
    XML_SetElementHandler(xml->parser, on_start, on_end);
    XML_SetCharacterDataHandler(xml->parser, on_text);
    XML_SetStartDoctypeDeclHandler(xml->parser, refuse_dtd);
    XML_SetSkippedEntityHandler(xml->parser, refuse_entity);
    for (size_t at = 0, length; at <= source->length; at += length) {
        length = source->length - at < CHUNK ? source->length - at : CHUNK;
        const bool is_last = at + length == source->length;
        lec_memory_let_fail(true);
        const enum XML_Status parsed =
            XML_Parse(xml->parser, source->text + at, (int)length, is_last);
        lec_memory_let_fail(false);
        land_again(xml);
        if (xml->status != LEC_OK) return xml->status;
        if (parsed != XML_STATUS_OK && XML_GetErrorCode(xml->parser) == XML_ERROR_NO_MEMORY)
            lec_memory_ran_out();
        if (parsed != XML_STATUS_OK)
            return lec_fail(xml->error, LEC_BAD_DATA,
                            "%s:%u: this XML is damaged or cut short (%s); get the file again",
                            source->path, lec_xml_line(xml),
                            XML_ErrorString(XML_GetErrorCode(xml->parser)));
        if (is_last) break;
    }
    return LEC_OK;
}

uint32_t lec_xml_line(const lec_xml *xml)
{
    return (uint32_t)XML_GetCurrentLineNumber(xml->parser);
}

size_t lec_xml_place(const lec_xml *xml)
{
    return (size_t)XML_GetCurrentByteIndex(xml->parser);
}

const char *lec_xml_local_name(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon != NULL ? colon + 1 : name;
}

const char *lec_xml_value(const char *const *attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2)
        if (strcmp(lec_xml_local_name(attributes[0]), name) == 0 && attributes[1][0] != '\0')
            return attributes[1];
    return NULL;
}

static bool ends_name(char byte)
{
    return byte == '>' || byte == '/' || strchr(" \t\r\n", byte) != NULL;
}

bool lec_xml_has_element(const lec_source *source, const char *name)
{
    const size_t end = source->length < LOOKED_AT ? source->length : LOOKED_AT;
    const size_t length = strlen(name), first = strspn(source->text, " \t\r\n");
    if (first >= end || source->text[first] != '<') return false;
    for (size_t at = first + 1; at + length < end; at++)
        if ((source->text[at - 1] == '<' || source->text[at - 1] == ':') &&
            memcmp(source->text + at, name, length) == 0 && ends_name(source->text[at + length]))
            return true;
    return false;
}

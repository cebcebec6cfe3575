/* SPDX-License-Identifier: GPL-3.0-or-later
 * Labels for TeX, character by character: what pdfTeX sets in its first encoding (OT1: LaTeX base,
 * ot1enc.dfu of 2018, read by hand) stays, the rest is left to engines that know Unicode. */
#include "plots/tex.h"

#include <string.h>

#include "tests/support/check.h"

static const char *tex_of(const char *text, lec_arena *arena)
{
    lec_text out = {.arena = arena};
    lec_tex_put(&out, text);
    lec_text_put_bytes(&out, "", 1);
    return out.bytes.items;
}

/* The letters up to U+017E for which OT1 has neither a glyph nor an accent. */
static const char unknown[] =
    "\u00D7\u00F7\u00D0\u00F0\u00DE\u00FE\u0110\u0111\u0126\u0127\u0138\u0149"
    "\u014A\u014B\u0166\u0167";

static void test_letters(void)
{
    lec_arena *arena = lec_arena_new();
    for (unsigned c = 0xC0; c <= 0x17E; c++) {
        const char text[] = {(char)(0xC0 | c >> 6), (char)(0x80 | (c & 0x3F)), '\0'};
        const char *want =
            strstr(unknown, text) == NULL
                ? text
                : lec_arena_format(arena, "\\ifdefined\\Umathchar{}%s\\else?\\fi{}", text);
        CHECK_TEXT(tex_of(text, arena), want, text);
    }
    lec_arena_free(arena);
}

static void test_text(void)
{
    static const struct {
        const char *text, *tex;
    } cases[] = {
        {"Costs: 5 % & more_", "Costs: 5 \\%{} \\&{} more\\_{}"},
        {"\\input{x}^~$#",
         "\\textbackslash{}input\\{{}x\\}{}\\textasciicircum{}\\textasciitilde{}\\${}\\#{}"},
        {"a\tb\nc\x7F", "abc"},
        {"\u201Cso\u201D \u2013 \u2026", "\u201Cso\u201D \u2013 \u2026"},
        {"\u0416\u0417 a \u4E2D", "\\ifdefined\\Umathchar{}\u0416\u0417\\else?\\fi{} a "
                                  "\\ifdefined\\Umathchar{}\u4E2D\\else?\\fi{}"},
        {"\u0416%", "\\ifdefined\\Umathchar{}\u0416\\else?\\fi{}\\%{}"},
        {"\u2212 1", "\\ensuremath{-} 1"},
        {"a\xFF"
         "b",
         "ab"}, /* no character at all */
        {"\uFFFD", "\\ifdefined\\Umathchar{}\uFFFD\\else?\\fi{}"},
        {"", ""},
    };
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_TEXT(tex_of(cases[i].text, arena), cases[i].tex, cases[i].text);
    lec_arena_free(arena);
}

/* Quoted cells are labels, the rest are numbers. */
static void test_cells(void)
{
    lec_arena *arena = lec_arena_new();
    lec_text csv = {.arena = arena};
    lec_text_put(&csv, "1,2.5,");
    lec_text_cell(&csv, "5 % \\ {");
    lec_text_put(&csv, "\n3,,");
    lec_text_cell(&csv, "");
    lec_text_put(&csv, "\n");
    lec_text want = {.arena = arena};
    lec_text_put(&want, "1,2.5,");
    lec_text_cell(&want, "5 \\%{} \\textbackslash{} \\{{}");
    lec_text_put(&want, "\n3,,");
    lec_text_cell(&want, "");
    lec_text_put(&want, "\n");
    lec_text got = lec_tex_csv(&csv);
    lec_text_put_bytes(&got, "", 1);
    lec_text_put_bytes(&want, "", 1);
    CHECK_TEXT(got.bytes.items, want.bytes.items, "cells");
    lec_arena_free(arena);
}

const lec_test lec_tests_tex[] = {
    {"letters", test_letters}, {"text", test_text}, {"cells", test_cells}, {0}};

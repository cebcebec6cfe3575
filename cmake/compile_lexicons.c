/* SPDX-License-Identifier: GPL-3.0-or-later
 * compile_lexicons.c -- writes the lexicons as C to standard output: what io/words/lexicon_tables.h
 * declares. Runs while lectern is built. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "io/words/lexicon_tables.h"

extern const char *const lec_lexicon_texts[]; /* made by CMakeLists.txt; ends in NULL */

enum { PER_LINE = 16 };

static void begin(const char *type, const char *name)
{
    printf("static const %s %s[] = {", type, name);
}

static void end(void)
{
    puts("};");
}

static void write_number(size_t i, uint64_t number)
{
    printf("%s%" PRIu64 ",", i % PER_LINE == 0 ? "\n" : "", number);
}

static void write_numbers(const char *name, const uint32_t *numbers, size_t count)
{
    begin("uint32_t", name);
    for (size_t i = 0; i < count; i++) write_number(i, numbers[i]);
    end();
}

static void write_sets(const char *name, const uint64_t *sets, size_t count)
{
    begin("uint64_t", name);
    for (size_t i = 0; i < count; i++)
        printf("%sUINT64_C(%" PRIu64 "),", i % PER_LINE == 0 ? "\n" : "", sets[i]);
    end();
}

static void write_text(const char *name, const char *text, size_t length)
{
    begin("char", name);
    for (size_t i = 0; i < length; i++)
        printf("%s%d,", i % PER_LINE == 0 ? "\n" : "", text[i]);
    puts("0};");
}

static void write_vocabulary(const char *name, const lec_fixed_vocabulary *it)
{
    char of[64];
    snprintf(of, sizeof of, "%s_text", name);
    write_text(of, it->text, it->places[it->count]);
    snprintf(of, sizeof of, "%s_places", name);
    write_numbers(of, it->places, (size_t)it->count + 1);
    snprintf(of, sizeof of, "%s_hashes", name);
    write_numbers(of, it->hashes, it->count);
    snprintf(of, sizeof of, "%s_slots", name);
    write_numbers(of, it->slots, (size_t)it->mask + 1);
}

static void name_vocabulary(const char *name, const lec_fixed_vocabulary *it)
{
    printf("    .%s = {%" PRIu32 ", %" PRIu32 ", %s_text, %s_places, %s_hashes, %s_slots},\n", name,
           it->count, it->mask, name, name, name, name);
}

static void write_lines(const lec_lexicon_tables *it)
{
    begin("lec_stored_line", "lines");
    for (size_t l = 0; l < it->line_count; l++)
        printf("\n{%" PRIu32 ",%" PRIu32 ",%d,%d,%d,%d},", it->lines[l].phrase, it->lines[l].full,
               it->lines[l].line, it->lines[l].class, it->lines[l].language, it->lines[l].open);
    end();
}

static void write_meanings(const lec_lexicon_tables *it)
{
    begin("lec_meaning", "meanings");
    for (size_t m = 0; m < it->first_meaning[it->phrases.count]; m++) {
        const lec_meaning *meaning = &it->meanings[m];
        printf("\n{%d,%" PRIu32 ",", (int)meaning->class, meaning->languages);
        if (meaning->full != NULL)
            printf("text+%td},", meaning->full - it->text);
        else
            printf("0},");
    }
    end();
    write_numbers("first_meaning", it->first_meaning, (size_t)it->phrases.count + 1);
    write_sets("classes", it->classes, it->phrases.count);
    begin("uint8_t", "stem_class");
    for (size_t s = 0; s < it->stems.count; s++) write_number(s, it->stem_class[s]);
    end();
}

static void write_strings(const char *name, const char *const *strings, size_t count)
{
    printf("    .%s = {", name);
    for (size_t i = 0; i < count; i++) printf("\"%s\", ", strings[i]);
    puts("},");
}

static void write_tables(const lec_lexicon_tables *it)
{
    puts("/* made by cmake/compile_lexicons.c from io/words/lexicons */\n"
         "#include \"io/words/lexicon_tables.h\"\n");
    write_text("text", it->text, it->text_length);
    write_lines(it);
    write_vocabulary("phrases", &it->phrases);
    write_vocabulary("stems", &it->stems);
    write_vocabulary("openers", &it->openers);
    write_numbers("reach", it->reach, it->openers.count);
    write_sets("opened", it->opened, it->openers.count);
    write_meanings(it);
    printf("const lec_lexicon_tables lec_lexicon_built_in = {\n    .language_count = %zu,\n",
           it->language_count);
    write_strings("codes", it->codes, it->language_count);
    write_strings("names", it->names, it->language_count);
    printf("    .text = text, .text_length = %zu, .lines = lines, .line_count = %zu,\n",
           it->text_length, it->line_count);
    name_vocabulary("phrases", &it->phrases);
    name_vocabulary("stems", &it->stems);
    name_vocabulary("openers", &it->openers);
    printf("    .reach = reach, .opened = opened, .longest_stem = %zu, .meanings = meanings,\n"
           "    .first_meaning = first_meaning, .classes = classes, .stem_class = stem_class};\n",
           it->longest_stem);
}

int main(void)
{
    lec_arena *arena = lec_arena_new();
    lec_lexicon_tables tables;
    lec_error error = {0};
    const lec_status status = lec_lexicon_compile(lec_lexicon_texts, arena, &tables, &error);
    if (status == LEC_OK)
        write_tables(&tables);
    else
        fprintf(stderr, "%s\n", error.message);
    lec_arena_free(arena);
    return status == LEC_OK && fflush(stdout) == 0 ? 0 : 1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * Files of a folder that belong to others: those of ConvoKit and ParlaMint as their documentation
 * has them, and files that are only called so. */
#include "io/beside.h"

#include "tests/support/check.h"

#define PERSONS "<listPerson><person xml:id=\"a\"/></listPerson>"
#define ORGS    "<listOrg><org xml:id=\"b\"/></listOrg>"
#define SITTING "<TEI><text><u>Yes.</u></text></TEI>"

static const struct {
    const char *path, *text;
    bool beside;                                          /* is none of its own */
    const char *speakers, *organisations, *conversations; /* paths of what belongs to it */
} files[] = {
    {"a/utterances.jsonl", "{}", false, "a/speakers.json", NULL, "a/conversations.json"},
    {"a/speakers.json", "{}", true, NULL, NULL, NULL},
    {"a/conversations.json", "{}", true, NULL, NULL, NULL},
    {"a/index.json", "{}", true, NULL, NULL, NULL},
    {"a/talk.json", "{}", false, NULL, NULL, NULL},
    {"a/corpus.txt", "LIND: Yes.", false, NULL, NULL, NULL},
    {"b/utterances.jsonl", "{}", false, "b/users.json", NULL, NULL},
    {"b/users.json", "{}", true, NULL, NULL, NULL},
    {"c/speakers.json", "{}", false, NULL, NULL, NULL}, /* no utterances beside it */
    {"c.zip:1", SITTING, false, "c.zip:3", NULL, NULL},
    {"c.zip:3", PERSONS, true, "c.zip:3", NULL, NULL},
    {"d/ParlaMint.xml", "<teiCorpus><xi:include href=\"1.xml\"/></teiCorpus>", true,
     "d/listPerson.xml", "d/listOrg.xml", NULL},
    {"d/whole.xml", "<teiCorpus>" SITTING "</teiCorpus>", false, "d/listPerson.xml",
     "d/listOrg.xml", NULL},
    {"d/listPerson.xml", PERSONS, true, "d/listPerson.xml", "d/listOrg.xml", NULL},
    {"d/listOrg.xml", ORGS, true, "d/listPerson.xml", "d/listOrg.xml", NULL},
    {"d/taxonomy.xml", "<taxonomy><category/></taxonomy>", true, "d/listPerson.xml",
     "d/listOrg.xml", NULL},
    {"d/2031/1.xml", SITTING, false, "d/2031/listPerson.xml", "d/listOrg.xml", NULL},
    {"d/2031/listPerson.xml", PERSONS, true, "d/2031/listPerson.xml", "d/listOrg.xml", NULL},
    {"d/2031-b/2.xml", SITTING, false, "d/listPerson.xml", "d/listOrg.xml", NULL},
    {"d/2032/listPerson-of-guests.xml", "<TEI>" PERSONS SITTING "</TEI>", false, "d/listPerson.xml",
     "d/listOrg.xml", NULL},
    {"d/a:b.xml", SITTING, false, "d/listPerson.xml", "d/listOrg.xml", NULL},
    {"e.xml", SITTING, false, NULL, NULL, NULL},
};
enum { FILES = sizeof files / sizeof *files };

/* The path's last part without suffix, and the suffix; members of the archive are XML lists. */
static lec_source source_of(size_t i, lec_arena *arena)
{
    const char *slash = strrchr(files[i].path, '/');
    const char *name = slash != NULL ? slash + 1 : files[i].path, *dot = strrchr(name, '.');
    const bool member = strstr(name, ".zip:") != NULL;
    return (lec_source){.path = files[i].path,
                        .name = member ? (name[6] == '3' ? "ParlaMint-listPerson" : "one")
                                       : lec_arena_text(arena, name, (size_t)(dot - name)),
                        .suffix = member ? "xml" : dot + 1,
                        .text = files[i].text,
                        .length = strlen(files[i].text)};
}

static const char *path_of(const lec_source *source)
{
    return source != NULL ? source->path : "none";
}

static void test_files(void)
{
    lec_arena *arena = lec_arena_new();
    lec_source *items = lec_new(arena, lec_source, FILES);
    for (size_t i = 0; i < FILES; i++) items[i] = source_of(i, arena);
    const lec_sources sources = {.items = items, .count = FILES};
    for (size_t i = 0; i < FILES; i++) {
        CHECK_TRUE(lec_is_beside(&sources, i) == files[i].beside, files[i].path);
        lec_source linked = items[i];
        lec_link_beside(&sources, &linked);
        CHECK_TEXT(path_of(linked.speakers), files[i].speakers != NULL ? files[i].speakers : "none",
                   files[i].path);
        CHECK_TEXT(path_of(linked.organisations),
                   files[i].organisations != NULL ? files[i].organisations : "none", files[i].path);
        CHECK_TEXT(path_of(linked.conversations),
                   files[i].conversations != NULL ? files[i].conversations : "none", files[i].path);
    }
    lec_arena_free(arena);
}

/* A list alone is read, and found to be no transcript, rather than passed over in silence. */
static void test_alone(void)
{
    const lec_source list = {.path = "listPerson.xml",
                             .name = "listPerson",
                             .suffix = "xml",
                             .text = PERSONS,
                             .length = sizeof PERSONS - 1};
    CHECK_TRUE(!lec_is_beside(&(lec_sources){.items = &list, .count = 1}, 0), "a list alone");
}

const lec_test lec_tests_beside[] = {{"files", test_files}, {"alone", test_alone}, {0}};

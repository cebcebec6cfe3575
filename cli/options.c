/* SPDX-License-Identifier: GPL-3.0-or-later
 * options.c -- each option is written once, as a macro, and listed by the commands that take it. */
#include "cli/options.h"

#include "cli/request.h"

#define MEMBER(name) offsetof(lec_program_options, name)
#define TEXT(name, member, value, meaning)                                                         \
    {                                                                                              \
        name, LEC_OPTION_TEXT, MEMBER(member), value, meaning, 0, 0, NULL                          \
    }
#define FLAG(name, member, meaning)                                                                \
    {                                                                                              \
        name, LEC_OPTION_FLAG, MEMBER(member), NULL, meaning, 0, 0, NULL                           \
    }

#define STUDY                                                                                      \
    TEXT("study", study, "FILE",                                                                   \
         "concepts, pairs, speakers, conferences (the built-in study; see 'lectern study')")
#define FORMAT                                                                                     \
    TEXT("format", format, "NAME",                                                                 \
         "csv, tsv, jsonl or text; network: also graphml (csv; check: text)")
#define MEMORY                                                                                     \
    {                                                                                              \
        "memory", LEC_OPTION_COUNT, MEMBER(memory), "MIB",                                         \
            "memory that lectern may use, in MiB; 0 for all that there is (0)", 0, 1 << 30, NULL   \
    }
#define RAW   FLAG("raw", raw, "leave cells that a spreadsheet would run as formulas as they are")
#define QUIET FLAG("quiet", quiet, "no messages but errors")
#define HELP  FLAG("help", help, "this help")

static const char *const screen_choices[] = {"auto", "always", "never", NULL};

const lec_option lec_screen_options[] = {
    {"screen", LEC_OPTION_CHOICE, MEMBER(screen), "WHEN",
     "a table fitted to the terminal, with rounded numbers: auto (where standard output is one and "
     "no --format or -o is given), always, never (auto)",
     0, 0, screen_choices},
    FLAG("all", all, "all rows and columns on a terminal, not a screenful of those that say most"),
    {0}};

const lec_option lec_table_options[] = {
    TEXT("output", output, "FILE",
         "into a file, by its suffix: .csv .tsv .jsonl .txt .xlsx .sqlite .arrow .arrows (network: "
         ".graphml); also -o; it is replaced only when all is written (standard output)"),
    FLAG("csv-bom", csv_bom, "CSV with a byte order mark, by which Excel knows UTF-8"),
    FLAG("csv-excel", csv_excel,
         "CSV for Excel where its list separator is the semicolon: with it, decimal commas and a "
         "byte order mark"),
    STUDY,
    FORMAT,
    RAW,
    MEMORY,
    QUIET,
    HELP,
    {0}};

const lec_option lec_agreement_options[] = {
    TEXT("key", key, "FILE",
         "what 'lectern sample --key' has written: for the dictionary's precision, recall and "
         "rates"),
    TEXT("positive", positive, "CODE",
         "the code that says that what the dictionary counts is there (yes)"),
    {"level", LEC_OPTION_NUMBER, MEMBER(level), "P", "level of the intervals (0.95)", 0.5, 0.9999,
     NULL},
    FORMAT,
    RAW,
    MEMORY,
    QUIET,
    HELP,
    {0}};

const lec_option lec_report_options[] = {
    TEXT(
        "output", output, "DIR",
        "folder of the result, also -o (result); FILE.xlsx or FILE.sqlite: all tables in one file"),
    STUDY,
    MEMORY,
    QUIET,
    HELP,
    {0}};

const lec_option lec_check_options[] = {STUDY, FORMAT, RAW, MEMORY, QUIET, HELP, {0}};

const lec_option lec_export_options[] = {
    TEXT("to", to, "FORMAT", "convokit, vrt, conllu, tei, quanteda, eaf, textgrid or srt"),
    TEXT("output", output, "FILE|DIR", "where it goes, also -o (standard output)"),
    FLAG("overwrite", overwrite,
         "drop what others put into the earlier result in DIR or changed in it; else it is kept"),
    STUDY,
    MEMORY,
    QUIET,
    HELP,
    {0}};

const lec_option lec_index_options[] = {
    TEXT("output", output, "FILE", "the index, also -o; by custom its name ends in .lectern"),
    FLAG("add", add,
         "add PATHs to the index FILE, as it would be of its own and these; what is in it is not "
         "read again"),
    FLAG("no-text", no_text,
         "leave the texts out; what shows them reads PATHs again, which must be as they were"),
    FLAG("info", info, "say what is in the index that is given, and how it was read"),
    FLAG("verify", verify, "see whether the index that is given is whole, and nothing else"),
    STUDY,
    MEMORY,
    QUIET,
    HELP,
    {0}};

const lec_option lec_merge_options[] = {
    TEXT("output", output, "FILE", "the index of all, also -o"), MEMORY, QUIET, HELP, {0}};

const lec_option lec_rerun_options[] = {
    TEXT("output", output, "DIR", "keep the new result in this folder, also -o (only compared)"),
    FLAG("overwrite", overwrite,
         "drop what others put into the earlier result in DIR or changed in it; else it is kept"),
    MEMORY,
    QUIET,
    HELP,
    {0}};

const lec_option lec_cite_options[] = {
    TEXT("format", format, "NAME", "text, bibtex or cff (text and bibtex)"), HELP, {0}};

const lec_option lec_no_options[] = {HELP, {0}};

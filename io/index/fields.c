/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/index/fields.h"

#include <assert.h>

#include "io/form/reading.h"
#include "io/output/run_record.h"

static_assert(sizeof(lec_role) == sizeof(uint32_t) && sizeof(lec_time_source) == sizeof(uint32_t),
              "a choice is a number");

#define TABLE(name, type)                                                                          \
    const lec_index_table lec_columns_of_##name = {                                                \
        name##_fields, sizeof name##_fields / sizeof *name##_fields, sizeof(type)}

/* Numbers of lines, and of seconds in a recording: as large as a text can state. */
static const double latest = 1e13;

#define AT(section, type, member, kind)                                                            \
    {                                                                                              \
        section, offsetof(type, member), LEC_INDEX_##kind, 0, 0                                    \
    }
#define WITHIN(section, type, member, kind, most)                                                  \
    {                                                                                              \
        section, offsetof(type, member), LEC_INDEX_##kind, 0, most                                 \
    }

#define INPUT(section, member, kind) AT("input." section, lec_reading, member, kind)
static const lec_index_field inputs_fields[] = {
    INPUT("path", source.path, NAME),         INPUT("name", source.name, TEXT),
    INPUT("encoding", source.encoding, TEXT), INPUT("sha256", source.sha256, SHA256),
    INPUT("bytes", source.file_bytes, COUNT), INPUT("form", transcript.form, TEXT),
    INPUT("part", transcript.name, TEXT),
};
TABLE(inputs, lec_reading);

#define FILES(section, member, kind) AT("file." section, lec_collected_file, member, kind)
static const lec_index_field files_fields[] = {
    FILES("path", path, NAME),      FILES("name", name, TEXT),
    FILES("called", called, TEXT),  FILES("encoding", encoding, TEXT),
    FILES("length", length, COUNT), FILES("sha256", sha256, SHA256),
};
TABLE(files, lec_collected_file);

#define CAPTIONS(section, member, kind) AT("captions." section, lec_captions_used, member, kind)
static const lec_index_field captions_fields[] = {
    CAPTIONS("path", source.path, NAME),
    CAPTIONS("encoding", source.encoding, TEXT),
    CAPTIONS("sha256", source.sha256, SHA256),
    CAPTIONS("bytes", source.file_bytes, COUNT),
    CAPTIONS("form", form, TEXT),
    CAPTIONS("conference", conference, TEXT),
};
TABLE(captions, lec_captions_used);

static const lec_index_field left_out_fields[] = {
    AT("left_out.file", lec_left_out, file, NAME),
    AT("left_out.why", lec_left_out, why, NAME),
};
TABLE(left_out, lec_left_out);

static const lec_index_field same_fields[] = {
    AT("same.first", lec_same_pair, first, TEXT),
    AT("same.second", lec_same_pair, second, TEXT),
    AT("same.how", lec_same_pair, how, TEXT),
    WITHIN("same.share", lec_same_pair, share, REAL, 1),
};
TABLE(same, lec_same_pair);

static const lec_index_field lists_fields[] = {
    AT("list.option", lec_list_used, option, TEXT),
    AT("list.file", lec_list_used, file, NAME),
    AT("list.sha256", lec_list_used, sha256, TEXT),
};
TABLE(lists, lec_list_used);

#define CONFERENCE(section, member, kind) AT("conference." section, lec_conference, member, kind)
static const lec_index_field conferences_fields[] = {
    CONFERENCE("name", name, TEXT),
    CONFERENCE("date", date, TEXT),
    CONFERENCE("date_source", date_source, TEXT),
    CONFERENCE("date_note", date_note, TEXT),
    WITHIN("conference.date_certainty", lec_conference, date_certainty, MISSING, 1),
    CONFERENCE("title", title, TEXT),
    CONFERENCE("group", group, TEXT),
    CONFERENCE("url", url, TEXT),
    CONFERENCE("file", file, TEXT),
    CONFERENCE("sha256", sha256, TEXT),
    CONFERENCE("form", form, TEXT),
    CONFERENCE("encoding", encoding, TEXT),
    CONFERENCE("language", language, TEXT),
    CONFERENCE("label_words", label_words, COUNT),
    CONFERENCE("note_words", note_words, COUNT),
    CONFERENCE("front_matter_words", front_matter_words, COUNT),
    CONFERENCE("furniture_words", furniture_words, COUNT),
};
TABLE(conferences, lec_conference);

#define ALIGNMENT(section, member, kind) AT("alignment." section, lec_alignment, member, kind)
static const lec_index_field alignments_fields[] = {
    ALIGNMENT("file", file, NAME),
    ALIGNMENT("words", words, COUNT),
    ALIGNMENT("caption_words", caption_words, COUNT),
    ALIGNMENT("aligned_words", aligned_words, COUNT),
    ALIGNMENT("timed_words", timed_words, COUNT),
    ALIGNMENT("longest_unaligned", longest_unaligned, COUNT),
    ALIGNMENT("longest_line", longest_unaligned_line, NUMBER),
    WITHIN("alignment.resolution", lec_alignment, resolution, MISSING, latest),
    WITHIN("alignment.first_seconds", lec_alignment, first_seconds, MISSING, latest),
    WITHIN("alignment.last_seconds", lec_alignment, last_seconds, MISSING, latest),
};
TABLE(alignments, lec_alignment);

#define TURN(section, member, kind) AT("turn." section, lec_turn_detail, member, kind)
#define TURN_TO(section, member, kind, most)                                                       \
    WITHIN("turn." section, lec_turn_detail, member, kind, most)
static const lec_index_field turns_fields[] = {
    TURN("affiliation", affiliation, TEXT),
    TURN("affiliation_source", affiliation_source, TEXT),
    TURN("label", label, TEXT),
    TURN("label_form", label_form, TEXT),
    TURN_TO("certainty", certainty, REAL, 1),
    TURN_TO("second_role", second_role, NUMBER, LEC_ROLE_COUNT - 1),
    TURN_TO("second_probability", second_probability, REAL, 1),
    TURN("first_line", first_line, NUMBER),
    TURN("last_line", last_line, NUMBER),
    TURN_TO("start_seconds", start_seconds, MISSING, latest),
    TURN_TO("end_seconds", end_seconds, MISSING, latest),
    TURN_TO("time_source", time_source, NUMBER, LEC_TIME_BY_LABELS),
    TURN("compared_words", compared_words, NUMBER),
};
TABLE(turns, lec_turn_detail);

static const lec_index_field notes_fields[] = {
    AT("note.conference", lec_note, conference, NUMBER),
    AT("note.turn", lec_note, turn, NUMBER),
    AT("note.line", lec_note, line, NUMBER),
    AT("note.type", lec_note, type, TEXT),
    AT("note.text", lec_note, text, TEXT),
};
TABLE(notes, lec_note);

#define DISCREPANCY(section, member, kind) AT("discrepancy." section, lec_discrepancy, member, kind)
static const lec_index_field discrepancies_fields[] = {
    DISCREPANCY("turn", turn, NUMBER),
    DISCREPANCY("first_word", first_word, NUMBER),
    DISCREPANCY("official_words", official_words, NUMBER),
    DISCREPANCY("said_words", said_words, NUMBER),
    DISCREPANCY("said_line", said_line, NUMBER),
    DISCREPANCY("said", said, TEXT),
};
TABLE(discrepancies, lec_discrepancy);

static const lec_index_field facts_fields[] = {
    AT("fact.item", lec_reading_fact, item, TEXT),
    AT("fact.line", lec_reading_fact, line, NUMBER),
    AT("fact.value", lec_reading_fact, value, MISSING),
    AT("fact.text", lec_reading_fact, text, TEXT),
    AT("fact.reason", lec_reading_fact, reason, TEXT),
};
TABLE(facts, lec_reading_fact);

#define TEXTS(name, section, kind)                                                                 \
    static const lec_index_field name##_fields[] = {{section, 0, LEC_INDEX_##kind, 0, 0}};         \
    TABLE(name, const char *)
TEXTS(options, "reading.option", NAME);
TEXTS(remarks, "remark", NAME);
TEXTS(said, "reading.said", TEXT);
TEXTS(shard_files, "shard.files", TEXT);
TEXTS(names, "input.conference", TEXT);
TEXTS(study_file, "study.file", NAME);
TEXTS(words, "word.text", TEXT);
TEXTS(words_shown, "word.shown", TEXT);
TEXTS(forms, "form.text", TEXT);
TEXTS(forms_shown, "form.shown", SPARSE);
TEXTS(speakers, "speaker.name", TEXT);

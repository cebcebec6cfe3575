/* SPDX-License-Identifier: GPL-3.0-or-later
 * unlabelled.c -- turns without a label. Where a text has none, who says each paragraph is read
 * from the sequence of all of them (sequence.h), and believed when it is a conversation: two or
 * more who ask, each answered. Where only the answers have labels, questions are paragraphs in bold
 * right before these; where only the questions have, the paragraphs behind them are answers.
 */
#include "io/attribution/label_search.h"
#include "io/attribution/sequence.h"

enum { FEWEST_QUESTIONS = 2 };

uint32_t lec_add_label_key(lec_label_search *search, lec_phrase_class role, const char *text)
{
    lec_label_key key = {.text = text};
    lec_name_read(&key.name, search->phrases, search->arena, "", 0, 0, 0, 0);
    key.name.role = role;
    LEC_PUSH(search->arena, search->keys, key);
    return (uint32_t)search->keys.count - 1;
}

/* No bytes of its own but the dash that may stand there. */
static void add_label(lec_label_search *search, const lec_passage *it, uint32_t key,
                      double probability)
{
    const uint32_t at = search->transcript->blocks[it->block].start;
    const lec_label label = {.start = at,
                             .end = it->start,
                             .name_start = at,
                             .name_end = at,
                             .block = it->block,
                             .key = key,
                             .style = LEC_LABEL_BARE,
                             .inferred = true,
                             .role_probability = (float)probability};
    search->keys.items[key].accepted[LEC_LABEL_BARE]++;
    LEC_PUSH(search->arena, search->labels, label);
}

/* --- no labels at all
 * ---------------------------------------------------------------------------*/

/* Whether the passage is the first of its speaker: another role than the one before. */
static bool begins_turn(const lec_said *said, size_t i)
{
    return i == 0 || said[i].role != said[i - 1].role;
}

static bool is_conversation(const lec_passages *passages, const lec_said *said)
{
    uint32_t answered = 0;
    bool asked = false;
    for (size_t i = 0; i < passages->count; i++) {
        const bool asks = said[i].role == LEC_ROLE_JOURNALIST;
        answered += asked && said[i].role == LEC_ROLE_PRINCIPAL && begins_turn(said, i);
        if (begins_turn(said, i)) asked = false;
        asked |= asks && passages->items[i].asks;
    }
    return answered >= FEWEST_QUESTIONS;
}

/* That the words from passage `first` to the end of the turn are said in its role. */
static double turn_probability(const lec_passages *passages, const lec_said *said, size_t first)
{
    double sum = 0, words = 0;
    for (size_t i = first; i < passages->count && (i == first || !begins_turn(said, i)); i++) {
        sum += said[i].probability * passages->items[i].words;
        words += passages->items[i].words;
    }
    return words > 0 ? sum / words : 0.0;
}

static void add_conversation(lec_label_search *search, const lec_passages *passages,
                             const lec_said *said)
{
    uint32_t keys[LEC_ROLE_COUNT] = {0};
    bool known[LEC_ROLE_COUNT] = {false};
    for (size_t i = 0; i < passages->count; i++) {
        const lec_role role = said[i].role;
        if (!begins_turn(said, i)) continue;
        if (!known[role])
            keys[role] = role == LEC_ROLE_JOURNALIST
                             ? lec_add_label_key(search, LEC_PHRASE_ASKER, "question")
                         : role == LEC_ROLE_PRINCIPAL
                             ? lec_add_label_key(search, LEC_PHRASE_ANSWERER, "answer")
                             : lec_add_label_key(search, LEC_PHRASE_MODERATOR, "moderator");
        known[role] = true;
        add_label(search, &passages->items[i], keys[role], turn_probability(passages, said, i));
    }
}

/* --- labels for answers only
 * --------------------------------------------------------------------*/

static bool somebody_asks(const lec_label_search *search)
{
    for (size_t i = 0; i < search->labels.count; i++) {
        const lec_name *name = &search->keys.items[search->labels.items[i].key].name;
        if (name->role == LEC_PHRASE_ASKER || name->affiliation[0] != '\0') return true;
    }
    return false;
}

/* Bold paragraphs between labelled ones: `**Why?**`, `Lowe: Because.` */
static void add_bold_questions(lec_label_search *search, const lec_passages *passages)
{
    static const double as_is_seen = 0.8; /* of the styles with such questions */
    LEC_ARRAY(size_t) questions = {0};
    uint32_t groups = 0, answered = 0;
    size_t next = 0;
    bool marked = false, asks = false;
    for (size_t i = 0; i < passages->count; i++) {
        const lec_passage *it = &passages->items[i];
        while (next < search->labels.count && search->labels.items[next].block < it->block) next++;
        const bool labelled =
            next < search->labels.count && search->labels.items[next].block == it->block;
        const bool before = marked;
        marked = !labelled && it->mark == LEC_MARK_BOLD;
        if (marked && !before) {
            LEC_PUSH(search->arena, questions, i);
            groups++;
            asks = false;
        }
        asks |= marked && it->ends_asking;
        answered += before && labelled && asks;
    }
    if (answered < FEWEST_QUESTIONS || 5 * answered < 4 * groups) return;
    const uint32_t key = lec_add_label_key(search, LEC_PHRASE_ASKER, "question");
    for (size_t i = 0; i < questions.count; i++)
        add_label(search, &passages->items[questions.items[i]], key, as_is_seen);
}

/* --- labels for questions only
 * ------------------------------------------------------------------*/

static bool label_asks(const lec_label_search *search, size_t label)
{
    return search->keys.items[search->labels.items[label].key].name.role == LEC_PHRASE_ASKER;
}

/* Whether from the first `Q:` on nothing else is labelled: somebody else must have answered. */
static bool only_questions_labelled(const lec_label_search *search)
{
    size_t first = 0;
    while (first < search->labels.count && !label_asks(search, first)) first++;
    for (size_t i = first; i < search->labels.count; i++)
        if (!label_asks(search, i)) return false;
    return search->labels.count >= first + FEWEST_QUESTIONS;
}

/* A question may go on in a paragraph that ends in a question mark, where another one follows. */
static bool goes_on_asking(const lec_passages *passages, size_t i, uint32_t next_label)
{
    return passages->items[i].ends_asking && i + 1 < passages->count &&
           passages->items[i + 1].block < next_label;
}

static void add_answers(lec_label_search *search, const lec_passages *passages)
{
    static const double as_is_seen = 0.8;
    LEC_ARRAY(size_t) answers = {0};
    uint32_t questions = 0;
    size_t next = 0; /* the first label in the block of the passage or behind it */
    bool asked = false;
    for (size_t i = 0; i < passages->count; i++) {
        const uint32_t block = passages->items[i].block;
        while (next < search->labels.count && search->labels.items[next].block < block) next++;
        const bool more = next < search->labels.count;
        const uint32_t label = more ? search->labels.items[next].block : LEC_NONE;
        if (label == block) {
            asked = label_asks(search, next);
            questions += asked;
        } else if (asked && !goes_on_asking(passages, i, label)) {
            LEC_PUSH(search->arena, answers, i);
            asked = false;
        }
    }
    if (answers.count < FEWEST_QUESTIONS || 5 * answers.count < 4 * (size_t)questions) return;
    const uint32_t key = lec_add_label_key(search, LEC_PHRASE_ANSWERER, "answer");
    for (size_t i = 0; i < answers.count; i++)
        add_label(search, &passages->items[answers.items[i]], key, as_is_seen);
}

static bool has_bold_paragraphs(const lec_transcript *transcript)
{
    for (size_t b = 0; b < transcript->block_count; b++)
        if (lec_is_bold_paragraph(transcript->text, &transcript->blocks[b])) return true;
    return false;
}

/* --- a by-line taken for a label
 * ----------------------------------------------------------------*/

/* The only label is a line of its own that stands once, perhaps whom the interview is with, or
 * begins the first line, which may be a title: `Interview: Ann Lowe`. */
static bool is_by_line(const lec_label_search *search)
{
    if (search->labels.count != 1) return false;
    const lec_label *label = &search->labels.items[0];
    if (label->start == 0) return true;
    return label->style == LEC_LABEL_OWN && label->place == LEC_LABEL_AT_BLOCK &&
           search->keys.items[label->key].accepted[LEC_LABEL_OWN] == 1;
}

/* Whether dashes or bold type show who asks: one answer for each question so marked. */
static bool has_marked_questions(const lec_passages *passages)
{
    return passages->asking[LEC_MARK_BOLD] >= FEWEST_QUESTIONS ||
           (passages->asking[LEC_MARK_DASH] >= FEWEST_QUESTIONS && passages->dash_changes > 0.5);
}

static void add_sequence(lec_label_search *search, const lec_passages *passages)
{
    const lec_said *said = lec_sequence_decide(passages, search->arena);
    if (!is_conversation(passages, said)) return;
    search->labels.count = 0;
    add_conversation(search, passages, said);
}

void lec_labels_infer(lec_label_search *search)
{
    if (lec_labels_at_changes(search)) return;
    const bool labelled = search->labels.count > 0, by_line = is_by_line(search);
    const bool bold = has_bold_paragraphs(search->transcript);
    const bool questions = only_questions_labelled(search);
    if (labelled && !by_line && !questions && (somebody_asks(search) || !bold)) return;
    const lec_passages passages =
        lec_passages_read(search->transcript, search->phrases, search->arena);
    if (!labelled || (by_line && has_marked_questions(&passages)))
        add_sequence(search, &passages);
    else if (questions)
        add_answers(search, &passages);
    else if (bold && !somebody_asks(search))
        add_bold_questions(search, &passages);
}

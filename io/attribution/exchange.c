/* SPDX-License-Identifier: GPL-3.0-or-later
 * exchange.c -- phase, kind and exchange of every turn, from roles and the order of turns.
 *
 * Phase. `opening` until the first question (a moderator who calls for it is still in the opening),
 * `closing` after the last answer, `questions` between.
 *
 * Kind. What a moderator says is `moderation`, also when a principal only calls on somebody; but a
 * question that he reads out, and that a principal who has spoken before answers, is one. What a
 * journalist says is a `question`, but `interjection` when it is at most SHORT_REMARK words without
 * a question mark and does not begin an exchange. What a principal says after a question is an
 * `answer`; at most SHORT_GREETING words between the hand-over and the question are an
 * `interjection`. In the closing everything else is `closing`.
 *
 * Exchange. One journalist's questions and what is answered. A named journalist begins a new one
 * unless he asked last. An anonymous one (`Q`) begins a new one after an answer when somebody
 * handed over since (a moderator, or a principal who calls on somebody), or when he greets, thanks
 * or introduces himself; several in a row without an answer are one exchange. What a moderator
 * reads out after an answer begins a new one.
 */
#include "io/attribution/draft.h"

enum { SHORT_REMARK = 4, SHORT_GREETING = 15, SHORT_CALL = 12 };

typedef struct {
    const lec_people *people;
    lec_draft *turns;
    size_t count;
    size_t first_question, last_answer; /* SIZE_MAX: none */
    uint32_t exchange, asker;
    bool asked, answered, handed; /* since the exchange began, since the question */
} conversation;

static bool is_remark(const lec_draft *turn)
{
    return turn->words <= SHORT_REMARK && !turn->asks;
}

/* Whether a moderator asks what others have written, and is answered. */
static bool reads_out(const conversation *state, size_t i)
{
    const lec_draft *turn = &state->turns[i];
    const uint32_t least = state->exchange > 0 ? SHORT_REMARK : 2 * SHORT_REMARK;
    return turn->role == LEC_ROLE_MODERATOR && turn->asks && turn->words >= least &&
           i + 1 < state->count && turn[1].role == LEC_ROLE_PRINCIPAL && turn[1].words >= least;
}

static size_t find_first_question(const conversation *state)
{
    size_t first = SIZE_MAX;
    bool spoken = false; /* by a principal: what a moderator asks before that opens */
    for (size_t i = 0; i < state->count; i++) {
        const lec_draft *turn = &state->turns[i];
        if (spoken && reads_out(state, i)) return first == SIZE_MAX ? i : first;
        spoken |= turn->role == LEC_ROLE_PRINCIPAL && turn->words > SHORT_GREETING;
        if (turn->role != LEC_ROLE_JOURNALIST) continue;
        if (first == SIZE_MAX) first = i;
        if (turn->asks || turn->words > 2 * SHORT_REMARK) return i;
    }
    return first;
}

static bool next_is_journalist(const conversation *state, size_t i)
{
    return i + 1 < state->count && state->turns[i + 1].role == LEC_ROLE_JOURNALIST;
}

static bool begins_exchange(const conversation *state, const lec_draft *turn)
{
    if (state->exchange == 0) return true;
    const bool named = turn->person != LEC_NONE && !state->people->items[turn->person].many &&
                       state->people->items[turn->person].name[0] != '\0';
    if (named || state->asker != LEC_NONE) return turn->person != state->asker;
    return state->answered && (state->handed || turn->greets);
}

static void take_question(conversation *state, size_t i)
{
    lec_draft *turn = &state->turns[i];
    const bool named = turn->person != LEC_NONE && !state->people->items[turn->person].many &&
                       state->people->items[turn->person].name[0] != '\0';
    const bool fresh = turn->role == LEC_ROLE_MODERATOR ? state->exchange == 0 || state->answered
                                                        : begins_exchange(state, turn);
    const bool inside = !fresh || (!state->handed && is_remark(turn) && !named);
    if (is_remark(turn) && turn->words > 0 && inside && state->exchange > 0) {
        turn->kind = LEC_KIND_INTERJECTION;
        turn->exchange = state->exchange;
        return;
    }
    if (fresh) {
        state->exchange++;
        state->asker = named ? turn->person : LEC_NONE;
        state->answered = false;
    }
    turn->kind = LEC_KIND_QUESTION;
    turn->exchange = state->exchange;
    state->asked = true;
    state->handed = false;
}

static void take_answer(conversation *state, size_t i)
{
    lec_draft *turn = &state->turns[i];
    const lec_draft *before = i > 0 ? turn - 1 : NULL;
    const bool after_principal = before != NULL && before->role == LEC_ROLE_PRINCIPAL;
    if (after_principal && turn->words <= SHORT_CALL && next_is_journalist(state, i) &&
        (turn->calls || turn->words <= SHORT_REMARK)) {
        turn->kind = LEC_KIND_MODERATION;
        state->handed = true;
        return;
    }
    if (!state->asked && turn->words <= SHORT_GREETING) {
        turn->kind = LEC_KIND_INTERJECTION;
        return;
    }
    turn->kind = LEC_KIND_ANSWER;
    turn->exchange = state->exchange;
    if (turn->words == 0) turn->kind = LEC_KIND_INTERJECTION;
    state->answered = true;
    state->handed = turn->calls;
}

/* A few words of greeting between the moderator's call and the first question. */
static bool is_aside(const conversation *state, size_t i)
{
    return i > 0 && state->turns[i].words <= SHORT_GREETING && next_is_journalist(state, i) &&
           state->turns[i - 1].role == LEC_ROLE_MODERATOR;
}

static void take_turn(conversation *state, size_t i)
{
    lec_draft *turn = &state->turns[i];
    turn->exchange = 0;
    turn->phase = i < state->first_question ? LEC_PHASE_OPENING : LEC_PHASE_QUESTIONS;
    switch (turn->role) {
    case LEC_ROLE_MODERATOR:
        if (turn->phase == LEC_PHASE_QUESTIONS && reads_out(state, i)) {
            take_question(state, i);
            return;
        }
        turn->kind = LEC_KIND_MODERATION;
        if (state->answered) state->asked = false;
        state->handed = true;
        return;
    case LEC_ROLE_JOURNALIST:
        if (turn->phase == LEC_PHASE_OPENING)
            turn->kind = LEC_KIND_INTERJECTION;
        else
            take_question(state, i);
        return;
    case LEC_ROLE_PRINCIPAL:
    case LEC_ROLE_UNKNOWN:
        if (turn->phase == LEC_PHASE_OPENING)
            turn->kind = is_aside(state, i) ? LEC_KIND_INTERJECTION : LEC_KIND_OPENING;
        else if (turn->role == LEC_ROLE_PRINCIPAL)
            take_answer(state, i);
        else
            turn->kind = LEC_KIND_INTERJECTION;
        return;
    case LEC_ROLE_OTHER: /* an interpreter gives again what was said; an aide throws something in */
    case LEC_ROLE_COUNT:
        turn->kind = LEC_KIND_INTERJECTION;
        if (i > 0 && turn->words > SHORT_CALL) {
            turn->kind = state->turns[i - 1].kind;
            turn->exchange = state->turns[i - 1].exchange;
        }
        return;
    }
}

/* After the last answer: a principal's words after the moderator closed the questions, too. */
static void find_closing(conversation *state)
{
    size_t last_question = SIZE_MAX, last_answer = SIZE_MAX;
    for (size_t i = 0; i < state->count; i++)
        if (state->turns[i].kind == LEC_KIND_QUESTION) last_question = i;
    if (last_question == SIZE_MAX) return;
    bool moderated = false;
    for (size_t i = 0; i < state->count; i++) {
        if (i > last_question)
            moderated |= state->turns[i].role == LEC_ROLE_MODERATOR && last_answer != SIZE_MAX &&
                         last_answer > last_question;
        if (state->turns[i].kind == LEC_KIND_ANSWER && !moderated) last_answer = i;
    }
    if (last_answer == SIZE_MAX) return;
    for (size_t i = last_answer + 1; i < state->count; i++) {
        lec_draft *turn = &state->turns[i];
        turn->phase = LEC_PHASE_CLOSING;
        if (turn->role == LEC_ROLE_JOURNALIST) continue;
        turn->kind = LEC_KIND_CLOSING;
        turn->exchange = 0;
    }
}

void lec_decide_exchanges(const lec_people *people, lec_draft *drafts, size_t count)
{
    conversation state = {.people = people, .turns = drafts, .count = count, .asker = LEC_NONE};
    state.first_question = find_first_question(&state);
    for (size_t i = 0; i < count; i++) take_turn(&state, i);
    find_closing(&state);
}

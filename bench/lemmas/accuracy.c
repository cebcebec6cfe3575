/* SPDX-License-Identifier: GPL-3.0-or-later
 * accuracy.c -- how many words of a treebank of Universal Dependencies get the lemma it has:
 *
 *     lectern_lemmas LANGUAGE FILE.conllu
 *
 * Words are those of one token that lectern counts as one word too; proper names, numbers, foreign
 * words and symbols are left out. Printed: words, share right, share right if every word were its
 * own lemma, and the most frequent mistakes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/study/lemmas.h"
#include "io/study/pattern.h"

enum { SHOWN = 25 };

typedef struct {
    lec_arena *arena;
    LEC_ARRAY(char) text;          /* the forms, a sentence a line */
    LEC_ARRAY(uint32_t) start;     /* byte of each form */
    LEC_ARRAY(const char *) lemma; /* NULL: not judged */
} treebank;

static void put(treebank *to, const char *text)
{
    for (; *text != '\0'; text++) LEC_PUSH(to->arena, to->text, *text);
}

static void read_line(treebank *to, char *line)
{
    static const char *const left_out[] = {"PROPN", "NUM", "X", "SYM", "PUNCT", NULL};
    char *column[4] = {NULL};
    line[strcspn(line, "\r\n")] = '\0';
    if (line[0] == '\0') put(to, ".\n");
    if (line[0] == '\0' || line[0] == '#') return;
    for (int c = 0; c < 4; c++) {
        column[c] = line;
        line += strcspn(line, "\t");
        if (*line != '\0') *line++ = '\0';
    }
    if (strpbrk(column[0], "-.") != NULL) return; /* a range, an empty node */
    bool judged = strcmp(column[2], "_") != 0;
    for (const char *const *tag = left_out; *tag != NULL; tag++)
        judged = judged && strcmp(column[3], *tag) != 0;
    LEC_PUSH(to->arena, to->start, (uint32_t)to->text.count);
    LEC_PUSH(to->arena, to->lemma,
             judged ? lec_arena_text(to->arena, column[2], strlen(column[2])) : NULL);
    put(to, column[1]);
    put(to, " ");
}

static const lec_corpus *corpus_of(const treebank *bank, lec_words *words)
{
    const lec_conference conference = {
        .name = "treebank", .text = bank->text.items, .text_length = bank->text.count};
    lec_corpus_builder *builder = lec_corpus_builder_new(bank->arena, &conference);
    const lec_new_turn turn = {.speaker = "",
                               .detail = {.affiliation = "", .label = "", .label_form = ""}};
    const lec_piece whole = {0, (uint32_t)bank->text.count};
    lec_corpus_begin_turn(builder, &turn);
    lec_words_add(words, bank->text.items, &whole, 1, NULL, NULL, builder);
    return lec_corpus_finish(builder);
}

typedef struct {
    const char *text;
    uint32_t count;
} mistake;

static int by_count(const void *a, const void *b)
{
    const mistake *x = a, *y = b;
    return x->count != y->count ? (x->count < y->count ? 1 : -1) : strcmp(x->text, y->text);
}

static void judge(const treebank *bank, const lec_corpus *corpus, const lec_lemmas *lemmas,
                  lec_words *words)
{
    uint32_t judged = 0, right = 0, themselves = 0;
    lec_vocabulary *names = lec_vocabulary_new(bank->arena);
    LEC_ARRAY(mistake) mistakes = {0};
    for (size_t i = 0, t = 0; i < bank->start.count; i++) {
        const uint32_t start = bank->start.items[i];
        while (t < corpus->token_count && corpus->token_start[t] < start) t++;
        if (bank->lemma.items[i] == NULL || t == corpus->token_count ||
            corpus->token_start[t] != start || bank->text.items[corpus->token_end[t]] != ' ')
            continue;
        const char *want = lec_pattern_fold(words, bank->lemma.items[i], bank->arena);
        const uint32_t word = corpus->token_word[t];
        const char *got = lemmas->of_word[word];
        judged++;
        themselves += strcmp(corpus->word_text[word], want) == 0;
        if (strcmp(got, want) == 0) {
            right++;
            continue;
        }
        const char *text =
            lec_arena_format(bank->arena, "%s: %s, not %s", corpus->word_text[word], got, want);
        const uint32_t id = lec_vocabulary_add(names, text, strlen(text));
        if (id == mistakes.count) LEC_PUSH(bank->arena, mistakes, ((mistake){text, 0}));
        if (mistakes.items != NULL) mistakes.items[id].count++;
    }
    printf("%u words, right %.4f, themselves %.4f\n", judged, (double)right / judged,
           (double)themselves / judged);
    if (mistakes.count > 0) qsort(mistakes.items, mistakes.count, sizeof(mistake), by_count);
    for (size_t i = 0; i < mistakes.count && i < SHOWN; i++)
        printf("  %5u %s\n", mistakes.items[i].count, mistakes.items[i].text);
}

int main(int argc, char **argv)
{
    lec_error error = {""};
    treebank bank = {.arena = lec_arena_new()};
    FILE *file = argc == 3 ? fopen(argv[2], "r") : NULL;
    if (file == NULL) {
        fprintf(stderr, "lectern_lemmas LANGUAGE FILE.conllu\n");
        return 2;
    }
    char line[65536];
    while (fgets(line, sizeof line, file) != NULL) read_line(&bank, line);
    fclose(file);
    lec_words *words = NULL;
    lec_lemmas lemmas = {0};
    lec_status status = lec_words_new_in(argv[1], bank.arena, &words, &error);
    const lec_corpus *corpus = status == LEC_OK ? corpus_of(&bank, words) : NULL;
    if (status == LEC_OK) status = lec_lemmas_find(argv[1], corpus, bank.arena, &lemmas, &error);
    if (status == LEC_OK) judge(&bank, corpus, &lemmas, words);
    if (status != LEC_OK) fprintf(stderr, "%s\n", error.message);
    lec_arena_free(bank.arena);
    return status == LEC_OK ? 0 : 1;
}

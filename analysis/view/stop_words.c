/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/stop_words.h"

#include <stdlib.h>
#include <string.h>

/* In byte order. Left out on purpose: us (the country), may (the month), one, need, near, well. */
static const char *const function_words[] = {
    "a",          "about",     "above",    "across",    "after",    "again",      "against",
    "ain't",      "all",       "along",    "already",   "also",     "although",   "always",
    "am",         "among",     "amongst",  "an",        "and",      "another",    "any",
    "are",        "around",    "as",       "at",        "be",       "because",    "been",
    "before",     "behind",    "being",    "below",     "beside",   "besides",    "between",
    "beyond",     "both",      "but",      "by",        "can",      "cannot",     "could",
    "despite",    "did",       "do",       "does",      "doing",    "done",       "down",
    "during",     "each",      "either",   "enough",    "even",     "ever",       "every",
    "except",     "few",       "for",      "from",      "further",  "had",        "has",
    "have",       "having",    "he",       "her",       "here",     "hers",       "herself",
    "him",        "himself",   "his",      "how",       "i",        "if",         "in",
    "inside",     "into",      "is",       "it",        "its",      "itself",     "just",
    "least",      "less",      "let's",    "many",      "maybe",    "me",         "might",
    "mine",       "more",      "most",     "much",      "must",     "my",         "myself",
    "neither",    "never",     "no",       "none",      "nor",      "not",        "now",
    "of",         "off",       "often",    "oh",        "ok",       "okay",       "on",
    "once",       "only",      "onto",     "or",        "other",    "ought",      "our",
    "ours",       "ourselves", "out",      "outside",   "over",     "per",        "perhaps",
    "quite",      "rather",    "same",     "several",   "shall",    "she",        "should",
    "since",      "so",        "some",     "sometimes", "still",    "such",       "than",
    "that",       "the",       "their",    "theirs",    "them",     "themselves", "then",
    "there",      "these",     "they",     "this",      "those",    "though",     "through",
    "throughout", "to",        "too",      "toward",    "towards",  "under",      "unless",
    "until",      "up",        "upon",     "very",      "via",      "was",        "we",
    "were",       "what",      "whatever", "when",      "whenever", "where",      "whereas",
    "wherever",   "whether",   "which",    "whichever", "while",    "who",        "whoever",
    "whom",       "whose",     "why",      "will",      "with",     "within",     "without",
    "would",      "yes",       "yet",      "you",       "your",     "yours",      "yourself",
    "yourselves",
};

static int compare(const void *key, const void *entry)
{
    return strcmp(key, *(const char *const *)entry);
}

static bool is_listed(const char *word)
{
    return bsearch(word, function_words, sizeof function_words / sizeof *function_words,
                   sizeof *function_words, compare) != NULL;
}

/* What follows the apostrophe of a contraction; `'s` and `'d` only count after a listed word. */
static const char *const contracted[] = {"'s", "'re", "'ve", "'ll", "'d", "'m"};

bool lec_is_function_word(const char *word)
{
    if (is_listed(word)) return true;
    const size_t length = strlen(word);
    char stem[32];
    if (length >= sizeof stem) return false;
    if (length > 3 && strcmp(word + length - 3, "n't") == 0) { /* don't, can't, won't, isn't */
        memcpy(stem, word, length - 3);
        stem[length - 3] = '\0';
        return is_listed(stem) || strcmp(stem, "ca") == 0 || strcmp(stem, "wo") == 0 ||
               strcmp(stem, "sha") == 0;
    }
    for (size_t i = 0; i < sizeof contracted / sizeof *contracted; i++) {
        const size_t tail = strlen(contracted[i]);
        if (length <= tail || strcmp(word + length - tail, contracted[i]) != 0) continue;
        memcpy(stem, word, length - tail);
        stem[length - tail] = '\0';
        return is_listed(stem);
    }
    return false;
}

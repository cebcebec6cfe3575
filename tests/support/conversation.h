/* SPDX-License-Identifier: GPL-3.0-or-later
 * conversation.h -- five turns that tests of the library read from memory: two questions and their
 * answers, and a moderator who opens. */
#ifndef LEC_TESTS_CONVERSATION_H
#define LEC_TESTS_CONVERSATION_H

static const char conversation[] = "Moderator: Good morning. We have time for two questions.\n\n"
                                   "Anna Berg (Reuters): Will China help Russia today?\n\n"
                                   "Secretary General: China helps Russia, and we see.\n\n"
                                   "Anna Berg (Reuters): And what of Ukraine?\n\n"
                                   "Secretary General: Ukraine is our partner.\n";

#endif

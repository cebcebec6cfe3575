/* SPDX-License-Identifier: GPL-3.0-or-later
 * signals.h -- signals that end the program, while it has begun something that must not be left
 * behind: they cancel the call that works, and end the program once it has cleaned up. */
#ifndef LEC_CLI_SIGNALS_H
#define LEC_CLI_SIGNALS_H

#include <stdbool.h>

/* From here on SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGALRM and SIGXCPU, unless they are
 * ignored, are noted instead of ending the program. The second of one kind ends it at once. */
void lec_signals_hold(void);

/* Whether one was noted. */
bool lec_signals_came(void);

/* Back to what signals did before; the one that was noted ends the program now. */
void lec_signals_release(void);

#endif

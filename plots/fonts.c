/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/fonts.h"

#include <fontconfig/fontconfig.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool lies_below(const char *file, const char *folder)
{
    if (folder == NULL || folder[0] != '/' || folder[1] == '\0') return false;
    const size_t length = strlen(folder);
    return strncmp(file, folder, length) == 0 && (file[length] == '/' || folder[length - 1] == '/');
}

/* Whether gnuplot's text engine (Pango) will find and use the font: outlines only, and not from
 * the folders that its environment does not name. */
static bool is_usable(const FcPattern *font)
{
    FcChar8 *file = NULL;
    FcChar8 *format = NULL;
    if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch ||
        FcPatternGetString(font, FC_FONTFORMAT, 0, &format) != FcResultMatch)
        return false;
    if (strcmp((char *)format, "TrueType") != 0 && strcmp((char *)format, "CFF") != 0) return false;
    return !lies_below((char *)file, getenv("HOME")) &&
           !lies_below((char *)file, getenv("XDG_DATA_HOME"));
}

static void add_characters(const FcCharSet *of, uint8_t *bits)
{
    FcChar32 page[FC_CHARSET_MAP_SIZE];
    FcChar32 next = 0;
    FcChar32 base = FcCharSetFirstPage(of, page, &next);
    for (; base != FC_CHARSET_DONE; base = FcCharSetNextPage(of, page, &next))
        for (FcChar32 bit = 0; bit < 32 * FC_CHARSET_MAP_SIZE; bit++) {
            const FcChar32 character = base + bit;
            if ((page[bit / 32] >> bit % 32 & 1) != 0 && character / 8 < LEC_CHARACTER_BYTES)
                bits[character / 8] |= (uint8_t)(1U << character % 8);
        }
}

static void add_fonts(uint8_t *bits)
{
    FcConfig *config = FcInitLoadConfigAndFonts();
    const FcFontSet *fonts = config != NULL ? FcConfigGetFonts(config, FcSetSystem) : NULL;
    if (fonts == NULL) _exit(EXIT_FAILURE);
    for (int i = 0; i < fonts->nfont; i++) {
        FcCharSet *own = NULL;
        if (is_usable(fonts->fonts[i]) &&
            FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &own) == FcResultMatch)
            add_characters(own, bits);
    }
}

/* In the child: silent, since a report's own remark tells what follows. */
static void ask_fontconfig(uint8_t *bits, int answer)
{
    const int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nothing >= 0) dup2(nothing, STDERR_FILENO);
    signal(SIGPIPE, SIG_DFL);
    add_fonts(bits);
    for (size_t done = 0; done < LEC_CHARACTER_BYTES;) {
        const ssize_t written = write(answer, bits + done, LEC_CHARACTER_BYTES - done);
        if (written < 0) _exit(EXIT_FAILURE);
        done += (size_t)written;
    }
    _exit(EXIT_SUCCESS);
}

static bool read_answer(int answer, uint8_t *bits)
{
    size_t done = 0;
    while (done < LEC_CHARACTER_BYTES) {
        const ssize_t got = read(answer, bits + done, LEC_CHARACTER_BYTES - done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        done += (size_t)got;
    }
    if (done < LEC_CHARACTER_BYTES) memset(bits, 0, done);
    return done == LEC_CHARACTER_BYTES;
}

bool lec_fonts_characters(uint8_t *bits)
{
    int ends[2];
    if (pipe(ends) != 0) return false;
    fflush(NULL);
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]); /* so that writing ends when nobody reads any more */
        ask_fontconfig(bits, ends[1]);
    }
    close(ends[1]);
    const bool whole = child > 0 && read_answer(ends[0], bits);
    close(ends[0]);
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
    return whole;
}

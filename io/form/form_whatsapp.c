/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_whatsapp.c -- chats as WhatsApp exports them, by the custom of the country:
 *
 *     12.03.31, 14:30 - Mara Quell: We close the pier.     [3/12/31, 2:30:05 PM] Tom Brass: Why?
 *
 * Lines without a date go on with the message above; those without a name are the program's. When a
 * message was written says nothing of how long anybody spoke: there are no times. */
#include <ctype.h>
#include <string.h>

#include "io/form/segments.h"
#include "io/source/lines.h"

/* Past digits, `least` to `most` of them; NULL when there are fewer or more. */
static const char *skip_digits(const char *at, size_t least, size_t most)
{
    const size_t count = at != NULL ? strspn(at, "0123456789") : 0;
    return at != NULL && count >= least && count <= most ? at + count : NULL;
}

/* Past blanks and marks of direction: U+00A0, U+202F, U+200E, U+200F, U+202A to U+202E. */
static const char *skip_blank(const char *at)
{
    for (;;) {
        const unsigned char third = at[0] == '\xe2' && at[1] == '\x80' ? (unsigned char)at[2] : 0;
        if (*at == ' ')
            at++;
        else if (at[0] == '\xc2' && at[1] == '\xa0')
            at += 2;
        else if (third == 0x8e || third == 0x8f || (third >= 0xaa && third <= 0xaf))
            at += 3;
        else
            return at;
    }
}

/* `12.03.26`, `3/12/2026`, `2026-03-12`, `12. 3. 2026`: three numbers with one sign between them.
 */
static const char *skip_date(const char *at)
{
    const char *end = skip_digits(at, 1, 4);
    const char sign = end != NULL ? *end : '\0';
    for (int part = 0; part < 2; part++) {
        if (end == NULL || sign == '\0' || strchr("./-", sign) == NULL || *end != sign) return NULL;
        end = skip_digits(end + 1 + strspn(end + 1, " "), 1, 4);
    }
    if (end != NULL && *end == '.') end++;
    return end != NULL && *end == ',' ? end + 1 : end;
}

/* `PM`, `p.m.`, `p. m.` */
static const char *skip_half(const char *at)
{
    const char *end = skip_blank(at);
    if (strchr("aApP", *end) == NULL || *end == '\0') return at;
    end++;
    if (*end == '.') end = skip_blank(end + 1);
    if (*end != 'm' && *end != 'M') return at;
    end++;
    return *end == '.' ? end + 1 : end;
}

/* `14:30`, `14:30:05`, `14.30`, `2:30 PM` */
static const char *skip_time(const char *at)
{
    const char *end = skip_digits(at, 1, 2);
    if (end == NULL || (*end != ':' && *end != '.')) return NULL;
    const char sign = *end;
    end = skip_digits(end + 1, 2, 2);
    if (end != NULL && *end == sign && isdigit((unsigned char)end[1]))
        end = skip_digits(end + 1, 2, 2);
    return end != NULL ? skip_half(end) : NULL;
}

/* Where a message begins behind its date and time; NULL: the line has none. */
static const char *skip_head(const char *line)
{
    const char *at = skip_blank(line);
    const bool in_brackets = *at == '[';
    const char *date = skip_date(in_brackets ? at + 1 : at);
    const char *time = date != NULL ? skip_time(skip_blank(date)) : NULL;
    if (time == NULL) return NULL;
    time = skip_blank(time);
    if (in_brackets) return *time == ']' ? skip_blank(time + 1) : NULL;
    return time[0] == '-' && time[1] == ' ' ? skip_blank(time + 2) : NULL;
}

/* The colon behind the name of who writes, before `end`; NULL. */
static const char *find_colon(const char *at, const char *end)
{
    enum { LONGEST = 80 };
    for (const char *colon = at; colon + 1 < end && colon - at <= LONGEST; colon++)
        if (colon[0] == ':' && colon[1] == ' ') return colon > at ? colon : NULL;
    return NULL;
}

/* What the program writes in the place of a message. */
static bool is_set_phrase(const char *text, const char *end)
{
    static const char *const phrases[] = {"This message was deleted",
                                          "You deleted this message",
                                          "image omitted",
                                          "video omitted",
                                          "audio omitted",
                                          "sticker omitted",
                                          "GIF omitted",
                                          "document omitted",
                                          "Contact card omitted",
                                          "Missed voice call",
                                          "Missed video call",
                                          "Diese Nachricht wurde gelöscht",
                                          "Du hast diese Nachricht gelöscht",
                                          "Bild weggelassen",
                                          "Video weggelassen",
                                          "Audio weggelassen",
                                          "Ce message a été supprimé",
                                          "Vous avez supprimé ce message",
                                          "image absente",
                                          "vidéo absente",
                                          "audio omis",
                                          "Se eliminó este mensaje",
                                          "Eliminaste este mensaje",
                                          "imagen omitida",
                                          "Video omitido",
                                          "audio omitido",
                                          "Questo messaggio è stato eliminato",
                                          "Hai eliminato questo messaggio",
                                          "immagine omessa",
                                          "Mensagem apagada",
                                          "imagem ocultada",
                                          "Данное сообщение удалено",
                                          "Вы удалили данное сообщение",
                                          "Ta wiadomość została usunięta",
                                          "Usunięto tę wiadomość",
                                          "Tato zpráva byla odstraněna",
                                          "Zpráva byla smazána",
                                          "Denne besked blev slettet",
                                          "Du slettede denne besked",
                                          "Detta meddelande raderades",
                                          "Du raderade detta meddelande",
                                          "Tämä viesti poistettiin",
                                          "Acest mesaj a fost șters",
                                          "Ezt az üzenetet törölték",
                                          "Bu mesaj silindi",
                                          "Це повідомлення видалено",
                                          "Αυτό το μήνυμα διαγράφηκε",
                                          "Dit bericht is verwijderd",
                                          "afbeelding weggelaten"};
    while (end > text && (end[-1] == ' ' || end[-1] == '.')) end--;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if ((size_t)(end - text) == strlen(phrases[i]) &&
            memcmp(text, phrases[i], (size_t)(end - text)) == 0)
            return true;
    return false;
}

/* `<Media omitted>`, `This message was deleted`, and what a mark of direction shows to be the
 * program's. */
static bool is_notice(const char *text, const char *end)
{
    return end > text && ((*text == '<' && end[-1] == '>') ||
                          strncmp(text, "\xe2\x80\x8e", 3) == 0 || is_set_phrase(text, end));
}

/* Where a message ends before `<This message was edited>`. */
static const char *before_edited(const char *text, const char *end)
{
    const char *open = end;
    if (end == text || end[-1] != '>') return end;
    while (open > text && *open != '<') open--;
    if (open == text) return end;
    while (open > text &&
           (open[-1] == ' ' || (open - text >= 3 && memcmp(open - 3, "\xe2\x80\x8e", 3) == 0)))
        open -= open[-1] == ' ' ? 1 : 3;
    return open;
}

static int recognise(const lec_source *source)
{
    enum { LOOKED_AT = 60 };
    size_t heads = 0, named = 0, lines = 0;
    const char *const stop = source->text + source->length;
    for (const char *line = source->text; line < stop && lines < LOOKED_AT;) {
        const char *end = line + strcspn(line, "\r\n");
        const char *message = skip_head(line);
        if (lines == 0 && message == NULL) return 0;
        heads += message != NULL;
        named += message != NULL && find_colon(message, end) != NULL;
        lines += end > line;
        line = end + strspn(end, "\r\n");
    }
    return named >= 2 && 3 * heads >= lines ? 92 : 0;
}

static void put_message(lec_segments *segments, const lec_source *source, const char *message,
                        const char *end, uint32_t line)
{
    const char *colon = find_colon(message, end), *text = message;
    lec_segment *added = lec_segments_add(segments);
    if (colon != NULL) text = colon + 2;
    if (colon == NULL || is_notice(text, end))
        added->kind = LEC_BLOCK_NOTE;
    else
        added->speaker = lec_arena_text(segments->arena, message, (size_t)(colon - message));
    if (added->kind != LEC_BLOCK_NOTE) end = before_edited(text, end);
    lec_segments_put(segments, text, (size_t)(end - text), (size_t)(text - source->text), line);
}

static lec_status read_whatsapp(const lec_source *source, lec_transcript *transcript,
                                lec_arena *arena, lec_error *error)
{
    lec_segments segments = {.arena = arena};
    lec_line_counter lines = {source->text, 0, 1};
    const char *const stop = source->text + source->length;
    for (const char *at = source->text; at < stop;) {
        const char *end = at + strcspn(at, "\r\n"), *message = skip_head(at);
        const uint32_t line = lec_line_of(&lines, (size_t)(at - source->text));
        if (message != NULL && message <= end) {
            put_message(&segments, source, message, end, line);
        } else {
            lec_segments_space(&segments);
            lec_segments_put(&segments, at, (size_t)(end - at), (size_t)(at - source->text), line);
        }
        at = end + strspn(end, "\r\n");
    }
    const lec_status status = lec_segments_finish(&segments, source, "whatsapp",
                                                  LEC_SEGMENTS_AS_THEY_STAND, transcript, error);
    transcript->are_written = status == LEC_OK;
    return status;
}

const lec_form lec_form_whatsapp = {
    .name = "whatsapp",
    .summary = "chats exported from WhatsApp",
    .recognise = recognise,
    .read = read_whatsapp,
};

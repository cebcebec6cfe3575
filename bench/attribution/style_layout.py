# SPDX-License-Identifier: GPL-3.0-or-later
"""How a page is laid out: where labels stand, how lines break, what is not speech."""
import html
import re
import textwrap

LINES_A_PAGE = 34


class Page:
    """Text that grows, with the places of what is said."""

    def __init__(self, style, language, keyed, words):
        self.style, self.language, self.keyed, self.words = style, language, keyed, words
        self.parts, self.length, self.rows = [], 0, []
        self.lines, self.pages, self.seconds = 0, 1, 3
        self.markup = style.get("layout", "inline")
        self.is_html = self.markup.startswith("html")
        self.headings = keyed.shuffled(words["heading"]) if style.get("headings") else []  # none comes twice

    def put(self, text):
        self.parts.append(text)
        self.length += len(text)

    def text(self):
        return "".join(self.parts)

    def gap(self):
        """Between two paragraphs; now and then with the foot and head of a page."""
        lines = self.style.get("lines", "\n\n")
        self.lines += 1
        if self.style.get("pages") and self.lines % 12 == 0:
            self.pages += 1
            self.put(f"{lines}{' ' * 30}Page {self.pages - 1} of 9\n\f{self.style['pages']}{lines}")
        else:
            self.put(lines)

    def front(self, lines):
        style = self.style
        self.running = lines[0] if lines else ""
        if style.get("yaml"):
            self.put("---\n" + f'title: "{lines[0]}"\ndate: 2031-05-04\nsource: https://www.example.org/talk\n---\n\n')
            lines = lines[1:]
        if self.is_html:
            self.put(f'<!DOCTYPE html>\n<html lang="{self.language}">\n<head><meta charset="utf-8"><title>'
                     f'{html.escape(lines[0] if lines else "")}</title></head>\n<body>\n')
            if style.get("site"):
                self.put('<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li>Contact us</li></ul></nav>\n'
                         '<div class="share">Share: Facebook Twitter</div>\n')
            self.put("<main>\n")
            for i, line in enumerate(lines):
                self.put(f"<h1>{html.escape(line)}</h1>\n" if i == 0 else f"<p>{html.escape(line)}</p>\n")
            return
        for i, line in enumerate(lines):
            head = "# " if style.get("heading") and i == 0 else ""
            self.put(head + line)
            self.put(style.get("front_lines", "\n\n"))

    def wrapped(self, text, first):
        width = self.style.get("width")
        if not width or self.language in ("zh", "ja"):
            return text
        return textwrap.fill(text, width, initial_indent=" " * first, break_long_words=False,
                             break_on_hyphens=False)[first:]

    def noted(self, text):
        if self.style.get("notes") and self.keyed.chance(self.style["notes"]):
            text += (" " if self.language not in ("zh", "ja") else "") + self.keyed.pick(self.words["note"])
        return text

    def say(self, text, row, first=0):
        """One paragraph of speech."""
        start = self.length
        text = self.wrapped(self.noted(text), first)
        self.put(html.escape(text, quote=False) if self.is_html else text)
        self.rows.append(row(start, self.length))
        self.seconds += 2 + len(text) // 14

    def stamp(self):
        form = self.style.get("time")
        if not form:
            return ""
        minutes, seconds = divmod(self.seconds, 60)
        return form.format(h=minutes // 60, m=minutes % 60, s=seconds)

    def turn(self, label, paragraphs, role, row):
        getattr(self, "turn_" + self.markup.replace("-", "_"))(label, paragraphs, role, row)

    def rest(self, paragraphs, row):
        for at, paragraph in enumerate(paragraphs):
            self.gap()
            if self.style.get("headings") and at % 3 == 1:
                before, after = self.style["headings"]
                if self.headings:
                    self.put(before + self.headings.pop() + after)
                    self.gap()
            self.put(self.style.get("indent", ""))
            self.say(paragraph, row)

    def turn_inline(self, label, paragraphs, role, row):
        """LABEL separator text, time before or after; with or without bold, brackets or >>."""
        style = self.style
        before, after = style.get("around", ("", ""))
        separator = style.get("sep", ": ")
        if self.language in ("zh", "ja") and separator == ": ":
            separator = "："
        if self.language == "fr" and separator == ": " and style.get("french"):
            separator = "\u00a0: "
        stamp = self.stamp()
        head = ""
        if label:
            after_stamp = style.get("time_after")
            head = (before + label + (f" {stamp}" if after_stamp and stamp else "") + after + separator)
            head = ("" if after_stamp or not stamp else stamp + " ") + head
        elif style.get("unlabelled"):
            head = style["unlabelled"]
        start = self.length
        self.put(style.get("indent", "") + head)
        column = self.length - start if "\n" not in head else 0
        self.say(paragraphs[0], row, column)
        self.rest(paragraphs[1:], row)
        self.gap()

    def turn_own(self, label, paragraphs, role, row):
        """LABEL on a line of its own."""
        before, after = self.style.get("around", ("", ""))
        stamp = self.stamp()
        if label:
            self.put(before + label + after + (f"  {stamp}" if stamp else "") + self.style.get("after_label", "\n"))
        self.put(self.style.get("indent", ""))
        self.say(paragraphs[0], row)
        self.rest(paragraphs[1:], row)
        self.gap()

    def turn_run_in(self, label, paragraphs, role, row):
        """Labels inside running paragraphs; a new paragraph now and then."""
        if label:
            self.put(label + self.style.get("sep", ": "))
        self.say(paragraphs[0], row)
        self.rest(paragraphs[1:], row)
        if self.keyed.chance(0.5):
            self.put(" ")
        else:
            self.gap()

    def turn_dash(self, label, paragraphs, role, row):
        """A dash before every turn, no label."""
        self.put(self.style.get("dash", "– "))
        self.say(paragraphs[0], row)
        self.rest(paragraphs[1:], row)
        self.gap()

    def turn_bold_question(self, label, paragraphs, role, row):
        """Questions in bold, answers plain, neither with a label."""
        for i, paragraph in enumerate(paragraphs):
            if i:
                self.gap()
            self.put("**" if role == "journalist" else "")
            self.say(paragraph, row)
            self.put("**" if role == "journalist" else "")
        self.gap()

    def turn_html_bold(self, label, paragraphs, role, row):
        tag = self.style.get("tag", "b")
        for i, paragraph in enumerate(paragraphs):
            self.put("<p>")
            if i == 0 and label:
                self.put(f"<{tag}>{html.escape(label)}{self.style.get('sep', ':')}</{tag}> ")
            self.say(paragraph, row)
            self.put("</p>\n")

    def turn_html_own(self, label, paragraphs, role, row):
        if label:
            self.put(f"<p><strong>{html.escape(label)}</strong></p>\n")
        for paragraph in paragraphs:
            self.put("<p>")
            self.say(paragraph, row)
            self.put("</p>\n")

    def turn_html_div(self, label, paragraphs, role, row):
        minutes, seconds = divmod(self.seconds, 60)
        self.put(f'<div class="turn"><span class="speaker">{html.escape(label)}</span> '
                 f'<span class="time">{minutes:02}:{seconds:02}</span>\n')
        for paragraph in paragraphs:
            self.put("<p>")
            self.say(paragraph, row)
            self.put("</p>\n")
        self.put("</div>\n")

    def end(self):
        if self.is_html:
            self.put("</main>\n")
            if self.style.get("site"):
                self.put('<footer><p>Press office, 1 Harbour Street</p><p>Copyright 2031. Follow us on Facebook</p></footer>\n')
            self.put("</body>\n</html>\n")
        elif self.style.get("end"):
            self.put(self.style["end"] + "\n")

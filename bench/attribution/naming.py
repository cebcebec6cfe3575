# SPDX-License-Identifier: GPL-3.0-or-later
"""Names as a reader may write them: what counts as the right speaker beside the name in the truth."""
import re

PARTICLES = {"de", "la", "del", "van", "von", "der", "da", "di", "du", "y", "e", "los", "las"}


def cased(name):
    """GIVEN O'NEIL-McCOY in capitals as it is usually written."""
    def word(match):
        found = match.group(0)
        return found[0].upper() + found[1:].lower()
    out = re.sub(r"[^\W\d_]+", word, name)
    out = re.sub(r"\b(Mc)([a-z])", lambda m: m[1] + m[2].upper(), out)
    return re.sub(r"([’'])S\b", r"\1s", out)


def variants(given, surname, offices=(), honorifics=()):
    """All of: surname, given surname, office surname, office given surname."""
    names = {surname}
    for one in ([given] if isinstance(given, str) else given):
        if one:
            names.add(f"{one} {surname}")
            first = one.split()[0]
            names.add(f"{first} {surname}")
    every = set(names)
    for title in list(offices) + list(honorifics):
        if title:
            every |= {f"{title} {name}" for name in names}
    return every


def surname_first(surname, title):
    """Names of a title that begin with the surname: Yoon Suk Yeol."""
    found = re.findall(r"\b(?i:" + re.escape(surname) + r")((?: [A-Z][\w’'-]+){1,2})", title)
    return {f"{surname}{cased(rest)}" for rest in found}

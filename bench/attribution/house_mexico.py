# SPDX-License-Identifier: GPL-3.0-or-later
"""Daily conferences of the presidents of Mexico: `NAME, OFFICE` or `OFFICE, NAME` in capitals; as
text with labels on their own lines and as pages with `LABEL: text`."""
import re
import unicodedata

from houses import Row
from naming import cased, variants

ASKER = re.compile(r"(PREGUNTA|INTERLOCUTORA?|REPORTER[AO]|PERIODISTA)( (HOMBRE|MUJER))?$")
MODERATOR = re.compile(r"(MODERADORA?|CONDUCTORA?|PRESENTADORA?|MAESTR[AO] DE CEREMONIAS)$")
VOICE = re.compile(r"(VOZ\b.*|INTERVENCIÓN( (HOMBRE|MUJER))?|\?+)$")
OTHER = re.compile(r"(VOCES|ASISTENTES?|INTÉRPRETE|TRADUCTORA?|LOCUTORA?|CORO)\b.*$")
OFFICE = re.compile(r"\b(PRESIDENT[AE]|SECRETARI[AO]|SUBSECRETARI[AO]|DIRECTORA?|GOBERNADORA?|TITULAR|"
                    r"COORDINADORA?|PROCURADORA?|COMISIONAD[AO]|JEF[AE]|FISCAL|COMANDANTE|ENCARGAD[AO]|"
                    r"EMBAJADORA?|CONSEJER[AO]|VOCER[AO]|SENADORA?|DIPUTAD[AO]|RECTORA?|GENERAL|ALMIRANTE|"
                    r"PRIMER MINISTRO|MINISTR[AO]|REPRESENTANTE|DELEGAD[AO]|PRESIDENTE MUNICIPAL|CANCILLER|"
                    r"INTEGRANTE|MIEMBRO|ALCALDESA|ALCALDE|OFICIAL|VICEPRESIDENT[AE])\b")
RULERS = {"PRESIDENTE ANDRÉS MANUEL LÓPEZ OBRADOR": "ANDRÉS MANUEL LÓPEZ OBRADOR",
          "PRESIDENTA CLAUDIA SHEINBAUM PARDO": "CLAUDIA SHEINBAUM PARDO"}


def person(label):
    """Name, offices; None when it is not clear which part is the name."""
    label = re.sub(r"\s*\([^)]*\)", "", label)
    if label in RULERS:
        return RULERS[label], [label.split()[0]]
    parts = [part.strip() for part in label.split(",")]
    named = [not OFFICE.search(part) for part in parts]
    if len(parts) == 1:
        return (parts[0], []) if named[0] and 2 <= len(parts[0].split()) <= 6 else None
    if named[0] and any(not n for n in named[1:]):
        name, office = parts[0], ", ".join(parts[1:])
    elif named[-1] and not named[0]:
        name, office = parts[-1], ", ".join(parts[:-1])
    else:
        return None
    return (name, [office]) if 2 <= len(name.split()) <= 6 else None


def same_person(one, other):
    """One holds all words of the other, or they differ by a slip in one word."""
    a, b = plain(one).split(), plain(other).split()
    if set(b) <= set(a) or set(a) <= set(b):
        return True
    return len(a) == len(b) > 2 and sum(x != y for x, y in zip(a, b)) == 1


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def people_of(labels, words):
    """Role, speaker and aliases of every label; None when one is unclear."""
    people, named = {}, {}
    for label in labels:
        if ASKER.match(label):
            people[label] = ("journalist", "", ())
        elif MODERATOR.match(label):
            people[label] = ("moderator", "", ())
        elif VOICE.match(label) or OTHER.match(label):
            people[label] = ("unknown" if VOICE.match(label) else "other", "", ())
        else:
            found = person(label)
            if found is None:
                return None
            named[label] = found
    full = sorted({name for name, _ in named.values()}, key=lambda n: (-len(n), n))
    for label, (name, _) in named.items():
        whole = next(n for n in full if same_person(n, name))
        same = [other for other in full if same_person(whole, other)]
        if any(not same_person(a, b) for a in same for b in same):
            return None
        offices = {o for other, os in named.values() for o in os if same_person(whole, other)}
        parts = cased(whole).split()
        aliases = set(variants("", cased(whole), [cased(o) for o in offices if len(o) < 40]))
        aliases |= variants(" ".join(parts[:-2]), " ".join(parts[-2:])) if len(parts) > 2 else set()
        aliases |= variants(" ".join(parts[:-1]), parts[-1]) | {cased(other) for other in same}
        if len(parts) > 3:
            aliases |= {" ".join(parts[:-1]), " ".join(parts[:-2])}
        aliases |= {f"{cased(o)} {alias}" for o in offices if len(o) < 40 for alias in set(aliases)}
        people[label] = ("principal", cased(whole), aliases)
    return people


END = re.compile(r"\s*(?:[—―–-]*0*0[—―–-]*|[—―–-]+|\\---|\+{2,})\s*\Z")


class Mexico:
    """turns() by blocks: [(label, where the speech begins, where it ends)]."""

    def __init__(self, name, collection, pattern, form):
        self.name, self.collection, self.form = name, collection, form
        self.pattern = re.compile(pattern)

    def wants(self, name):
        return self.pattern.search(name)

    def file_name(self, name):
        parts = name.split("/")
        return "-".join(parts[1:3] + [re.sub("version-estenografica-|conferencia-de-prensa-", "",
                                             parts[-1])[:50].removesuffix(".txt").removesuffix(".md")]
                        ) + (".md" if self.form == "markdown" else ".txt")

    def turns(self, name, text):
        made = getattr(self, self.form)(text)
        if made is None:
            return None
        text, blocks = made
        words = {}
        for label, start, end in blocks:
            words[label] = words.get(label, 0) + len(text[start:end].split())
        if not any(ASKER.match(label) for label in words):
            return None
        people = people_of(sorted(words), words)
        if people is None:
            return None
        rows = []
        start, end = blocks[-1][1:]
        blocks[-1] = (blocks[-1][0], start, start + len(END.sub("", text[start:end])))
        for i, (label, start, end) in enumerate(blocks):
            role, speaker, aliases = people[label]
            rows.append(Row(start, end, role, speaker, aliases, i if role == "journalist" else label))
        return text, rows

    @staticmethod
    def own_line(text):
        """LABEL on its own line, `---` before it."""
        blocks, at = [], text.find("\n---\n")
        while at >= 0:
            begin = at + 5
            stop = text.find("\n---\n", begin)
            line = text.find("\n", begin)
            label = text[begin:line].strip()
            if line < 0 or label != label.upper() or not re.search("[A-Z]{2}", label) or ":" in label:
                return None
            blocks.append((label, line + 1, stop if stop >= 0 else len(text)))
            at = stop
        return (text, blocks) if len(blocks) > 5 else None

    @staticmethod
    def inline(text):
        """The same as the page shows it: `LABEL: text`, an empty line between paragraphs."""
        made = Mexico.own_line(text)
        if made is None:
            return None
        out = text[:text.find("\n---\n")].replace("\n", "\n\n") + "\n\n"
        blocks = []
        for label, start, end in made[1]:
            out += label + ": "
            begin = len(out)
            out += text[start:end].strip().replace("\n", "\n\n")
            blocks.append((label, begin, len(out)))
            out += "\n\n"
        return out, blocks

    @staticmethod
    def markdown(text):
        """`**LABEL:** text` or `LABEL: text` at the head of a paragraph, wrapped at 79."""
        found = list(re.finditer(r"(?:\A|\n\n)(?:\*\*|_)?([^:*_\n]{2,90}(?:\n[^:*_\n]{1,79}){0,3}):(?:\*\*)?(?=[\s\w¿¡])",
                                 text))
        found = [m for m in found if m[1] == m[1].upper() and re.search("[A-Z]{2}", m[1])]
        if len(found) < 6 or "INICIA VIDEO" in text.upper():
            return None
        starts = {m.start(1) for m in found}
        bold = re.finditer(r"(?<=\n\n)(?:_\*\*|\*\*_?)(?=[A-ZÁÉÍÓÚÑ ,.]{8})", text)
        if any(m.end() not in starts for m in bold):
            return None  # labels with something else in them
        blocks = []
        for i, match in enumerate(found):
            end = found[i + 1].start() if i + 1 < len(found) else len(text)
            end = min([end] + [m.start() for m in re.finditer(r"\n\n(?:\+{2,}|\*{3,}|---|Enlace|!\[)", text)
                               if m.start() > match.end()])
            blocks.append((re.sub(r"\s+", " ", match[1]).strip(), match.end(), end))
        return text, blocks


AMLO, COVID = r"/(2019|202[0-4])/.*conferencia-de-prensa-del-presidente", r"coronavirus|covid"
HOUSES = [
    Mexico("es-lines", "mananeras", AMLO, "own_line"),
    Mexico("es-covid", "mananeras", COVID, "inline"),
    Mexico("es-office", "mananeras", r"/(2025|2026)/.*conferencia", "inline"),
    Mexico("es-markdown", "mananera", r"corpus/.*\.md$", "markdown"),
]

# SPDX-License-Identifier: GPL-3.0-or-later
"""Conversations of Changelog Media: `**Given Surname:** text`; hosts ask, guests answer."""
import re

from houses import Row
from naming import variants

HOSTS = {"Adam Stacoviak", "Jerod Santo", "Andrew Thorp", "Wynn Netherland"}
LABEL = re.compile(r"(?:\A|\n)\*\*([^*:\n]{2,50}):\*\*")


class Changelog:
    collection = "changelog"

    def __init__(self, name, folders):
        self.name, self.folders = name, folders

    def wants(self, name):
        return name.split("/")[0] in self.folders and name.endswith(".md")

    def file_name(self, name):
        return name.split("/")[-1]

    def turns(self, name, text):
        found = list(LABEL.finditer(text))
        labels = {m[1].strip() for m in found}
        people = {}
        for label in labels - {"Break"}:
            if len(label.split()) not in (2, 3) or not re.match(r"[^\W\d_]+", label):
                return None
            role = "journalist" if label in HOSTS else "principal"
            parts = label.split()
            people[label] = (role, label, variants(" ".join(parts[:-1]), parts[-1]))
        roles = [role for role, _, _ in people.values()]
        if not {"journalist", "principal"} <= set(roles) or text[:found[0].start()].strip():
            return None
        rows = []
        for i, match in enumerate(found):
            end = found[i + 1].start() if i + 1 < len(found) else len(text)
            if match[1].strip() != "Break":
                rows.append(Row(match.end(), end, *people[match[1].strip()], match[1]))
        return text, rows


HOUSES = [Changelog("changelog-talk", ("founderstalk", "spotlight", "podcast"))]

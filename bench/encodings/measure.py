#!/usr/bin/env python3
"""measure.py LECTERN FOLDER [EACH]: how often an encoding is decided right on texts of one's own.

FOLDER holds UTF-8 texts called by their language (de.txt, pl.txt ...). From each, EACH (8) stretches of 60, 200,
1,000 and 5,000 characters are made a turn between ASCII labels, and written in every encoding that texts of that language come in and that can hold
them; right is what decodes to the stretch. `told`: of the wrong ones, how many `check` calls uncertain."""
import codecs, collections, csv, io, os, random, subprocess, sys, tempfile

LATIN = ['cp1252', 'iso8859-15', 'mac_roman', 'cp850']
ENCODINGS = {'de': LATIN, 'fr': LATIN, 'es': LATIN, 'it': LATIN, 'pt': LATIN, 'nl': LATIN, 'sv': LATIN,
             'pl': ['cp1250', 'iso8859-2', 'cp852'], 'cs': ['cp1250', 'iso8859-2'], 'hu': ['cp1250', 'iso8859-2'],
             'ru': ['cp1251', 'koi8-r', 'iso8859-5', 'cp866'], 'uk': ['cp1251', 'koi8-u'],
             'tr': ['cp1254', 'iso8859-9', 'cp857'], 'el': ['cp1253', 'iso8859-7'],
             'zh': ['gb18030', 'big5'], 'ja': ['shift_jis', 'euc_jp']}
LENGTHS = (60, 200, 1000, 5000)
ICU = {'gb18030': 'gb18030', 'gbk': 'gb18030', 'macintosh': 'mac_roman'}


def stretches(text, length, each, seed):
    """Beginnings of lines, in an order that is the same in every run; only those with letters beyond ASCII."""
    starts = [0] + [i + 1 for i, c in enumerate(text) if c == '\n']
    random.Random(seed).shuffle(starts)
    taken = (text[s:s + length] for s in starts if s + length <= len(text))
    return [t for _, t in zip(range(each), (t for t in taken if not t.isascii()))]


def decoded(data, name):
    name = name.lower().split(',')[0]
    name = ICU.get(name, name.replace('ibm-', 'cp').replace('ibm', 'cp').replace('windows-', 'cp'))
    try:
        return data.decode(codecs.lookup(name).name)
    except (LookupError, UnicodeDecodeError):
        return None


def main():
    lectern, folder = sys.argv[1:3]
    each = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    right, total, wrong, told = (collections.Counter() for _ in range(4))
    confusions = collections.Counter()
    with tempfile.TemporaryDirectory() as place:
        files = {}
        for language, encodings in sorted(ENCODINGS.items()):
            path = f'{folder}/{language}.txt'
            if not os.path.exists(path):
                continue
            text = open(path, encoding='utf-8').read()
            for length in LENGTHS:
                for n, stretch in enumerate(stretches(text, length, each, f'{language}{length}')):
                    passage = f'ANNA BERG: {stretch}\n\nTOM REED: {n}?\n\nANNA BERG: No.\n'
                    for encoding in encodings:
                        try:
                            data = passage.encode(encoding)
                        except UnicodeEncodeError:
                            continue
                        name = f'{language}-{length}-{n}-{encoding}.txt'
                        open(f'{place}/{name}', 'wb').write(data)
                        files[name] = (language, length, encoding, passage, data)
        run = subprocess.run([lectern, 'check', '--leave-out', '--format', 'csv', '--quiet', place],
                             capture_output=True, text=True, check=False)
        found = {}
        for row in csv.DictReader(io.StringIO(run.stdout)):
            if row['item'] == 'encoding':
                found[os.path.basename(row['file'])] = row
    for name, (language, length, encoding, passage, data) in files.items():
        row = found.get(name)
        if row is None:
            continue  # the same bytes as another, or no words
        ok = decoded(data, row['text']) == passage
        for key in (('length', length), ('language', language), ('encoding', encoding), ('all', '')):
            total[key] += 1
            right[key] += ok
            wrong[key] += not ok
            told[key] += not ok and 'nearly as likely' in row['reason']
        if not ok:
            confusions[f'{language} {encoding} as {row["text"]}'] += 1
    print('| of | files | right | wrong and told |\n|---|---:|---:|---:|')
    for key in total:
        print(f'| {key[0]} {key[1]} | {total[key]} | {100 * right[key] / total[key]:.1f} % | {told[key]} of {wrong[key]} |')
    for what, count in confusions.most_common(15):
        print(f'{count:5} {what}')


main()

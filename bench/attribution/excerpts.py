#!/usr/bin/env python3
"""excerpts.py [FOLDER]: our conferences (datasets/ministerials) in plain styles, whole and as short excerpts.

Most of what people try is short, and a spokesperson who only hands over is rare in collections:
houses called ours-STYLE (whole) and ours-STYLE-short, FILE.truth.csv beside each FILE. The
same files every time. Without FOLDER they are written to a new folder for passing things, whose name is printed."""
import csv, glob, os, random, sys, tempfile

here = os.path.dirname(os.path.abspath(__file__))
source = os.path.join(here, '..', '..', 'datasets', 'ministerials')
titles = ['Press conference by Secretary General Edvard Lindqvarn', 'Press conference',
          'Joint press conference with ministers, Aldermark', 'Doorstep of the Secretary General']

def surname(turn): return turn['speaker'].split()[-1]
def outlet(turn, before, after): return before + turn['affiliation'] + after if turn['affiliation'] else ''
def asks(turn): return turn['role'] == 'journalist'

folder = sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp()

STYLES = {
    'title': lambda t, n: t['speaker'] + ': ',
    'capitals': lambda t, n: t['speaker'].upper() + ': ',
    'comma': lambda t, n: t['speaker'].upper() + outlet(t, ', ', '').upper() + ': ',
    'bracket': lambda t, n: t['speaker'] + outlet(t, ' (', ')') + ': ',
    'q': lambda t, n: 'Q    ' if asks(t) else 'MS. ' + surname(t).upper() + ':  ',
    'question': lambda t, n: 'QUESTION: ' if asks(t) else surname(t).upper() + ': ',
    'office': lambda t, n: {'journalist': 'JOURNALIST: ', 'moderator': 'MODERATOR: '}.get(t['role'], 'SECRETARY GENERAL: '),
    'spokes': lambda t, n: {'journalist': t['speaker'] + outlet(t, ', ', ''), 'moderator': 'Spokesperson ' + t['speaker']}
                           .get(t['role'], 'Secretary General ' + t['speaker']) + ': ',
    'voices': lambda t, n: f'Speaker {n}: ' if asks(t) else t['speaker'] + ': ',
    'first': lambda t, n: t['speaker'].split()[0] + ': ',
    'stop': lambda t, n: ('CHAIR ' if t['role'] == 'principal' else '') + t['speaker'].upper() + '. ',
}
NAMELESS = {'q', 'question', 'voices'}

def write(folder, name, style, turns, lines, title, interpreted):
    text, truth, numbers = title + '\n\n', [], {}
    for number, turn in enumerate(turns, 1):
        label = STYLES[style](turn, numbers.setdefault(turn['speaker'], len(numbers) + 1))
        body = '\n\n'.join(lines[int(turn['first_line']) - 1:int(turn['last_line'])])
        nameless = style == 'office' or (style in NAMELESS and asks(turn))
        parts = [(label, body, turn['role'], '' if nameless else turn['speaker'])]
        if interpreted and turn['role'] == 'principal': parts.append(('INTERPRETER: ', body, 'other', ''))
        for label, body, role, speaker in parts:
            start = len((text + label).encode())
            text += label + body + '\n\n'
            also = '|'.join([surname(turn), turn['speaker'].split()[0], 'Ms. ' + surname(turn), 'Chair ' + turn['speaker']])
            truth.append((start, start + len(body.encode()), role, speaker, also if speaker else '', number))
    os.makedirs(folder, exist_ok=True)
    with open(f'{folder}/{name}.txt', 'w') as out: out.write(text)
    with open(f'{folder}/{name}.txt.truth.csv', 'w') as out:
        rows = csv.writer(out)
        rows.writerow(['start', 'end', 'role', 'speaker', 'aliases', 'turn'])
        rows.writerows(truth)

chance = random.Random(5)
for style in STYLES:
    for path in sorted(glob.glob(source + '/*.turns.csv')):
        turns = list(csv.DictReader(open(path)))
        lines = open(path.replace('.turns.csv', '.txt')).read().split('\n')
        name = os.path.basename(path)[:-len('.turns.csv')]
        write(f'{folder}/ours-{style}', name, style, turns, lines, chance.choice(titles), False)
        for part in range(3):
            first = chance.randrange(0, max(1, len(turns) - 9))
            short = turns[first:first + chance.randrange(4, 10)]
            if not {'principal', 'journalist'} <= {t['role'] for t in short}: continue
            write(f'{folder}/ours-{style}-short', f'{name}-{part}', style, short, lines, chance.choice(titles),
                  part == 2 and style in ('office', 'capitals', 'q'))
print(folder)

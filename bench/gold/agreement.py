#!/usr/bin/env python3
"""agreement.py LECTERN GOLD [QUESTIONS]: docs/agreement.md on standard output; see bench/gold/run.

The pairs become a transcript (a table of turns) that LECTERN reads as any other, so that what is measured is what users
get. Intervals are percentiles of 2,000 bootstrap samples of the pairs, seed 1."""
import csv, datetime, io, math, os, random, re, subprocess, sys, tempfile

REPLICATES = 2000


# --- statistics ------------------------------------------------------------------------------------------------------
def ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    rank, i = [0.0] * len(values), 0
    while i < len(order):
        j = i
        while j + 1 < len(order) and values[order[j + 1]] == values[order[i]]:
            j += 1
        for k in range(i, j + 1):
            rank[order[k]] = (i + j) / 2
        i = j + 1
    return rank


def pearson(a, b):
    ma, mb = sum(a) / len(a), sum(b) / len(b)
    square = lambda v, m: sum((x - m) ** 2 for x in v)
    below = math.sqrt(square(a, ma) * square(b, mb))
    return sum((x - ma) * (y - mb) for x, y in zip(a, b)) / below if below > 0 else math.nan


def spearman(pairs):
    return pearson(ranks([a for a, _ in pairs]), ranks([b for _, b in pairs]))


def f1(pairs):
    both = sum(a and b for a, b in pairs)
    said = sum(a for a, _ in pairs) + sum(b for _, b in pairs)
    return 2 * both / said if said else math.nan


def precision_recall(pairs):
    both, said, true = sum(a and b for a, b in pairs), sum(a for a, _ in pairs), sum(b for _, b in pairs)
    return both / said if said else math.nan, both / true if true else math.nan


def kappa(pairs):
    n = len(pairs)
    agree = sum(a == b for a, b in pairs) / n
    values = {v for p in pairs for v in p}
    chance = sum(sum(a == v for a, _ in pairs) * sum(b == v for _, b in pairs) for v in values) / n / n
    return (agree - chance) / (1 - chance) if chance < 1 else math.nan


def mean(values):
    return sum(values) / len(values) if values else math.nan


def interval(statistic, items):
    draw = random.Random(1)
    drawn = sorted(v for v in (statistic(draw.choices(items, k=len(items))) for _ in range(REPLICATES)) if v == v)
    return drawn[int(0.025 * len(drawn))], drawn[int(0.975 * len(drawn)) - 1]


def with_interval(statistic, items, digits=2):
    low, high = interval(statistic, items)
    return f'{statistic(items):.{digits}f} ({low:.{digits}f} to {high:.{digits}f})'


# --- lectern ---------------------------------------------------------------------------------------------------------
def table(lectern, name, pairs, language='en'):
    """The rows of a table over one conference of these exchanges; the first, made up, opens the questions."""
    turns = io.StringIO()
    rows = csv.writer(turns)
    rows.writerow(['speaker', 'role', 'text'])
    for i, (question, answer) in enumerate([('Is this the first question?', 'It is.')] + pairs):
        rows.writerow([f'Asker{i}', 'journalist', question])
        rows.writerow(['Answerer', 'principal', answer])
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'gold.csv')
        with open(path, 'w') as file:
            file.write(turns.getvalue())
        out = subprocess.run([lectern, name, '--language', language, path], capture_output=True, text=True, check=True)
    read = {row['journalist']: row for row in csv.DictReader(io.StringIO(out.stdout))}
    missing = [i for i in range(len(pairs)) if f'Asker{i + 1}' not in read]
    if missing:
        print(f'agreement.py: {len(missing)} pairs are no exchange of their own', file=sys.stderr)
    return [read.get(f'Asker{i + 1}') for i in range(len(pairs))]


def number(row, column):
    return float(row[column]) if row and row[column] else 0.0


# --- uptake ----------------------------------------------------------------------------------------------------------
def uptake(lectern, gold):
    with open(os.path.join(gold, 'uptake/pairs.csv'), newline='') as file:
        pairs = list(csv.DictReader(file))
    rows = table(lectern, 'exchanges', [(p['first'], p['second']) for p in pairs])
    judged = [float(p['uptake_zscore']) for p in pairs]
    lines = ['| measure | Spearman with the mean of three raters |', '|---|---|']
    for column in ('uptake', 'precision', 'jaccard', 'first_sentence'):
        scores = [number(row, column) for row in rows]
        lines.append(f'| `{column}` | {with_interval(spearman, list(zip(scores, judged)), 3)} |')
    return len(pairs), lines


# --- answers ---------------------------------------------------------------------------------------------------------
NON_REPLY, REPLY = ('2.6', '2.7', '2.8'), ('1.1', '1.2')


def no_reply(row):
    """The rule that agreement is measured with: the answer opens with a sign of no reply (among the first 12 words) that
    is more than a remark in passing, or signs make four tenths of it, or it ends by asking back."""
    share = number(row, 'without_reply')
    opens = bool(row and row['words_before'] and int(row['words_before']) < 12)
    asks = bool(row and row['words_after'] and int(row['words_after']) <= 10 and number(row, 'asks_back') > 0)
    return (opens and share >= 0.03) or share >= 0.4 or asks


def level(label):
    return 'clear non-reply' if label[:3] in NON_REPLY else 'clear reply' if label[:3] in REPLY else 'ambivalent'


def answers(lectern, gold):
    with open(os.path.join(gold, 'clarity/pairs.csv'), newline='') as file:
        pairs = list(csv.DictReader(file))
    # the answers bear the label that stands before them in print, which is no word of the speaker's
    said = [re.sub(r'^\s*(The President|President \w+)\.\s+', '', p['answer']) for p in pairs]
    rows = table(lectern, 'answers', [(p['question'], a) for p, a in zip(pairs, said)])
    names = ('annotator1', 'annotator2', 'annotator3')
    labels = {n: [level(p[n]) == 'clear non-reply' for p in pairs] for n in names}
    found = [no_reply(row) for row in rows]
    lines = ['| between | F1 of clear non-reply | precision | recall | kappa |', '|---|---|---|---|---|']
    for n in names:
        both = list(zip(found, labels[n]))
        p, r = precision_recall(both)
        lines.append(f'| `answers` and {n} | {with_interval(f1, both)} | {p:.2f} | {r:.2f} | {kappa(both):.2f} |')
    for a, b in ((0, 1), (0, 2), (1, 2)):
        both = list(zip(labels[names[a]], labels[names[b]]))
        lines.append(f'| {names[a]} and {names[b]} | {with_interval(f1, both)} | | | {kappa(both):.2f} |')
    taken_up = table(lectern, 'exchanges', [(p['question'], a) for p, a in zip(pairs, said)])
    levels = ['| level (two annotators or more) | pairs | by the rule | `without_reply` | `said` | `uptake` | words |',
              '|---|---|---|---|---|---|---|']
    for wanted in ('clear reply', 'ambivalent', 'clear non-reply'):
        of = [i for i, p in enumerate(pairs) if sum(level(p[n]) == wanted for n in names) >= 2]
        signs = [float(found[i]) for i in of]
        share = [number(rows[i], 'without_reply') for i in of]
        words = [number(rows[i], 'words') for i in of]
        yes_or_no = [float(rows[i]['said'] != '') for i in of]
        uptake_of = [number(taken_up[i], 'uptake') for i in of]
        shown = ' | '.join(with_interval(mean, v) for v in (signs, share, yes_or_no, uptake_of))
        levels.append(f'| {wanted} | {len(of)} | {shown} | {mean(words):.0f} |')
    return len(pairs), lines, levels


# --- questions -------------------------------------------------------------------------------------------------------
FEATURES = [ # the coder's feature, what he coded, and the form of `questions`
    ('begins with but', lambda q: q['Men'] == 'Ja', 'but-preface'),
    ('follow-up', lambda q: q['Uppföljningsfråga'] == 'Ja', 'follow-up-turn'),
    ('negative form', lambda q: q['NegativForm'] == 'Ja', 'negative-form'),
    ('asks for ability or will', lambda q: q['Rättframhet'] != 'Ingen', 'refers-to-other'),
    ('refers to self', lambda q: q['Självreferens'] != 'Ingen', 'refers-to-self'),
    ('can be answered by yes or no', lambda q: q['JaNej'] == 'Ja', 'yes-or-no'),
    ('holds to account', lambda q: q['Ansvarsutkrävande'] in ('Varför', 'Hur', 'Kombination'), 'holds-to-account'),
    ('third party', lambda q: q['TredjePart'] == 'Ja', 'third-party')]


def questions(lectern, path):
    """The questions of one asker in a row become one exchange; what was answered is not in the data."""
    with open(path, newline='') as file:
        coded = list(csv.DictReader(file))
    turns = io.StringIO()
    rows = csv.writer(turns)
    rows.writerows([['speaker', 'role', 'text'], ['Asker', 'journalist', 'Är detta den första frågan?'],
                    ['Svarare', 'principal', 'Ja, det är det.']])
    asker = 0
    for i, q in enumerate(coded):
        asker += q['Frågenummer'] == '1'
        rows.writerow([f'Fr{asker}', 'journalist', q['Transkribering'] or '-'])
        rows.writerow(['Svarare', 'principal', f'Svar nummer {i}.'])
    with tempfile.TemporaryDirectory() as folder:
        table_path = os.path.join(folder, 'questions.csv')
        with open(table_path, 'w') as file:
            file.write(turns.getvalue())
        read = lambda name: csv.DictReader(io.StringIO(subprocess.run(
            [lectern, name, '--language', 'sv', table_path], capture_output=True, text=True, check=True).stdout))
        found = {(int(row['turn']), row['marker']) for row in read('markers')}
        kinds = {int(row['turn']): row for row in read('turns')}
    number_of = [3 + 2 * i for i in range(len(coded))]
    opened = set()
    for t in number_of:
        if kinds[t]['exchange'] in opened:
            found.add((t, 'follow-up-turn'))
        opened.add(kinds[t]['exchange'])
    lines = ['| the coder | form | kappa | precision | recall | coded | found |', '|---|---|---|---|---|---|---|']
    for name, is_coded, form in FEATURES:
        both = [((t, form) in found, is_coded(q)) for t, q in zip(number_of, coded)]
        p, r = precision_recall(both)
        lines.append(f'| {name} | `{form}` | {with_interval(kappa, both)} | {p:.2f} | {r:.2f} | '
                     f'{sum(b for _, b in both)} | {sum(a for a, _ in both)} |')
    return len(coded), lines


# --- the page --------------------------------------------------------------------------------------------------------
PAGE = """# Agreement with people

Made by `bench/gold/run` on {day}. How far `uptake`, `answers` and `questions` agree with people who judged the same
texts, beside how far people agree among themselves. In parentheses: 95 % intervals, percentiles of 2,000 bootstrap
samples of the pairs. The judgements lie outside the project; without them the program measures nothing and says so.

## Uptake

{uptake_pairs} pairs of utterances in lessons, of which three raters said how much the second takes up the first (Demszky et
al. 2021). The score is the column `uptake` of `exchanges`: recall of the terms of the first in the second, all words, stemmed,
weighted by log((N + 1) / (df + 1/2)).

{uptake}

The judgements of single raters are not in the data, so what one rater would reach against the others is not known here.
What was looked at: recall, precision, Jaccard and the plain sum, each with and without stems, idf, and function words;
recall of all words with stems and idf was the highest and was taken (in a trial .525; without idf .515, without stems .518,
without function words .478). Lessons are no press conferences, and the utterances are shorter. Uptake is not responsiveness.

## Answers

{answer_pairs} questions and answers of US presidents, each labelled by three annotators (Thomas et al. 2024); clear non-reply is what they
label as declining, claiming ignorance or asking for clarification. The rule: a sign of no reply (`declines`,
`does_not_know`, `asks_back`) among the first 12 words of the answer and in at least 3 % of its words (`words_before`,
`without_reply`), or in 40 % of them, or the answer ends by asking back (`asks_back`, at most 10 `words_after`).

{answers}

{levels}

The aim of .60 is reached against one annotator and **not** against the other two. With a dozen clear non-replies every
figure is wide. Clear non-reply stands apart by its signs; clear reply and ambivalent answers are told apart by what the answer takes
up, not by them: on the training pairs a yes or no at its beginning (`said`: .26, .14, .10 from reply to non-reply) and
`uptake` (.38, .30, .22) were in the right order, and were chosen there; above they are measured on the 159.

What was looked at. Patterns and rule were written on other text: 1,299 pairs of the training part of the same collection
(other questions and answers than the 159, checked by runs of eight words; 262 interviews; one label each; 135 clear
non-replies; the two samples of it that gabriel-stefan/political-evasion-detection holds), and White House and
Federal Reserve press conferences, for what a pattern finds beyond. The text of the 159 pairs was never read. On the training
pairs the earlier patterns and rule had F1 .50; the patterns of now with the earlier rule .63, with this rule .64; the rule chosen in
five folds by interview .61 (.59 to .63 over ten divisions), the patterns being the same in all folds, so that .61 is still too good. Then
the 159 pairs were measured, once (before: .36, .45 and .48; an exclusion that had been lost by a slip was then put back,
which changed none of the F1; the label that stands before the printed answer
is now left out, as it is wherever a transcript is read).
Also tried on the training pairs, and no better: a logistic regression on 27 counts (place, first and last words, share, length, yes or no,
what defers or points elsewhere, overlap with the question; .60 to .63 in five folds), the same with the words of the
opening learned (.62), and as signs of no reply what defers (1 of 5 short ones right), points elsewhere (0 of 3) or points
back (1 of 11), or a sign deep in the answer whose sentence names something of the question (5 of 45 right).

What stands in the way. Where one thing was asked F1 is .68 on the training pairs, where three or more were .48: the answer declines one
of them, deep in it, and often in passing over it; people tell which by understanding. Some of what people call
clear non-replies has no words for it (they say when something will be done, or speak of the number of questions), and some answers open with *I don't know* and go on to answer.

## Questions

{questions}
"""

QUESTIONS = """{count} questions at Swedish press conferences and interviews, coded by one coder after Clayman & Heritage (peterdalle/fhmpk at
7f07bf75; no licence is stated, so that nothing of it is here). What reaches kappa .6 is called a measure in `questions`
(column `agreement`), the rest a counted form.

{table}

One coder, so people among themselves are not known. `follow-up-turn` is told from the order of turns. The Swedish patterns
were written without the questions; after one look at these figures more words of negation and their places were added
(negative form .58 to .64). Later `yes-or-no` was kept to sentences with a question mark, or to `du` and `ni` behind the verb (.56 to .59), as
false places in English had asked for; that was measured once. English patterns have not been measured on coded questions."""


def main():
    lectern, gold, coded = sys.argv[1:4]
    pairs, table_of_uptake = uptake(lectern, gold)
    answered, table_of_answers, levels = answers(lectern, gold)
    if coded:
        count, table_of_questions = questions(lectern, coded)
        about_questions = QUESTIONS.format(count=f'{count:,}', table='\n'.join(table_of_questions))
    else:
        about_questions = 'Not measured: no file of coded questions was given.'
    print(PAGE.format(day=datetime.date.today().strftime('%-d %B %Y'), uptake_pairs=pairs, uptake='\n'.join(table_of_uptake),
                      answer_pairs=answered, answers='\n'.join(table_of_answers), levels='\n'.join(levels),
                      questions=about_questions), end='')


main()

# What spreadsheets make of `lectern turns --text` comes back as it was, and as edited: separators, encodings,
# quotation marks, guards and line ends; LibreOffice itself where it is (scripts/setup --all).
source "$(dirname "$0")/lib.bash"
cat >talk.txt <<'END'
Press conference by Minister José Müller

MINISTER MÜLLER: Good morning, everybody; "the bridge", as they say, will be built – at last.
=1+1, I should add, is two.

QUESTION: Who will pay for it; the towns?

MINISTER MÜLLER: All of them will pay, naïve as it is.

QUESTION: Thank you.
END
turns() { "$lectern" turns --quiet --select role,speaker,affiliation,label_form,first_line "$@"; }
turns talk.txt >plain.csv
"$lectern" turns --quiet --text talk.txt >text.csv
comes_back() { # sheet
    turns --corrections "$1" talk.txt >out 2>err || fail "$1: $(cat err)"
    cmp -s out plain.csv || fail "$1, unedited: $(diff out plain.csv)"
    ! grep -q "text" err || fail "$1: a text that nobody changed: $(cat err)"
}
edited='journalist,"Zoë Çelik","Radio Łódź",corrected,6'
is_edited() { # sheet, the turn that was edited
    turns --corrections "$1" talk.txt >out 2>err || fail "$1: $(cat err)"
    [ "$(sed -n 3p out)" = "${2-$edited}" ] || fail "$1, edited: $(cat out)"
    ! grep -q "text" err || fail "$1: a text that nobody changed: $(cat err)"
    [ "$(grep -c corrected out)" -eq 1 ] || fail "$1: other turns were changed, too: $(cat out)"
}

# As programs that write CSV do it: separator, quotation marks everywhere or where they must be, line ends.
python=$(command -v /usr/bin/python3 || command -v python3 || true)
if [ -n "$python" ]; then
    cat >write.py <<'P'
import csv, sys
rows = list(csv.reader(open('text.csv', newline='', encoding='utf-8')))
at = {name: i for i, name in enumerate(rows[0])}
def write(name, rows, encoding, errors='strict', **dialect):
    with open(name, 'w', newline='', encoding=encoding, errors=errors) as f:
        csv.writer(f, **dialect).writerows(rows)
def edit(speaker, outlet):
    made = [list(row) for row in rows]
    made[2][at['speaker']], made[2][at['affiliation']] = speaker, outlet
    return made
for what, delimiter in (('commas', ','), ('semicolons', ';'), ('tabs', '\t')):
    for quotes, quoting in (('all', csv.QUOTE_ALL), ('few', csv.QUOTE_MINIMAL)):
        for encoding in ('utf-8', 'utf-8-sig', 'utf-16', 'cp1252'):
            name = '-'.join((what, quotes, encoding))
            outlet = 'Radio Łódź' if encoding != 'cp1252' else 'Radio Köln'
            dialect = dict(delimiter=delimiter, quoting=quoting, lineterminator='\r\n' if encoding != 'utf-8' else '\n')
            write('plain-%s.csv' % name, rows, encoding, **dialect)
            write('edited-%s.csv' % name, edit('Zoë Çelik', outlet), encoding, **dialect)
# columns in another order, more of them, no text, rows that are empty
keep = [at[c] for c in ('role', 'first_words', 'speaker', 'affiliation', 'first_byte', 'sha256')]
write('edited-fewer.csv', [['note'] + [row[i] for i in keep] for row in edit('Zoë Çelik', 'Radio Łódź')] + [[], [''] * 7], 'utf-8')
P
    "$python" write.py || fail "write.py"
    for sheet in plain-*.csv; do comes_back "$sheet"; done
    for sheet in edited-*.csv; do
        case $sheet in
            *cp1252*) is_edited "$sheet" 'journalist,"Zoë Çelik","Radio Köln",corrected,6' ;;
            *) is_edited "$sheet" ;;
        esac
    done
    [ "$(ls plain-*.csv edited-*.csv | wc -l)" -eq 49 ] || fail "not every sheet was tried"
else
    echo "without Python: separators and encodings are tried by corrections.sh alone"
fi

# LibreOffice opens the table, saves it as its own sheet, which is edited, and saves that as CSV again.
if [ -n "$python" ] && command -v soffice >/dev/null; then
    cat >edit.py <<'P'
import sys, xml.etree.ElementTree as x
table = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'
text = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p'
office = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
tree = x.parse(sys.argv[1])
columns = open('text.csv', encoding='utf-8').readline().rstrip('\n').split(',')
for row in tree.getroot().iter(table + 'table-row'):
    if not any('Who will pay' in (p.text or '') for p in row.iter(text)): continue
    cells = []
    for cell in list(row):
        times = int(cell.attrib.pop(table + 'number-columns-repeated', 1))
        row.remove(cell)
        cells += [x.fromstring(x.tostring(cell)) for _ in range(min(times, 100))]
    for column, value in (('speaker', 'Zoë Çelik'), ('affiliation', sys.argv[3])):
        cell = cells[columns.index(column)]
        cell.clear()
        cell.set(office + 'value-type', 'string')
        x.SubElement(cell, text).text = value
    row.extend(cells)
tree.write(sys.argv[2], encoding='UTF-8', xml_declaration=True)
P
    to_office() { # filter of the file, to what, folder, file
        soffice -env:UserInstallation=file://"$PWD"/office --headless --infilter="$1" --convert-to "$2" --outdir "$3" "$4" >out 2>&1 ||
            fail "LibreOffice: $(cat out)"
    }
    tried=0
    to_office 'CSV:44,34,76,1' fods sheets text.csv
    "$python" edit.py sheets/text.fods edited.fods 'Radio Köln' || fail "edit.py"
    for filter in 44,34,76 59,34,76 9,34,76 59,34,1 59,34,65535; do # separator, quotation mark, UTF-8, Windows-1252, UTF-16
        as="csv:Text - txt - csv (StarCalc):$filter,1,,0,false,true,false"
        to_office 'OpenDocument Spreadsheet Flat XML' "$as" made sheets/text.fods && comes_back made/text.csv
        to_office 'OpenDocument Spreadsheet Flat XML' "$as" made edited.fods && is_edited made/edited.csv 'journalist,"Zoë Çelik","Radio Köln",corrected,6'
        tried=$((tried + 1))
    done
    echo "LibreOffice: $tried tables"
else
    echo "without LibreOffice (scripts/setup --all)"
fi
finish

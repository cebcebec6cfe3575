# Tables one can read: chosen rows and columns, a terminal, files by their suffix.
source "$(dirname "$0")/lib.bash"
data=$root/datasets/ministerials
study=(--study "$data/study.yaml" --quiet)

# rows and columns, in files as well
expect 0 "" "$lectern" words "${study[@]}" --where 'conference = all and role = principal and count >= 100' \
    --sort word --select word,count "$data"
[ "$(head -1 out)" = word,count ] || fail "columns: $(head -1 out)"
[ "$(wc -l <out)" -gt 5 ] || fail "no rows"
awk -F, 'NR > 1 && $2 < 100 { exit 1 }' out || fail "a count below 100"
tail -n +2 out | LC_ALL=C sort -c || fail "not sorted"
expect 0 "" "$lectern" words "${study[@]}" --top 3 "$data"
[ "$(wc -l <out)" -eq 4 ] || fail "--top 3: $(wc -l <out) lines"
expect 2 "no column 'cuont'" "$lectern" words "${study[@]}" --where 'cuont > 1' "$data"
expect 2 "takes no --where, which is an option of every table" "$lectern" report --where 'count > 1' "$data"
# an analysis's own option of the name comes first
expect 0 "" "$lectern" kwic "${study[@]}" --query deterr* --sort R1 "$data"

# a terminal: fitted to its width and height; pipes keep every digit
COLUMNS=70 LINES=12 expect 0 "" "$lectern" cooccurrence "${study[@]}" --screen always "$data"
[ "$(wc -l <out)" -eq 10 ] || fail "not a screenful: $(wc -l <out)"
[ "$(LC_ALL=C.UTF-8 wc -L <out)" -le 70 ] || fail "too wide"
COLUMNS=70 LINES=12 expect 0 "" "$lectern" cooccurrence "${study[@]}" --screen always --all "$data"
[ "$(wc -l <out)" -gt 100 ] || fail "--all is not all"
if command -v script >/dev/null; then
    COLUMNS=70 LINES=12 script -qec "$(printf '%q ' "$lectern" words "${study[@]}" "$data")" /dev/null </dev/null >out 2>&1
    [ "$(wc -l <out)" -eq 10 ] || fail "a terminal does not get a screenful: $(wc -l <out)"
fi

# what was found is seen whole, its context gives way
COLUMNS=80 expect 0 "" "$lectern" kwic "${study[@]}" --quiet --pair 'Ukraine,position of strength' --screen always "$data"
[ "$(tail -n +2 out | grep -c '\[position of strength\]')" -eq "$(tail -n +2 out | wc -l)" ] || fail "the second of a pair is cut: $(head -n 3 out)"
COLUMNS=80 expect 0 "" "$lectern" kwic --quiet --query 'position of strength' --screen always "$data"
[ "$(tail -n +2 out | grep -c 'position of strength')" -eq "$(tail -n +2 out | wc -l)" ] || fail "the match is cut: $(head -n 3 out)"
expect 0 "nothing matches" "$lectern" kwic --query zzz "$data"
expect 0 "nobody gave times" "$lectern" times "$data"

# files by their suffix, replaced when they are whole
expect 0 "" "$lectern" speaking "${study[@]}" "$data"
cp out speaking
for suffix in csv tsv jsonl txt xlsx sqlite arrow arrows; do
    echo earlier >"speaking.$suffix"
    expect 0 "" "$lectern" speaking "${study[@]}" -o "speaking.$suffix" "$data"
    [ ! -s out ] || fail "-o speaking.$suffix writes to standard output as well"
done
cmp -s speaking speaking.csv || fail "-o speaking.csv is not what standard output has"
[ "$(ls -A | grep -c '^\.')" -eq 0 ] || fail "litter: $(ls -A)"
expect 2 "no format has the suffix 'ods': give one of csv" "$lectern" speaking "${study[@]}" -o speaking.ods "$data"
expect 1 "cannot write nowhere/speaking.csv" "$lectern" speaking "${study[@]}" -o nowhere/speaking.csv "$data"
mkdir folder.csv
expect 1 "cannot write folder.csv" "$lectern" speaking "${study[@]}" -o folder.csv "$data"
expect 0 "" "$lectern" network "${study[@]}" -o network.graphml "$data"
grep -q '</graphml>' network.graphml || fail "no GraphML in the file"
expect 0 "" "$lectern" speaking "${study[@]}" -o again.xlsx "$data"
cmp -s again.xlsx speaking.xlsx || fail "the same table gives another workbook"

# Excel: a byte order mark, semicolons, decimal commas
expect 0 "" "$lectern" speaking "${study[@]}" --csv-excel "$data"
[ "$(head -c 3 out | od -An -tx1 | tr -d ' \n')" = efbbbf ] || fail "no byte order mark"
head -2 out | tail -1 | grep -q ';[0-9]*,[0-9]*;' || fail "no decimal comma: $(sed -n 2p out)"
expect 0 "" "$lectern" speaking "${study[@]}" --csv-bom "$data"
tail -c +4 out | cmp -s - speaking || fail "--csv-bom changes more than the beginning"

# hostile cells stay text, types are kept: read by other programs where they are
printf 'ANN =CMD|X: Strength matters to us.\n\n=HYPERLINK("x"): Does it?\n\nBO RAY: "Quoted, it does." It is.\n' >talk.txt
if command -v python3 >/dev/null; then
    python3 - speaking speaking.sqlite speaking.xlsx <<'EOF' || fail "another program reads something else"
import csv, sqlite3, sys, zipfile, xml.etree.ElementTree as tree
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
base = sqlite3.connect(sys.argv[2])
base.row_factory = sqlite3.Row
read = base.execute("SELECT * FROM speaking").fetchall()
assert len(read) == len(rows)
kinds = {str: 0, int: 0, float: 0, type(None): 0}
for want, got in zip(rows, read):
    for name, text in want.items():
        value = got[name]
        kinds[type(value)] += 1
        assert text == ("" if value is None else text if isinstance(value, float) and float(text) == value else str(value)), (name, text, value)
assert all(kinds.values()), kinds
book = zipfile.ZipFile(sys.argv[3])
space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
sheet = tree.fromstring(book.read("xl/worksheets/sheet1.xml"))
assert len(sheet.findall(f".//{space}row")) == len(rows) + 1
assert not sheet.findall(f".//{space}f"), "a formula"
types = {cell.get("t", "n") for cell in sheet.findall(f".//{space}row")[1]}
assert "n" in types and types - {"n"}, types
EOF
else
    echo "skipped: no python3 to read the files"
fi
expect 0 "" "$lectern" kwic --quiet --query '*' --window 0 -o kwic.xlsx talk.txt

# --- a whole report in one file, replaced only when it is whole
for kind in xlsx sqlite; do
    echo earlier >all.$kind
    expect 1 "no-such.txt: No such file" "$lectern" report --quiet -o all.$kind no-such.txt
    [ "$(cat all.$kind)" = earlier ] || fail "report -o all.$kind: the earlier file is gone"
    expect 0 "" "$lectern" report --quiet -o all.$kind talk.txt
done
for wrong in all.csv all.arrow all.html; do
    expect 2 "a report is a folder, or all its tables in one file .xlsx or .sqlite" "$lectern" report --quiet -o $wrong talk.txt
    [ ! -e $wrong ] || fail "report -o $wrong made something"
done
[ "$(head -c 2 all.xlsx)" = PK ] || fail "report -o all.xlsx is no workbook"
[ "$(head -c 13 all.sqlite)" = "SQLite format" ] || fail "report -o all.sqlite is no database"
[ -z "$(find . -name '.lectern*' -o -name '*.tmp*')" ] || fail "report -o FILE left $(find . -name '.lectern*')"
finish

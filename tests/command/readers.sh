# What other programs read of the tables: R, pandas, SQLite, LibreOffice, each where it is (scripts/setup --all).
source "$(dirname "$0")/lib.bash"
readers=$root/tests/readers
python=$(command -v /usr/bin/python3 || command -v python3 || true)
[ -n "$python" ] || { echo "skipped: no Python here (scripts/setup --all installs it)"; exit 77; }
tried=()

# Names that programs like to take for something else: a date, a number, a formula, a missing value.
cat >'2031-03-11.txt' <<'TEXT'
Minister: Good morning. We have 1e5 reasons, NA they are not, and "quotes", and commas, and Ukraine.
=1+1, Harbour Wire: Is it so? What of Ukraine?
Minister: It is so, and Ukraine is not Russia. We will see.
NA, Radio Podhora: And 007?
Minister: No comment on Ukraine today.
TEXT
sed 's/morning/evening/; s/Ukraine/Russia/' 2031-03-11.txt >1e5.txt
"$lectern" report -o result --quiet 2031-03-11.txt 1e5.txt 2>err || fail "report: $(cat err)"
"$python" "$readers/tables.py" declare result >columns.tsv 2>err || fail "datapackage.json: $(cat err)"
tables=$(awk 'NR > 1 { print $1 }' columns.tsv | sort -u | wc -l)
[ "$tables" -gt 25 ] || fail "only $tables tables"

if command -v Rscript >/dev/null; then
    Rscript "$readers/tables.R" result columns.tsv >out 2>err || fail "R: $(cat err)"
    tried+=(R)
fi
if "$python" -c 'import pandas' 2>/dev/null; then
    "$python" "$readers/tables.py" pandas result >out 2>err || fail "pandas: $(tail -n 1 err)"
    tried+=(pandas)
fi
if command -v sqlite3 >/dev/null; then
    "$lectern" speakers --quiet -o speakers.sqlite 2031-03-11.txt 1e5.txt
    [ "$(sqlite3 speakers.sqlite "SELECT typeof(words), typeof(word_share), typeof(conference), count(*) FROM speakers WHERE conference = '1e5' GROUP BY 1, 2, 3")" = \
        "integer|real|text|$("$lectern" speakers --quiet --by none 1e5.txt | awk 'END { print NR - 1 }')" ] || fail "SQLite: $(sqlite3 speakers.sqlite 'SELECT * FROM speakers')"
    "$lectern" report --quiet -o all.sqlite 2031-03-11.txt 1e5.txt
    [ "$(sqlite3 all.sqlite "SELECT count(DISTINCT \"table\") FROM columns")" = "$tables" ] || fail "SQLite: not every table of the report"
    [ "$(sqlite3 all.sqlite 'SELECT count(*) FROM words')" = "$(awk 'END { print NR - 1 }' result/tables/words.csv)" ] || fail "SQLite: rows of words"
    tried+=(SQLite)
fi
if command -v soffice >/dev/null; then
    for table in speakers words concepts; do
        "$lectern" $table --quiet -o $table.xlsx 2031-03-11.txt 1e5.txt
        "$lectern" $table --quiet --raw -o $table.csv 2031-03-11.txt 1e5.txt
        soffice -env:UserInstallation=file://"$PWD"/office --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false' --outdir calc $table.xlsx >out 2>&1 || fail "LibreOffice: $(cat out)"
        "$python" "$readers/tables.py" same $table.csv calc/$table.csv >out 2>err || fail "LibreOffice, $table: $(tail -n 1 err)"
    done
    tried+=(LibreOffice)
fi
[ ${#tried[@]} -gt 0 ] || { echo "skipped: no R, pandas, SQLite or LibreOffice here (scripts/setup --all installs them)"; exit 77; }
echo "read by ${tried[*]}"
finish

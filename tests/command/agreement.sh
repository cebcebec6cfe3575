# `lectern sample` draws, people code, `lectern agreement` reads back: a whole round, and every way to get it wrong.
source "$(dirname "$0")/lib.bash"

data=$root/datasets/ministerials
draw() { # options of the sheet
    "$lectern" sample --quiet "$data" --study "$data/study.yaml" --concept Ukraine --unit sentence \
        --size 60 --strata hit --allocation equal --seed "${seed:-3}" "$@"
}
draw >one.csv && draw --coder 2 >two.csv && draw --key >key.csv || fail "no sample"

# the first coder says yes to every odd unit, the second to those and to unit 2; the cells end in the empty code
code() { # sheet, awk condition on the number of the unit
    awk -F, -v OFS=, "NR > 1 { n = \$2; sub(/,,\$/, \",\" ($2 ? \"Yes\" : \"no\") \",\") } { print }" "$1"
}
code one.csv 'n % 2 == 1' >a.csv && code two.csv 'n % 2 == 1 || n == 2' >b.csv
grep -q ',Yes,$' a.csv || fail "not filled: $(head -n 2 a.csv)"

expect 0 "" "$lectern" agreement a.csv b.csv --key key.csv
cp out table.csv
rows=$(($(wc -l <key.csv) - 1))
holds "units" "$(field table.csv units '^agreement,"all codes"')" "x == $rows"
# one of all units differs
holds "agreement" "$(field table.csv value '^agreement,"all codes"')" "x == ($rows - 1) / $rows"
# n = 2 units; yes 2 * 30 + 1; alpha = 1 - (n - 1) * 1 / (yes * no)
odd=$(((rows + 1) / 2))
holds "alpha" "$(field table.csv value '^alpha_nominal,"all codes"')" \
    "(x - (1 - (2 * $rows - 1) / ((2 * $odd + 1) * (2 * $rows - 2 * $odd - 1)))) ^ 2 < 1e-18"
# precision by hand: weights of one stratum are equal, so it is the share of the units with a hit that are coded
# yes, unit 2 by half
precision=$(awk -F, 'NR > 1 && $(NF - 2) > 0 { n++; yes += $2 % 2 == 1 ? 1 : $2 == 2 ? .5 : 0 } END { print yes / n }' key.csv)
holds "precision" "$(field table.csv value '^precision,')" "(x - $precision) ^ 2 < 1e-8"
holds "counted" "$(field table.csv value '^rate_counted,')" "x > 0.03 && x < 0.06"
holds "corrected" "$(field table.csv value '^rate_corrected,')" "x > 0.3 && x < 0.7"

# as a spreadsheet leaves it: semicolons, BOM, CR, other order of rows and columns, empty rows
printf '\xef\xbb\xbf' >sheet.csv
{ head -n 1 b.csv && tail -n +2 b.csv | sort -r; } | awk -F, '{ print $(NF - 1) ";" $2 ".0;" $1 "\r" } END { print ";;\r" }' |
    sed '1s/unit.0/unit/' >>sheet.csv
expect 0 "" "$lectern" agreement a.csv sheet.csv --key key.csv
cmp -s out table.csv || fail "a spreadsheet's: $(diff out table.csv)"

# what is wrong, and where
expect 1 'a.csv: coded by one coder; give a second sheet' "$lectern" agreement a.csv
expect 0 'one coder: nothing says' "$lectern" agreement a.csv --key key.csv
expect 2 'a.csv: given twice' "$lectern" agreement a.csv a.csv
sed '5s/,\(Yes\|no\),$/,maybe,/' b.csv >c.csv
expect 1 "c.csv:5: the code 'maybe' is none of yes\|no" "$lectern" agreement a.csv c.csv
sed '7d;9d' b.csv >c.csv
expect 0 'c.csv: rows of 2 units are missing, the first is unit [0-9]+' "$lectern" agreement a.csv c.csv
sed '4s/,\(Yes\|no\),$/,,/' b.csv >c.csv
expect 0 'c.csv:4: no code, here and in 1 rows in all' "$lectern" agreement a.csv c.csv
sed 's/,\(Yes\|no\),$/,no,/' a.csv >c.csv && cp c.csv d.csv
expect 0 "all codes are 'no': what never varies has no alpha" "$lectern" agreement c.csv d.csv
[ "$(field out value '^alpha_nominal')" = "" ] || fail "alpha of codes that never vary: $(cat out)"
{ cat b.csv && sed -n 2p b.csv; } >c.csv
expect 1 'c.csv:[0-9]+: unit [0-9]+ stands on line 2 already' "$lectern" agreement a.csv c.csv
seed=4 draw >other.csv
expect 1 'other.csv:[0-9]+: unit [0-9]+ is of sample s[0-9a-f]{8}, but a.csv is of sample' "$lectern" agreement a.csv other.csv
{ cat b.csv && sed -n 2p other.csv; } >c.csv
expect 1 'c.csv:[0-9]+: a row of sample s[0-9a-f]{8}, but line 2 is of sample' "$lectern" agreement a.csv c.csv
expect 1 'key.csv:1: no column .code.' "$lectern" agreement key.csv a.csv
expect 1 'a.csv:1: no column .stratum.' "$lectern" agreement a.csv b.csv --key a.csv
sed '3s/,[0-9]*,/,x,/' b.csv >c.csv
expect 1 "c.csv:3: 'x' is no whole number \(column unit\)" "$lectern" agreement a.csv c.csv
head -n 1 a.csv >c.csv
expect 1 'c.csv: holds no row of a unit' "$lectern" agreement a.csv c.csv
expect 1 "positive 'perhaps': no sheet has this code" "$lectern" agreement a.csv b.csv --key key.csv --positive perhaps
expect 2 'agreement needs the sheets of coders' "$lectern" agreement
expect 1 'nothing.csv: No such file' "$lectern" agreement nothing.csv a.csv

# a cell that a spreadsheet would run as a formula is guarded, in sheets too
printf 'MINISTER LOWE: Good morning, everybody.\n\nQUESTION: What is it?\n\nMINISTER LOWE: So it is.\n' >'=1+1.txt'
"$lectern" sample --quiet ./=1+1.txt >sheet.csv
grep -q "\"'=1+1\"" sheet.csv || fail "a formula is not guarded: $(cat sheet.csv)"

finish

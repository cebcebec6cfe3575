# The inputs of ../shared/faults/{text,tables} and the dates of forms/, with their right values; the
# Federal Reserve's transcripts under names that say nothing. Skipped where they are absent.
source "$(dirname "$0")/lib.bash"
faults=$root/../shared/faults
[ -d "$faults/text" ] || { echo "no $faults: skipped"; exit 77; }

# the dates of invented front matter
while read -r file date; do
    expect 0 "" "$lectern" conferences "$faults/forms/$file"
    grep -q "^\"${file%.txt}\",$date," out || fail "$file is not of $date"
done <<'DATES'
date-and-clock.txt 2024-12-03
date-first-line.txt 2024-12-03
date-header.txt 2024-12-03
date-line-2-de.txt 2021-06-30
date-line-2-en.txt 2021-06-30
date-line-2-es.txt 2021-06-30
date-yaml.txt 2024-12-03
DATES
grep -q '"Talk"' <("$lectern" conferences "$faults/forms/date-header.txt") || fail "no title Talk"

# 19 conferences whose names are their dates, named by a number instead
number=0
mkdir fed
for file in "$root"/../shared/transcripts/fed/*.txt; do
    number=$((number + 1))
    basename "$file" .txt >"fed/$number.date"
    cp "$file" "fed/talk $number.txt"
done
for ((i = 1; i <= number; i++)); do
    expect 0 "" "$lectern" conferences "fed/talk $i.txt"
    grep -q "^\"talk $i\",$(cat "fed/$i.date"),text," out || fail "talk $i: $(tail -1 out)"
done
[ "$number" -eq 19 ] || fail "$number transcripts of the Federal Reserve, not 19"
finish

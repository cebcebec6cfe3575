# What lectern says of itself: every command and table has help, columns are those of the table
# itself, and the manual page names them all.
source "$(dirname "$0")/lib.bash"
sample=$(ls "$root"/datasets/ministerials/*.txt | head -n 1)

expect 0 "" "$lectern" --version
grep -q '^lectern [0-9]' out || fail "--version"
expect 2 "no command 'nosuch'; 'lectern list'" "$lectern" help nosuch
expect 0 "" "$lectern" man
cp out manual
head -n 1 manual | grep -q '^\.TH LECTERN 1' || fail "the manual page does not begin as one"
if command -v groff >/dev/null; then
    [ -z "$(groff -man -ww -Tutf8 manual 2>&1 >/dev/null)" ] || fail "groff warns of the manual page"
fi

expect 0 "" "$lectern" list
names=$(sed -n 's/^  \([a-z_]\{1,\}\) .*/\1/p' out)
[ "$(wc -w <<<"$names")" -ge 20 ] || fail "lectern list: $names"
for name in $names; do
    expect 0 "" "$lectern" help "$name"
    head -n 1 out | grep -q "^lectern $name" || fail "help $name begins: $(head -n 1 out)"
    cp out by_name
    expect 0 "" "$lectern" "$name" --help
    cmp -s out by_name || fail "$name --help and help $name differ"
    grep -qF -- "$name" manual || fail "$name is not in the manual page"
done

# the keys of a study file
"$lectern" help study >out
for key in title concepts pairs speakers conferences; do
    grep -q "^$key " out || fail "help study says nothing of $key"
done

# the columns that help tells are those of the table, in order
for name in turns words speaking concepts; do
    "$lectern" "$name" --quiet "$sample" | head -n 1 | tr ',' '\n' | tr -d '"\r' >table_columns
    "$lectern" help "$name" | sed -n '/^Columns/,/^$/s/^  \([a-z_0-9]\{1,\}\) .*/\1/p' >help_columns
    cmp -s table_columns help_columns || fail "$name: $(diff table_columns help_columns)"
done
finish

# The main job on the invented conferences: everything is there, the pictures are whole, a second run
# gives the same bytes, as do one thread, another locale and another order of the files.
source "$(dirname "$0")/lib.bash"
data=$root/datasets/ministerials
study=(--study "$data/study.yaml" --quiet --replicates 100)

"$lectern" report "${study[@]}" -o one "$data" || fail "report"
for table in conferences turns speaking speakers words concepts cooccurrence notes; do
    [ "$(wc -l <"one/tables/$table.csv")" -gt 1 ] || fail "tables/$table.csv has no row"
done
awk -f "$(dirname "$0")/ends.awk" one/tables/*.csv || fail "numbers that contradict each other"
[ -s one/datapackage.json ] && [ -s one/run.json ] || fail "datapackage.json or run.json"
if command -v gnuplot >/dev/null; then
    [ "$(ls one/plots/*.gp | wc -l)" -ge 6 ] || fail "six charts or more"
    for script in one/plots/*.gp; do
        picture=${script%.gp}
        tail -c 8 "$picture.png" | grep -q IEND || fail "$picture.png is not whole"
        tail -c 12 "$picture.svg" | grep -q '</svg>' || fail "$picture.svg is not whole"
    done
    script=$(basename "$(ls one/plots/*.gp | head -n 1)")
    cp -r one/plots again
    rm -f "again/${script%.gp}.png"
    (cd again && gnuplot "$script") && [ -s "again/${script%.gp}.png" ] ||
        fail "a script does not run by itself"
fi

same() { # folder, what
    diff -r one "$1" >/dev/null || fail "$2: $(diff -rq one "$1" | head -n 3)"
}
"$lectern" report "${study[@]}" -o two "$data" && same two "a second run differs"
cp -r two three && "$lectern" report "${study[@]}" -o three "$data" && same three "over an old one"
"$lectern" words "${study[@]}" --threads 1 "$data" >t1 && "$lectern" words "${study[@]}" --threads 7 \
    "$data" >t7
cmp -s t1 t7 || fail "threads change the result"
LC_ALL=tr_TR.UTF-8 "$lectern" words "${study[@]}" "$data" >t2
cmp -s t1 t2 || fail "the locale changes the result"
"$lectern" turns "${study[@]}" $(ls "$data"/*.txt | sort) | cut -d, -f1-11 >forward
"$lectern" turns "${study[@]}" $(ls "$data"/*.txt | sort -r) | cut -d, -f1-11 >backward
cmp -s forward backward || fail "the order of the files changes the result"
finish

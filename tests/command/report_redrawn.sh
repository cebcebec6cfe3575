# Of a report into an earlier result only what has changed is drawn again, and the bytes are those of drawing all.
source "$(dirname "$0")/lib.bash"
command -v gnuplot >/dev/null && command -v fc-list >/dev/null || { echo "skipped: no gnuplot or no fc-list here"; exit 77; }
cp "$root"/datasets/ministerials/2031-03-11-pre-ministerial.txt talk.txt
make() { "$lectern" report --quiet --replicates 20 -o "$@" talk.txt 2>err || fail "report: $(cat err)"; }
make first && cp -r first again && make again && make drawn
diff -r first again >difference && diff -r first drawn >difference || fail "other bytes: $(head -n 3 difference)"
grep -q '"fonts": "[0-9]* faces, [0-9a-f]*"' first/run.json || fail "fonts in run.json"

# A gnuplot that says that it is the same, and draws nothing: pictures that are there now were not drawn.
mkdir bin
printf '#!/bin/sh\n[ "$1" = --version ] && { echo "%s"; exit 0; }\necho "not drawn" >&2; exit 1\n' "$(gnuplot --version)" >bin/gnuplot
chmod +x bin/gnuplot
charts=$(ls first/plots/*.svg | wc -l)
[ "$charts" -gt 20 ] || fail "only $charts charts"
draws() { # how many are drawn, what the earlier result is, options...
    local want=$1 earlier=$2 got
    shift 2
    rm -rf result && cp -r "$earlier" result
    PATH=$PWD/bin:$PATH "$lectern" report --replicates 20 -o result "$@" talk.txt >out 2>err || fail "report: $(cat err)"
    got=$(grep -c 'gnuplot failed: not drawn' err)
    [ "$got" -eq "$want" ] || fail "$got charts were drawn, not $want ($earlier $*): $(cat err)"
}
draws 0 first
diff -r first result >difference || fail "taken over: $(head -n 3 difference)"
draws "$charts" first --redraw
draws "$charts" first --chart-width 170
cp -r first edited && echo >>edited/plots/words.png
draws 1 edited
cp -r first missing && rm missing/plots/words.png missing/plots/turns.svg 2>/dev/null
draws 1 missing
cp -r first edited-data && sed -i.bak 's/1/2/' edited-data/plots/words.csv # the hash recorded is that of what was drawn
draws 0 edited-data
for what in 's/"version": "/"version": "9./' 's/"gnuplot": "/"gnuplot": "9./' 's/ faces, /9 faces, /'; do
    rm -rf other && cp -r first other && sed -i.bak "$what" other/run.json
    draws "$charts" other
done
# one input more: what it changes is drawn, and only that
rm -rf result && cp -r first result
sed -i.bak '$s/$/ Thank you./' talk.txt
draws "$charts" first # the number of words stands below every chart
finish

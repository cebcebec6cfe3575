# The documents that show commands show what they print (tests/documents/run; `scripts/bless documents` writes it anew), and
# the pictures in docs/pictures are those that the gallery draws.
source "$(dirname "$0")/lib.bash"

ln -s "$root/datasets" datasets
documents="tutorial questions gallery"
command -v gnuplot >/dev/null || documents="tutorial questions"
for document in $documents; do
    "$root/tests/documents/run" "$lectern" "$root/docs/$document.md" >"$document.md" 2>err || fail "$document: $(cat err)"
    diff "$root/docs/$document.md" "$document.md" >difference || fail "docs/$document.md is not what is printed today: $(cat difference)"
done
# another gnuplot draws the same with other digits
if [ "$(gnuplot --version 2>/dev/null)" = "gnuplot 5.4 patchlevel 4" ]; then
    for picture in "$root"/docs/pictures/*.svg; do
        cmp -s "$picture" "eight/plots/$(basename "$picture")" || fail "$(basename "$picture") is not what is drawn today"
    done
else
    echo "skipped: the pictures are compared with gnuplot 5.4 patchlevel 4 alone"
fi
finish

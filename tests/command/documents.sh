# The documents that show commands show what they print (tests/documents/run; `scripts/bless documents` writes it anew).
source "$(dirname "$0")/lib.bash"

ln -s "$root/datasets" datasets
for document in tutorial questions; do
    "$root/tests/documents/run" "$lectern" "$root/docs/$document.md" >"$document.md" 2>err || fail "$document: $(cat err)"
    diff "$root/docs/$document.md" "$document.md" >difference || fail "docs/$document.md is not what is printed today: $(cat difference)"
done
finish

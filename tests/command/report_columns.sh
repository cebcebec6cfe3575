# docs/columns.md is what the declarations say.
source "$(dirname "$0")/lib.bash"
expect 0 "" "$lectern" columns
diff "$root/docs/columns.md" out >difference ||
    fail "docs/columns.md is not what 'lectern columns' prints; write it anew: $(head -5 difference)"
finish

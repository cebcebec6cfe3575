# The README's table of co-occurrence holds the numbers of the command above it, to four digits.
source "$(dirname "$0")/lib.bash"

"$lectern" cooccurrence "$root/datasets/ministerials" --study "$root/datasets/ministerials/study.yaml" >table.csv 2>err ||
    fail "cooccurrence: $(cat err)"
tr -d '"' <table.csv | awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    $column["conference"] == "all" && $column["role"] == "all" {
        printf "| %s | %s | %s | %s |", $column["first"], $column["second"], $column["unit"], $column["both"]
        split("expected excess log10_q within_expected within_log10_q fisher_log10_p", wanted, " ")
        for (i = 1; i <= 6; i++) printf " %.4g |", $column[wanted[i]]
        print ""
    }' >computed
grep -E '^\| (Ukraine|position of strength|Russia|China) \|' "$root/README.md" >written
[ "$(wc -l <written)" -eq 10 ] || fail "the README has $(wc -l <written) rows, not 10"
while IFS= read -r row; do
    grep -qxF -- "$row" computed || fail "the README has $row; the table has $(grep -F -- "$(cut -d'|' -f1-4 <<<"$row")" computed)"
done <written
finish

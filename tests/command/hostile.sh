# Text that looks like commands is only ever text: nothing of it runs, nothing of it is in a script
# or a file name, and it comes out as it went in (guarded where a spreadsheet would run it).
source "$(dirname "$0")/lib.bash"
cat >'a`touch pwned1`.txt' <<'TEXT'
by Secretary General `touch pwned` Smith ahead of the meeting
Welcome. We are here to talk about Ukraine and $(touch pwned2) and Russia.
Spokesperson 'Quote"s' O'Neil
Thank you. First question over there.
`touch pwned`, $(touch pwned3) News
What of =cmd|'/c calc'!A1 and %s %n @SUM(1) and "quotes"?
Secretary General `touch pwned` Smith
Ukraine; system("touch pwned4") and `touch pwned5`. Russia and China too.
"; system("touch pwned6"); ", -evil News
Is <script>alert(1)</script> an answer?
Secretary General `touch pwned` Smith
Yes. EOD
TEXT
cat >study.yaml <<'TEXT'
title: "`touch pwned7`"
concepts:
  - name: "`touch pwned8`"
    words: [ukraine]
  - name: "$(touch pwned9) \"; !touch pwned10"
    words: [russia]
pairs:
  - ["`touch pwned8`", "$(touch pwned9) \"; !touch pwned10"]
TEXT
"$lectern" report --quiet --study study.yaml -o result 'a`touch pwned1`.txt' || fail "report"
ls | grep -q '^pwned' && fail "something ran here"
find result -name '*pwned*' | grep -q . && fail "a name of the input is a file's name"
grep -l 'pwned' result/plots/*.gp 2>/dev/null | grep -q . && fail "text of the input is in a script"
if command -v gnuplot >/dev/null; then
    for script in result/plots/*.gp; do
        (cd result/plots && gnuplot "$(basename "$script")") || fail "$script does not run again"
    done
    find . -name 'pwned*' | grep -q . && fail "something ran in gnuplot"
fi
grep -q 'touch pwned' result/tables/turns.csv || fail "the label is not in the table"
grep -E '(^|,)"?[=+@-][^0-9]' result/tables/*.csv | grep -v '^[^:]*:[^"]*,-[0-9.]' | grep -q . &&
    fail "a cell that a spreadsheet would run"
finish

# Text that looks like commands is only ever text: nothing of it runs, nothing of it is in a script
# or a file name, and it comes out as it went in (guarded where a spreadsheet would run it).
source "$(dirname "$0")/lib.bash"
cat >'a`touch pwned1`.txt' <<'TEXT'
SECRETARY GENERAL: Welcome. We are here to talk about Ukraine and $(touch pwned2) and Russia.
MODERATOR: Thank you. First question over there.
`touch pwned`: What of =cmd|'/c calc'!A1 and %s %n @SUM(1) and "quotes"?
SECRETARY GENERAL: Ukraine; system("touch pwned4") and `touch pwned5`. Russia and China too.
MODERATOR: Next.
`touch pwned`: Is <script>alert(1)</script> an answer, and $(touch pwned3)?
SECRETARY GENERAL: No. Ukraine and Russia. EOD
TEXT
cat >cells.csv <<'TEXT'
speaker,role,text
"=cmd|'/c calc'!A1",principal,"Welcome. Ukraine and Russia."
"@evil, ""Q"" `touch pwned11`",journalist,"-1 Why $(touch pwned12)?"
"=cmd|'/c calc'!A1",principal,"+Because; `touch pwned13`. Ukraine."
TEXT
cat >study.yaml <<'TEXT'
title: "`touch pwned7`"
concepts:
  - name: "`touch pwned8`"
    words: [ukraine]
  - name: "$(touch pwned9) \"; !touch pwned10"
    words: [russia]
  - name: "=1+1"
    words: [welcome]
pairs:
  - ["`touch pwned8`", "$(touch pwned9) \"; !touch pwned10"]
TEXT
"$lectern" report --quiet --replicates 50 --study study.yaml -o result \
    'a`touch pwned1`.txt' cells.csv || fail "report"
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
grep -q "\"'=1+1\"" result/tables/concepts.csv || fail "a cell that a spreadsheet would run is not guarded"
grep -E '(^|,)"[=+@-]' result/tables/*.csv | grep -q . && fail "a cell that a spreadsheet would run"
"$lectern" concepts --study study.yaml --raw cells.csv | grep -q '"=1+1"' || fail "--raw does not leave cells as they are"
finish

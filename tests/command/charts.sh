# Looks of charts: by options and by the study; PDF, EPS and TeX the same in two runs; a narrow chart
# keeps its legend; hostile labels stay text in TeX, compiled where scripts/setup --all has installed LaTeX.
source "$(dirname "$0")/lib.bash"
mkdir talk
cat >talk/one.csv <<'END'
speaker,role,text
"Secretary \input{/etc/passwd} & Sons",principal,"Good morning. The energy package is agreed, and the ammunition will be there by 50 % in June."
"Ann $x^2$",journalist,"Secretary, is the energy package enough for Ukraine? What about ammunition?"
"Secretary \input{/etc/passwd} & Sons",principal,"It is enough, and the ammunition for Ukraine comes as well. Ukraine has our support."
"Bob #1",journalist,"On Ukraine and energy, can you say more? Is the ammunition paid for?"
"Secretary \input{/etc/passwd} & Sons",principal,"The energy package pays for it. Ukraine will have the ammunition it needs."
END
cat >study.yaml <<'END'
title: A study of 50 % & more_of \write18{touch pwned}
concepts:
  - {name: "energy \\input{x} #1", words: [energy]}
  - {name: "Укра_ина & 中文 عربي", words: [ukraine]}
  - {name: "ammunition^^5c", words: [ammunition]}
speakers:
  - {name: "Secretary \\input{/etc/passwd} & Sons", role: principal}
  - {name: "Ann $x^2$", role: journalist}
  - {name: "Bob #1", role: journalist}
charts:
  language: de
  palette: grey
  colours: {principal: "#123456"}
  width: 180
  formats: [svg, png]
END

# what may be said, and what the study says
expect 2 "chart-palette: no palette 'gray'" "$lectern" report -o r --chart-palette gray talk
expect 2 "chart-format: no format of charts 'gif'" "$lectern" report -o r --chart-format svg,gif talk
expect 2 "chart-width: '9' is no width" "$lectern" report -o r --chart-width 9 talk
expect 2 "chart-font: " "$lectern" report -o r --chart-font "x';system('y" talk
expect 2 "chart-colours: 'principal=blue' is no role" "$lectern" report -o r --chart-colours principal=blue talk
sed 's/palette: grey/palette: gray/' study.yaml >wrong.yaml
expect 1 "wrong.yaml:12: charts: palette: no palette 'gray'" "$lectern" report -o r --study wrong.yaml talk
[ ! -e r ] || fail "a folder where nothing was drawn"
command -v gnuplot >/dev/null || { echo "skipped: no gnuplot"; finish; exit; }

quiet=(report --quiet --study study.yaml)
expect 0 "" "$lectern" "${quiet[@]}" -o r talk
grep -q "TITLE_1 = 'Begriffe nach Rolle'" r/plots/concepts.gp || fail "not in German"
grep -q '"Presse"' r/plots/concepts_key.csv || fail "roles are not in German"
grep -q '^PRINCIPAL = 0x123456' r/plots/concepts.gp || fail "not the study's colour"
grep -q '^JOURNALIST = 0xA6A6A6' r/plots/concepts.gp || fail "not the study's palette"
grep -q '"PRINCIPAL"' r/plots/concepts.csv || fail "the data do not name the colour"
grep -q 'width="180mm"' r/plots/concepts.svg || fail "not 180 mm wide"
grep -q '1 Konferenz, [0-9]* Wörter' r/plots/concepts_caption.csv || fail "no caption"
[ -s r/plots/concepts.png ] || fail "no PNG"
[ ! -e r/plots/concepts.pdf ] || fail "a PDF that nobody asked for"

# options come before the study; every format, twice, a second apart
all=(--chart-language en --chart-width 90 --chart-format svg,png,pdf,eps,tikz,cairolatex)
for run in first second; do
    expect 0 "" "$lectern" "${quiet[@]}" -o $run "${all[@]}" talk
    sleep 1.1
done
grep -q "TITLE_1 = 'Concepts by role'" first/plots/concepts.gp || fail "the study's language goes before the option"
for picture in first/plots/*.gp; do
    name=$(basename "$picture" .gp)
    for ending in .svg .png .pdf .eps _tikz.tex _latex.tex _latex.pdf; do
        cmp -s "first/plots/$name$ending" "second/plots/$name$ending" || fail "$name$ending differs in two runs"
    done
done

# the legend is within the page, below the title
width=$(sed -n 's/^WIDTH = //p' first/plots/concepts.gp)
holds "90 mm at 8 points" "$width" 'x == 510'
[ "$(wc -l <first/plots/concepts_key.csv)" -ge 3 ] || fail "a narrow chart without its legend"
awk -F, -v width="$width" 'NR > 1 && $1 > width - 60 { exit 1 }' first/plots/concepts_key.csv || fail "the legend leaves the page"

# text stays text
! grep -l '\\input{/\|\\write18' first/plots/*.tex first/plots/*_tex*.csv || fail "a command of a label in TeX"
if ! command -v pdflatex >/dev/null || ! kpsewhich tikz.sty lmodern.sty >/dev/null; then
    echo "skipped: TeX is not compiled (scripts/setup --all installs LaTeX)"
else
    cd first/plots || exit 1
    gnuplot -d -e 'set terminal tikz createstyle' 2>/dev/null
    {
        printf '%s\n' '\documentclass{article}' '\usepackage[paperwidth=40cm,paperheight=90cm,margin=1cm]{geometry}' \
            '\usepackage[T1]{fontenc}' '\usepackage{lmodern,graphicx,gnuplot-lua-tikz}' '\begin{document}'
        for picture in *_tikz.tex *_latex.tex; do printf '\\input{%s}\n\n' "$picture"; done
        printf '%s\n' '\end{document}'
    } >all.tex
    pdflatex -no-shell-escape -halt-on-error -interaction=nonstopmode all.tex >log 2>&1 || fail "LaTeX: $(grep -A3 '^!' log)"
    pdftotext all.pdf said.txt 2>/dev/null
    grep -q 'input{x}' said.txt || fail "the label is not to be read"
    ! grep -q 'root:' said.txt || fail "a file was read"
    [ ! -e pwned ] || fail "a program was run"
    cd ../.. || exit 1
fi
finish

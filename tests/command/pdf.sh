# PDF files through pdftotext: columns in the order of reading; pictures without text and damaged
# files are refused with one clear line.
source "$(dirname "$0")/lib.bash"

command -v pdftotext >/dev/null || { echo "skipped: pdftotext (poppler-utils) is not here"; exit 77; }

# make_pdf FILE: lines `x y text` on standard input become a page; no line gives an empty one.
make_pdf() {
    local stream="BT /F1 10 Tf" x y text
    while read -r x y text; do stream+=" 1 0 0 1 $x $y Tm ($text) Tj"; done
    stream+=" ET"
    {
        printf '%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'
        printf '2 0 obj\n<< /Type /Pages /Kids [5 0 R] /Count 1 >>\nendobj\n'
        printf '3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n'
        printf '4 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n' "${#stream}" "$stream"
        printf '5 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R'
        printf ' /Resources << /Font << /F1 3 0 R >> >> >>\nendobj\n'
        printf 'trailer << /Size 6 /Root 1 0 R >>\n%%%%EOF\n'
    } >"$1"
}

make_pdf talk.pdf <<'END'
60 780 Press conference by Minister Quell
60 740 MINISTER QUELL: Good morning everybody. We
60 726 begin with the cables that were cut.
60 712 TOM BRASS: Who cut them, and when?
320 740 MINISTER QUELL: We do not know that today.
320 726 TOM BRASS: Will you find out?
320 712 MINISTER QUELL: Yes.
END
[ "$("$lectern" turns --format tsv --quiet talk.pdf | sed 1d | cut -f7,16 | tr '\t\n' ' ,')" = \
    "Minister Quell 11,Tom Brass 5,Minister Quell 6,Tom Brass 4,Minister Quell 1," ] ||
    fail "talk.pdf: $("$lectern" turns --format tsv --quiet talk.pdf | cut -f7,16)"
make_pdf empty.pdf </dev/null
expect 1 "empty.pdf: a PDF file of pictures without text" "$lectern" turns empty.pdf
printf '%%PDF-1.4\nnothing\n' >bad.pdf
expect 1 "bad.pdf: pdftotext cannot read this PDF file" "$lectern" turns bad.pdf
finish

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
# one line of text, encrypted by `qpdf --encrypt secret owner 40`
base64 -d >locked.pdf <<'END'
JVBERi0xLjQKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL0NvdW50IDEgL0tpZHMg
WyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAvQ29udGVudHMgNCAwIFIgL01lZGlhQm94IFsgMCAwIDU5NSA4NDIgXSAvUGFy
ZW50IDIgMCBSIC9SZXNvdXJjZXMgPDwgL0ZvbnQgPDwgL0YxIDUgMCBSID4+ID4+IC9UeXBlIC9QYWdlID4+CmVuZG9iago0IDAgb2JqCjw8IC9MZW5ndGgg
NjIgL0ZpbHRlciAvRmxhdGVEZWNvZGUgPj4Kc3RyZWFtCnQG4mTVbWp84KDRea2j/1F8ortmgeVge9n+9H9o1xbXuiMc0xXWXsKuKYNjQl5Plx/UgGjtiqaC
L+9Xi2pSZW5kc3RyZWFtCmVuZG9iago1IDAgb2JqCjw8IC9CYXNlRm9udCAvSGVsdmV0aWNhIC9TdWJ0eXBlIC9UeXBlMSAvVHlwZSAvRm9udCA+PgplbmRv
YmoKNiAwIG9iago8PCAvRmlsdGVyIC9TdGFuZGFyZCAvTGVuZ3RoIDQwIC9PIDw5MmZlMGY0NDU0YWQ0Yzk2NDQ2OTNmMzNjMDdjYjU0ZjU4N2RjZTFlMjY4
MmZlOWVjZWE2MTA3YTFlZjYzMGRkPiAvUCAtNCAvUiAyIC9VIDw5MjMzOGU1NTU5OGQ4YmQ3NDkwYTU3NGQ0NGY0YjhkYTc4ZmM2YTY1YzFlN2U5NjQyNzll
M2FjMzJmNDQwMDAxPiAvViAxID4+CmVuZG9iagp4cmVmCjAgNwowMDAwMDAwMDAwIDY1NTM1IGYgCjAwMDAwMDAwMTUgMDAwMDAgbiAKMDAwMDAwMDA2NCAw
MDAwMCBuIAowMDAwMDAwMTIzIDAwMDAwIG4gCjAwMDAwMDAyNTEgMDAwMDAgbiAKMDAwMDAwMDM4MyAwMDAwMCBuIAowMDAwMDAwNDUzIDAwMDAwIG4gCnRy
YWlsZXIgPDwgL1Jvb3QgMSAwIFIgL1NpemUgNyAvSUQgWzxiNzIxZTIyZmJmMTg3MTY2OGM0NmMyMGE0Yzk2NmRjZj48YjcyMWUyMmZiZjE4NzE2NjhjNDZj
MjBhNGM5NjZkY2Y+XSAvRW5jcnlwdCA2IDAgUiA+PgpzdGFydHhyZWYKNjU5CiUlRU9GCg==
END
expect 1 "locked.pdf: a PDF file protected by a password; save it without one" "$lectern" turns locked.pdf
finish

# What `lectern export` gave to ELAN and Praat comes back as corrections: as exported, or edited.
source "$(dirname "$0")/lib.bash"
cat >talk.txt <<'END'
Press conference by Minister Ann Lowe

MINISTER LOWE: Good morning, everybody. "The bridge" will be built & paid for.
I have nothing to add to that.

QUESTION: Who will pay for it?

MINISTER LOWE: Thank you.

QUESTION: And the harbour, will it pay as well?

MINISTER LOWE: All the towns will.

QUESTION: Thank you.
END
turns() { "$lectern" turns --quiet --select role,speaker,label_form,first_line "$@"; }
turns talk.txt >plain.csv
for format in eaf textgrid; do
    "$lectern" export --quiet --to $format -o talk.$format.${format/textgrid/TextGrid} talk.txt 2>err || fail "export: $(cat err)"
done
mv talk.eaf.eaf talk.eaf && mv talk.textgrid.TextGrid talk.TextGrid
for file in talk.eaf talk.TextGrid; do
    turns --corrections $file talk.txt >out 2>err || fail "$file: $(cat err)"
    cmp -s out plain.csv || fail "$file, unedited: $(diff out plain.csv)"
done

lines() { awk -F, 'NR > 1 { gsub(/"/, ""); print $4 ":" $1 ":" $2 ":" ($3 == "corrected") }' out | tr '\n' ' '; }
gives() { # what is edited, its turns
    turns --corrections "$1" talk.txt >out 2>err || fail "$1: $(cat err)"
    [ "$(lines)" = "$2 " ] || fail "$1: $(lines)"
}
# renamed: the tier, its participant, its type; in Praat there is the name alone
renamed='3:principal:Ann Lowe:0 6:journalist:Bob Vik:1 8:principal:Ann Lowe:0 10:journalist:Bob Vik:1 12:principal:Ann Lowe:0 14:journalist:Bob Vik:1'
sed 's/TIER_ID="(journalist)"/TIER_ID="Bob Vik (journalist)"/' talk.eaf >name.eaf && gives name.eaf "$renamed"
sed 's/TIER_ID="(journalist)"/TIER_ID="Bob Vik"/' talk.eaf >bare.eaf && gives bare.eaf "$renamed"
sed 's/PARTICIPANT=""/PARTICIPANT="Bob Vik"/' talk.eaf >person.eaf && gives person.eaf "$renamed"
sed 's/TIER_ID="(journalist)" PARTICIPANT=""/TIER_ID="guests" PARTICIPANT="Bob Vik"/' talk.eaf >both.eaf && gives both.eaf "$renamed"
sed 's/"(journalist)"/"Bob Vik (journalist)"/' talk.TextGrid >name.TextGrid && gives name.TextGrid "$renamed"
sed 's/LINGUISTIC_TYPE_REF="journalist"/LINGUISTIC_TYPE_REF="other"/' talk.eaf >type.eaf
gives type.eaf "${renamed//journalist:Bob Vik/other:}"
sed 's/"Ann Lowe (principal)"/"Ann Lowe (moderator)"/' talk.eaf >role.eaf
turns --corrections role.eaf talk.txt >out && [ "$(grep -c '^moderator,"Ann Lowe",corrected' out)" -eq 3 ] || fail "role.eaf: $(cat out)"

# moved to another tier; of two turns with the same words the one that begins then
move() { # line of the transcript's turn by its id, file
    awk -v id="\"$1\"" '/<ANNOTATION>/ && index($0, "ANNOTATION_ID=" id) { kept = $0; next } { all[++n] = $0 }
        END { for (i = 1; i <= n; i++) { if (all[i] ~ /<\/TIER>/ && !done++) print kept; print all[i] } }' talk.eaf
}
moved='3:principal:Ann Lowe:0 6:journalist::0 8:principal:Ann Lowe:0 10:principal:Ann Lowe:1 12:principal:Ann Lowe:0 14:journalist::0'
move a4 >moved.eaf && gives moved.eaf "$moved"
move a6 | sed 's/ANNOTATION_ID="a/ANNOTATION_ID="ann9/' >thanks.eaf
gives thanks.eaf '3:principal:Ann Lowe:0 6:journalist::0 8:principal:Ann Lowe:0 10:journalist::0 12:principal:Ann Lowe:0 14:principal:Ann Lowe:1'

# as ELAN saves it: ids and time slots of its own, another layout, properties, dependent tiers and codes
python=$(command -v /usr/bin/python3 || command -v python3 || true)
if [ -n "$python" ]; then
    "$python" - moved.eaf saved.eaf <<'P' || fail "python"
import sys, xml.etree.ElementTree as x
tree = x.parse(sys.argv[1]); root = tree.getroot()
header, order = root.find('HEADER'), root.find('TIME_ORDER')
for name, value in (('URN', 'urn:nl-mpi-tools-elan-eaf:1'), ('lastUsedAnnotationId', '900')):
    x.SubElement(header, 'PROPERTY', NAME=name).text = value
header.insert(0, x.Element('MEDIA_DESCRIPTOR', MEDIA_URL='file:///talk.mp4', MIME_TYPE='video/mp4'))
old = {s.get('TIME_SLOT_ID'): s.get('TIME_VALUE') for s in order}
new = {v: 'ts%d' % (100 + i) for i, v in enumerate(sorted(set(old.values()), key=int))}
order[:] = [x.Element('TIME_SLOT', TIME_SLOT_ID=i, TIME_VALUE=v) for v, i in new.items()]
for i, a in enumerate(root.iter('ALIGNABLE_ANNOTATION')):
    a.set('ANNOTATION_ID', 'a%d' % (900 - i))
    for ref in ('TIME_SLOT_REF1', 'TIME_SLOT_REF2'): a.set(ref, new[old[a.get(ref)]])
first = root.find('TIER')
for tier, attributes in (('gloss', {'PARENT_REF': first.get('TIER_ID')}), ('looks', {})):
    t = x.Element('TIER', TIER_ID=tier, LINGUISTIC_TYPE_REF=tier, DEFAULT_LOCALE='en', **attributes)
    a = x.SubElement(x.SubElement(t, 'ANNOTATION'), 'ALIGNABLE_ANNOTATION', ANNOTATION_ID='b', TIME_SLOT_REF1='ts100', TIME_SLOT_REF2='ts101')
    x.SubElement(a, 'ANNOTATION_VALUE').text = 'left'
    root.insert(list(root).index(first), t)
x.SubElement(root, 'LINGUISTIC_TYPE', LINGUISTIC_TYPE_ID='looks', CONTROLLED_VOCABULARY_REF='looks', TIME_ALIGNABLE='true')
x.indent(tree, '    ') if hasattr(x, 'indent') else None
tree.write(sys.argv[2], encoding='UTF-8', xml_declaration=True)
P
    gives saved.eaf "$moved"
fi
if command -v praat >/dev/null; then # --all
    printf 'Read from file: "%s"\nSet tier name: 2, "Bob Vik (journalist)"\nSave as short text file: "%s"\n' "$PWD/talk.TextGrid" "$PWD/short.TextGrid" >t.praat
    praat --run t.praat >out 2>err && gives short.TextGrid "$renamed" || fail "Praat: $(cat err)"
fi

# several conferences: the folder of the export
mkdir talks && cp talk.txt talks/one.txt && sed 's/harbour/airport/' talk.txt >talks/two.txt
"$lectern" export --quiet --to eaf -o tiers talks 2>err || fail "export: $(cat err)"
sed -i.bak 's/TIER_ID="(journalist)"/TIER_ID="Bob Vik"/' tiers/two.eaf && rm tiers/two.eaf.bak
turns --corrections tiers talks >out 2>err || fail "a folder: $(cat err)"
[ "$(grep -c '^journalist,"Bob Vik",corrected' out)" -eq 3 ] || fail "a folder: $(cat out)"
printf 'corrections: ../tiers\n' >talks/study.yaml
turns --study talks/study.yaml talks >again 2>err || fail "by the study: $(cat err)"
cmp -s out again || fail "by the study: $(diff out again)"

# mistakes, each with file and line
line() { grep -n "$1" "$2" | head -n 1 | cut -d: -f1; }
bad() { expect 1 "$1" "$lectern" turns --corrections "$2" talk.txt; }
sed 's/All the towns/All the cities/' talk.eaf >words.eaf
bad "words.eaf:$(line cities words.eaf): the words of this turn \('All the cities will.'\) are not those" words.eaf
sed 's/All the towns/All the cities/' talk.TextGrid >words.TextGrid
bad "words.TextGrid:$(line cities words.TextGrid): the words of this turn" words.TextGrid
sed 's/Who will pay for it/Applause/; s/TIME_VALUE="[1-9]/&7/' talk.eaf >new.eaf
bad "new.eaf:$(line Applause new.eaf): 'Applause\?' is no turn that was exported" new.eaf
sed '/"a4"/p' talk.eaf >twice.eaf
bad "twice.eaf:$(($(line '"a4"' twice.eaf) + 1)): this turn .* stands on line $(line '"a4"' twice.eaf) as well" twice.eaf
grep -v 'lectern:turns' talk.eaf >none.eaf
bad 'none.eaf:1: does not say which turns these are; edit what' none.eaf
head -c 900 talk.eaf >cut.eaf && bad 'cut.eaf:[0-9]+: this XML is damaged' cut.eaf
head -c 900 talk.TextGrid >cut.TextGrid && bad 'cut.TextGrid:[0-9]+: this TextGrid is damaged' cut.TextGrid
sed 's/a & b/a/; s/paid/taxed/' talk.txt >other.txt
expect 1 "talk.eaf:[0-9]+: it is about a file with the SHA-256" "$lectern" turns --corrections talk.eaf other.txt
for file in x.eaf x.yaml x.json; do
    printf 'a: b\n' >$file && bad "$file:1: no corrections: give a table that 'lectern turns --text' has written" $file
done
finish

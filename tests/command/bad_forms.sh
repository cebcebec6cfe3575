# Damaged, contradictory and doubtful transcripts of each form: what can be read is read; what cannot
# is refused with one line that says file, line, what is wrong and what to do.
source "$(dirname "$0")/lib.bash"

refuse() { # file, pattern
    expect 1 "^lectern: $1:$2" timeout 20 "$lectern" turns "$1"
}
column() { # file, number of the column: its values, each with a comma
    "$lectern" turns --quiet --format tsv "$1" | sed 1d | cut -f"$2" | tr '\n' ,
}
is() { # what, found, wanted
    [ "$2" = "$3" ] || fail "$1: got '$2', want '$3'"
}

# --- Praat: two tiers of one name are one person; UTF-16; cut short
tier() { # number, from, to, text
    printf '    item [%d]:\n        class = "IntervalTier"\n        name = "Ada Vale"\n' "$1"
    printf '        xmin = 0\n        xmax = 9\n        intervals: size = 1\n        intervals [1]:\n'
    printf '            xmin = %s\n            xmax = %s\n            text = "%s"\n' "$2" "$3" "$4"
}
{
    printf 'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = 9\n'
    printf 'tiers? <exists>\nsize = 2\nitem []:\n'
    tier 1 1 4 'Good morning to you all.'
    tier 2 5 9 'We begin now.'
} >twice.TextGrid
is "two tiers of one name" "$(column twice.TextGrid 7)$(column twice.TextGrid 16)" "Ada Vale,8,"
(printf '\xfe\xff' && iconv -f UTF-8 -t UTF-16BE twice.TextGrid) >utf16.TextGrid
is "TextGrid in UTF-16" "$(column utf16.TextGrid 16)" "8,"
head -c 420 twice.TextGrid >cut.TextGrid
refuse cut.TextGrid '[0-9]+: this TextGrid is damaged or cut short \(.*; save it again'

# --- ELAN: without times the words are read, and time is an estimate
annotation() { # text
    printf '<ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="a" TIME_SLOT_REF2="b"><ANNOTATION_VALUE>%s' "$1"
    printf '</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>'
}
printf '<ANNOTATION_DOCUMENT><TIME_ORDER/>\n<TIER TIER_ID="A" PARTICIPANT="Ada">%s</TIER></ANNOTATION_DOCUMENT>' \
    "$(annotation 'Good morning.')" >slots.eaf
is "EAF without time slots" "$(column slots.eaf 16)$(column slots.eaf 20)" "2,estimate,"
slots='<TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="5000"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="1000"/>'
printf '<ANNOTATION_DOCUMENT><TIME_ORDER>%s</TIME_ORDER>\n<TIER TIER_ID="A">%s</TIER></ANNOTATION_DOCUMENT>' \
    "$slots" "$(annotation 'Good morning.')" >back.eaf
refuse back.eaf '2: this stretch ends \(1 s\) before it starts \(5 s\); correct its times'
printf '<ANNOTATION_DOCUMENT><TIER TIER_ID="A">\n<ANNOTATION></TIER></ANNOTATION>' >misnested.eaf
refuse misnested.eaf '2: this XML is damaged or cut short \(mismatched tag\); get the file again'

# --- CHAT
printf '@UTF8\n@Begin\n@Participants:\tVAL Ada_Vale Politician\n*VAL:\tgood morning .\n' >noend.cha
refuse noend.cha '5: no @End in this CHAT file, so its end is missing; get it again'
printf '@UTF8\n@Begin\n@Participants:\tVAL Ada_Vale Politician\n@End\n' >silent.cha
refuse silent.cha '1: nobody says a word in this file; export it again'

# --- captions and time marks that run backwards, are words, or end before they begin
printf '0:00:05.000,0:00:06.000\nGood.\n\n0:00:01.000,0:00:02.000\nWhy?\n' >back.sbv
refuse back.sbv '4: cues run backwards.*; sort the cues by time'
printf '<tt><body><p begin="5s" end="1s">Good</p></body></tt>' >back.ttml
refuse back.ttml '1: this cue ends \(00:00:01.000\) before it begins \(00:00:05.000\); correct its times'
printf '<tt><body><div><p begin="1s" end="2s">Good' >cut.ttml
refuse cut.ttml '1: this XML is damaged or cut short'
printf '[Script Info]\n[Events]\nFormat: Start, End, Text\nDialogue: soon,0:00:02.00,Good\n' >soon.ass
refuse soon.ass '4: the times of this dialogue cannot be read; write them as 0:01:02.50'
printf '1\n00:00:05,000 --> 00:00:06,000\n' >empty.srt
refuse empty.srt '2: no cue with words in these captions; export them again'
printf 'b 1 Ada 5.0 3.0 good morning\n' >back.stm
refuse back.stm '1: this stretch ends \(3 s\) before it starts \(5 s\); correct its times'
printf '<Trans><Speakers><Speaker id="s" name="A"/></Speakers><Episode><Section>\n<Turn speaker="s" %s%s' \
    'startTime="5" endTime="1"><Sync time="5"/>Bon</Turn>' '</Section></Episode></Trans>' >back.trs
refuse back.trs '2: this stretch ends \(1 s\) before it starts \(5 s\); correct its times'
printf 'speaker,start,end,text\nAda,1.5,3,Good morning\nBob,three,four,Why?\n' >words.csv
refuse words.csv "3: 'three' in the column for start is not a time; write seconds or HH:MM:SS"
printf '{"segments":[{"start":"soon","end":"later","speaker":"A","text":"Good"}]}' >words.json
refuse words.json "1: 'start' is not a time; write seconds or HH:MM:SS"
printf 'speaker,start,end,text\nAda,"1,5 s",3 sec,Good morning\nBob,"4,0",5.5,Why?\n' >text.csv
is "seconds as text" "$(column text.csv 17)" "1.5,1.5,"

# --- recognisers
printf '{"results":{"items":[{"type":"pronunciation","alternatives":[{"content":"Good"}' >cut.json
refuse cut.json '1: this is not valid JSON.*; get the file again'
printf '{"speakers":[],"monologues":[{"speaker":0,"elements":[]}]}' >none.json
refuse none.json '1: nobody says a word in this file; export it again'
printf 'SPEAKER talk 1 0.0 3.0 <NA> <NA> A <NA> <NA>\n' >talk.rttm
refuse talk.rttm '1: this is an RTTM file.*give the transcript, and this file as its --captions'

# --- deep nesting
(printf '<ANNOTATION_DOCUMENT>'; printf '<TIER>%.0s' {1..5000}) >deep.eaf
refuse deep.eaf '1: '
(printf '{"segments":'; printf '[%.0s' {1..100000}) >deep.json
refuse deep.json '1: '

# --- a date that may be day/month or month/day: less than sure, and both are told
printf 'Talk of 03/04/2031\n\nMINISTER: Good morning.\n\nQUESTION: Why?\n\nMINISTER: So.\n' >date.txt
"$lectern" check date.txt | grep -qE '^ +date +[4-9][0-9]\.[0-9] % .*2031-0[34]-0[34] .*could be 2031-0[34]-0[34]' ||
    fail "a date of two readings: $("$lectern" check date.txt | grep date)"
finish

# Word frequencies by coreutils: the floor for anything that does more.
tr -cs "A-Za-z'" '\n' <"$1" | tr A-Z a-z | sort | uniq -c | sort -rn >/dev/null

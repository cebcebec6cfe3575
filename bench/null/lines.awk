# lines.awk -- adds up what lectern_null has counted, parts of a study or all of it.
#   awk -f bench/null/lines.awk -v what=WHAT FILE...
# WHAT: lines (every line), short (the largest shares of each table), beyond (lines beyond what is promised by
# more than 2 standard errors), count (how many are beyond it at all), power (planted effects), check (nothing,
# but status 1 where a share is beyond what is promised by more than 4 standard errors).
# A share is a ratio of sums over texts; its standard error takes the rows of one text as going
# together: sum (found - share rows)^2 = sum found^2 - 2 share sum found rows + share^2 sum rows^2.
BEGIN {
    FS = "\t"
    split("p < .05|more|less|p < .01", part_name, "|")
    promised[1] = .06; promised[2] = promised[3] = .035; promised[4] = .015; promised_q = .06
}

$1 ~ /^power: / {
    key = substr($1, 8) FS $2 FS $3 FS $4
    if (!(key in planted_texts)) order_of_power[++power_lines] = key
    if (!((key, $6) in found)) test_at[key, ++tests[key]] = $6
    if (test_at[key, 1] == $6) { planted_texts[key] += $5; planted[key] += $7 }
    found[key, $6] += $8
    wrong[key, $6] += $9
    next
}

{
    key = $1 FS $2 FS $3 FS $4
    if (!(key in texts)) order[++lines] = key
    texts[key] += $5
    has_q[key] = $6 != ""
    alarms[key] += $6
    rows[key] += $7
    rows2[key] += $8
    for (p = 1; p <= 4; p++) {
        sum[key, p] += $(6 + 3 * p)
        sum2[key, p] += $(7 + 3 * p)
        cross[key, p] += $(8 + 3 * p)
    }
}

function share(key, p) { return rows[key] > 0 ? sum[key, p] / rows[key] : 0 }

function share_error(key, p,    r, squares) {
    if (rows[key] == 0) return 0
    r = share(key, p)
    squares = sum2[key, p] - 2 * r * cross[key, p] + r * r * rows2[key]
    return squares > 0 ? sqrt(squares) / rows[key] : 0
}

function alarm_share(key) { return alarms[key] / texts[key] }

function alarm_error(key,    s) { s = alarm_share(key); return sqrt(s * (1 - s) / texts[key]) }

function cell(part, error, digits) { return sprintf(" %.*f (%.*f) |", digits, 100 * part, digits, 100 * error) }

function is_chosen(key) { return key ~ /edges \(chosen/ }

function is_interval(key) { return key ~ /interval of/ }

# Standard errors by which the worst share of a line is beyond what is promised; below 0: within.
function beyond(key,    p, worst, by) {
    worst = -99
    for (p = 1; p <= 4; p++) {
        if (is_chosen(key) || key ~ /--test g2/ || (p == 4 && is_interval(key))) continue
        if ((p == 2 || p == 3) && key ~ /one-sided/) continue
        if (share(key, p) > promised[p]) {
            by = share_error(key, p) > 0 ? (share(key, p) - promised[p]) / share_error(key, p) : 99
            if (by > worst) worst = by
        }
    }
    if (has_q[key] && key !~ /--test g2/ && alarm_share(key) > promised_q) {
        by = (alarm_share(key) - promised_q) / (alarm_error(key) + 1e-9)
        if (by > worst) worst = by
    }
    return worst
}

function print_line(key,    name, p) {
    split(key, name, FS)
    printf "| %s | %s | %s | %d | %s | %.0f |", name[1], name[2], name[3], texts[key], name[4], rows[key] / texts[key]
    for (p = 1; p <= 4; p++)
        if (is_chosen(key) || (p == 4 && is_interval(key))) printf " |"
        else printf "%s", cell(share(key, p), share_error(key, p), 2)
    if (has_q[key]) printf "%s\n", cell(alarm_share(key), alarm_error(key), 1)
    else printf " |\n"
}

function print_short(    i, n, key, name, table, all, p, names, at, fewest, number, most, most_error, all_texts, all_alarms) {
    for (i = 1; i <= lines; i++) {
        key = order[i]
        split(key, name, FS)
        if (name[4] !~ /^(all|edges|pairs)/) continue
        table = name[1]
        if (!(table in number)) at[++names] = table
        number[table]++
        if (!(table in fewest) || texts[key] < fewest[table]) fewest[table] = texts[key]
        for (p = 1; p <= 4; p++)
            if (share(key, p) >= most[table, p]) { most[table, p] = share(key, p); most_error[table, p] = share_error(key, p) }
        all_texts[table] += texts[key]; all_alarms[table] += alarms[key]
        q_of[table] = has_q[key]; chosen[table] = is_chosen(key); interval[table] = is_interval(key)
    }
    for (n = 1; n <= names; n++) {
        table = at[n]
        printf "| %s | %d | %d | %d |", table, number[table], fewest[table], all_texts[table]
        for (p = 1; p <= 4; p++)
            if (chosen[table] || (p == 4 && interval[table])) printf " |"
            else printf "%s", cell(most[table, p], most_error[table, p], 2)
        if (q_of[table]) {
            p = all_alarms[table] / all_texts[table]
            printf "%s\n", cell(p, sqrt(p * (1 - p) / all_texts[table]), 1)
        } else printf " |\n"
    }
}

function per_cent(part, all) { return all > 0 ? 100 * part / all : 0 }

function print_power(    i, t, key, name, heading) {
    for (i = 1; i <= power_lines; i++) {
        key = order_of_power[i]
        split(key, name, FS)
        if (name[1] != heading) {
            if (heading != "") printf "\n"
            printf "| planted in | frame | texts | effect | rows | rows a text |"
            for (t = 1; t <= tests[key]; t++) printf " %s |", test_at[key, t]
            printf "\n|---|---|---:|---:|---|---:|"
            for (t = 1; t <= tests[key]; t++) printf "---:|"
            printf "\n"
            heading = name[1]
        }
        printf "| %s | %s | %d | %s | %s | %.1f |", name[1], name[2], planted_texts[key], name[3], name[4], planted[key] / planted_texts[key]
        for (t = 1; t <= tests[key]; t++)
            printf " %.1f (%.1f) |", per_cent(found[key, test_at[key, t]], planted[key]), per_cent(wrong[key, test_at[key, t]], planted[key])
        printf "\n"
    }
}

END {
    if (what == "short") print_short()
    if (what == "power") print_power()
    for (i = 1; i <= lines; i++) {
        if (what == "lines") print_line(order[i])
        if (what == "beyond" && beyond(order[i]) > 2) print_line(order[i])
        if (what == "count") above += beyond(order[i]) > 0
        if (what == "check" && beyond(order[i]) > 4) { print_line(order[i]); failed = 1 }
    }
    if (what == "count") printf "%d of %d lines", above, lines
    exit failed
}

# ends.awk -- what must hold in every row of every table: an interval holds its value, its ends are in order,
# no number is -0, a p is one, sign and log ratio agree. Prints what does not; give it tables as CSV.
function cut(line, cells, n, i, c, quoted) {
    n = 1; cells[1] = ""; quoted = 0
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        if (c == "\"") quoted = !quoted
        else if (c == "," && !quoted) cells[++n] = ""
        else cells[n] = cells[n] c
    }
    return n
}
function tell(what) { print FILENAME ":" FNR ": " what; failed = 1 }
FNR == 1 {
    split("", at); split("", name)
    columns = cut($0, name)
    for (i = 1; i <= columns; i++) at[name[i]] = i
    next
}
{
    cut($0, cell)
    for (i = 1; i <= columns; i++) {
        x = cell[i]
        if (x ~ /^(-0(\.0*)?|-?nan|-?inf)$/) tell(name[i] " " x)
        if (name[i] ~ /log10_[pq]$/ && x + 0 > 0) tell(name[i] " above 0: " x)
        if (name[i] ~ /(^|[^t]_)[pq]$/ && name[i] !~ /log10|mandelbrot/ && (x + 0 < 0 || x + 0 > 1)) tell(name[i] " is no p: " x)
        if (name[i] !~ /_low$/) continue
        of = substr(name[i], 1, length(name[i]) - 4)
        low = x; high = cell[at[of "_high"]]; value = (of in at) ? cell[at[of]] : ""
        if (low != "" && high != "" && low + 0 > high + 0) tell(of ": from " low " to " high)
        if (low != "" && value != "" && value + 0 < low - 1e-9) tell(of ": " value " below " low)
        if (high != "" && value != "" && value + 0 > high + 1e-9) tell(of ": " value " above " high)
        if (low + 0 > 0 && value + 0 > 1e4 * low) tell(of ": " low " is far from " value)
    }
    if ("sign" in at && "log_ratio" in at && cell[at["sign"]] * cell[at["log_ratio"]] < 0) tell("sign and log_ratio")
}
END { exit failed }

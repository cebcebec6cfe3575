# Every table is what the command says: tests/bindings/r tells by LECTERN_... where that is.
library(lectern)
data <- Sys.getenv("LECTERN_DATA")
if (!nzchar(data)) {
    cat("skipped: run by tests/bindings/r\n")
    quit("no")
}
folder <- Sys.getenv("LECTERN_EXPECTED")
study <- file.path(data, "study.yaml")
corpus <- lectern_read(data, study = study)

# R puts its own BLAS before GSL's, so that the last digits of what linear algebra gives may be others
by_algebra <- c("map", "contrast", "plan")

# as.numeric() of R does not always find the double nearest to a text; the bytes are compared below
same <- function(texts, values, tolerance) {
    texts[texts == ""] <- NA
    if (inherits(values, "Date")) return(identical(texts, as.character(values)))
    if (is.character(values)) return(identical(enc2utf8(texts), enc2utf8(c(values))))
    numbers <- as.numeric(texts)
    identical(is.na(numbers), is.na(c(values))) &&
        all(numbers == values | abs(numbers - values) <= tolerance * pmax(abs(numbers), 1e-4), na.rm = TRUE)
}
compare <- function(name, frame, path) {
    cells <- read.csv(path, colClasses = "character", na.strings = character(), encoding = "UTF-8", check.names = FALSE)
    stopifnot(identical(names(cells), names(frame)), nrow(cells) == nrow(frame))
    for (column in names(cells))
        if (!same(cells[[column]], c(frame[[column]]), if (name %in% by_algebra) 1e-6 else 1e-14)) stop(name, ": the column ", column, " differs")
}

rows <- 0
for (name in lectern_tables()) {
    lines <- readLines(file.path(folder, paste0(name, ".options")))
    options <- as.list(sub("^[^=]*=", "", lines))
    names(options) <- sub("=.*", "", lines)
    frame <- do.call(lectern_table, c(list(corpus, name), options))
    path <- file.path(folder, paste0(name, ".csv"))
    compare(name, frame, path)
    text <- readChar(path, file.size(path), useBytes = TRUE)
    written <- do.call(lectern_write, c(list(corpus, name), options))
    stopifnot(name %in% by_algebra || identical(charToRaw(text), charToRaw(written)))
    rows <- rows + nrow(frame)
}
stopifnot(rows > 10000)

result <- lectern_result(Sys.getenv("LECTERN_RESULT"))
stopifnot(length(names(result)) > 30, file.exists(unclass(result)$page))
types <- function(frame) vapply(frame, function(column) class(column)[1], "")
for (name in names(result)) {
    frame <- lectern_table(result, name)
    compare(name, frame, file.path(Sys.getenv("LECTERN_RESULT"), "tables", paste0(name, ".csv")))
}
for (name in c("conferences", "turns", "keyness", "concepts", "trend")) {
    made <- lectern_table(corpus, name, replicates = 20)
    stopifnot(identical(types(made), types(lectern_table(result, name))))
    stopifnot(identical(lapply(made, attr, "units"), lapply(lectern_table(result, name), attr, "units")))
}

# a report, its progress, and what a function that is told of it raises
lines <- character()
made <- lectern_report(corpus, file.path(tempdir(), "result"), replicates = 20, progress = function(line) lines <<- c(lines, line))
stopifnot(identical(names(made), names(result)), length(lines) > 1)
for (name in setdiff(names(result), by_algebra))
    stopifnot(identical(unname(tools::md5sum(file.path(unclass(made)$folder, "tables", paste0(name, ".csv")))),
                        unname(tools::md5sum(file.path(unclass(result)$folder, "tables", paste0(name, ".csv"))))))
told <- tryCatch(lectern_report(corpus, file.path(tempdir(), "other"), progress = function(line) stop("on purpose")), error = identity)
stopifnot(conditionMessage(told) == "on purpose", !file.exists(file.path(tempdir(), "other")))

# an interrupt ends a call
if (nzchar(Sys.which("kill"))) {
    system(paste("sleep 1 && kill -INT", Sys.getpid()), wait = FALSE)
    began <- Sys.time()
    told <- tryCatch(lectern_table(corpus, "plan", simulations = 20000), interrupt = identity)
    stopifnot(inherits(told, "interrupt"), as.numeric(Sys.time() - began, units = "secs") < 120)
}

# no leaks: a thousand tables and errors take no more than ten did
resident <- function() if (file.exists("/proc/self/statm")) scan("/proc/self/statm", quiet = TRUE)[2] else 0
work <- function(times) {
    for (time in seq_len(times)) {
        lectern_table(corpus, "notes")
        try(lectern_table(corpus, "notes", colour = 1), silent = TRUE)
    }
    gc()
}
work(50)
before <- resident()
work(500)
stopifnot(resident() - before < 3000)  # pages

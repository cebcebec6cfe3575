# A transcript in memory: types, options, errors, parts, charts.
library(lectern)
talk <- c("Secretary General: Good morning.", "", "Question: Why now?", "", "Secretary General: Because it is time.")
corpus <- lectern_read_text("2031-03-11.txt", talk)
turns <- lectern_table(corpus, "turns")
stopifnot(is.data.frame(turns), nrow(turns) == 3, identical(sort(unique(c(turns$role))), c("journalist", "principal")),
          is.integer(turns$words), is.numeric(turns$certainty), is.na(turns$exchange[1]),
          attr(turns$words, "units") == "words", nchar(attr(turns$role, "label")) > 10, attr(turns, "table") == "turns")
stopifnot(inherits(lectern_table(corpus, "conferences")$date, "Date"),
          lectern_table(corpus, "conferences")$date == as.Date("2031-03-11"))
stopifnot(identical(lectern:::as_dates(c("2031-03", NA)), c("2031-03", NA)))

raised <- function(class, pattern, expression) {
    told <- tryCatch({ expression; NULL }, lectern_error = identity)
    if (!inherits(told, class) || !grepl(pattern, conditionMessage(told)))
        stop("not ", class, " /", pattern, "/ but ", if (is.null(told)) "nothing" else conditionMessage(told))
}
raised("lectern_bad_data", "/nowhere: No such file", lectern_read("/nowhere"))
raised("lectern_bad_usage", "no table 'nothing'", lectern_table(corpus, "nothing"))
raised("lectern_bad_usage", "colour", lectern_table(corpus, "words", colour = "red"))
raised("lectern_bad_usage", "options have names", lectern_table(corpus, "words", 7))
raised("lectern_bad_usage", "no chart 'pie'", lectern_chart(corpus, "speaking", chart = "pie", replicates = 20))
raised("lectern_bad_data", "study:1", lectern_study(text = "concepts: 7"))
raised("lectern_bad_data", "datapackage.json", lectern_result("/nowhere"))
stopifnot(inherits(try(lectern_table(structure(list(pointer = NULL), class = "lectern_corpus"), "words"), silent = TRUE), "try-error"))

part <- lectern_select(corpus, role = "principal")
stopifnot(identical(lectern_write(part, "words"), lectern_write(corpus, "words", role = "principal")))
one <- lectern_write(corpus, "keyness", target = list(role = "principal", phase = c("questions", "closing")),
                     reference = "role=journalist", replicates = 20, stopwords = NULL)
stopifnot(identical(one, lectern_write(corpus, "keyness", target = "role=principal,phase=questions|closing",
                                       reference = list(role = "journalist"), replicates = 20)))
stopifnot(grepl("word_share_low", paste(utils::capture.output(lectern_help("speaking")), collapse = "\n")),
          length(lectern_tables()) > 40, nchar(lectern_version()) > 4)
if (nzchar(Sys.which("gnuplot"))) {
    stopifnot(grepl("<svg", rawToChar(lectern_chart(corpus, "speaking", replicates = 20)), fixed = TRUE))
    picture <- lectern_chart(corpus, "speaking", replicates = 20, format = "png", file = tempfile())
    stopifnot(identical(readBin(picture, "raw", 4), as.raw(c(0x89, 0x50, 0x4e, 0x47))))
}

# a table is valid after its corpus is gone, and what nobody holds is freed
pointer <- lectern:::make_table(lectern_read_text("a.txt", talk), "turns")
for (round in 1:3) gc()
stopifnot(length(.Call(lectern:::r_cells, pointer)[[1]]) == 3)

# quanteda, where it is
if (requireNamespace("quanteda", quietly = TRUE)) {
    made <- lectern_quanteda(corpus)
    stopifnot(quanteda::ndoc(made) == 3, identical(quanteda::docvars(made, "role"), c(turns$role)))
    stopifnot(sum(quanteda::ntoken(lectern_quanteda(corpus, "tokens", role = "journalist"))) >= 2)
} else raised("lectern_bad_usage", "quanteda is not here", lectern_quanteda(corpus))

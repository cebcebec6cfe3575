# SPDX-License-Identifier: GPL-3.0-or-later
# Transcripts in. A corpus is a list with a pointer to the library's.

lectern_study <- function(path = NULL, text = NULL, name = "study") {
    if (is.null(path) == is.null(text)) usage("lectern_study: give a path or a text")
    path <- if (!is.null(path)) path.expand(path)
    structure(list(pointer = .Call(r_study, path, paste(text, collapse = "\n"), name)), class = "lectern_study")
}

study_pointer <- function(study) {
    if (is.null(study)) return(NULL)
    if (!inherits(study, "lectern_study")) study <- lectern_study(study)
    study$pointer
}

new_corpus <- function(pointer) structure(list(pointer = pointer), class = "lectern_corpus")

lectern_read <- function(paths, study = NULL, ...) {
    new_corpus(.Call(r_read, path.expand(as.character(paths)), study_pointer(study), option_texts(...)))
}

lectern_read_text <- function(name, text, study = NULL, ...) {
    bytes <- if (is.raw(text)) text else charToRaw(enc2utf8(paste(text, collapse = "\n")))
    new_corpus(.Call(r_read_memory, name, bytes, study_pointer(study), option_texts(...)))
}

lectern_select <- function(.corpus, ...) new_corpus(.Call(r_select, .corpus$pointer, option_texts(...)))

print.lectern_corpus <- function(x, ...) {
    counts <- .Call(r_counts, x$pointer)
    cat("<lectern corpus:", counts[1], "conferences,", counts[2], "turns>\n")
    for (remark in .Call(r_remarks, x$pointer)) cat("  ", remark, "\n", sep = "")
    invisible(x)
}

lectern_report <- function(.corpus, .folder, ..., progress = NULL) {
    raised <- NULL
    guarded <- if (!is.null(progress)) function(line) {
        tryCatch({
            progress(line)
            TRUE
        }, condition = function(told) {
            raised <<- told
            FALSE
        })
    }
    folder <- path.expand(.folder)
    .Call(r_report_check, folder)
    remarks <- withCallingHandlers(.Call(r_report, .corpus$pointer, folder, option_texts(...), guarded),
                                   interrupt = function(told) if (!is.null(raised)) stop(raised))
    result <- lectern_result(folder)
    result$remarks <- strsplit(text_of_raw(remarks), "\n", fixed = TRUE)[[1]]
    result
}

lectern_quanteda <- function(.corpus, what = c("corpus", "tokens"), ...) {
    what <- match.arg(what)
    if (!requireNamespace("quanteda", quietly = TRUE))
        usage("lectern_quanteda: the package quanteda is not here; install.packages(\"quanteda\")")
    turns <- as.data.frame(lectern_table(.corpus, "turns", text = TRUE, ...))
    turns[] <- lapply(turns, function(column) {
        attr(column, "label") <- attr(column, "units") <- NULL
        column
    })
    turns$doc_id <- paste0(turns$conference, ".", turns$turn)
    made <- quanteda::corpus(turns, docid_field = "doc_id", text_field = "text")
    if (what == "tokens") quanteda::tokens(made) else made
}

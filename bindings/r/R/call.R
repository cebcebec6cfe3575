# SPDX-License-Identifier: GPL-3.0-or-later
# What the library says of an error, as a condition; options as the library takes them.

.classes <- c("lectern_bad_data", "lectern_bad_usage", "lectern_out_of_memory")

# Called by the compiled part when a call has failed.
raise <- function(status, message) {
    if (status == 4L) {  # what R does itself when it is interrupted
        signalCondition(structure(class = c("interrupt", "condition"), list(message = message, call = NULL)))
        invokeRestart("abort")
    }
    stop(structure(class = c(.classes[status], "lectern_error", "error", "condition"),
                   list(message = message, call = NULL)))
}

usage <- function(...) raise(2L, paste0(...))

# list(role = "principal", phase = c("questions", "closing")) is role=principal,phase=questions|closing
option_value <- function(value) {
    if (is.list(value) || (!is.null(names(value)) && length(value) > 0)) {
        alternatives <- vapply(value, function(of) paste(plain(of), collapse = "|"), "")
        return(paste(paste0(names(value), "=", alternatives), collapse = ","))
    }
    paste(plain(value), collapse = ",")
}

plain <- function(value) {
    if (is.numeric(value)) format(value, digits = 15, scientific = FALSE, trim = TRUE, drop0trailing = TRUE) else as.character(value)
}

# minimum = 5, leave_out = TRUE, role = c("principal", "journalist"); NULL and FALSE leave an option out
option_texts <- function(...) {
    given <- list(...)
    if (length(given) == 0) return(character())
    if (is.null(names(given)) || any(names(given) == "")) usage("options have names, as in minimum = 5")
    texts <- character()
    for (name in unique(names(given))) {
        value <- given[[name]]
        option <- gsub("_", "-", name, fixed = TRUE)
        if (is.null(value) || identical(value, FALSE)) next
        texts <- c(texts, if (isTRUE(value)) option else paste0(option, "=", option_value(value)))
    }
    enc2utf8(texts)
}

text_of_raw <- function(bytes) {
    text <- rawToChar(bytes)
    Encoding(text) <- "UTF-8"
    text
}

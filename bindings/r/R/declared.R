# SPDX-License-Identifier: GPL-3.0-or-later
# What there is, as the library declares it.

.known <- new.env(parent = emptyenv())

lectern_version <- function() .Call(r_version)

lectern_capabilities <- function() {
    if (is.null(.known$all))
        .known$all <- jsonlite::fromJSON(text_of_raw(.Call(r_describe)), simplifyDataFrame = FALSE)
    .known$all
}

lectern_tables <- function() vapply(lectern_capabilities()$tables, function(table) table$name, "")

declared <- function(name) {
    tables <- lectern_capabilities()$tables
    at <- match(name, lectern_tables())
    if (is.na(at)) usage("no table '", name, "'; lectern_tables() lists all")
    tables[[at]]
}

item <- function(head, text) strwrap(paste0(head, ": ", text), 100, indent = 4, exdent = 8)

lectern_help <- function(name) {
    table <- declared(name)
    option_lines <- unlist(lapply(table$options, function(option) {
        value <- if (option$type == "flag") "TRUE" else if (length(option$choices)) paste(option$choices, collapse = "|") else option$value
        item(paste0(gsub("-", "_", option$name, fixed = TRUE), " = ", value), option$meaning)
    }))
    column_lines <- unlist(lapply(table$columns, function(column) {
        more <- c(if (!is.null(column$formula)) paste("formula:", column$formula),
                  if (!is.null(column$source)) paste("source:", column$source))
        item(paste0(column$name, " (", paste(c(column$type, column$unit), collapse = ", "), ")"),
             paste0(column$description, if (length(more)) paste0(" [", paste(more, collapse = "; "), "]")))
    }))
    common <- vapply(lectern_capabilities()$common_options, function(option) option$name, "")
    lines <- c(paste0(table$summary, "."), "", strwrap(table$details, 100), "", "Options:", option_lines,
               paste("    and those of every table:", paste(common, collapse = ", ")), "", "Columns:", column_lines,
               if (length(table$charts)) c("", paste("Charts:", paste(table$charts, collapse = ", "))))
    cat(lines, sep = "\n")
    invisible(lines)
}

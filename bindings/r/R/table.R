# SPDX-License-Identifier: GPL-3.0-or-later
# Tables as data frames, with the same types from memory and from a result folder: string: character;
# integer: integer (numeric beyond 2^31); number: numeric; date: Date where every date is a whole one, else character.

as_dates <- function(texts) {
    whole <- is.na(texts) | grepl("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", texts)
    if (all(whole)) as.Date(texts, format = "%Y-%m-%d") else texts
}

as_integers <- function(numbers) {
    if (all(is.na(numbers) | abs(numbers) <= .Machine$integer.max)) as.integer(numbers) else numbers
}

# names, types, units and labels by column; an attribute of the frame tells table and title
data_frame <- function(columns, told, name, title) {
    for (at in seq_along(columns)) {
        if (told$types[at] == "date") columns[[at]] <- as_dates(columns[[at]])
        attr(columns[[at]], "label") <- told$labels[at]
        if (!is.na(told$units[at])) attr(columns[[at]], "units") <- told$units[at]
    }
    frame <- structure(columns, names = told$names, row.names = .set_row_names(length(columns[[1]])),
                       class = "data.frame")
    attr(frame, "table") <- name
    attr(frame, "title") <- title
    frame
}

make_table <- function(corpus, name, ...) .Call(r_table, corpus$pointer, name, option_texts(...))

columns_of <- function(pointer) {
    structure(.Call(r_columns, pointer), names = c("names", "types", "units", "labels", "charts"))
}

lectern_table <- function(.x, .name, ...) UseMethod("lectern_table")

lectern_table.lectern_corpus <- function(.x, .name, ...) {
    pointer <- make_table(.x, .name, ...)
    data_frame(.Call(r_cells, pointer), columns_of(pointer), .name, declared(.name)$summary)
}

lectern_write <- function(.corpus, .name, ..., file = NULL, format = "csv") {
    bytes <- .Call(r_write, make_table(.corpus, .name, ...), format)
    if (is.null(file)) return(text_of_raw(bytes))
    writeBin(bytes, file)
    invisible(file)
}

lectern_chart <- function(.corpus, .name, ..., chart = NULL, file = NULL, format = "svg") {
    pointer <- make_table(.corpus, .name, ...)
    charts <- columns_of(pointer)$charts
    at <- if (is.null(chart)) 1L else match(chart, charts)
    if (is.na(at)) usage("the table ", .name, " has no chart '", chart, "'; it has: ", paste(charts, collapse = ", "))
    bytes <- .Call(r_chart, pointer, at - 1L, format)
    if (is.null(file)) return(bytes)
    writeBin(bytes, file)
    invisible(file)
}

# SPDX-License-Identifier: GPL-3.0-or-later
# A folder that `lectern report` has written, with the types that its datapackage.json states.

read_json <- function(folder, name) {
    path <- file.path(folder, name)
    if (!file.exists(path)) raise(1L, paste0(path, ": not here; give the folder that 'lectern report' has written"))
    tryCatch(jsonlite::fromJSON(path, simplifyDataFrame = FALSE),
             error = function(told) raise(1L, paste0(path, ": ", conditionMessage(told))))
}

lectern_result <- function(folder) {
    folder <- path.expand(folder)
    package <- read_json(folder, "datapackage.json")
    resources <- Filter(function(each) !is.null(each$schema), package$resources)
    names(resources) <- vapply(resources, function(each) each$name, "")
    structure(list(folder = folder, resources = resources, run = read_json(folder, "run.json"),
                   page = file.path(folder, "index.html"), remarks = character()), class = "lectern_result")
}

names.lectern_result <- function(x) names(unclass(x)$resources)

print.lectern_result <- function(x, ...) {
    cat("<lectern result ", unclass(x)$folder, ": ", length(names(x)), " tables>\n", sep = "")
    invisible(x)
}

field_texts <- function(fields, key) vapply(fields, function(field) if (is.null(field[[key]])) NA_character_ else field[[key]], "")

lectern_table.lectern_result <- function(.x, .name, ...) {
    of <- unclass(.x)
    if (...length() > 0) usage("a table of a result takes no options: it is made already")
    resource <- of$resources[[.name]]
    if (is.null(resource)) usage("no table '", .name, "' in ", of$folder, "; it has: ", paste(names(.x), collapse = ", "))
    fields <- resource$schema$fields
    told <- list(names = field_texts(fields, "name"), types = field_texts(fields, "type"),
                 units = field_texts(fields, "unit"), labels = field_texts(fields, "description"))
    path <- file.path(of$folder, resource$path)
    cells <- read.csv(path, colClasses = "character", na.strings = character(), encoding = "UTF-8", check.names = FALSE)
    if (!identical(names(cells), told$names))
        raise(1L, paste0(path, ":1: the columns are not those of datapackage.json; make the result again"))
    columns <- lapply(seq_along(fields), function(at) {
        texts <- cells[[at]]
        texts[texts == ""] <- NA
        switch(told$types[at], integer = as_integers(as.numeric(texts)), number = as.numeric(texts), texts)
    })
    data_frame(columns, told, .name, resource$title)
}

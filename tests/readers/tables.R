# Rscript tables.R RESULT: every table of a result folder by read.csv, its rows counted and its types compared with
# datapackage.json, which base R does not read: COLUMNS.tsv (table, column, type, rows) has what it says.
arguments <- commandArgs(trailingOnly = TRUE)
declared <- read.delim(arguments[2], stringsAsFactors = FALSE, quote = "")
for (table in unique(declared$table)) {
    read <- read.csv(file.path(arguments[1], "tables", paste0(table, ".csv")), encoding = "UTF-8", check.names = FALSE)
    columns <- declared[declared$table == table, ]
    if (!identical(names(read), columns$column)) stop(table, ": columns are ", paste(names(read), collapse = " "))
    if (nrow(read) != columns$rows[1]) stop(table, ": ", nrow(read), " rows, not ", columns$rows[1])
    for (i in seq_len(nrow(columns))) {
        cells <- read[[i]]
        if (all(is.na(cells) | cells == "")) next
        right <- switch(columns$type[i], integer = is.numeric(cells) && all(cells == round(cells), na.rm = TRUE),
                        number = is.numeric(cells), TRUE)
        if (!right) stop(table, "$", columns$column[i], ": ", class(cells), ", not ", columns$type[i])
    }
}
cat(length(unique(declared$table)), "tables read by R\n")

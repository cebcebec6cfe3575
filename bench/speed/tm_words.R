# A term-document matrix by R's tm: a document a file.
suppressMessages(library(tm))
texts <- vapply(commandArgs(TRUE), function(f) paste(readLines(f, warn = FALSE), collapse = " "), "")
matrix <- TermDocumentMatrix(VCorpus(VectorSource(texts)),
                             control = list(removePunctuation = TRUE, tolower = TRUE,
                                            wordLengths = c(1, Inf)))
cat(dim(matrix), "\n")

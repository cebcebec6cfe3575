# The header as a manual page: its comments are the documentation. -DHEADER= -DVERSION= -DOUT=
file(READ ${HEADER} text)
string(REGEX REPLACE "^/\\* SPDX[^\n]*\n" "/*\n" text "${text}")
string(REPLACE "LECTERN_PUBLIC " "" text "${text}")
string(REPLACE "\\" "\\e" text "${text}")
string(REPLACE "-" "\\-" text "${text}")
string(REGEX REPLACE "\n([.'])" "\n\\\\&\\1" text "${text}")
file(WRITE ${OUT} ".TH LIBLECTERN 3 \"\" \"lectern ${VERSION}\" \"Library calls\"
.SH NAME
liblectern \\- transcripts in, tables and charts out
.SH SYNOPSIS
cc ... $(pkg\\-config \\-\\-cflags \\-\\-libs lectern)
.SH DESCRIPTION
What lectern.h says:
.PP
.nf
${text}
.fi
.SH SEE ALSO
.BR lectern (1)
")

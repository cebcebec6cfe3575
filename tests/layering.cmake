# A folder may include only what lies before it: core < io, analysis, plots < api < cli < mpi. Each package has
# one home. Run with -DROOT=<source folder>; fails with every line that breaks this.
cmake_policy(SET CMP0057 NEW)
function(forbid folder pattern)
  file(GLOB_RECURSE files ${ROOT}/${folder}/*.c ${ROOT}/${folder}/*.h)
  foreach(file ${files})
    file(STRINGS ${file} bad REGEX "^ *# *include [\"<](${pattern})")
    if(bad)
      file(RELATIVE_PATH name ${ROOT} ${file})
      message(SEND_ERROR "${name}: ${bad}")
    endif()
  endforeach()
endfunction()

set(in_core "xxhash\\.h|seccomp\\.h")
set(in_io "csv\\.h|unicode/[^u]|unicode/u[^r]|cyaml/|yaml\\.h|expat\\.h|gumbo\\.h|jansson\\.h|uchardet|archive\\.h|archive_entry\\.h|zlib\\.h|nettle/|hunspell/|xlsxwriter\\.h|sqlite3\\.h")
set(in_analysis "unicode/uregex\\.h|gsl/|libstemmer\\.h")
set(threads "pthread\\.h") # loops in core/parallel.c; once in io
set(in_tests "CUnit/")

forbid(core "io/|analysis/|plots/|api/|include/|cli/|tests/|${in_io}|${in_analysis}|${in_tests}")
forbid(io "analysis/|plots/|api/|include/|cli/|tests/|${in_core}|${in_analysis}|${in_tests}")
forbid(analysis "${threads}|io/|plots/|api/|include/|cli/|tests/|${in_core}|${in_io}|${in_tests}")
forbid(plots "${threads}|io/|analysis/|api/|include/|cli/|tests/|${in_core}|${in_io}|${in_analysis}|${in_tests}")
forbid(api "${threads}|cli/|tests/|${in_core}|csv\\.h|unicode/|archive|${in_analysis}|${in_tests}")
forbid(include "[a-z]+/")
forbid(mpi "${threads}|tests/|io/|analysis/|plots/|${in_core}|${in_io}|${in_analysis}|${in_tests}")
forbid(cli "${threads}|tests/|${in_core}|${in_io}|${in_analysis}|${in_tests}")

# Of what lies behind the header (include/lectern.h) the command uses this and nothing else: docs/architecture.md says why.
set(behind_the_header
    analysis/analysis.h api/read_inputs.h api/report.h api/option_value.h # options are declared beside what takes them
    analysis/measure/jackknife.h                                         # how few clusters give no interval
    api/handle.h io/output/screen.h io/output/table_view.h io/output/table_writer.h io/output/workbook.h # where a table goes
    io/output/replacement.h io/output/suffix.h
    analysis/measure/reliability.h analysis/measure/validation.h io/study/coding_sheet.h # agreement
    api/export.h                                                         # export
    api/index.h io/index/map.h                                           # index; who maps one catches what may end it
    io/output/citation.h io/output/recorded_run.h                        # cite, rerun
    api/libraries.h io/memory.h)                                         # the program itself
file(GLOB files ${ROOT}/cli/*.c ${ROOT}/cli/*.h)
foreach(file ${files})
  file(STRINGS ${file} lines REGEX "^ *# *include \"(io|analysis|plots|api)/")
  foreach(line ${lines})
    string(REGEX REPLACE ".*\"(.*)\".*" "\\1" header "${line}")
    if(NOT header IN_LIST behind_the_header)
      file(RELATIVE_PATH name ${ROOT} ${file})
      message(SEND_ERROR "${name}: ${header} lies behind include/lectern.h")
    endif()
  endforeach()
endforeach()

# Inside io: words < source < form < attribution < captions < the files of io itself, which make of
# files the corpus; study beside (it knows words and sources), output beside (what was read, not how), export (a corpus, in other forms), page beside (tables and pictures); index last: what all of them made, on disk.
forbid(io/words "io/(source|form|attribution|captions|study|output|index|[a-z_]*\\.h)")
forbid(io/source "io/(form|attribution|captions|study|output|index|[a-z_]*\\.h)")
forbid(io/form "io/(attribution|captions|study|output|index|[a-z_]*\\.h)")
forbid(io/attribution "io/(captions|study|output|index|[a-z_]*\\.h)")
forbid(io/captions "io/(study|output|index|[a-z_]*\\.h)")
forbid(io/study "io/(form|attribution|captions|output|index|[a-z_]*\\.h)")
forbid(io/output "io/(attribution|captions|study|index|[a-z_]*\\.h)")
forbid(io/export "io/(source|form|attribution|captions|study|page|index|[a-z_]*\\.h)")
forbid(io/page "io/(form|attribution|captions|study|output|index|[a-z_]*\\.h)")
forbid(io/index "io/(attribution|captions|study|export|page)")

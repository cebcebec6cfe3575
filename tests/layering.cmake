# A folder may include only what lies before it: core < io, analysis, plots < cli. Each package has
# one home. Run with -DROOT=<source folder>; fails with every line that breaks this.
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

set(in_core "xxhash\\.h")
set(threads "pthread\\.h") # loops in core/parallel.c; the watcher of signals in io/output/folder.c
set(in_io "csv\\.h|unicode/|cyaml/|yaml\\.h|expat\\.h|gumbo\\.h|jansson\\.h|uchardet|archive\\.h|archive_entry\\.h|zlib\\.h|nettle/")
set(in_analysis "gsl/|libstemmer\\.h")
set(in_plots "fontconfig/|seccomp\\.h")
set(in_tests "CUnit/")

forbid(core "io/|analysis/|plots/|cli/|tests/|${in_io}|${in_analysis}|${in_plots}|${in_tests}")
forbid(io "analysis/|plots/|cli/|tests/|${in_core}|${in_analysis}|${in_plots}|${in_tests}")
forbid(analysis "${threads}|io/|plots/|cli/|tests/|${in_core}|${in_io}|${in_plots}|${in_tests}")
forbid(plots "${threads}|io/|analysis/|cli/|tests/|${in_core}|${in_io}|${in_analysis}|${in_tests}")
forbid(cli "${threads}|tests/|${in_core}|${in_io}|${in_analysis}|${in_plots}|${in_tests}")

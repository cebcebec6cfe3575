# One golden case: `lectern ANALYSIS OPTIONS input.*` must print expected.csv, byte for byte.
#   cmake -DLECTERN=... -DCASE=tests/golden/<analysis>/<case> -P tests/golden.cmake   [-DBLESS=1]
# The folder holds input.txt (or another suffix), options (one a line, may be absent) and
# expected.csv. Messages go to expected.err when that file is there, and the call must then fail.
get_filename_component(folder ${CASE} DIRECTORY)
get_filename_component(analysis ${folder} NAME)
file(GLOB inputs RELATIVE ${CASE} ${CASE}/input.*)
set(options "")
if(EXISTS ${CASE}/options)
  file(STRINGS ${CASE}/options options)
endif()
execute_process(COMMAND ${LECTERN} ${analysis} ${options} ${inputs} WORKING_DIRECTORY ${CASE}
                OUTPUT_VARIABLE got ERROR_VARIABLE message RESULT_VARIABLE status)
if(EXISTS ${CASE}/expected.err)
  set(file ${CASE}/expected.err)
  set(got "${status}\n${message}")
elseif(NOT status EQUAL 0)
  message(FATAL_ERROR "${CASE}: status ${status}: ${message}")
else()
  set(file ${CASE}/expected.csv)
endif()
if(BLESS)
  file(WRITE ${file} "${got}")
endif()
file(READ ${file} want)
if(NOT got STREQUAL want)
  message(FATAL_ERROR "${CASE}\n--- want\n${want}--- got\n${got}")
endif()

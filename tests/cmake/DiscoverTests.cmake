# discover_tests(TARGET): one ctest entry `unit:SUITE/NAME` for each test the program lists.
# Run with -DPROGRAM=... -DOUT=... it is the script that writes those entries after a build.
if(CMAKE_SCRIPT_MODE_FILE)
  execute_process(COMMAND ${PROGRAM} --list OUTPUT_VARIABLE names RESULT_VARIABLE status
                  OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} --list failed: ${status}")
  endif()
  string(REPLACE "\n" ";" names "${names}")
  set(entries "")
  foreach(name IN LISTS names)
    string(APPEND entries
           "add_test([[unit:${name}]] [[${PROGRAM}]] --run [[${name}]])\n"
           "set_tests_properties([[unit:${name}]] PROPERTIES TIMEOUT 300 SKIP_RETURN_CODE 77)\n")
  endforeach()
  file(WRITE ${OUT} "${entries}")
  return()
endif()

set(discover_tests_script ${CMAKE_CURRENT_LIST_FILE})
function(discover_tests target)
  set(entries ${CMAKE_CURRENT_BINARY_DIR}/${target}_entries.cmake)
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:${target}> -DOUT=${entries}
            -P ${discover_tests_script}
    BYPRODUCTS ${entries} VERBATIM)
  set(include ${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake)
  file(WRITE ${include}
       "if(EXISTS [[${entries}]])\n  include([[${entries}]])\nelse()\n"
       "  add_test(${target}_not_built ${target}_not_built)\nendif()\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${include})
endfunction()

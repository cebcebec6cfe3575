# embed_text(FILE NAME OUT): writes the C file OUT that defines `const char NAME[]` as the text of
# FILE, NUL-terminated; configures again when FILE changes.
function(embed_text file name out)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  string(REGEX REPLACE "(('[^,]*,){16})" "\\1\n" bytes "${bytes}")
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT
       "/* made from ${file} */\nextern const char ${name}[];\nconst char ${name}[] = {\n${bytes}0};\n")
endfunction()

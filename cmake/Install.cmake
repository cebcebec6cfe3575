# What is installed: the command with its manual and completions, the library with its one header, and what can be
# copied and changed: lexicons, the built-in study, sample transcripts, a program that uses the library.
include(CMakePackageConfigHelpers)

# --- made by the command of itself ------------------------------------------------------------------
foreach(page "completion bash|lectern.bash" "completion zsh|_lectern" "completion fish|lectern.fish" "man|lectern.1")
  string(REPLACE "|" ";" page ${page})
  list(GET page 0 asked)
  list(GET page 1 file)
  separate_arguments(asked)
  add_custom_command(OUTPUT ${file} COMMAND lectern ${asked} > ${file} DEPENDS lectern VERBATIM)
  list(APPEND pages ${PROJECT_BINARY_DIR}/${file})
endforeach()
add_custom_command(OUTPUT liblectern.3
                   COMMAND ${CMAKE_COMMAND} -DHEADER=${PROJECT_SOURCE_DIR}/include/lectern.h -DVERSION=${PROJECT_VERSION}
                           -DOUT=liblectern.3 -P ${PROJECT_SOURCE_DIR}/cmake/ManOfHeader.cmake
                   DEPENDS include/lectern.h cmake/ManOfHeader.cmake VERBATIM)
add_custom_target(man_page ALL DEPENDS ${pages} ${PROJECT_BINARY_DIR}/liblectern.3)

install(TARGETS lectern RUNTIME)
if(LECTERN_MPI)
  install(TARGETS lectern-mpi RUNTIME)
endif()
install(FILES ${PROJECT_BINARY_DIR}/lectern.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_BINARY_DIR}/liblectern.3 DESTINATION ${CMAKE_INSTALL_MANDIR}/man3)
install(FILES ${PROJECT_BINARY_DIR}/lectern.bash RENAME lectern
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${PROJECT_BINARY_DIR}/_lectern DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${PROJECT_BINARY_DIR}/lectern.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# --- the library ------------------------------------------------------------------------------------
install(TARGETS lectern_static lectern_shared EXPORT lectern
        ARCHIVE LIBRARY INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES include/lectern.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
if(SECCOMP_FOUND)
  set(SECCOMP_PC " libseccomp")
endif()
# from the folder of lectern.pc, so that it holds wherever --prefix puts it
file(RELATIVE_PATH PREFIX_OF_PC /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
configure_file(cmake/lectern.pc.in lectern.pc @ONLY)
configure_package_config_file(cmake/lecternConfig.cmake.in lecternConfig.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/lectern)
write_basic_package_version_file(lecternConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/lectern.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${PROJECT_BINARY_DIR}/lecternConfig.cmake ${PROJECT_BINARY_DIR}/lecternConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/lectern)
install(EXPORT lectern NAMESPACE lectern:: FILE lecternTargets.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/lectern)

# --- to copy and to change --------------------------------------------------------------------------
install(DIRECTORY datasets/ministerials datasets/nato DESTINATION ${CMAKE_INSTALL_DATADIR}/lectern)
install(FILES datasets/study.yaml DESTINATION ${CMAKE_INSTALL_DATADIR}/lectern)
install(DIRECTORY io/words/lexicons analysis/view/markers DESTINATION ${CMAKE_INSTALL_DATADIR}/lectern)
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR} USE_SOURCE_PERMISSIONS)
install(FILES tests/install/outside.c tests/install/CMakeLists.txt DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
file(GLOB pages_of_docs CONFIGURE_DEPENDS docs/*.md)
install(FILES README.md CHANGELOG.md CITATION.cff ${pages_of_docs} DESTINATION ${CMAKE_INSTALL_DOCDIR})

# --- packages: scripts/package ----------------------------------------------------------------------
set(CPACK_GENERATOR TGZ)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  list(PREPEND CPACK_GENERATOR DEB)
endif()
set(CPACK_PACKAGE_CONTACT "The lectern developers <lectern@example.org>")
set(CPACK_PACKAGE_VENDOR "The lectern developers")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
                                                WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/DebianFiles.cmake)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "gnuplot-nox, poppler-utils, fontconfig, fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "hunspell-en-us, hunspell-de-de, pkg-config")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/packaging/debian/triggers)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}") # lines of 80 with the blank that Debian puts before them
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Turns transcripts of press conferences, as they are found, into tables and
charts: who held the floor and for how long, which words and concepts each
side used, which went together, what was asked and answered. Figures carry
their uncertainty, and every count can be traced to a line of a file.

This package holds the command, the library with its header, completions for
shells, lexicons and sample transcripts.")
set(CPACK_SOURCE_GENERATOR TGZ)
set(CPACK_SOURCE_IGNORE_FILES "/build/;/\\\\.git/;/result/;/__pycache__/")
include(CPack)

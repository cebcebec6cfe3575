# Run by cpack between installing and packing: what Debian wants beside the files of `cmake --install`, made of the
# same ones: packed manuals, the changelog, the copyright.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr)
set(source ${CMAKE_CURRENT_LIST_DIR}/..)
set(docs ${root}/share/doc/lectern)
file(GLOB manuals ${root}/share/man/man*/*.[13])
string(TIMESTAMP now "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${docs}/changelog "lectern (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium

  * See CHANGELOG.md.

 -- ${CPACK_PACKAGE_CONTACT}  ${now}
")
execute_process(COMMAND gzip -9nf ${manuals} ${docs}/changelog COMMAND_ERROR_IS_FATAL ANY)
file(COPY_FILE ${source}/packaging/debian/copyright ${docs}/copyright)

# SPDX-License-Identifier: GPL-2.0-or-later
# `ninja reference` makes the API reference in reference/html.
find_program(DOXYGEN_EXECUTABLE doxygen)
set(MALMOI_REFERENCE_DIR ${PROJECT_BINARY_DIR}/reference)
configure_file(${PROJECT_SOURCE_DIR}/docs/Doxyfile.in ${PROJECT_BINARY_DIR}/Doxyfile @ONLY)
if(DOXYGEN_EXECUTABLE)
  add_custom_target(reference COMMAND ${DOXYGEN_EXECUTABLE} ${PROJECT_BINARY_DIR}/Doxyfile VERBATIM)
endif()

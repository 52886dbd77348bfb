# SPDX-License-Identifier: GPL-2.0-or-later
# What `cmake --install` puts where: library, headers, CMake package, pkg-config file, man pages,
# completions.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/malmoi)
install(TARGETS malmoi EXPORT malmoiTargets)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/malmoi DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT malmoiTargets NAMESPACE malmoi:: DESTINATION ${package_dir})

configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/malmoiConfig.cmake.in ${PROJECT_BINARY_DIR}/malmoiConfig.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/malmoiConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(
  FILES ${PROJECT_BINARY_DIR}/malmoiConfig.cmake ${PROJECT_BINARY_DIR}/malmoiConfigVersion.cmake
  DESTINATION ${package_dir})

# Relative, so that `cmake --install --prefix` may choose another prefix than the configured one.
file(RELATIVE_PATH prefix_from_pc /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
# A static libmalmoi does not remember what it needs, so its users link the shared libraries below it.
if(BUILD_SHARED_LIBS)
  set(pc_requires Requires.private)
  set(pc_private_libs "-ldate-tz -pthread")
else()
  set(pc_requires Requires)
  set(pc_libs "-ldate-tz -lstdc++ -lm -pthread")
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/malmoi.pc.in ${PROJECT_BINARY_DIR}/malmoi.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/malmoi.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

if(MALMOI_TOOLS)
  install(
    FILES ${PROJECT_SOURCE_DIR}/docs/man/newsd.1 ${PROJECT_SOURCE_DIR}/docs/man/newsidx.1
          ${PROJECT_SOURCE_DIR}/docs/man/newsq.1
    DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  set(completions ${PROJECT_SOURCE_DIR}/tools/completions)
  foreach(program newsd newsidx newsq)
    install(
      FILES ${completions}/${program}.bash
      DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ${program})
    install(FILES ${completions}/_${program} DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
    install(FILES ${completions}/${program}.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
  endforeach()
endif()

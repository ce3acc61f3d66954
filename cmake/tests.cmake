# One test program per room, linking that room alone: a second guard on the layers.
find_package(GTest REQUIRED)
include(GoogleTest)

file(GLOB support CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/support/*.cc)
if(support)
  add_library(dateline_test_support STATIC ${support})
  target_link_libraries(dateline_test_support PUBLIC dateline_source GTest::gtest)
else()
  add_library(dateline_test_support INTERFACE)
  target_link_libraries(dateline_test_support INTERFACE dateline_source GTest::gtest)
endif()

# add_tests(NAME FOLDER LIBRARY): tests/FOLDER/*_test.cc as the program NAME, run by ctest.
function(add_tests name folder)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${folder}/*_test.cc)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ${ARGN} dateline_test_support GTest::gtest GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE
    DATELINE_ROOT="${CMAKE_SOURCE_DIR}" DATELINE_BINARY="${CMAKE_BINARY_DIR}/bin/validate")
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 600)
endfunction()

foreach(room base source finding record domain ingest timeline cel ruleset evaluate report)
  add_tests(test_${room} unit/${room} dateline_${room})
endforeach()
add_tests(test_cli unit/cli dateline_cli)

# The program itself, run as a user runs it.
add_tests(test_end_to_end end_to_end dateline_source)
if(TARGET test_end_to_end AND TARGET validate)
  add_dependencies(test_end_to_end validate)
endif()

add_tests(test_rules rules dateline_front)
add_tests(test_golden golden dateline_front dateline_report)
add_tests(test_property property dateline_front dateline_report)

# Test programs with inputs of their own: the real pages, the CEL suites, generated formulas.
foreach(folder corpus conformance places fuzz property)
  if(EXISTS ${CMAKE_SOURCE_DIR}/tests/${folder}/CMakeLists.txt)
    add_subdirectory(${CMAKE_SOURCE_DIR}/tests/${folder} tests/${folder})
  endif()
endforeach()

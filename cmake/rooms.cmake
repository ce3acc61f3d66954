# add_room(NAME PUBLIC dep… PRIVATE dep…): the library dateline_NAME from validator/NAME/*.cc.
# A dependency without '::' is another room. The links are the layer table a second time: a room that
# reaches up does not link.
function(add_room name)
  cmake_parse_arguments(room "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/validator/${name}/*.cc)
  if(name STREQUAL "cli")
    list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  endif()
  set(target dateline_${name})
  if(sources)
    add_library(${target} STATIC ${sources})
    set(visible PUBLIC)
    target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
  else()
    add_library(${target} INTERFACE)
    set(visible INTERFACE)
    target_include_directories(${target} INTERFACE ${CMAKE_SOURCE_DIR})
  endif()
  foreach(dep IN LISTS room_PUBLIC)
    link_one(${target} ${visible} ${dep})
  endforeach()
  foreach(dep IN LISTS room_PRIVATE)
    if(sources)
      link_one(${target} PRIVATE ${dep})
    endif()
  endforeach()
endfunction()

function(link_one target visible dep)
  if(dep MATCHES "::")
    target_link_libraries(${target} ${visible} ${dep})
  else()
    target_link_libraries(${target} ${visible} dateline_${dep})
  endif()
endfunction()

# The shipped profiles and data tables, turned into one generated source file and linked into domain's
# readers as plain text (validator/domain/builtin_files.h).
function(embed_files target output)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
       ${CMAKE_SOURCE_DIR}/rules/profiles/*.toml ${CMAKE_SOURCE_DIR}/rules/data/*.toml)
  list(SORT files)
  set(paths ${files})
  list(TRANSFORM paths PREPEND ${CMAKE_SOURCE_DIR}/)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} "-DFILES=${files}" -DOUTPUT=${output}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${paths} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()

# The front door (validator/dateline*.h): a library user links this one target.
function(add_front_door)
  embed_files(dateline_domain ${CMAKE_BINARY_DIR}/generated/builtin_files.cc)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/validator/dateline*.cc)
  if(sources)
    add_library(dateline_front STATIC ${sources})
    target_link_libraries(dateline_front PUBLIC dateline_evaluate Threads::Threads)
    target_compile_definitions(dateline_front PRIVATE DATELINE_VERSION="${PROJECT_VERSION}")
  else()
    add_library(dateline_front INTERFACE)
    target_link_libraries(dateline_front INTERFACE dateline_evaluate Threads::Threads)
  endif()
endfunction()

function(add_validate_binary)
  if(EXISTS ${CMAKE_SOURCE_DIR}/validator/cli/main.cc)
    add_executable(validate ${CMAKE_SOURCE_DIR}/validator/cli/main.cc)
    target_link_libraries(validate PRIVATE dateline_cli)
  endif()
endfunction()

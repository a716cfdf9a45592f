# Settings that every target shares, and transect_library(), which makes one folder of core/ one target.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# Libraries and executables share one precompiled header, so both are compiled with the same -fPIC.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_COMPILE_OPTIONS_PIE -fPIC)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
option(TRANSECT_ASSERTIONS "Check the preconditions of the standard library" OFF)
set(TRANSECT_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them")

# Parsing LibTorch and Qt takes most of a build, so a room is compiled a few files at a time. The files of a room therefore
# share their unnamed namespaces; -DCMAKE_UNITY_BUILD=OFF compiles each by itself, which finds includes that are missing.
set(CMAKE_UNITY_BUILD ON CACHE BOOL "Compile several files of a target at once")
set(CMAKE_UNITY_BUILD_BATCH_SIZE 12)

find_program(CCACHE ccache)
if(CCACHE)
  # pch_defines and time_macros: what ccache needs to cache files that use a precompiled header.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wimplicit-fallthrough)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # What GCC 12 says of inlined std::string operations is false (its bugs 105329 and 105651).
  add_compile_options(-Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # -fpch-preprocess: for ccache. A compilation takes up to 1.1 GB with and without GCC's garbage collector, which takes up to
  # a tenth of the time.
  add_compile_options(-fpch-preprocess "SHELL:--param ggc-min-heapsize=1000000")
  if(CMAKE_UNITY_BUILD)
    # GCC takes the other files of a unity build for headers, whose unnamed namespaces it warns of.
    add_compile_options(-Wno-subobject-linkage)
  endif()
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_compile_options("SHELL:-Xclang -fno-pch-timestamp") # for ccache
  add_compile_options(-Wno-deprecated-declarations) # said of what the standard library itself uses in its sorting
endif()
add_link_options(-Wl,--as-needed)
find_program(GOLD ld.gold)
if(GOLD AND NOT TRANSECT_SANITIZE)
  add_link_options(-fuse-ld=gold) # a test links in 0.3 s rather than 1.5 s
endif()
if(TRANSECT_ASSERTIONS)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
if(TRANSECT_SANITIZE)
  add_compile_options(-fsanitize=${TRANSECT_SANITIZE} -fno-omit-frame-pointer)
  add_compile_definitions(TRANSECT_SANITIZE)
  add_link_options(-fsanitize=${TRANSECT_SANITIZE})
endif()

# transect_header(NAME LINKS LIBRARY... HEADERS HEADER...)
# A precompiled header for many targets: target_precompile_headers(TARGET REUSE_FROM NAME). torch/types.h alone takes 10 s
# to compile, nlohmann/json.hpp 2 s.
function(transect_header name)
  cmake_parse_arguments(ARG "" "" "LINKS;HEADERS" ${ARGN})
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${name}.cpp CONTENT "// The precompiled header is built with this file.\n")
  add_library(${name} OBJECT ${CMAKE_BINARY_DIR}/${name}.cpp)
  target_link_libraries(${name} PUBLIC ${ARG_LINKS})
  target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
endfunction()

# transect_library(NAME [ENGINE] LINKS LIBRARY...)
# The current folder as the static library NAME. Its headers are included as "NAME/header.h", and only by targets that
# link it: every room has an include folder of its own, so that who may know whom is decided by LINKS alone.
# ENGINE: most of the room needs LibTorch, and its precompiled header pays.
function(transect_library name)
  cmake_parse_arguments(ARG "ENGINE" "" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  add_library(${name} STATIC ${sources})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX OUTPUT_NAME transect_${name})
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/rooms/${name})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_BINARY_DIR}/rooms/${name}/${name} SYMBOLIC)
  target_include_directories(${name} PUBLIC ${CMAKE_BINARY_DIR}/rooms/${name})
  target_link_libraries(${name} PUBLIC ${ARG_LINKS})
  if(ARG_ENGINE)
    target_link_libraries(${name} PUBLIC LibTorch)
    target_precompile_headers(${name} REUSE_FROM engine_header)
    set_target_properties(${name} PROPERTIES UNITY_BUILD_BATCH_SIZE 6) # a file with LibTorch takes twice as long
  else()
    target_precompile_headers(${name} REUSE_FROM plain_header)
  endif()
endfunction()

# transect_waits(TARGET): it waits for files and users rather than computes, and compiles with -O1 in two thirds of the time.
function(transect_waits target)
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(${target} PRIVATE -O1)
  endif()
endfunction()

# transect_moc(TARGET): what moc makes of the current folder's headers, as one more source of TARGET. AUTOMOC would read every
# source first and compile its result by itself, which is a tenth of the window's build.
function(transect_moc target)
  file(GLOB headers CONFIGURE_DEPENDS *.h)
  set(includes "")
  set(outputs "")
  foreach(header ${headers})
    get_filename_component(name ${header} NAME_WE)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/moc/moc_${name}.cpp)
    add_custom_command(OUTPUT ${output} DEPENDS ${header} VERBATIM COMMAND Qt6::moc --no-notes -o ${output} ${header})
    list(APPEND outputs ${output})
    string(APPEND includes "#include \"moc/moc_${name}.cpp\"\n")
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc.cpp CONTENT "${includes}")
  target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc.cpp)
  add_custom_target(${target}_moc DEPENDS ${outputs})
  add_dependencies(${target} ${target}_moc)
endfunction()

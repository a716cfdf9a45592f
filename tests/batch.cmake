cmake_minimum_required(VERSION 3.25)

# cmake -DOUTPUT=FILE -DSOURCES=TEST;... -P batch.cmake
# Several tests as one source, which compiles as quickly as one or two of them: what they include comes first, then each test
# in a namespace of its own, its main() among it.
set(includes "#include <memory>\n#include <QtCore/qmetatype.h>\n") # moc's
set(tests "")
foreach(source ${SOURCES})
  get_filename_component(name ${source} NAME_WE)
  file(STRINGS ${source} lines REGEX "^#include [\"<]")
  foreach(line ${lines})
    if(NOT line MATCHES "\\.moc\"")
      string(APPEND includes "${line}\n")
    endif()
  endforeach()
  string(APPEND tests "namespace ${name} {\n#include \"${source}\"\n}\n")
endforeach()
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT "@includes@\n@tests@" @ONLY)

# The targets opencv_<part> for the parts named in OpenCVParts_FIND_COMPONENTS.
# Debian keeps OpenCV's own CMake files in libopencv-dev, which brings VTK, GDAL and Qt 5 along; each part's headers and
# library come in small packages without them. highgui must never be among the parts: it is built on Qt 5.
find_package(OpenCV 4.5 QUIET COMPONENTS ${OpenCVParts_FIND_COMPONENTS})
if(NOT OpenCV_FOUND)
  find_path(OpenCV_INCLUDE_DIR opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
  foreach(part ${OpenCVParts_FIND_COMPONENTS})
    find_library(OpenCV_${part}_LIBRARY opencv_${part} REQUIRED)
    add_library(opencv_${part} UNKNOWN IMPORTED)
    set_target_properties(opencv_${part} PROPERTIES
      IMPORTED_LOCATION ${OpenCV_${part}_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${OpenCV_INCLUDE_DIR})
  endforeach()
endif()
set(OpenCVParts_FOUND TRUE)

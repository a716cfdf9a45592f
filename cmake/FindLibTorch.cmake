# The target LibTorch: from Torch_DIR or CMAKE_PREFIX_PATH where the user names one, else from the checkout's .venv.
if(NOT Torch_DIR AND EXISTS "${CMAKE_SOURCE_DIR}/.venv/bin/python")
  file(GLOB transect_torch_configs "${CMAKE_SOURCE_DIR}/.venv/lib/python*/site-packages/torch/share/cmake")
  list(APPEND CMAKE_PREFIX_PATH ${transect_torch_configs})
endif()
find_package(Torch REQUIRED)
if(TORCH_CXX_FLAGS MATCHES "_GLIBCXX_USE_CXX11_ABI=0")
  message(FATAL_ERROR "${TORCH_INSTALL_PREFIX} was built with the old string ABI; Transect needs a LibTorch built with the new one")
endif()
message(STATUS "LibTorch ${Torch_VERSION} in ${TORCH_INSTALL_PREFIX}")

add_library(LibTorch INTERFACE)
target_link_libraries(LibTorch INTERFACE ${TORCH_LIBRARIES})
# LibTorch's headers are not ours to warn about.
get_target_property(torch_includes torch INTERFACE_INCLUDE_DIRECTORIES)
target_include_directories(LibTorch SYSTEM INTERFACE ${torch_includes} ${TORCH_INCLUDE_DIRS})

# Not <torch/torch.h>: GCC instantiates in each file that uses a precompiled header what that header left pending, and of the
# whole of LibTorch's C++ interface that takes twice as long.
transect_header(engine_header LINKS LibTorch nlohmann_json::nlohmann_json HEADERS
  <nlohmann/json.hpp> <torch/types.h> <torch/utils.h> <torch/autograd.h> <torch/nn/modules/batchnorm.h> <torch/nn/modules/conv.h> <torch/nn/modules/linear.h>)

#pragma once

#include <string>

namespace transect {

/// Once before OpenCV computes: on the calling thread alone, because its own threads would compete with those of LibTorch and
/// of ours, and without messages of its own on the terminal, since what fails is thrown.
void prepareOpenCv();

/// Of the OpenCV that runs; empty in a build without it.
std::string openCvVersion();

/// Throws Error "no-decoder".
[[noreturn]] void failWithoutOpenCv(const std::string& place);

} // namespace transect

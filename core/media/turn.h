#pragma once

#include <optional>

struct AVFrame;
struct AVStream;

namespace transect {

/// How a picture is turned for showing: first its axes are exchanged, then the result is mirrored.
struct Turn {
    bool exchangesAxes = false;
    bool mirrorsX = false, mirrorsY = false;
};

/// What a stream or a picture (a JPEG by its EXIF) says of it: the turn that is nearest to its display matrix. Nothing
/// where it says nothing.
std::optional<Turn> turnOf(const AVStream& stream);
std::optional<Turn> turnOf(const AVFrame& picture);

} // namespace transect

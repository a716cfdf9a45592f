#pragma once

#include <filesystem>
#include <vector>

#include "media/picture_stream.h"

namespace transect {

/// The pictures of a folder whose names hold a number, ordered by what stands before their last number, then by it.
/// `notices` says what was passed over, and where the numbers leave gaps. Errors: "no-file", "no-permission", "io".
std::vector<std::filesystem::path> numberedPictures(const std::filesystem::path& folder, Notices& notices);

/// Decodes the picture in `file`; the stream tells how it is to be shown. Errors: as openVideo().
std::unique_ptr<PictureStream> decodePicture(const std::filesystem::path& file, DecodedPicture& picture);

} // namespace transect

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tracks/clip.h"

namespace transect {

/// The videos of clips, by the clips' names; names that differ in leading zeros of a number are the same, as for masks.
class ClipVideos {
public:
    /// Those that `videos` names: a video, a folder of pictures, or a folder with any of these, each with the name of its clip.
    /// What cannot be opened as a video is none. Nothing where the path is empty.
    static ClipVideos in(const std::filesystem::path& videos);
    /// Those that `tracks` were found in, where a run of the kind poses wrote them.
    static ClipVideos ofTracks(const std::filesystem::path& tracks);

    /// The full path; empty where there is none. The only video there is is that of an only clip, whatever it is called.
    std::filesystem::path of(const std::string& clip, bool isOnlyClip = false) const;

private:
    void add(const std::string& name, const std::filesystem::path& video);

    std::multimap<std::string, std::filesystem::path> m_videos; ///< by name without leading zeros
    std::filesystem::path m_only;                              ///< where a video itself was named
};

/// The video of each clip, first of those that `videos` names, then of those that the tracks were found in; empty paths where
/// there is none. `notices` says how many of the first are missing.
std::vector<std::filesystem::path> videosOfClips(const std::vector<ClipPtr>& clips, const std::filesystem::path& videos, const std::filesystem::path& tracks,
                                                 std::vector<std::string>& notices);

} // namespace transect

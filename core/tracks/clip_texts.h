#pragma once

#include <string>

#include "tracks/clip.h"

namespace transect {

// Clips as the contents of files that openClips() reads back. Numbers are written so that they read back the same.

/// JSON of tracked persons: {"1": {"0007": {"keypoints": [x, y, confidence, ...], "scores": 0.9, "boxes": [x, y, w, h]}}}.
std::string trackedText(const Clip& clip);

/// AlphaPose's list of poses, by frame; the pictures are "0.jpg", "1.jpg", ...
std::string alphaPoseText(const Clip& clip);

/// The same by picture: {"7.jpg": [pose, ...]}.
std::string byPictureText(const Clip& clip);

/// COCO keypoints with track_id; all pictures of the clip are listed.
std::string cocoText(const Clip& clip);

/// OpenPose's file of one frame; empty where nobody is there.
std::string openPoseText(const Clip& clip, std::int64_t frame);

/// MPED-RNN's CSV of one person: frame, then x, y of each joint.
std::string personTable(const Clip& clip, const Track& track);

/// The NPY file of one person, as for MoPRL's Corridor: person and frame in columns 1 and 2, then all x, all y, all
/// confidences, then two columns of zeros.
std::string corridorArray(const Clip& clip, const Track& track);

/// DeepSORT's text of boxes, by frame: those of the detector, else those around the joints.
std::string boxText(const Clip& clip);

} // namespace transect

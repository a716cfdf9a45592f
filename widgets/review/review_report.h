#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <QImage>
#include <QString>

namespace transect {

class ReviewSession;

inline constexpr std::size_t mostPicturesOfReport = 300; ///< more would make a page slow

/// The small picture of an event; null where there is none.
using ThumbnailOf = std::function<QImage(std::size_t)>;

/// The events with their verdicts, the rules and what is known of their worth, as a page that needs nothing else (HTML), laid out for
/// the kind of file that `path` names.
QString reviewReport(const std::filesystem::path& path, const ReviewSession& session, const QString& title, const ThumbnailOf& thumbnail);
/// As HTML, or as PDF where `path` ends so; that takes half a minute for 10,000 events, and may be done in any thread.
/// Errors: those of record/atomic_file.h.
void writeReport(const std::filesystem::path& path, const QString& page);

/// Small pictures of `events` in rows, each with its clip, time and verdict.
QImage thumbnailSheet(const ReviewSession& session, const std::vector<std::size_t>& events, const ThumbnailOf& thumbnail);

} // namespace transect

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

/// The events with their verdicts, the rules and what is known of their worth, as a page that needs nothing else: HTML, or PDF
/// for a path that ends so. Errors: those of record/atomic_file.h.
void writeReviewReport(const std::filesystem::path& path, const ReviewSession& session, const QString& title, const ThumbnailOf& thumbnail);

/// Small pictures of `events` in rows, each with its clip, time and verdict.
QImage thumbnailSheet(const ReviewSession& session, const std::vector<std::size_t>& events, const ThumbnailOf& thumbnail);

} // namespace transect

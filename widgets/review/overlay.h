#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include "record/pose_record.h"
#include "record/score_record.h"

namespace transect {

/// What is drawn of the persons of a frame.
struct OverlayOptions {
    bool skeletons = true;
    bool boxes = false;
    bool names = true;            ///< "3  0.93": the person and the score of now, the latter not of dim ones
    bool trails = false;          ///< where the middle of the person was in the last seconds
    bool jointErrors = false;     ///< a disc at each joint, the larger the worse the network foretold it
    bool reconstructions = false; ///< the pose that the network expected, dashed
    double trailSeconds = 2;
    /// From this score on a person stands out; NaN: none does.
    double threshold = std::numeric_limits<double>::quiet_NaN();
    std::optional<std::int64_t> chosen; ///< this person is emphasised, the others are dim
    double leastConfidence = 0.1;       ///< joints that were found with less are left out

    bool operator==(const OverlayOptions&) const = default;
};

/// How one person of a frame is drawn; places are in pixels of the picture.
struct PersonShape {
    std::int64_t person = 0;
    double score = std::numeric_limits<double>::quiet_NaN(); ///< at this frame; NaN: none
    bool isAbove = false;   ///< the score reaches the threshold
    bool isChosen = false;
    bool isDim = false;     ///< another is chosen
    QRectF box;             ///< as recorded, else around the joints; always set
    bool showsBox = false;
    QString name;           ///< empty: not shown
    std::vector<QLineF> bones;
    std::vector<QPointF> joints;
    std::vector<float> jointErrors; ///< of each joint that is drawn, from 0 to 1, the clip's worst; empty: not shown
    std::vector<QPointF> trail;     ///< from the earliest to now; empty: not shown
    std::vector<QLineF> ghost;      ///< bones of the reconstruction
};

using OverlayShapes = std::vector<PersonShape>; ///< the chosen person last, so that it lies above all others

/// The poses and scores of one clip, found by frame in no time. Immutable, so that threads share it.
class OverlayIndex {
public:
    /// `scores` may be missing. Both are kept.
    explicit OverlayIndex(std::shared_ptr<const PoseRecord> poses, std::shared_ptr<const ScoreRecord> scores = nullptr);

    const PoseRecord& poses() const { return *m_poses; }
    const ScoreRecord* scores() const { return m_scores.get(); } ///< nullptr: none
    std::int64_t frames() const; ///< of the clip: the most that poses or scores say
    double framesPerSecond() const; ///< what the poses, else the scores say; 0: not known
    /// In pixels: the video's, else what holds all joints with a margin.
    QSizeF size() const { return m_size; }
    bool knowsSize() const { return m_knowsSize; } ///< it is the video's

    OverlayShapes shapesAt(std::int64_t frame, const OverlayOptions& options) const;
    std::int64_t countAt(std::int64_t frame) const; ///< persons with a pose
    std::vector<std::int64_t> personsAt(std::int64_t frame) const; ///< ascending
    /// The smallest box around `place`, grown by `reach`; nothing where there is none.
    std::optional<std::int64_t> personAt(std::int64_t frame, const QPointF& place, double reach = 0) const;
    QRectF boxOf(std::int64_t person, std::int64_t frame) const; ///< empty where the person has no pose
    /// Of the windows that end here (or hold the frame, as the scores were assigned) the highest; where windows are taken at
    /// intervals, that of the last one that ended, for as long as a window lasts. NaN: none.
    double scoreOf(std::int64_t person, std::int64_t frame) const;
    /// Where persons may be seen at `frame`: their boxes with a margin, also while a track is interrupted or shortly before it
    /// begins and after it ends.
    std::vector<QRectF> areasToHide(std::int64_t frame) const;

private:
    struct Place { ///< a pose and what is known of it
        QRectF box;
        double score = std::numeric_limits<double>::quiet_NaN();
        std::int32_t window = -1; ///< whose score that is
        std::int32_t ending = -1; ///< the highest of the windows whose last pose this is
    };
    std::span<const std::uint32_t> placesAt(std::int64_t frame) const;
    std::size_t lowerBound(std::int64_t person, std::int64_t frame) const;
    const Place* find(std::int64_t person, std::int64_t frame) const;
    void findBoxes();
    void findFrames();
    void findSize();
    void findScores();
    void holdScores();
    void findErrorScale();
    PersonShape shapeOf(std::uint32_t place, const OverlayOptions& options) const;
    void addSkeleton(PersonShape& shape, std::uint32_t place, const OverlayOptions& options) const;
    void addTrail(PersonShape& shape, std::uint32_t place, double seconds) const;
    void addGhost(PersonShape& shape, std::uint32_t place) const;

    std::shared_ptr<const PoseRecord> m_poses;
    std::shared_ptr<const ScoreRecord> m_scores;
    QSizeF m_size;
    bool m_knowsSize = false;
    float m_worstError = 0; ///< of the clip's joints, but for a few outliers
    std::vector<Place> m_places;               ///< as the poses
    std::vector<std::uint32_t> m_byFrame;      ///< places, by frame and person
    std::vector<std::uint32_t> m_firstOfFrame; ///< in m_byFrame; frames + 1
};

} // namespace transect

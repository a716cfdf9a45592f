#pragma once

#include <cstdint>
#include <vector>

#include <QWidget>

namespace transect {

/// The epochs of a series as marks on a line, and in words for who does not see it.
class CheckpointTimeline : public QWidget {
    Q_OBJECT

public:
    explicit CheckpointTimeline(QWidget* parent = nullptr);

    /// In ascending order. `insideFirst`: how many more are written inside the first epoch.
    void setEpochs(std::vector<std::int64_t> epochs, int insideFirst = 0);
    const std::vector<std::int64_t>& epochs() const { return m_epochs; }
    QString summary() const; ///< "8 checkpoints: 0, 1, 2, 3, 5, 8, 12, 20"

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    double positionOf(std::int64_t epoch) const;
    void paintMarks(QPainter& painter) const;
    void paintNumbers(QPainter& painter) const;

    std::vector<std::int64_t> m_epochs;
    int m_insideFirst = 0;
    bool m_even = false; ///< evenly spaced: drawn to scale, else in the logarithm
};

} // namespace transect

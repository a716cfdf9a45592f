#pragma once

#include <QWidget>

#include "record/error.h"
#include "widgets/transfer/transfer_figure.h"

class QAction;
class QLabel;
class QPushButton;

namespace transect {

class Plot;

/// What is known of the chosen checkpoint: its scores, its spectrum, and what it can be used for.
class CheckpointCard : public QWidget {
    Q_OBJECT

public:
    explicit CheckpointCard(QWidget* parent = nullptr);

    /// Hidden where no curve of the figure has a point of this checkpoint.
    void setCheckpoint(const TransferFigure& figure, const QString& checkpoint);
    /// The weights; empty where the source is not at hand.
    std::filesystem::path file() const;

Q_SIGNALS:
    /// `mode`: "fe" or "ft"; of the source run in this folder this epoch alone.
    void evaluationRequested(const QString& sourceFolder, double epoch, const QString& mode);
    void failed(const transect::ErrorRecord& error);
    void done(const QString& text);

private:
    void showScores(const TransferFigure& figure, const std::string& checkpoint);
    void showSpectrum(const TransferStudy& study, const std::string& checkpoint);
    void saveCopy();

    QString m_checkpoint, m_sourceFolder;
    double m_epoch = 0;
    QLabel* m_title;
    QLabel* m_scores;
    QPushButton* m_use;
    Plot* m_spectrum;
};

} // namespace transect

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

Q_SIGNALS:
    /// A transfer run with these parameters, of this checkpoint alone, is wanted.
    void evaluationRequested(const transect::Json& parameters);
    void failed(const transect::ErrorRecord& error);
    void done(const QString& text);

private:
    void showScores(const TransferFigure& figure, const std::string& checkpoint);
    void showSpectrum(const TransferStudy& study, const std::string& checkpoint);
    void request(const char* wanted, const char* other);
    void saveCopy();

    QString m_checkpoint;
    std::filesystem::path m_file; ///< the weights
    Json m_series;                ///< as seriesParameters()
    double m_epoch = 0;
    QLabel* m_title;
    QLabel* m_scores;
    QPushButton* m_use;
    Plot* m_spectrum;
};

} // namespace transect

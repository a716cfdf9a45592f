#include "widgets/transfer/checkpoint_card.h"

#include <algorithm>
#include <numeric>

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "record/lineage.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/plot/plot.h"

namespace transect {

CheckpointCard::CheckpointCard(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_scores(new QLabel)
    , m_use(new QPushButton)
    , m_spectrum(new Plot)
{
    setObjectName("checkpointCard");
    m_title->setObjectName("checkpointTitle");
    m_title->setFont(Theme::current().font(13, QFont::DemiBold));
    m_scores->setObjectName("transferCard");
    m_scores->setTextFormat(Qt::PlainText);
    m_scores->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_scores->setWordWrap(true);
    m_use->setObjectName("checkpointUse");
    m_use->setText(tr("Use this checkpoint"));
    auto* menu = new QMenu(m_use);
    menu->addAction(tr("Evaluate on a target…"), this, [this] { request("feature_extraction", "fine_tuning"); });
    menu->addAction(tr("Fine-tune on a target…"), this, [this] { request("fine_tuning", "feature_extraction"); });
    menu->addSeparator();
    menu->addAction(tr("Save a copy…"), this, &CheckpointCard::saveCopy);
    menu->addAction(tr("Copy its path"), this, [this] {
        QApplication::clipboard()->setText(QString::fromStdString(m_file.string()));
        Q_EMIT done(tr("The path of %1 is on the clipboard").arg(m_checkpoint));
    });
    m_use->setMenu(menu);
    m_spectrum->setObjectName("checkpointSpectrum");
    m_spectrum->setTitle(tr("Spectrum of the checkpoint"));
    m_spectrum->setAxes({tr("Index"), {}, Scale::Linear, {}, {}}, {tr("Singular value"), {}, Scale::Logarithmic, {}, {}});
    m_spectrum->setMinimumSize(180, 110);

    auto* heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(m_title);
    heading->addWidget(m_use);
    heading->addStretch();
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_scores, 1, Qt::AlignTop);
    row->addWidget(m_spectrum, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(heading);
    layout->addLayout(row, 1);
    hide();
}

void CheckpointCard::setCheckpoint(const TransferFigure& figure, const QString& checkpoint)
{
    const auto name = checkpoint.toStdString();
    const auto holds = [&](const FigureCurve& one) { return std::ranges::find(one.curve.points, name, &CurvePoint::checkpoint) != one.curve.points.end(); };
    const auto found = std::ranges::find_if(figure.curves(), holds);
    setVisible(found != figure.curves().end());
    if (found == figure.curves().end())
        return;
    m_checkpoint = checkpoint;
    m_epoch = std::ranges::find(found->curve.points, name, &CurvePoint::checkpoint)->epoch;
    const auto& study = found->study();
    m_file = study.weights(name);
    m_series = seriesParameters(study.run->spec, study.run->folder);
    m_title->setText(tr("Checkpoint %1").arg(checkpoint));
    m_use->setEnabled(!m_file.empty());
    m_use->setToolTip(study.source ? tr("Of the run %1").arg(QString::fromStdString(study.source->name()))
                                   : m_file.empty() ? tr("The run that wrote it is not at hand") : QString::fromStdString(m_file.string()));
    showScores(figure, name);
    showSpectrum(study, name);
}

void CheckpointCard::showScores(const TransferFigure& figure, const std::string& checkpoint)
{
    QStringList lines;
    for (const auto& one : figure.curves()) {
        const auto point = std::ranges::find(one.curve.points, checkpoint, &CurvePoint::checkpoint);
        if (point == one.curve.points.end())
            continue;
        lines << QStringLiteral("%1: %2").arg(figure.nameOf(one), scoreText(point->score, point->interval, point->draws));
        for (const auto* study : one.studies)
            lines << doubtsOf(*study, one.curve, *point);
    }
    const auto& first = figure.curves().front();
    const auto step = std::ranges::find(figure.moments(), checkpoint, &CheckpointMoment::name)->step;
    if (const auto accuracy = first.sourceAccuracy(step))
        lines << tr("held-out accuracy of the source %1").arg(QLocale().toString(*accuracy, 'f', 3));
    if (const auto* spectrum = first.study().targetSpectrum(checkpoint)) {
        const auto rank = spectrum->measures.find("rankme");
        lines << (rank == spectrum->measures.end() ? tr("k = %1 of %2").arg(spectrum->k).arg(spectrum->sigmaUncentred.size())
                                                   : tr("k = %1 of %2, RankMe %3").arg(spectrum->k).arg(spectrum->sigmaUncentred.size()).arg(QLocale().toString(rank->second, 'f', 1)));
    }
    lines.removeDuplicates();
    m_scores->setText(lines.join(u'\n'));
}

void CheckpointCard::showSpectrum(const TransferStudy& study, const std::string& checkpoint)
{
    const auto* spectrum = study.targetSpectrum(checkpoint);
    m_spectrum->setVisible(spectrum != nullptr);
    if (!spectrum)
        return;
    Series series;
    series.id = "sigma";
    series.name = QString::fromStdString(spectrum->features);
    series.y = spectrum->sigmaUncentred;
    series.x.resize(series.y.size());
    std::iota(series.x.begin(), series.x.end(), 1.0);
    series.style.colour = Theme::current().tokens().accent;
    series.style.width = 2;
    m_spectrum->setSeries({std::move(series)});
    m_spectrum->setMarks({{double(spectrum->k), tr("k = %1").arg(spectrum->k), MarkKind::Reference, {}, false}});
}

void CheckpointCard::request(const char* wanted, const char* other)
{
    auto parameters = m_series;
    parameters["epochs"] = {m_epoch};
    parameters[wanted] = {{"enabled", true}};
    parameters[other] = {{"enabled", false}};
    Q_EMIT evaluationRequested(parameters);
}

void CheckpointCard::saveCopy()
{
    const auto& from = m_file;
    const auto chosen = QFileDialog::getSaveFileName(window(), tr("Save a copy of %1").arg(m_checkpoint), QString::fromStdString(from.filename().string()),
                                                     tr("Weights (*%1)").arg(QString::fromStdString(from.extension().string())));
    if (chosen.isEmpty())
        return;
    // Beside its final name first, so that a full disk leaves no half a file under it.
    const std::filesystem::path to = chosen.toStdString();
    auto part = to;
    part += ".part";
    try {
        std::filesystem::copy_file(from, part, std::filesystem::copy_options::overwrite_existing);
        std::filesystem::rename(part, to);
        Q_EMIT done(tr("Saved %1").arg(chosen));
    } catch (const std::filesystem::filesystem_error& error) {
        std::error_code none;
        std::filesystem::remove(part, none);
        Q_EMIT failed({"not-saved", tr("the checkpoint was not saved: %1").arg(QString::fromStdString(error.code().message())).toStdString(), chosen.toStdString(), {}});
    }
}

} // namespace transect

#include "widgets/transfer/transfer_screen.h"

#include <algorithm>

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/empty_state.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/common/toggle_button.h"
#include "widgets/transfer/checkpoint_card.h"
#include "widgets/transfer/measure_ranking.h"
#include "widgets/transfer/peak_finder.h"
#include "widgets/transfer/transfer_plots.h"

namespace transect {

TransferScreen::TransferScreen(Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState({}, {}))
    , m_targets(new QToolButton)
    , m_part(new QComboBox)
    , m_along(new QComboBox)
    , m_points(toggleButton(tr("Seeds"), "transferSeeds", tr("Each seed as a point")))
    , m_band(toggleButton(tr("Interval"), "transferBand", tr("95 % interval as a band")))
    , m_mean(toggleButton(tr("Mean of runs"), "transferMean", tr("Runs that differ in the seed of pre-training alone as one curve")))
    , m_sideBySide(toggleButton(tr("Side by side"), "transferSideBySide", tr("A plot for each target")))
    , m_plots(new TransferPlots)
    , m_findings(new QLabel)
    , m_ranking(new MeasureRanking)
    , m_card(new CheckpointCard)
    , m_finder(new PeakFinder(this))
{
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    m_plots->setMinimumHeight(220);
    split->addWidget(m_plots);
    split->addWidget(makeBelow());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({480, 320});
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(makeControls());
    layout->addWidget(split, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);

    for (auto* box : {m_part, m_along})
        connect(box, &QComboBox::currentIndexChanged, this, &TransferScreen::rebuild);
    for (auto* button : {m_points, m_band, m_mean, m_sideBySide})
        connect(button, &QToolButton::toggled, this, &TransferScreen::rebuild);
    connect(m_plots, &TransferPlots::pointActivated, this, &TransferScreen::activate);
    connect(m_plots, &TransferPlots::failed, this, &TransferScreen::failed);
    connect(m_empty, &EmptyState::triggered, this, [this] { Q_EMIT transferRequested(QString::fromStdString(m_source->folder.root.string())); });
    connect(m_finder, &PeakFinder::found, this, &TransferScreen::drawFindings);
    connect(m_card, &CheckpointCard::evaluationRequested, this, &TransferScreen::evaluationRequested);
    connect(m_card, &CheckpointCard::failed, this, &TransferScreen::failed);
    connect(m_card, &CheckpointCard::done, this, &TransferScreen::done);
    connect(&m_selection, &Selection::checkpointChanged, this, &TransferScreen::showChosen);
    connect(&Theme::current(), &Theme::changed, this, &TransferScreen::rebuild);
    rebuild();
}

TransferScreen::~TransferScreen() = default;

QWidget* TransferScreen::makeControls()
{
    m_targets->setObjectName("transferTargets");
    m_targets->setText(tr("Targets"));
    m_targets->setPopupMode(QToolButton::InstantPopup);
    m_targets->setMenu(new QMenu(m_targets));
    m_part->setObjectName("transferPart");
    m_part->setAccessibleName(tr("Part of the features"));
    m_part->addItem(tr("Full features"), "full");
    m_part->addItem(tr("Full, main and residual"), "all");
    m_part->addItem(tr("Main part"), "main");
    m_part->addItem(tr("Residual part"), "residual");
    m_along->setObjectName("transferAlong");
    m_along->setAccessibleName(tr("Along the x axis"));
    m_along->addItem(tr("Checkpoints"), int(FigureX::Checkpoints));
    m_along->addItem(tr("Epochs"), int(FigureX::Epochs));
    m_along->addItem(tr("Epochs, logarithmic"), int(FigureX::LogEpochs));
    m_along->addItem(tr("Steps"), int(FigureX::Steps));
    m_along->addItem(tr("Source accuracy"), int(FigureX::SourceAccuracy));
    for (auto* box : {m_part, m_along}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(9);
    }
    m_band->setChecked(true);
    auto* controls = new QWidget;
    auto* row = new FlowLayout(4, controls);
    for (auto* widget : std::initializer_list<QWidget*>{m_targets, m_part, m_along, m_points, m_band, m_mean, m_sideBySide, m_plots->tools()})
        row->addWidget(widget);
    return controls;
}

QWidget* TransferScreen::makeBelow()
{
    m_findings->setObjectName("transferFindings");
    m_findings->setWordWrap(true);
    m_findings->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_findings->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    // Many curves have many findings.
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setMinimumHeight(88); // five lines
    scroll->setWidget(m_findings);
    auto* row = new QHBoxLayout;
    row->setSpacing(24);
    row->addWidget(m_card, 1);
    row->addWidget(m_ranking, 1);
    auto* below = new QWidget;
    auto* layout = new QVBoxLayout(below);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(scroll, 3);
    layout->addLayout(row, 5);
    return below;
}

void TransferScreen::setDetails(const std::vector<RunDetailsPtr>& details)
{
    m_figure = {}; // it points into the studies
    m_studies = transferStudies(details);
    const bool isOneAlone = m_studies.empty() && m_selection.runs().size() == 1 && !details.empty();
    const auto isSeries = [](const std::string& kind) { return kind == "pretrain" || kind == "import"; };
    m_source = isOneAlone && isSeries(details.front()->spec.kind) ? details.front() : nullptr;
    rebuildTargets();
    std::set<std::string> keys;
    for (const auto& study : m_studies)
        keys.insert(seedlessKey(study));
    m_mean->setVisible(keys.size() < m_studies.size());
    rebuild();
}

void TransferScreen::setReading(const QString& text)
{
    m_empty->setReading(text);
}

/// An open menu stays as it is while its targets do.
void TransferScreen::rebuildTargets()
{
    const auto targets = targetsOf(m_studies);
    auto* menu = m_targets->menu();
    m_targets->setVisible(targets.size() > 1 || std::ranges::any_of(targets, [this](const QString& target) { return m_hiddenTargets.contains(target); }));
    std::set<QString> present;
    for (const auto* action : menu->actions())
        present.insert(action->data().toString());
    if (present == targets)
        return;
    menu->clear();
    for (const auto& target : targets) {
        auto* action = menu->addAction(target);
        action->setData(target);
        action->setCheckable(true);
        action->setChecked(!m_hiddenTargets.contains(target));
        connect(action, &QAction::toggled, this, [this, target](bool shown) {
            m_hiddenTargets.removeAll(target);
            if (!shown)
                m_hiddenTargets << target;
            rebuild();
        });
    }
}

FigureChoice TransferScreen::choice() const
{
    return {FigureX(m_along->currentData().toInt()), m_part->currentData().toString(), m_hiddenTargets, m_points->isChecked(), m_band->isChecked(), m_mean->isChecked()};
}

void TransferScreen::rebuild()
{
    m_figure = TransferFigure(m_studies, choice());
    showEmptyState();
    m_sideBySide->setVisible(m_figure.targets().size() > 1);
    m_plots->setFigure(m_figure, m_sideBySide->isChecked());
    m_ranking->setFigure(m_figure);
    drawFindings();
    showChosen();
}

void TransferScreen::showEmptyState()
{
    const bool hasCurves = std::ranges::any_of(m_studies, [](const TransferStudy& study) { return !study.curves.empty(); });
    const bool waits = std::ranges::any_of(m_studies, &TransferStudy::isGrowing);
    if (waits)
        m_empty->setTexts(tr("Waiting for the first checkpoint"), tr("The first point appears as soon as a checkpoint has been evaluated."));
    else if (!m_studies.empty())
        m_empty->setTexts(tr("No results"), tr("The chosen transfer run ended before a checkpoint was evaluated. Its log says why; Resume goes on."));
    else if (m_source)
        m_empty->setTexts(tr("Not evaluated yet"), tr("What the checkpoints of %1 are good for is drawn here once a transfer run evaluates them.").arg(QString::fromStdString(m_source->name())),
                          tr("Evaluate on a target…"));
    else
        m_empty->setTexts(tr("No transfer curves yet"), tr("Choose a study, or a run that was evaluated, at the left: its checkpoints are drawn here as they are evaluated."));
    m_stack->setCurrentIndex(hasCurves ? 1 : 0);
}

void TransferScreen::drawFindings()
{
    auto findings = findingsOf(m_figure, *m_finder);
    if (findings.text != m_findings->text())
        m_findings->setText(findings.text);
    m_plots->setHighlights(findings.highlights);
}

void TransferScreen::activate(const QString& id, std::size_t index)
{
    const auto* found = m_figure.find(id);
    if (found && index < found->curve.points.size())
        m_selection.setCheckpoint(QString::fromStdString(found->curve.points[index].checkpoint));
}

void TransferScreen::showChosen()
{
    m_card->setCheckpoint(m_figure, m_selection.checkpoint());
    m_plots->setMarks(m_figure.marks(m_selection.checkpoint().toStdString()));
}

Plot* TransferScreen::plot() const
{
    return m_plots->first();
}

void TransferScreen::finish()
{
    m_finder->finish();
}

} // namespace transect

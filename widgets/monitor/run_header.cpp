#include "widgets/monitor/run_header.h"

#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/monitor/run_facts.h"
#include "widgets/runs/going_on.h"

namespace transect {

namespace {

QString scoreText(double score)
{
    return QLocale().toString(score, 'f', 3);
}

QString bestName(const HeldOutScore& best)
{
    const auto moment = momentText(best.epoch, std::int64_t(best.step), best.epoch == std::floor(best.epoch));
    return best.isCheckpoint ? RunHeader::tr("best checkpoint: %1").arg(moment) : RunHeader::tr("best so far: %1").arg(moment);
}

QLabel* named(QLabel* label, const QString& name, const QFont& font, bool isQuiet)
{
    label->setObjectName(name);
    label->setFont(font);
    label->setProperty("quiet", isQuiet);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel* makeLabel(const QString& name, const QFont& font, bool isQuiet)
{
    return named(new QLabel, name, font, isQuiet);
}

} // namespace

RunHeader::RunHeader(QWidget* parent)
    : QWidget(parent)
    , m_glyph(new QLabel)
    , m_name(named(new ElidedLabel(Qt::ElideMiddle), "monitorRun", Theme::current().font(15, QFont::DemiBold), false))
    , m_state(makeLabel("monitorState", Theme::current().font(13), true))
    , m_doing(named(new ElidedLabel, "monitorDoing", Theme::current().font(11), true))
    , m_progress(new QProgressBar)
    , m_left(makeFigure("monitorLeft", tr("From the recent rate of progress")))
    , m_speed(makeFigure("monitorThroughput", tr("Of training, as reported last")))
    , m_last(makeFigure("monitorLastScore", tr("Top-1 accuracy on the held-out images, evaluated last")))
    , m_best(makeFigure("monitorBestScore", tr("The checkpoint with the best top-1 accuracy on the held-out images. "
                                               "That it was chosen by this number makes the number a little too good.")))
    , m_stop(new QPushButton)
    , m_resume(new QPushButton(tr("Resume")))
    , m_error(new MessageBar)
{
    m_progress->setObjectName("monitorProgress");
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    m_stop->setObjectName("monitorStop");
    m_resume->setObjectName("monitorResume");
    m_resume->setToolTip(tr("Go on where the run was"));
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* titles = new QHBoxLayout;
    titles->setSpacing(8);
    titles->addWidget(m_glyph);
    titles->addWidget(m_name);
    titles->addWidget(m_state, 1);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addLayout(titles);
    texts->addWidget(m_doing);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addLayout(texts, 1);
    for (const auto& figure : {m_left, m_speed, m_last, m_best})
        row->addWidget(figure.box);
    row->addWidget(m_stop);
    row->addWidget(m_resume);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_progress);
    layout->addWidget(m_error);

    const auto folder = [this] { return QString::fromStdString(m_run->folder.root.string()); };
    connect(m_stop, &QPushButton::clicked, this, [=, this] { Q_EMIT stopRequested(folder(), m_run->state.status == RunStatus::Stopping); });
    connect(m_resume, &QPushButton::clicked, this, [=, this] { Q_EMIT resumeRequested(folder()); });
}

RunHeader::Figure RunHeader::makeFigure(const QString& name, const QString& help)
{
    auto* box = new QWidget;
    box->setToolTip(help);
    auto* value = makeLabel(name, Theme::current().font(15, QFont::DemiBold), false);
    auto* caption = makeLabel(name + "Name", Theme::current().font(11), true);
    for (auto* label : {value, caption})
        label->setAlignment(Qt::AlignRight);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(value);
    layout->addWidget(caption);
    return {box, value, caption};
}

/// No value: the figure is not shown.
void RunHeader::fill(const Figure& figure, const QString& value, const QString& name)
{
    figure.box->setVisible(!value.isEmpty());
    figure.value->setText(value);
    figure.name->setText(name);
    figure.value->setAccessibleName(QStringLiteral("%1 %2").arg(name, value));
}

void RunHeader::setRun(const RunDetailsPtr& run, const Listing& listing)
{
    if (!m_run || m_run->folder.root != run->folder.root) {
        m_shownError.clear();
        m_error->dismiss(); // it may be of the run before
    }
    m_run = run;
    showState();
    showActions(listing);
    showFigures();
    showError();
}

void RunHeader::showState()
{
    const auto& state = m_run->state;
    m_glyph->setPixmap(stateIcon(stateKey(state.status)).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_name->setText(QString::fromStdString(m_run->name()));
    m_state->setText(stateText(state.status));
    QStringList doing{progressText(state), messageText(state)};
    doing.removeAll(QString());
    m_doing->setText(doing.join(QStringLiteral(" · ")));
    m_doing->setToolTip(m_doing->text());
    const auto share = shareDone(state);
    m_progress->setVisible(share && state.status != RunStatus::Finished);
    m_progress->setValue(int(1000 * share.value_or(0)));
}

void RunHeader::showActions(const Listing& listing)
{
    RunSummary run;
    run.path = listing.library.empty() ? m_run->folder.root : m_run->folder.root.lexically_relative(listing.library);
    run.kind = m_run->spec.kind;
    run.study = m_run->spec.study.value_or(std::string());
    run.state = m_run->state;
    const bool isStopping = run.state.status == RunStatus::Stopping;
    m_stop->setVisible(isWorkedOn(run, listing));
    m_stop->setText(isStopping ? tr("Stop now") : tr("Stop"));
    m_stop->setToolTip(isStopping ? tr("At once; the last checkpoint stays") : tr("After this step, with a checkpoint"));
    m_resume->setVisible(canGoOn(run, listing));
}

void RunHeader::showFigures()
{
    const QLocale locale;
    fill(m_left, timeLeftText(m_run->state), tr("left"));
    const auto speed = throughputNow(*m_run);
    fill(m_speed, speed ? locale.toString(*speed, 'f', 0) : QString(), tr("images/s"));
    const auto last = lastHeldOut(*m_run), best = bestHeldOut(*m_run);
    fill(m_last, last ? scoreText(last->score) : QString(), tr("held-out top-1"));
    fill(m_best, best ? scoreText(best->score) : QString(), best ? bestName(*best) : QString());
}

void RunHeader::showError()
{
    const auto text = m_run->state.error ? textOf(*m_run->state.error) : QString();
    if (text == m_shownError)
        return;
    m_shownError = text;
    if (text.isEmpty())
        m_error->dismiss();
    else
        m_error->show(*m_run->state.error);
}

} // namespace transect

#include "widgets/review/review_screen.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QActionGroup>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/empty_state.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/settings.h"
#include "widgets/common/texts.h"
#include "widgets/review/event_pictures.h"
#include "widgets/review/events_panel.h"
#include "widgets/review/export_progress.h"
#include "widgets/review/frame_view.h"
#include "widgets/review/player.h"
#include "widgets/review/review_session.h"
#include "widgets/review/rules_bar.h"
#include "widgets/review/score_strip.h"
#include "widgets/review/transport_bar.h"
#include "widgets/review/why_panel.h"

namespace transect {

// How the screen is laid out and wired.

ReviewScreen::ReviewScreen(Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_reader(new ReviewReader(this))
    , m_session(new ReviewSession(this))
    , m_player(new Player({}, this))
    , m_thumbnails(new Thumbnails({}, this))
    , m_export(new AnnotatedExport({}, this))
    , m_pictures(new EventPictures(this))
    , m_progress(new ExportProgress)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState({}, {}))
    , m_runs(new QComboBox)
    , m_clips(new QComboBox)
    , m_shownButton(new QToolButton)
    , m_exportButton(new QToolButton)
    , m_rules(new RulesBar(*m_session))
    , m_view(new FrameView)
    , m_transport(new TransportBar(*m_player))
    , m_strip(new ScoreStrip)
    , m_events(new EventsPanel(*m_session))
    , m_why(new WhyPanel)
    , m_keys(new QLabel)
    , m_hover(new QLabel(this, Qt::ToolTip))
{
    setObjectName("reviewScreen");
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(8);
    layout->addWidget(makeControls());
    m_rules->figures()->setContentsMargins(6, 0, 6, 0);
    layout->addWidget(m_rules->figures());
    auto* both = new QSplitter(Qt::Horizontal);
    both->setObjectName("reviewSplitter");
    both->setChildrenCollapsible(false);
    both->addWidget(makePicture());
    both->addWidget(makeSide());
    both->setStretchFactor(0, 1);
    both->setStretchFactor(1, 0);
    both->setSizes({640, 400});
    layout->addWidget(both, 1);
    m_keys->setObjectName("reviewKeys");
    m_keys->setProperty("quiet", true);
    m_keys->setContentsMargins(6, 0, 6, 0);
    m_keys->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_keys);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    m_hover->setObjectName("stripThumbnail");
    m_hover->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hover->hide();
    connectParts();
    showAwaited({});
    showOptions();
}

QWidget* ReviewScreen::makeControls()
{
    m_runs->setObjectName("reviewRun");
    m_runs->setAccessibleName(tr("Run"));
    m_runs->hide();
    m_clips->setObjectName("reviewClip");
    m_clips->setAccessibleName(tr("Clip"));
    m_clips->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_clips->setMinimumContentsLength(18);
    m_shownButton->setObjectName("reviewShown");
    m_shownButton->setText(tr("Shown"));
    m_shownButton->setToolTip(tr("What is drawn on the picture, and how much of it is seen"));
    m_shownButton->setPopupMode(QToolButton::InstantPopup);
    m_shownButton->setMenu(makeShownMenu());
    m_exportButton->setObjectName("reviewExport");
    m_exportButton->setText(tr("Export"));
    m_exportButton->setIcon(icon("export"));
    m_exportButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_exportButton->setPopupMode(QToolButton::InstantPopup);
    m_exportButton->setMenu(makeExportMenu());
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(6, 0, 6, 0);
    layout->setSpacing(8);
    layout->addWidget(m_runs);
    layout->addWidget(m_clips);
    layout->addWidget(m_rules);
    layout->addStretch(1);
    layout->addWidget(m_progress);
    layout->addWidget(m_shownButton);
    layout->addWidget(m_exportButton);
    return row;
}

QMenu* ReviewScreen::makeShownMenu()
{
    auto* menu = new QMenu(this);
    const OverlayOptions normal;
    const auto remembered = Settings().reviewShown();
    const std::tuple<QString, const char*, bool OverlayOptions::*> shown[] = {
        {tr("Skeletons"), "showSkeletons", &OverlayOptions::skeletons},
        {tr("Boxes"), "showBoxes", &OverlayOptions::boxes},
        {tr("Names and scores"), "showNames", &OverlayOptions::names},
        {tr("Trails"), "showTrails", &OverlayOptions::trails},
        {tr("Errors of the joints"), "showErrors", &OverlayOptions::jointErrors},
        {tr("What the network expected"), "showGhosts", &OverlayOptions::reconstructions},
    };
    for (const auto& [text, name, member] : shown) {
        auto* action = menu->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(remembered ? remembered->contains(QLatin1String(name)) : normal.*member);
        connect(action, &QAction::toggled, this, [this] {
            QStringList names;
            for (const auto& [one, ignored] : m_shownActions) {
                if (one->isChecked())
                    names << one->objectName();
            }
            Settings().setReviewShown(names);
            showOptions();
        });
        m_shownActions.emplace_back(action, member);
    }
    menu->addSection(tr("Privacy"));
    auto* group = new QActionGroup(menu);
    const std::tuple<QString, const char*, Privacy> privacies[] = {{tr("Pictures as they are"), "privacyNone", Privacy::Pictures},
                                                                   {tr("Persons blurred"), "privacyPersons", Privacy::BlurredPersons},
                                                                   {tr("Pictures blurred"), "privacyPictures", Privacy::BlurredPictures},
                                                                   {tr("Skeletons only"), "privacySkeletons", Privacy::SkeletonsOnly}};
    for (const auto& [text, name, privacy] : privacies) {
        auto* action = group->addAction(menu->addAction(text));
        action->setObjectName(name);
        action->setCheckable(true);
        const bool isRemembered = Settings().reviewPrivacy() == QLatin1String(name);
        action->setChecked(privacy == Privacy::Pictures || isRemembered);
        if (isRemembered)
            setPrivacy(privacy);
        connect(action, &QAction::triggered, this, [this, privacy, remembered = QString::fromLatin1(name)] {
            Settings().setReviewPrivacy(remembered);
            setPrivacy(privacy);
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Folder of the videos…"), this, &ReviewScreen::locateVideos)->setObjectName("locateVideos");
    return menu;
}

QMenu* ReviewScreen::makeExportMenu()
{
    auto* menu = new QMenu(this);
    menu->addAction(tr("Annotated video of the selected events…"), this, &ReviewScreen::exportVideo)->setObjectName("exportVideo");
    menu->addAction(tr("A video of each selected event…"), this, &ReviewScreen::exportVideos)->setObjectName("exportVideos");
    menu->addAction(tr("Sheet of thumbnails…"), this, &ReviewScreen::exportThumbnails)->setObjectName("exportThumbnails");
    menu->addAction(tr("Report, HTML or PDF…"), this, &ReviewScreen::exportReport)->setObjectName("exportReport");
    menu->addAction(tr("Events, scores and masks…"), this, &ReviewScreen::exportFiles)->setObjectName("exportFiles");
    menu->addAction(tr("False alarms as normal tracks…"), this, &ReviewScreen::exportNormalTracks)->setObjectName("exportNormalTracks");
    menu->addSeparator();
    menu->addAction(tr("Add another reviewer's verdicts…"), this, &ReviewScreen::mergeVerdicts)->setObjectName("mergeVerdicts");
    return menu;
}

QWidget* ReviewScreen::makePicture()
{
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->setContentsMargins(6, 0, 6, 0);
    auto* upper = new QWidget;
    auto* layout = new QVBoxLayout(upper);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_transport);
    splitter->addWidget(upper);
    splitter->addWidget(m_strip);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    splitter->setSizes({520, 230});
    return splitter;
}

QWidget* ReviewScreen::makeSide()
{
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->setContentsMargins(6, 0, 6, 0);
    m_events->layout()->setContentsMargins(0, 0, 0, 8);
    m_why->layout()->setContentsMargins(0, 8, 0, 0);
    splitter->addWidget(m_events);
    splitter->addWidget(m_why);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({460, 280});
    splitter->setMinimumWidth(300);
    return splitter;
}

void ReviewScreen::connectParts()
{
    connect(m_empty, &EmptyState::triggered, this, &ReviewScreen::videoRequested);
    connect(m_runs, &QComboBox::activated, this, &ReviewScreen::chooseRun);
    connect(m_clips, &QComboBox::activated, this, [this](int index) { chooseClip(std::size_t(index)); });
    connect(m_reader, &ReviewReader::dataRead, this, &ReviewScreen::opened);
    connect(m_reader, &ReviewReader::clipRead, this, &ReviewScreen::clipCame);
    connect(m_reader, &ReviewReader::progressed, this, [this](double part) { m_empty->setReading(tr("Reading the scores, %1…").arg(percentText(part))); });
    connect(m_reader, &ReviewReader::failed, this, &ReviewScreen::readingFailed);
    connect(m_session, &ReviewSession::failed, this, &ReviewScreen::failed);
    connect(m_session, &ReviewSession::eventsChanged, this, &ReviewScreen::eventsChanged);
    connect(m_session, &ReviewSession::verdictsChanged, this, &ReviewScreen::showStripEvents);
    connect(m_session, &ReviewSession::chosenChanged, this, &ReviewScreen::chosenChanged);
    connect(m_events, &EventsPanel::activated, this, &ReviewScreen::playEvent);
    m_events->model().thumbnail = [this](std::size_t event) { return rowPicture(event); };
    connect(m_thumbnails, &Thumbnails::ready, this, [this](const QString& clip, qint64 frame) { thumbnailCame(clip, frame); });
    m_events->table()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_events->table(), &QWidget::customContextMenuRequested, this, &ReviewScreen::showEventsMenu);
    connect(m_player, &Player::frameReady, m_view, &FrameView::showFrame);
    connect(m_view, &FrameView::zoomChanged, this, [this] { m_player->setHalving(m_view->wantsHalves()); });
    connect(m_player, &Player::positionChanged, this, [this](qint64 frame) { showMoment(frame); });
    connect(m_player, &Player::indexing, m_view, &FrameView::setIndexing);
    connect(m_player, &Player::failed, m_view, &FrameView::setFailure);
    connect(m_player, &Player::opened, this, &ReviewScreen::compareVideo);
    m_explainSoon.setSingleShot(true);
    m_explainSoon.setInterval(150);
    connect(&m_explainSoon, &QTimer::timeout, this, &ReviewScreen::explain);
    connect(m_player, &Player::playingChanged, this, &ReviewScreen::explain);
    m_lateClip.setSingleShot(true);
    m_lateClip.setInterval(200);
    connect(&m_lateClip, &QTimer::timeout, this, [this] { emptyClip(tr("Reading the clip…")); });
    connect(m_view, &FrameView::personClicked, this, [this](qint64 person) { showPerson(person); });
    connect(m_view, &FrameView::groundClicked, this, [this] { showPerson(-1); });
    connect(m_strip, &ScoreStrip::seekRequested, this, [this](std::int64_t frame) { m_player->seek(frame); });
    connect(m_strip, &ScoreStrip::thresholdDragged, m_session, &ReviewSession::dragThreshold);
    connect(m_strip, &ScoreStrip::thresholdDropped, m_session, &ReviewSession::dropThreshold);
    connect(m_strip, &ScoreStrip::personClicked, this, &ReviewScreen::showPerson);
    connect(m_strip, &ScoreStrip::hovered, this, &ReviewScreen::showThumbnail);
    connect(m_why, &WhyPanel::personClicked, this, &ReviewScreen::showPerson);
    connect(m_why, &WhyPanel::seekRequested, this, [this](std::int64_t frame) { m_player->seek(frame); });
    connect(m_transport, &TransportBar::previousRequested, this, [this] { stepEvents(-1); });
    connect(m_transport, &TransportBar::nextRequested, this, [this] { stepEvents(1); });
    connect(m_transport, &TransportBar::loopToggled, this, &ReviewScreen::loopEvent);
    connect(m_player, &Player::opened, this, &ReviewScreen::loopEvent);
    connectExport();
}

/// Keys that what has the focus needs for itself are not taken by the actions of the screen.
bool ReviewScreen::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        auto* focus = focusWidget();
        const bool presses = key == Qt::Key_Space && (qobject_cast<QAbstractButton*>(focus) || qobject_cast<QComboBox*>(focus));
        const bool types = qobject_cast<QAbstractSpinBox*>(focus) && !static_cast<QKeyEvent*>(event)->text().trimmed().isEmpty();
        if (presses || types) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace transect

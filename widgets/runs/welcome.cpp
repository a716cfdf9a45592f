#include "widgets/runs/welcome.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "widgets/common/flow_layout.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

namespace transect {

namespace {

constexpr int columnWidth = 640;

QLabel* quietLabel(const QString& text)
{
    auto* label = new QLabel(text);
    label->setProperty("quiet", true);
    label->setWordWrap(true);
    return label;
}

QLabel* heading(const QString& text, int pixels = 15)
{
    auto* label = new QLabel(text);
    label->setFont(Theme::current().font(pixels, QFont::DemiBold));
    label->setWordWrap(true);
    return label;
}

/// A hidden part takes no room: its spacing is inside.
QVBoxLayout* partLayout(QWidget* part)
{
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 16, 0, 0);
    layout->setSpacing(8);
    return layout;
}

/// What there is on the left, what can be done with it on the right.
QHBoxLayout* offer(const QString& name, const QString& description, QPushButton* button)
{
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(new QLabel(name));
    if (!description.isEmpty())
        texts->addWidget(quietLabel(description));
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addLayout(texts, 1);
    row->addWidget(button, 0, Qt::AlignVCenter);
    return row;
}

} // namespace

Welcome::Welcome(const ReadyMadeList& studies, QWidget* parent)
    : QWidget(parent)
    , m_demo(new QWidget)
    , m_libraries(new QWidget)
{
    setObjectName("welcome");
    auto* content = new QWidget;
    content->setMaximumWidth(columnWidth);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(heading(tr("What do pre-trained representations learn, and when?"), 22));
    column->addWidget(quietLabel(tr("Pre-train a network, evaluate every checkpoint on a target, and see which moment is good for what. Or find what is irregular in how people move in a video. This library has no runs yet.")));
    column->addWidget(m_demo);
    partLayout(m_demo)->addLayout(demoRow());
    column->addSpacing(16);
    column->addWidget(heading(tr("Ready-made studies")));
    if (studies.problem) {
        auto* message = new MessageBar;
        message->show(*studies.problem);
        column->addWidget(message);
    }
    for (const auto& study : studies.studies)
        column->addLayout(studyRow(study, &study == &studies.studies.front()));
    column->addSpacing(16);
    column->addLayout(buttonRow());
    partLayout(m_libraries);
    column->addWidget(m_libraries);

    auto* page = new QWidget;
    auto* centre = new QHBoxLayout;
    centre->addStretch(1);
    centre->addWidget(content, columnWidth);
    centre->addStretch(1);
    auto* vertical = new QVBoxLayout(page);
    vertical->setContentsMargins(0, 0, 0, 0);
    vertical->addStretch(2);
    vertical->addLayout(centre);
    vertical->addStretch(3);
    auto* scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    setHasDemo(false);
    setLibraries({});
}

QLayout* Welcome::studyRow(const ReadyMade& study, bool isFirst)
{
    auto* start = new QPushButton(tr("Look and start"));
    start->setObjectName("study." + study.name);
    start->setAccessibleName(tr("Look at the study %1 and start it").arg(study.name));
    start->setProperty("primary", isFirst);
    if (isFirst)
        m_first = start;
    connect(start, &QPushButton::clicked, this, [this, name = study.name] { Q_EMIT studyRequested(name); });
    return offer(study.name, study.description, start);
}

QLayout* Welcome::demoRow()
{
    auto* open = new QPushButton(tr("Open the demo result"));
    open->setObjectName("welcomeDemo");
    connect(open, &QPushButton::clicked, this, &Welcome::demoRequested);
    return offer(tr("A finished study"), tr("What the demo left on this machine: its transfer curve, spectra and training."), open);
}

QLayout* Welcome::buttonRow()
{
    auto* create = new QPushButton(tr("New run…"));
    create->setObjectName("welcomeNew");
    auto* open = new QPushButton(tr("Open library…"));
    open->setObjectName("welcomeOpen");
    auto* video = new QPushButton(tr("Review a video…"));
    video->setObjectName("welcomeVideo");
    connect(video, &QPushButton::clicked, this, &Welcome::videoRequested);
    connect(create, &QPushButton::clicked, this, &Welcome::newRequested);
    connect(open, &QPushButton::clicked, this, &Welcome::openRequested);
    auto* checkpoints = new QPushButton(tr("Study checkpoints…"));
    checkpoints->setObjectName("welcomeCheckpoints");
    checkpoints->setToolTip(tr("A folder of checkpoints that another program wrote or is writing"));
    connect(checkpoints, &QPushButton::clicked, this, &Welcome::checkpointsRequested);
    auto* buttons = new FlowLayout(8);
    for (auto* button : {create, checkpoints, video, open})
        buttons->addWidget(button);
    return buttons;
}

/// Who comes here begins with the first study, however the list of libraries grew meanwhile.
void Welcome::focusFirst()
{
    const auto* focused = window()->focusWidget();
    if (m_first && isVisible() && (!focused || !focused->isVisible() || isAncestorOf(focused)))
        m_first->setFocus();
}

void Welcome::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    QMetaObject::invokeMethod(this, &Welcome::focusFirst, Qt::QueuedConnection); // after what shows the page has placed the focus
}

void Welcome::setHasDemo(bool has)
{
    m_demo->setVisible(has);
}

void Welcome::setLibraries(const QStringList& folders)
{
    const auto* focused = window()->focusWidget();
    const bool hadFocus = focused && m_libraries->isAncestorOf(focused);
    // One of them may be the button that was clicked.
    while (auto* item = m_libraries->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_libraries->setVisible(!folders.isEmpty());
    if (folders.isEmpty())
        return;
    m_libraries->layout()->addWidget(heading(tr("Recent libraries")));
    for (const auto& folder : folders) {
        auto* open = new QPushButton(isolated(fontMetrics().elidedText(folder, Qt::ElideMiddle, columnWidth - 48)));
        open->setObjectName("library." + folder);
        open->setAccessibleName(tr("Open the library %1").arg(folder));
        open->setProperty("flat", true);
        open->setToolTip(isolated(folder));
        open->setStyleSheet("text-align: left; padding: 0;");
        open->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        connect(open, &QPushButton::clicked, this, [this, folder] { Q_EMIT libraryRequested(folder); });
        m_libraries->layout()->addWidget(open);
    }
    if (hadFocus)
        focusFirst();
}

} // namespace transect

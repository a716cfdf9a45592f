#include "widgets/runs/welcome.h"

#include <algorithm>

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "record/json.h"
#include "widgets/common/theme.h"

namespace transect {

namespace {

QLabel* quietLabel(const QString& text)
{
    auto* label = new QLabel(text);
    label->setProperty("quiet", true);
    label->setWordWrap(true);
    return label;
}

} // namespace

std::vector<ReadyStudy> readyStudies(const std::filesystem::path& folder)
{
    std::vector<ReadyStudy> studies;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
        if (entry.path().extension() != ".json")
            continue;
        try {
            const auto json = readJsonFile(entry.path());
            studies.push_back({QString::fromStdString(json.value("name", entry.path().stem().string())), QString::fromStdString(json.value("description", "")), entry.path(), json.value("seeds", Json::array({0})).size()});
        } catch (const std::exception&) {
            // A study that cannot be read is not offered.
        }
    }
    std::ranges::sort(studies, {}, [](const ReadyStudy& study) { return std::pair(study.seeds, study.name); });
    return studies;
}

Welcome::Welcome(const std::vector<ReadyStudy>& studies, QWidget* parent)
    : QWidget(parent)
{
    setObjectName("welcome");
    auto* column = new QVBoxLayout;
    column->setSpacing(8);
    auto* title = new QLabel(tr("What do pre-trained representations learn, and when?"));
    title->setFont(Theme::current().font(22, QFont::DemiBold));
    title->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(quietLabel(tr("Pre-train a network, evaluate every checkpoint on a target, and see which moment is good for what. This library has no runs yet.")));
    column->addSpacing(16);
    auto* heading = new QLabel(tr("Ready-made studies"));
    heading->setFont(Theme::current().font(15, QFont::DemiBold));
    column->addWidget(heading);
    for (const auto& study : studies) {
        auto* row = new QHBoxLayout;
        row->setSpacing(16);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(0);
        texts->addWidget(new QLabel(study.name));
        if (!study.description.isEmpty())
            texts->addWidget(quietLabel(study.description));
        row->addLayout(texts, 1);
        auto* start = new QPushButton(tr("Look and start"));
        start->setObjectName("study." + study.name);
        start->setAccessibleName(tr("Look at the study %1 and start it").arg(study.name));
        start->setProperty("primary", &study == &studies.front());
        const auto file = QString::fromStdString(study.file.string());
        connect(start, &QPushButton::clicked, this, [this, file] { Q_EMIT studyRequested(file); });
        row->addWidget(start, 0, Qt::AlignVCenter);
        column->addLayout(row);
    }
    column->addSpacing(16);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto* create = new QPushButton(tr("New run…"));
    create->setObjectName("welcomeNew");
    auto* open = new QPushButton(tr("Open library…"));
    open->setObjectName("welcomeOpen");
    connect(create, &QPushButton::clicked, this, &Welcome::newRequested);
    connect(open, &QPushButton::clicked, this, &Welcome::openRequested);
    buttons->addWidget(create);
    buttons->addWidget(open);
    buttons->addStretch();
    column->addLayout(buttons);

    auto* content = new QWidget;
    content->setLayout(column);
    content->setMaximumWidth(640);
    auto* centre = new QHBoxLayout;
    centre->addStretch(1);
    centre->addWidget(content, 8);
    centre->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(centre);
    layout->addStretch(3);
}

} // namespace transect

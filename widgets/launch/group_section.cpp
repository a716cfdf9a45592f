#include "widgets/launch/group_section.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
#include "widgets/launch/form_members.h"

namespace transect {

namespace {

constexpr int indent = 16;

/// What is rarely changed starts closed: groups inside groups, and groups of little but groups.
bool startsOpen(const Parameter& parameter, int depth)
{
    const auto& members = parameter.schemas.at(0).parameters;
    const auto groups = std::ranges::count(members, ParameterType::Group, &Parameter::type);
    return depth <= 1 && std::size_t(groups) * 2 < members.size();
}

} // namespace

GroupSection::GroupSection(const Parameter& parameter, const FormPlace& place)
    : FormPart(parameter, place.path)
    , m_members(new FormMembers(parameter.schemas.at(0), place))
    , m_body(new QWidget)
    , m_title(new QToolButton)
    , m_summary(new QLabel)
    , m_open(startsOpen(parameter, place.depth))
{
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(indent, 0, 0, 4);
    body->addWidget(m_members);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(titleRow());
    layout->addWidget(m_body);
    connect(m_title, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
    connect(m_members, &FormMembers::edited, this, [this] {
        showState();
        Q_EMIT edited();
    });
    showState();
}

QWidget* GroupSection::titleRow()
{
    m_title->setText(labelOf(parameter().name));
    m_title->setObjectName("section." + QString::fromStdString(path()));
    m_title->setStyleSheet("padding: 0 4px 0 0; font-weight: 600;");
    m_title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_title->setToolTip(QString::fromStdString(parameter().help));
    m_summary->setProperty("quiet", true);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_summary, 1);
    return widget;
}

std::optional<Json> GroupSection::changed() const
{
    const auto members = m_members->changed();
    return members.empty() ? std::optional<Json>() : members;
}

void GroupSection::set(const Json* given)
{
    m_members->set(given && given->is_object() ? *given : Json::object());
    if (changedCount() > 0)
        m_open = true;
    showState();
}

int GroupSection::changedCount() const
{
    return m_members->changedCount();
}

bool GroupSection::filter(const QString& words)
{
    m_searching = !words.isEmpty();
    // Who searches for the section wants all of it.
    const bool isWhole = isFound(words);
    const bool found = m_members->filter(isWhole ? QString() : words) || isWhole;
    setFound(found);
    showState();
    return found;
}

FormPart* GroupSection::nearest(const std::string& path)
{
    if (!pathIsWithin(path))
        return nullptr;
    auto* found = m_members->nearest(path);
    return found ? found : this;
}

QWidget* GroupSection::control()
{
    return m_title;
}

void GroupSection::addBelow(QWidget* widget)
{
    m_body->layout()->addWidget(widget);
}

void GroupSection::setOpen(bool open)
{
    m_open = open;
    showState();
}

void GroupSection::showState()
{
    const bool open = m_open || m_searching;
    const int count = changedCount();
    const auto help = QString::fromStdString(parameter().help);
    m_body->setVisible(open);
    m_title->setIcon(icon(open ? "down" : "forward"));
    m_summary->setText(open || count == 0 ? help : tr("%1 (%n changed)", nullptr, count).arg(help));
    m_title->setAccessibleName(tr("Section %1, %2").arg(m_title->text(), open ? tr("open") : tr("closed")));
    m_title->setAccessibleDescription(m_summary->text());
}

} // namespace transect

#include "widgets/launch/launch_choice.h"

#include <algorithm>

#include "widgets/common/theme.h"

namespace transect {

void LaunchChoice::startOver()
{
    draft = original;
    wrongText.clear();
}

LaunchChoices::LaunchChoices(QWidget* parent)
    : QListWidget(parent)
{
    setObjectName("launchChoices");
    setAccessibleName(tr("What to launch"));
    setFixedWidth(208);
    setStyleSheet("QListView::item { padding-left: 8px; border: 0px solid transparent; }");
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT chosen();
    });
}

void LaunchChoices::addHeading(const QString& title)
{
    auto* item = new QListWidgetItem(title, this);
    item->setFlags(Qt::NoItemFlags);
    item->setFont(Theme::current().font(11, QFont::DemiBold));
}

void LaunchChoices::add(const LaunchChoice& choice)
{
    if (auto* known = find(choice.id)) {
        *known = choice;
        const int place = int(known - m_choices.data());
        for (int row = 0; row < count(); ++row) {
            if (item(row)->flags() != Qt::NoItemFlags && item(row)->data(Qt::UserRole).toInt() == place)
                item(row)->setText(choice.title);
        }
        return;
    }
    m_choices.push_back(choice);
    auto* item = new QListWidgetItem(choice.title, this);
    item->setData(Qt::UserRole, int(m_choices.size()) - 1);
    item->setToolTip(choice.help);
}

LaunchChoice* LaunchChoices::find(const QString& id)
{
    const auto found = std::ranges::find(m_choices, id, &LaunchChoice::id);
    return found == m_choices.end() ? nullptr : &*found;
}

LaunchChoice* LaunchChoices::current()
{
    const auto* item = currentItem();
    return item && item->flags() != Qt::NoItemFlags ? &m_choices[std::size_t(item->data(Qt::UserRole).toInt())] : nullptr;
}

void LaunchChoices::choose(const QString& id)
{
    for (int row = 0; row < count(); ++row) {
        const bool isChoice = item(row)->flags() != Qt::NoItemFlags;
        if (!isChoice || m_choices[std::size_t(item(row)->data(Qt::UserRole).toInt())].id != id)
            continue;
        if (row == currentRow())
            Q_EMIT chosen();
        setCurrentRow(row);
        return;
    }
}

} // namespace transect

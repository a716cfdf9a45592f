#include "widgets/launch/differences.h"

#include <algorithm>

#include <QHeaderView>

#include "widgets/common/texts.h"
#include "widgets/launch/field_text.h"

namespace transect {

namespace {

constexpr int rowsAtMost = 4;

bool hasMembers(const Json& json)
{
    return json.is_object() || (json.is_array() && !json.empty() && json.front().is_object());
}

Json memberOf(const Json& json, const std::string& name)
{
    return json.is_object() ? json.value(name, Json()) : Json();
}

void compare(const Json& before, const Json& after, const std::string& path, std::vector<Difference>& found);

void compareLists(const Json& before, const Json& after, const std::string& path, std::vector<Difference>& found)
{
    const std::size_t first = before.is_array() ? before.size() : 0, second = after.is_array() ? after.size() : 0;
    for (std::size_t i = 0; i < std::max(first, second); ++i)
        compare(i < first ? before[i] : Json(), i < second ? after[i] : Json(), path + "." + std::to_string(i), found);
}

void compareObjects(const Json& before, const Json& after, const std::string& path, std::vector<Difference>& found)
{
    const auto place = [&](const std::string& name) { return path.empty() ? name : path + "." + name; };
    auto names = before.is_object() ? before : Json::object();
    if (after.is_object())
        names.update(after);
    for (const auto& [name, value] : names.items())
        compare(memberOf(before, name), memberOf(after, name), place(name), found);
}

void compare(const Json& before, const Json& after, const std::string& path, std::vector<Difference>& found)
{
    if (before == after)
        return;
    // A whole run that one of them lacks is one difference.
    if (hasMembers(before) && hasMembers(after))
        return before.is_array() ? compareLists(before, after, path, found) : compareObjects(before, after, path, found);
    found.push_back({path, before, after});
}

QString shown(const Json& value)
{
    if (value.is_null())
        return DifferenceList::tr("not set");
    const auto text = textOfValue(value);
    return text.isEmpty() ? DifferenceList::tr("none") : text;
}

} // namespace

std::vector<Difference> differences(const Json& before, const Json& after)
{
    std::vector<Difference> found;
    compare(before, after, {}, found);
    return found;
}

DifferenceList::DifferenceList(QWidget* parent)
    : QTreeWidget(parent)
{
    setObjectName("differences");
    setAccessibleName(tr("Differences to the original"));
    setHeaderLabels({tr("Differs from the original"), tr("Original"), tr("Now")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setTabKeyNavigation(false);
    header()->resizeSection(0, 320);
    header()->resizeSection(1, 220);
    connect(this, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) { Q_EMIT chosen(item->data(0, Qt::UserRole).toString()); });
}

void DifferenceList::setDifferences(const std::vector<Difference>& list)
{
    clear();
    for (const auto& difference : list) {
        auto* item = new QTreeWidgetItem(this, {placeText(difference.path), shown(difference.before), shown(difference.after)});
        item->setData(0, Qt::UserRole, QString::fromStdString(difference.path));
        item->setToolTip(0, QString::fromStdString(difference.path));
        for (const int column : {1, 2})
            item->setToolTip(column, item->text(column));
    }
    const int rows = std::clamp(int(list.size()), 1, rowsAtMost);
    setFixedHeight(header()->sizeHint().height() + rows * sizeHintForRow(0) + 2);
}

} // namespace transect

#include "widgets/runs/comparison.h"

#include <algorithm>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "widgets/common/texts.h"
#include "widgets/runs/card_parts.h"
#include "widgets/runs/value_text.h"

namespace transect {

namespace {

const auto missing = QStringLiteral("–");

using Values = std::vector<std::pair<std::string, Json>>;

Values valuesOf(const ListedRun& run, const RunDetails& details)
{
    Values values{{"kind", run.kind}};
    if (run.seed)
        values.emplace_back("seed", *run.seed);
    for (auto& value : flattened(details.spec.parameters))
        values.push_back(std::move(value));
    for (const auto& best : run.best)
        values.emplace_back(nameOf(best).toStdString(), best.score);
    return values;
}

/// Every place once, in the order in which the runs name them.
std::vector<std::string> placesOf(const std::vector<Values>& all)
{
    std::vector<std::string> places;
    for (const auto& values : all) {
        for (const auto& [place, value] : values) {
            if (std::ranges::find(places, place) == places.end())
                places.push_back(place);
        }
    }
    return places;
}

const Json* valueAt(const Values& values, const std::string& place)
{
    const auto found = std::ranges::find(values, place, &Values::value_type::first);
    return found == values.end() ? nullptr : &found->second;
}

} // namespace

std::vector<ComparedValue> differencesOf(const RunGroup& runs, const std::vector<RunDetailsPtr>& details)
{
    std::vector<Values> all;
    for (std::size_t i = 0; i < runs.size(); ++i)
        all.push_back(details[i] ? valuesOf(*runs[i], *details[i]) : Values());
    const auto unread = std::ranges::count(details, nullptr);
    const bool isOneKind = std::ranges::all_of(runs, [&](const ListedRun* run) { return run->kind == runs.front()->kind; });
    std::vector<ComparedValue> rows;
    for (const auto& place : placesOf(all)) {
        ComparedValue row{place, {}};
        std::vector<const Json*> held;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto* value = valueAt(all[i], place);
            row.values << (value ? valueText(*value) : missing);
            if (value)
                held.push_back(value);
        }
        const bool isSame = std::ranges::all_of(held, [&](const Json* value) { return *value == *held.front(); });
        const bool isLacking = held.size() + std::size_t(unread) < all.size();
        if (!isSame || (isOneKind && isLacking))
            rows.push_back(std::move(row));
    }
    return rows;
}

Comparison::Comparison(QWidget* parent)
    : QWidget(parent)
    , m_title(cardTitle("comparisonTitle"))
    , m_note(cardText())
    , m_table(new QTreeWidget)
{
    m_note->setObjectName("comparisonNote");
    m_table->setObjectName("comparisonTable");
    m_table->setAccessibleName(tr("In what the chosen runs differ"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setTabKeyNavigation(false);
    m_table->setSortingEnabled(true);
    m_table->setTextElideMode(Qt::ElideMiddle);
    auto* copyAction = new QAction(tr("Copy table"), m_table);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copyAction);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copyAction, &QAction::triggered, this, &Comparison::copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
}

void Comparison::setRuns(RunGroup runs, const std::function<RunDetailsPtr(const ListedRun&)>& detailsOf)
{
    const auto chosen = int(runs.size());
    runs.resize(std::min(runs.size(), mostCompared));
    std::vector<RunDetailsPtr> details;
    std::ranges::transform(runs, std::back_inserter(details), [&](const ListedRun* run) { return detailsOf(*run); });
    QStringList names;
    for (const auto* run : runs)
        names << QString::fromStdString(shownName(*run));
    const auto rows = differencesOf(runs, details);
    const auto unread = std::ranges::count(details, nullptr);
    setText(*m_title, int(runs.size()) < chosen ? tr("The first %1 of %n run(s)", nullptr, chosen).arg(runs.size()) : tr("%n run(s) compared", nullptr, chosen));
    setText(*m_note, unread > 0 ? tr("%n run(s) not read yet", nullptr, int(unread)) : rows.empty() ? tr("They have the same parameters and figures.") : tr("In what they differ"));
    showTable(names, rows);
}

void Comparison::showTable(const QStringList& names, const std::vector<ComparedValue>& rows)
{
    m_table->setVisible(!rows.empty());
    if (names == m_names && rows == m_rows)
        return;
    const bool isSameShape = names == m_names && std::ranges::equal(rows, m_rows, {}, &ComparedValue::place, &ComparedValue::place);
    m_names = names;
    m_rows = rows;
    m_table->setSortingEnabled(false);
    if (!isSameShape) {
        m_table->clear();
        m_table->setColumnCount(int(names.size()) + 1);
        m_table->setHeaderLabels(QStringList{tr("Parameter")} + names);
        for (int column = 1; column <= names.size(); ++column)
            m_table->headerItem()->setToolTip(column, names.at(column - 1));
        for (const auto& row : rows)
            new QTreeWidgetItem(m_table, {placeText(row.place)});
        m_table->header()->setSortIndicator(-1, Qt::AscendingOrder);
    }
    for (int i = 0; i < m_table->topLevelItemCount(); ++i) {
        auto* item = m_table->topLevelItem(i);
        const auto row = std::ranges::find_if(rows, [&](const ComparedValue& one) { return placeText(one.place) == item->text(0); });
        item->setToolTip(0, QString::fromStdString(row->place));
        for (int column = 1; column <= names.size(); ++column) {
            item->setText(column, row->values.at(column - 1));
            item->setToolTip(column, item->text(column));
        }
    }
    if (!isSameShape) {
        for (int column = 0; column <= names.size(); ++column) {
            m_table->resizeColumnToContents(column);
            m_table->setColumnWidth(column, std::clamp(m_table->columnWidth(column), 64, 136));
        }
    }
    m_table->setSortingEnabled(true);
}

/// All of it, so that it can be pasted into a sheet.
void Comparison::copy() const
{
    auto text = (QStringList{tr("Parameter")} + m_names).join(u'\t') + u'\n';
    for (const auto& row : m_rows)
        text += QString::fromStdString(row.place) + u'\t' + row.values.join(u'\t') + u'\n';
    QApplication::clipboard()->setText(text);
}

} // namespace transect

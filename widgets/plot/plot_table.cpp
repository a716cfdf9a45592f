#include "widgets/plot/plot_table.h"

#include <set>

#include <QAbstractTableModel>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/plot/chart.h"
#include "widgets/plot/series_table.h"

namespace transect {

namespace {

std::set<int> upTo(int count)
{
    std::set<int> numbers;
    for (int i = 0; i < count; ++i)
        numbers.insert(numbers.end(), i);
    return numbers;
}

/// Numbers as programs read them.
QString plainText(const QModelIndex& index)
{
    const auto raw = index.data(Qt::UserRole);
    return raw.userType() == QMetaType::Double ? tableNumber(raw.toDouble()) : index.data().toString().replace(u'\n', u' ');
}

} // namespace

PlotTable::PlotTable(Chart& chart, QWidget* parent)
    : QWidget(parent)
    , m_rows(new QSortFilterProxyModel(this))
    , m_view(new QTableView)
{
    setWindowTitle(chart.title());
    m_rows->setSourceModel(chart.tableModel());
    m_rows->setSortRole(Qt::UserRole);
    m_rows->setFilterKeyColumn(-1);
    m_rows->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_rows);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->setShowGrid(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(26);
    m_view->horizontalHeader()->setResizeContentsPrecision(100);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->resizeColumnsToContents();
    m_view->setWordWrap(false);
    m_view->setAccessibleName(tr("Values of %1").arg(chart.title()));
    auto* filter = new QLineEdit;
    filter->setPlaceholderText(tr("Filter"));
    filter->setAccessibleName(tr("Filter"));
    filter->setClearButtonEnabled(true);
    connect(filter, &QLineEdit::textChanged, m_rows, &QSortFilterProxyModel::setFilterFixedString);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(filter);
    layout->addWidget(m_view);
    resize(640, 420);
}

QString PlotTable::chosenText() const
{
    std::set<int> rows, columns;
    for (const auto& index : m_view->selectionModel()->selectedIndexes()) {
        rows.insert(index.row());
        columns.insert(index.column());
    }
    if (rows.empty()) {
        rows = upTo(m_rows->rowCount());
        columns = upTo(m_rows->columnCount());
    }
    QStringList heads, lines;
    for (const int column : columns)
        heads << m_rows->headerData(column, Qt::Horizontal).toString();
    lines << heads.join(u'\t');
    for (const int row : rows) {
        QStringList fields;
        for (const int column : columns)
            fields << plainText(m_rows->index(row, column));
        lines << fields.join(u'\t');
    }
    return lines.join(u'\n');
}

void PlotTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(chosenText());
    else if (event->key() == Qt::Key_Escape && isWindow())
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace transect

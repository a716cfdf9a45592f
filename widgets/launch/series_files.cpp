#include "widgets/launch/series_files.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/launch/series_model.h"

namespace transect {

SeriesFiles::SeriesFiles(QWidget* parent)
    : QWidget(parent)
    , m_model(new SeriesModel(this))
    , m_view(new QTableView)
    , m_count(new QLabel)
    , m_forget(new QPushButton(tr("As read from the names")))
{
    build();
    connect(m_model, &SeriesModel::corrected, this, &SeriesFiles::showCount);
    connect(m_forget, &QPushButton::clicked, m_model, &SeriesModel::forgetCorrections);
    showCount();
}

void SeriesFiles::build()
{
    auto* rows = new QSortFilterProxyModel(this);
    rows->setSourceModel(m_model);
    rows->setSortRole(Qt::UserRole);
    m_view->setObjectName("seriesFiles");
    m_view->setAccessibleName(tr("Files of the series"));
    m_view->setModel(rows);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(SeriesModel::Epoch, Qt::AscendingOrder);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(26);
    auto* header = m_view->horizontalHeader();
    header->setSectionResizeMode(SeriesModel::File, QHeaderView::Interactive);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->resizeSection(SeriesModel::File, 248);
    header->resizeSection(SeriesModel::Epoch, 88);
    header->resizeSection(SeriesModel::Step, 88);
    header->setStretchLastSection(true);
    m_view->installEventFilter(this);
    m_count->setObjectName("seriesCount");
    m_count->setProperty("quiet", true);
    m_forget->setObjectName("forgetCorrections");
    m_forget->setProperty("flat", true);
    m_forget->setAutoDefault(false);
    m_forget->setToolTip(tr("Forgets the epochs and the choice of files that were entered here"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_count, 1);
    row->addWidget(m_forget);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_view, 1);
    layout->addLayout(row);
}

void SeriesFiles::setReport(const SeriesReport& report)
{
    const auto nameOf = [](const QModelIndex& index) { return index.siblingAtColumn(SeriesModel::File).data().toString(); };
    const auto current = nameOf(m_view->currentIndex());
    const int column = std::max(0, m_view->currentIndex().column());
    QStringList chosen;
    for (const auto& index : m_view->selectionModel()->selectedRows())
        chosen << nameOf(index);
    m_model->setReport(report);
    auto* selection = m_view->selectionModel();
    for (int row = 0; row < m_view->model()->rowCount(); ++row) {
        const auto index = m_view->model()->index(row, column);
        if (nameOf(index) == current)
            selection->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        if (chosen.contains(nameOf(index)))
            selection->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    showCount();
}

void SeriesFiles::showCount()
{
    const int in = m_model->includedCount(), out = m_model->rowCount() - in;
    auto text = tr("%n checkpoint(s)", nullptr, in);
    if (out > 0)
        text += QStringLiteral(", ") + tr("%n left out", nullptr, out);
    m_count->setText(m_model->rowCount() == 0 ? QString() : text);
    m_forget->setVisible(m_model->isCorrected());
}

bool SeriesFiles::eventFilter(QObject* watched, QEvent* event)
{
    return (event->type() == QEvent::KeyPress && pressed(static_cast<QKeyEvent&>(*event))) || QWidget::eventFilter(watched, event);
}

bool SeriesFiles::pressed(QKeyEvent& event)
{
    if (event.key() == Qt::Key_Space) {
        turn();
        return true;
    }
    if (!event.matches(QKeySequence::Copy))
        return false;
    QStringList lines;
    for (const auto& index : m_view->selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < SeriesModel::ColumnCount; ++column)
            cells << index.siblingAtColumn(column).data().toString();
        lines << cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    return true;
}

/// All as the current one.
void SeriesFiles::turn()
{
    const auto current = m_view->currentIndex().siblingAtColumn(SeriesModel::File);
    const auto wanted = current.data(Qt::CheckStateRole) == Qt::Checked ? Qt::Unchecked : Qt::Checked;
    const QList<QPersistentModelIndex> chosen = [this] {
        QList<QPersistentModelIndex> list;
        for (const auto& index : m_view->selectionModel()->selectedRows(SeriesModel::File))
            list << index;
        return list;
    }();
    for (const auto& index : chosen) {
        if (index.data(Qt::CheckStateRole) != wanted)
            m_view->model()->setData(index, wanted, Qt::CheckStateRole);
    }
}

} // namespace transect

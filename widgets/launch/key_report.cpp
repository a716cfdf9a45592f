#include "widgets/launch/key_report.h"

#include <array>

#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/common/texts.h"

namespace transect {

namespace {

/// What asks for a look comes first.
constexpr std::array states{"missing", "unexpected", "matched", "left_out"};

QString stateName(const std::string& state)
{
    if (state == "missing")
        return KeyReport::tr("missing");
    if (state == "unexpected")
        return KeyReport::tr("unexpected");
    return state == "matched" ? KeyReport::tr("matched") : KeyReport::tr("left out");
}

} // namespace

KeyReport::KeyReport(QWidget* parent)
    : QWidget(parent)
    , m_file(new QLabel)
    , m_state(new QComboBox)
    , m_keys(new QStandardItemModel(0, 2, this))
    , m_ofState(new QSortFilterProxyModel(this))
    , m_rows(new QSortFilterProxyModel(this))
    , m_view(new QTableView)
{
    m_ofState->setSourceModel(m_keys);
    m_ofState->setFilterKeyColumn(1);
    m_rows->setSourceModel(m_ofState);
    m_rows->setFilterKeyColumn(0);
    m_rows->setFilterCaseSensitivity(Qt::CaseInsensitive);
    build();
    connect(m_state, &QComboBox::currentIndexChanged, this, [this] {
        const auto state = m_state->currentData().toString();
        m_ofState->setFilterRegularExpression(state.isEmpty() ? QString() : QRegularExpression::anchoredPattern(QRegularExpression::escape(state)));
    });
}

void KeyReport::build()
{
    m_keys->setHorizontalHeaderLabels({tr("Key"), tr("State")});
    m_state->setObjectName("keyState");
    m_state->setAccessibleName(tr("Keys of which state"));
    m_file->setProperty("quiet", true);
    auto* search = new QLineEdit;
    search->setObjectName("keySearch");
    search->setPlaceholderText(tr("Search keys"));
    search->setAccessibleName(tr("Search keys by name"));
    search->setClearButtonEnabled(true);
    search->addAction(icon("search"), QLineEdit::LeadingPosition);
    connect(search, &QLineEdit::textChanged, m_rows, &QSortFilterProxyModel::setFilterFixedString);
    auto* copyButton = new QPushButton(icon("copy"), tr("Copy"));
    copyButton->setObjectName("copyKeys");
    copyButton->setToolTip(tr("Copies the chosen keys, or all that are shown"));
    copyButton->setAutoDefault(false);
    connect(copyButton, &QPushButton::clicked, this, &KeyReport::copy);
    m_view->setObjectName("keys");
    m_view->setAccessibleName(tr("Keys of the weights"));
    m_view->setModel(m_rows);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(26);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(search, 1);
    row->addWidget(m_state);
    row->addWidget(copyButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_file);
}

void KeyReport::setReport(const SeriesReport& report)
{
    const auto chosen = m_state->currentData();
    m_keys->removeRows(0, m_keys->rowCount());
    m_state->clear();
    m_state->addItem(tr("All keys"), QString());
    for (const auto* state : states) {
        const auto found = report.keys.find(state);
        if (found == report.keys.end() || found->second.empty())
            continue;
        m_state->addItem(QStringLiteral("%1 (%2)").arg(stateName(state)).arg(found->second.size()), stateName(state));
        for (const auto& name : found->second)
            m_keys->appendRow({new QStandardItem(QString::fromStdString(name)), new QStandardItem(stateName(state))});
    }
    m_state->setCurrentIndex(std::max(0, m_state->findData(chosen)));
    m_file->setText(report.keysOf.empty() ? QString() : tr("of %1").arg(isolated(QFileInfo(QString::fromStdString(report.keysOf)).fileName())));
}

QString KeyReport::summary(const SeriesReport& report)
{
    QStringList parts;
    for (const auto* state : {"matched", "missing", "unexpected"}) {
        const auto found = report.keys.find(state);
        parts << QStringLiteral("%1 %2").arg(found == report.keys.end() ? 0 : found->second.size()).arg(stateName(state));
    }
    return parts.join(QStringLiteral(", "));
}

QString KeyReport::chosenText() const
{
    const auto* chosen = m_view->selectionModel();
    QStringList lines;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        if (!chosen->hasSelection() || chosen->isRowSelected(row, {}))
            lines << m_rows->index(row, 0).data().toString() + u'\t' + m_rows->index(row, 1).data().toString();
    }
    return lines.join(u'\n');
}

void KeyReport::copy()
{
    QGuiApplication::clipboard()->setText(chosenText());
}

void KeyReport::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QWidget::keyPressEvent(event);
}

} // namespace transect

#include "widgets/transfer/measure_ranking.h"

#include <algorithm>
#include <cmath>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>

#include "widgets/common/choice_box.h"
#include "widgets/common/texts.h"

namespace transect {

MeasureRanking::MeasureRanking(QWidget* parent)
    : QWidget(parent)
    , m_caption(new QLabel)
    , m_curves(new QComboBox)
    , m_table(new QTableWidget(0, 4))
{
    m_caption->setProperty("quiet", true);
    m_caption->setWordWrap(true);
    m_curves->setObjectName("transferRankingCurve");
    m_curves->setAccessibleName(tr("Curve that the measures are ranked for"));
    m_table->setObjectName("transferRanking");
    m_table->setAccessibleName(tr("Which measure would have picked the checkpoint"));
    m_table->setHorizontalHeaderLabels({tr("Measure"), tr("Picks"), tr("Regret, pt"), tr("τ")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeaderItem(1)->setToolTip(tr("The checkpoint that the measure would have chosen"));
    m_table->horizontalHeaderItem(2)->setToolTip(tr("Percentage points of FE on test that are lost against the best checkpoint"));
    m_table->horizontalHeaderItem(3)->setToolTip(tr("Kendall's τ with FE over the checkpoints"));
    m_table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    setMinimumWidth(320);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_caption, 1);
    row->addWidget(m_curves);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_table, 1);
    connect(m_curves, &QComboBox::currentIndexChanged, this, &MeasureRanking::fill);
    hide();
}

void MeasureRanking::setFigure(const TransferFigure& figure)
{
    m_ranked.clear();
    for (const auto& one : figure.curves()) {
        if (one.curve.mode != "fe" || one.curve.part != "full" || one.isMean())
            continue;
        auto ranks = measureRanks(one.study(), one.curve);
        if (!ranks.empty())
            m_ranked.push_back({one.id, figure.nameOf(one), one.curve, std::move(ranks)});
    }
    std::vector<Choice> choices;
    for (const auto& one : m_ranked)
        choices.push_back({one.name, one.id});
    setChoices(*m_curves, choices);
    m_curves->setVisible(m_ranked.size() > 1);
    setVisible(!m_ranked.empty());
    fill();
}

void MeasureRanking::choose(int curve)
{
    m_curves->setCurrentIndex(curve);
}

QString MeasureRanking::caption() const
{
    return m_ranked.empty() ? QString() : tr("%1: which measure would have picked the checkpoint").arg(isolated(m_curves->currentText()));
}

void MeasureRanking::fill()
{
    m_caption->setText(m_ranked.size() > 1 ? tr("Which measure would have picked the checkpoint of") : caption());
    const auto index = m_curves->currentIndex();
    if (index < 0 || index >= int(m_ranked.size())) {
        m_table->setRowCount(0);
        return;
    }
    const auto& ranked = m_ranked[std::size_t(index)];
    m_table->setRowCount(int(ranked.ranks.size()));
    const QLocale locale;
    for (int row = 0; row < int(ranked.ranks.size()); ++row) {
        const auto& rank = ranked.ranks[std::size_t(row)];
        const auto& chosen = ranked.curve.points[rank.chosen];
        const bool isPartial = rank.count < ranked.curve.points.size();
        const QStringList texts{isPartial ? tr("%1, of %2 checkpoints").arg(measureName(rank.name)).arg(rank.count) : measureName(rank.name),
                                tr("epoch %1").arg(locale.toString(chosen.epoch, 'g', 4)), locale.toString(100 * rank.regret, 'f', 1),
                                std::isnan(rank.tau) ? QStringLiteral("–") : locale.toString(rank.tau, 'f', 2).replace(u'-', u'−')};
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = m_table->item(row, column);
            if (!item)
                m_table->setItem(row, column, item = new QTableWidgetItem);
            item->setText(texts[column]);
            item->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            item->setToolTip(tr("Over %n checkpoint(s); regret is the best FE on test less that of the checkpoint it would choose", nullptr, int(rank.count)));
        }
    }
}

} // namespace transect

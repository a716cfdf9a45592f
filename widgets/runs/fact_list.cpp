#include "widgets/runs/fact_list.h"

#include <algorithm>

#include <QFormLayout>
#include <QLabel>

namespace transect {

FactList::FactList(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QFormLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(16);
    m_layout->setVerticalSpacing(4);
    m_layout->setRowWrapPolicy(QFormLayout::WrapLongRows);
}

FactList::Row FactList::insertRow(int at)
{
    Row row{new QLabel, new QLabel};
    row.name->setProperty("quiet", true);
    row.name->setAlignment(Qt::AlignTop);
    row.value->setAlignment(Qt::AlignTop);
    row.value->setWordWrap(true);
    row.value->setTextFormat(Qt::PlainText);
    row.value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row.name->setTextFormat(Qt::PlainText);
    m_layout->insertRow(at, row.name, row.value);
    return row;
}

void FactList::setFacts(const std::vector<Fact>& facts)
{
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto& fact = facts[i];
        const auto same = std::find_if(m_rows.begin() + std::ptrdiff_t(std::min(i, m_rows.size())), m_rows.end(), [&](const Row& row) { return row.name->text() == fact.name; });
        if (same == m_rows.end()) {
            m_rows.insert(m_rows.begin() + std::ptrdiff_t(i), insertRow(int(i)));
            m_rows[i].name->setText(fact.name);
        } else {
            for (auto gone = same - m_rows.begin(); gone > std::ptrdiff_t(i); --gone) {
                m_layout->removeRow(int(i));
                m_rows.erase(m_rows.begin() + std::ptrdiff_t(i));
            }
        }
        auto* value = m_rows[i].value;
        if (value->text() != fact.value)
            value->setText(fact.value);
        value->setAccessibleName(fact.name);
    }
    while (m_rows.size() > facts.size()) {
        m_layout->removeRow(int(m_rows.size()) - 1);
        m_rows.pop_back();
    }
}

} // namespace transect

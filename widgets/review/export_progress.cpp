#include "widgets/review/export_progress.h"

#include <cmath>

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

#include "widgets/common/icons.h"

namespace transect {

ExportProgress::ExportProgress(QWidget* parent)
    : QWidget(parent)
    , m_bar(new QProgressBar)
{
    setObjectName("exportProgress");
    m_bar->setObjectName("exportBar");
    m_bar->setFixedWidth(140);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    auto* cancel = new QToolButton;
    cancel->setObjectName("exportCancel");
    cancel->setIcon(icon("close"));
    cancel->setToolTip(tr("Stop writing; nothing is left behind"));
    cancel->setAccessibleName(cancel->toolTip());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_bar);
    row->addWidget(cancel);
    connect(cancel, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT cancelled();
    });
    hide();
}

void ExportProgress::show(const QString& text, double part)
{
    m_bar->setValue(int(std::lround(1000 * part)));
    m_bar->setToolTip(text);
    m_bar->setAccessibleName(text);
    setVisible(true);
}

} // namespace transect

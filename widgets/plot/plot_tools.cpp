#include "widgets/plot/plot_tools.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include "widgets/common/icons.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/plot/heat_map.h"
#include "widgets/plot/plot.h"
#include "widgets/plot/plot_table.h"

namespace transect {

namespace {

QHBoxLayout* rowOf(QWidget* widget)
{
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    return row;
}

} // namespace

PlotTools::PlotTools(Plot& plot, QWidget* parent)
    : QWidget(parent)
    , m_row(rowOf(this))
{
    setAccessibleName(tr("Tools of the plot"));
    addView(plot);
    m_row->addSpacing(8);
    addCommon(plot);
}

PlotTools::PlotTools(HeatMap& map, QWidget* parent)
    : QWidget(parent)
    , m_row(rowOf(this))
{
    setAccessibleName(tr("Tools of the heat map"));
    auto* logarithm = add(QStringLiteral("log-y"), tr("Logarithmic colours"), tr("Colours by the logarithm of the values"));
    logarithm->setCheckable(true);
    logarithm->setChecked(map.isLogarithmic());
    connect(logarithm, &QToolButton::toggled, &map, &HeatMap::setLogarithmic);
    m_row->addSpacing(8);
    addCommon(map);
}

QToolButton* PlotTools::add(const QString& name, const QString& text, const QString& help)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(name == u"reset" ? QStringLiteral("fit") : name));
    button->setIconSize({16, 16});
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAccessibleName(text);
    button->setToolTip(help);
    m_row->addWidget(button);
    return button;
}

void PlotTools::addView(Plot& plot)
{
    auto* back = add(QStringLiteral("back"), tr("Zoom back"), tr("Back to the view before (Alt+Left)"));
    auto* forward = add(QStringLiteral("forward"), tr("Zoom forward"), tr("Forward to the view after (Alt+Right)"));
    for (auto* button : {back, forward}) // a pair that points away from each other, also where the row runs to the left
        if (layoutDirection() == Qt::RightToLeft)
            button->setIcon(icon(button == back ? QStringLiteral("forward") : QStringLiteral("back")));
    auto* reset = add(QStringLiteral("reset"), tr("Show all"), tr("Show all and follow new values (0)"));
    m_row->addSpacing(8);
    auto* logX = add(QStringLiteral("log-x"), tr("Logarithmic x"), tr("Logarithmic x axis"));
    auto* logY = add(QStringLiteral("log-y"), tr("Logarithmic y"), tr("Logarithmic y axis"));
    auto* measure = add(QStringLiteral("measure"), tr("Measure"), tr("Drag to read differences in x and y"));
    for (auto* button : {logX, logY, measure})
        button->setCheckable(true);
    connect(back, &QToolButton::clicked, &plot, &Plot::zoomBack);
    connect(forward, &QToolButton::clicked, &plot, &Plot::zoomForward);
    connect(reset, &QToolButton::clicked, &plot, &Plot::resetZoom);
    connect(logX, &QToolButton::clicked, &plot, &Plot::setLogarithmicX);
    connect(logY, &QToolButton::clicked, &plot, &Plot::setLogarithmicY);
    connect(measure, &QToolButton::clicked, &plot, &Plot::setMeasuring);
    const auto update = [=, &plot] {
        back->setEnabled(plot.canZoomBack());
        forward->setEnabled(plot.canZoomForward());
        reset->setEnabled(!plot.followsData());
        logX->setChecked(plot.xAxis().scale == Scale::Logarithmic);
        logY->setChecked(plot.yAxis().scale == Scale::Logarithmic);
        measure->setChecked(plot.isMeasuring());
    };
    connect(&plot, &Plot::viewChanged, this, update);
    update();
}

void PlotTools::addCommon(Chart& chart)
{
    auto* table = add(QStringLiteral("table"), tr("Table"), tr("Show the values as a table"));
    connect(table, &QToolButton::clicked, this, [this, &chart] { showTable(chart); });
    auto* copy = add(QStringLiteral("copy"), tr("Copy"), tr("Copy the picture or its values"));
    copy->setMenu(copyMenu(chart));
    copy->setPopupMode(QToolButton::InstantPopup);
    auto* save = add(QStringLiteral("export"), tr("Export"), tr("Write a file: PNG, SVG, PDF or CSV"));
    save->setMenu(exportMenu(chart));
    save->setPopupMode(QToolButton::InstantPopup);
}

QMenu* PlotTools::copyMenu(Chart& chart)
{
    auto* menu = new QMenu(this);
    menu->addAction(tr("Copy picture"), this, [&chart] { copyImage(chart); });
    menu->addAction(tr("Copy values"), this, [&chart] { copyTable(chart); });
    return menu;
}

QMenu* PlotTools::exportMenu(Chart& chart)
{
    auto* menu = new QMenu(this);
    auto* paper = new QAction(tr("Light colours, as on paper"), menu);
    paper->setObjectName(QStringLiteral("paper"));
    paper->setCheckable(true);
    // It is one choice for the tools of all plots.
    connect(menu, &QMenu::aboutToShow, paper, [paper] { paper->setChecked(Settings().exportsOnPaper()); });
    connect(paper, &QAction::triggered, paper, [](bool onPaper) { Settings().setExportsOnPaper(onPaper); });
    const auto write = [this, &chart](Extent extent) {
        askAndExport(chart, extent, Settings().exportsOnPaper() ? PictureColours::Paper : PictureColours::Screen);
    };
    menu->addAction(tr("Export what is shown…"), this, [write] { write(Extent::Shown); });
    menu->addAction(tr("Export everything…"), this, [write] { write(Extent::Everything); });
    menu->addSeparator();
    menu->addAction(paper);
    return menu;
}

QToolButton* PlotTools::button(const QString& name) const
{
    return findChild<QToolButton*>(name);
}

void PlotTools::hideButton(const QString& name)
{
    if (auto* wanted = button(name))
        wanted->hide();
}

void PlotTools::showTable(Chart& chart)
{
    if (!m_table) {
        m_table = new PlotTable(chart, this);
        m_table->setWindowFlag(Qt::Window);
    }
    m_table->show();
    m_table->raise();
    m_table->activateWindow();
}

void PlotTools::askAndExport(Chart& chart, Extent extent, PictureColours colours)
{
    auto* dialog = new QFileDialog(this, tr("Export %1").arg(chart.title()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Picture (*.png)"), tr("Drawing (*.svg)"), tr("Page (*.pdf)"), tr("Values (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) { dialog->setDefaultSuffix(filter.section(u'.', -1).chopped(1)); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, &chart, extent, colours](const QString& path) {
        try {
            exportChart(chart, path.toStdString(), extent, colours);
            Q_EMIT exported(path);
        } catch (const std::exception& error) {
            Q_EMIT failed(describeException(error));
        }
    });
    dialog->open();
}

} // namespace transect

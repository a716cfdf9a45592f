#include "widgets/runs/query_box.h"

#include <algorithm>

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/settings.h"
#include "widgets/common/texts.h"
#include "widgets/runs/part_completer.h"

namespace transect {

namespace {

constexpr QChar nameEnd = u'\t';

std::vector<SavedView> savedViews()
{
    std::vector<SavedView> views;
    for (const auto& line : Settings().savedQueries())
        views.push_back({line.section(nameEnd, 0, 0), line.section(nameEnd, 1)});
    return views;
}

void setSavedViews(std::vector<SavedView> views)
{
    std::ranges::sort(views, [](const SavedView& a, const SavedView& b) { return a.name.compare(b.name, Qt::CaseInsensitive) < 0; });
    QStringList lines;
    for (const auto& view : views)
        lines << view.name + nameEnd + view.query;
    Settings().setSavedQueries(lines);
}

void addSavedView(const SavedView& view)
{
    auto views = savedViews();
    std::erase_if(views, [&](const SavedView& one) { return one.name == view.name; });
    views.push_back(view);
    setSavedViews(std::move(views));
}

/// A name as the text of an action: & stands for itself.
QString actionText(const QString& name)
{
    return QString(name).replace(u'&', QStringLiteral("&&"));
}

} // namespace

QueryBox::QueryBox(QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_completer(new PartCompleter(u' ', *m_edit))
    , m_button(new QToolButton)
    , m_views(new QMenu(this))
    , m_delete(new QMenu(tr("Delete view"), this))
    , m_save(new QAction(tr("Save this filter…"), this))
    , m_problem(new QLabel)
    , m_nameRow(new QWidget)
    , m_name(new QLineEdit)
    , m_deleted(new MessageBar)
{
    m_edit->setObjectName("runsQuery");
    m_edit->setPlaceholderText(tr("Filter: kind:transfer fe>0.9"));
    m_edit->setAccessibleName(tr("Filter the runs"));
    m_edit->setToolTip(tr("Words, or kind:, state:, target:, study:, tag:, device:, seed:, fe> and ft>; a - before one turns it round"));
    m_edit->setClearButtonEnabled(true);
    m_button->setObjectName("runsViews");
    m_button->setIcon(icon("down"));
    m_button->setToolTip(tr("Saved views and columns"));
    m_button->setAccessibleName(tr("Saved views and columns"));
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setMenu(m_views);
    m_views->setObjectName("runsViewsMenu");
    m_delete->setObjectName("runsDeleteView");
    m_save->setObjectName("runsSaveView");
    m_problem->setObjectName("runsQueryProblem");
    m_problem->setProperty("bad", true);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    m_name->setObjectName("runsViewName");
    m_name->setPlaceholderText(tr("Name of the view"));
    m_name->setAccessibleName(tr("Name of the view"));
    m_name->setMaxLength(60);
    auto* keep = new QPushButton(tr("Save"));
    keep->setObjectName("runsViewSave");
    keep->setProperty("primary", true);
    keep->setEnabled(false);
    m_nameRow->hide();

    auto* nameRow = new QHBoxLayout(m_nameRow);
    nameRow->setContentsMargins(0, 0, 0, 0);
    nameRow->setSpacing(8);
    nameRow->addWidget(m_name, 1);
    nameRow->addWidget(keep);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_edit, 1);
    row->addWidget(m_button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    layout->addWidget(m_nameRow);
    layout->addWidget(m_deleted);

    connect(m_edit, &QLineEdit::textChanged, this, &QueryBox::apply);
    connect(m_edit, &QLineEdit::textEdited, this, &QueryBox::complete);
    connect(m_views, &QMenu::aboutToShow, this, &QueryBox::fillViews);
    connect(m_save, &QAction::triggered, this, &QueryBox::askForName);
    connect(m_name, &QLineEdit::textChanged, keep, [keep](const QString& name) { keep->setEnabled(!name.trimmed().isEmpty()); });
    connect(m_name, &QLineEdit::returnPressed, keep, &QPushButton::click);
    connect(keep, &QPushButton::clicked, this, &QueryBox::saveView);
    auto* escape = new QShortcut(Qt::Key_Escape, m_nameRow, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, [this] {
        m_nameRow->hide();
        m_edit->setFocus();
    });
    connect(m_deleted, &MessageBar::triggered, this, [this] {
        addSavedView(*m_lastDeleted);
        m_deleted->dismiss();
    });
}

void QueryBox::setText(const QString& text)
{
    m_edit->setText(text);
}

void QueryBox::setListing(const ListingPtr& listing)
{
    m_listing = listing;
}

/// Only while somebody types: a large library changes every second.
void QueryBox::complete()
{
    if (m_listing == m_completed)
        return;
    m_completed = m_listing;
    m_completer->setWords(RunQuery::completions(m_listing->runs));
}

void QueryBox::addMenu(QMenu* menu)
{
    m_views->addMenu(menu);
}

void QueryBox::apply()
{
    m_query = RunQuery(m_edit->text());
    const auto& problem = m_query.problem();
    m_problem->setVisible(problem.has_value());
    m_problem->setText(problem ? problem->text : QString());
    if (m_edit->property("wrong").toBool() != problem.has_value()) {
        m_edit->setProperty("wrong", problem.has_value());
        m_edit->style()->unpolish(m_edit);
        m_edit->style()->polish(m_edit);
    }
    Q_EMIT changed();
}

/// The saved views come first; what the box was given by addMenu() stays at the end.
void QueryBox::fillViews()
{
    for (auto* action : m_views->actions()) {
        if (action == m_save || action->menu() == m_delete)
            m_views->removeAction(action);
        else if (!action->menu())
            delete action;
    }
    m_delete->clear();
    auto* before = m_views->actions().value(0);
    const auto views = savedViews();
    for (const auto& view : views) {
        auto* action = new QAction(actionText(view.name), m_views);
        action->setCheckable(true);
        action->setChecked(view.query == m_edit->text().simplified());
        action->setToolTip(view.query);
        connect(action, &QAction::triggered, this, [this, view] { setText(view.query); });
        m_views->insertAction(before, action);
        m_delete->addAction(actionText(view.name), this, [this, view] { deleteView(view.name); });
    }
    if (!views.empty())
        m_views->insertSeparator(before);
    m_save->setEnabled(!m_query.isEmpty());
    m_views->insertAction(before, m_save);
    if (!views.empty())
        m_views->insertMenu(before, m_delete);
    m_views->insertSeparator(before);
}

void QueryBox::askForName()
{
    m_name->clear();
    m_nameRow->show();
    m_name->setFocus();
}

void QueryBox::saveView()
{
    addSavedView({m_name->text().simplified(), m_edit->text().simplified()});
    m_nameRow->hide();
    m_edit->setFocus();
}

void QueryBox::deleteView(const QString& name)
{
    auto views = savedViews();
    const auto found = std::ranges::find(views, name, &SavedView::name);
    if (found == views.end())
        return;
    m_lastDeleted = *found;
    views.erase(found);
    setSavedViews(std::move(views));
    m_deleted->show(MessageBar::Kind::Note, tr("The view %1 is deleted").arg(isolated(name)), tr("Undo"));
}

} // namespace transect

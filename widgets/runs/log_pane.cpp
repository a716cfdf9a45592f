#include "widgets/runs/log_pane.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include "record/error.h"
#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
#include "widgets/runs/log_tail.h"
#include "widgets/runs/log_text.h"

namespace transect {

namespace {

/// A log that grew to this while it was followed is opened anew: the window's memory has an end.
constexpr int longest = 8 * int(LogTail::most);

std::vector<int> placesOf(const QString& sought, const QString& text)
{
    std::vector<int> places;
    const auto next = [&](qsizetype from) { return sought.isEmpty() ? -1 : text.indexOf(sought, from, Qt::CaseInsensitive); };
    for (auto at = next(0); at >= 0; at = next(at + sought.size()))
        places.push_back(int(at));
    return places;
}

} // namespace

LogPane::LogPane(QWidget* parent)
    : QWidget(parent)
    , m_text(new LogText)
    , m_search(new QLineEdit)
    , m_count(new QLabel)
{
    m_text->setObjectName("logText");
    m_text->setAccessibleName(tr("Log of the chosen run"));
    m_search->setObjectName("logSearch");
    m_search->setAccessibleName(tr("Search the log"));
    m_search->setPlaceholderText(tr("Search the log"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(280);
    m_count->setObjectName("logCount");
    m_count->setProperty("quiet", true);
    m_previous = addButton("logPrevious", "back", tr("Previous hit (Shift+Return)"));
    m_next = addButton("logNext", "forward", tr("Next hit (Return)"));

    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_search);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addSpacing(4);
    row->addWidget(m_count, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_text, 1);

    connect(m_search, &QLineEdit::textChanged, this, [this] {
        search();
        go(0);
    });
    connect(m_previous, &QToolButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { go(1); });
    connect(m_text, &LogText::selectionChanged, this, &LogPane::showCount);
    setRun({});
}

LogPane::~LogPane() = default;

QToolButton* LogPane::addButton(const QString& name, const QString& iconName, const QString& text)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setIconSize({16, 16});
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

void LogPane::setRun(const std::filesystem::path& log)
{
    if (m_tail && m_tail->path() == log)
        return;
    m_tail = log.empty() ? nullptr : std::make_unique<LogTail>(log);
    m_text->clear();
    m_text->setPlaceholderText(tr("Choose a run to see its log."));
    search();
    refresh();
}

void LogPane::refresh()
{
    if (!m_tail || !isVisible())
        return;
    try {
        take();
    } catch (const Error& error) {
        const bool isMissing = error.record().code == "no-file";
        m_text->setPlaceholderText(isMissing ? tr("This run has not written a log yet.")
                                             : tr("The log cannot be read: %1").arg(QString::fromStdString(error.record().text)));
        if (isMissing && !m_text->document()->isEmpty())
            m_text->clear();
    }
}

QString LogPane::leftOutText(std::uintmax_t bytes) const
{
    const auto path = isolated(QString::fromStdString(m_tail->path().string()));
    return tr("[%1 before this are not shown; all of it is in %2]").arg(QLocale().formattedDataSize(qint64(bytes)), path);
}

void LogPane::take()
{
    if (m_text->showsEnd() && m_text->document()->characterCount() > longest)
        m_tail->startOver();
    const auto piece = m_tail->next();
    if (piece.startsOver) {
        m_text->setPlainText((piece.leftOut > 0 ? leftOutText(piece.leftOut) + u'\n' : QString()) + piece.text);
        m_text->showEnd();
        m_text->setPlaceholderText(tr("The log is empty."));
    } else if (!piece.text.isEmpty()) {
        m_text->append(piece.text);
    } else {
        return;
    }
    search();
}

/// Finds all hits anew; the view stays.
void LogPane::search()
{
    const auto sought = m_search->text();
    m_hits = placesOf(sought, sought.isEmpty() ? QString() : m_text->toPlainText());
    m_text->setMarked(m_hits, int(sought.size()));
    showCount();
}

/// Selects the next hit after the selection, the one before it, or (0) the first that does not begin before it; at the ends
/// round to the other.
void LogPane::go(int direction)
{
    if (m_hits.empty())
        return;
    const int from = m_text->textCursor().selectionStart();
    auto at = direction > 0 ? std::ranges::upper_bound(m_hits, from) : std::ranges::lower_bound(m_hits, from);
    // Without a selection the hit at the cursor is the next one.
    if (direction > 0 && !m_text->textCursor().hasSelection())
        at = std::ranges::lower_bound(m_hits, from);
    if (direction < 0)
        at = at == m_hits.begin() ? m_hits.end() - 1 : at - 1;
    choose(std::size_t((at == m_hits.end() ? m_hits.begin() : at) - m_hits.begin()));
}

void LogPane::choose(std::size_t hit)
{
    m_text->select(m_hits[hit], int(m_search->text().size()));
    showCount();
}

void LogPane::showCount()
{
    const bool any = !m_hits.empty();
    m_previous->setEnabled(any);
    m_next->setEnabled(any);
    if (m_search->text().isEmpty()) {
        m_count->clear();
        return;
    }
    const int count = int(m_hits.size());
    const auto cursor = m_text->textCursor();
    const auto at = std::ranges::lower_bound(m_hits, cursor.selectionStart());
    if (!any)
        m_count->setText(tr("not found"));
    else if (at != m_hits.end() && *at == cursor.selectionStart() && cursor.hasSelection())
        m_count->setText(tr("%1 of %n hit(s)", nullptr, count).arg(QLocale().toString(qlonglong(at - m_hits.begin() + 1))));
    else
        m_count->setText(tr("%n hit(s)", nullptr, count));
}

void LogPane::clearSearch()
{
    m_search->clear();
    m_text->setFocus();
}

/// Inside the pane its own search goes before the window's shortcuts.
bool LogPane::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Find) || (key->key() == Qt::Key_Escape && !m_search->text().isEmpty())) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void LogPane::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Find)) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    } else if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        clearSearch();
    } else if (isReturn && m_search->hasFocus()) {
        go(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void LogPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace transect

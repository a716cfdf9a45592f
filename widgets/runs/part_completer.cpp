#include "widgets/runs/part_completer.h"

#include <QLineEdit>
#include <QStringListModel>

namespace transect {

PartCompleter::PartCompleter(QChar separator, QLineEdit& edit)
    : QCompleter(&edit)
    , m_separator(separator)
    , m_edit(edit)
    , m_words(new QStringListModel(this))
{
    setModel(m_words);
    setCaseSensitivity(Qt::CaseInsensitive);
    edit.setCompleter(this);
}

void PartCompleter::setWords(const QStringList& words)
{
    // The same words again would close the list that the user is choosing from.
    if (words != m_words->stringList())
        m_words->setStringList(words);
}

/// Where the last part begins, after blanks and the '-' that turns a part round.
qsizetype PartCompleter::startIn(const QString& text) const
{
    auto start = text.lastIndexOf(m_separator) + 1;
    while (start < text.size() && (text.at(start) == u' ' || text.at(start) == u'-'))
        ++start;
    return start;
}

QString PartCompleter::pathFromIndex(const QModelIndex& index) const
{
    const auto text = m_edit.text();
    return text.left(startIn(text)) + QCompleter::pathFromIndex(index);
}

QStringList PartCompleter::splitPath(const QString& path) const
{
    // Nothing is offered to one who mends an earlier part, nor before the first letter: the list would be in the way.
    const auto part = path.mid(startIn(path));
    const bool isAtEnd = m_edit.cursorPosition() == m_edit.text().size();
    return {part.isEmpty() || !isAtEnd ? QString(QChar::Null) : part};
}

} // namespace transect

#pragma once

#include <QCompleter>

class QLineEdit;
class QStringListModel;

namespace transect {

/// Completes the last part of a line, the one after the last `separator`, and leaves the others as they are.
class PartCompleter : public QCompleter {
    Q_OBJECT

public:
    /// Belongs to `edit` and is its completer from now on.
    PartCompleter(QChar separator, QLineEdit& edit);

    void setWords(const QStringList& words);

    QString pathFromIndex(const QModelIndex& index) const override;
    QStringList splitPath(const QString& path) const override;

private:
    qsizetype startIn(const QString& text) const;

    QChar m_separator;
    QLineEdit& m_edit;
    QStringListModel* m_words;
};

} // namespace transect

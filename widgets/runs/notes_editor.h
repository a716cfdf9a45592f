#pragma once

#include <QWidget>

#include "widgets/runs/listing.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace transect {

class MessageBar;
class PartCompleter;

/// Tags and note of what is chosen, to be read and written. Saved when a field is left, and by Return in the tags and
/// Ctrl+Return in the note. A field follows the library only where that changed and the user is not at it.
class NotesEditor : public QWidget {
    Q_OBJECT

public:
    explicit NotesEditor(QWidget* parent = nullptr);
    ~NotesEditor() override;

    /// `paths`: whose they are. Of several the tags that all have are shown, and no note.
    void setRemarks(const QStringList& paths, const std::vector<const Remarks*>& remarks);
    void setKnownTags(const QStringList& tags); ///< that are offered while typing
    void editTags();
    void editNote();

Q_SIGNALS:
    void tagsEdited(const QStringList& paths, const QStringList& added, const QStringList& removed);
    void noteEdited(const QString& path, const QString& note);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QStringList typedTags() const;
    void save();
    void saveTags();
    void saveNote();
    void showTags();
    void fitNote();
    void showProblem(const std::vector<const Remarks*>& remarks);

    QStringList m_paths;
    QStringList m_tags; ///< as the library has them
    QString m_note;
    QLineEdit* m_tagsField;
    PartCompleter* m_completer;
    QLabel* m_noteLabel;
    QPlainTextEdit* m_noteField;
    MessageBar* m_problem;
};

} // namespace transect

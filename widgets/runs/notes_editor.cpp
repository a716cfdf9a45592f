#include "widgets/runs/notes_editor.h"

#include <algorithm>

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSet>
#include <QVBoxLayout>

#include "widgets/common/message_bar.h"
#include "widgets/runs/part_completer.h"

namespace transect {

namespace {

const auto tagEnd = QStringLiteral(", ");

QLabel* fieldLabel(const QString& text, QWidget* buddy)
{
    auto* label = new QLabel(text);
    label->setProperty("quiet", true);
    label->setBuddy(buddy);
    return label;
}

QStringList textsOf(const std::vector<std::string>& words)
{
    QStringList texts;
    for (const auto& word : words)
        texts << QString::fromStdString(word);
    return texts;
}

QStringList commonTags(const std::vector<const Remarks*>& remarks)
{
    auto tags = remarks.empty() ? QStringList() : textsOf(remarks.front()->notes.tags);
    for (const auto* one : remarks) {
        const auto present = textsOf(one->notes.tags);
        tags.removeIf([&](const QString& tag) { return !present.contains(tag); });
    }
    return tags;
}

QStringList without(QStringList words, const QStringList& others)
{
    words.removeIf([&](const QString& word) { return others.contains(word); });
    return words;
}

} // namespace

NotesEditor::NotesEditor(QWidget* parent)
    : QWidget(parent)
    , m_tagsField(new QLineEdit)
    , m_completer(new PartCompleter(u',', *m_tagsField))
    , m_noteField(new QPlainTextEdit)
    , m_problem(new MessageBar)
{
    m_tagsField->setObjectName("tagsField");
    m_tagsField->setAccessibleName(tr("Tags"));
    m_tagsField->setPlaceholderText(tr("Words with commas between them"));
    m_tagsField->setToolTip(tr("The filter finds a run by them: tag:good"));
    m_noteField->setObjectName("noteField");
    m_noteField->setAccessibleName(tr("Note"));
    m_noteField->setPlaceholderText(tr("What you want to remember of it"));
    m_noteField->setToolTip(tr("Saved when you leave it, or by Ctrl+Return"));
    m_noteField->setTabChangesFocus(true);
    m_noteField->document()->setDocumentMargin(6);
    m_noteField->installEventFilter(this);
    m_noteLabel = fieldLabel(tr("Note"), m_noteField);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_problem);
    layout->addSpacing(4);
    layout->addWidget(fieldLabel(tr("Tags"), m_tagsField));
    layout->addWidget(m_tagsField);
    layout->addSpacing(4);
    layout->addWidget(m_noteLabel);
    layout->addWidget(m_noteField);

    connect(m_tagsField, &QLineEdit::editingFinished, this, &NotesEditor::saveTags);
    connect(m_noteField->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &NotesEditor::fitNote);
    fitNote();
}

NotesEditor::~NotesEditor()
{
    // Fields that are taken away lose the focus, and there is nobody left to tell.
    m_tagsField->disconnect(this);
    m_noteField->removeEventFilter(this);
}

void NotesEditor::setRemarks(const QStringList& paths, const std::vector<const Remarks*>& remarks)
{
    const auto tags = commonTags(remarks);
    const auto note = remarks.size() == 1 ? QString::fromStdString(remarks.front()->notes.note) : QString();
    const bool isOther = paths != m_paths;
    if (isOther)
        save();
    const bool areTagsTyped = !isOther && typedTags() != m_tags, isNoteTyped = !isOther && m_noteField->toPlainText() != m_note;
    const bool haveTagsChanged = isOther || tags != m_tags, hasNoteChanged = isOther || note != m_note;
    m_paths = paths;
    m_tags = tags;
    m_note = note;
    if (haveTagsChanged && !areTagsTyped)
        showTags();
    if (hasNoteChanged && !isNoteTyped)
        m_noteField->setPlainText(note);
    m_noteLabel->setVisible(paths.size() == 1);
    m_noteField->setVisible(paths.size() == 1);
    showProblem(remarks);
}

/// What cannot be read is not overwritten.
void NotesEditor::showProblem(const std::vector<const Remarks*>& remarks)
{
    const auto damaged = std::ranges::find_if(remarks, [](const Remarks* one) { return one->problem.has_value(); });
    const bool isDamaged = damaged != remarks.end();
    m_tagsField->setReadOnly(isDamaged);
    m_noteField->setReadOnly(isDamaged);
    if (!isDamaged) {
        m_problem->dismiss();
        return;
    }
    const auto text = tr("The notes cannot be read and are left as they are. Mend or remove the file to write new ones.") + u'\n' + textOf(*(*damaged)->problem);
    if (m_problem->text() != text)
        m_problem->show(MessageBar::Kind::Attention, text);
}

void NotesEditor::setKnownTags(const QStringList& tags)
{
    m_completer->setWords(tags);
}

void NotesEditor::editTags()
{
    m_tagsField->setFocus();
    m_tagsField->selectAll();
}

void NotesEditor::editNote()
{
    m_noteField->setFocus();
}

QStringList NotesEditor::typedTags() const
{
    QStringList tags;
    // The comma of any of the languages.
    static const QRegularExpression commas(QStringLiteral("[,\u060C\u3001\uFF0C]"));
    for (const auto& part : m_tagsField->text().split(commas)) {
        const auto tag = QString::fromStdString(tagFrom(part.toStdString()));
        if (!tag.isEmpty() && !tags.contains(tag))
            tags << tag;
    }
    return tags;
}

void NotesEditor::showTags()
{
    m_tagsField->setText(m_tags.join(tagEnd));
}

void NotesEditor::save()
{
    saveTags();
    saveNote();
}

void NotesEditor::saveTags()
{
    const auto typed = typedTags();
    const auto added = without(typed, m_tags), removed = without(m_tags, typed);
    if (m_tagsField->text() != typed.join(tagEnd))
        m_tagsField->setText(typed.join(tagEnd));
    if (!m_paths.isEmpty() && !(added.isEmpty() && removed.isEmpty()))
        Q_EMIT tagsEdited(m_paths, added, removed);
}

void NotesEditor::saveNote()
{
    const auto typed = m_noteField->toPlainText();
    if (m_paths.size() == 1 && typed != m_note)
        Q_EMIT noteEdited(m_paths.first(), typed);
}

/// As high as its text, within bounds.
void NotesEditor::fitNote()
{
    constexpr int fewest = 2, most = 8;
    const int lines = std::clamp(int(m_noteField->document()->size().height()), fewest, most);
    constexpr int focusFrame = 2, leading = 4;
    const int around = 2 * (focusFrame + int(m_noteField->document()->documentMargin())) + leading;
    m_noteField->setFixedHeight(lines * m_noteField->fontMetrics().lineSpacing() + around);
}

bool NotesEditor::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        saveNote();
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers().testFlag(Qt::ControlModifier) && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            saveNote();
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

void NotesEditor::hideEvent(QHideEvent* event)
{
    save();
    QWidget::hideEvent(event);
}

} // namespace transect

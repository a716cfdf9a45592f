#include "widgets/launch/json_editor.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTextBlock>
#include <QVBoxLayout>

#include "widgets/common/message_bar.h"
#include "widgets/common/theme.h"
#include "widgets/launch/json_lines.h"

namespace transect {

JsonEditor::JsonEditor(QWidget* parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit)
    , m_problem(new QLabel)
{
    auto font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(13);
    m_text->setFont(font);
    m_text->setObjectName("specificationText");
    m_text->setAccessibleName(tr("Specification as JSON"));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_problem->setObjectName("jsonProblem");
    m_problem->setProperty("bad", true);
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(36);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_problem);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_setting)
            Q_EMIT edited();
    });
    connect(&Theme::current(), &Theme::changed, this, [this] { mark(m_line); });
}

void JsonEditor::setJson(const Json& json)
{
    setText(QString::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace)));
}

void JsonEditor::setText(const QString& text)
{
    if (text == m_text->toPlainText())
        return;
    m_setting = true;
    QTextCursor cursor(m_text->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    m_setting = false;
}

QString JsonEditor::text() const
{
    return m_text->toPlainText();
}

Json JsonEditor::json() const
{
    return parseJson(text().toStdString(), {});
}

void JsonEditor::showProblem(const std::optional<ErrorRecord>& problem)
{
    m_line = problem ? lineOf(*problem) : 0;
    const auto where = problem && problem->code != "bad-json" && m_line > 0 ? tr("Line %1: ").arg(m_line) : QString();
    m_problem->setText(problem ? where + textOf(*problem) : QString());
    m_text->setAccessibleDescription(m_problem->text());
    mark(m_line);
}

void JsonEditor::focusProblem()
{
    m_text->setFocus(Qt::OtherFocusReason);
    if (m_line > 0)
        m_text->setTextCursor(QTextCursor(m_text->document()->findBlockByNumber(m_line - 1)));
}

int JsonEditor::lineOf(const ErrorRecord& problem) const
{
    if (problem.code != "bad-json")
        return lineOfField(m_text->toPlainText().toStdString(), problem.path);
    static const QRegularExpression named("line (\\d+)");
    return named.match(QString::fromStdString(problem.text)).captured(1).toInt();
}

void JsonEditor::mark(int line)
{
    QList<QTextEdit::ExtraSelection> marks;
    if (line > 0) {
        QTextEdit::ExtraSelection selection;
        auto colour = Theme::current().tokens().bad;
        colour.setAlphaF(0.18f);
        selection.format.setBackground(colour);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        selection.cursor = QTextCursor(m_text->document()->findBlockByNumber(line - 1));
        marks << selection;
    }
    m_text->setExtraSelections(marks);
}

} // namespace transect

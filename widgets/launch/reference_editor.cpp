#include "widgets/launch/reference_editor.h"

#include <algorithm>

#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>

#include "widgets/common/texts.h"
#include "widgets/launch/field_editors.h"
#include "widgets/launch/field_text.h"
#include "widgets/launch/wheel_guard.h"

namespace transect {

namespace {

constexpr int referenceWidth = 216, browseWidth = 96; // together as wide as the column of controls

} // namespace

ReferenceEditor::ReferenceEditor(const Parameter& parameter, const QStringList& runs)
    : m_parameter(parameter)
{
    if (!runs.isEmpty() && !isList())
        offer(runs);
    else
        m_line = new QLineEdit;
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    control()->setFixedWidth(referenceWidth);
    row->addWidget(control());
    if (refersTo("file") || refersTo("folder"))
        row->addWidget(browseButton());
    m_line->setPlaceholderText(placeholderOf(parameter));
    if (m_box)
        connect(m_box, &QComboBox::editTextChanged, this, &FieldEditor::edited);
    else
        connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
}

void ReferenceEditor::offer(const QStringList& runs)
{
    m_box = new QComboBox;
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_line = m_box->lineEdit();
    m_box->addItems(runs);
    m_box->setCurrentIndex(-1);
    keepFromWheel(m_box);
}

QWidget* ReferenceEditor::control()
{
    return m_box ? static_cast<QWidget*>(m_box) : m_line;
}

QWidget* ReferenceEditor::browseButton()
{
    auto* button = new QPushButton(tr("Browse"));
    button->setFixedWidth(browseWidth);
    button->setAutoDefault(false);
    button->setAccessibleName(tr("%1: browse").arg(labelOf(m_parameter.name)));
    if (!refersTo("file") || !refersTo("folder")) {
        connect(button, &QPushButton::clicked, this, [this] { browse(refersTo("folder")); });
        return button;
    }
    auto* menu = new QMenu(button);
    menu->addAction(isList() ? tr("Files") : tr("A file"), this, [this] { browse(false); });
    menu->addAction(tr("A folder"), this, [this] { browse(true); });
    button->setMenu(menu);
    return button;
}

void ReferenceEditor::browse(bool isForFolder)
{
    auto* dialog = new QFileDialog(this, labelOf(m_parameter.name), placeNow());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (isForFolder)
        dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setFileMode(isForFolder ? QFileDialog::Directory : isList() ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::filesSelected, this, &ReferenceEditor::take);
    dialog->open();
}

/// Where what is named now is; empty where that is no place: the dialog then opens where one was closed last.
QString ReferenceEditor::placeNow() const
{
    const auto now = isList() ? QString() : m_line->text().trimmed();
    if (now.isEmpty() || !QFileInfo::exists(now))
        return {};
    return QFileInfo(now).absolutePath();
}

/// To a list they are added.
void ReferenceEditor::take(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    auto list = Json::array();
    if (const auto now = value(); now && now->is_array())
        list = *now;
    for (const auto& path : paths)
        list.push_back(path.toStdString());
    m_line->setText(isList() ? textOfValue(list) : paths.front());
    if (!m_box)
        Q_EMIT edited(); // the box says so itself
}

bool ReferenceEditor::refersTo(const char* what) const
{
    return std::ranges::find(m_parameter.refersTo, what) != m_parameter.refersTo.end();
}

std::optional<Json> ReferenceEditor::value() const
{
    return valueOfText(m_parameter, m_line->text());
}

void ReferenceEditor::setValue(const Json& value)
{
    const QSignalBlocker blocker(m_box);
    if (const auto text = textOfValue(value); text != m_line->text())
        m_line->setText(text);
}

} // namespace transect

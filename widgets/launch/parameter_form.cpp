#include "widgets/launch/parameter_form.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
#include "widgets/launch/field_text.h"
#include "widgets/launch/form_members.h"
#include "widgets/launch/group_section.h"

namespace transect {

namespace {

QLabel* quietLabel(const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setProperty("quiet", true);
    return label;
}

} // namespace

ParameterForm::ParameterForm(const Schema& schema, FormContext context, const std::string& prefix, QWidget* parent)
    : QWidget(parent)
    , m_schema(schema)
    , m_context(std::move(context))
    , m_prefix(prefix)
    , m_search(new QLineEdit)
    , m_count(quietLabel("changedCount"))
    , m_nothing(quietLabel("nothingFound"))
    , m_help(quietLabel("focusedHelp"))
    , m_scroll(new QScrollArea)
    , m_members(new FormMembers(m_schema, {m_prefix, {}, 0, m_context}))
{
    build();
    connect(m_search, &QLineEdit::textChanged, this, &ParameterForm::search);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { explainFocused(now); });
    connect(m_members, &FormMembers::edited, this, [this] {
        showCount();
        Q_EMIT edited();
    });
    showCount();
}

// Its fields lose the focus when it is no ParameterForm any more.
ParameterForm::~ParameterForm()
{
    disconnect(qApp, nullptr, this, nullptr);
}

void ParameterForm::build()
{
    m_nothing->hide();
    m_nothing->setAlignment(Qt::AlignHCenter);
    m_help->setWordWrap(true);
    m_help->setMinimumHeight(36);
    m_help->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto* page = new QWidget;
    auto* inside = new QVBoxLayout(page);
    inside->setContentsMargins(0, 0, 16, 16);
    inside->addWidget(m_nothing);
    inside->addWidget(m_members);
    inside->addStretch();
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(searchRow());
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_help);
}

QWidget* ParameterForm::searchRow()
{
    m_search->setObjectName("parameterSearch");
    m_search->setPlaceholderText(tr("Search parameters"));
    m_search->setAccessibleName(tr("Search parameters by name or meaning"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon("search"), QLineEdit::LeadingPosition);
    m_search->setFixedWidth(264);
    m_search->installEventFilter(this);
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(m_search);
    row->addWidget(m_count, 1);
    return widget;
}

Json ParameterForm::values() const
{
    return m_members->changed();
}

void ParameterForm::setValues(const Json& values)
{
    m_members->set(values);
    showCount();
}

int ParameterForm::changedCount() const
{
    return m_members->changedCount();
}

std::optional<ErrorRecord> ParameterForm::problem() const
{
    try {
        complete(m_schema, values(), m_prefix);
        return std::nullopt;
    } catch (const Error& error) {
        return error.record();
    }
}

void ParameterForm::focusField(const std::string& path)
{
    auto* part = m_members->nearest(path);
    if (!part)
        return;
    for (auto* widget = part->parentWidget(); widget && widget != this; widget = widget->parentWidget()) {
        if (auto* section = qobject_cast<GroupSection*>(widget))
            section->setOpen(true);
    }
    part->control()->setFocus(Qt::OtherFocusReason);
    m_scroll->ensureWidgetVisible(part->control());
}

void ParameterForm::addBelow(const std::string& path, QWidget* widget)
{
    if (auto* section = qobject_cast<GroupSection*>(m_members->nearest(placed(path))))
        section->addBelow(widget);
}

void ParameterForm::search(const QString& words)
{
    const bool found = m_members->filter(words.trimmed());
    m_nothing->setText(tr("No parameter has \"%1\" in its name or its meaning.").arg(words.trimmed()));
    m_nothing->setVisible(!found);
}

void ParameterForm::explainFocused(QWidget* focused)
{
    if (!isAncestorOf(focused))
        return;
    for (auto* widget = focused; widget && widget != this; widget = widget->parentWidget()) {
        if (const auto* part = qobject_cast<FormPart*>(widget)) {
            m_help->setText(labelOf(part->parameter().name) + ": " + explanation(part->parameter()));
            return;
        }
    }
}

void ParameterForm::showCount()
{
    const int count = changedCount();
    m_count->setText(count == 0 ? tr("All at their defaults") : tr("%n parameter(s) differ from the default", nullptr, count));
}

bool ParameterForm::eventFilter(QObject* watched, QEvent* event)
{
    const auto key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent*>(event)->key() : 0;
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    focusNextChild();
    return true;
}

std::string ParameterForm::placed(const std::string& path) const
{
    return m_prefix.empty() ? path : m_prefix + "." + path;
}

} // namespace transect

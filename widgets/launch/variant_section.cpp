#include "widgets/launch/variant_section.h"

#include <algorithm>

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "record/error.h"
#include "widgets/common/texts.h"
#include "widgets/launch/field_row.h"
#include "widgets/launch/field_text.h"
#include "widgets/launch/focus_order.h"
#include "widgets/launch/form_members.h"
#include "widgets/launch/note_label.h"
#include "widgets/launch/wheel_guard.h"

namespace transect {

namespace {

constexpr int indent = 16, boxWidth = 264;

std::string nameIn(const Json& variant)
{
    const auto& name = variant.is_object() && variant.contains("name") ? variant.at("name") : variant;
    return name.is_string() ? name.get<std::string>() : std::string();
}

Json membersIn(const Json& variant)
{
    auto members = variant.is_object() ? variant : Json::object();
    members.erase("name");
    return members;
}

/// Those members that `schema` has too.
void carryOver(const Json& members, const Schema& schema, Json& into)
{
    for (const auto& [name, value] : members.items()) {
        if (std::ranges::find(schema.parameters, name, &Parameter::name) != schema.parameters.end())
            into[name] = value;
    }
}

} // namespace

VariantSection::VariantSection(const Parameter& parameter, const FormPlace& place)
    : FormPart(parameter, place.path)
    , m_place(place)
    , m_default(completeDefault(parameter).value_or(Json()))
    , m_box(new QComboBox)
    , m_label(new QLabel(labelOf(parameter.name)))
    , m_help(new NoteLabel)
    , m_reset(makeResetButton(m_label->text(), place.path))
    , m_body(new QWidget)
{
    fillBox();
    build();
    connectControls();
    set(nullptr);
}

void VariantSection::fillBox()
{
    if (parameter().optional || m_default.is_null())
        m_box->addItem(parameter().optional ? tr("not set") : tr("choose one"), QString());
    for (const auto& schema : parameter().schemas) {
        const auto name = QString::fromStdString(schema.name);
        m_box->addItem(name, name);
        m_box->setItemData(m_box->count() - 1, QString::fromStdString(schema.help), Qt::ToolTipRole);
    }
    m_box->setObjectName("field." + QString::fromStdString(path()));
    m_box->setAccessibleName(placeText(path()));
    m_box->setToolTip(QString::fromStdString(parameter().help));
    keepFromWheel(m_box);
    m_box->setFixedWidth(boxWidth);
    m_label->setToolTip(m_box->toolTip());
    m_label->setBuddy(m_box);
}

void VariantSection::build()
{
    m_label->setFixedWidth(labelWidth(m_place.depth));
    m_reset->setToolTip(tr("Back to the default, with all that follows"));
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(indent, 0, 0, 4);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 8, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_label, 0, 0);
    grid->addWidget(m_box, 0, 1);
    grid->addWidget(m_reset, 0, 2);
    grid->addWidget(m_help, 1, 1, 1, 3);
    grid->addWidget(m_body, 2, 0, 1, 4);
    grid->setColumnMinimumWidth(1, controlColumn);
    grid->setColumnStretch(3, 1);
}

void VariantSection::connectControls()
{
    connect(m_box, &QComboBox::activated, this, &VariantSection::chooseByUser);
    connect(m_reset, &QToolButton::clicked, this, &VariantSection::reset);
}

const Schema* VariantSection::chosen() const
{
    const auto found = std::ranges::find(parameter().schemas, m_name, &Schema::name);
    return found == parameter().schemas.end() ? nullptr : &*found;
}

std::optional<Json> VariantSection::changed() const
{
    if (!chosen())
        return m_default.is_null() ? std::optional<Json>() : Json();
    Json json{{"name", m_name}};
    json.update(m_members->changed());
    try {
        return completeOne(parameter(), json) == m_default ? std::optional<Json>() : json;
    } catch (const Error&) {
        return json;
    }
}

void VariantSection::set(const Json* given)
{
    m_remembered.clear();
    const auto& variant = given ? *given : m_default;
    choose(nameIn(variant), membersIn(variant));
}

int VariantSection::changedCount() const
{
    const int inside = m_members ? m_members->changedCount() : 0;
    return inside + (changed() && m_name != nameIn(m_default) ? 1 : 0);
}

void VariantSection::choose(const std::string& name, const Json& members)
{
    const bool isSame = m_members && name == m_name;
    m_name = name;
    m_box->setCurrentIndex(std::max(0, m_box->findData(QString::fromStdString(name))));
    if (!isSame) {
        delete m_members;
        m_members = nullptr;
    }
    if (const auto* schema = chosen(); schema && !m_members) {
        m_members = new FormMembers(*schema, m_place);
        m_body->layout()->addWidget(m_members);
        m_members->show(); // now, not with the next event: the next key may be Tab
        moveFocusAfter(m_reset, m_members);
        connect(m_members, &FormMembers::edited, this, [this] {
            showState();
            Q_EMIT edited();
        });
        m_members->filter(m_words);
    }
    if (m_members)
        m_members->set(members);
    showState();
}

void VariantSection::chooseByUser()
{
    const auto members = m_members ? m_members->changed() : Json::object();
    if (m_members)
        m_remembered[m_name] = members;
    const auto name = m_box->currentData().toString().toStdString();
    auto next = m_remembered.contains(name) ? m_remembered.at(name) : Json::object();
    const auto schema = std::ranges::find(parameter().schemas, name, &Schema::name);
    if (schema != parameter().schemas.end())
        carryOver(members, *schema, next);
    choose(name, next);
    Q_EMIT edited();
}

void VariantSection::reset()
{
    set(nullptr);
    m_box->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

bool VariantSection::filter(const QString& words)
{
    const bool isWhole = isFound(words);
    m_words = isWhole ? QString() : words;
    const bool found = (m_members && m_members->filter(m_words)) || isWhole;
    setFound(found);
    return found;
}

FormPart* VariantSection::nearest(const std::string& path)
{
    if (!pathIsWithin(path))
        return nullptr;
    auto* found = m_members ? m_members->nearest(path) : nullptr;
    return found ? found : this;
}

QWidget* VariantSection::control()
{
    return m_box;
}

void VariantSection::showState()
{
    const auto* schema = chosen();
    const bool differs = changed().has_value() && !m_default.is_null();
    const auto help = QString::fromStdString(schema ? schema->help : parameter().help);
    m_help->setNote(help);
    m_box->setAccessibleDescription(help);
    m_body->setVisible(schema && !schema->parameters.empty());
    showDifference(*m_label, *m_reset, differs);
}

} // namespace transect

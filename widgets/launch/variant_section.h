#pragma once

#include <map>

#include "widgets/launch/form_part.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace transect {

class FormMembers;
class NoteLabel;

/// A choice of alternatives; the parameters of the chosen one follow. What two alternatives share by name keeps what was
/// entered, and what only one has is remembered until it is chosen again.
class VariantSection : public FormPart {
    Q_OBJECT

public:
    VariantSection(const Parameter& parameter, const FormPlace& place);

    std::optional<Json> changed() const override;
    void set(const Json* given) override;
    int changedCount() const override;
    bool filter(const QString& words) override;
    FormPart* nearest(const std::string& path) override;
    QWidget* control() override;

private:
    void build();
    void fillBox();
    void connectControls();
    const Schema* chosen() const; ///< nullptr: not set
    void choose(const std::string& name, const Json& members);
    void chooseByUser();
    void reset();
    void showState();

    const FormPlace m_place;
    Json m_default; ///< complete; null where there is none
    QComboBox* m_box;
    QLabel* m_label;
    NoteLabel* m_help;
    QToolButton* m_reset;
    QWidget* m_body;
    FormMembers* m_members = nullptr;
    std::string m_name; ///< of the alternative that m_members shows
    std::map<std::string, Json> m_remembered;
    QString m_words;
};

} // namespace transect

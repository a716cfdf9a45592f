#pragma once

#include "widgets/launch/form_part.h"

class QLabel;
class QToolButton;

namespace transect {

class FormMembers;

/// A group: a title that opens and closes, and the members below it.
class GroupSection : public FormPart {
    Q_OBJECT

public:
    GroupSection(const Parameter& parameter, const FormPlace& place);

    std::optional<Json> changed() const override;
    void set(const Json* given) override;
    int changedCount() const override;
    bool filter(const QString& words) override;
    FormPart* nearest(const std::string& path) override;
    QWidget* control() override;

    void addBelow(QWidget* widget); ///< under the members
    void setOpen(bool open);

private:
    QWidget* titleRow();
    void showState();

    FormMembers* m_members;
    QWidget* m_body;
    QToolButton* m_title;
    QLabel* m_summary;
    bool m_open = true, m_searching = false;
};

} // namespace transect

#pragma once

#include <QComboBox>

#include "widgets/launch/field_editor.h"

namespace transect {

/// A data set: one that the engine knows (what was found comes first, with its place), or any folder or file.
class DataSetPicker : public FieldEditor {
    Q_OBJECT

public:
    explicit DataSetPicker(const std::vector<KnownDataSet>& dataSets);
    std::optional<Json> value() const override;
    void setValue(const Json& value) override;
    QWidget* control() override { return m_box; }
    QString note() const override;
    bool needsAttention() const override;

private:
    void addDataSet(const KnownDataSet& dataSet);
    const KnownDataSet* chosen() const; ///< nullptr: another one
    QWidget* browseButton();
    void choose(const QString& path);

    std::vector<KnownDataSet> m_dataSets;
    QComboBox* m_box;
};

} // namespace transect

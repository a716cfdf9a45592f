#pragma once

#include <string>
#include <vector>

#include <QTreeWidget>

#include "record/json.h"

namespace transect {

/// One value that two specifications have differently; null: not there.
struct Difference {
    std::string path;
    Json before, after;
};

/// Values are compared one by one, lists of values as a whole.
std::vector<Difference> differences(const Json& before, const Json& after);

/// Differences as a list: what, before, now.
class DifferenceList : public QTreeWidget {
    Q_OBJECT

public:
    explicit DifferenceList(QWidget* parent = nullptr);

    void setDifferences(const std::vector<Difference>& differences);

Q_SIGNALS:
    void chosen(const QString& path); ///< by double click or Return
};

} // namespace transect

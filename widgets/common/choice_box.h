#pragma once

#include <vector>

#include <QString>

class QComboBox;

namespace transect {

struct Choice {
    QString text, key; ///< the key is the item's data and what a choice is known by
};

/// Offers `choices` without a signal and keeps the chosen one by its key, else takes the first; does nothing where they are
/// the same, so that an open list stays open.
void setChoices(QComboBox& box, const std::vector<Choice>& choices);

} // namespace transect

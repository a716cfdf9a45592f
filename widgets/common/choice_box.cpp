#include "widgets/common/choice_box.h"

#include <algorithm>

#include <QComboBox>
#include <QSignalBlocker>

namespace transect {

void setChoices(QComboBox& box, const std::vector<Choice>& choices)
{
    bool isSame = box.count() == int(choices.size());
    for (int i = 0; isSame && i < box.count(); ++i)
        isSame = box.itemText(i) == choices[std::size_t(i)].text && box.itemData(i).toString() == choices[std::size_t(i)].key;
    if (isSame)
        return;
    const QSignalBlocker quiet(box);
    const auto chosen = box.currentData().toString();
    box.clear();
    for (const auto& [text, key] : choices)
        box.addItem(text, key);
    box.setCurrentIndex(choices.empty() ? -1 : std::max(0, box.findData(chosen)));
}

} // namespace transect

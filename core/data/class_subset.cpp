#include "data/class_subset.h"

#include <algorithm>

#include "data/selection.h"
#include "record/error.h"
#include "record/hash.h"
#include "record/parameters.h"

namespace transect {

namespace {

class ClassSubset : public DataSet {
public:
    /// `newLabels` has one entry for each class of `data`: -1 for those that are left out.
    ClassSubset(DataSetPtr data, const std::vector<std::int64_t>& newLabels, const std::vector<std::string>& classNames)
        : m_data(std::move(data))
    {
        m_name = m_data->name();
        m_classNames = classNames;
        std::string identity = m_data->fingerprint();
        for (const auto& className : classNames)
            identity += '\n' + className;
        m_fingerprint = sha256Hex(identity);
        for (std::int64_t index = 0; index < m_data->size(); ++index) {
            const auto label = newLabels[static_cast<std::size_t>(m_data->labels()[static_cast<std::size_t>(index)])];
            if (label < 0)
                continue;
            m_indices.push_back(index);
            m_labels.push_back(label);
        }
    }

    ImageView image(std::int64_t index, Image& scratch) const override { return m_data->image(m_indices[static_cast<std::size_t>(index)], scratch); }

private:
    DataSetPtr m_data;
    Indices m_indices;
};

} // namespace

DataSetPtr classSubset(DataSetPtr data, const std::vector<std::string>& classNames)
{
    const auto& known = data->classNames();
    std::vector<std::int64_t> newLabels(known.size(), -1);
    for (std::size_t i = 0; i < classNames.size(); ++i) {
        const auto found = std::ranges::find(known, classNames[i]);
        if (found == known.end()) {
            const auto nearest = nearestSpelling(classNames[i], known);
            throw Error("bad-field", "the data set \"" + data->name() + "\" has no class \"" + classNames[i] + "\"", "classes",
                nearest.empty() ? "its classes begin with \"" + known.front() + "\"" : "did you mean \"" + nearest + "\"?");
        }
        auto& label = newLabels[static_cast<std::size_t>(found - known.begin())];
        if (label >= 0)
            throw Error("bad-field", "the class \"" + classNames[i] + "\" stands twice", "classes", "name each class once");
        label = static_cast<std::int64_t>(i);
    }
    return std::make_shared<ClassSubset>(std::move(data), newLabels, classNames);
}

} // namespace transect

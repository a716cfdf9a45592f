#include "data/resident_set.h"

#include "record/hash.h"

namespace transect {

namespace {

class ResidentSet : public DataSet {
public:
    explicit ResidentSet(ResidentImages images)
        : m_images(std::move(images))
    {
        m_name = m_images.name;
        m_labels = std::move(m_images.labels);
        m_classNames = std::move(m_images.classNames);
        m_fingerprint = contentHash();
    }

    ImageView image(std::int64_t index, Image&) const override
    {
        if (const auto found = m_images.damaged.find(index); found != m_images.damaged.end())
            throw Error(found->second);
        const auto stride = static_cast<std::int64_t>(m_images.height) * m_images.width * m_images.channels;
        return {m_images.pixels.data() + index * stride, m_images.height, m_images.width, m_images.channels};
    }

private:
    std::string contentHash() const
    {
        Sha256 hash;
        for (const int length : {m_images.height, m_images.width, m_images.channels})
            hash.update(std::to_string(length) + ' ');
        for (const auto& name : m_classNames)
            hash.update(name + '\n');
        hash.update(std::as_bytes(std::span(m_labels)));
        hash.update(std::as_bytes(std::span(m_images.pixels)));
        return hash.hex();
    }

    ResidentImages m_images;
};

} // namespace

DataSetPtr makeResident(ResidentImages images)
{
    return std::make_shared<ResidentSet>(std::move(images));
}

std::vector<std::string> numberedClasses(std::int64_t count)
{
    std::vector<std::string> names;
    for (std::int64_t i = 0; i < count; ++i)
        names.push_back(std::to_string(i));
    return names;
}

void requireLabelsBelow(std::int64_t classes, std::span<const std::int64_t> labels, const std::string& place)
{
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] < 0 || labels[i] >= classes) {
            throw Error("bad-data",
                "the label of image " + std::to_string(i) + " is " + std::to_string(labels[i]) + ", expected 0 to " + std::to_string(classes - 1), place,
                "the labels belong to another data set, or the file is damaged");
        }
    }
}

} // namespace transect

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>

#include "data/encoded_files.h"
#include "data/resident_set.h"
#include "record/error.h"
#include "record/hash.h"
#include "record/parallel.h"

namespace transect {

namespace {

Image decode(const EncodedImages& images, std::size_t position)
{
    const auto file = images.order[position];
    std::vector<std::byte> buffer;
    return decodeImage(images.files->read(file, buffer), images.files->placeOf(file));
}

class EncodedSet : public DataSet {
public:
    explicit EncodedSet(EncodedImages images)
        : m_images(std::move(images))
    {
        m_name = m_images.name;
        m_labels = m_images.labels;
        m_classNames = m_images.classNames;
        m_fingerprint = sampledHash();
    }

    ImageView image(std::int64_t index, Image& scratch) const override
    {
        scratch = decode(m_images, static_cast<std::size_t>(index));
        return scratch.view();
    }

private:
    std::string sampledHash() const
    {
        constexpr std::size_t samples = 1024, sampleBytes = 4096;
        Sha256 hash;
        for (const auto& name : m_classNames)
            hash.update(name + '\n');
        hash.update(std::as_bytes(std::span(m_labels)));
        const auto step = std::max<std::size_t>(1, m_images.order.size() / samples);
        std::vector<std::byte> buffer;
        for (std::size_t position = 0; position < m_images.order.size(); ++position) {
            const auto file = m_images.order[position];
            hash.update(m_images.files->names()[file] + ' ' + std::to_string(m_images.files->sizeOf(file)) + '\n');
            if (position % step == 0) {
                const auto content = m_images.files->read(file, buffer);
                hash.update(content.first(std::min(content.size(), sampleBytes)));
            }
        }
        return hash.hex();
    }

    EncodedImages m_images;
};

/// The first image that decodes; where none does, the first one's Error.
Image firstGood(const EncodedImages& images)
{
    std::optional<Error> first;
    for (std::size_t position = 0; position < images.order.size(); ++position) {
        try {
            return decode(images, position);
        } catch (const Error& error) {
            if (error.record().code != "bad-image")
                throw;
            if (!first)
                first = error;
        }
    }
    throw Error(*first);
}

/// All images as bytes, where they have one size and are few enough.
std::optional<ResidentImages> decodedAtOnce(const EncodedImages& images)
{
    constexpr std::int64_t limit = std::int64_t{1} << 30;
    const auto sample = firstGood(images);
    const auto imageBytes = static_cast<std::int64_t>(sample.pixels.size());
    const auto count = static_cast<std::int64_t>(images.order.size());
    if (count > limit / imageBytes)
        return {};

    ResidentImages result{images.name, sample.height, sample.width, sample.channels, {}, images.labels, images.classNames, {}};
    result.pixels.resize(static_cast<std::size_t>(count * imageBytes));
    std::atomic<bool> isUniform = true;
    std::mutex mutex;
    inParallel(count, [&](std::int64_t position) {
        if (!isUniform)
            return;
        try {
            const auto image = decode(images, static_cast<std::size_t>(position));
            if (image.height == sample.height && image.width == sample.width && image.channels == sample.channels)
                std::ranges::copy(image.pixels, result.pixels.begin() + position * imageBytes);
            else
                isUniform = false;
        } catch (const Error& error) {
            if (error.record().code != "bad-image")
                throw;
            const std::lock_guard lock(mutex);
            result.damaged.emplace(position, error.record());
        }
    });
    if (!isUniform)
        return {};
    return result;
}

} // namespace

DataSetPtr openEncoded(EncodedImages images)
{
    if (auto resident = decodedAtOnce(images))
        return makeResident(std::move(*resident));
    return std::make_shared<EncodedSet>(std::move(images));
}

} // namespace transect

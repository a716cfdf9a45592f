#include "record/byte_stream.h"
#include "record/error.h"
#include "record/pickle.h"
#include "tracks/clip_builder.h"
#include "tracks/names.h"
#include "tracks/pickle_arrays.h"
#include "tracks/readers.h"

namespace transect {

namespace {

/// {frame: {person: [box, keypoints]}}
class PosePickle {
public:
    PosePickle(const std::filesystem::path& file, ClipBuilder& builder)
        : m_place(file.string())
        , m_bytes(readAll(*openStream(file), largestPickle))
        , m_pickle({reinterpret_cast<const char*>(m_bytes.data()), m_bytes.size()}, m_place)
        , m_numbers(m_bytes.size(), m_place)
        , m_builder(builder)
    {
    }

    void read()
    {
        const auto frames = requireDictionary(m_pickle.root(), "the pickle");
        for (std::size_t i = 0; i < frames.size(); i += 2)
            readFrame(m_numbers.whole(frames.at(i), "a frame's number"), frames.at(i + 1));
    }

private:
    static constexpr std::int64_t largestPickle = std::int64_t(1) << 30;

    PickleValue requireDictionary(const PickleValue& value, const std::string& what) const
    {
        if (value.kind() != PickleKind::Dictionary)
            throw Error("bad-tracks", what + ": found no dictionary, expected {frame: {person: [box, keypoints]}}", m_place);
        return value;
    }

    void readFrame(std::int64_t frame, const PickleValue& value)
    {
        const auto where = "frame " + std::to_string(frame);
        const auto persons = requireDictionary(value, where);
        for (std::size_t i = 0; i < persons.size(); i += 2) {
            const auto person = m_numbers.whole(persons.at(i), where + ", a person's number");
            m_builder.add(pose(frame, person, persons.at(i + 1), where + ", person " + std::to_string(person)));
        }
    }

    PoseRecord pose(std::int64_t frame, std::int64_t person, const PickleValue& value, const std::string& where)
    {
        const bool isPair = (value.kind() == PickleKind::List || value.kind() == PickleKind::Tuple) && value.size() == 2;
        if (!isPair)
            throw Error("bad-tracks", where + ": found no pair, expected [box, keypoints]", m_place);
        const auto box = m_numbers.read(value.at(0), where + ", box"), numbers = m_numbers.read(value.at(1), where + ", keypoints");
        if (box.size() != 4 || numbers.empty() || numbers.size() % 3 != 0) {
            throw Error("bad-tracks", where + ": found " + std::to_string(box.size()) + " and " + std::to_string(numbers.size())
                    + " numbers, expected 4 of the box, and three for each joint: x, y, confidence", m_place);
        }
        PoseRecord pose;
        pose.frame = frame;
        pose.person = person;
        pose.box = Box{float(box[0]), float(box[1]), float(box[2]), float(box[3])};
        for (std::size_t i = 0; i < numbers.size(); i += 3)
            pose.joints.push_back(jointOf(numbers[i], numbers[i + 1], numbers[i + 2]));
        return pose;
    }

    std::string m_place;
    std::vector<std::byte> m_bytes;
    Pickle m_pickle;
    PickleNumbers m_numbers;
    ClipBuilder& m_builder;
};

} // namespace

std::vector<ClipPtr> readPosePickle(const std::filesystem::path& file, const ReadOptions& options)
{
    ClipBuilder builder(file.string(), options);
    PosePickle(file, builder).read();
    return {builder.build(clipNameOf(file))};
}

} // namespace transect

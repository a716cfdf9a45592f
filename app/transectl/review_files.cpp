#include "review_files.h"

#include <algorithm>
#include <numeric>

#include "export_files.h"
#include "record/atomic_file.h"
#include "record/error.h"
#include "record/npy.h"
#include "review_text.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

/// 1 in the frames of the clip's events.
std::vector<std::uint8_t> eventMask(const LoadedReview& loaded, std::size_t clip)
{
    std::vector<std::uint8_t> mask(loaded.former.smoothed(clip).size(), 0);
    for (const auto& event : loaded.formed) {
        if (event.clip == loaded.records[clip].clip)
            std::fill(mask.begin() + event.first, mask.begin() + event.last + 1, std::uint8_t(1));
    }
    return mask;
}

std::string npyOfMask(const std::vector<std::uint8_t>& mask)
{
    return npyHeader("|u1", {std::int64_t(mask.size())}) + std::string(mask.begin(), mask.end());
}

bool isSameFolder(const fs::path& a, const fs::path& b)
{
    std::error_code none;
    return fs::weakly_canonical(a, none) == fs::weakly_canonical(b, none);
}

Json verdictsAsJson(const std::vector<VerdictRecord>& verdicts)
{
    Json list = Json::array();
    for (const auto& verdict : verdicts)
        list.push_back(toJson(verdict));
    return list;
}

std::string jsonText(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

std::vector<fs::path> writeReviewFiles(const fs::path& folder, const LoadedReview& loaded)
{
    if (isSameFolder(folder, loaded.folder.root) || isSameFolder(folder / "scores", loaded.folder.scores))
        throw Error("bad-field", "found the folder of the scores that are reviewed, expected another one", "--to");
    std::vector<fs::path> written;
    const auto put = [&](const fs::path& path, const std::string& contents) {
        writeAtomically(path, contents);
        written.push_back(path);
    };
    fs::create_directories(folder / "masks");
    fs::create_directories(folder / "scores");
    std::vector<std::size_t> all(loaded.review.events.size());
    std::iota(all.begin(), all.end(), 0);
    put(folder / "events.csv", reviewCsv(loaded));
    put(folder / "events.json", jsonText(reviewJson(loaded, all)));
    put(folder / "verdicts.json", jsonText(verdictsAsJson(loaded.verdicts)));
    for (std::size_t clip = 0; clip < loaded.records.size(); ++clip) {
        const auto name = fs::path(scoreFileName(loaded.records[clip].clip)).replace_extension(".npy");
        const auto smoothed = loaded.former.smoothed(clip);
        put(folder / "masks" / name, npyOfMask(eventMask(loaded, clip)));
        put(folder / "scores" / name, npyOf({smoothed.begin(), smoothed.end()}));
    }
    return written;
}

} // namespace transect

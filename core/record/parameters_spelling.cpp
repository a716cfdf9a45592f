#include "record/parameters.h"

#include <algorithm>

namespace transect {

namespace {

std::string folded(std::string_view word)
{
    std::string result(word);
    for (char& letter : result) {
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
        else if (letter == '-' || letter == ' ')
            letter = '_';
    }
    return result;
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each counting one.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> beforeLast(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

} // namespace

std::string nearestSpelling(std::string_view word, const std::vector<std::string>& candidates)
{
    const std::string sought = folded(word);
    std::string nearest;
    std::size_t smallest = std::string::npos;
    for (const std::string& candidate : candidates) {
        const std::size_t longer = std::max(sought.size(), candidate.size());
        // Before the distance is computed: a stranger's word may be very long.
        if (longer - std::min(sought.size(), candidate.size()) > longer / 3)
            continue;
        const std::size_t distance = editDistance(sought, folded(candidate));
        if (distance <= longer / 3 && distance < smallest) {
            smallest = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace transect

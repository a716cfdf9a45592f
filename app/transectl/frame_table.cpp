#include "frame_table.h"

#include <algorithm>

#include "text.h"

namespace transect {

std::string frameTable(const std::vector<FrameColumn>& clips)
{
    const bool isLabelled = std::ranges::any_of(clips, [](const FrameColumn& clip) { return !clip.abnormal.empty(); });
    std::string text = isLabelled ? "clip,frame,score,abnormal\n" : "clip,frame,score\n";
    for (const auto& clip : clips) {
        const auto name = csvCell(clip.clip);
        for (std::size_t frame = 0; frame < clip.scores.size(); ++frame) {
            text += printed("%s,%zu,%.17g", name.c_str(), frame, clip.scores[frame]);
            if (isLabelled)
                text += frame >= clip.abnormal.size() ? "," : clip.abnormal[frame] ? ",1" : ",0";
            text += '\n';
        }
    }
    return text;
}

} // namespace transect

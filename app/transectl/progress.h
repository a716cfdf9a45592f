#pragma once

#include <chrono>
#include <string>

#include "record/json.h"
#include "record/run_state.h"

namespace transect {

/// What a person sees of running jobs on stderr: one line that is redrawn on a terminal, a plain line per result otherwise.
class Progress {
public:
    Progress();
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void begin(const std::string& runName);
    void showEvent(const Json& event);
    void showState(const RunState& state);

private:
    void line(const std::string& text); ///< one that stays
    void redraw();

    bool m_terminal;
    std::string m_run, m_status;
    std::chrono::steady_clock::time_point m_drawn;
};


} // namespace transect

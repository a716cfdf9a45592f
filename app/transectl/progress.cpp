#include "progress.h"

#include <cmath>
#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

#include "text.h"

namespace transect {

namespace {

std::size_t terminalWidth()
{
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

std::string percentage(const Json& event, const char* name)
{
    const bool isDefined = event.contains(name) && event.at(name).is_number() && std::isfinite(event.at(name).get<double>());
    return isDefined ? printed("%.1f %%", 100 * event.at(name).get<double>()) : "-";
}

std::string bar(double share)
{
    constexpr int cells = 20;
    const int full = int(share * cells);
    std::string text;
    for (int i = 0; i < cells; ++i)
        text += i < full ? "━" : "─";
    return text;
}

std::string resultLine(const Json& event)
{
    const auto chosen = event.value("chosen", Json::object());
    std::string how;
    for (const auto& [name, value] : chosen.items())
        how += (how.empty() ? "" : ", ") + name + " " + printed("%.3g", value.get<double>());
    return printed("%s  %s %s  seed %lld  %s", event.value("checkpoint", "").c_str(), event.value("mode", "").c_str(),
                   event.value("part", "").c_str(), event.value("seed", 0LL), percentage(event, "score").c_str())
        + (how.empty() ? "" : "  (" + how + ")") + (event.value("converged", true) ? "" : "  not converged");
}

/// Of a run of the kind regularity, which may have no held-out tracks or score no test clips.
std::string validationLine(const Json& event)
{
    std::string figures;
    if (event.contains("loss") && event.at("loss").is_number())
        figures = printed("validation loss %.4f", event.at("loss").get<double>());
    if (event.contains("auc"))
        figures += (figures.empty() ? "AUC " : ", AUC ") + percentage(event, "auc");
    return printed("epoch %g  ", event.at("epoch").get<double>()) + figures;
}

/// The line that stays for an event; empty: it is shown by the redrawn line alone.
std::string lineFor(const Json& event)
{
    const auto type = event.value("type", "");
    if (type == "epoch")
        return printed("epoch %g  training loss %.4g", event.at("epoch").get<double>(), event.value("loss", 0.0))
            + (event.contains("top1") ? ", top-1 " + percentage(event, "top1") : "");
    if (type == "scored")
        return printed("AUC %s by %s %s", percentage(event, "auc").c_str(), event.value("scores", "").c_str(), event.value("checkpoint", "").c_str());
    if (type == "evaluation" && !event.contains("top1"))
        return validationLine(event);
    if (type == "evaluation" && !event.contains("loss")) // of a table
        return printed("epoch %g  accuracy of the source %s", event.at("epoch").get<double>(), percentage(event, "top1").c_str());
    if (type == "evaluation")
        return printed("epoch %g  held-out loss %.3f, top-1 %s", event.at("epoch").get<double>(), event.value("loss", 0.0), percentage(event, "top1").c_str());
    if (type == "checkpoint")
        return "checkpoint " + event.value("name", "");
    if (type == "resumed")
        return "resumed from " + event.value("checkpoint", "");
    if (type == "result")
        return resultLine(event);
    if (type == "clip")
        return printed("%s  %lld frames, %lld persons, %lld poses", event.value("name", "").c_str(), event.value("frames", 0LL), event.value("persons", 0LL), event.value("poses", 0LL));
    if (type == "notice")
        return "notice: " + event.value("text", "");
    return {};
}

} // namespace

Progress::Progress()
    : m_terminal(isatty(STDERR_FILENO) != 0)
{
}

Progress::~Progress()
{
    if (m_terminal)
        std::fputs("\r\033[K", stderr);
}

void Progress::begin(const std::string& runName)
{
    m_run = runName;
    line(runName);
}

void Progress::showEvent(const Json& event)
{
    if (const auto text = lineFor(event); !text.empty())
        line("  " + text);
}

void Progress::showState(const RunState& state)
{
    const auto now = std::chrono::steady_clock::now();
    auto status = state.message.empty() ? std::string(nameOf(state.status)) : state.message;
    if (state.total > 0) {
        status = bar(state.done / state.total) + printed(" %3.0f %%  ", 100 * state.done / state.total) + status;
        if (state.secondsLeft)
            status += ", " + clockText(*state.secondsLeft) + " left";
    }
    const bool waiting = state.status == RunStatus::Queued && status != m_status;
    m_status = status;
    if (!m_terminal && waiting)
        line("  " + status);
    if (m_terminal && now - m_drawn > std::chrono::milliseconds(100)) {
        m_drawn = now;
        redraw();
    }
}

void Progress::line(const std::string& text)
{
    std::fprintf(stderr, "%s%s\n", m_terminal ? "\r\033[K" : "", text.c_str());
    if (m_terminal)
        redraw();
}

void Progress::redraw()
{
    auto text = m_run + "  " + m_status;
    while (displayWidth(text) >= terminalWidth())
        text.pop_back();
    std::fprintf(stderr, "\r\033[K%s", text.c_str());
    std::fflush(stderr);
}

} // namespace transect

#include "epoch_events.h"

#include "damage.h"
#include "record/journal.h"
#include "record/run_events.h"
#include "text.h"

namespace transect {

std::map<double, EpochEvents> epochEvents(const RunFolder& run)
{
    std::map<double, EpochEvents> epochs;
    if (!std::filesystem::exists(run.events()))
        return epochs;
    const auto journal = readJournal(run.events());
    warnOfDamage(run.events(), journal.damage);
    for (const auto& event : currentEvents(journal.lines)) {
        if (event.value("type", "") == "epoch")
            epochs[event.at("epoch").get<double>()].training = event;
        else if (event.value("type", "") == "evaluation")
            epochs[event.at("epoch").get<double>()].evaluation = event;
    }
    return epochs;
}

std::string eventCell(const Json& event, const char* name, int decimals, double factor)
{
    const bool isThere = event.contains(name) && event.at(name).is_number();
    return isThere ? printed("%.*f", decimals, factor * event.at(name).get<double>()) : "-";
}

} // namespace transect

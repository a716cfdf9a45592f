#include "widgets/monitor/panel_kind.h"

#include <algorithm>
#include <set>

#include <QCoreApplication>

namespace transect {

namespace {

class PanelTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::PanelTexts)
};

std::vector<PanelKind> usualKinds()
{
    return {{"loss", PanelTexts::tr("Loss"), {}, "loss", {}, 1, true},
            {"top1", PanelTexts::tr("Top-1 accuracy"), {}, "top1", {}, 1, true},
            {"learning_rate", PanelTexts::tr("Learning rate"), {}, "learning_rate"},
            {"gradient_norm", PanelTexts::tr("Gradient norm"), {}, "gradient_norm"},
            {"top5", PanelTexts::tr("Top-5 accuracy"), {}, "top5"},
            {"images_per_second", PanelTexts::tr("Throughput"), PanelTexts::tr("images/s"), "images_per_second"},
            {"data_wait", PanelTexts::tr("Data wait"), PanelTexts::tr("% of time"), "data_wait", {}, 100},
            {"memory", PanelTexts::tr("Memory"), PanelTexts::tr("MiB"), "memory_mib", "device_memory_mib"}};
}

QString titleOf(const std::string& field)
{
    auto title = QString::fromStdString(field).replace(u'_', u' ');
    return title.left(1).toUpper() + title.mid(1);
}

std::set<std::string> reportedFields(const std::vector<MonitoredRun>& runs)
{
    std::set<std::string> fields;
    for (const auto& run : runs) {
        for (const auto& [name, series] : run.details->metrics)
            fields.insert(name.substr(name.find('.') + 1));
    }
    return fields;
}

} // namespace

std::vector<PanelKind> panelKinds(const std::vector<MonitoredRun>& runs)
{
    auto fields = reportedFields(runs);
    std::vector<PanelKind> kinds;
    for (auto& kind : usualKinds()) {
        const bool isReported = fields.erase(kind.field) > 0;
        if (fields.erase(kind.deviceField) > 0 || isReported)
            kinds.push_back(std::move(kind));
    }
    for (const auto& field : fields)
        kinds.push_back({QString::fromStdString(field), titleOf(field), {}, field});
    return kinds;
}

} // namespace transect

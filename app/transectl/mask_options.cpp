#include "mask_options.h"

namespace transect {

void addMaskOptions(CLI::App& verb, MaskOptions& options)
{
    verb.add_option_function<bool>("--one-is-normal", [&options](bool isNormal) { options.oneIsNormal = isNormal; }, "Whether 1 means normal in the masks")
        ->type_name("true|false")
        ->default_str("as their format has it");
}

} // namespace transect

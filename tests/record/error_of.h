#pragma once

#include "record/error.h"

/// The record of the Error that `action` throws; an empty code where it throws none.
inline transect::ErrorRecord errorOf(const auto& action)
{
    try {
        action();
    } catch (const transect::Error& error) {
        return error.record();
    }
    return {};
}

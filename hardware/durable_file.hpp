#pragma once

#include <filesystem>
#include <string_view>

#include <tl/expected.hpp>

#include "hardware/printer.hpp"

namespace ecot::hardware {

/// What an errno of a file means for who wants something printed.
[[nodiscard]] PrintError print_error_of(int system_error);

/// Writes a file (0600) that is there whole or not at all, and survives a power cut once this returned: beside, synced,
/// renamed, directory synced. An older file of that name is replaced. One writer at a time in a directory.
[[nodiscard]] tl::expected<void, PrintError> write_durably(const std::filesystem::path& path, std::string_view bytes);

/// Takes a file away for good; harmless when it is not there.
void remove_durably(const std::filesystem::path& path);

}  // namespace ecot::hardware

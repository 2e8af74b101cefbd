#pragma once

#include <filesystem>

#include "hardware/printer.hpp"

namespace ecot::hardware {

/// A directory that takes the place of a printer: each request becomes a file `NAME.bin` in it.
///
/// A file is there whole or not at all, and survives a power cut once print() answered (written beside, synced,
/// renamed, directory synced). A name already taken gets `-2`, `-3` …; letters that do not belong in a file name become
/// `_`. One process at a time prints into a directory.
class SpoolPrinter final : public Printer {
public:
    explicit SpoolPrinter(std::filesystem::path directory);

    /// Makes the directory first when it is missing.
    [[nodiscard]] tl::expected<void, PrintError> print(const PrintRequest& request) override;

    /// Not ready when the directory cannot be written to.
    [[nodiscard]] PrinterStatus status() override;

private:
    std::filesystem::path directory_;
};

}  // namespace ecot::hardware

#pragma once

#include <filesystem>
#include <functional>

#include "hardware/printer.hpp"

namespace ecot::hardware {

/// A directory that takes the place of a printer: each request becomes a file `NAME.bin` in it.
///
/// A file is there whole or not at all, and survives a power cut once print() answered (written beside, synced,
/// renamed, directory synced). A name already taken gets `-2`, `-3` …, but what leaves no paper takes the place of the
/// one before; letters that do not belong in a file name become `_`. One process at a time prints into a directory.
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

/// The number of a copy that is free, from 2, the one before it being taken. Asks `taken` in steps that double, then
/// in halves: some twenty times even behind thousands of copies, since a sale waits for it.
[[nodiscard]] int free_copy(const std::function<bool(int)>& taken);

}  // namespace ecot::hardware

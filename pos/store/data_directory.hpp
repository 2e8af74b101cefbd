#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "hardware/barcode/barcode.hpp"
#include "pos/session/state.hpp"
#include "pos/store/files.hpp"
#include "pos/store/store_error.hpp"

namespace ecot::store {

/// How the site's receipts are printed.
struct ReceiptSettings {
    std::int64_t columns = 42;        ///< 42 or 48
    std::string code_page = "cp858";  ///< "cp858" or "wpc1252"
    std::string language = "fr";      ///< "fr" or "en", whatever the screen speaks
    /// "usb": a printer, the first there is where a manager chose none. "folder": files in `spool`, unless a manager
    /// chose a printer.
    std::string printer = "folder";
    std::string logo = "";  ///< a PNG file in the till's directory, at the head of receipts; empty: none
};

/// What `config.toml` says: which till this is and where it stands.
struct Config {
    session::Site site;  ///< with the till's id
    std::string timezone = "Europe/Paris";
    ReceiptSettings receipt;
    hardware::barcode::BarcodeRules barcodes;  ///< `[barcodes]`: rows of the in-store table, the letters of own codes
};

/// Reads config.toml; `Invalid` names the line or the field that is wrong.
[[nodiscard]] Expected<Config> config_from_toml(const std::string& text);
[[nodiscard]] std::string to_toml(const Config& config);

/// The directory a till lives in: where each thing is, and the lock of the one process that writes.
///
/// Reading needs no lock and works while the till runs. The lock is held as long as the object lives.
class DataDirectory {
public:
    /// Makes a new one with its folders (0700) and config.toml, locked. `Refused` when a till is there already.
    [[nodiscard]] static Expected<DataDirectory> create(const std::filesystem::path& path, const Config& config);

    /// Takes the lock; `Locked` when another process holds it (R19).
    [[nodiscard]] static Expected<DataDirectory> open_for_writing(const std::filesystem::path& path);

    [[nodiscard]] static Expected<DataDirectory> open_for_reading(const std::filesystem::path& path);

    [[nodiscard]] const Config& config() const { return config_; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] bool writable() const { return lock_.open(); }

    [[nodiscard]] std::filesystem::path database() const { return path_ / "ecot.db"; }
    [[nodiscard]] std::filesystem::path head() const { return path_ / "head"; }
    [[nodiscard]] std::filesystem::path ballast() const { return path_ / "ballast"; }
    [[nodiscard]] std::filesystem::path spool() const { return path_ / "spool"; }
    [[nodiscard]] std::filesystem::path log() const { return path_ / "log"; }
    [[nodiscard]] std::filesystem::path keys() const { return path_ / "keys"; }
    [[nodiscard]] std::filesystem::path journal_key() const { return keys() / "journal.pem"; }
    [[nodiscard]] std::filesystem::path public_key(std::int64_t segment) const;

private:
    DataDirectory() = default;
    Expected<void> take_lock();
    Expected<void> read_config();

    std::filesystem::path path_;
    Config config_;
    FileHandle lock_;
};

}  // namespace ecot::store

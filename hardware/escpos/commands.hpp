#pragma once

#include <string>
#include <string_view>

#include "hardware/escpos/profile.hpp"
#include "hardware/print_job.hpp"

namespace ecot::hardware::escpos {

/// How a printer's language says what the encoder has laid out. Each appends to `bytes`; none keeps anything.
class Commands {
public:
    Commands() = default;
    Commands(const Commands&) = delete;
    Commands& operator=(const Commands&) = delete;

    /// Resets the printer and chooses its page.
    virtual void start(std::string& bytes, const PrinterProfile& profile) const = 0;
    /// What differs between two styles.
    virtual void style(std::string& bytes, const TextStyle& from, const TextStyle& to,
                       const PrinterProfile& profile) const = 0;
    /// @pre `data` is not empty and at most 2,953 bytes.
    virtual void qr(std::string& bytes, std::string_view data, int module_size) const = 0;
    /// @pre `picture` has as many bytes as it says, and at least one.
    virtual void picture(std::string& bytes, const Picture& picture) const = 0;
    virtual void feed(std::string& bytes, int lines) const = 0;
    /// On to the cutter, then a partial cut.
    virtual void cut(std::string& bytes) const = 0;
    virtual void pulse(std::string& bytes, const PrinterProfile& profile) const = 0;

protected:
    ~Commands() = default;
};

[[nodiscard]] const Commands& epson_commands();
[[nodiscard]] const Commands& star_commands();

}  // namespace ecot::hardware::escpos

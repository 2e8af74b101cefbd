#include "hardware/hid/report_descriptor.hpp"

#include <algorithm>
#include <array>

namespace ecot::hardware::hid {
namespace {

// Larger than those of any device; they bound the work on foreign bytes.
constexpr std::size_t fields_max = 512;
constexpr std::size_t report_bits_max = 65'536;
constexpr std::size_t depth_max = 32;
constexpr std::size_t usages_max = 64;
constexpr std::size_t bytes_max = 8'192;

constexpr std::uint8_t long_item = 0xFE;
constexpr std::uint32_t application_collection = 1;

/// The items that stay in force from one main item to the next (HID 1.11, 6.2.2.7).
struct Globals {
    std::uint32_t page = 0;
    std::int32_t logical_min = 0;
    std::size_t report_size = 0;
    std::size_t report_count = 0;
    std::uint8_t report_id = 0;
};

struct UsageRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// The bits used so far of one report.
struct ReportLength {
    FieldKind kind = FieldKind::Input;
    std::uint8_t report_id = 0;
    std::size_t bits = 0;
};

struct Item {
    std::uint8_t type = 0;  // 0 main, 1 global, 2 local
    std::uint8_t tag = 0;
    std::uint32_t value = 0;
    std::size_t size = 0;

    [[nodiscard]] std::int32_t signed_value() const {
        switch (size) {
            case 1:
                return static_cast<std::int8_t>(value);
            case 2:
                return static_cast<std::int16_t>(value);
            default:
                return static_cast<std::int32_t>(value);
        }
    }
};

class DescriptorReader {
public:
    explicit DescriptorReader(std::span<const std::uint8_t> bytes) : rest_{bytes} {
        if (rest_.size() > bytes_max) {
            rest_ = rest_.first(bytes_max);
            found_.whole = false;
        }
    }

    ReportDescriptor run() {
        while (!rest_.empty() && read_item()) {
        }
        return std::move(found_);
    }

private:
    /// False at what cannot be read on.
    bool read_item() {
        const std::uint8_t prefix = rest_[0];
        if (prefix == long_item) {
            const std::size_t length = rest_.size() < 3 ? 3 : std::size_t{3} + rest_[1];
            return skip(length);
        }
        constexpr std::array<std::size_t, 4> sizes{0, 1, 2, 4};
        Item item{.type = static_cast<std::uint8_t>((prefix >> 2U) & 3U),
                  .tag = static_cast<std::uint8_t>(prefix >> 4U),
                  .size = sizes.at(prefix & 3U)};
        if (rest_.size() <= item.size) {
            return broken();
        }
        for (std::size_t i = item.size; i > 0; --i) {
            item.value = (item.value << 8U) | rest_[i];
        }
        rest_ = rest_.subspan(1 + item.size);
        switch (item.type) {
            case 0:
                return main(item);
            case 1:
                return global(item);
            case 2:
                return local(item);
            default:
                return true;
        }
    }

    bool broken() {
        found_.whole = false;
        return false;
    }

    bool skip(std::size_t length) {
        if (length > rest_.size()) {
            return broken();
        }
        rest_ = rest_.subspan(length);
        return true;
    }

    bool main(const Item& item) {
        bool good = true;
        switch (item.tag) {
            case 0x8:
                good = fields(FieldKind::Input, item.value);
                break;
            case 0x9:
                good = fields(FieldKind::Output, item.value);
                break;
            case 0xB:
                good = fields(FieldKind::Feature, item.value);
                break;
            case 0xA:
                good = begin_collection(item.value);
                break;
            case 0xC:
                if (!applications_.empty()) {
                    applications_.pop_back();
                }
                break;
            default:
                break;
        }
        usages_.clear();
        minimum_.reset();
        return good || broken();
    }

    bool begin_collection(std::uint32_t kind) {
        if (applications_.size() == depth_max) {
            return false;
        }
        const std::uint32_t outer = applications_.empty() ? 0 : applications_.back();
        const std::uint32_t own = usages_.empty() ? 0 : usages_.front().first;
        applications_.push_back(kind == application_collection ? own : outer);
        return true;
    }

    bool global(const Item& item) {
        switch (item.tag) {
            case 0x0:
                globals_.page = item.value & 0xFFFFU;
                break;
            case 0x1:
                globals_.logical_min = item.signed_value();
                break;
            case 0x7:
                globals_.report_size = item.value;
                break;
            case 0x8:
                globals_.report_id = static_cast<std::uint8_t>(item.value);
                found_.numbered = true;
                break;
            case 0x9:
                globals_.report_count = item.value;
                break;
            case 0xA:
                if (saved_.size() == depth_max) {
                    return broken();
                }
                saved_.push_back(globals_);
                break;
            case 0xB:
                if (saved_.empty()) {
                    return broken();
                }
                globals_ = saved_.back();
                saved_.pop_back();
                break;
            default:
                break;
        }
        return true;
    }

    bool local(const Item& item) {
        const std::uint32_t full = item.size == 4 ? item.value : usage(globals_.page, item.value & 0xFFFFU);
        switch (item.tag) {
            case 0x0:
                add_usages({full, full});
                break;
            case 0x1:
                minimum_ = full;
                break;
            case 0x2:
                if (minimum_ && full >= *minimum_) {
                    add_usages({*minimum_, full});
                }
                minimum_.reset();
                break;
            default:
                break;
        }
        return true;
    }

    void add_usages(UsageRange range) {
        if (usages_.size() < usages_max) {
            usages_.push_back(range);
        }
    }

    std::size_t& length_of(FieldKind kind) {
        const auto known = std::find_if(lengths_.begin(), lengths_.end(), [&](const ReportLength& length) {
            return length.kind == kind && length.report_id == globals_.report_id;
        });
        if (known != lengths_.end()) {
            return known->bits;
        }
        // A numbered report begins with its id.
        lengths_.push_back({kind, globals_.report_id, found_.numbered ? std::size_t{8} : std::size_t{0}});
        return lengths_.back().bits;
    }

    /// The fields of one Input, Output or Feature item.
    bool fields(FieldKind kind, std::uint32_t flags) {
        const std::size_t size = globals_.report_size;
        const std::size_t count = globals_.report_count;
        std::size_t& used = length_of(kind);
        if (size > report_bits_max || count > report_bits_max || size * count > report_bits_max - used) {
            return false;
        }
        const bool constant = (flags & 1U) != 0;
        const bool variable = (flags & 2U) != 0;
        bool good = true;
        if (!constant && size > 0 && count > 0 && !usages_.empty()) {
            Field field{.kind = kind,
                        .report_id = globals_.report_id,
                        .application = applications_.empty() ? 0 : applications_.back(),
                        .usage = usages_.front().first,
                        .is_choice = !variable,
                        .logical_min = globals_.logical_min,
                        .bit = used,
                        .size = size,
                        .count = count};
            good = variable ? variables(field) : add(field);
        }
        used += size * count;
        return good;
    }

    /// One field for each usage; the last usage holds for all values that are left.
    bool variables(Field field) {
        std::size_t left = field.count;
        for (std::size_t i = 0; i < usages_.size() && left > 0; ++i) {
            const bool last_range = i + 1 == usages_.size();
            for (std::uint32_t one = usages_[i].first;; ++one) {
                const bool last = one == usages_[i].last;
                field.usage = one;
                field.count = last && last_range ? left : 1;
                if (!add(field)) {
                    return false;
                }
                field.bit += field.count * field.size;
                left -= field.count;
                if (last || left == 0) {
                    break;
                }
            }
        }
        return true;
    }

    bool add(const Field& field) {
        if (found_.fields.size() == fields_max) {
            return false;
        }
        found_.fields.push_back(field);
        return true;
    }

    std::span<const std::uint8_t> rest_;
    ReportDescriptor found_;
    Globals globals_;
    std::vector<Globals> saved_;
    std::vector<std::uint32_t> applications_;  // of each open collection, the application it belongs to
    std::vector<UsageRange> usages_;
    std::optional<std::uint32_t> minimum_;
    std::vector<ReportLength> lengths_;
};

bool is_input(const Field& field, std::uint32_t application, std::uint8_t report_id) {
    return field.kind == FieldKind::Input && field.application == application && field.report_id == report_id;
}

}  // namespace

ReportDescriptor read_report_descriptor(std::span<const std::uint8_t> bytes) {
    return DescriptorReader{bytes}.run();
}

std::vector<ScannerLayout> scanner_layouts(const ReportDescriptor& descriptor) {
    constexpr std::uint32_t scanner = usage(0x8C, 0x02);
    constexpr std::uint32_t byte_count = usage(0x01, 0x3B);
    constexpr std::uint32_t aim = usage(0x8C, 0xFB);  // FC and FD: its second and third character
    constexpr std::uint32_t data = usage(0x8C, 0xFE);
    constexpr std::uint32_t continued = usage(0x8C, 0xFF);
    std::vector<ScannerLayout> layouts;
    for (const Field& found : descriptor.fields) {
        if (!is_input(found, scanner, found.report_id) || found.usage != data || found.size != 8 ||
            found.bit % 8 != 0) {
            continue;
        }
        ScannerLayout layout{.report_id = found.report_id, .data_at = found.bit / 8, .data_size = found.count};
        for (const Field& other : descriptor.fields) {
            if (!is_input(other, scanner, found.report_id)) {
                continue;
            }
            const bool whole_bytes = other.size == 8 && other.bit % 8 == 0;
            if (other.usage == byte_count && whole_bytes) {
                layout.length_at = other.bit / 8;
            } else if (other.usage == aim && whole_bytes) {
                layout.aim_at = other.bit / 8;
            } else if (other.usage == continued) {
                layout.continued_bit = other.bit;
            }
        }
        layouts.push_back(layout);
    }
    return layouts;
}

std::optional<ScaleLayout> scale_layout(const ReportDescriptor& descriptor) {
    constexpr std::uint32_t scale = usage(0x8D, 0x20);
    constexpr std::uint32_t weight = usage(0x8D, 0x40);
    constexpr std::uint32_t exponent = usage(0x8D, 0x41);
    const auto within = [](const Field& field, std::uint32_t first, std::uint32_t last) {
        return field.is_choice && field.usage >= usage(0x8D, first) && field.usage <= usage(0x8D, last);
    };
    for (const Field& found : descriptor.fields) {
        if (!is_input(found, scale, found.report_id) || found.usage != weight || found.size > 32) {
            continue;
        }
        ScaleLayout layout{.report_id = found.report_id, .weight_bit = found.bit, .weight_size = found.size};
        for (const Field& other : descriptor.fields) {
            if (!is_input(other, scale, found.report_id) || other.size > 32) {
                continue;
            }
            const auto from = [&](std::uint32_t first) {
                return std::int64_t{other.logical_min} - (other.usage - usage(0x8D, first));
            };
            if (other.usage == exponent) {
                layout.exponent_bit = other.bit;
                layout.exponent_size = other.size;
            } else if (within(other, 0x51, 0x5C)) {
                layout.unit_bit = other.bit;
                layout.unit_size = other.size;
                layout.unit_first = from(0x51);
            } else if (within(other, 0x71, 0x78)) {
                layout.status_bit = other.bit;
                layout.status_size = other.size;
                layout.status_first = from(0x71);
            }
        }
        if (layout.status_size > 0 && layout.unit_size > 0 && layout.exponent_size > 0) {
            return layout;
        }
    }
    return std::nullopt;
}

bool has_application(const ReportDescriptor& descriptor, std::uint32_t application) {
    return std::any_of(descriptor.fields.begin(), descriptor.fields.end(),
                       [&](const Field& field) { return field.application == application; });
}

std::uint32_t bits_of(std::span<const std::uint8_t> report, std::size_t bit, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(size, 32) && (bit + i) / 8 < report.size(); ++i) {
        const std::uint32_t set = (std::uint32_t{report[(bit + i) / 8]} >> ((bit + i) % 8)) & 1U;
        value |= set << i;
    }
    return value;
}

}  // namespace ecot::hardware::hid

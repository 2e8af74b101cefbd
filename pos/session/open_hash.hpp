#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ecot::session {

/// The hash that an OpenHash is given for a text.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view text) {
    return std::hash<std::string_view>{}(text);
}

/// A table from hashes to small numbers, in one block of memory: what a scan or a tap looks into. The caller keeps the
/// keys and says whether a number found has the right one. Filled once, never shrunk.
class OpenHash {
public:
    /// Room for `count` entries: a third of the slots stays empty, so that a look is a short one.
    explicit OpenHash(std::size_t count) : slots_(count + count / 2 + 2) {
        assert(slots_.size() <= std::numeric_limits<std::uint32_t>::max());
    }

    /// The number under a hash for which `same(number)` holds.
    template <class Same>
    [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t hash, const Same& same) const {
        const std::uint64_t spread = mixed(hash);
        for (std::size_t at = home(spread); slots_[at].number_plus_one != 0; at = next(at)) {
            if (slots_[at].tag == tag(spread) && same(slots_[at].number_plus_one - 1)) {
                return slots_[at].number_plus_one - 1;
            }
        }
        return std::nullopt;
    }

    /// Adds a number; the first one under a key stays the one that is found.
    void insert(std::uint64_t hash, std::uint32_t number) {
        const std::uint64_t spread = mixed(hash);
        std::size_t at = home(spread);
        while (slots_[at].number_plus_one != 0) {
            at = next(at);
        }
        slots_[at] = {.tag = tag(spread), .number_plus_one = number + 1};
        ++used_;
    }

    /// Adds a number where it is not known how many will come. `hash_at(number)` is asked anew for those that are there
    /// when they need more room; no key comes twice.
    template <class HashAt>
    void insert_growing(std::uint64_t hash, std::uint32_t number, const HashAt& hash_at) {
        if (used_ * 3 + 3 > slots_.size() * 2) {
            OpenHash larger{used_ * 4 + 16};
            for (const Slot& slot : slots_) {
                if (slot.number_plus_one != 0) {
                    larger.insert(hash_at(slot.number_plus_one - 1), slot.number_plus_one - 1);
                }
            }
            *this = std::move(larger);
        }
        insert(hash, number);
    }

private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t number_plus_one = 0;  ///< 0: empty
    };

    // The finaliser of splitmix64: barcodes of one maker differ in a few digits only.
    [[nodiscard]] static std::uint64_t mixed(std::uint64_t hash) {
        hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBULL;
        return hash ^ (hash >> 31U);
    }
    [[nodiscard]] static std::uint32_t tag(std::uint64_t spread) { return static_cast<std::uint32_t>(spread); }
    // The upper half of the hash as a fraction of the table: any size will do.
    [[nodiscard]] std::size_t home(std::uint64_t spread) const { return ((spread >> 32U) * slots_.size()) >> 32U; }
    [[nodiscard]] std::size_t next(std::size_t at) const { return at + 1 == slots_.size() ? 0 : at + 1; }

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

}  // namespace ecot::session

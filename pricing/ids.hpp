#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace ecot::pricing {

/// Positions by id, so that a quote compares each id a few times and then only numbers. Views of ids that live longer.
class Ids {
public:
    static constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();

    /// The ids of `items`, each read by `id_of`, in their order.
    template <typename Items, typename IdOf>
    Ids(const Items& items, IdOf id_of) {
        sorted_.reserve(items.size());
        for (const auto& item : items) {
            add(id_of(item));
        }
        sort();
    }

    /// The position of the first item with this id, or `unknown`.
    [[nodiscard]] std::uint32_t find(std::string_view id) const;

    /// Positions of the items whose id an earlier item has, ascending.
    [[nodiscard]] std::vector<std::uint32_t> repeated() const;

private:
    struct Entry {
        std::size_t hash;
        std::string_view id;
        std::uint32_t position;
    };
    void add(std::string_view id);
    void sort();
    std::vector<Entry> sorted_;  // by hash, so that ids are compared only when they are the same; then id, position
};

}  // namespace ecot::pricing

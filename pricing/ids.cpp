#include "pricing/ids.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>

namespace ecot::pricing {

void Ids::add(std::string_view id) {
    sorted_.push_back({std::hash<std::string_view>{}(id), id, static_cast<std::uint32_t>(sorted_.size())});
}

void Ids::sort() {
    std::sort(sorted_.begin(), sorted_.end(), [](const Entry& a, const Entry& b) {
        if (a.hash != b.hash) {
            return a.hash < b.hash;
        }
        const int order = a.id.compare(b.id);
        return order != 0 ? order < 0 : a.position < b.position;
    });
}

std::uint32_t Ids::find(std::string_view id) const {
    const std::size_t hash = std::hash<std::string_view>{}(id);
    const auto same_hash = [hash](const Entry& entry) { return entry.hash == hash; };
    auto at = std::lower_bound(sorted_.begin(), sorted_.end(), hash,
                               [](const Entry& entry, std::size_t wanted) { return entry.hash < wanted; });
    while (at != sorted_.end() && same_hash(*at) && at->id != id) {
        ++at;
    }
    return at != sorted_.end() && same_hash(*at) ? at->position : unknown;
}

std::vector<std::uint32_t> Ids::repeated() const {
    std::vector<std::uint32_t> positions;
    for (std::size_t i = 1; i < sorted_.size(); ++i) {
        if (sorted_[i].id == sorted_[i - 1].id) {
            positions.push_back(sorted_[i].position);
        }
    }
    std::sort(positions.begin(), positions.end());
    return positions;
}

}  // namespace ecot::pricing

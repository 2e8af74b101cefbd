#include "pricing/ids.hpp"

#include <algorithm>
#include <cstddef>

namespace ecot::pricing {

void Ids::sort() {
    std::sort(sorted_.begin(), sorted_.end(), [](const Entry& a, const Entry& b) {
        const int order = a.id.compare(b.id);
        return order != 0 ? order < 0 : a.position < b.position;
    });
}

std::uint32_t Ids::find(std::string_view id) const {
    const auto at = std::lower_bound(sorted_.begin(), sorted_.end(), id,
                                     [](const Entry& entry, std::string_view wanted) { return entry.id < wanted; });
    return at != sorted_.end() && at->id == id ? at->position : unknown;
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

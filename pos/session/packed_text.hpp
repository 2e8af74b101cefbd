#pragma once

#include <cassert>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace ecot::session {

/// Where a text stands among Letters.
struct PackedText {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
};

/// Many texts in one block of memory, one after the other: a text costs its letters and eight bytes.
class Letters {
public:
    [[nodiscard]] PackedText add(std::string_view text) {
        assert(text.size() <= std::numeric_limits<std::uint32_t>::max() - letters_.size());
        const PackedText place{.begin = static_cast<std::uint32_t>(letters_.size()),
                               .size = static_cast<std::uint32_t>(text.size())};
        letters_ += text;
        return place;
    }
    /// Valid until the next add(), and as long as these letters.
    [[nodiscard]] std::string_view at(PackedText place) const {
        return std::string_view{letters_}.substr(place.begin, place.size);
    }
    /// Gives back the room kept for more.
    void shrink() { letters_.shrink_to_fit(); }

private:
    std::string letters_;
};

}  // namespace ecot::session

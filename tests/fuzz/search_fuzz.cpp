// What is typed into the search, over names that are any bytes too: no crash, nothing twice, never more than asked.

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pos/session/search_index.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at <= bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        lines.push_back(bytes.substr(at, end - at));
        at = end + 1;
    }
    const std::string_view typed = lines.front();
    const ecot::session::SearchIndex index{std::span{lines}.subspan(1)};
    constexpr std::size_t limit = 5;
    std::vector<std::size_t> found = index.search(typed, limit);
    const std::vector<std::size_t> all = index.search(typed, lines.size());
    assert(found.size() == std::min(limit, all.size()) && std::equal(found.begin(), found.end(), all.begin()));
    std::sort(found.begin(), found.end());
    assert(std::adjacent_find(found.begin(), found.end()) == found.end());
    return 0;
}

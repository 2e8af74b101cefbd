#include "sync/journal/head.hpp"

#include <charconv>

#include "sync/journal/digest.hpp"

namespace ecot::sync {

std::string to_text(const Head& head) {
    return std::to_string(head.segment) + ' ' + std::to_string(head.seq) + ' ' + head.hash + '\n';
}

std::optional<Head> head_from_text(std::string_view text) {
    Head head;
    const char* const end = text.data() + text.size();
    const auto segment = std::from_chars(text.data(), end, head.segment);
    if (segment.ec != std::errc{} || segment.ptr == end) {
        return std::nullopt;
    }
    const auto seq = std::from_chars(segment.ptr + 1, end, head.seq);
    if (seq.ec != std::errc{} || end - seq.ptr != 66) {
        return std::nullopt;
    }
    head.hash.assign(seq.ptr + 1, 64);
    if (head.segment < 1 || head.seq < 1 || !digest_from_hex(head.hash) || to_text(head) != text) {
        return std::nullopt;
    }
    return head;
}

}  // namespace ecot::sync

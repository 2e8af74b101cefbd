#include "sync/journal/record.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <optional>

#include "sync/journal/digest.hpp"

namespace ecot::sync {

namespace {

constexpr std::array<std::string_view, 14> kinds = {
    "till_init",   "session_open", "sale",    "refund",   "training", "cash_move",  "session_close",
    "month_close", "year_close",   "reprint", "handover", "stock_in", "attendance", "event"};

}  // namespace

bool is_till_id(std::string_view text) {
    if (text.empty() || text.size() > 12) {
        return false;
    }
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool is_record_kind(std::string_view kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

std::string bytes_to_hash(const Record& record) {
    std::string bytes;
    bytes.reserve(record.payload.size() + 192);
    bytes += "ecot-journal-1\n";
    bytes += record.till;
    bytes += '\n';
    bytes += std::to_string(record.segment);
    bytes += '\n';
    bytes += std::to_string(record.seq);
    bytes += '\n';
    bytes += std::to_string(record.time_ms);
    bytes += '\n';
    bytes += record.kind;
    bytes += '\n';
    bytes += record.prev;
    bytes += '\n';
    bytes += record.payload;
    return bytes;
}

std::string hash_of(const Record& record) {
    return to_hex(sha256(bytes_to_hash(record)));
}

std::string short_form(std::string_view hash) {
    constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const std::optional<Digest> digest = digest_from_hex(hash);
    assert(digest);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        bits = (bits << 8U) | digest->at(i);
    }
    bits >>= 4U;
    std::string text;
    for (int i = 11; i >= 0; --i) {
        text += digits[(bits >> (5U * static_cast<unsigned>(i))) & 31U];
        if (i == 8 || i == 4) {
            text += '-';
        }
    }
    return text;
}

std::string name_of(std::string_view till, std::int64_t segment, std::int64_t seq) {
    return std::string{till} + '/' + std::to_string(segment) + '/' + std::to_string(seq);
}

}  // namespace ecot::sync

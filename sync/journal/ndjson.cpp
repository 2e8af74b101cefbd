#include "sync/journal/ndjson.hpp"

#include <cstdint>
#include <cstdlib>

#include <nlohmann/json.hpp>

#include "sync/journal/digest.hpp"

namespace ecot::sync {

namespace {

using nlohmann::json;

bool read(const json& object, const char* field, std::string& value) {
    const auto found = object.find(field);
    if (found == object.end() || !found->is_string()) {
        return false;
    }
    value = found->get<std::string>();
    return true;
}

bool read(const json& object, const char* field, std::int64_t& value) {
    const auto found = object.find(field);
    // A number above 2^63 - 1 is kept as unsigned: it fits no column of the journal.
    if (found == object.end() || !found->is_number_integer() ||
        (found->is_number_unsigned() && found->get<std::uint64_t>() > INT64_MAX)) {
        return false;
    }
    value = found->get<std::int64_t>();
    return true;
}

std::string euros(std::int64_t cents) {
    const std::string sign = cents < 0 ? "-" : "";
    const std::int64_t whole = std::abs(cents);
    const std::string rest = std::to_string(whole % 100);
    return sign + std::to_string(whole / 100) + '.' + (rest.size() < 2 ? "0" : "") + rest;
}

/// What a record is about, in a few words, from a payload that may hold anything.
std::string summary(const Record& record, const json& payload) {
    if (!payload.is_object()) {
        return "(payload unreadable)";
    }
    std::string text;
    std::string word;
    std::int64_t cents = 0;
    if (read(payload, "number", word)) {
        text += ' ' + word;
    }
    if (record.kind == "event" && read(payload, "code", word)) {
        text += ' ' + word;
    }
    if (read(payload, "operator", word) && !word.empty()) {
        text += " by " + word;
    }
    const auto totals = payload.find("totals");
    if (totals != payload.end() && totals->is_object() && read(*totals, "reference_cents", cents)) {
        text += ", full price " + euros(cents);
        if (read(*totals, "member_cents", cents)) {
            text += ", member " + euros(cents);
        }
    }
    if (read(payload, "float_cents", cents)) {
        text += ", float " + euros(cents);
    }
    return text;
}

}  // namespace

std::string to_ndjson(const Record& record) {
    nlohmann::ordered_json object;
    object["till"] = record.till;
    object["segment"] = record.segment;
    object["seq"] = record.seq;
    object["time_ms"] = record.time_ms;
    object["kind"] = record.kind;
    object["payload"] = record.payload;
    object["prev"] = record.prev;
    object["hash"] = record.hash;
    object["sig"] = record.sig;
    // Damaged text is shown with replacement characters; verify names it from the stored bytes.
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

tl::expected<Record, std::string> record_from_ndjson(std::string_view line) {
    const json object = json::parse(line, nullptr, false);
    if (!object.is_object()) {
        return tl::make_unexpected(std::string{"the line is not a JSON object in UTF-8"});
    }
    Record record;
    const bool whole = read(object, "till", record.till) && read(object, "segment", record.segment) &&
                       read(object, "seq", record.seq) && read(object, "time_ms", record.time_ms) &&
                       read(object, "kind", record.kind) && read(object, "payload", record.payload) &&
                       read(object, "prev", record.prev) && read(object, "hash", record.hash) &&
                       read(object, "sig", record.sig);
    if (!whole) {
        return tl::make_unexpected(std::string{"a field of the record is missing or of another type"});
    }
    return record;
}

std::string to_readable(const Record& record) {
    const json payload = json::parse(record.payload, nullptr, false);
    std::string at = std::to_string(record.time_ms);
    if (payload.is_object()) {
        read(payload, "at", at);
    }
    const std::string short_hash = digest_from_hex(record.hash) ? short_form(record.hash) : "(no hash)";
    return name_of(record.till, record.segment, record.seq) + "  " + at + "  " + record.kind +
           summary(record, payload) + "  " + short_hash;
}

}  // namespace ecot::sync

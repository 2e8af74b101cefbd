// Lines of a journal as an archive or another till may hand them over: read, verified, shown. Whatever they hold, no
// crash, and what was read is written back as it was.
#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "pos/store/record_json.hpp"
#include "sync/journal/head.hpp"
#include "sync/journal/ndjson.hpp"
#include "sync/journal/verify.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text{reinterpret_cast<const char*>(data), size};
    (void)ecot::sync::head_from_text(text);
    ecot::sync::VerifyOptions options;
    options.head_expected = false;
    ecot::sync::Verifier verifier{std::move(options)};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        (void)ecot::store::decode_payload("sale", line);
        (void)ecot::store::decode_payload("event", line);
        (void)ecot::store::decode_payload("till_init", line);
        const auto record = ecot::sync::record_from_ndjson(line);
        if (!record) {
            continue;
        }
        const auto again = ecot::sync::record_from_ndjson(ecot::sync::to_ndjson(*record));
        assert(again && *again == *record);
        (void)ecot::sync::to_readable(*record);
        (void)ecot::store::decode_payload(record->kind, record->payload);
        verifier.take({*record, {}});
    }
    (void)verifier.finish();
    return 0;
}

// Whatever is asked, the answer is a quote that adds up or a list of errors; both are JSON. The invariants of each part
// are asserted by pricing itself.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "pricing/quote_json.hpp"

namespace {

void require(bool truth) {
    if (!truth) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ecot::pricing;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const nlohmann::json answer = nlohmann::json::parse(quote_line(text));
    require(answer.contains("errors") ? !answer["errors"].empty() : answer["totals"]["reference_cents"] >= 0);
    if (answer.contains("errors") && answer["errors"][0]["code"] == "bad_json") {
        // The reader is nlohmann's, but for zero bytes: what it takes we take.
        require(!nlohmann::json::accept(text) || text.find('\0') != std::string_view::npos);
    }
    const auto programme = programme_from_json(text);
    require(!programme || programme_from_json(to_json_line(*programme)) == programme);
    (void)programmes_from_json(text);
    (void)envelopes_from_json(text);
    return 0;
}

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <nlohmann/json.hpp>

#include "pos/ctl/drive/drive.hpp"
#include "tests/support/fake_till.hpp"

/// Lines of any bytes at a till that is open: each is answered by one JSON object, and the carts saved are those shown.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ecot;
    test::FakeTill till;
    ctl::Drive drive{till.world, [&till](const session::Effect& effect) { return till.perform(effect); },
                     [&till](std::int64_t /*recorded_ms*/) { return till.now; }};
    (void)drive.answer(R"({"do":"sign_in","operator":"nadia","pin":"123456"})");
    (void)drive.answer(R"({"do":"open","float_cents":10000})");

    std::string_view input{reinterpret_cast<const char*>(data), size};
    while (!input.empty()) {
        const std::size_t end = std::min(input.find('\n'), input.size());
        const std::string answer = drive.answer(input.substr(0, end));
        input.remove_prefix(std::min(end + 1, input.size()));
        const nlohmann::json json = nlohmann::json::parse(answer, nullptr, false);
        assert(json.is_object() && json.contains("ok") && json["ok"].is_boolean());
        assert(answer.find('\n') == std::string::npos);
        assert(till.saved.current == drive.state().cart.content);
        till.pass(700);
    }
    drive.end();
    assert(till.saved.current == session::CartContent{});
    return 0;
}

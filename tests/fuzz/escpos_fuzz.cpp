// Whatever is sent to a printer is read to its end, and the page can be shown as text.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/page_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ecot::hardware::escpos;
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const PrintedPage page = decode(bytes);
    const std::string text = marked_text(page);
    // A page stays in proportion to its bytes, but for one roll of empty paper and 64 codes.
    const std::size_t row_max = 64 * 3 + 32;
    if (page.items.size() > size + 1 || text.size() > (size + 20'001) * row_max + 64 * std::size_t{8'000}) {
        std::abort();
    }
    return 0;
}

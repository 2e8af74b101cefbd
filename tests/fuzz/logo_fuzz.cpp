// Whatever lies where the logo should be is read to its end, and what is made of it fits the paper.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "hardware/escpos/logo.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ecot::hardware::escpos;
    const auto logo = logo_from_png({reinterpret_cast<const char*>(data), size});
    if (logo &&
        (logo->width < 1 || logo->width > logo_width_max || logo->height < 1 || logo->height > logo_height_max ||
         logo->rows.size() != static_cast<std::size_t>((logo->width + 7) / 8 * logo->height))) {
        std::abort();
    }
    return 0;
}

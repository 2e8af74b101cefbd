#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace ecot::hardware::escpos {

/// The modules of a QR code, row by row, without the quiet zone.
struct QrImage {
    std::size_t size = 0;    ///< modules in a row; 0 when the data does not fit any code
    std::vector<bool> dark;  ///< size × size
    [[nodiscard]] bool is_dark(std::size_t x, std::size_t y) const { return dark[y * size + x]; }
};

/// Draws `data` byte for byte with error correction M, as printers do.
[[nodiscard]] QrImage qr_image(std::string_view data);

}  // namespace ecot::hardware::escpos

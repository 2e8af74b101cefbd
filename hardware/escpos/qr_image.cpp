#include "hardware/escpos/qr_image.hpp"

#include <qrencode.h>

#include <memory>
#include <string>

namespace ecot::hardware::escpos {

QrImage qr_image(std::string_view data) {
    const std::vector<unsigned char> bytes{data.begin(), data.end()};
    if (bytes.empty()) {
        return {};
    }
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
        QRcode_encodeData(static_cast<int>(bytes.size()), bytes.data(), 0, QR_ECLEVEL_M), &QRcode_free};
    if (!code) {
        return {};
    }
    QrImage image;
    image.size = static_cast<std::size_t>(code->width);
    image.dark.reserve(image.size * image.size);
    for (std::size_t i = 0; i < image.size * image.size; ++i) {
        image.dark.push_back((code->data[i] & 1U) != 0);
    }
    return image;
}

}  // namespace ecot::hardware::escpos

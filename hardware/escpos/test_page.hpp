#pragma once

#include <string>
#include <string_view>

#include "hardware/escpos/profile.hpp"
#include "hardware/print_job.hpp"

namespace ecot::hardware::escpos {

/// The words of a test page, so that whoever shows a screen may say them in another language. UTF-8.
struct TestPageWords {
    std::string title = "Test page";
    std::string columns = "Columns";
    std::string small_columns = "Columns of the small font";
    std::string page = "Code page";
    std::string width = "Dots";
    std::string ruler = "Each row of digits fills one line:";
    std::string letters = "Letters:";
    std::string replaced = "Printed in another way:";
    std::string bold = "Bold";
    std::string tall = "Tall";
    std::string wide = "Wide";
    std::string large = "Large";
    std::string small = "Small";
    std::string centre = "Centred";
    std::string right = "Right";
    std::string goods = "Chickpeas 0,734 kg";
    std::string picture = "A frame with its corners joined:";
    std::string no_picture = "No pictures on this model.";
    std::string no_qr = "No QR codes on this model.";
    std::string no_cutter = "No cutter: tear here.";
};

/// A page that shows whether `profile` fits the printer: rulers as wide as its lines, all French letters and the euro
/// sign and what stands for those its code page lacks ("U+0153 oe"), every style, a QR code, a picture and a cut where
/// the model has them. It opens no drawer.
[[nodiscard]] PrintJob test_page(std::string_view model, const PrinterProfile& profile,
                                 const TestPageWords& words = {});

}  // namespace ecot::hardware::escpos

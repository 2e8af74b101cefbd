#include "hardware/escpos/profiles.hpp"

#include <algorithm>
#include <array>

namespace ecot::hardware::escpos {
namespace {

/// The paper of a model: letters in a line of both fonts, printable dots.
constexpr PrinterProfile paper(int columns, int small_columns, int width_dots) {
    return {.columns = columns, .small_columns = small_columns, .width_dots = width_dots};
}

/// Font A is 12 dots wide, font B 9.
constexpr PrinterProfile paper_384 = paper(32, 42, 384);
constexpr PrinterProfile paper_512 = paper(42, 56, 512);
constexpr PrinterProfile paper_576 = paper(48, 64, 576);
constexpr PrinterProfile paper_640 = paper(53, 71, 640);

constexpr PrinterProfile with_page(PrinterProfile profile, CodePage page, std::uint8_t number) {
    profile.page = page;
    profile.page_number = number;
    return profile;
}

/// Most printers number PC858 as Epson does.
constexpr PrinterProfile pc858(PrinterProfile profile, std::uint8_t number = 19) {
    return with_page(profile, CodePage::Pc858, number);
}

constexpr PrinterProfile without_cutter(PrinterProfile profile) {
    profile.has_cutter = false;
    return profile;
}

constexpr PrinterProfile without_qr(PrinterProfile profile) {
    profile.has_qr = false;
    return profile;
}

constexpr PrinterProfile without_raster(PrinterProfile profile) {
    profile.has_raster = false;
    return profile;
}

constexpr PrinterProfile star(PrinterProfile profile) {
    profile.language = PrinterLanguage::StarLine;
    return with_page(without_raster(profile), CodePage::Pc858, 4);
}

// Pages, widths and what is missing after escpos-printer-db (data of fe07c81). The TM-U220 prints 33 letters of its
// wide font in 400 half dots, and is given no other, so that no line breaks whichever font its switches choose.
constexpr std::array<PrinterModel, 27> models{{
    {"generic-58", "58 mm, 32 columns", without_cutter(pc858(paper_384))},
    {"generic-80-42", "80 mm, 42 columns", pc858(paper_512)},
    {"generic-80-48", "80 mm, 48 columns", pc858(paper_576)},
    {"bixolon-srp-s300", "Bixolon SRP-S300", pc858(paper_640)},
    {"citizen-ct-s651", "Citizen CT-S651", pc858(paper_640)},
    {"epson-tm-l90", "Epson TM-L90", pc858(paper_576)},
    {"epson-tm-m30iii", "Epson TM-m30III", with_page(paper_576, CodePage::Wpc1252, 16)},
    {"epson-tm-p80", "Epson TM-P80", without_cutter(pc858(paper_576))},
    {"epson-tm-t20", "Epson TM-T20II, TM-T20III", pc858(paper_576)},
    {"epson-tm-t70", "Epson TM-T70, TM-T70II", pc858(paper_512)},
    {"epson-tm-t88ii", "Epson TM-T88II", with_page(paper_512, CodePage::Wpc1252, 16)},
    {"epson-tm-t88", "Epson TM-T88III, TM-T88IV, TM-T88V", pc858(paper_512)},
    {"epson-tm-u220", "Epson TM-U220", without_qr(without_raster(with_page(paper(33, 33, 400), CodePage::Pc437, 0)))},
    {"kr-306", "KR-306", pc858(paper_576, 31)},
    {"munbyn-itpp047", "Munbyn ITPP047", pc858(paper_512)},
    {"netum-nt-5890k", "Netum NT-5890K", without_qr(without_cutter(pc858(paper_384, 53)))},
    {"netum-nt-80", "Netum NT-80", pc858(paper_576, 53)},
    {"pbm-p822d", "PBM P822D", pc858(paper_512, 53)},
    {"pos-5890", "POS-5890", without_qr(without_cutter(pc858(paper_384, 53)))},
    {"rongta-rp326", "Rongta RP326, RP332", pc858(paper(42, 56, 504))},
    {"star-mc-print", "Star mC-Print3", star(paper_576)},
    {"star-tsp", "Star TSP600, TSP650, TSP700, TSP800", star(paper_576)},
    {"sunmi-v2", "Sunmi V2", without_cutter(pc858(paper_384))},
    {"wincor-th230", "Wincor TH230", without_qr(without_raster(pc858(paper(44, 57, 576), 6)))},
    {"wincor-th230-plus", "Wincor TH230+", without_raster(pc858(paper(44, 57, 576), 6))},
    {"yhd-8390", "YHD-8390", pc858(paper_640, 14)},
    {"zjiang-zj-5870", "Zjiang ZJ-5870", without_cutter(with_page(paper_384, CodePage::Wpc1252, 16))},
}};

}  // namespace

std::span<const PrinterModel> printer_models() {
    return models;
}

const PrinterModel* find_printer_model(std::string_view id) {
    const auto* const found =
        std::find_if(models.begin(), models.end(), [id](const PrinterModel& model) { return model.id == id; });
    return found == models.end() ? nullptr : &*found;
}

PrinterProfile like_epson(PrinterProfile profile) {
    profile.language = PrinterLanguage::EscPos;
    profile.page_number = epson_number(profile.page);
    return profile;
}

}  // namespace ecot::hardware::escpos

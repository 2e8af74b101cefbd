// Every line of vectors.txt, whose right side was worked out by hand.

#include <cstddef>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "tests/barcode/barcode_text.hpp"

namespace ecot::hardware::barcode {
namespace {

/// The bytes that a left side stands for.
std::string bytes_of(const std::string& written) {
    std::string bytes;
    for (std::size_t i = 0; i < written.size();) {
        const std::size_t end = written.find('>', i);
        const std::string mark =
            written[i] == '<' && end != std::string::npos ? written.substr(i + 1, end - i - 1) : std::string{};
        if (mark == "GS" || mark == "CR" || mark == "LF" || mark == "TAB") {
            bytes += mark == "GS" ? '\x1D' : mark == "CR" ? '\r' : mark == "LF" ? '\n' : '\t';
        } else if (mark.size() == 3 && mark[0] == 'x') {
            bytes += static_cast<char>(std::stoi(mark.substr(1), nullptr, 16));
        } else {
            bytes += written[i];
            ++i;
            continue;
        }
        i = end + 1;
    }
    return bytes;
}

TEST(Vectors, AreReadAsTheTableSays) {
    std::ifstream file{ECOT_SOURCE_DIR "/tests/barcode/vectors.txt"};
    ASSERT_TRUE(file);
    BarcodeRules rules;
    std::size_t count = 0;
    std::size_t line_number = 0;
    for (std::string line; std::getline(file, line);) {
        ++line_number;
        const std::size_t arrow = line.rfind(" => ");
        if (line.starts_with("site ")) {
            const std::string setting = line.substr(5);
            if (setting == "french") {
                rules.in_store = InStoreTable::french();
            } else {
                ASSERT_TRUE(rules.in_store.set_line(setting)) << "line " << line_number;
            }
        } else if (arrow != std::string::npos && !line.starts_with('#')) {
            const std::string scan = line.substr(0, arrow);
            EXPECT_EQ(text_of(read_barcode(bytes_of(scan), rules, std::chrono::year{2026})), line.substr(arrow + 4))
                << "line " << line_number << ": " << scan;
            ++count;
        }
    }
    EXPECT_GE(count, 200U);
}

}  // namespace
}  // namespace ecot::hardware::barcode

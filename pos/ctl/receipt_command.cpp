#include "pos/ctl/receipt_command.hpp"

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <system_error>

#include <CLI/CLI.hpp>

#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/page_png.hpp"
#include "hardware/escpos/page_text.hpp"

namespace ecot::ctl {
namespace {

namespace fs = std::filesystem;
using namespace hardware::escpos;

constexpr std::uintmax_t file_size_max = std::uintmax_t{1024} * 1024;  // a receipt is a few kilobytes

/// The file's bytes, or nothing and a sentence on `errors`.
std::optional<std::string> bytes_of(const fs::path& file, std::ostream& errors) {
    std::error_code failure;
    if (!fs::is_regular_file(file, failure)) {
        errors << "ecotctl: There is no file " << file.string() << ".\n";
        return std::nullopt;
    }
    if (fs::file_size(file, failure) > file_size_max || failure) {
        errors << "ecotctl: " << file.string() << " is too large for a receipt (at most 1 MiB).\n";
        return std::nullopt;
    }
    std::ifstream in{file, std::ios::binary};
    std::ostringstream bytes;
    if (!in || !(bytes << in.rdbuf() || in.peek() == std::ifstream::traits_type::eof())) {
        errors << "ecotctl: " << file.string() << " cannot be read.\n";
        return std::nullopt;
    }
    return bytes.str();
}

const char* sentence_of(PngError error) {
    switch (error) {
        case PngError::NoFont:
            return "No font of one width was found; install fonts-jetbrains-mono.";
        case PngError::TooLong:
            return "More than 15 metres of paper is no picture.";
        case PngError::NoMemory:
            break;
    }
    return "There is not enough memory for the picture.";
}

/// Written beside, then renamed: a picture is whole or not there.
bool write_file(const fs::path& file, const std::string& bytes) {
    fs::path beside = file;
    beside += ".tmp";
    std::ofstream out{beside, std::ios::binary | std::ios::trunc};
    out << bytes;
    out.close();
    std::error_code failure;
    if (out) {
        fs::rename(beside, file, failure);
    }
    if (!out || failure) {
        fs::remove(beside, failure);
        return false;
    }
    return true;
}

}  // namespace

int render_receipt(const RenderRequest& request, std::ostream& out, std::ostream& errors) {
    const std::optional<std::string> bytes = bytes_of(request.file, errors);
    if (!bytes) {
        return 1;
    }
    const PrintedPage page =
        decode(*bytes, request.columns ? std::optional{*request.columns * font_a_dots} : std::nullopt);
    if (request.png) {
        const tl::expected<std::string, PngError> png = page_png(page, debian_fonts());
        if (!png) {
            errors << "ecotctl: " << sentence_of(png.error()) << "\n";
            return 1;
        }
        if (!write_file(*request.png, *png)) {
            errors << "ecotctl: " << request.png->string() << " cannot be written.\n";
            return 1;
        }
    }
    if (request.marks) {
        out << marked_text(page);
    } else if (request.text || !request.png) {
        out << plain_text(page);
    }
    if (!out.flush()) {
        errors << "ecotctl: The receipt could not be written; check what standard output goes to.\n";
        return 1;
    }
    return 0;
}

void add_receipt_command(CLI::App& app, Action& action) {
    CLI::App& receipt = add_group(app, "receipt", "Receipts as bytes for a printer");
    CLI::App& render = add_command(receipt, {"render", "Show what a printer would make of a file of its bytes",
                                             "ecotctl receipt render spool/T1-2026-000001.bin --png receipt.png"});
    const auto request = std::make_shared<RenderRequest>();
    render.add_option("file", request->file, "bytes as sent to a printer")->required()->type_name("FILE.bin");
    render.add_option("--png", request->png, "write a picture of the paper here")->type_name("OUT");
    CLI::Option* text = render.add_flag("--text", request->text, "print the text, a line a row (the default)");
    render.add_flag("--marks", request->marks, "print the text between bars, with how each row looks")->excludes(text);
    render.add_option("--columns", request->columns, "letters in a row of the paper; found out when left out")
        ->check(CLI::IsMember({32, 42, 48}));
    render.callback(
        [request, &action] { action = [request] { return render_receipt(*request, std::cout, std::cerr); }; });
}

}  // namespace ecot::ctl

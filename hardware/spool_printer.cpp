#include "hardware/spool_printer.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

#include "hardware/durable_file.hpp"

namespace ecot::hardware {
namespace {

std::string file_name_of(std::string_view name) {
    std::string safe;
    for (const char letter : name.substr(0, 100)) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9') || letter == '-';
        safe += plain ? letter : '_';
    }
    return safe.empty() ? "receipt" : safe;
}

bool is_taken(const std::filesystem::path& path) {
    struct stat facts {};
    return ::lstat(path.c_str(), &facts) == 0;
}

std::filesystem::path free_path(const std::filesystem::path& directory, const std::string& name) {
    std::filesystem::path first = directory / (name + ".bin");
    if (!is_taken(first)) {
        return first;
    }
    const auto of_copy = [&](int copy) { return directory / (name + "-" + std::to_string(copy) + ".bin"); };
    return of_copy(free_copy([&](int copy) { return is_taken(of_copy(copy)); }));
}

}  // namespace

SpoolPrinter::SpoolPrinter(std::filesystem::path directory) : directory_{std::move(directory)} {}

tl::expected<void, PrintError> SpoolPrinter::print(const PrintRequest& request) {
    if (::mkdir(directory_.c_str(), 0700) != 0 && errno != EEXIST) {
        return tl::unexpected(print_error_of(errno));
    }
    const std::string name = file_name_of(request.name);
    return write_durably(request.leaves_paper ? free_path(directory_, name) : directory_ / (name + ".bin"),
                         request.bytes);
}

int free_copy(const std::function<bool(int)>& taken) {
    int last_taken = 1;
    int step = 1;
    while (taken(last_taken + step)) {
        last_taken += step;
        step *= 2;
    }
    int free = last_taken + step;
    while (free - last_taken > 1) {
        const int middle = last_taken + (free - last_taken) / 2;
        (taken(middle) ? last_taken : free) = middle;
    }
    return free;
}

PrinterStatus SpoolPrinter::status() {
    if (::access(directory_.c_str(), W_OK | X_OK) == 0 || errno == ENOENT) {
        return {};
    }
    return {.ready = false, .trouble = print_error_of(errno).kind};
}

}  // namespace ecot::hardware

#include "tests/support/usb_bus.hpp"

#include <cassert>
#include <cerrno>
#include <fstream>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string_view>

#include <dlfcn.h>

namespace ecot::test {

namespace {

[[nodiscard]] std::filesystem::path root_of(UMockdevTestbed* testbed) {
    const std::unique_ptr<gchar, decltype(&g_free)> root{umockdev_testbed_get_root_dir(testbed), &g_free};
    return root.get();
}

struct RefusedNodes {
    std::mutex mutex;
    std::set<std::string, std::less<>> paths;
};

[[nodiscard]] RefusedNodes& refused_nodes() {
    static RefusedNodes nodes;
    return nodes;
}

}  // namespace

EmulatedBus::EmulatedBus() : testbed_{umockdev_testbed_new()}, root_{root_of(testbed_.get())} {
    // Not to be asked before there is a testbed: the answer is kept, and after a "no" no plug is ever announced.
    if (umockdev_in_mock_environment() == 0) {
        throw std::runtime_error{"libumockdev-preload is not linked first"};
    }
}

EmulatedBus::~EmulatedBus() = default;

std::string EmulatedBus::child_preload() {
    std::ifstream maps{"/proc/self/maps"};
    for (std::string line; std::getline(maps, line);) {
        if (line.find("libasan.so") != std::string::npos || line.find("libtsan.so") != std::string::npos) {
            return line.substr(line.find('/')) + ":libumockdev-preload.so.0";
        }
    }
    return "libumockdev-preload.so.0";
}

std::uint8_t EmulatedBus::next_address() {
    address_ = address_ < 127 ? static_cast<std::uint8_t>(address_ + 1) : std::uint8_t{2};
    return address_;
}

void refuse_to_open(const std::string& path) {
    const std::lock_guard lock{refused_nodes().mutex};
    refused_nodes().paths.insert(path);
}

void allow_to_open(const std::string& path) {
    const std::lock_guard lock{refused_nodes().mutex};
    refused_nodes().paths.erase(path);
}

}  // namespace ecot::test

extern "C" {

/// What libusb opens device nodes with. A test often runs as root, for whom no node's rights are too tight; so the
/// refusal is made here, before umockdev, which has room for few failed open()s.
int __open_2(const char* path, int flags) {
    {
        auto& nodes = ecot::test::refused_nodes();
        const std::lock_guard lock{nodes.mutex};
        if (nodes.paths.contains(std::string_view{path})) {
            errno = EACCES;
            return -1;
        }
    }
    using Open = int (*)(const char*, int);
    static const auto next = reinterpret_cast<Open>(dlsym(RTLD_NEXT, "__open_2"));
    assert(next != nullptr);
    return next(path, flags);
}

/// ThreadSanitizer does not see the locks of libraries that were built without it, and takes what they do for races.
/// libusb is not among them: its locks are seen, and what is called from it is ours.
const char* __tsan_default_suppressions() {
    return "race:libumockdev.so.0\n"
           "race:libumockdev-preload.so.0\n"
           "race:libglib-2.0.so.0\n"
           "race:libgobject-2.0.so.0\n"
           "race:libgio-2.0.so.0\n"
           "race:libudev.so.1\n";
}
}

#pragma once

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

namespace ecot::store::test {

/// A directory of its own for a test, gone with it.
class TempDir {
public:
    TempDir() {
        std::string name = testing::TempDir() + "ecot-store-XXXXXX";
        path_ = ::mkdtemp(name.data()) == nullptr ? "" : name;
    }
    ~TempDir() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

}  // namespace ecot::store::test

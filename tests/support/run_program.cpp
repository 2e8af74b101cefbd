#include "tests/support/run_program.hpp"

#include <array>
#include <cstdio>

#include <gtest/gtest.h>
#include <sys/wait.h>

namespace ecot::test {

Finished run_program(const std::string& command) {
    Finished finished;
    FILE* const pipe = ::popen(("(" + command + ") 2>&1").c_str(), "r");
    if (pipe == nullptr) {
        ADD_FAILURE() << "cannot run " << command;
        return finished;
    }
    std::array<char, 4096> buffer{};
    std::size_t size = 0;
    while ((size = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0) {
        finished.output.append(buffer.data(), size);
    }
    const int status = ::pclose(pipe);
    finished.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return finished;
}

}  // namespace ecot::test

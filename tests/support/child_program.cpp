#include "tests/support/child_program.hpp"

#include <array>
#include <csignal>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ecot::test {

namespace {

constexpr int patience_ms = 60'000;

}  // namespace

ChildProgram::ChildProgram(const std::string& command) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error{"no pipe"};
    }
    pipe_ = ends[0];
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    std::string shell = "sh";
    std::string option = "-c";
    // The program takes the shell's place, so that signals reach it.
    std::string line = "exec env " + command;
    const std::array<char*, 4> arguments{shell.data(), option.data(), line.data(), nullptr};
    const int failed = ::posix_spawn(&process_, "/bin/sh", &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (failed != 0) {
        ::close(pipe_);
        throw std::runtime_error{"cannot run " + command};
    }
}

ChildProgram::~ChildProgram() {
    if (!ended_) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    ::close(pipe_);
}

bool ChildProgram::wait_for(std::string_view text) {
    while (finished_.output.find(text) == std::string::npos) {
        if (!read_more()) {
            return false;
        }
    }
    return true;
}

void ChildProgram::send(int signal) const {
    ::kill(process_, signal);
}

Finished ChildProgram::finish() {
    while (read_more()) {
    }
    int status = 0;
    ::waitpid(process_, &status, 0);
    ended_ = true;
    finished_.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return finished_;
}

bool ChildProgram::read_more() {
    pollfd readable{.fd = pipe_, .events = POLLIN, .revents = 0};
    if (::poll(&readable, 1, patience_ms) <= 0) {
        return false;
    }
    std::array<char, 4096> buffer{};
    const ssize_t size = ::read(pipe_, buffer.data(), buffer.size());
    if (size <= 0) {
        return false;
    }
    finished_.output.append(buffer.data(), static_cast<std::size_t>(size));
    return true;
}

}  // namespace ecot::test

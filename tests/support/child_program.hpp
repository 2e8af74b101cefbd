#pragma once

#include <string>
#include <string_view>

#include <sys/types.h>

#include "tests/support/run_program.hpp"

namespace ecot::test {

/// A program that runs beside the test, and what it has written so far, complaints included.
class ChildProgram {
public:
    /// `command` is one program with its arguments, as for a shell; variables may stand before it ("A=b program").
    explicit ChildProgram(const std::string& command);
    /// Kills it when it still runs.
    ~ChildProgram();
    ChildProgram(const ChildProgram&) = delete;
    ChildProgram& operator=(const ChildProgram&) = delete;

    /// Reads on until it wrote `text`; false when it ended before, or after a minute.
    [[nodiscard]] bool wait_for(std::string_view text);
    void send(int signal) const;
    /// Reads on until it ended.
    [[nodiscard]] Finished finish();
    [[nodiscard]] const std::string& output() const { return finished_.output; }

private:
    /// False at the end of what it writes, or when it writes nothing for a minute.
    bool read_more();

    pid_t process_ = -1;
    int pipe_ = -1;
    bool ended_ = false;
    Finished finished_;
};

}  // namespace ecot::test

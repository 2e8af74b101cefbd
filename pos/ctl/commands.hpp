#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace ecot::ctl {

/// What the chosen command does once the whole command line has been read; returns the exit status: 0 done, 1 it did
/// not work (one clear sentence on stderr). Wrong usage, 2, is found before, by the command line itself.
using Action = std::function<int()>;

/// Says on stderr, in one sentence, what did not work; returns the exit status for it.
int fail(const std::string& sentence);

/// What `--help` says of a command.
struct CommandText {
    std::string name;
    std::string does;     ///< one line, without a full stop
    std::string example;  ///< a whole command line that works
};

/// Adds a command with its line and its example to `parent`: the program, or a group such as `journal`.
CLI::App& add_command(CLI::App& parent, const CommandText& text);

/// Adds a group of commands such as `journal`; its help shows the example of each.
CLI::App& add_group(CLI::App& parent, const std::string& name, const std::string& does);

/// Every command of ecotctl. A command is a file of its own with one `add_..._command`, and a line in commands.cpp;
/// its callback puts what is to be done into `action`, which outlives the parsing.
void add_commands(CLI::App& app, Action& action);

}  // namespace ecot::ctl

#include "tests/tidy/checks.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <regex>

namespace ecot::tidy {

namespace {

using std::string_view_literals::operator""sv;

/// What the files under `folder` may include of ours, and what holds for them besides.
struct Layer {
    std::string_view folder;
    std::vector<std::string_view> ours;
};

// The longest folder that holds a file decides. A folder not named here (tests) may include anything.
const std::vector<Layer> layers{
    {"pricing/", {"pricing/"}},
    {"hardware/", {"hardware/"}},
    {"sync/", {"sync/", "pricing/"}},
    {"pos/texts/", {"pos/texts/", "pricing/"}},
    {"pos/session/", {"pos/session/", "pos/texts/", "pricing/", "hardware/barcode/"}},
    {"pos/receipt/", {"pos/receipt/", "pos/session/", "pos/texts/", "pricing/", "hardware/", "sync/"}},
    {"pos/store/", {"pos/store/", "pos/session/", "pos/texts/", "pricing/", "sync/", "hardware/barcode/"}},
    {"pos/ui/", {"pos/ui/", "pos/texts/", "hardware/barcode/", "hardware/hid/"}},
    {"pos/screens/",
     {"pos/screens/", "pos/ui/", "pos/session/", "pos/receipt/", "pos/texts/", "pricing/",
      "hardware/escpos/profiles.hpp"}},
    {"pos/ctl/",
     {"pos/ctl/", "pos/app/device_table.hpp", "pos/app/performer.hpp", "pos/app/site_clock.hpp",
      "pos/app/stop_signals.hpp", "pos/store/", "pos/session/", "pos/receipt/", "pos/texts/", "pricing/", "hardware/",
      "sync/"}},
};

/// A third party's headers and the folders that may include them.
struct Guarded {
    std::string_view header;
    std::vector<std::string_view> folders;
};

const std::vector<Guarded> guarded_headers{
    {"imgui", {"pos/ui/", "pos/screens/", "pos/app/", "tests/"}},
    {"GLFW/", {"pos/ui/", "pos/app/", "tests/"}},
    {"GL/", {"pos/ui/", "pos/app/", "tests/"}},
    {"sqlite3.h", {"pos/store/", "pos/ctl/", "sync/", "tests/"}},
    {"openssl/", {"sync/", "pos/store/", "tests/"}},
    {"libusb", {"hardware/usb/", "tests/"}},
};

constexpr std::array pure_folders{"pricing/"sv, "pos/session/"sv, "pos/texts/format"sv};
constexpr std::array impure_headers{"fstream"sv, "filesystem"sv, "iostream"sv, "random"sv, "ctime"sv,    "locale"sv,
                                    "thread"sv,  "mutex"sv,      "future"sv,   "atomic"sv, "unistd.h"sv, "time.h"sv};
constexpr std::array exact_folders{"pricing/"sv, "sync/"sv, "pos/session/"sv, "pos/store/"sv, "pos/receipt/"sv};

[[nodiscard]] bool in(std::string_view path, std::string_view folder) {
    return path.starts_with(folder);
}

template <typename Folders>
[[nodiscard]] bool in_any(std::string_view path, const Folders& folders) {
    return std::any_of(std::begin(folders), std::end(folders), [&](std::string_view f) { return in(path, f); });
}

[[nodiscard]] bool is_source(std::string_view path) {
    return path.ends_with(".cpp") || path.ends_with(".hpp");
}

[[nodiscard]] std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

void add(Faults& faults, std::string_view path, std::size_t line, const std::string& what) {
    faults.push_back(std::string{path} + ":" + std::to_string(line + 1) + ": " + what);
}

[[nodiscard]] bool word_character(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Faults for each line of `text` that `pattern` finds something in.
[[nodiscard]] Faults found(std::string_view path, std::string_view text, const std::regex& pattern,
                           const std::string& what) {
    Faults faults;
    const auto lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (std::smatch match; std::regex_search(lines[i], match, pattern)) {
            add(faults, path, i, what + ": " + match.str());
        }
    }
    return faults;
}

enum class Keep { Code, CodeAndLiterals };

/// Where a literal that starts at `at` ends: behind its closing quote, or at the end of the text.
[[nodiscard]] std::size_t literal_end(std::string_view text, std::size_t at) {
    const char quote = text[at];
    if (quote == '"' && at > 0 && text[at - 1] == 'R') {
        const std::size_t open = text.find('(', at);
        if (open != std::string_view::npos) {
            const std::string close = ")" + std::string{text.substr(at + 1, open - at - 1)} + "\"";
            const std::size_t end = text.find(close, open);
            return end == std::string_view::npos ? text.size() : end + close.size();
        }
    }
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == quote || text[i] == '\n') {
            return i + 1;
        }
    }
    return text.size();
}

[[nodiscard]] std::string blanked(std::string_view text, Keep keep) {
    std::string code{text};
    const auto blank = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            code[i] = code[i] == '\n' ? '\n' : ' ';
        }
    };
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        const std::string_view rest = text.substr(i);
        if (rest.starts_with("//")) {
            end = std::min(text.find('\n', i), text.size());
            blank(i, end);
        } else if (rest.starts_with("/*")) {
            const std::size_t close = text.find("*/", i + 2);
            end = close == std::string_view::npos ? text.size() : close + 2;
            blank(i, end);
        } else if (text[i] == '"' || (text[i] == '\'' && (i == 0 || !word_character(text[i - 1])))) {
            end = literal_end(text, i);
            if (keep == Keep::Code) {
                blank(i, end);
            }
        }
        i = end;
    }
    return code;
}

[[nodiscard]] const Layer* layer_of(std::string_view path) {
    const auto layer = std::find_if(layers.begin(), layers.end(), [&](const Layer& l) { return in(path, l.folder); });
    return layer == layers.end() ? nullptr : &*layer;
}

}  // namespace

std::string code_only(std::string_view text) {
    return blanked(text, Keep::Code);
}
std::string without_comments(std::string_view text) {
    return blanked(text, Keep::CodeAndLiterals);
}

Faults include_faults(std::string_view path, std::string_view text) {
    Faults faults;
    static const std::regex include{R"(^\s*#\s*include\s+([<"])([^>"]+)[>"])"};
    static const std::regex our_root{"^(pricing|hardware|sync|pos|tests)/"};
    const Layer* layer = layer_of(path);
    const auto lines = lines_of(without_comments(text));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::smatch match;
        if (!std::regex_search(lines[i], match, include)) {
            continue;
        }
        const std::string header = match[2];
        const bool ours = std::regex_search(header, our_root);
        if ((match[1] == "\"") != ours) {
            add(faults, path, i, ours ? "ours in angle brackets: " + header : "not from the root: " + header);
        }
        if (ours && header.starts_with("tests/") && !in(path, "tests/")) {
            add(faults, path, i, "a test's header outside tests: " + header);
        } else if (ours && layer != nullptr && !in_any(header, layer->ours)) {
            add(faults, path, i, std::string{layer->folder} + " must not know " + header);
        }
        for (const Guarded& guarded : guarded_headers) {
            if (!ours && header.starts_with(guarded.header) && !in_any(path, guarded.folders)) {
                add(faults, path, i, header + " does not belong here");
            }
        }
    }
    return faults;
}

Faults purity_faults(std::string_view path, std::string_view text) {
    Faults faults;
    if (!in_any(path, pure_folders)) {
        return faults;
    }
    static const std::regex asks{
        R"(\b(system_clock|steady_clock|getenv|setlocale|fopen|rand|time\s*\(\s*(nullptr|NULL|0)))"};
    faults = found(path, code_only(text), asks, "a pure folder asks the system");
    const auto lines = lines_of(without_comments(text));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (const std::string_view header : impure_headers) {
            if (lines[i].starts_with("#include <" + std::string{header} + ">")) {
                add(faults, path, i, "a pure folder includes <" + std::string{header} + ">");
            }
        }
    }
    return faults;
}

Faults floating_point_faults(std::string_view path, std::string_view text) {
    if (!is_source(path) || !in_any(path, exact_folders)) {
        return {};
    }
    static const std::regex floating{
        R"(\b(float|double|float_t|double_t|stod|stof|strtod|atof)\b|\b[0-9][0-9']*\.[0-9])"};
    return found(path, code_only(text), floating, "floating point near money");
}

Faults sql_faults(std::string_view path, std::string_view text) {
    if (!is_source(path) || (!in(path, "pos/screens/") && !in(path, "pos/session/") && !in(path, "pos/ui/"))) {
        return {};
    }
    static const std::regex sql{
        R"(\b(SELECT\s+[^"]*\bFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA)\b)"};
    return found(path, without_comments(text), sql, "SQL outside the store");
}

Faults header_faults(std::string_view path, std::string_view text) {
    Faults faults;
    if (!path.ends_with(".hpp")) {
        return faults;
    }
    static const std::regex forward{R"(^(class|struct|enum class)\s+[\w:]+(\s*:\s*[\w:]+)?;)"};
    static const std::regex declares_nothing{R"(^(#|namespace\b|\}|using\b|extern "C"|$))"};
    const auto lines = lines_of(text);
    bool once = false;
    bool said = false;
    bool first = true;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string& line = lines[i];
        once = once || line == "#pragma once";
        if (line.starts_with("using namespace")) {
            add(faults, path, i, "opens a namespace on everyone who includes it");
        } else if (line.starts_with("//")) {
            said = true;
        } else if (line.starts_with("namespace")) {
            said = false;  // what was said was said of the namespace
        } else if (first && !std::regex_search(line, declares_nothing) && !std::regex_search(line, forward)) {
            first = false;
            if (!said) {
                add(faults, path, i, "the first declaration has no ///");
            }
        }
    }
    if (!once) {
        add(faults, path, 0, "no #pragma once");
    }
    return faults;
}

Faults unsaid_type_faults(std::string_view path, std::string_view text) {
    Faults faults;
    static const std::regex defined{R"(^(class|struct|enum class|enum)\s+\w+[^;]*$)"};
    const auto lines = lines_of(text);
    for (std::size_t i = 2; path.ends_with(".hpp") && i < lines.size(); ++i) {
        if (std::regex_search(lines[i], defined) && lines[i - 1].empty() && !lines[i - 2].starts_with("//")) {
            add(faults, path, i, "no /// says what this is");
        }
    }
    return faults;
}

Faults namespace_faults(std::string_view path, std::string_view text) {
    static const std::regex folder_of{R"(^(?:pos/)?([a-z_]+)/)"};
    std::cmatch match;
    const std::string file{path};
    if (!is_source(path) || path.ends_with("main.cpp") || in(path, "tests/") ||
        !std::regex_search(file.c_str(), match, folder_of)) {
        return {};
    }
    const std::string wanted = "namespace ecot::" + match.str(1);
    static const std::regex declares{R"((^|\n)[^#\s])"};
    const std::string code = code_only(text);
    if (std::regex_search(code, declares) && code.find(wanted) == std::string::npos) {
        return {file + ":1: nothing here is in " + wanted};
    }
    return {};
}

Faults length_faults(std::string_view path, std::string_view text) {
    const auto lines = std::count(text.begin(), text.end(), '\n');
    if (lines <= 500) {
        return {};
    }
    return {std::string{path} + ":" + std::to_string(lines) + ": more than 500 lines"};
}

Faults leftover_faults(std::string_view path, std::string_view text) {
    static const std::regex machine{R"((^|[^\w./}~-])/(home|root|work|Users|tmp)/\w)"};
    static const std::regex later{
        "\\b(TO"
        "DO|FIX"
        "ME|XX"
        "X|HA"
        "CK)\\b"};
    Faults faults = found(path, text, machine, "a path of somebody's machine");
    for (std::string& fault : found(path, text, later, "a note to finish later")) {
        faults.push_back(std::move(fault));
    }
    return faults;
}

namespace {

/// The lines from `begin` to the one that closes the last brace opened since, as one text.
[[nodiscard]] std::string block_at(const std::vector<std::string>& lines, std::size_t begin) {
    std::string block;
    int depth = 0;
    bool opened = false;
    for (std::size_t i = begin; i < lines.size() && (!opened || depth > 0); ++i) {
        block += lines[i] + '\n';
        for (const char c : lines[i]) {
            opened = opened || c == '{';
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
    }
    return block;
}

[[nodiscard]] bool asserts(const std::string& block) {
    constexpr std::array words{"EXPECT_"sv, "ASSERT_"sv, "RC_ASSERT"sv, "ADD_FAILURE"sv};
    return std::any_of(words.begin(), words.end(),
                       [&block](std::string_view word) { return block.find(word) != std::string::npos; });
}

/// The functions of a file that assert, as calls: "expect_sound(".
[[nodiscard]] std::vector<std::string> asserting_calls(const std::vector<std::string>& lines) {
    static const std::regex function{R"(^ {0,4}[A-Za-z][^()]* \*?(\w+\()[^;]*$)"};
    std::vector<std::string> calls;
    std::smatch name;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (std::regex_search(lines[i], name, function) && asserts(block_at(lines, i))) {
            calls.push_back(name.str(1));
        }
    }
    return calls;
}

}  // namespace

Faults assertion_faults(std::string_view path, std::string_view text) {
    if (!path.ends_with("_test.cpp")) {
        return {};
    }
    static const std::regex begins_test{R"(^(TEST|TEST_F|TEST_P|TYPED_TEST|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\()"};
    const auto lines = lines_of(code_only(text));
    const std::vector<std::string> calls = asserting_calls(lines);
    Faults faults;
    bool tests = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!std::regex_search(lines[i], begins_test)) {
            continue;
        }
        tests = true;
        const std::string block = block_at(lines, i);
        const bool asks = asserts(block) || std::any_of(calls.begin(), calls.end(), [&block](const std::string& call) {
                              return block.find(' ' + call) != std::string::npos;
                          });
        if (!asks) {
            add(faults, path, i, "a test without an assertion");
        }
    }
    if (!tests) {
        add(faults, path, 0, "a file of tests without a test");
    }
    return faults;
}

}  // namespace ecot::tidy

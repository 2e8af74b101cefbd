#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The rules of CONTRIBUTING.md that a machine can hold, as pure functions of a file's path and text. Each returns one
/// sentence a fault, "path:line: what is wrong", and nothing when all is well. Paths are relative to the repository.
namespace ecot::tidy {

using Faults = std::vector<std::string>;

/// The text with comments, string literals and character literals blanked, lines kept.
[[nodiscard]] std::string code_only(std::string_view text);

/// The text with comments blanked, literals and lines kept.
[[nodiscard]] std::string without_comments(std::string_view text);

/// Who may include whom: our folders by layer, and ImGui, GLFW, OpenGL, SQLite and libusb only where they belong.
[[nodiscard]] Faults include_faults(std::string_view path, std::string_view text);

/// Pure folders know no file, no clock, no thread and no locale.
[[nodiscard]] Faults purity_faults(std::string_view path, std::string_view text);

/// No float, double or floating literal where money or quantities pass.
[[nodiscard]] Faults floating_point_faults(std::string_view path, std::string_view text);

/// No SQL in screens and in the session.
[[nodiscard]] Faults sql_faults(std::string_view path, std::string_view text);

/// A header is included once, opens no namespace on its readers, and says what its first declaration is.
[[nodiscard]] Faults header_faults(std::string_view path, std::string_view text);

/// In a header, every type that begins a paragraph has its `///`; a row of small types may share the comment above it.
[[nodiscard]] Faults unsaid_type_faults(std::string_view path, std::string_view text);

/// Code is in the namespace of its library: that of the folder, and under pos/ of the folder within.
[[nodiscard]] Faults namespace_faults(std::string_view path, std::string_view text);

/// At most 500 lines.
[[nodiscard]] Faults length_faults(std::string_view path, std::string_view text);

/// No path of somebody's machine and no note to finish later.
[[nodiscard]] Faults leftover_faults(std::string_view path, std::string_view text);

/// Every test asserts something, itself or by a function of its file.
[[nodiscard]] Faults assertion_faults(std::string_view path, std::string_view text);

}  // namespace ecot::tidy

#pragma once

#include <cstdint>
#include <string_view>

#include <tl/expected.hpp>

#include "hardware/print_job.hpp"

namespace ecot::hardware::escpos {

/// Why a file is no logo.
enum class LogoError : std::uint8_t {
    NotPng,    ///< no PNG file, or a broken one
    TooLarge,  ///< more than 4,000 dots wide or high
    TooTall,   ///< on the paper more than 10 centimetres
    Blank      ///< nothing on it is dark enough to be printed
};
/// What is wrong with it and what to do, in a plain sentence.
[[nodiscard]] const char* sentence(LogoError error);

/// As wide as the narrowest paper (58 mm): a logo of this width comes out on every printer that prints pictures.
inline constexpr int logo_width_max = 384;
inline constexpr int logo_height_max = 800;

/// The dots of a PNG file's bytes, any bytes: what is transparent is paper, dark is black from the middle grey on. What
/// is wider than `logo_width_max` is made smaller.
[[nodiscard]] tl::expected<Picture, LogoError> logo_from_png(std::string_view png);

}  // namespace ecot::hardware::escpos

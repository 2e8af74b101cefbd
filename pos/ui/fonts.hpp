#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "pos/ui/rect.hpp"
#include "pos/ui/symbols.hpp"

struct ImFont;
struct ImFontAtlas;

namespace ecot::ui {

/// What a piece of text is for; each has one size and one weight (look/look.md section 2).
enum class TextRole : std::uint8_t {
    Cap,
    CapStrong,
    Body,
    Strong,
    Label,
    Title,
    Heading,      ///< H1
    Amount,       ///< AMT
    AmountLarge,  ///< XL
    AmountHuge,   ///< XXL
    Mono,
};
inline constexpr std::size_t text_role_count = 11;
inline constexpr std::size_t icon_size_count = 5;

/// One font at one size.
struct Face {
    ImFont* font = nullptr;
    float em = 0;           ///< the nominal size, in pixels
    float cap_height = 0;   ///< of a capital letter, in pixels: text is centred on it
    float digit_width = 0;  ///< of the widest digit: the cell of a tabular digit
};

/// A font file that is not there, and the Debian package that brings it.
struct FontError {
    std::string file;
    std::string package;
    bool operator==(const FontError&) const = default;
    /// "The font … is missing: install the package …."
    [[nodiscard]] std::string sentence() const;
};

/// Where the fonts are. The default is where Debian 12 puts them.
struct FontFolders {
    std::string inter = "/usr/share/fonts/opentype/inter";
    std::string mono = "/usr/share/fonts/truetype/jetbrains-mono";
    std::string icons = "/usr/share/fonts/truetype/material-design-icons-iconfont";
    std::string emoji = "/usr/share/fonts/truetype/noto";
};

/// How much is drawn into the atlas. `Measuring` holds Latin letters and no picture: quick to build, for tests that
/// measure and tap but look at nothing.
enum class GlyphSet { Full, Measuring };

/// A part of the atlas, in texture coordinates.
struct AtlasPart {
    Point from;
    Point to;
};

/// The soft corner a shadow is stretched from, and its measures in pixels.
struct ShadowCorner {
    AtlasPart part;
    float size = 0;
    float edge = 0;  ///< how far it reaches outside the box
};

/// The text and icon fonts, the pictures and the shadows, in one texture.
///
/// All sizes follow one text size in percent (100 to 160); another one means rebuild() between two frames, then a new
/// upload of the texture. One thread only.
class Fonts {
public:
    [[nodiscard]] static tl::expected<std::unique_ptr<Fonts>, FontError> load(int text_percent,
                                                                              GlyphSet glyphs = GlyphSet::Full,
                                                                              FontFolders folders = {});
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    /// Makes everything again at another text size. After an error the fonts are unusable: end the program.
    [[nodiscard]] tl::expected<void, FontError> rebuild(int text_percent);

    [[nodiscard]] int text_percent() const { return text_percent_; }
    /// A length of the design at this text size: lengths and icons grow half as fast as text. Whole pixels.
    [[nodiscard]] float px(float length) const;
    [[nodiscard]] const Face& face(TextRole role) const { return faces_.at(static_cast<std::size_t>(role)); }
    [[nodiscard]] const Face& icons(IconSize size) const { return icons_.at(static_cast<std::size_t>(size)); }
    /// The picture nearest in size to `pixels`; nothing when it is not packed.
    [[nodiscard]] std::optional<AtlasPart> picto(Picto picto, float pixels) const;
    [[nodiscard]] bool holds(Icon icon) const;
    /// The corner for a card, or the larger one for what floats above the page.
    [[nodiscard]] const ShadowCorner& shadow(bool large) const { return shadows_.at(large ? 1 : 0); }
    [[nodiscard]] ImFontAtlas& atlas() { return *atlas_; }
    /// Frees the copy of the texture once it has been given to the graphics driver.
    void forget_pixels();

private:
    struct PictoSlot {
        Picto picto;
        int pixels;
        int rect;
    };
    Fonts(GlyphSet glyphs, FontFolders folders);
    [[nodiscard]] tl::expected<void, FontError> add_text_fonts();
    [[nodiscard]] tl::expected<void, FontError> add_icon_fonts();
    void reserve_pictures();
    void draw_shadows();
    [[nodiscard]] tl::expected<void, FontError> draw_pictos();
    [[nodiscard]] tl::expected<ImFont*, FontError> add_font(const std::string& file, const std::string& package,
                                                            float pixels, const std::uint16_t* ranges, bool hinted);

    GlyphSet glyphs_;
    FontFolders folders_;
    int text_percent_ = 100;
    std::unique_ptr<ImFontAtlas> atlas_;
    std::array<Face, text_role_count> faces_;
    std::array<Face, icon_size_count> icons_;
    std::array<ShadowCorner, 2> shadows_;
    std::array<int, 2> shadow_rects_{};
    std::vector<PictoSlot> picto_slots_;
    std::map<std::pair<Picto, int>, AtlasPart> pictos_;
    std::vector<std::uint16_t> icon_ranges_;
    std::map<std::string, std::vector<char>> files_;  ///< contents, only while building
};

}  // namespace ecot::ui

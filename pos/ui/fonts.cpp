#include "pos/ui/fonts.hpp"

#include <cmath>
#include <fstream>
#include <vector>

#include <ft2build.h>
#include <imgui.h>
#include <imgui_freetype.h>
#include FT_FREETYPE_H

#include "pos/ui/atlas_art.hpp"

namespace ecot::ui {
namespace {

// An ImGui font size is the height of the line box, not the em: (ascender - descender) / em of each family.
constexpr float inter_line = 1.2102F;
constexpr float mono_line = 1.32F;
// Height of a capital letter over the em.
constexpr float inter_cap = 0.727F;
constexpr float mono_cap = 0.73F;

// Names are written in Latin (with Vietnamese), Greek and Cyrillic; the rest is punctuation, arrows and signs in use.
constexpr ImWchar name_letters[] = {0x0020, 0x007e, 0x00a0, 0x024f, 0x0370, 0x03ff, 0x0400, 0x045f,
                                    0x0490, 0x0491, 0x1ea0, 0x1ef9, 0x2009, 0x2009, 0x2010, 0x2026,
                                    0x202f, 0x203a, 0x20ac, 0x20ac, 0x2116, 0x2116, 0x2190, 0x2193,
                                    0x2212, 0x2212, 0x2248, 0x2248, 0x2264, 0x2265, 0};
constexpr ImWchar latin_letters[] = {0x0020, 0x007e, 0x00a0, 0x017f, 0x2009, 0x2009, 0x2010,
                                     0x2026, 0x202f, 0x203a, 0x20ac, 0x20ac, 0x2190, 0x2193,
                                     0x2212, 0x2212, 0x2248, 0x2248, 0x2264, 0x2265, 0};
constexpr ImWchar large_letters[] = {0x0020, 0x007e, 0x00a0, 0x00ff, 0x2013, 0x2014, 0x2019, 0x2019, 0x2026,
                                     0x2026, 0x202f, 0x202f, 0x20ac, 0x20ac, 0x2212, 0x2212, 0};

// Each letter of the largest role is a hundred pixels high: only what amounts and weights are written with.
constexpr ImWchar huge_letters[] = {0x0020, 0x007e, 0x00a0, 0x00a0, 0x2026, 0x2026, 0x202f,
                                    0x202f, 0x20ac, 0x20ac, 0x2212, 0x2212, 0};

/// How a role is set, and how much of the asked growth of text it follows (look/look.md section 8).
struct RoleDesign {
    const char* file;
    float em;
    float growth;
    const ImWchar* letters;
};
constexpr std::array<RoleDesign, text_role_count> role_designs{{
    {"Inter-Medium.otf", 16, 1, name_letters},
    {"Inter-SemiBold.otf", 16, 1, name_letters},
    {"Inter-Medium.otf", 18, 1, name_letters},
    {"Inter-SemiBold.otf", 18, 1, name_letters},
    {"Inter-SemiBold.otf", 20, 0.75F, name_letters},
    {"Inter-SemiBold.otf", 24, 0.75F, name_letters},
    {"Inter-Bold.otf", 31, 0.5F, name_letters},
    {"Inter-Bold.otf", 43, 0.5F, latin_letters},
    {"InterDisplay-Bold.otf", 68, 0.25F, large_letters},
    {"InterDisplay-Bold.otf", 116, 0.25F, huge_letters},
    {"JetBrainsMono-Medium.ttf", 16, 1, latin_letters},
}};
constexpr std::array<float, icon_size_count> icon_ems{20, 26, 34, 48, 76};
constexpr float length_growth = 0.5F;

// Pictures are packed at the two sizes in use: on a category and on a product.
constexpr std::array<int, 2> picto_sizes{40, 56};

float grown(float length, int text_percent, float growth) {
    return length * (1 + (static_cast<float>(text_percent) / 100 - 1) * growth);
}

}  // namespace

std::string FontError::sentence() const {
    return "The font " + file + " is missing: install the package " + package + ".";
}

Fonts::Fonts(GlyphSet glyphs, FontFolders folders)
    : glyphs_{glyphs}, folders_{std::move(folders)}, atlas_{std::make_unique<ImFontAtlas>()} {}

Fonts::~Fonts() = default;

tl::expected<std::unique_ptr<Fonts>, FontError> Fonts::load(int text_percent, GlyphSet glyphs, FontFolders folders) {
    std::unique_ptr<Fonts> fonts{new Fonts{glyphs, std::move(folders)}};
    if (auto built = fonts->rebuild(text_percent); !built) {
        return tl::unexpected(built.error());
    }
    return fonts;
}

float Fonts::px(float length) const {
    return std::floor(grown(length, text_percent_, length_growth) + 0.5F);
}

tl::expected<void, FontError> Fonts::rebuild(int text_percent) {
    text_percent_ = text_percent;
    atlas_->Clear();
    atlas_->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas_->Flags = ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors;
    atlas_->TexDesiredWidth = glyphs_ == GlyphSet::Full ? 2048 : 1024;
    atlas_->TexGlyphPadding = 1;
    if (auto added = add_text_fonts(); !added) {
        return added;
    }
    if (auto added = add_icon_fonts(); !added) {
        return added;
    }
    reserve_pictures();
    const bool built = atlas_->Build();
    files_.clear();
    if (!built) {
        return tl::unexpected(FontError{role_designs.front().file, "fonts-inter"});
    }
    for (Face& face : faces_) {
        face.digit_width = 0;
        for (ImWchar digit = '0'; digit <= '9'; ++digit) {
            face.digit_width = std::max(face.digit_width, face.font->GetCharAdvance(digit));
        }
    }
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    atlas_->GetTexDataAsRGBA32(&pixels, &width, &height);
    draw_shadows();
    if (auto drawn = draw_pictos(); !drawn) {
        return drawn;
    }
    atlas_->ClearInputData();
    return {};
}

tl::expected<ImFont*, FontError> Fonts::add_font(const std::string& file, const std::string& package, float pixels,
                                                 const std::uint16_t* ranges, bool hinted) {
    auto known = files_.find(file);
    if (known == files_.end()) {
        std::ifstream stream{file, std::ios::binary | std::ios::ate};
        std::vector<char> content(stream ? static_cast<std::size_t>(stream.tellg()) : 0);
        stream.seekg(0);
        if (content.empty() || !stream.read(content.data(), static_cast<std::streamsize>(content.size()))) {
            return tl::unexpected(FontError{file, package});
        }
        known = files_.emplace(file, std::move(content)).first;
    }
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = 1;
    config.OversampleV = 1;
    config.PixelSnapH = true;
    config.FontBuilderFlags =
        static_cast<unsigned>(hinted ? ImGuiFreeTypeBuilderFlags_LightHinting : ImGuiFreeTypeBuilderFlags_NoHinting);
    return atlas_->AddFontFromMemoryTTF(known->second.data(), static_cast<int>(known->second.size()),
                                        std::floor(pixels + 0.5F), &config, ranges);
}

tl::expected<void, FontError> Fonts::add_text_fonts() {
    for (std::size_t role = 0; role < text_role_count; ++role) {
        const RoleDesign& design = role_designs.at(role);
        const bool mono = static_cast<TextRole>(role) == TextRole::Mono;
        const float em = grown(design.em, text_percent_, design.growth);
        const bool few = glyphs_ == GlyphSet::Measuring && design.letters == name_letters;
        auto font = add_font((mono ? folders_.mono : folders_.inter) + "/" + design.file,
                             mono ? "fonts-jetbrains-mono" : "fonts-inter", em * (mono ? mono_line : inter_line),
                             few ? latin_letters : design.letters, true);
        if (!font) {
            return tl::unexpected(font.error());
        }
        faces_.at(role) = {*font, em, em * (mono ? mono_cap : inter_cap), 0};
    }
    return {};
}

tl::expected<void, FontError> Fonts::add_icon_fonts() {
    // One range for each icon; they must live until Build(), hence the member.
    icon_ranges_.clear();
    for (const Icon icon : packed_icons()) {
        icon_ranges_.insert(icon_ranges_.end(), 2, static_cast<ImWchar>(icon));
    }
    icon_ranges_.push_back(0);
    for (std::size_t size = 0; size < icon_size_count; ++size) {
        const float em = px(icon_ems.at(size));
        auto font = add_font(folders_.icons + "/MaterialIcons-Regular.ttf", "fonts-material-design-icons-iconfont", em,
                             icon_ranges_.data(), false);
        if (!font) {
            return tl::unexpected(font.error());
        }
        icons_.at(size) = {*font, em, em, 0};
    }
    return {};
}

void Fonts::reserve_pictures() {
    for (std::size_t corner = 0; corner < shadow_designs.size(); ++corner) {
        const int size = shadow_designs.at(corner).size;
        shadow_rects_.at(corner) = atlas_->AddCustomRectRegular(size, size);
    }
    picto_slots_.clear();
    pictos_.clear();
    if (glyphs_ == GlyphSet::Measuring) {
        return;
    }
    for (const Picto picto : packed_pictos()) {
        for (const int size : picto_sizes) {
            const int pixels = static_cast<int>(px(static_cast<float>(size)));
            // One clear pixel around each: the texture is sampled with interpolation.
            picto_slots_.push_back({picto, pixels, atlas_->AddCustomRectRegular(pixels + 2, pixels + 2)});
        }
    }
}

void Fonts::draw_shadows() {
    const auto width = static_cast<float>(atlas_->TexWidth);
    const auto height = static_cast<float>(atlas_->TexHeight);
    for (std::size_t corner = 0; corner < shadow_designs.size(); ++corner) {
        const ShadowDesign& design = shadow_designs.at(corner);
        const ImFontAtlasCustomRect* rect = atlas_->GetCustomRectByIndex(shadow_rects_.at(corner));
        draw_shadow_corner(design, {atlas_->TexPixelsRGBA32, atlas_->TexWidth}, rect->X, rect->Y);
        // Half a pixel inside, so that the stretched middle does not take colour from the neighbour.
        shadows_.at(corner) = {{{static_cast<float>(rect->X) / width, static_cast<float>(rect->Y) / height},
                                {(static_cast<float>(rect->X + design.size) - 0.5F) / width,
                                 (static_cast<float>(rect->Y + design.size) - 0.5F) / height}},
                               static_cast<float>(design.size),
                               design.edge};
    }
}

tl::expected<void, FontError> Fonts::draw_pictos() {
    if (picto_slots_.empty()) {
        return {};
    }
    const std::string file = folders_.emoji + "/NotoColorEmoji.ttf";
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    if (FT_Init_FreeType(&library) != 0) {
        return tl::unexpected(FontError{file, "libfreetype6"});
    }
    if (FT_New_Face(library, file.c_str(), 0, &face) != 0) {
        FT_Done_FreeType(library);
        return tl::unexpected(FontError{file, "fonts-noto-color-emoji"});
    }
    FT_Select_Size(face, 0);
    const auto width = static_cast<float>(atlas_->TexWidth);
    const auto height = static_cast<float>(atlas_->TexHeight);
    Picto loaded = Picto::None;
    bool drawable = false;
    for (const PictoSlot& slot : picto_slots_) {
        if (slot.picto != loaded) {  // its sizes follow each other: each picture is decoded once
            loaded = slot.picto;
            drawable = FT_Load_Char(face, static_cast<FT_ULong>(slot.picto), FT_LOAD_COLOR | FT_LOAD_RENDER) == 0 &&
                       face->glyph->bitmap.pixel_mode == FT_PIXEL_MODE_BGRA;
        }
        if (!drawable) {
            continue;  // An older font may lack a picture; its product is drawn with a box.
        }
        const ImFontAtlasCustomRect* rect = atlas_->GetCustomRectByIndex(slot.rect);
        const FT_Bitmap& bitmap = face->glyph->bitmap;
        draw_scaled({bitmap.buffer, static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows), bitmap.pitch},
                    {atlas_->TexPixelsRGBA32, atlas_->TexWidth}, rect->X + 1, rect->Y + 1, slot.pixels);
        const auto left = static_cast<float>(rect->X + 1);
        const auto top = static_cast<float>(rect->Y + 1);
        const auto side = static_cast<float>(slot.pixels);
        pictos_[{slot.picto, slot.pixels}] = {{left / width, top / height},
                                              {(left + side) / width, (top + side) / height}};
    }
    FT_Done_Face(face);
    FT_Done_FreeType(library);
    return {};
}

bool Fonts::holds(Icon icon) const {
    return icons(IconSize::Medium).font->FindGlyphNoFallback(static_cast<ImWchar>(icon)) != nullptr;
}

std::optional<AtlasPart> Fonts::picto(Picto picto, float pixels) const {
    std::optional<AtlasPart> best;
    for (const int size : picto_sizes) {
        const float packed = px(static_cast<float>(size));
        const auto found = pictos_.find({picto, static_cast<int>(packed)});
        if (found == pictos_.end()) {
            break;
        }
        best = found->second;
        if (packed >= pixels) {
            break;
        }
    }
    return best;
}

void Fonts::forget_pixels() {
    atlas_->ClearTexData();
}

}  // namespace ecot::ui

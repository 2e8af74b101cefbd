#pragma once

#include <functional>

#include "pos/ui/fonts.hpp"
#include "pos/ui/input.hpp"
#include "pos/ui/rect.hpp"

struct ImDrawData;
struct ImDrawList;
struct ImGuiContext;

namespace ecot::ui {

class Ui;

/// One screen of ImGui: its context, on fonts that several may share. UI thread only; only one at a time is inside
/// draw().
class Canvas {
public:
    explicit Canvas(Fonts& fonts);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// Runs one frame: what `screen` draws is then in drawn().
    void draw(Ui& ui, const FrameInput& input, Size size, const std::function<void(Ui&)>& screen);
    /// What the last frame drew; good until the next one.
    [[nodiscard]] ImDrawData* drawn() const;
    /// Makes ImGui's functions speak of this one.
    void make_current() const;

private:
    ImGuiContext* context_;
};

}  // namespace ecot::ui

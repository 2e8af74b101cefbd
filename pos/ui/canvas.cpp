#include "pos/ui/canvas.hpp"

#include <imgui.h>

#include "pos/ui/ui.hpp"

namespace ecot::ui {

Canvas::Canvas(Fonts& fonts) : context_{nullptr} {
    ImGuiContext* before = ImGui::GetCurrentContext();
    context_ = ImGui::CreateContext(&fonts.atlas());
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    ImGuiStyle& style = ImGui::GetStyle();
    style.CircleTessellationMaxError = 0.12F;
    style.CurveTessellationTol = 0.6F;
    if (before != nullptr) {
        ImGui::SetCurrentContext(before);
    }
}

Canvas::~Canvas() {
    ImGuiContext* before = ImGui::GetCurrentContext();
    ImGui::DestroyContext(context_);
    if (before != context_) {
        ImGui::SetCurrentContext(before);
    }
}

void Canvas::make_current() const {
    ImGui::SetCurrentContext(context_);
}

void Canvas::draw(Ui& ui, const FrameInput& input, Size size, const std::function<void(Ui&)>& screen) {
    make_current();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {size.width, size.height};
    io.DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    ui.begin_frame(input, size, *ImGui::GetBackgroundDrawList());
    screen(ui);
    ui.end_frame();
    ImGui::Render();
}

ImDrawData* Canvas::drawn() const {
    make_current();
    return ImGui::GetDrawData();
}

}  // namespace ecot::ui

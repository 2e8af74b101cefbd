#include "pos/ui/targets.hpp"

#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace ecot::ui {
namespace {

// How far a finger may slide before it scrolls instead of tapping, and how far beside a button it may be lifted.
constexpr float drag_distance = 12;
constexpr float release_slack = 12;
constexpr float wheel_step = 66;

// FNV-1a, 64 bits.
constexpr std::uint64_t hash_start = 0xcbf29ce484222325U;
std::uint64_t hashed(std::uint64_t hash, std::string_view text) {
    for (const char letter : text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
    }
    return (hash ^ 0x1fU) * 0x100000001b3U;
}

bool usable(const Target& target, int layer) {
    return target.layer >= layer && target.focusable && !target.disabled;
}

}  // namespace

void Targets::begin_frame(const FrameInput& input) {
    input_ = input;
    pressed_ = released_ = by_key_ = moved_focus_ = TargetId::None;
    refusal_.reset();
    adding_.clear();
    adding_names_.clear();
    name_starts_.clear();
    adding_areas_.clear();
    scopes_.assign(1, hash_start);
    layer_ = 0;
    follow_pointer();
    follow_keys();
    const Target* focused = find(focus_);
    field_focused_ = focused != nullptr && focused->is_field;
}

const Target* Targets::topmost(Point point) const {
    for (auto target = shown_.rbegin(); target != shown_.rend(); ++target) {
        if (target->layer >= top_layer_ && target->visible.contains(point)) {
            return &*target;
        }
    }
    return nullptr;
}

const Target* Targets::find(TargetId id) const {
    for (const Target& target : shown_) {
        if (target.id == id) {
            return &target;
        }
    }
    return nullptr;
}

void Targets::follow_pointer() {
    const Target* under = topmost(input_.pointer);
    if (input_.pointer_down && !was_down_) {
        pressed_at_ = input_.pointer;
        last_pointer_ = input_.pointer;
        dragging_ = false;
        ring_ = false;
        active_ = pressed_ = under != nullptr ? under->id : TargetId::None;
        if (under != nullptr && under->is_field && !under->disabled) {
            focus_ = under->id;
        }
        scrolled_ = TargetId::None;
        for (const Area& area : shown_areas_) {
            if (area.layer >= top_layer_ && area.rect.contains(input_.pointer)) {
                scrolled_ = area.id;
            }
        }
    }
    over_ = false;
    if (active_ != TargetId::None) {
        const Target* active = find(active_);
        over_ = active != nullptr && active->visible.inset(-release_slack).contains(input_.pointer) &&
                (under == nullptr || under->id == active_);
    }
    if (input_.pointer_down && scrolled_ != TargetId::None && !dragging_ &&
        std::fabs(input_.pointer.y - pressed_at_.y) > drag_distance) {
        dragging_ = true;
        active_ = TargetId::None;
    }
    if (!input_.pointer_down && was_down_) {
        if (over_ && !dragging_) {
            released_ = active_;
        }
        active_ = TargetId::None;
    }
}

void Targets::follow_keys() {
    switch (input_.key) {
        case Key::Tab:
            move_in_order(1);
            break;
        case Key::BackTab:
            move_in_order(-1);
            break;
        case Key::Up:
        case Key::Down:
        case Key::Left:
        case Key::Right:
            move_towards(input_.key);
            break;
        case Key::Enter:
        default: {
            const Target* focused = find(focus_);
            const bool space = input_.character == U' ';
            if (focused == nullptr || focused->is_field || focused->layer < top_layer_ ||
                (input_.key != Key::Enter && !space)) {
                return;
            }
            by_key_ = focus_;
            input_.key = Key::None;
            input_.character = 0;
            return;
        }
    }
    input_.key = Key::None;
}

void Targets::set_focus_by_key(const Target& target) {
    focus_ = moved_focus_ = target.id;
    ring_ = true;
}

void Targets::move_in_order(int step) {
    const auto count = static_cast<int>(shown_.size());
    int at = step > 0 ? -1 : count;
    for (int index = 0; index < count; ++index) {
        if (shown_[static_cast<std::size_t>(index)].id == focus_) {
            at = index;
        }
    }
    for (int tried = 0; tried < count; ++tried) {
        at = (at + step + count) % count;
        const Target& target = shown_[static_cast<std::size_t>(at)];
        if (usable(target, top_layer_)) {
            set_focus_by_key(target);
            return;
        }
    }
}

void Targets::move_towards(Key direction) {
    const Target* from = find(focus_);
    if (from == nullptr) {
        move_in_order(1);
        return;
    }
    const bool sideways = direction == Key::Left || direction == Key::Right;
    const float sign = direction == Key::Right || direction == Key::Down ? 1.0F : -1.0F;
    const Target* best = nullptr;
    float best_cost = std::numeric_limits<float>::max();
    for (const Target& target : shown_) {
        if (!usable(target, top_layer_) || target.id == focus_) {
            continue;
        }
        const float across = target.hit.center().x - from->hit.center().x;
        const float down = target.hit.center().y - from->hit.center().y;
        const float ahead = sign * (sideways ? across : down);
        // Beside counts only as far as the two do not face each other.
        const float beside = sideways
                                 ? std::max(0.0F, std::fabs(down) - (target.hit.height + from->hit.height) / 2 + 1)
                                 : std::max(0.0F, std::fabs(across) - (target.hit.width + from->hit.width) / 2 + 1);
        const float off_axis = std::fabs(sideways ? down : across) * 0.1F;
        if (ahead < 4) {
            continue;
        }
        const float cost = ahead + 3 * beside + off_axis;
        if (cost < best_cost) {
            best_cost = cost;
            best = &target;
        }
    }
    if (best != nullptr) {
        set_focus_by_key(*best);
    }
}

TargetId Targets::id_of(std::string_view name) const {
    std::uint64_t hash = hashed(scopes_.back(), name);
    const auto taken = [&](std::uint64_t id) {
        for (const Target& target : adding_) {
            if (target.id == TargetId{id}) {
                return true;
            }
        }
        return false;
    };
    // The second of a name in one scope is another target: two lines of a cart may each have their "Retirer".
    while (hash == 0 || taken(hash)) {
        hash = hashed(hash, name);
    }
    return TargetId{hash};
}

TargetState Targets::add(std::string_view name, Rect hit, Rect clip, const TargetOptions& options) {
    const TargetId id = id_of(options.id.empty() ? name : options.id);
    const bool disabled = !options.disabled_because.empty();
    name_starts_.push_back(adding_names_.size());
    adding_names_ += name;
    adding_.push_back({.name = {},
                       .id = id,
                       .hit = hit,
                       .visible = hit.intersected(clip),
                       .layer = layer_,
                       .disabled = disabled,
                       .is_field = options.is_field,
                       .focusable = options.focusable,
                       .floating = options.floating});
    TargetState state;
    const bool reachable = layer_ >= top_layer_;
    const bool touched = options.fires_on_press ? pressed_ == id : released_ == id;
    const bool by_shortcut = reachable && options.shortcut != Key::None && input_.key == options.shortcut;
    const bool wanted = touched || by_key_ == id || by_shortcut;
    if (by_shortcut) {
        input_.key = Key::None;
    }
    if (wanted && disabled) {
        refusal_.emplace(options.disabled_because);
    }
    state.fired = wanted && !disabled;
    state.held = !disabled && active_ == id && input_.pointer_down && over_;
    state.focused = focus_ == id && reachable;
    state.ring = state.focused && ring_;
    return state;
}

void Targets::end_frame() {
    assert(scopes_.size() == 1);
    for (std::size_t index = 0; index < adding_.size(); ++index) {
        const std::size_t end = index + 1 < name_starts_.size() ? name_starts_[index + 1] : adding_names_.size();
        adding_[index].name = std::string_view{adding_names_}.substr(name_starts_[index], end - name_starts_[index]);
    }
    shown_.swap(adding_);
    shown_names_.swap(adding_names_);
    // Swapping short strings moves their letters: the names are read again from where they are now.
    for (std::size_t index = 0; index < shown_.size(); ++index) {
        shown_[index].name = {shown_names_.data() + name_starts_[index], shown_[index].name.size()};
    }
    shown_areas_.swap(adding_areas_);
    while (top_layer_ < layer_) {
        focus_below_.push_back(focus_);
        focus_ = TargetId::None;
        ++top_layer_;
    }
    while (top_layer_ > layer_) {
        focus_ = focus_below_.back();
        focus_below_.pop_back();
        --top_layer_;
    }
    const Target* focused = find(focus_);
    if (focused == nullptr || focused->layer < top_layer_) {
        focus_ = TargetId::None;
    }
    was_down_ = input_.pointer_down;
    last_pointer_ = input_.pointer;
    if (!input_.pointer_down) {
        dragging_ = false;
        scrolled_ = TargetId::None;
    }
}

void Targets::open_scope(std::string_view name) {
    scopes_.push_back(hashed(scopes_.back(), name));
}

void Targets::close_scope() {
    assert(scopes_.size() > 1);
    scopes_.pop_back();
}

void Targets::open_layer() {
    ++layer_;
}

float Targets::scroll_area(std::string_view name, Rect area) {
    const TargetId id{hashed(scopes_.back(), name)};
    adding_areas_.push_back({id, area, layer_});
    float moved = 0;
    if (dragging_ && scrolled_ == id) {
        moved += last_pointer_.y - input_.pointer.y;
    }
    if (input_.wheel != 0 && layer_ >= top_layer_ && area.contains(input_.pointer)) {
        moved += input_.wheel * wheel_step;
    }
    return moved;
}

char32_t Targets::take_character() {
    return std::exchange(input_.character, U'\0');
}

bool Targets::take_key(Key key) {
    if (input_.key != key) {
        return false;
    }
    input_.key = Key::None;
    return true;
}

std::optional<Rect> Targets::added_focus(std::size_t from) const {
    for (std::size_t index = from; index < adding_.size() && moved_focus_ != TargetId::None; ++index) {
        if (adding_[index].id == moved_focus_) {
            return adding_[index].hit;
        }
    }
    return std::nullopt;
}

}  // namespace ecot::ui

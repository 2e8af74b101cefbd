#include "pos/ui/symbols.hpp"

namespace ecot::ui {
namespace {

constexpr std::array icons{
    Icon::Add,         Icon::Alert,      Icon::Back,         Icon::Backspace,   Icon::Badge,       Icon::Bars,
    Icon::Basket,      Icon::Box,        Icon::Calculator,   Icon::Calendar,    Icon::Card,        Icon::CartOff,
    Icon::Category,    Icon::Check,      Icon::CheckCircle,  Icon::ChevronDown, Icon::ChevronLeft, Icon::ChevronRight,
    Icon::ChevronUp,   Icon::Circle,     Icon::Clock,        Icon::Close,       Icon::CloudOff,    Icon::CloudOn,
    Icon::Contactless, Icon::Contrast,   Icon::Delete,       Icon::DoneAll,     Icon::Drawer,      Icon::Edit,
    Icon::Error,       Icon::Euro,       Icon::Eye,          Icon::EyeOff,      Icon::Family,      Icon::Forward,
    Icon::Gift,        Icon::Handshake,  Icon::Heart,        Icon::Help,        Icon::History,     Icon::Hourglass,
    Icon::Info,        Icon::Keyboard,   Icon::KeyboardHide, Icon::Language,    Icon::Lock,        Icon::LockOpen,
    Icon::Logout,      Icon::Mail,       Icon::Meal,         Icon::More,        Icon::Notes,       Icon::Paid,
    Icon::Pause,       Icon::People,     Icon::Person,       Icon::Pie,         Icon::Pin,         Icon::Play,
    Icon::Printer,     Icon::PrinterOff, Icon::QrCode,       Icon::Receipt,     Icon::Remove,      Icon::Scale,
    Icon::School,      Icon::Search,     Icon::Settings,     Icon::Shift,       Icon::Space,       Icon::Split,
    Icon::Star,        Icon::Store,      Icon::Swap,         Icon::Sync,        Icon::SyncProblem, Icon::Tag,
    Icon::Terminal,    Icon::TextSize,   Icon::Touch,        Icon::Truck,       Icon::Tune,        Icon::Undo,
    Icon::Volunteer,   Icon::Voucher,    Icon::Wallet,       Icon::Warning,     Icon::Weight,
};

constexpr std::array pictos{
    Picto{0x1f9fa},  // 🧺
    Picto{0x1f955},  // 🥕
    Picto{0x1f34e},  // 🍎
    Picto{0x1f33e},  // 🌾
    Picto{0x1f96b},  // 🥫
    Picto{0x1f95b},  // 🥛
    Picto{0x1fad9},  // 🫙
    Picto{0x1f9fc},  // 🧼
    Picto{0x1f37c},  // 🍼
    Picto{0x1f96c},  // 🥬
    Picto{0x1fad2},  // 🫒
    Picto{0x1fad8},  // 🫘
    Picto{0x1f35a},  // 🍚
    Picto{0x1f35d},  // 🍝
    Picto{0x1f36f},  // 🍯
    Picto{0x2615},   // ☕
    Picto{0x1f9fb},  // 🧻
    Picto{0x1f345},  // 🍅
    Picto{0x1f34b},  // 🍋
    Picto{0x1f954},  // 🥔
    Picto{0x1f9c5},  // 🧅
    Picto{0x1f95a},  // 🥚
    Picto{0x1f9c0},  // 🧀
    Picto{0x1f35e},  // 🍞
    Picto{0x1f330},  // 🌰
    Picto{0x1f95c},  // 🥜
    Picto{0x1f36b},  // 🍫
    Picto{0x1f9c3},  // 🧃
    Picto{0x1f34c},  // 🍌
    Picto{0x1f966},  // 🥦
    Picto{0x1f9f4},  // 🧴
    Picto{0x1f33b},  // 🌻
    Picto{0x1fad3},  // 🫓
    Picto{0x1f963},  // 🥣
    Picto{0x1fad6},  // 🫖
    Picto{0x1f9fd},  // 🧽
    Picto{0x1f344},  // 🍄
    Picto{0x1f9c2},  // 🧂
    Picto{0x1f44b},  // 👋
    Picto{0x1f96f},  // 🥯
    Picto{0x1f4e6},  // 📦
    Picto{0x1fadb},  // 🫛
    Picto{0x1fa99},  // 🪙
    Picto{0x1f6cd},  // 🛍
    Picto{0x1f350},  // 🍐
    Picto{0x1f34a},  // 🍊
    Picto{0x1f347},  // 🍇
    Picto{0x1f353},  // 🍓
    Picto{0x1f351},  // 🍑
    Picto{0x1f95d},  // 🥝
    Picto{0x1f352},  // 🍒
    Picto{0x1f348},  // 🍈
    Picto{0x1f349},  // 🍉
    Picto{0x1f96d},  // 🥭
    Picto{0x1f34d},  // 🍍
    Picto{0x1f951},  // 🥑
    Picto{0x1f346},  // 🍆
    Picto{0x1f33d},  // 🌽
    Picto{0x1f952},  // 🥒
    Picto{0x1fad1},  // 🫑
    Picto{0x1f336},  // 🌶
    Picto{0x1f9c4},  // 🧄
    Picto{0x1f957},  // 🥗
    Picto{0x1f360},  // 🍠
    Picto{0x1f950},  // 🥐
    Picto{0x1f956},  // 🥖
    Picto{0x1f968},  // 🥨
    Picto{0x1f9c8},  // 🧈
    Picto{0x1f41f},  // 🐟
    Picto{0x1f990},  // 🦐
    Picto{0x1f969},  // 🥩
    Picto{0x1f357},  // 🍗
    Picto{0x1f953},  // 🥓
    Picto{0x1f356},  // 🍖
    Picto{0x1f372},  // 🍲
    Picto{0x1f967},  // 🥧
    Picto{0x1f36a},  // 🍪
    Picto{0x1f370},  // 🍰
    Picto{0x1f36c},  // 🍬
    Picto{0x1f9c1},  // 🧁
    Picto{0x1f366},  // 🍦
    Picto{0x1f375},  // 🍵
    Picto{0x1fad7},  // 🫗
    Picto{0x1f964},  // 🥤
    Picto{0x1f377},  // 🍷
    Picto{0x1f37a},  // 🍺
    Picto{0x1f4a7},  // 💧
    Picto{0x1faa5},  // 🪥
    Picto{0x1f9f7},  // 🧷
    Picto{0x1f9f9},  // 🧹
    Picto{0x1f56f},  // 🕯
    Picto{0x1f50b},  // 🔋
    Picto{0x1f9e6},  // 🧦
    Picto{0x1f4d3},  // 📓
    Picto{0x1f381},  // 🎁
    Picto{0x1f331},  // 🌱
    Picto{0x1f33f},  // 🌿
    Picto{0x1fab4},  // 🪴
    Picto{0x1f404},  // 🐄
    Picto{0x1f6b2},  // 🚲
    Picto{0x1f49b},  // 💛
    Picto{0x1f91d},  // 🤝
    Picto{0x1f476},  // 👶
};

}  // namespace

std::span<const Icon> packed_icons() {
    return icons;
}
std::span<const Picto> packed_pictos() {
    return pictos;
}

Picto picto_of(std::string_view character) {
    if (character.empty()) {
        return Picto::None;
    }
    const auto byte = [&](std::size_t at) -> std::uint32_t {
        return at < character.size() ? static_cast<unsigned char>(character[at]) : 0U;
    };
    const std::uint32_t first = byte(0);
    if (first < 0x80) {
        return Picto{first};
    }
    if (first < 0xe0) {
        return Picto{((first & 0x1fU) << 6U) | (byte(1) & 0x3fU)};
    }
    if (first < 0xf0) {
        return Picto{((first & 0x0fU) << 12U) | ((byte(1) & 0x3fU) << 6U) | (byte(2) & 0x3fU)};
    }
    return Picto{((first & 0x07U) << 18U) | ((byte(1) & 0x3fU) << 12U) | ((byte(2) & 0x3fU) << 6U) | (byte(3) & 0x3fU)};
}

}  // namespace ecot::ui

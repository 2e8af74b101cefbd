#include "pos/session/turn.hpp"

namespace ecot::session {

bool stays(Notice::Kind kind) {
    switch (kind) {
        case Notice::Kind::CartBack:
        case Notice::Kind::ProductsGone:
        case Notice::Kind::TailLost:
        case Notice::Kind::SavingFailed:
        case Notice::Kind::DrawerShut:
            return true;
        case Notice::Kind::Added:
        case Notice::Kind::Removed:
        case Notice::Kind::MemberChosen:
        case Notice::Kind::HeldAs:
        case Notice::Kind::Recalled:
        case Notice::Kind::ReceiptWaits:
        case Notice::Kind::SettingsKept:
        case Notice::Kind::LockoutLifted:
        case Notice::Kind::TrainingOn:
        case Notice::Kind::TrainingOff:
        case Notice::Kind::DeviceGone:
        case Notice::Kind::DeviceBack:
            return false;
    }
    return false;
}

void say(Turn& turn, Notice notice) {
    const auto& shown = turn.state.notice;
    if (shown && stays(shown->kind) && !stays(notice.kind)) {
        return;
    }
    notice.since_ms = turn.now.steady_ms;
    turn.state.notice = std::move(notice);
}

EventRecord event_record(const Turn& turn, std::string code) {
    EventRecord record{.code = std::move(code), .operator_id = turn.who.operator_id};
    if (!turn.who.approved_by.empty()) {
        record.words.emplace("approved_by", turn.who.approved_by);
    }
    return record;
}

void journal(Turn& turn, EventRecord record) {
    turn.effects.emplace_back(WriteRecord{.record = std::move(record)});
}

}  // namespace ecot::session

#include "pos/app/till_store.hpp"

#include <utility>
#include <variant>

#include "pos/store/carts.hpp"
#include "pos/store/loading.hpp"
#include "pos/store/programmes.hpp"
#include "pos/store/settings.hpp"
#include "pos/store/usage_query.hpp"

namespace ecot::app {

namespace {

/// What to do about a directory that does not open, in one sentence.
std::string sentence(const std::filesystem::path& data, const store::StoreError& error) {
    if (error.kind == store::StoreError::Kind::Locked) {
        return "A till is already running on " + data.string() + ". Use its window, or close it first.";
    }
    return error.detail;
}

}  // namespace

TillStore::~TillStore() = default;

tl::expected<std::unique_ptr<TillStore>, std::string> TillStore::open(const std::filesystem::path& data,
                                                                      const std::string& program_version) {
    auto directory = store::DataDirectory::open_for_writing(data);
    if (!directory) {
        return tl::make_unexpected(sentence(data, directory.error()));
    }
    std::unique_ptr<TillStore> till{new TillStore{std::move(*directory), program_version}};
    auto journal = store::JournalStore::open(till->directory_, till->clock_, {.program = program_version});
    if (!journal) {
        return tl::make_unexpected(sentence(data, journal.error()));
    }
    till->journal_ = std::move(*journal);
    auto pepper = store::Pepper::load(till->directory_.keys() / "pepper");
    if (!pepper) {
        return tl::make_unexpected(sentence(data, pepper.error()));
    }
    auto pins = store::PinBook::load(till->journal_->database(), std::move(*pepper));
    if (!pins) {
        return tl::make_unexpected(sentence(data, pins.error()));
    }
    till->pins_ = std::make_unique<store::PinBook>(std::move(*pins));
    return till;
}

tl::expected<session::Loaded, std::string> TillStore::load() {
    auto loaded = store::load_till(journal_->database(), directory_.config());
    if (!loaded) {
        return tl::make_unexpected(sentence(directory_.path(), loaded.error()));
    }
    const store::StartReport& report = journal_->start_report();
    using Verdict = store::StartCheck::Verdict;
    loaded->open_session = report.open_session;
    loaded->clock_needs_manager = report.clock_needs_manager;
    loaded->recorded_ms = journal_->time_ms();
    loaded->tail_lost = report.verdict != Verdict::Whole && report.verdict != Verdict::Empty;
    loaded->disk_low = disk_low_ = journal_->disk_low();
    members_ = loaded->members;
    programmes_ = loaded->programmes;
    return std::move(*loaded);
}

tl::expected<void, std::string> TillStore::start() {
    if (journal_->start_report().unclean_stop) {
        if (auto written = journal({.code = "unclean_stop"}); !written) {
            return written;
        }
    }
    auto written = journal({.code = "start", .words = {{"program", program_version_}}});
    started_ = written.has_value();
    return written;
}

tl::expected<void, std::string> TillStore::stop() {
    if (!std::exchange(started_, false)) {
        return {};
    }
    return journal({.code = "stop"});
}

tl::expected<void, std::string> TillStore::journal(const session::EventRecord& event) {
    const auto written = journal_->append(event);
    if (!written) {
        return tl::make_unexpected(sentence(directory_.path(), written.error()));
    }
    return {};
}

std::vector<session::Event> TillStore::perform(const session::Effect& effect) {
    if (const auto* write_record = std::get_if<session::WriteRecord>(&effect)) {
        return write(*write_record);
    }
    // What an earlier I/O error stopped is looked at first. If it stays stopped, that is each effect's own answer.
    (void)journal_->mend();
    if (const auto* load = std::get_if<session::LoadMember>(&effect)) {
        return load_member(*load);
    }
    store::Database& database = journal_->database();
    if (const auto* save = std::get_if<session::SaveCarts>(&effect)) {
        return after_saving(store::save_carts(database, save->carts));
    }
    if (const auto* save = std::get_if<session::SaveLockouts>(&effect)) {
        return after_saving(store::save_lockouts(database, save->lockouts));
    }
    if (const auto* save = std::get_if<session::SaveComfort>(&effect)) {
        return after_saving(store::save_comfort(database, save->comfort));
    }
    if (const auto* save = std::get_if<session::SaveDevices>(&effect)) {
        return after_saving(store::save_devices(database, save->setup));
    }
    return {};
}

std::vector<session::Event> TillStore::write(const session::WriteRecord& effect) {
    const auto written = journal_->append(effect.record, [&](store::Database& database) {
        if (effect.carts) {
            store::write_carts(database, *effect.carts);
        }
    });
    if (written) {
        return {session::RecordWritten{.record = effect.record, .written = *written}};
    }
    session::RecordRefused refused{.record = effect.record, .error = store::JournalStore::write_error(written.error())};
    if (refused.error == session::WriteError::EnvelopeOverdrawn) {
        if (auto loaded = store::load_envelopes(journal_->database())) {
            refused.envelopes = std::move(*loaded);
        }
    }
    return {std::move(refused)};
}

std::vector<session::Event> TillStore::load_member(const session::LoadMember& effect) {
    const auto index = members_->find(effect.member);
    if (!index) {
        return {session::MemberLoaded{.member = effect.member, .facts = {}}};
    }
    auto facts = store::member_facts(journal_->database(), members_->member(*index), *programmes_, effect.date);
    if (!facts) {
        return {session::MemberNotLoaded{effect.member}};
    }
    return {session::MemberLoaded{.member = effect.member, .facts = std::move(*facts)}};
}

std::vector<session::Event> TillStore::after_saving(const store::Expected<void>& saved) const {
    if (saved) {
        return {};
    }
    return {session::SavingFailed{store::JournalStore::write_error(saved.error())}};
}

std::vector<session::Event> TillStore::idle() {
    std::vector<session::Event> events = after_saving(journal_->idle());
    if (const auto jump = journal_->watch_clock()) {
        events.emplace_back(session::ClockJumped{.before_ms = jump->before_ms, .after_ms = jump->after_ms});
    }
    if (journal_->disk_low() != disk_low_) {
        disk_low_ = !disk_low_;
        events.emplace_back(session::DiskLow{disk_low_});
    }
    return events;
}

}  // namespace ecot::app

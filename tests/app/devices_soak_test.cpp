// A long day through the till's own threads: 10,000 scans and 500 tickets, with cables pulled now and then, and nothing
// grows. What the drivers alone do with such a day, tests/usb/soak_test.cpp has.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include <malloc.h>
#include <unistd.h>

#include "pos/app/device_room.hpp"
#include "pos/app/inbox.hpp"
#include "pos/app/performer.hpp"
#include "pos/app/till_printer.hpp"
#include "tests/app/till_directory.hpp"
#include "tests/support/told.hpp"
#include "tests/support/usb_paper_printer.hpp"

namespace ecot::app {
namespace {

using ecot::test::eventually;
using session::DeviceKind;
using session::DeviceTrouble;

constexpr int soak_rounds = 100;
constexpr int soak_scans_a_round = 100;
constexpr int soak_tickets_a_round = 5;
constexpr int soak_rounds_between_pulls = 10;
constexpr int soak_rounds_of_warming_up = 21;  // two pulls of each device

/// What the process has, at rest.
struct TillHolds {
    std::size_t heap_bytes = 0;  // in use, of all arenas
    std::size_t resident_bytes = 0;
    std::size_t descriptors = 0;
    std::size_t threads = 0;
};

std::size_t entries_in(const char* directory) {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator{directory}, std::filesystem::directory_iterator{}));
}

TillHolds till_holds() {
    std::size_t pages = 0;
    std::size_t resident = 0;
    std::ifstream{"/proc/self/statm"} >> pages >> resident;
    return {.heap_bytes = ::mallinfo2().uordblks,
            .resident_bytes = resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)),
            .descriptors = entries_in("/proc/self/fd"),
            .threads = entries_in("/proc/self/task")};
}

session::Print soak_print(const std::string& number) {
    const pricing::Money price = pricing::Money::from_cents(260);
    session::SaleLine line;
    line.product = "rice";
    line.name = "Riz de Camargue 1 kg";
    line.price = price;
    line.quantity = pricing::Quantity::from_milli(1000);
    line.vat = {550};
    line.reference = price;
    line.parts = {{.programme = std::nullopt,
                   .quantity = line.quantity,
                   .reference = price,
                   .member = price,
                   .surplus = {},
                   .surplus_to = std::nullopt,
                   .funders = {}}};
    session::Print print;
    print.sale.operator_name = "Amina";
    print.sale.lines = {line};
    print.sale.totals = {.reference = price, .member = price, .funded = {}, .surplus = {}};
    print.sale.vat = {{.rate = {550}, .taxable = price, .vat = pricing::Money::from_cents(14)}};
    print.sale.tenders = {{.kind = session::TenderKind::Cash, .amount = price, .reference = {}}};
    print.written.number = number;
    print.written.segment = 1;
    print.written.seq = 17;
    print.written.time_ms = 1'795'255'200'000;
    print.written.short_hash = "7KQ2-9XMA-C4TD";
    return print;
}

/// A till without its window: its parts, each on its thread, and the emulated devices. The scanners are no keyboards,
/// whose codes a busy machine cuts in two.
class DevicesSoak : public ::testing::Test {
protected:
    DevicesSoak() {
        auto opened = Performer::open(directory_.path(), "1.0.0", Performer::Paper::Devices);
        EXPECT_TRUE(opened);
        performer_ = std::move(opened->performer);
        DeviceRoomSettings settings = performer_->device_settings();
        settings.usb_printer = true;
        settings.ports = {.classes = directory_.path() / "no-ttys", .nodes = directory_.path() / "no-nodes"};
        room_ = std::make_unique<DeviceRoom>(std::move(settings), performer_->printer(),
                                             [this](session::Event event) { inbox_.post(std::move(event)); });
        workers_ = std::make_unique<Workers>(performer_->lanes(*room_), inbox_);
        for (ecot::test::EmulatedDevice* device : devices()) {
            device->plug();
            ++plugs_;
        }
        workers_->start({session::ApplyDevices{}});
        EXPECT_TRUE(all_ready());
    }
    ~DevicesSoak() override {
        workers_.reset();
        room_.reset();
    }

    std::vector<ecot::test::EmulatedDevice*> devices() { return {&left_, &right_, &receipts_}; }

    /// What a session would be told, as far as it is counted here.
    void take_events() {
        for (session::Event& event : inbox_.take_all()) {
            if (const auto* scan = std::get_if<session::CodeScanned>(&event)) {
                std::deque<std::string>& due = scan->text.ends_with('L') ? due_left_ : due_right_;
                wrong_ += due.empty() || due.front() != scan->text ? 1 : 0;
                scans_ += 1;
                if (!due.empty()) {
                    due.pop_front();
                }
            } else if (const auto* printed = std::get_if<session::PrintDone>(&event)) {
                wrong_ += due_tickets_.erase(printed->number) == 1 ? 0 : 1;
                again_ += printed->again ? 1 : 0;
            } else if (auto* seen = std::get_if<session::DevicesSeen>(&event)) {
                seen_ = std::move(seen->devices);
            } else if (std::holds_alternative<session::ScanFailed>(event)) {
                ++wrong_;
            }
        }
    }
    bool comes_to_hold(const std::function<bool()>& holds) {
        return eventually([&] {
            take_events();
            return holds();
        });
    }
    bool all_ready() {
        return comes_to_hold([&] {
            const auto ready = std::ranges::count_if(seen_, [](const session::Device& device) {
                return device.used && device.trouble == DeviceTrouble::None && device.kind != DeviceKind::Scale;
            });
            return ready == 3 && performer_->printer().in_use().printer->status().ready;
        });
    }
    void unplug(ecot::test::EmulatedDevice& device) {
        device.unplug();
        EXPECT_TRUE(comes_to_hold([&] { return device.open_count() == 0; }));
    }
    void plug_elsewhere(ecot::test::EmulatedDevice& device, std::uint8_t port) {
        device.move_to(port);
        device.plug();
        ++plugs_;
    }

    void scan(int round) {
        for (int i = 0; i < soak_scans_a_round; ++i) {
            const std::string code = std::to_string(10'000'000 + round * soak_scans_a_round + i);
            if (i % 2 == 0) {
                due_left_.push_back("]C0" + code + "L");
                left_.scan("]C0", code + "L");
            } else {
                due_right_.push_back("]C0" + code + "R");
                right_.scan("]C0", code + "R");
            }
        }
    }
    void print(int round) {
        session::Effects effects;
        for (int i = 0; i < soak_tickets_a_round; ++i) {
            const std::string number = std::to_string(1'000'000 + round * soak_tickets_a_round + i);
            due_tickets_.insert(number);
            effects.emplace_back(soak_print(number));
        }
        workers_->start(std::move(effects));
    }
    /// Each ticket of the round is on the paper: once, or again and marked.
    void look_at_paper(int round) {
        const ecot::test::Bytes torn = receipts_.tear_off();
        const std::string paper{torn.begin(), torn.end()};
        for (int i = 0; i < soak_tickets_a_round; ++i) {
            tickets_ += paper.find(std::to_string(1'000'000 + round * soak_tickets_a_round + i)) != std::string::npos;
        }
    }
    void work(int round) {
        const bool pull = round % soak_rounds_between_pulls == soak_rounds_between_pulls - 1;
        if (pull) {
            const auto port = static_cast<std::uint8_t>(4 + 3 * (round / soak_rounds_between_pulls % 2));
            unplug(left_);
            plug_elsewhere(left_, port);
            unplug(right_);
            plug_elsewhere(right_, static_cast<std::uint8_t>(port + 1));
            ASSERT_TRUE(all_ready());
            receipts_.unplug_in_transfer(0x01, 2, ecot::test::TransferPart::Half);
            print(round);
            ASSERT_TRUE(comes_to_hold([&] { return !receipts_.plugged() && receipts_.open_count() == 0; }));
            plug_elsewhere(receipts_, static_cast<std::uint8_t>(port + 2));
        } else {
            print(round);
        }
        scan(round);
        ASSERT_TRUE(comes_to_hold([&] { return due_left_.empty() && due_right_.empty() && due_tickets_.empty(); }))
            << due_left_.size() << " scans, " << due_right_.size() << " scans, " << due_tickets_.size() << " tickets";
        ASSERT_TRUE(all_ready());
        look_at_paper(round);
    }

    ecot::test::EmulatedBus machine_;
    ecot::test::EmulatedHidPosScanner left_{machine_, 1};
    ecot::test::EmulatedHidPosScanner right_{machine_, 2};
    ecot::test::EmulatedPaperPrinter receipts_{machine_, 3};
    test::TillDirectory directory_;
    Inbox inbox_{{}};
    std::deque<std::string> due_left_;
    std::deque<std::string> due_right_;
    std::set<std::string> due_tickets_;
    std::vector<session::Device> seen_;
    int scans_ = 0;
    int wrong_ = 0;
    int again_ = 0;
    int tickets_ = 0;
    int plugs_ = 0;
    std::unique_ptr<Performer> performer_;
    std::unique_ptr<DeviceRoom> room_;
    std::unique_ptr<Workers> workers_;
};

TEST_F(DevicesSoak, GrowsByNothingOverTenThousandScansAndFiveHundredTicketsThroughTheTillsThreads) {
    const auto begun = std::chrono::steady_clock::now();
    TillHolds warm;
    int warm_plugs = 0;
    for (int round = 0; round < soak_rounds; ++round) {
        work(round);
        if (HasFatalFailure()) {
            return;
        }
        ASSERT_EQ(wrong_, 0) << "round " << round;
        if (round + 1 == soak_rounds_of_warming_up) {
            warm = till_holds();
            warm_plugs = plugs_;
        }
    }
    EXPECT_EQ(scans_, soak_rounds * soak_scans_a_round);
    EXPECT_EQ(tickets_, soak_rounds * soak_tickets_a_round);
    EXPECT_EQ(again_, soak_rounds / soak_rounds_between_pulls) << "one ticket of each pull is marked, and no other";

    // As in the soak of the drivers; one ticket kept would be 2,000 bytes and more, one event of a scan 100.
    const int rounds_counted = soak_rounds - soak_rounds_of_warming_up;
    const auto scans = static_cast<std::size_t>(rounds_counted * soak_scans_a_round);
    const auto tickets = static_cast<std::size_t>(rounds_counted * soak_tickets_a_round);
    const auto plugs = static_cast<std::size_t>(plugs_ - warm_plugs);
    const std::size_t growth_max = 2 * scans + 20 * tickets + 2'000 * plugs;
    EXPECT_TRUE(eventually([&] { return till_holds().descriptors <= warm.descriptors; }));
    const TillHolds end = till_holds();
    EXPECT_EQ(end.threads, warm.threads);
    EXPECT_LT(end.heap_bytes, warm.heap_bytes + growth_max);
    constexpr std::size_t slack = std::size_t{4} << 20U;  // pages that are free and not given back
    EXPECT_LT(end.resident_bytes, warm.resident_bytes + growth_max + slack);
    std::printf(
        "after %d scans, %d tickets and %d plugs in %.1f s: heap %zu -> %zu bytes (%zu allowed), resident %zu -> %zu "
        "KiB, %zu -> %zu descriptors, %zu -> %zu threads\n",
        scans_, tickets_, plugs_, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(),
        warm.heap_bytes, end.heap_bytes, growth_max, warm.resident_bytes / 1024, end.resident_bytes / 1024,
        warm.descriptors, end.descriptors, warm.threads, end.threads);
}

}  // namespace
}  // namespace ecot::app

// A long day: 10,000 scans and 500 tickets, with cables pulled now and then, and nothing grows.
//
// ECOT_SOAK_DAYS=20 makes it twenty such days.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include <malloc.h>
#include <unistd.h>

#include "hardware/print_queue.hpp"
#include "hardware/usb/usb_printer.hpp"
#include "hardware/usb/usb_scanner.hpp"
#include "tests/support/told.hpp"
#include "tests/support/usb_paper_printer.hpp"

namespace ecot::hardware {
namespace {

using std::chrono::milliseconds;
using test::eventually;

constexpr int rounds_a_day = 100;
constexpr int scans_a_round = 100;
constexpr int typed_scans_a_round = 5;  // by the keyboard, 18 reports each; the others take one report
constexpr int tickets_a_round = 5;
constexpr int rounds_between_pulls = 5;
constexpr int rounds_of_warming_up = 20;

/// What a process has, at rest.
struct Held {
    std::size_t heap_bytes = 0;  // in use, of all arenas
    std::size_t resident_bytes = 0;
    std::size_t descriptors = 0;
    std::size_t threads = 0;
};

[[nodiscard]] std::size_t entries_of(const char* directory) {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator{directory}, std::filesystem::directory_iterator{}));
}

[[nodiscard]] Held held_now() {
    std::size_t pages = 0;
    std::size_t resident = 0;
    std::ifstream{"/proc/self/statm"} >> pages >> resident;
    return {.heap_bytes = ::mallinfo2().uordblks,
            .resident_bytes = resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)),
            .descriptors = entries_of("/proc/self/fd"),
            .threads = entries_of("/proc/self/task")};
}

[[nodiscard]] int days() {
    const char* text = std::getenv("ECOT_SOAK_DAYS");  // NOLINT(concurrency-mt-unsafe)
    return text == nullptr ? 1 : std::max(1, std::atoi(text));
}

/// Counts scans that are as they should be, in the order of their scanner, and keeps none.
class Counter {
public:
    [[nodiscard]] ScanListener listener() {
        return [this](const DeviceScan& one) {
            const std::lock_guard lock{mutex_};
            std::deque<std::string>& due = one.scan.text.starts_with("]E0") ? hid_pos_ : typed_;
            if (due.empty() || one.scan != Scan{ScanOutcome::Whole, due.front()}) {
                ++wrong_;
            }
            if (!due.empty()) {
                due.pop_front();
            }
        };
    }
    void expect_hid_pos(const std::string& text) {
        const std::lock_guard lock{mutex_};
        hid_pos_.push_back(text);
        ++expected_;
    }
    void expect_typed(const std::string& text) {
        const std::lock_guard lock{mutex_};
        typed_.push_back(text);
        ++expected_;
    }
    [[nodiscard]] bool all_came() const {
        const std::lock_guard lock{mutex_};
        return hid_pos_.empty() && typed_.empty();
    }
    [[nodiscard]] int expected() const {
        const std::lock_guard lock{mutex_};
        return expected_;
    }
    [[nodiscard]] int wrong() const {
        const std::lock_guard lock{mutex_};
        return wrong_;
    }

private:
    mutable std::mutex mutex_;
    std::deque<std::string> hid_pos_;
    std::deque<std::string> typed_;
    int expected_ = 0;
    int wrong_ = 0;
};

class Soak : public ::testing::Test {
protected:
    Soak() {
        bus_.start([this](const UsbEvent& event) {
            scanners_.tell(event);
            printer_.tell(event);
        });
        for (test::EmulatedDevice* device :
             {static_cast<test::EmulatedDevice*>(&keyboard_), static_cast<test::EmulatedDevice*>(&hid_pos_),
              static_cast<test::EmulatedDevice*>(&receipts_)}) {
            plug(*device);
        }
    }
    ~Soak() override { bus_.stop(); }

    [[nodiscard]] StandingListener standing_listener() {
        return [this](const DeviceStanding& standing) {
            ready_ += standing.state == DeviceStanding::State::Ready ? 1 : 0;
            left_ += standing.state == DeviceStanding::State::Left ? 1 : 0;
        };
    }
    void plug(test::EmulatedDevice& device) {
        const int before = ready_;
        device.plug();
        ++plugs_;
        EXPECT_TRUE(eventually([&] { return ready_ > before; }));
    }
    void move(test::EmulatedDevice& device, std::uint8_t port) {
        const int before = left_;
        device.unplug();
        EXPECT_TRUE(eventually([&] { return left_ > before && device.open_count() == 0; }));
        device.move_to(port);
        plug(device);
    }

    void scan(int round) {
        for (int i = 0; i < scans_a_round; ++i) {
            const std::string code = std::to_string(10'000'000 + round * scans_a_round + i);
            if (i % (scans_a_round / typed_scans_a_round) == 0) {
                counter_.expect_typed(code);
                keyboard_.scan(code);
            } else {
                counter_.expect_hid_pos("]E0" + code);
                hid_pos_.scan("]E0", code);
            }
        }
    }
    [[nodiscard]] static std::string ticket(const std::string& name) {
        std::string bytes = "\x1B@";
        for (int line = 0; line < 20; ++line) {
            bytes += name + " line " + std::to_string(line) + '\n';
        }
        return bytes + "end of " + name + "\n\x1DV\x42\x03";
    }
    void print(int round, bool pull) {
        PrintQueue queue{printer_};
        for (int i = 0; i < tickets_a_round; ++i) {
            const std::string name = std::to_string(round) + "-" + std::to_string(i);
            queue.add({.name = name, .bytes = ticket(name), .bytes_again = ticket("again " + name)});
        }
        const int before = left_;
        if (pull) {
            receipts_.unplug_in_transfer(0x01, 2, test::TransferPart::Half);
        }
        (void)queue.print_waiting({});
        if (pull) {
            EXPECT_TRUE(eventually([&] { return left_ > before && receipts_.open_count() == 0; }));
            plug(receipts_);
            queue.retry_now();
            (void)queue.print_waiting({});
        }
        EXPECT_EQ(queue.waiting_count(), 0U);
        const test::Bytes torn = receipts_.tear_off();
        const std::string paper{torn.begin(), torn.end()};
        for (int i = 0; i < tickets_a_round; ++i) {
            const std::string name = std::to_string(round) + "-" + std::to_string(i) + '\n';
            tickets_ += paper.find("end of " + name) != std::string::npos ||
                                paper.find("end of again " + name) != std::string::npos
                            ? 1
                            : 0;
        }
    }
    void work(int round) {
        const bool pull = round % rounds_between_pulls == 0;
        if (pull) {
            const auto port = static_cast<std::uint8_t>(4 + round / rounds_between_pulls % 2);
            move(keyboard_, port);
            move(hid_pos_, static_cast<std::uint8_t>(port + 2));
        }
        scan(round);
        print(round, pull);
        ASSERT_TRUE(eventually([&] { return counter_.all_came(); }));
    }

    test::EmulatedBus machine_;
    test::EmulatedKeyboardScanner keyboard_{machine_, 1};
    test::EmulatedHidPosScanner hid_pos_{machine_, 2};
    test::EmulatedPaperPrinter receipts_{machine_, 3};
    Counter counter_;
    std::atomic<int> ready_{0};
    std::atomic<int> left_{0};
    int tickets_ = 0;
    int plugs_ = 0;
    UsbBus bus_{std::move(UsbBus::open().value())};
    UsbScanners scanners_{bus_,
                          {.keyboard = {.silence = std::chrono::seconds{20}}, .retry = milliseconds{50}},
                          counter_.listener(),
                          standing_listener()};
    UsbPrinter printer_{
        bus_, {.patience = {.stuck = std::chrono::seconds{30}}, .retry = milliseconds{50}}, {}, standing_listener()};
};

TEST_F(Soak, GrowsByNothingOverTenThousandScansAndFiveHundredTickets) {
    const int rounds = rounds_a_day * days();
    Held warm;
    int warm_plugs = 0;
    for (int round = 0; round < rounds; ++round) {
        work(round);
        ASSERT_EQ(counter_.wrong(), 0) << "round " << round;
        if (round + 1 == rounds_of_warming_up) {
            warm = held_now();
            warm_plugs = plugs_;
        }
    }
    EXPECT_EQ(counter_.expected(), rounds * scans_a_round);
    EXPECT_EQ(tickets_, rounds * tickets_a_round);

    // One report kept of each scan would be at least 80 bytes of the heap, one ticket some 400. The emulation itself
    // keeps 1,250 bytes of each plug, as it does without a till; what the till knows of a device would be as much
    // again.
    const std::size_t scans = static_cast<std::size_t>(rounds - rounds_of_warming_up) * scans_a_round;
    const std::size_t growth_max = 2 * scans + 2'000 * static_cast<std::size_t>(plugs_ - warm_plugs);
    EXPECT_TRUE(eventually([&] { return held_now().descriptors <= warm.descriptors; }));
    const Held end = held_now();
    EXPECT_EQ(end.threads, warm.threads);
    EXPECT_LT(end.heap_bytes, warm.heap_bytes + growth_max);
    // Pages besides: what is free in them is not given back, and threads come and go with their arenas.
    constexpr std::size_t slack = std::size_t{4} << 20U;
    EXPECT_LT(end.resident_bytes, warm.resident_bytes + growth_max + slack);
    std::printf(
        "after %d scans and %d tickets: heap %zu -> %zu bytes, resident %zu -> %zu KiB, %zu -> %zu descriptors, "
        "%zu -> %zu threads\n",
        counter_.expected(), tickets_, warm.heap_bytes, end.heap_bytes, warm.resident_bytes / 1024,
        end.resident_bytes / 1024, warm.descriptors, end.descriptors, warm.threads, end.threads);
}

}  // namespace
}  // namespace ecot::hardware

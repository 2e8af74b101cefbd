// The printer's thread beside a bare libusb_bulk_transfer of the same bytes to the same emulated printer, in turns in
// the same run.
//
// The last row is longer than any ticket: ours goes in sixteen transfers, since the system keeps a copy of what is
// under way and has little room for all devices together; the bare one in one. On a bus the transfer itself takes a
// hundred times what this costs, and so that row has no goal.
//
// "Sent": the bytes alone, for which ours is print() of what leaves no paper. "On paper": with the question behind the
// ticket and its answer, for which the limit is bare as well: two transfers out, one in.

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

#include <libusb-1.0/libusb.h>

#include "hardware/usb/usb_printer.hpp"
#include "tests/bench/usb_rig.hpp"
#include "tests/support/usb_devices.hpp"

namespace {

using namespace ecot;
using Clock = std::chrono::steady_clock;

constexpr unsigned char to_printer = 0x01;
constexpr unsigned char from_printer = 0x82;
constexpr unsigned int long_ms = 60'000;
constexpr double goal_ratio = 1.5;
constexpr std::string_view question = "\x1Dr\x01";

[[noreturn]] void give_up_bench(const char* what) {
    std::fprintf(stderr, "usb_printer_bench: %s\n", what);
    std::exit(2);
}

/// A printer that takes everything and answers GS r and DLE EOT: nothing of what is measured is its own work.
class FastPrinter : public test::EmulatedDevice {
public:
    explicit FastPrinter(test::EmulatedBus& bus) : EmulatedDevice{bus, 1, test::receipt_printer_model()} {}

protected:
    void on_out(std::uint8_t /*endpoint*/, const std::uint8_t* data, std::size_t count) override {
        if (count == question.size() && data[0] == 0x1d && data[1] == 'r') {
            queue_in(from_printer, {0x00});
        } else if (count == question.size() && data[0] == 0x10 && data[1] == 0x04) {
            queue_in(from_printer, {0x12});
        } else if (count == question.size() && data[0] == 0x1d && data[1] == 'a') {
            queue_in(from_printer, {0x10, 0x00, 0x00, 0x0f});
        }
    }
    std::optional<test::Bytes> on_control(const test::UsbSetup& /*setup*/, const test::Bytes& /*data*/) override {
        return test::Bytes{0x18};
    }
};

/// libusb as it comes, from open to close.
class BarePrinter {
public:
    BarePrinter() {
        if (libusb_init(&context_) != 0) {
            give_up_bench("no libusb");
        }
        handle_ = libusb_open_device_with_vid_pid(context_, 0x04b8, 0x0e15);
        if (handle_ == nullptr) {
            give_up_bench("the printer is not there");
        }
        libusb_set_auto_detach_kernel_driver(handle_, 1);
        if (libusb_claim_interface(handle_, 0) != 0) {
            give_up_bench("the printer is not to be had");
        }
    }
    ~BarePrinter() {
        libusb_release_interface(handle_, 0);
        libusb_close(handle_);
        libusb_exit(context_);
    }
    BarePrinter(const BarePrinter&) = delete;
    BarePrinter& operator=(const BarePrinter&) = delete;

    void send(std::string& bytes) const { move(to_printer, bytes); }
    void send_and_ask(std::string& bytes) const {
        send(bytes);
        std::string asked{question};
        send(asked);
        std::string answer(64, '\0');
        move(from_printer, answer);
    }

private:
    void move(unsigned char endpoint, std::string& bytes) const {
        int moved = 0;
        const int status = libusb_bulk_transfer(handle_, endpoint, reinterpret_cast<unsigned char*>(bytes.data()),
                                                static_cast<int>(bytes.size()), &moved, long_ms);
        if (status != 0 || moved == 0) {
            give_up_bench(libusb_error_name(status));
        }
    }

    libusb_context* context_ = nullptr;
    libusb_device_handle* handle_ = nullptr;
};

/// Our driver on a bus of its own, from open to stop.
class OurPrinter {
public:
    OurPrinter() {
        bus_.start([this](const hardware::UsbEvent& event) { printer_.tell(event); });
        ready_.take("the printer");
    }
    ~OurPrinter() { bus_.stop(); }
    OurPrinter(const OurPrinter&) = delete;
    OurPrinter& operator=(const OurPrinter&) = delete;

    void print(const hardware::PrintRequest& request) {
        if (!printer_.print(request)) {
            give_up_bench("the printer does not print");
        }
    }

private:
    hardware::UsbBus bus_{std::move(hardware::UsbBus::open().value())};
    bench::Turn ready_;
    hardware::UsbPrinter printer_{bus_, {}, {}, ready_.when_ready()};
};

struct Job {
    const char* what;
    std::size_t bytes;
    int times;  // a turn
    bool on_paper;
    bool has_goal = true;
};

template <typename Work>
void time_each(bench::Spread& spread, int times, Work work) {
    for (int i = 0; i < times; ++i) {
        const auto begin = Clock::now();
        work();
        spread.add(Clock::now() - begin);
    }
}

bool measure(const Job& job) {
    // No reset at its beginning: our driver would add its three bytes.
    std::string bytes(job.bytes, 'x');
    const hardware::PrintRequest request{.name = "bench", .bytes = bytes, .leaves_paper = job.on_paper};
    bench::Spread limit;
    bench::Spread ours;
    for (int turn = 0; turn < 6; ++turn) {
        {
            const BarePrinter bare;
            time_each(limit, job.times, [&] { job.on_paper ? bare.send_and_ask(bytes) : bare.send(bytes); });
        }
        OurPrinter printer;
        time_each(ours, job.times, [&] { printer.print(request); });
    }
    const double ratio = ours.at(0.5) / limit.at(0.5);
    const auto rate = [&](bench::Spread& spread) { return static_cast<double>(job.bytes) / spread.at(0.5); };
    std::printf("%-30s %9.1f us %8.2f MB/s %9.1f us %8.2f MB/s %8.2f  %s\n", job.what, limit.at(0.5), rate(limit),
                ours.at(0.5), rate(ours), ratio,
                !job.has_goal         ? "no goal"
                : ratio <= goal_ratio ? "kept"
                                      : "NOT KEPT");
    return !job.has_goal || ratio <= goal_ratio;
}

}  // namespace

int main() {
    test::EmulatedBus machine;
    FastPrinter device{machine};
    device.plug();
    std::printf("goal: at most %.1f x the bare transfers of the same bytes, medians\n", goal_ratio);
    std::printf("%-30s %26s %26s %8s\n", "", "bare libusb", "ours", "ratio");
    bool kept = true;
    for (const Job& job :
         {Job{"drawer, 5 bytes, sent", 5, 100, false}, Job{"receipt, 1.5 KiB, sent", 1'536, 100, false},
          Job{"receipt, 1.5 KiB, on paper", 1'536, 100, true}, Job{"logo, 16 KiB, on paper", 16'384, 50, true},
          Job{"picture, 64 KiB, on paper", 65'536, 20, true},
          Job{"roll, 1 MiB, on paper", 1'048'576, 4, true, false}}) {
        kept = measure(job) && kept;
    }
    return kept ? 0 : 1;
}

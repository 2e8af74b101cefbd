#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <umockdev.h>

#include "tests/support/usb_bus.hpp"
#include "tests/support/usb_descriptors.hpp"
#include "tests/support/usb_node.hpp"

struct usbdevfs_urb;

namespace ecot::test {

/// A control request as it arrives at a device.
struct UsbSetup {
    std::uint8_t type = 0;
    std::uint8_t request = 0;
    std::uint16_t value = 0;
    std::uint16_t index = 0;
    std::uint16_t length = 0;
};

/// How far a transfer is when its cable is pulled. An answer of a device is done or not.
enum class TransferPart : std::uint8_t { Begun, Half, Done };

/// A USB device that is plugged in and out by a test, and that fails when it is told to.
///
/// Answers what Linux asks of a device node (usbfs); it is the same for a program whether the device is real. All
/// public functions may be called on any thread. It goes before its bus, after the program closed it or it was
/// unplugged.
class EmulatedDevice {
public:
    /// `port` is the socket of the hub, 1 to 255.
    EmulatedDevice(EmulatedBus& bus, std::uint8_t port, UsbModel model, NodeKind node = NodeKind::Fifo);
    virtual ~EmulatedDevice();
    EmulatedDevice(const EmulatedDevice&) = delete;
    EmulatedDevice& operator=(const EmulatedDevice&) = delete;

    /// Appears in sysfs and in /dev, and udev says so. Whatever was open before stays dead.
    void plug();
    /// What is in flight ends with -ESHUTDOWN, what is asked later with ENODEV, and udev says so.
    void unplug();
    [[nodiscard]] bool plugged() const;
    /// Another socket from the next plug() on.
    void move_to(std::uint8_t port);

    // Traffic and faults. An endpoint is its address: 0x01 OUT, 0x82 IN.
    /// Answers the next transfer that reads `endpoint`, whole or in pieces of what that has room for.
    void send(std::uint8_t endpoint, Bytes data);
    /// After so many bytes the endpoint stalls (-EPIPE) and stays halted until the program clears it.
    void stall_next(std::uint8_t endpoint, std::size_t after = 0);
    /// Ends the next transfer after so many bytes: -EPROTO a broken bus, -EOVERFLOW babble, 0 success though short.
    void fail_next(std::uint8_t endpoint, int status, std::size_t after = 0);
    /// The cable is pulled after so many bytes of the next transfer.
    void unplug_after(std::uint8_t endpoint, std::size_t bytes);
    /// The cable is pulled in a transfer, counted from 0 from the first that has not ended, or from the next plug()
    /// when it is not plugged in. Control transfers are those of the endpoint 0.
    void unplug_in_transfer(std::uint8_t endpoint, std::size_t transfer, TransferPart part);
    /// The device takes so many bytes more and then none, as a printer that has no paper; none: as many as come.
    void set_out_credit(std::uint8_t endpoint, std::optional<std::size_t> bytes);
    /// Control requests are left without an answer.
    void set_mute(bool mute);
    /// The program has no right to the device (EACCES).
    void refuse_to_open();
    void allow_to_open();
    /// Another program has the interface (EBUSY).
    void claim_elsewhere(int interface);
    void release_elsewhere(int interface);

    // What the program did.
    /// Whether it did not come to that yet.
    [[nodiscard]] bool pull_planned() const;
    /// Transfers in flight; those of one endpoint.
    [[nodiscard]] std::size_t pending_count() const;
    [[nodiscard]] std::size_t pending_count(std::uint8_t endpoint) const;
    /// How often the node is open.
    [[nodiscard]] std::size_t open_count() const;
    /// Who has the interface: "usbfs" for the program, its kernel driver, or "".
    [[nodiscard]] std::string driver_of(int interface) const;
    /// How often the program asked for finished transfers, and how often there was one.
    [[nodiscard]] unsigned reap_count() const;

protected:
    // What the kind of device adds; called with the lock held.
    virtual void on_out(std::uint8_t endpoint, const std::uint8_t* data, std::size_t count);
    /// A class or vendor request. None: stalled. Else what an IN request answers.
    virtual std::optional<Bytes> on_control(const UsbSetup& setup, const Bytes& data);
    virtual void on_reset();
    /// send() for use in the functions above.
    void queue_in(std::uint8_t endpoint, Bytes data);

    [[nodiscard]] const UsbModel& model() const { return model_; }
    mutable std::recursive_mutex mutex_;

private:
    /// A transfer of the program: its struct and its buffer, as copied by umockdev, which copies what we change back
    /// when the program fetches it.
    struct Urb {
        GObjectPtr<UMockdevIoctlData> memory;
        GObjectPtr<UMockdevIoctlData> buffer;
        std::size_t number = 0;  // among those of its endpoint
        std::size_t done = 0;
        [[nodiscard]] usbdevfs_urb& urb() const;
        [[nodiscard]] std::size_t length() const;
        [[nodiscard]] std::uint8_t endpoint() const;  ///< 0 for a control transfer
    };
    /// One open() of the node.
    struct Handle {
        unsigned life = 0;
        std::deque<Urb> pending;
        std::deque<Urb> reapable;
    };
    struct Fault {
        int status = 0;
        std::size_t after = 0;
    };
    struct Pull {
        std::uint8_t endpoint = 0;
        std::size_t transfer = 0;
        TransferPart part = TransferPart::Begun;
    };
    struct Endpoint {
        std::size_t begun = 0;
        std::deque<Bytes> in;
        std::deque<Fault> faults;
        std::optional<std::size_t> credit;
        bool halted = false;
    };
    /// What an ioctl comes to.
    struct Answer {
        int result = 0;
        int error = 0;
    };

    // usb_device.cpp: plugging, and the transfers in flight. usb_device_faults.cpp has the public rest.
    void announce(const std::string& node, std::uint8_t address);
    void show_interfaces() const;
    void serve_all();
    bool serve_each();
    [[nodiscard]] std::optional<int> serve(Urb& urb);
    [[nodiscard]] std::optional<int> serve_pulled(Urb& urb);
    [[nodiscard]] std::optional<int> receive(Urb& urb, Endpoint& endpoint, std::size_t limit) const;
    [[nodiscard]] std::size_t packet_bytes(std::uint8_t endpoint) const;
    [[nodiscard]] std::optional<int> serve_control(Urb& urb);
    [[nodiscard]] std::optional<Bytes> standard_answer(const UsbSetup& setup) const;
    static void finish(Handle& handle, std::size_t place, int status);
    void finish_all(int status);
    void update_node();

    // usb_device_ioctls.cpp: what the program asks of the node, on umockdev's thread.
    static gboolean on_ioctl(UMockdevIoctlBase* base, UMockdevIoctlClient* client, gpointer self) noexcept;
    static void on_opened(UMockdevIoctlBase* base, UMockdevIoctlClient* client, gpointer self) noexcept;
    static void on_closed(gpointer self, GObject* client) noexcept;
    void watch_node(UMockdevIoctlBase* base);
    void forget_node();
    void handle_ioctl(UMockdevIoctlClient* client);
    [[nodiscard]] Answer answer(gulong request, UMockdevIoctlData* arg, UMockdevIoctlData* data, Handle& handle);
    [[nodiscard]] int claim(int interface, Handle& handle);
    [[nodiscard]] int release(int interface, const Handle& handle);
    [[nodiscard]] Answer switch_driver(UMockdevIoctlData* data);
    [[nodiscard]] int submit(UMockdevIoctlData* data, Handle& handle);
    [[nodiscard]] int discard(UMockdevIoctlData* arg, Handle& handle);
    [[nodiscard]] int reap(UMockdevIoctlData* data, Handle& handle);
    [[nodiscard]] bool has_interface(int interface) const;
    [[nodiscard]] int interface_of(std::uint8_t endpoint) const;

    EmulatedBus& bus_;
    UsbModel model_;
    NodeKind node_kind_;
    std::uint8_t port_;
    std::mutex plug_mutex_;  // one plug() or unplug() at a time; taken before mutex_
    std::string sys_path_;
    std::string node_path_;
    std::unique_ptr<DeviceNode> node_;
    std::vector<GObjectPtr<UMockdevIoctlBase>> bases_;  // of each plug(): who is still open is told ENODEV
    GMainContext* worker_ = nullptr;                    // umockdev's thread
    bool plugged_ = false;
    bool mute_ = false;
    bool refused_ = false;
    bool pull_ = false;  // a fault asked for unplug()
    std::optional<Pull> planned_pull_;
    unsigned life_ = 0;  // counts plug()
    unsigned reap_count_ = 0;
    std::map<UMockdevIoctlClient*, std::unique_ptr<Handle>> handles_;
    std::map<std::uint8_t, Endpoint> endpoints_;
    std::map<int, std::string> kernel_drivers_;  // that have their interface now
    std::map<int, const Handle*> claims_;        // null: another program
};

}  // namespace ecot::test

#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "hardware/serial/serial_ports.hpp"
#include "pos/session/state.hpp"
#include "pos/store/init.hpp"
#include "pos/ui/ui.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/virtual_display.hpp"

namespace ecot::app {

/// The demonstration grocery in a real window on a display of its own, with fingers, a keyboard and a scanner. The
/// window runs on the test's thread, as it must; what the person does runs beside it and waits, as a person does, for
/// what the screen shows.
class WindowTill : public ::testing::Test {
protected:
    void SetUp() override;
    void TearDown() override;
    /// The grocery it is.
    [[nodiscard]] virtual store::NewTill new_till() const;
    /// Where the machine it stands on shows its serial ports.
    [[nodiscard]] virtual hardware::SerialPlaces serial_places() const { return {}; }

    /// Opens the till, lets `person` use it, and closes it.
    void use(const std::function<void()>& person);

    // For the person. A wait that ends in vain fails the test and says what is on the screen.
    /// Touches what bears this label, the first or a later one of them; a star at its end stands for any rest. Returns
    /// once the till took the touch.
    void tap(const std::string& label, std::size_t which = 0);
    /// Touches one key of the keypad after the other.
    void tap_digits(const std::string& digits);
    /// Types at a person's pace.
    void type(const std::string& text);
    void key(const std::string& name) { robot_->key(name); }
    /// Goes with Tab to what bears this label.
    void tab_to(const std::string& label);
    void scan(const std::string& code) { robot_->scan(code, std::chrono::milliseconds{5}); }
    /// Waits until a text on the screen has these words.
    void sees(const std::string& words);
    void sees_screen(session::Screen screen);
    /// Waits until the cart has this many lines, its prices final, and so many cents left to pay.
    void sees_cart(std::size_t lines, std::int64_t left_cents);
    [[nodiscard]] bool shows(const std::string& words);
    /// Keeps what the display shows in the folder that ECOT_WINDOW_PICTURES names; nothing when it names none. At rest,
    /// that is once a toast is gone; or as it is now.
    void picture(const std::string& name, bool at_rest = true);
    /// Somebody, their code, a float of 100 euros. Amina is a volunteer, Nadia a manager.
    void sign_in_and_open(const std::string& who = "Amina");
    void sign_in(const std::string& who = "Amina");

    // On the disk.
    [[nodiscard]] std::filesystem::path data() const { return folder_ / "till"; }
    /// What the journal's records of this kind hold, as `ecotctl journal show --json` gives them.
    [[nodiscard]] std::vector<nlohmann::json> records(const std::string& kind) const;
    /// The events of this code among them.
    [[nodiscard]] std::vector<nlohmann::json> events(const std::string& code) const;
    /// Whether `ecotctl journal verify` finds nothing wrong.
    [[nodiscard]] bool verifies() const;
    /// The files in the spool, by name.
    [[nodiscard]] std::vector<std::string> receipts() const;
    /// A receipt as the printer would print it.
    [[nodiscard]] std::string receipt_text(const std::string& name) const;

    std::optional<test::Robot> robot_;

private:
    /// What a person sees of the last frame.
    struct Seen {
        std::vector<std::string> texts;
        std::vector<std::pair<std::string, ui::Point>> targets;  ///< what can be used, and where to touch it
        bool toast = false;
        std::string focused;
        ui::TargetId focused_id = ui::TargetId::None;  ///< of several of one name
        session::Screen screen = session::Screen::SignIn;
        std::size_t lines = 0;
        std::int64_t left_cents = 0;
        bool prices_final = false;
        std::int64_t frame = 0;
        std::int64_t lifted = 0;        ///< how often a finger was lifted
        std::int64_t lifted_frame = 0;  ///< the last time
    };
    void look(const session::TillState& state, ui::Ui& ui);
    bool wait_until(const std::string& what, const std::function<bool(const Seen&)>& so);
    static std::optional<ui::Point> find(const Seen& seen, const std::string& label, std::size_t which = 0);
    [[nodiscard]] Seen seen();
    [[nodiscard]] static std::string ecotctl(const std::string& arguments);

    std::unique_ptr<test::VirtualDisplay> display_;
    ecot::test::TempDir folder_;
    std::mutex mutex_;
    std::condition_variable looked_;
    Seen seen_;
    bool finger_down_ = false;
    bool gave_up_ = false;
};

}  // namespace ecot::app

#include "pos/store/settings.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "pos/store/database.hpp"
#include "pos/store/date_text.hpp"

namespace ecot::store {
namespace {

void write_setting(Database& database, const std::string& name, const std::string& value) {
    database.query("INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2")
        .with(name, value)
        .done();
}

std::string word(bool value) {
    return value ? "on" : "off";
}

int text_percent(const std::string& text) {
    int percent = 100;
    std::from_chars(text.data(), text.data() + text.size(), percent);
    return std::clamp(percent, 100, 160);
}

std::string devices_json(const session::DeviceSetup& setup) {
    nlohmann::json scanners = nlohmann::json::array();
    for (const session::DeviceSetup::Scanner& scanner : setup.scanners) {
        scanners.push_back({{"device", scanner.device}, {"french", scanner.french}});
    }
    return nlohmann::json{
        {"scanners", std::move(scanners)}, {"printer", setup.printer}, {"printer_model", setup.printer_model},
        {"drawer_low", setup.drawer_low},  {"scale", setup.scale},     {"scale_protocol", setup.scale_protocol}}
        .dump();
}

session::DeviceSetup devices_from_json(const std::string& text) {
    session::DeviceSetup setup;
    try {
        const nlohmann::json json = nlohmann::json::parse(text);
        for (const nlohmann::json& scanner : json.at("scanners")) {
            setup.scanners.push_back(
                {.device = scanner.at("device").get<std::string>(), .french = scanner.at("french").get<bool>()});
        }
        setup.printer = json.at("printer").get<std::string>();
        setup.printer_model = json.at("printer_model").get<std::string>();
        setup.drawer_low = json.at("drawer_low").get<bool>();
        setup.scale = json.at("scale").get<std::string>();
        setup.scale_protocol = json.at("scale_protocol").get<std::string>();
    } catch (const nlohmann::json::exception&) {
        return {};  // they are chosen again, on the till itself
    }
    return setup;
}

}  // namespace

Expected<session::Comfort> load_comfort(Database& database) {
    return database.run([&] {
        std::map<std::string, std::string> values;
        Query rows = database.query("SELECT name, value FROM settings");
        while (rows.step()) {
            values.emplace(rows.text(0), rows.text(1));
        }
        session::Comfort comfort;
        const auto read = [&](const char* name, const auto& take) {
            if (const auto found = values.find(name); found != values.end()) {
                take(found->second);
            }
        };
        read("language", [&](const std::string& text) {
            comfort.language = text == "en" ? session::Language::English : session::Language::French;
        });
        read("text_percent", [&](const std::string& text) { comfort.text_percent = text_percent(text); });
        read("high_contrast", [&](const std::string& text) { comfort.high_contrast = text == "on"; });
        read("animation", [&](const std::string& text) { comfort.animation = text == "on"; });
        return comfort;
    });
}

Expected<void> save_comfort(Database& database, const session::Comfort& comfort) {
    return database.transaction([&] {
        write_setting(database, "language", comfort.language == session::Language::English ? "en" : "fr");
        write_setting(database, "text_percent", std::to_string(comfort.text_percent));
        write_setting(database, "high_contrast", word(comfort.high_contrast));
        write_setting(database, "animation", word(comfort.animation));
    });
}

Expected<session::DeviceSetup> load_devices(Database& database) {
    return database.run([&] {
        Query row = database.query("SELECT value FROM settings WHERE name = 'devices'");
        return row.step() ? devices_from_json(row.text(0)) : session::DeviceSetup{};
    });
}

Expected<void> save_devices(Database& database, const session::DeviceSetup& setup) {
    return database.transaction([&] { write_setting(database, "devices", devices_json(setup)); });
}

Expected<std::vector<session::Lockout>> load_lockouts(Database& database) {
    return database.run([&] {
        std::vector<session::Lockout> lockouts;
        Query rows = database.query("SELECT operator, failures FROM lockouts ORDER BY operator");
        while (rows.step()) {
            lockouts.push_back({.operator_id = rows.text(0), .failures = rows.integer(1)});
        }
        return lockouts;
    });
}

Expected<void> save_lockouts(Database& database, const std::vector<session::Lockout>& lockouts) {
    return database.transaction([&] {
        database.query("DELETE FROM lockouts").done();
        for (const session::Lockout& lockout : lockouts) {
            if (lockout.failures > 0) {
                database
                    .query(
                        "INSERT INTO lockouts (operator, failures) VALUES (?1, ?2) "
                        "ON CONFLICT (operator) DO UPDATE SET failures = max(failures, ?2)")
                    .with(lockout.operator_id, lockout.failures)
                    .done();
            }
        }
    });
}

Expected<session::VoucherRules> load_voucher_rules(Database& database) {
    return database.run([&] {
        session::VoucherRules rules;
        Query rows = database.query("SELECT from_date, day_max_cents FROM meal_voucher_limits ORDER BY from_date");
        while (rows.step()) {
            rules.meal_voucher_day_max.push_back(
                {.from = date_from_text(rows.text(0)), .value = pricing::Money::from_cents(rows.integer(1))});
        }
        return rules;
    });
}

}  // namespace ecot::store

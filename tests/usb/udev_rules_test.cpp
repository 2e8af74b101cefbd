// packaging/udev/70-ecot.rules: read as udev reads it, and in step with the hints.

#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "hardware/usb/device_hints.hpp"

namespace ecot::hardware {
namespace {

/// One `KEY=="value"` of a rule.
struct Term {
    std::string key;
    std::string op;
    std::string value;
};
using Rule = std::vector<Term>;

/// None when udev would not take the line (udev(7), "Rules files").
[[nodiscard]] std::optional<Rule> rule_from(const std::string& line) {
    static const std::regex term{R"rx(\s*([A-Z]+(?:\{[A-Za-z0-9_]+\})?)(==|!=|\+=|=)"([^"]*)"\s*(,|$))rx"};
    Rule rule;
    auto at = line.cbegin();
    for (std::smatch match; at != line.cend();) {
        if (!std::regex_search(at, line.cend(), match, term, std::regex_constants::match_continuous)) {
            return std::nullopt;
        }
        rule.push_back({match[1], match[2], match[3]});
        at = match[0].second;
        if (at == line.cend() && match[4] == ",") {
            return std::nullopt;
        }
    }
    return rule;
}

[[nodiscard]] std::vector<std::string> rule_lines() {
    std::ifstream in{ECOT_SOURCE_DIR "/packaging/udev/70-ecot.rules"};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line[0] != '#') {
            lines.push_back(line);
        }
    }
    return lines;
}

[[nodiscard]] const Term* find_term(const Rule& rule, const std::string& key) {
    for (const Term& term : rule) {
        if (term.key == key) {
            return &term;
        }
    }
    return nullptr;
}

/// As udev matches a value without wildcards: one of several, "0202|0e15".
[[nodiscard]] bool one_of(const std::string& values, const std::string& value) {
    return ('|' + values + '|').find('|' + value + '|') != std::string::npos;
}

TEST(UdevRules, AreRulesLineByLine) {
    const std::set<std::string> matched{"ACTION",           "SUBSYSTEM",      "SUBSYSTEMS",
                                        "KERNEL",           "ENV{DEVTYPE}",   "ENV{ID_USB_INTERFACES}",
                                        "ENV{ECOT_DEVICE}", "ATTR{idVendor}", "ATTR{idProduct}",
                                        "ATTRS{idVendor}"};
    const std::map<std::string, std::string> assigned{
        {"GOTO", "="},  {"LABEL", "="}, {"ENV{ECOT_DEVICE}", "="}, {"ENV{ID_MM_PORT_IGNORE}", "="}, {"TAG", "+="},
        {"GROUP", "="}, {"MODE", "="}};
    ASSERT_FALSE(rule_lines().empty());
    for (const std::string& line : rule_lines()) {
        const auto rule = rule_from(line);
        ASSERT_TRUE(rule) << line;
        for (const Term& term : *rule) {
            const bool compares = term.op == "==" || term.op == "!=";
            const bool right =
                compares ? matched.contains(term.key) : assigned.contains(term.key) && assigned.at(term.key) == term.op;
            EXPECT_TRUE(right) << line << ": " << term.key << term.op;
        }
    }
}

TEST(UdevRules, JumpToLabelsThatAreThere) {
    std::set<std::string> labels;
    std::set<std::string> jumps;
    for (const std::string& line : rule_lines()) {
        const Rule rule = rule_from(line).value_or(Rule{});
        if (const Term* label = find_term(rule, "LABEL")) {
            labels.insert(label->value);
        }
        if (const Term* jump = find_term(rule, "GOTO")) {
            jumps.insert(jump->value);
        }
    }
    EXPECT_EQ(labels, jumps);
}

TEST(UdevRules, KnowEveryDeviceThatTheHintsKnow) {
    for (const DeviceHint& hint : device_hints()) {
        if (hint.use == DeviceUse::Other) {
            continue;
        }
        const std::string vendor = fmt::format("{:04x}", hint.model.vendor);
        const std::string product = fmt::format("{:04x}", hint.model.product);
        bool known = false;
        for (const std::string& line : rule_lines()) {
            const Rule rule = rule_from(line).value_or(Rule{});
            const Term* of_vendor = find_term(rule, "ATTR{idVendor}");
            const Term* of_product = find_term(rule, "ATTR{idProduct}");
            known = known || (of_vendor != nullptr && one_of(of_vendor->value, vendor) &&
                              (of_product == nullptr || one_of(of_product->value, product)));
        }
        EXPECT_TRUE(known) << vendor << ':' << product << ' ' << hint.name;
    }
}

TEST(UdevRules, GiveSerialPortsOfAdaptersToWhoIsAtTheScreen) {
    bool given = false;
    for (const std::string& line : rule_lines()) {
        const Rule rule = rule_from(line).value_or(Rule{});
        const Term* kernel = find_term(rule, "KERNEL");
        const Term* tag = find_term(rule, "TAG");
        given = given || (kernel != nullptr && one_of(kernel->value, "ttyUSB*") && one_of(kernel->value, "ttyACM*") &&
                          tag != nullptr && tag->value == "uaccess");
    }
    EXPECT_TRUE(given);
}

TEST(UdevRules, AreNotMetByARuleThatUdevWouldNotTake) {
    EXPECT_FALSE(rule_from("SUBSYSTEM=usb"));
    EXPECT_FALSE(rule_from(R"(SUBSYSTEM=="usb" GOTO="end")"));
    EXPECT_FALSE(rule_from(R"(SUBSYSTEM=="usb",)"));
    EXPECT_TRUE(rule_from(R"(SUBSYSTEM=="usb", GOTO="end")"));
}

}  // namespace
}  // namespace ecot::hardware

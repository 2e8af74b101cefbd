// What a value may be, by application identifier, and the table's own words.

#include "hardware/barcode/ai_value.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecot::hardware::barcode {
namespace {

std::string verdict(std::string_view ai, std::string_view value) {
    const AiRule* const rule = rule_at(ai);
    if (rule == nullptr) {
        return "no such identifier";
    }
    const auto error = value_error(*rule, value, std::chrono::year{2026});
    return !error                               ? "good"
           : *error == BarcodeError::CheckDigit ? "check digit"
           : *error == BarcodeError::Length     ? "length"
           : *error == BarcodeError::Charset    ? "charset"
                                                : "meaning";
}

TEST(AiRule, KnowsAnIdentifierByItsFirstDigits) {
    EXPECT_EQ(rule_at("0109506")->ai_digits, 2);
    EXPECT_EQ(rule_at("2401")->ai_digits, 3);
    EXPECT_EQ(rule_at("3103000")->ai_digits, 4);
    for (const char* none : {"",   "0",  "0A", "04",  "05",   "14",   "18", "19",  "23",   "29",  "38",
                             "50", "66", "89", "310", "3106", "3961", "24", "249", "7012", "8015"}) {
        EXPECT_EQ(rule_at(none), nullptr) << none;
    }
}

TEST(AiRule, EndsWithASeparatorUnlessItsLengthIsKnownFromItsFirstDigits) {
    for (const char* ai : {"00", "01",   "02",   "03",   "11",   "12",   "13",   "15",  "16",  "17",
                           "20", "3103", "3202", "3303", "3412", "3500", "3602", "410", "414", "417"}) {
        EXPECT_FALSE(rule_at(ai)->separator) << ai;
    }
    for (const char* ai : {"10", "21", "22", "235", "240", "30", "37", "3922", "3932", "3952", "402", "422", "7003",
                           "7006", "8005", "8006", "8020", "90", "99"}) {
        EXPECT_TRUE(rule_at(ai)->separator) << ai;
    }
}

TEST(AiValue, HasTheLengthOfItsIdentifier) {
    EXPECT_EQ(verdict("20", "1"), "length");
    EXPECT_EQ(verdict("20", "12"), "good");
    EXPECT_EQ(verdict("30", ""), "length");
    EXPECT_EQ(verdict("30", "12345678"), "good");
    EXPECT_EQ(verdict("30", "123456789"), "length");
    EXPECT_EQ(verdict("90", std::string(30, 'x')), "good");
    EXPECT_EQ(verdict("90", std::string(31, 'x')), "length");
    EXPECT_EQ(verdict("91", std::string(90, 'x')), "good");
    EXPECT_EQ(verdict("3922", std::string(15, '1')), "good");
    EXPECT_EQ(verdict("3922", std::string(16, '1')), "length");
    EXPECT_EQ(verdict("8200", std::string(70, 'x')), "good");
    EXPECT_EQ(verdict("8200", std::string(71, 'x')), "length");
}

TEST(AiValue, MayLeaveOutItsLastFieldsOnlyWhole) {
    EXPECT_EQ(verdict("423", "250"), "good");
    EXPECT_EQ(verdict("423", "2500"), "length");
    EXPECT_EQ(verdict("423", "250056276380724"), "good");
    EXPECT_EQ(verdict("8008", "26112210"), "good");
    EXPECT_EQ(verdict("8008", "261122103"), "length");
    EXPECT_EQ(verdict("8008", "2611221059"), "good");
    EXPECT_EQ(verdict("8008", "261122105960"), "meaning");
    EXPECT_EQ(verdict("255", "9506000134352"), "good");
    EXPECT_EQ(verdict("255", "9506000134352123"), "good");
}

TEST(AiValue, HoldsTheEightyTwoCharactersOfTheSpecificationsAndNoOthers) {
    const std::string allowed = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    ASSERT_EQ(allowed.size(), 82U);
    for (int byte = 0; byte < 256; ++byte) {
        const char letter = static_cast<char>(byte);
        const bool good = allowed.find(letter) != std::string::npos;
        EXPECT_EQ(verdict("10", std::string{letter}), good ? "good" : "charset") << byte;
    }
}

TEST(AiValue, HoldsDigitsWhereNothingElseMayStand) {
    EXPECT_EQ(verdict("3103", "00050A"), "charset");
    EXPECT_EQ(verdict("17", "26123A"), "charset");
    EXPECT_EQ(verdict("01", "0950600013435x"), "charset");
}

TEST(AiValue, HoldsCapitalsAndFewSignsInPartNumbers) {
    EXPECT_EQ(verdict("8010", "9506/AB-C#1"), "good");
    EXPECT_EQ(verdict("8010", "9506ab"), "charset");
    EXPECT_EQ(verdict("8030", "ab_-9"), "good");
    EXPECT_EQ(verdict("8030", "ab+9"), "charset");
}

TEST(AiValue, HasACheckDigitThatFits) {
    EXPECT_EQ(verdict("00", "376012345678901237"), "good");
    EXPECT_EQ(verdict("00", "376012345678901230"), "check digit");
    EXPECT_EQ(verdict("414", "9506000134352"), "good");
    EXPECT_EQ(verdict("414", "9506000134353"), "check digit");
    EXPECT_EQ(verdict("8006", "095060001343520102"), "good");
    EXPECT_EQ(verdict("8006", "095060001343530102"), "check digit");
}

TEST(AiValue, MeansWhatItsIdentifierSays) {
    EXPECT_EQ(verdict("17", "261100"), "good");
    EXPECT_EQ(verdict("7003", "2611001030"), "meaning");
    EXPECT_EQ(verdict("7003", "2611222359"), "good");
    EXPECT_EQ(verdict("7003", "2611222360"), "meaning");
    EXPECT_EQ(verdict("7250", "19691231"), "good");
    EXPECT_EQ(verdict("7250", "19690230"), "meaning");
    EXPECT_EQ(verdict("422", "250"), "good");
    EXPECT_EQ(verdict("422", "999"), "meaning");
    EXPECT_EQ(verdict("7030", "999X"), "good");
    EXPECT_EQ(verdict("7030", "001X"), "meaning");
    EXPECT_EQ(verdict("3932", "978100"), "good");
    EXPECT_EQ(verdict("3932", "250100"), "meaning");
    EXPECT_EQ(verdict("4300", "Rue%20X"), "good");
    EXPECT_EQ(verdict("4300", "Rue%2"), "meaning");
    EXPECT_EQ(verdict("4300", "100%"), "meaning");
    EXPECT_EQ(verdict("4321", "1"), "good");
    EXPECT_EQ(verdict("4321", "2"), "meaning");
    EXPECT_EQ(verdict("8003", "09506000134352"), "good");
    EXPECT_EQ(verdict("8003", "19506000134352"), "meaning");
    EXPECT_EQ(verdict("8001", "0001000010019"), "length");
    EXPECT_EQ(verdict("8001", "00010000100191"), "good");
    EXPECT_EQ(verdict("8001", "00000000100191"), "meaning");
    EXPECT_EQ(verdict("8001", "00010000100151"), "meaning");
    EXPECT_EQ(verdict("8011", "12"), "good");
    EXPECT_EQ(verdict("8011", "012"), "meaning");
    EXPECT_EQ(verdict("8006", "095060001343520000"), "meaning");
    EXPECT_EQ(verdict("8006", "095060001343520302"), "meaning");
    EXPECT_EQ(verdict("4330", "000180-"), "good");
    EXPECT_EQ(verdict("4330", "000180+"), "meaning");
    EXPECT_EQ(verdict("4309", "18000000003600000000"), "good");
    EXPECT_EQ(verdict("4309", "18000000013600000000"), "meaning");
    EXPECT_EQ(verdict("4309", "18000000003600000001"), "meaning");
    EXPECT_EQ(verdict("7040", "1AB_"), "good");
    EXPECT_EQ(verdict("7040", "1AB="), "meaning");
    EXPECT_EQ(verdict("401", "9506X"), "good");
    EXPECT_EQ(verdict("401", "950X"), "meaning");
    EXPECT_EQ(verdict("401", "950"), "meaning");
}

}  // namespace
}  // namespace ecot::hardware::barcode

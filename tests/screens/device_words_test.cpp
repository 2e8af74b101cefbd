#include "pos/screens/device_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "tests/screens/device_scenes.hpp"
#include "tests/screens/sample_texts.hpp"

namespace ecot::screens {
namespace {

using session::DeviceKind;
using session::DeviceTrouble;
using session::WeightState;
using test::plain;

constexpr std::array kinds{DeviceKind::Scanner, DeviceKind::Printer, DeviceKind::Scale};

// An idea of look.md section 6 has twelve words at most.
std::size_t longest_idea(std::string_view text) {
    std::size_t longest = 0;
    std::size_t words = 0;
    bool inside = false;
    for (const char letter : text) {
        if (letter == '.' || letter == ':' || letter == '?') {
            words = 0;
        }
        const bool gap = letter == ' ' || letter == '.' || letter == ':';
        words += !gap && !inside ? 1U : 0U;
        inside = !gap;
        longest = std::max(longest, words);
    }
    return longest;
}

TEST(DeviceWords, SayWhatHappenedAndWhatToDoForEachTroubleOfEachDevice) {
    for (const auto language : {texts::Language::French, texts::Language::English}) {
        const Texts texts = test::sample_texts(language);
        for (const DeviceKind kind : kinds) {
            for (const auto& [trouble, word] : test::device_troubles()) {
                const Saying saying = device_words(kind, trouble, texts);
                EXPECT_FALSE(saying.title.empty()) << word;
                EXPECT_FALSE(saying.text.empty()) << word;
                EXPECT_LE(longest_idea(saying.title), 6U) << saying.title << ": it stands in the strip";
                EXPECT_LE(longest_idea(saying.text), 12U) << saying.text;
                for (const char* never : {"erreur", "rror", "USB", "!", "périphérique", "driver", "pilote"}) {
                    EXPECT_EQ((saying.title + saying.text).find(never), std::string::npos) << saying.text;
                }
            }
        }
    }
}

TEST(DeviceWords, NameTheDeviceOrItsPartSoThatNoTwoTitlesAreTheSame) {
    for (const auto language : {texts::Language::French, texts::Language::English}) {
        const Texts texts = test::sample_texts(language);
        std::set<std::string> titles;
        for (const DeviceKind kind : kinds) {
            for (const auto& [trouble, word] : test::device_troubles()) {
                if (test::may_suffer(kind, trouble)) {
                    EXPECT_TRUE(titles.insert(device_words(kind, trouble, texts).title).second) << word;
                }
            }
        }
        EXPECT_EQ(titles.size(), 23U);
    }
}

TEST(DeviceWords, NameTheOtherLanguageWhereASerialScaleIsSilentOrNotUnderstood) {
    const Texts texts = test::sample_texts();
    const session::Device scale{.kind = DeviceKind::Scale, .trouble = DeviceTrouble::NoAnswer};
    session::Device serial = scale;
    serial.serial = true;
    EXPECT_EQ(device_words(serial, texts),
              (Saying{"La balance ne répond pas",
                      "Allumez-la, vérifiez son câble. Sinon, choisissez l’autre langage dans Appareils."}));
    EXPECT_EQ(device_words(scale, texts).text, "Allumez-la, vérifiez son câble. En attendant, saisissez le poids.");
    serial.trouble = DeviceTrouble::NotUnderstood;
    EXPECT_EQ(device_words(serial, texts),
              (Saying{"La balance parle un autre langage",
                      "Choisissez l’autre langage dans Appareils, ou réglez la balance. En attendant, saisissez le "
                      "poids."}));
}

TEST(DeviceWords, HaveNothingToDoWhenADeviceWorks) {
    const Texts texts = test::sample_texts();
    for (const DeviceKind kind : kinds) {
        EXPECT_EQ(device_words(kind, DeviceTrouble::None, texts), (Saying{"En service", ""}));
    }
    EXPECT_EQ(device_words({.kind = DeviceKind::Printer, .paper_low = true}, texts).title, "Papier presque fini");
    EXPECT_EQ(device_words({.used = false}, texts).title, "Branché, pas utilisé");
    EXPECT_EQ(device_words({.trouble = DeviceTrouble::Busy, .used = false}, texts).title,
              "Douchette prise par un autre logiciel");
}

TEST(WeightWords, SayOneThingToDoInEachState) {
    for (const auto language : {texts::Language::French, texts::Language::English}) {
        const Texts texts = test::sample_texts(language);
        std::set<std::string> titles;
        for (auto value = 0; value <= static_cast<int>(WeightState::Gone); ++value) {
            const Saying saying = weight_words(static_cast<WeightState>(value), texts);
            EXPECT_TRUE(titles.insert(saying.title).second) << saying.title;
            EXPECT_FALSE(saying.text.empty()) << saying.title;
            EXPECT_LE(longest_idea(saying.text), 12U) << saying.text;
        }
    }
    EXPECT_EQ(plain(weight_words(WeightState::NeedsZero, test::sample_texts()).text),
              "Videz la balance, puis touchez « Zéro ».");
}

TEST(ReadableScan, KeepsTheAimIdentifierApartAndShowsWhatNoKeyWrites) {
    EXPECT_EQ(readable_scan("]E03560070123452"), (ReadableScan{"]E0", "3560070123452"}));
    EXPECT_EQ(readable_scan("]C10103560070123452\x1D"
                            "10A"),
              (ReadableScan{"]C1", "0103560070123452[GS]10A"}));
    EXPECT_EQ(readable_scan("M000017"), (ReadableScan{"", "M000017"}));
    EXPECT_EQ(readable_scan("]"), (ReadableScan{"", "]"}));
    EXPECT_EQ(readable_scan("]-0"), (ReadableScan{"", "]-0"}));
    EXPECT_EQ(readable_scan("caf\xC3\xA9\xE9\n"), (ReadableScan{"", "café[E9][0A]"}));
    EXPECT_EQ(readable_scan(""), ReadableScan{});
}

TEST(DrawerReasonWords, DifferForEachReason) {
    const Texts texts = test::sample_texts();
    EXPECT_EQ(drawer_reason_words(session::DrawerReason::Change, texts), "Faire de la monnaie");
    EXPECT_EQ(drawer_reason_words(session::DrawerReason::Count, texts), "Vérifier la caisse");
    EXPECT_EQ(drawer_reason_words(session::DrawerReason::Correction, texts), "Corriger un rendu");
    EXPECT_EQ(drawer_reason_words(session::DrawerReason::Stuck, texts), "Il ne s’était pas ouvert");
}

}  // namespace
}  // namespace ecot::screens

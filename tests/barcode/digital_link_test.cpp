#include "hardware/barcode/digital_link.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecot::hardware::barcode {
namespace {

std::string link_in(const std::string& text) {
    const auto link = read_digital_link(text, std::chrono::year{2026});
    if (!link) {
        return "no link";
    }
    if (!*link) {
        return link->error() == BarcodeError::CheckDigit ? "check digit"
               : link->error() == BarcodeError::Length   ? "length"
               : link->error() == BarcodeError::Charset  ? "charset"
                                                         : "ai";
    }
    std::string said;
    for (std::size_t i = 0; i < (*link)->size(); ++i) {
        said += (i == 0 ? "" : " ") + std::string{(**link)[i].ai} + "=" + std::string{(**link)[i].value};
    }
    return said;
}

const std::string only_article = "01=09506000134352";

TEST(DigitalLink, IsAnAddressInLettersOfAnySize) {
    EXPECT_TRUE(is_web_address("https://x"));
    EXPECT_TRUE(is_web_address("HTTP://x"));
    EXPECT_TRUE(is_web_address("Https://"));
    EXPECT_FALSE(is_web_address("https:/x"));
    EXPECT_FALSE(is_web_address("ftp://x"));
    EXPECT_FALSE(is_web_address("http"));
    EXPECT_FALSE(is_web_address(""));
}

TEST(DigitalLink, MayBeOfAnyHostAndBehindAnyPath) {
    for (const char* before : {"https://id.gs1.org", "http://example.org:8080", "https://a.b/shop/fr", "https://[::1]",
                               "https://example.org/01/10", "https://example.org/10/x", "https://example.org//"}) {
        EXPECT_EQ(link_in(std::string{before} + "/01/09506000134352"), only_article) << before;
    }
}

TEST(DigitalLink, FillsUpTheNumberToFourteenDigits) {
    EXPECT_EQ(link_in("https://a.b/01/9506000134352"), only_article);
    EXPECT_EQ(link_in("https://a.b/01/042100005264"), "01=00042100005264");
    EXPECT_EQ(link_in("https://a.b/01/30176201"), "01=00000030176201");
    EXPECT_EQ(link_in("https://a.b/01/506000134352"), "check digit");
    EXPECT_EQ(link_in("https://a.b/01/60001343"), "check digit");
    EXPECT_EQ(link_in("https://a.b/01/6000134352"), "length");
}

TEST(DigitalLink, ChecksTheDigit) {
    EXPECT_EQ(link_in("https://a.b/01/09506000134350"), "check digit");
}

TEST(DigitalLink, HasItsQualifiersInTheirOrder) {
    const std::string link = "https://a.b/01/09506000134352";
    EXPECT_EQ(link_in(link + "/22/V/10/L/21/S"), only_article + " 22=V 10=L 21=S");
    EXPECT_EQ(link_in(link + "/22/V/21/S"), only_article + " 22=V 21=S");
    EXPECT_EQ(link_in(link + "/10/L"), only_article + " 10=L");
    EXPECT_EQ(link_in(link + "/235/T"), only_article + " 235=T");
    EXPECT_EQ(link_in(link + "/10/L/22/V"), "ai");
    EXPECT_EQ(link_in(link + "/21/S/10/L"), "ai");
    EXPECT_EQ(link_in(link + "/22/V/235/T"), "ai");
    EXPECT_EQ(link_in(link + "/254/X"), "ai");
    EXPECT_EQ(link_in(link + "/10/"), "length");
    EXPECT_EQ(link_in(link + "/22/V/10/L/21/S/21/S"), "ai");
}

TEST(DigitalLink, DecodesPercents) {
    const std::string link = "https://a.b/01/09506000134352";
    EXPECT_EQ(link_in(link + "/10/%41%2F%3f"), only_article + " 10=A/?");
    EXPECT_EQ(link_in(link + "/10/%25"), only_article + " 10=%");
    EXPECT_EQ(link_in(link + "?240=%2B"), only_article + " 240=+");
    EXPECT_EQ(link_in("https://a.b/01/%39506000134352"), only_article);
    for (const char* bad : {"%", "%4", "%4G", "%G4", "A%"}) {
        EXPECT_EQ(link_in(link + "/10/" + bad), "charset") << bad;
    }
    EXPECT_EQ(link_in(link + "/10/%C3%A9"), "charset");
    EXPECT_EQ(link_in(link + "?240=A+B"), "charset");
}

TEST(DigitalLink, UnderstandsTheWordsOfEarlierVersions) {
    EXPECT_EQ(link_in("https://a.b/gtin/9506000134352/cpv/V/lot/L/ser/S"), only_article + " 22=V 10=L 21=S");
    EXPECT_EQ(link_in("https://a.b/gtin/9506000134352/10/L"), only_article + " 10=L");
    EXPECT_EQ(link_in("https://a.b/01/09506000134352?lot=L"), only_article);
}

TEST(DigitalLink, ReadsIdentifiersInTheQueryAndPassesOverOtherWords) {
    const std::string link = "https://a.b/01/09506000134352";
    EXPECT_EQ(link_in(link + "?17=261231&3103=000500&3922=0499"), only_article + " 17=261231 3103=000500 3922=0499");
    EXPECT_EQ(link_in(link + "?linkType=gs1:pip&17=261231&x"), only_article + " 17=261231");
    EXPECT_EQ(link_in(link + "?17"), only_article);
    EXPECT_EQ(link_in(link + "?"), only_article);
    EXPECT_EQ(link_in(link + "?&&"), only_article);
    EXPECT_EQ(link_in(link + "#17=999999"), only_article);
}

TEST(DigitalLink, RefusesIdentifiersThatAreUnknownOrBelongIntoThePath) {
    const std::string link = "https://a.b/01/09506000134352";
    EXPECT_EQ(link_in(link + "?1234567=1"), "ai");
    EXPECT_EQ(link_in(link + "?18=1"), "ai");
    EXPECT_EQ(link_in(link + "?10=L"), "ai");
    EXPECT_EQ(link_in(link + "?21=S"), "ai");
    EXPECT_EQ(link_in(link + "?22=V"), "ai");
    EXPECT_EQ(link_in(link + "/21/S?10=L"), "ai");
    EXPECT_EQ(link_in(link + "?01=09506000134352"), "ai");
    EXPECT_EQ(link_in(link + "?17=261231&17=261231"), "ai");
}

TEST(DigitalLink, HoldsItsValuesToTheSameChecksAsAnElementString) {
    const std::string link = "https://a.b/01/09506000134352";
    EXPECT_EQ(link_in(link + "?17=261331"), "ai");
    EXPECT_EQ(link_in(link + "?3103=00050"), "length");
    EXPECT_EQ(link_in(link + "?3103=00050A"), "charset");
    EXPECT_EQ(link_in(link + "?3922=499"), "ai");
    EXPECT_EQ(link_in(link + "?37=2"), "ai");
    EXPECT_EQ(link_in("https://a.b/00/376012345678901238"), "check digit");
}

TEST(DigitalLink, KnowsTheOtherKeysAndTheirQualifiers) {
    EXPECT_EQ(link_in("https://a.b/414/9506000134352/254/X"), "414=9506000134352 254=X");
    EXPECT_EQ(link_in("https://a.b/8006/095060001343520102/10/L"), "8006=095060001343520102 10=L");
    EXPECT_EQ(link_in("https://a.b/00/376012345678901237"), "00=376012345678901237");
    EXPECT_EQ(link_in("https://a.b/414/9506000134352/10/X"), "ai");
}

TEST(DigitalLink, HasOnlyCharactersOfAnAddress) {
    EXPECT_EQ(link_in("https://a.b/01/09506000134352/10/A B"), "charset");
    EXPECT_EQ(link_in("https://a.b/01/09506000134352?x=\xC3\xA9"), "charset");
    EXPECT_EQ(link_in("https://a_b/01/09506000134352"), "charset");
    EXPECT_EQ(link_in("https://a@b/01/09506000134352"), "charset");
    EXPECT_EQ(link_in("https://a.b/01/09506000134352#\x01"), "charset");
}

TEST(DigitalLink, IsNoneWithoutAKeyInPlainForm) {
    for (const char* page :
         {"https://a.b", "https://a.b/", "https://", "https:///01/09506000134352", "https://a.b?01=1",
          "https://a.b/ARFKk4XB0CDKWcnpq", "https://a.b/01/09506000134352/ARFK", "https://a.b/17/1",
          "https://a.b/01/09506000134352/", "https://a.b/news/today", "https://a.b/01"}) {
        EXPECT_EQ(link_in(page), "no link") << page;
    }
}

}  // namespace
}  // namespace ecot::hardware::barcode

#include "pricing/place.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecot::pricing {

namespace {

QuoteError error_at(const std::string& at) {
    return {QuoteErrorCode::BadValue, at, ""};
}

std::vector<std::string> places_in_order(const std::vector<std::string>& places) {
    std::vector<QuoteError> errors;
    for (const std::string& place : places) {
        errors.push_back(error_at(place));
    }
    std::vector<std::string> ordered;
    for (const QuoteError& error : in_request_order(errors)) {
        ordered.push_back(error.at);
    }
    return ordered;
}

TEST(Place, IsAJsonPointer) {
    const Place root;
    EXPECT_EQ(root.pointer(), "");
    const Place lines = root / "lines";
    const Place line = lines / std::size_t{12};
    EXPECT_EQ((line / "product").pointer(), "/lines/12/product");
    EXPECT_EQ((line / "a/b~c").pointer(), "/lines/12/a~1b~0c");
    EXPECT_EQ((line / "").pointer(), "/lines/12/");
}

TEST(Place, OrdersErrorsAsTheRulesDo) {
    EXPECT_EQ(
        places_in_order({"/lines/10/product", "/lines/9/product", "/usage", "/envelopes/0/id", "/programmes/1",
                         "/programmes/0/whim", "/programmes/0/cap", "/products", "/member/tier", "/site", "/date"}),
        (std::vector<std::string>{"/date", "/site", "/member/tier", "/products", "/programmes/0/cap",
                                  "/programmes/0/whim", "/programmes/1", "/envelopes/0/id", "/usage",
                                  "/lines/9/product", "/lines/10/product"}));
}

TEST(Place, PutsAnObjectBeforeWhatIsInIt) {
    EXPECT_EQ(places_in_order({"/programmes/0/id", "/programmes/0", "/programmes"}),
              (std::vector<std::string>{"/programmes", "/programmes/0", "/programmes/0/id"}));
}

TEST(Place, KeepsTheFirstErrorOfAPlace) {
    const std::vector<QuoteError> errors = in_request_order({{QuoteErrorCode::Overflow, "/date", "first"},
                                                             error_at("/site"),
                                                             {QuoteErrorCode::BadValue, "/date", "second"}});
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].message, "first");
}

}  // namespace

}  // namespace ecot::pricing

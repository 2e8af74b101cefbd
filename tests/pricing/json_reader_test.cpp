#include "pricing/json_reader.hpp"

#include <gtest/gtest.h>

namespace ecot::pricing {

namespace {

/// A text taken apart, and what readers said of it, "/place: message" a line.
struct Reading {
    explicit Reading(std::string_view text) : tree{JsonTree::parse(text).value()} {}
    [[nodiscard]] Source source() { return {JsonValue{tree}, root, errors}; }
    [[nodiscard]] std::string said() const {
        std::string text;
        for (const QuoteError& error : errors) {
            text += error.at + ": " + error.message + "\n";
        }
        return text;
    }
    JsonTree tree;
    Place root;
    std::vector<QuoteError> errors;
};

TEST(JsonReader, LeavesATargetAsItWasWhenAValueCannotBeRead) {
    Reading reading{R"("five")"};
    std::int64_t number = 5;
    EXPECT_FALSE(read(reading.source(), number));
    EXPECT_EQ(number, 5);
    EXPECT_EQ(reading.said(), ": This must be a whole number of 64 bits, written without point or exponent.\n");
}

TEST(JsonReader, KeepsThePlaceOfElementsItCannotRead) {
    Reading reading{R"([1,"x",3])"};
    std::vector<std::int64_t> numbers;
    EXPECT_FALSE(read(reading.source(), numbers));
    EXPECT_EQ(numbers, (std::vector<std::int64_t>{1, 0, 3}));
    EXPECT_EQ(reading.errors.at(0).at, "/1");
}

TEST(JsonReader, TellsAMissingFieldFromOneThatMayBe) {
    Reading reading{R"({"there":true,"nothing":null})"};
    ObjectReader fields{reading.source(), {"there", "nothing", "absent"}};
    bool truth = false;
    EXPECT_TRUE(fields.required("there", truth));
    EXPECT_TRUE(truth);
    EXPECT_FALSE(fields.optional("absent", truth));
    EXPECT_FALSE(fields.optional_or_null("nothing", truth));
    EXPECT_EQ(reading.said(), "");
    EXPECT_FALSE(fields.required("absent", truth));
    EXPECT_FALSE(fields.optional("nothing", truth));
    EXPECT_EQ(reading.said(), "/absent: This is missing.\n/nothing: This must be true or false.\n");
}

TEST(JsonReader, ReadsNothingFromWhatIsNoObjectAndSaysItOnce) {
    Reading reading{"[]"};
    ObjectReader fields{reading.source(), {"a"}};
    std::string text;
    EXPECT_FALSE(fields.is_object());
    EXPECT_FALSE(fields.required("a", text));
    EXPECT_EQ(reading.said(), ": This must be an object.\n");
}

TEST(JsonReader, JoinsErrorsAndTrustsNoCheckInsideWhatCouldNotBeRead) {
    const auto bad = [](const char* at) { return QuoteError{QuoteErrorCode::BadValue, at, ""}; };
    const auto unknown = [](const char* at) { return QuoteError{QuoteErrorCode::UnknownProduct, at, ""}; };
    EXPECT_EQ(joined({bad("/lines/1"), bad("/date")},
                     {unknown("/lines/1"), unknown("/lines/1/product"), unknown("/lines/10/product"), bad("/site")}),
              (std::vector<QuoteError>{bad("/date"), bad("/site"), bad("/lines/1"), unknown("/lines/10/product")}));
}

}  // namespace

}  // namespace ecot::pricing

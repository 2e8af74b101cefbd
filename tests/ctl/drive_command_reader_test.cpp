#include <string>

#include <gtest/gtest.h>

#include "pos/ctl/drive/command.hpp"

namespace ecot::ctl {
namespace {

std::string code_of(std::string_view line) {
    const auto command = read_command(line);
    return command ? "ok" : command.error().code;
}

TEST(ReadCommand, UnderstandsEachCommandOfTheInterface) {
    for (const char* line :
         {R"({"do":"sign_in","operator":"amina","pin":"123456"})",
          R"({"do":"open","float_cents":10000})",
          R"({"do":"scan","code":"3560070123452"})",
          R"({"do":"products","search":"poichi","limit":40})",
          R"({"do":"members","search":"sam"})",
          R"({"do":"add","product":"chickpeas","quantity_milli":734})",
          R"({"do":"add","product":"chickpeas","quantity_milli":980,"tare_milli":246,"by_hand":true})",
          R"({"do":"member","card":"M000017"})",
          R"({"do":"member","card":null})",
          R"({"do":"member","id":"m-17"})",
          R"({"do":"set_quantity","line":0,"quantity_milli":2000})",
          R"({"do":"remove","line":1})",
          R"({"do":"choice","line":0,"cents":600})",
          R"({"do":"choice","line":0,"cents":null})",
          R"({"do":"hold"})",
          R"({"do":"recall","hold":1})",
          R"({"do":"void"})",
          R"({"do":"round_up"})",
          R"({"do":"round_up","cents":200})",
          R"({"do":"pay","tender":"cash","cents":2000})",
          R"({"do":"pay","tender":"cheque","cents":2000,"reference":"0001"})",
          R"({"do":"unpay","tender":0})",
          R"({"do":"finish"})",
          R"({"do":"training","on":true})",
          R"({"do":"status"})",
          R"({"do":"sign_out"})",
          R"({"do":"undo"})",
          R"({"do":"unlock","operator":"amina"})",
          R"({"do":"void","manager":{"operator":"nadia","pin":"123456"}})"}) {
        EXPECT_EQ(code_of(line), "ok") << line;
    }
}

TEST(ReadCommand, SaysWhatIsNoJson) {
    for (const char* line : {"", " ", "do", "[]", "\"scan\"", "{", R"({"do":"scan"}})", "{\"do\":\"\xff\"}", "null"}) {
        EXPECT_EQ(code_of(line), "bad_json") << line;
    }
    EXPECT_EQ(code_of(R"({"do":"scan","code":")" + std::string(command_bytes_max, '1') + "\"}"), "bad_json");
    EXPECT_EQ(code_of(std::string(60'000, '[')), "bad_json");
}

TEST(ReadCommand, KnowsNoCommandThatTheTillDoesNotHave) {
    for (const char* line : {"{}", R"({"do":1})", R"({"do":"refund","sale":"T1-2026-000001"})", R"({"do":"close"})",
                             R"({"do":"Scan","code":"1"})", R"({"DO":"status"})"}) {
        EXPECT_EQ(code_of(line), "unknown_command") << line;
    }
}

TEST(ReadCommand, RefusesFieldsThatAreMissingOrOfAnotherKind) {
    for (const char* line : {R"({"do":"sign_in","operator":"amina"})",
                             R"({"do":"sign_in","operator":"amina","pin":123456})",
                             R"({"do":"open"})",
                             R"({"do":"open","float_cents":"100"})",
                             R"({"do":"open","float_cents":100.0})",
                             R"({"do":"open","float_cents":1e3})",
                             R"({"do":"open","float_cents":null})",
                             R"({"do":"open","float_cents":9223372036854775808})",
                             R"({"do":"scan","code":3560070123452})",
                             R"({"do":"add","quantity_milli":1000})",
                             R"({"do":"add","product":"x","quantity_milli":"1"})",
                             R"({"do":"add","product":"x","quantity_milli":1,"by_hand":1})",
                             R"({"do":"remove","line":-1})",
                             R"({"do":"remove"})",
                             R"({"do":"pay","tender":"wallet","cents":100})",
                             R"({"do":"pay","tender":"cash"})",
                             R"({"do":"member"})",
                             R"({"do":"training","on":"yes"})",
                             R"({"do":"products","search":"a","limit":0})",
                             R"({"do":"members","search":"sam","limit":1001})",
                             R"({"do":"void","manager":"nadia"})",
                             R"({"do":"void","manager":{"operator":"nadia"}})"}) {
        EXPECT_EQ(code_of(line), "bad_value") << line;
    }
}

TEST(ReadCommand, IgnoresFieldsItDoesNotKnow) {
    EXPECT_EQ(code_of(R"({"do":"finish","comment":"thank you","manager":null})"), "ok");
}

}  // namespace
}  // namespace ecot::ctl

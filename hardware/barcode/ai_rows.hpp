#pragma once

#include <array>
#include <string_view>

namespace ecot::hardware::barcode {

/// What a row says besides its texts.
struct RowMarks {
    bool once = false;       ///< not with the same identifier of other decimals
    bool path_only = false;  ///< in a Digital Link it qualifies a key and belongs into the path
};

/// One line, or several alike, of the table of application identifiers.
///
/// `ais` is one identifier, or the first and last of those whose every digit lies between theirs. `format` has one word
/// a field, as the General Specifications write it (N digits, X set 82, Y set 39, Z base64url), with what it must mean
/// after a colon; in brackets when it may be left out. `needs` has one condition a word: alternatives with commas, +
/// for both, n for any digit. `never` lists what may not stand beside it.
struct AiRow {
    std::string_view ais;
    std::string_view format;
    std::string_view needs;
    std::string_view never;
    RowMarks marks;
};

inline constexpr std::string_view a_trade_item = "01,02";
inline constexpr std::string_view any_item = "01,02,8006,8026";
inline constexpr std::string_view an_item_or_its_parts = "01,02,03,8006,8026";
inline constexpr std::string_view a_measure = "30,31nn,32nn,35nn,36nn";
inline constexpr RowMarks once{.once = true};
inline constexpr RowMarks path_only{.path_only = true};

/// Application identifiers as of January 2026 (GS1 General Specifications 3.2; formats, companions and what excludes
/// what in 3.3 to 3.9 and 4.13). Coupons (8110, 8112), package types (7041), IBANs (8007), check pairs of model
/// numbers (8013, 8014), two-letter countries (4307, 4317) and what patients wear (7241, 7252, 7258) and
/// signatures (8030) are held to length and characters only: no grocery sells by them. 37 also belongs to a carrier
/// (00), which logistic labels print in another symbol: one scan cannot tell.
inline constexpr auto ai_rows = std::to_array<AiRow>({
    // Keys: what, how many inside, which one.
    {"00", "N18:check", "", "", {}},
    {"01", "N14:check", "", "255,37", {}},
    {"02", "N14:check", "37", "01,03", {}},
    {"03", "N14:check", "", "01,02,37", path_only},
    {"10", "X..20", an_item_or_its_parts, "", {}},
    {"11", "N6:month", an_item_or_its_parts, "", {}},
    {"12", "N6:month", "8020", "", {}},
    {"13", "N6:month", an_item_or_its_parts, "", {}},
    {"15-16", "N6:month", an_item_or_its_parts, "", {}},
    {"17", "N6:month", "01,02,03,255,8006,8026", "", {}},
    {"20", "N2", any_item, "", {}},
    {"21", "X..20", "01,03,8006", "235", path_only},
    {"22", "X..20", "01", "", path_only},
    {"235", "X..28", "01", "", path_only},
    {"240-241", "X..30", any_item, "", {}},
    {"242", "N..6", any_item, "", {}},
    {"243", "X..20", "01", "", {}},
    {"250", "X..30", "01,8006 21", "", {}},
    {"251", "X..30", "01,8006", "", {}},
    {"253", "N13:check [X..17]", "", "", {}},
    {"254", "X..20", "414", "", path_only},
    {"255", "N13:check [N..12]", "", "01,02,415,8006,8020,8026", {}},
    {"30", "N..8", a_trade_item, "", {}},
    {"37", "N..8", "02,8026", "", {}},
    // Measures, the last digit the number of decimals: 310n kg, 320n lb; of the article or, for carriers, gross.
    {"3100-3165", "N6", a_trade_item, "", once},
    {"3200-3295", "N6", a_trade_item, "", once},
    {"3300-3365", "N6", "00,01", "", once},
    {"3370-3375", "N6", "01", "", once},
    {"3400-3495", "N6", "00,01", "", once},
    {"3500-3525", "N6", a_trade_item, "", once},
    {"3530-3555", "N6", "00,01", "", once},
    {"3560-3575", "N6", a_trade_item, "", once},
    {"3600-3615", "N6", a_trade_item, "", once},
    {"3620-3635", "N6", "00,01", "", once},
    {"3640-3665", "N6", a_trade_item, "", once},
    {"3670-3695", "N6", "00,01", "", once},
    // Amounts and prices.
    {"3900-3909", "N..15", "255,8020", "391n,394n,8111", once},
    {"3910-3919", "N3:currency N..15", "8020", "", once},
    {"3920-3929", "N..15", "01 30,31nn,32nn,35nn,36nn", "393n", once},
    {"3930-3939", "N3:currency N..15", a_measure, "", once},
    {"3940-3943", "N4", "255", "8111", once},
    {"3950-3955", "N6", a_measure, "392n,393n,8005", once},
    // Places, orders and transport.
    {"400", "X..30", "", "", {}},
    {"401", "X..30:company", "", "", {}},
    {"402", "N17:check", "", "", {}},
    {"403", "X..30", "00", "", {}},
    {"410-414", "N13:check", "", "", {}},
    {"415", "N13:check", "8020", "", {}},
    {"416-417", "N13:check", "", "", {}},
    {"420", "X..20", "", "421", {}},
    {"421", "N3:country X..9", "", "4307", {}},
    {"422", "N3:country", any_item, "426", {}},
    {"423", "N3:country [N3:country] [N3:country] [N3:country] [N3:country]", a_trade_item, "426", {}},
    {"424", "N3:country", a_trade_item, "426", {}},
    {"425", "N3:country [N3:country] [N3:country] [N3:country] [N3:country]", a_trade_item, "426", {}},
    {"426", "N3:country", a_trade_item, "", {}},
    {"427", "X..3", "01,02 422", "", {}},
    {"4300-4301", "X..35:percent", "00", "", {}},
    {"4302", "X..70:percent", "00", "", {}},
    {"4303", "X..70:percent", "4302", "", {}},
    {"4304-4306", "X..70:percent", "00", "", {}},
    {"4307", "X2", "00", "", {}},
    {"4308", "X..30", "00", "", {}},
    {"4309", "N10:latitude N10:longitude", "00", "", {}},
    {"4310-4311", "X..35:percent", "00", "", {}},
    {"4312", "X..70:percent", "00", "", {}},
    {"4313", "X..70:percent", "4312", "", {}},
    {"4314-4316", "X..70:percent", "00", "", {}},
    {"4317", "X2", "00", "", {}},
    {"4318", "X..20", "00", "", {}},
    {"4319", "X..30", "00", "", {}},
    {"4320", "X..35:percent", "00", "", {}},
    {"4321-4323", "N1:yesno", "00", "", {}},
    {"4324-4325", "N6:month N4:time", "00", "", {}},
    {"4326", "N6:day", "00", "", {}},
    {"4330", "N6 [X1:hyphen]", "00", "4331", {}},
    {"4331", "N6 [X1:hyphen]", "00", "4330", {}},
    {"4332", "N6 [X1:hyphen]", "00", "4333", {}},
    {"4333", "N6 [X1:hyphen]", "00", "4332", {}},
    // Where food comes from, and what became of it.
    {"7001", "N13", any_item, "", {}},
    {"7002", "X..30", a_trade_item, "", {}},
    {"7003", "N6:day N4:time", a_trade_item, "", {}},
    {"7004", "N..4", "01+10", "", {}},
    {"7005", "X..12", a_trade_item, "", {}},
    {"7006", "N6:day", a_trade_item, "", {}},
    {"7007", "N6:day [N6:day]", a_trade_item, "", {}},
    {"7008", "X..3", a_trade_item, "", {}},
    {"7009", "X..10", a_trade_item, "", {}},
    {"7010", "X..2", a_trade_item, "", {}},
    {"7011", "N6:day [N4:time]", a_trade_item, "", {}},
    {"7020", "X..20", "01,8006 416", "", {}},
    {"7021", "X..20", "01,8006", "", {}},
    {"7022", "X..20", "7021", "", {}},
    {"7023", "X..30:company", "", "", {}},
    {"7030-7039", "N3:countryormany X..27", a_trade_item, "", {}},
    {"7040", "N1 X2 X1:importer", "", "", path_only},
    {"7041", "X..4", "00", "", path_only},
    {"710-717", "X..20", "01", "", {}},
    {"7230-7239", "X2 X..28", "01,8004", "", {}},
    {"7240", "X..20", "01,8006", "", {}},
    {"7241", "N2", "8017,8018", "", {}},
    {"7242", "X..25", "8017,8018", "", {}},
    {"7250", "N8:fullday", "8018", "7251", {}},
    {"7251", "N8:fullday N4:time", "8018", "7250", {}},
    {"7252", "N1", "8018", "", {}},
    {"7253-7254", "X..40:percent", "8017,8018", "7256,7259", {}},
    {"7255", "X..10", "8017,8018", "7256,7259", {}},
    {"7256", "X..90:percent", "8017,8018", "", {}},
    {"7257", "X..70:percent", "8018", "", {}},
    {"7258", "X3", "8018+7259", "", {}},
    {"7259", "X..40:percent", "8018", "7256", {}},
    // Rolls, returnable crates, assets, pieces of a whole, services.
    {"8001", "N4:notzero N5:notzero N3:notzero N1:winding N1", "01", "", {}},
    {"8002", "X..20", "", "", {}},
    {"8003", "N1:zero N13:check [X..16]", "", "", {}},
    {"8004", "X..30:company", "", "", {}},
    {"8005", "N6", a_trade_item, "", {}},
    {"8006", "N14:check N4:pieces", "", "01,37", {}},
    {"8007", "X..34", "415", "", {}},
    {"8008", "N6:day N2:hour [N2:sixtieth] [N2:sixtieth]", a_trade_item, "", {}},
    {"8009", "X..50", "00,01", "", {}},
    {"8010", "Y..30:company", "", "", {}},
    {"8011", "N..12:nozerofirst", "8010", "", path_only},
    {"8012", "X..20", "01,8006", "", {}},
    {"8013", "X..25:company", "", "", {}},
    {"8014", "X..25:company", "01", "", path_only},
    {"8017", "N18:check", "", "8018", {}},
    {"8018", "N18:check", "", "8017", {}},
    {"8019", "N..10", "8017,8018", "", path_only},
    {"8020", "X..25", "415", "", path_only},
    {"8026", "N14:check N4:pieces", "37", "02,8006", {}},
    {"8030", "Z..90", "00,01+21,253,255,8003,8004,8006+21,8010+8011,8017,8018", "", {}},
    {"8040", "N15", "01+21", "", path_only},
    {"8041", "N15", "01+21+8040", "", path_only},
    {"8042", "N32", "01+21+8040", "", path_only},
    {"8043", "N18 [N..2]", "01+21+8040", "", path_only},
    {"8110", "X..70", "", "", path_only},
    {"8111", "N4", "255", "", {}},
    {"8112", "X..70", "", "", path_only},
    {"8200", "X..70", "01", "", path_only},
    // What trading partners agreed on, and companies for themselves.
    {"90", "X..30", "", "", {}},
    {"91-99", "X..90", "", "", {}},
});

}  // namespace ecot::hardware::barcode

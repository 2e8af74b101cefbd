#include "pos/ctl/device_lines.hpp"

#include <algorithm>
#include <cstdio>
#include <ostream>
#include <utility>

#include <nlohmann/json.hpp>

#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/page_text.hpp"
#include "pos/ctl/device_words.hpp"

namespace ecot::ctl {

namespace {

using namespace hardware;
using nlohmann::ordered_json;
using std::chrono::microseconds;
using std::chrono::milliseconds;

[[nodiscard]] std::int64_t in_milliseconds(microseconds at) {
    return std::chrono::floor<milliseconds>(at).count();
}

/// Of any bytes: those that are no UTF-8 become U+FFFD.
void put(std::ostream& out, const ordered_json& object) {
    out << object.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
}

[[nodiscard]] ordered_json object_of(microseconds at, std::string_view title, const char* what) {
    return {{"ms", in_milliseconds(at)}, {"device", title}, {"what", what}};
}

[[nodiscard]] std::string paper_text(const SentPrint& print) {
    return escpos::plain_text(escpos::decode(print.bytes));
}

/// A ticket between bars, below its line.
[[nodiscard]] std::string ticket_sentence(const SentPrint& print) {
    std::string text = std::to_string(print.bytes.size()) + " bytes to print:";
    std::string paper = paper_text(print);
    while (!paper.empty()) {
        const std::size_t end = std::min(paper.find('\n'), paper.size());
        text += "\n           | " + paper.substr(0, end);
        paper.erase(0, end + 1);
    }
    return text;
}

[[nodiscard]] ordered_json json_of(const TrafficMeaning& meaning, microseconds at, const std::string& title) {
    if (const auto* scan = std::get_if<Scan>(&meaning.what)) {
        ordered_json object = object_of(at, title, "scan");
        object["outcome"] = to_string(scan->outcome);
        object["text"] = scan->text;
        return object;
    }
    if (const auto* weight = std::get_if<WeightReading>(&meaning.what)) {
        ordered_json object = object_of(at, title, "weight");
        object["state"] = to_string(weight->state);
        object["grams"] = weight->grams;
        object["net"] = weight->net;
        return object;
    }
    if (const auto* status = std::get_if<PrinterStatus>(&meaning.what)) {
        ordered_json object = object_of(at, title, "printer");
        object["ready"] = status->ready;
        object["paper_low"] = status->paper_low;
        if (!status->ready) {
            object["trouble"] = to_string(status->trouble);
        }
        if (status->drawer_open) {
            object["drawer_open"] = *status->drawer_open;
        }
        return object;
    }
    const auto& print = std::get<SentPrint>(meaning.what);
    ordered_json object = object_of(at, title, "print");
    object["bytes"] = print.bytes.size();
    object["text"] = paper_text(print);
    return object;
}

[[nodiscard]] std::string sentence_of_meaning(const TrafficMeaning& meaning) {
    if (const auto* scan = std::get_if<Scan>(&meaning.what)) {
        return sentence_of(*scan);
    }
    if (const auto* weight = std::get_if<WeightReading>(&meaning.what)) {
        return sentence_of(*weight);
    }
    if (const auto* status = std::get_if<PrinterStatus>(&meaning.what)) {
        return sentence_of(*status);
    }
    return ticket_sentence(std::get<SentPrint>(meaning.what));
}

[[nodiscard]] DeviceUse use_of_claim(const InterfaceClaimed& claimed) {
    for (const InterfaceFacts& interface : claimed.facts.interfaces) {
        if (interface.number == claimed.interface && interface.setting == claimed.setting) {
            return interface.use;
        }
    }
    return DeviceUse::Other;
}

}  // namespace

void DeviceLines::learn(const TrafficEvent& event, bool refusals) {
    const auto* claimed = std::get_if<InterfaceClaimed>(&event.what);
    if (claimed == nullptr) {
        return;
    }
    know(claimed->facts);
    known_[event.connection] = {title_of(claimed->facts), use_of_claim(*claimed)};
    if (claimed->error && refusals) {
        say(troubled(claimed->facts, UsbError{*claimed->error}), event.at);
    }
}

void DeviceLines::say(const TrafficMeaning& meaning, microseconds begin) {
    const Known& who = known_[meaning.connection];
    const microseconds at = std::max(microseconds{0}, meaning.at - begin);
    if (json_) {
        put(out_, json_of(meaning, at, who.title));
        ++count_;
    } else {
        line(at, use_word(who.use), who.title, sentence_of_meaning(meaning));
    }
}

void DeviceLines::say(const DeviceStanding& standing, microseconds since_begin) {
    const auto found = titles_.find(to_text(standing.device));
    const std::string title = found == titles_.end() ? standing.name : found->second;
    const bool in_trouble = standing.state == DeviceStanding::State::Troubled;
    const bool is_ready = standing.state == DeviceStanding::State::Ready;
    if (json_) {
        ordered_json object = object_of(since_begin, title, in_trouble ? "trouble" : is_ready ? "ready" : "left");
        if (in_trouble) {
            object["error"] = to_string(standing.error.kind);
            object["sentence"] = trouble_of(standing.error.kind);
        }
        put(out_, object);
        ++count_;
        return;
    }
    line(since_begin, "device", title,
         in_trouble ? std::string{trouble_of(standing.error.kind)}
         : is_ready ? "it is read from now on."
                    : "it was unplugged.");
}

void DeviceLines::know(const DeviceFacts& facts) {
    titles_[to_text(identity_of(facts))] = title_of(facts);
}

void DeviceLines::line(microseconds at, std::string_view who, const std::string& title, const std::string& sentence) {
    // Milliseconds as "   12.345".
    const std::int64_t count = in_milliseconds(at);
    const std::string fraction = std::to_string(1000 + count % 1000).substr(1);
    const std::string whole = std::to_string(count / 1000);
    out_ << std::string(whole.size() < 5 ? 5 - whole.size() : 0, ' ') << whole << '.' << fraction << "  " << who << " "
         << title << ": " << sentence << '\n';
    ++count_;
}

}  // namespace ecot::ctl

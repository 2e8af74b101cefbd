// What a scan costs: from the scanner's bytes to checked meaning, beside the time of GS1's own parser in C.

#include <array>
#include <cstddef>
#include <cstdio>
#include <string>

#include <benchmark/benchmark.h>

#include "hardware/barcode/barcode.hpp"
#include "hardware/barcode/barcode_json.hpp"
#include "tests/bench/figures.hpp"

namespace {

using namespace ecot::hardware::barcode;

constexpr std::chrono::year now{2026};

struct Sample {
    const char* name;
    std::string scan;
    double peer_microseconds;  // gs1-syntax-engine, from scan data to checked AIs (performance.md); 0: does not read it
};

const std::array samples{
    Sample{"EAN-13", "]E03017620422003", 0.05},
    Sample{"EAN-13 without AIM identifier", "3017620422003", 0.05},
    Sample{"in-store price", "]E02611008003214", 0},
    Sample{"GS1, 3 AIs",
           "]e001995060001343793103000734"
           "3922499",
           0.72},
    Sample{"GS1, 4 AIs",
           "]e0019950600013437931030007343922499\x1D"
           "17261128",
           0.72},
    Sample{"GS1, 5 AIs with a lot",
           "]e0019950600013437931030007343922499\x1D"
           "10L70025\x1D"
           "17261128",
           0.72},
    Sample{"Digital Link, 1 AI", "]Q1https://id.gs1.org/01/09506000134352", 1.5},
    Sample{"Digital Link, 5 AIs", "]Q1https://id.gs1.org/01/99506000134379/10/L70025?17=261128&3103=000734&3922=0499",
           1.5},
    Sample{"Digital Link, decoded", "]Q1https://example.org/fr/01/99506000134379/10/A%2FB?17=261128&240=%2B7&lang=fr",
           1.5},
    Sample{"member card", "M000017", 0},
    Sample{"our receipt", "]Q1ECOT1/T1/1/17/20261121T1045/550=3638,2000=440/7KQ2-9XMA-C4TD", 0},
    Sample{"a web page", "]Q1https://example.org/recettes/soupe?saison=hiver", 0},
    Sample{"refused at its end",
           "]e0019950600013437931030007343922499\x1D"
           "17261131",
           0.72}};

void read(benchmark::State& state) {
    const BarcodeRules rules;
    const Sample& sample = samples.at(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(read_barcode(sample.scan, rules, now));
    }
    state.SetLabel(sample.name);
}
BENCHMARK(read)->DenseRange(0, static_cast<int>(samples.size()) - 1)->Unit(benchmark::kNanosecond);

void print_figures() {
    using ecot::bench::microseconds;
    constexpr double goal = 2.0;  // performance.md: at most twice the C parser
    const BarcodeRules rules;
    ecot::bench::print_figures_head("goal: 2 x C", "ours");
    for (const Sample& sample : samples) {
        const double ours = microseconds([&] { benchmark::DoNotOptimize(read_barcode(sample.scan, rules, now)); });
        if (sample.peer_microseconds > 0) {
            std::printf("%-50s %12.3f µs %12.3f µs %8.2f\n", sample.name, goal * sample.peer_microseconds, ours,
                        ours / (goal * sample.peer_microseconds));
        } else {
            std::printf("%-50s %15s %12.3f µs\n", sample.name, "", ours);
        }
    }
    const std::string& link = samples.at(7).scan;
    const double line = microseconds([&] { benchmark::DoNotOptimize(to_json_line(read_barcode(link, rules, now))); });
    std::printf("%-50s %15s %12.3f µs\n", "a line of `ecotctl barcode`: Digital Link, 5 AIs", "", line);
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
        return 2;
    }
    benchmark::RunSpecifiedBenchmarks();
    print_figures();
    return 0;
}

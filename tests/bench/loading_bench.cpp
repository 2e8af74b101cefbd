// How long a till takes to read its tables, beside the bare reading of the same rows by SQLite in the same run.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

#include <unistd.h>

#include "pos/store/data_directory.hpp"
#include "pos/store/database.hpp"
#include "pos/store/loading.hpp"
#include "pos/store/members.hpp"
#include "pos/store/products.hpp"
#include "pos/store/schema.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/made_tables.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot {
namespace {

template <class Work>
double best_ms(int turns, const Work& work) {
    double best = 1e9;
    for (int turn = 0; turn < turns; ++turn) {
        const auto begin = bench::processor_time();
        work();
        const std::chrono::duration<double, std::milli> took = bench::processor_time() - begin;
        best = std::min(best, took.count());
    }
    return best;
}

}  // namespace

int measure_loading() {
    const test::TempDir directory;
    std::printf("%-22s %14s %10s %8s %22s\n", "products + members", "bare rows ms", "ours ms", "ratio",
                "of it rows into values");
    double ratio_of_goal = 0;
    for (const std::size_t count : {100U, 1'000U, 10'000U, 100'000U, 1'000'000U}) {
        const std::filesystem::path file = directory / (std::to_string(count) + ".db");
        auto database = store::Database::open_for_writing(file);
        if (!database || !store::migrate(*database)) {
            return 1;
        }
        bench::fill(*database, count, count / 2);
        const int turns = count > 100'000 ? 2 : 5;
        const double bare = best_ms(turns, [&] { return bench::bare_reading(*database); });
        const double values = best_ms(turns, [&] {
            return store::load_products(*database).has_value() && store::load_members(*database).has_value();
        });
        const double ours = best_ms(turns, [&] { return store::load_till(*database, {}).has_value(); });
        std::printf("%9zu + %-9zu %14.1f %10.1f %8.2f %22.1f\n", count, count / 2, bare, ours, ours / bare, values);
        ratio_of_goal = count == 100'000 ? ours / bare : ratio_of_goal;
    }
    std::printf("goal: 100,000 + 50,000 at most 3 x the bare rows: %s\n", ratio_of_goal <= 3 ? "kept" : "NOT KEPT");
    return ratio_of_goal <= 3 ? 0 : 1;
}

}  // namespace ecot

int main() {
    return ecot::measure_loading();
}

#pragma once

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <vector>

namespace ecot::bench {

/// Time this thread has been given by the processor: other work on the machine does not count.
inline std::chrono::nanoseconds processor_time() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

/// Microseconds of the processor that one call of `work` takes: the median of several rounds, each of enough calls to
/// be measured.
template <typename Work>
double microseconds(Work work) {
    constexpr std::size_t rounds = 15;
    constexpr auto round_time = std::chrono::milliseconds{20};
    std::vector<double> of_rounds;
    std::size_t calls_between_looks = 1;
    for (std::size_t round = 0; round < rounds; ++round) {
        std::size_t calls = 0;
        const auto begin = processor_time();
        auto end = begin;
        while (end - begin < round_time) {
            for (std::size_t i = 0; i < calls_between_looks; ++i) {
                work();
            }
            calls += calls_between_looks;
            end = processor_time();
        }
        calls_between_looks = std::max<std::size_t>(1, calls / 20);  // looking at the clock must not be measured
        of_rounds.push_back(std::chrono::duration<double, std::micro>(end - begin).count() /
                            static_cast<double>(calls));
    }
    std::nth_element(of_rounds.begin(), of_rounds.begin() + rounds / 2, of_rounds.end());
    return of_rounds[rounds / 2];
}

/// A line of the table: what was measured, its limit or peer from the same run, ours, ours / limit.
inline void print_figure(const char* what, double limit, double ours) {
    std::printf("%-58s %10.2f µs %10.2f µs %8.2f\n", what, limit, ours, ours / limit);
}
inline void print_figures_head(const char* limit, const char* ours) {
    std::printf("\n%-58s %13s %13s %8s\n", "", limit, ours, "ratio");
}

}  // namespace ecot::bench

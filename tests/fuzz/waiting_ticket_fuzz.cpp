// Whatever lies in the folder of waiting tickets is a ticket or none, and what it was made from can be printed.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "hardware/escpos/encoder.hpp"
#include "hardware/escpos/profiles.hpp"
#include "hardware/print_job_text.hpp"
#include "hardware/waiting_tickets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ecot::hardware;
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto ticket = ticket_from_file(bytes);
    if (ticket && ticket_from_file(ticket_file(*ticket)) != ticket) {
        std::abort();
    }
    const auto jobs = print_jobs_from_text(ticket ? std::string_view{ticket->source} : bytes);
    if (jobs) {
        if (print_jobs_from_text(to_text(*jobs)) != jobs) {
            std::abort();
        }
        for (const PrintJob& job : *jobs) {
            static_cast<void>(escpos::encode(job, escpos::profile_42()));
        }
    }
    return 0;
}

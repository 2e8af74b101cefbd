#include "hardware/usb/traffic_recorder.hpp"

#include <cerrno>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hardware/usb/inbox.hpp"

namespace ecot::hardware {

/// The file and the thread that writes it.
class TrafficRecorder::Impl {
public:
    Impl(int file, std::function<void()> trouble)
        : file_{file}, trouble_{std::move(trouble)}, thread_{[this] { run(); }} {}

    ~Impl() { (void)finish(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void tell(TrafficEvent event) { inbox_.push(std::move(event)); }

    [[nodiscard]] tl::expected<void, RecordingError> finish() {
        if (thread_.joinable()) {
            inbox_.push(std::nullopt);
            thread_.join();
            if (::close(file_) != 0 && !error_) {
                error_ = RecordingError{errno};
            }
        }
        if (error_) {
            return tl::unexpected(*error_);
        }
        return {};
    }

private:
    void run() {
        write(traffic_heading());
        for (auto item = inbox_.take(); item && *item; item = inbox_.take()) {
            const TrafficEvent& event = **item;
            begin_ = begin_.value_or(event.at);
            write(to_lines(event, *begin_));
        }
        inbox_.stop();
    }

    /// All of `lines`, or none of them and nothing any more.
    void write(std::string_view lines) {
        std::size_t written = 0;
        while (!error_ && written < lines.size()) {
            const ssize_t now = ::write(file_, lines.data() + written, lines.size() - written);
            if (now >= 0) {
                written += static_cast<std::size_t>(now);
            } else if (errno != EINTR) {
                error_ = RecordingError{errno};
                const int cut = ::ftruncate(file_, kept_);
                (void)cut;  // where this fails too, the file ends with half a line
                if (trouble_) {
                    trouble_();
                }
            }
        }
        kept_ += error_ ? 0 : static_cast<off_t>(lines.size());
    }

    const int file_;
    const std::function<void()> trouble_;
    // Of the thread, and of finish() once it ended.
    std::optional<std::chrono::microseconds> begin_;
    off_t kept_ = 0;
    std::optional<RecordingError> error_;
    Inbox<std::optional<TrafficEvent>> inbox_;  // none: the end
    std::thread thread_;
};

TrafficRecorder::TrafficRecorder(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
TrafficRecorder::~TrafficRecorder() = default;

tl::expected<std::unique_ptr<TrafficRecorder>, RecordingError> TrafficRecorder::create(
    const std::filesystem::path& file, std::function<void()> trouble) {
    const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (opened < 0) {
        return tl::unexpected(RecordingError{errno});
    }
    return std::unique_ptr<TrafficRecorder>{new TrafficRecorder{std::make_unique<Impl>(opened, std::move(trouble))}};
}

void TrafficRecorder::tell(TrafficEvent event) {
    impl_->tell(std::move(event));
}
tl::expected<void, RecordingError> TrafficRecorder::finish() {
    return impl_->finish();
}

}  // namespace ecot::hardware

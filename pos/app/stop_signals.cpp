#include "pos/app/stop_signals.hpp"

#include <utility>

#include <pthread.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace ecot::app {

namespace {

/// What a listener's thread is sent when it is to end; it waits for it as for the others.
constexpr int nobody_listens = SIGUSR1;

sigset_t asking_to_end() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

}  // namespace

StopSignals::StopSignals() {
    const sigset_t signals = asking_to_end();
    ::pthread_sigmask(SIG_BLOCK, &signals, &before_);
    file_ = ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

StopSignals::~StopSignals() {
    if (file_ >= 0) {
        // What came was heeded: it must not end the process now that it may.
        signalfd_siginfo heeded{};
        while (::read(file_, &heeded, sizeof heeded) > 0) {
        }
        ::close(file_);
    }
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

StopSignals::Listener::Listener(const StopSignals& /*signals*/, std::function<void()> stop) {
    sigset_t signals = asking_to_end();
    sigaddset(&signals, nobody_listens);
    // The thread inherits what is blocked here, and is never interrupted by its own end.
    sigset_t before;
    ::pthread_sigmask(SIG_BLOCK, &signals, &before);
    thread_ = std::thread{[signals, stop = std::move(stop)] {
        int signal = nobody_listens;
        while (::sigwait(&signals, &signal) == 0 && signal != nobody_listens) {
            stop();
        }
    }};
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

StopSignals::Listener::~Listener() {
    ::pthread_kill(thread_.native_handle(), nobody_listens);
    thread_.join();
}

}  // namespace ecot::app

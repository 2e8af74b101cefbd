#include "hardware/printer.hpp"

namespace ecot::hardware {

const char* to_string(PrintErrorKind kind) {
    switch (kind) {
        case PrintErrorKind::DiskFull:
            return "disk_full";
        case PrintErrorKind::NotWritable:
            return "not_writable";
        case PrintErrorKind::Offline:
            return "offline";
        case PrintErrorKind::PaperOut:
            return "paper_out";
        case PrintErrorKind::CoverOpen:
            return "cover_open";
        case PrintErrorKind::CutterJammed:
            return "cutter_jammed";
        case PrintErrorKind::Broken:
            return "broken";
        case PrintErrorKind::Unplugged:
            return "unplugged";
        case PrintErrorKind::NoPermission:
            return "no_permission";
        case PrintErrorKind::Busy:
            return "busy";
        case PrintErrorKind::BadCable:
            return "bad_cable";
    }
    return "offline";
}

}  // namespace ecot::hardware

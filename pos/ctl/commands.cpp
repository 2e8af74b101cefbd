#include "pos/ctl/commands.hpp"

#include "pos/ctl/barcode_command.hpp"
#include "pos/ctl/check_command.hpp"
#include "pos/ctl/drive_command.hpp"
#include "pos/ctl/hardware_command.hpp"
#include "pos/ctl/import_command.hpp"
#include "pos/ctl/init_command.hpp"
#include "pos/ctl/journal_command.hpp"
#include "pos/ctl/member_command.hpp"
#include "pos/ctl/quote_command.hpp"
#include "pos/ctl/receipt_command.hpp"

namespace ecot::ctl {

void add_commands(CLI::App& app, Action& action) {
    add_barcode_command(app, action);
    add_check_command(app, action);
    add_drive_command(app, action);
    add_hardware_command(app, action);
    add_import_command(app, action);
    add_init_command(app, action);
    add_journal_command(app, action);
    add_member_command(app, action);
    add_quote_command(app, action);
    add_receipt_command(app, action);
}

}  // namespace ecot::ctl

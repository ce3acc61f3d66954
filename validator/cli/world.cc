#include "validator/cli/world.h"

#include <fmt/format.h>

#include "validator/cli/exit_code.h"
#include "validator/report/terminal_text.h"

namespace dateline {

void complain(const World& world, const Error& error) {
  std::string line = "validate: ";
  if (!error.where.empty()) line += terminal_text(error.where) + ": ";
  line += terminal_text(error.message);
  if (error.kind == Error::Kind::kUsage) line += " (see: validate --help)";
  world.write_err(line + '\n');
}

void warn(const World& world, std::string_view message) {
  world.write_err(fmt::format("validate: warning: {}\n", terminal_text(message)));
}

int deliver(const World& world, std::string_view text) {
  if (world.write_out(text) != Delivery::kFailed) return kExitPassed;
  complain(world, {.kind = Error::Kind::kUnreadable,
                   .where = "standard output",
                   .message = "the report could not be written"});
  return kExitIncomplete;
}

}  // namespace dateline

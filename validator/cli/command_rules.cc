#include "validator/cli/commands.h"
#include "validator/cli/exit_code.h"

namespace dateline {

int command_rules(const Options& options, const World& world) {
  complain(world, {.kind = Error::Kind::kUsage,
                   .where = "rules " + options.rules_verb,
                   .message = "not in this release"});
  return kExitUsage;
}

}  // namespace dateline

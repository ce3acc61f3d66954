#include "validator/cli/run.h"

#include <exception>

#include "validator/cli/commands.h"
#include "validator/cli/exit_code.h"
#include "validator/cli/help.h"

namespace dateline {
namespace {

int run_command(const Options& options, const World& world) {
  if (options.help) return deliver(world, help_text(options.verb));
  if (options.version) return deliver(world, version_text());
  switch (options.verb) {
    case Verb::kValidate:
      return command_validate(options, world);
    case Verb::kInspect:
      return command_inspect(options, world);
    case Verb::kRules:
      return command_rules(options, world);
  }
  return kExitInternal;
}

int internal_error(const World& world, const char* what) {
  complain(world, {.kind = Error::Kind::kInternal,
                   .where = "internal error",
                   .message = std::string(what) + "; this is a bug, please report it"});
  return kExitInternal;
}

}  // namespace

int run(const std::vector<std::string>& arguments, const World& world) {
  try {
    const Result<Options> options = parse_options(arguments, world.surroundings);
    if (!options) {
      complain(world, options.error());
      return kExitUsage;
    }
    return run_command(*options, world);
  } catch (const std::exception& error) {
    return internal_error(world, error.what());
  } catch (...) {
    return internal_error(world, "an unknown exception");
  }
}

}  // namespace dateline

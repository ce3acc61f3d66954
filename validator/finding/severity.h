// How much a finding weighs. Exit codes and --fail-on compare these.
#pragma once

#include <optional>
#include <string_view>

namespace dateline {

enum class Severity { kInfo, kWarning, kError };

std::string_view name_of(Severity severity);  // "info", "warning", "error"
std::optional<Severity> severity_named(std::string_view name);

}  // namespace dateline

// Words that several issues share.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/text.h"

namespace dateline::cel {

// "did you mean 'abs'?", or nothing when no name is near.
inline std::string did_you_mean(std::string_view name, std::vector<std::string_view> names) {
  std::sort(names.begin(), names.end());
  const std::optional<std::string_view> near = nearest(name, names);
  return near ? "did you mean '" + std::string(*near) + "'?" : std::string();
}

}  // namespace dateline::cel

// The exit codes and how two of them combine.
#pragma once

namespace dateline {

inline constexpr int kExitPassed = 0;
inline constexpr int kExitFindings = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitIncomplete = 3;
inline constexpr int kExitInternal = 4;

// 4 > 2 > 3 > 1 > 0.
constexpr int worse_exit(int a, int b) {
  constexpr auto rank = [](int code) {
    return code == kExitUsage ? 3 : code == kExitIncomplete ? 2 : code;
  };
  return rank(a) >= rank(b) ? a : b;
}

}  // namespace dateline

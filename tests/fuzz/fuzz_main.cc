// One libFuzzer program a target: DATELINE_FUZZ_TARGET names the function.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/fuzz_targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto verdict =
      dateline::DATELINE_FUZZ_TARGET(std::string_view(reinterpret_cast<const char*>(data), size));
  if (verdict.empty()) return 0;
  std::fprintf(stderr, "%s\n", verdict.c_str());
  std::abort();
}

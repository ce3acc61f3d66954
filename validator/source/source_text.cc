#include "validator/source/source_text.h"

#include <cstring>
#include <utility>

namespace dateline {

SourceText::SourceText(SourceId id, std::string name, std::string_view bytes)
    : id_(id),
      name_(std::move(name)),
      buffer_(new char[bytes.size() + kPadding]),
      size_(bytes.size()) {
  if (!bytes.empty()) std::memcpy(buffer_.get(), bytes.data(), bytes.size());
  std::memset(buffer_.get() + size_, 0, kPadding);
}

SourceText::SourceText(SourceId id, std::string name, std::unique_ptr<char[]> buffer,
                       std::size_t size)
    : id_(id), name_(std::move(name)), buffer_(std::move(buffer)), size_(size) {
  std::memset(buffer_.get() + size_, 0, kPadding);
}

}  // namespace dateline

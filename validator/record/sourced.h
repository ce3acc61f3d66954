// Sourced<T>: a value and where it was read. Trivially copyable, so that records can live in an
// arena.
#pragma once

#include <string_view>

#include "validator/source/source_span.h"

namespace dateline {

template <class T>
struct Sourced {
  T value{};
  SourceSpan span{};
  bool present = false;

  explicit operator bool() const { return present; }
  const T& operator*() const { return value; }
  const T* operator->() const { return &value; }
};

// Text borrowed from the source or from the batch's arena.
using Text = Sourced<std::string_view>;

template <class T>
Sourced<T> sourced(T value, SourceSpan span) {
  return {value, span, true};
}

}  // namespace dateline

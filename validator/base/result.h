// Result<T>: a value or the Error that says why there is none. The names are std::expected's, which
// C++20 does not have. An Error means "we could not work"; what is wrong with the data is a Finding
// and what is wrong with a rule file a RuleIssue, and neither ever travels in here.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace dateline {

struct Error {
  enum class Kind {
    kUsage,       // the call or the configuration is wrong: exit 2
    kUnreadable,  // a file could not be read or written: exit 3
    kLimit,       // a named limit cut the work: exit 3
    kInternal,    // a bug of ours: exit 4
  };
  Kind kind = Kind::kInternal;
  std::string where = {};    // a path or an option, empty when the message says it all
  std::string message = {};  // lower case, no full stop
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }
  const T& value() const& {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    assert(has_value());
    return std::move(*std::get_if<0>(&state_));
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] bool has_value() const { return !error_; }
  explicit operator bool() const { return has_value(); }
  const Error& error() const {
    assert(error_);
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace dateline

#define DATELINE_CONCAT_INNER(a, b) a##b
#define DATELINE_CONCAT(a, b) DATELINE_CONCAT_INNER(a, b)

// DATELINE_TRY(name, expression): name is the value, or the function returns the error. For .cc
// files.
#define DATELINE_TRY(name, ...)                                                               \
  auto DATELINE_CONCAT(result_, __LINE__) = (__VA_ARGS__);                                    \
  if (!DATELINE_CONCAT(result_, __LINE__)) return DATELINE_CONCAT(result_, __LINE__).error(); \
  auto& name = *DATELINE_CONCAT(result_, __LINE__)

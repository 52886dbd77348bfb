// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>
#include <variant>

#include <malmoi/export.h>

namespace malmoi {

/// What went wrong, stable across releases; numbers are never given a second meaning.
enum class ErrorCode : int {
  invalid_argument = 1,       ///< a value of the caller's is out of range or malformed
  not_found = 2,              ///< a file, folder, index or article is not there
  permission_denied = 3,      ///< the operating system refuses access
  io = 4,                     ///< reading or writing failed (disk full, I/O error)
  bad_encoding = 5,           ///< bytes are not text in any charset we can tell
  bad_input = 6,              ///< a post, JSON line or YAML file cannot be understood
  too_large = 7,              ///< an input is over a documented limit
  not_an_index = 8,           ///< the path exists but holds no Malmoi index
  corrupt = 9,                ///< an index contradicts its own checksums or structure
  format_mismatch = 10,       ///< an index of a format this version cannot read
  fingerprint_mismatch = 11,  ///< an index built by another analyzer
  locked = 12,                ///< another writer holds the index
  unsupported = 13,           ///< this version does not have it yet
  internal = 14,              ///< a defect of Malmoi or of a library below it
  cancelled = 15,             ///< the caller asked for it to end, see SearchRequest::cancellation
};

/// Safe to copy and to read from any thread. Name of a code, such as "not_found"; never null.
MALMOI_EXPORT const char* name(ErrorCode code) noexcept;

/// A value; not shared between threads without care, like any struct.
/// A code for programs and one line of text for people, which names the file or argument at fault
/// and says what to do about it.
struct Error {
  ErrorCode code = ErrorCode::internal;  ///< for programs
  std::string message;                   ///< one line of UTF-8, for people
};

/// A value; same thread rule as T. Either a T or the Error that took its place. No function of
/// Malmoi throws, except for std::bad_alloc.
template <class T>
class [[nodiscard]] Result {
 public:
  /// A value, or the error in its place.
  ///@{
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  ///@}

  /// Is there a value?
  ///@{
  bool ok() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }
  ///@}

  /// Only where ok().
  ///@{
  T& value() & { return *std::get_if<0>(&state_); }
  const T& value() const& { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  ///@}

  /// Only where not ok().
  ///@{
  const Error& error() const& { return *std::get_if<1>(&state_); }
  Error&& error() && { return std::move(*std::get_if<1>(&state_)); }
  ///@}

 private:
  std::variant<T, Error> state_;
};

/// A value. Success, or the Error that prevented it.
template <>
class [[nodiscard]] Result<void> {
 public:
  /// Success, or an error.
  ///@{
  Result() = default;
  Result(Error error) : error_(std::move(error)), ok_(false) {}
  ///@}

  /// Did it succeed?
  ///@{
  bool ok() const noexcept { return ok_; }
  explicit operator bool() const noexcept { return ok_; }
  ///@}
  /// Only where not ok().
  ///@{
  const Error& error() const& { return error_; }
  Error&& error() && { return std::move(error_); }
  ///@}

 private:
  Error error_;
  bool ok_ = true;
};

/// What a function returns that has nothing to return but failure.
using Status = Result<void>;

}  // namespace malmoi

// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/child.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace measure {
namespace {

using nlohmann::json;

TEST(Child, HandsOverWhatTheWorkReturns) {
  const std::string large(1 << 20, 'x');  // more than a pipe holds
  const auto report = run_in_child([&] { return json{{"text", large}}; });
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_EQ(report->value["text"], large);
}

TEST(Child, PeakMemoryIsItsOwn) {
  constexpr std::size_t bytes = 64 << 20;
  const auto large = run_in_child([] { return json(std::string(bytes, 'x').size()); });
  const auto small = run_in_child([] { return json(); });
  ASSERT_TRUE(large.ok() && small.ok());
  EXPECT_GT(large->peak_bytes, small->peak_bytes + bytes / 2);
}

TEST(Child, ErrorsKeepTheirCode) {
  const auto report = run_in_child([]() -> malmoi::Result<json> {
    return malmoi::Error{malmoi::ErrorCode::not_found, "no such corpus"};
  });
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, malmoi::ErrorCode::not_found);
  EXPECT_EQ(report.error().message, "no such corpus");
}

TEST(Child, DeathIsAnError) {
  const auto report = run_in_child([]() -> malmoi::Result<json> { std::_Exit(1); });
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, malmoi::ErrorCode::internal);
}

}  // namespace
}  // namespace measure

// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/token.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "../temporary_folder.h"

namespace newsd {
namespace {

using testing::HasSubstr;

const std::string token = "0123456789abcdef";

class Token : public testing::Test {
 protected:
  Token() {
    ::unsetenv("NEWSD_TOKEN");
    ::unsetenv("CREDENTIALS_DIRECTORY");
  }
  ~Token() override {
    ::unsetenv("NEWSD_TOKEN");
    ::unsetenv("CREDENTIALS_DIRECTORY");
  }

  malmoi::TemporaryFolder folder_;
  malmoi::ServerSettings settings_;
};

TEST_F(Token, IsNotThereUnlessGiven) { EXPECT_EQ(*load_token(settings_), ""); }

TEST_F(Token, ComesFromAFileFirst) {
  ::setenv("CREDENTIALS_DIRECTORY", folder_.path().c_str(), 1);
  EXPECT_EQ(*load_token(settings_), "") << "a credential of another name";
  folder_.write("newsd.token", "credential-of-systemd\n");
  EXPECT_EQ(*load_token(settings_), "credential-of-systemd");
  ::setenv("NEWSD_TOKEN", "token-of-environment", 1);
  EXPECT_EQ(*load_token(settings_), "token-of-environment");
  settings_.token_file = folder_.write("token", token + "\r\nmore\n");
  EXPECT_EQ(*load_token(settings_), token);
}

TEST_F(Token, RefusesWhatIsNone) {
  settings_.token_file = folder_ / "absent";
  EXPECT_EQ(load_token(settings_).error().code, malmoi::ErrorCode::not_found);
  for (const std::string& bad :
       {std::string(), token.substr(1), token + " x", token + "\x7F", std::string(1025, 'a')}) {
    settings_.token_file = folder_.write("token", bad);
    ASSERT_FALSE(load_token(settings_)) << bad;
    EXPECT_THAT(load_token(settings_).error().message, HasSubstr(settings_.token_file));
  }
  settings_.token_file = folder_.write("token", std::string(1024, 'a'));
  EXPECT_TRUE(load_token(settings_));
}

TEST(Authorization, NeedsTheWholeToken) {
  EXPECT_TRUE(is_authorized("Bearer " + token, token));
  EXPECT_FALSE(is_authorized("Bearer " + token + token, token));
  EXPECT_FALSE(is_authorized("Bearer " + token.substr(0, 15), token));
  EXPECT_FALSE(is_authorized("Bearer " + token.substr(0, 15) + "g", token));
  EXPECT_FALSE(is_authorized("Bearer", token));
  EXPECT_FALSE(is_authorized("Bearer ", token));
  EXPECT_FALSE(is_authorized("Basic " + token, token));
  EXPECT_FALSE(is_authorized(token, token));
  EXPECT_FALSE(is_authorized("", token));
  EXPECT_FALSE(is_authorized("Bearer ", "")) << "no token: nobody";
}

}  // namespace
}  // namespace newsd

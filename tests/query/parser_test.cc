// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "../text/random_text.h"
#include "query/syntax.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

const char* name(WarningKind kind) {
  switch (kind) {
    case WarningKind::unbalanced_quote:
      return "unbalanced_quote";
    case WarningKind::unbalanced_paren:
      return "unbalanced_paren";
    case WarningKind::dangling_operator:
      return "dangling_operator";
    case WarningKind::bad_date:
      return "bad_date";
    case WarningKind::empty_clause:
      return "empty_clause";
    case WarningKind::too_long:
      return "too_long";
    case WarningKind::jamo_literal:
      return "jamo_literal";
    case WarningKind::star_ignored:
      return "star_ignored";
    case WarningKind::invalid_utf8:
      return "invalid_utf8";
    default:
      return "not a parser's warning";
  }
}

/// In the golden file \xNN stands for a byte.
std::string unescape(const std::string& line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line.compare(i, 2, "\\x") != 0) {
      out += line[i];
      continue;
    }
    int byte = 0;
    std::from_chars(line.data() + i + 2, line.data() + i + 4, byte, 16);
    out += static_cast<char>(byte);
    i += 3;
  }
  return out;
}

std::string printed(const std::string& text) {
  const ParsedQuery query = parse(text);
  std::string out = "  " + to_string(query.root) + "\n";
  for (const Warning& warning : query.warnings) {
    out += std::string("  ! ") + name(warning.kind) + (warning.text.empty() ? "" : " " + warning.text) + "\n";
  }
  return out;
}

/// A golden file is a table: a line "> query", then its tree and warnings, indented.
struct Golden {
  std::string query;
  std::string expected;
};

std::vector<Golden> read_golden(const std::string& path) {
  std::vector<Golden> table;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("> ")) {
      table.push_back({line.substr(2), ""});
    } else if (line.starts_with("  ")) {
      table.back().expected += line + "\n";
    }
  }
  return table;
}

TEST(Parser, GoldenTable) {
  const auto table = read_golden(MALMOI_GOLDEN_DIR "/parser.txt");
  ASSERT_GE(table.size(), 80u);
  for (const Golden& golden : table) EXPECT_EQ(printed(unescape(golden.query)), golden.expected) << golden.query;
}

std::vector<WarningKind> kinds(const ParsedQuery& query) {
  std::vector<WarningKind> out;
  for (const Warning& warning : query.warnings) out.push_back(warning.kind);
  return out;
}

std::size_t count_leaves(const Node& node) {
  if (node.kind < NodeKind::all_of) return 1;
  std::size_t count = 0;
  for (const Node& child : node.children) count += count_leaves(child);
  return count;
}

std::size_t depth(const Node& node) {
  std::size_t deepest = 0;
  for (const Node& child : node.children) deepest = std::max(deepest, depth(child));
  return deepest + 1;
}

/// What the planner may rely on, whatever was typed.
void expect_sound(const Node& node) {
  switch (node.kind) {
    case NodeKind::all_of:
    case NodeKind::any_of:
      EXPECT_GE(node.children.size(), 2u);
      break;
    case NodeKind::none_of:
      EXPECT_EQ(node.children.size(), 1u);
      break;
    case NodeKind::list:
      break;
    case NodeKind::date:
      EXPECT_LE(node.days.from, node.days.to);
      [[fallthrough]];
    default:
      EXPECT_THAT(node.children, IsEmpty());
      EXPECT_FALSE(node.text.empty());
      EXPECT_TRUE(text::is_valid_utf8(node.text));
      EXPECT_EQ(std::count_if(node.text.begin(), node.text.end(), [](char c) { return c >= 0 && c < ' '; }), 0);
  }
  for (const Node& child : node.children) expect_sound(child);
}

void expect_sound(const std::string& typed) {
  SCOPED_TRACE(testing::PrintToString(typed.substr(0, 100)));
  const ParsedQuery query = parse(typed);
  EXPECT_EQ(query.root.kind, NodeKind::list);
  EXPECT_LE(count_leaves(query.root), max_clauses);
  EXPECT_LE(depth(query.root), 4 * max_depth + 4);
  expect_sound(query.root);
  for (const Warning& warning : query.warnings) EXPECT_TRUE(text::is_valid_utf8(warning.text));
}

TEST(Parser, AnythingParses) {
  text::RandomText random(1);
  for (int i = 0; i < 3000; ++i) {
    expect_sound(random.bytes(60));
    expect_sound(text::to_utf8(random.chars(60)));
  }
}

TEST(Parser, AnySequenceOfSignsParses) {
  const std::vector<std::string> parts = {"(",    ")",    "（",     "\"",   "”",     "-",       "+",  " ",  "AND",
                                          " OR ", "NOT ", "title:", "tag:", "date:", "2024-07", "..", "핵", "동맹*",
                                          "*",    ":",    "\n",     "ㅎㅁ", "A-1",   "。",      "👍"};
  text::RandomText random(2);
  for (int i = 0; i < 20000; ++i) {
    std::string typed;
    for (std::size_t n = random.below(14); n > 0; --n) typed += parts[random.below(parts.size())];
    expect_sound(typed);
  }
}

TEST(Parser, CutsEndlessQueries) {
  const auto repeated = [](std::string_view part, std::size_t times) {
    std::string out;
    for (; times > 0; --times) out += part;
    return out;
  };
  for (const std::string part : {"(",    ")",    "-",      "+",       "\"",      "\" ",     "( ",
                                 "NOT ", "AND ", "title:", "title: ", "!?",      "가 ",     "핵",
                                 "\xff", "-- ",  "a(",     "\"가\"",  "date:x ", "(가 OR ", "👍"}) {
    expect_sound(repeated(part, (1 << 20) / part.size()));
  }
  EXPECT_EQ(to_string(parse(repeated("(", 1 << 20)).root), "(list)");
  EXPECT_EQ(to_string(parse(repeated("-", 10000)).root), "(list)");
}

TEST(Parser, KeepsTheFirstClauses) {
  std::string typed;
  for (std::size_t i = 0; i < max_clauses; ++i) typed += "말" + std::to_string(i) + " ";
  EXPECT_THAT(parse(typed).warnings, IsEmpty());
  const ParsedQuery cut = parse(typed + "넘친 말 (더");
  EXPECT_THAT(kinds(cut), ElementsAre(WarningKind::too_long));
  EXPECT_EQ(count_leaves(cut.root), max_clauses);
  EXPECT_EQ(cut.root.children.back().text, "말" + std::to_string(max_clauses - 1));
}

TEST(Parser, CutsBetweenCodePoints) {
  for (std::size_t shift = 0; shift < 3; ++shift) {
    std::string typed(shift, 'a');
    while (typed.size() < max_query_bytes + 3) typed += "가";
    const ParsedQuery query = parse(typed);
    EXPECT_THAT(kinds(query), ElementsAre(WarningKind::too_long));
    ASSERT_EQ(query.root.children.size(), 1u);
    const std::string& kept = query.root.children.front().text;
    EXPECT_TRUE(typed.starts_with(kept));
    EXPECT_GT(kept.size(), max_query_bytes - 3);
  }
}

TEST(Parser, FlattensWhatIsTooDeep) {
  const std::string open(max_depth + 9, '('), close(max_depth + 9, ')');
  const ParsedQuery query = parse(open + "한미 OR 북러" + close + " 회담");
  EXPECT_THAT(kinds(query), ElementsAre(WarningKind::too_long));
  EXPECT_EQ(to_string(query.root), "(list (or word:한미 word:북러) word:회담)");
}

TEST(Parser, OnlyBareWordsAreOptional) {
  const ParsedQuery query =
      parse("한미 +북러 -중국 \"핵 작전\" 대통* title:회담 tag:안보 date:2024 (가 OR 나) (다 라)");
  std::vector<bool> required;
  for (const Node& clause : query.root.children) required.push_back(is_required(clause));
  EXPECT_THAT(required, ElementsAre(false, true, true, true, true, true, true, true, true, true));
}

TEST(Parser, WarnsOnceOfTheSame) { EXPECT_EQ(parse("- - - ) ) \"\" \"\"").warnings.size(), 3u); }

}  // namespace
}  // namespace malmoi::query

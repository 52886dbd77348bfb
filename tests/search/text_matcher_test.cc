// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/text_matcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "../text/random_text.h"
#include "analysis/stripper.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

using query::Field;
using query::Node;
using query::NodeKind;

Node leaf(NodeKind kind, std::string text, Field field = Field::any) {
  Node node;
  node.kind = kind;
  node.text = std::move(text);
  node.field = field;
  return node;
}

bool matches(const Article& article, const Node& node, AnalyzerSettings settings = {}) {
  TextMatcher matcher(settings);
  const Pattern pattern = matcher.pattern(node);
  matcher.load(article);
  return matcher.matches(pattern);
}

bool body_matches(std::string body, NodeKind kind, std::string text) {
  Article article;
  article.body = std::move(body);
  return matches(article, leaf(kind, std::move(text)));
}

query::PhraseText text_of(std::u32string chars) {
  query::PhraseText text;
  text.chars = std::move(chars);
  return text;
}

struct Case {
  const char* text;
  const char* wanted;
  bool matches;
};

TEST(TextMatcher, FindsPhrases) {
  const Case cases[] = {
      {"한미동맹을 다졌다", "한미", true},
      {"한·미 정상", "한미", true},
      {"한 미 정상", "한미", true},
      {"남북한 미국", "한미", false},
      {"남북한 미국", "북한 미국", false},
      {"북한 미국", "북한 미국", true},
      {"북한과 미국", "북한 미국", false},
      {"북한, 미국의 반응", "북한 미국", true},
      {"북한미국", "북한 미국", true},
      {"핵 작전 지침을 정했다", "핵작전지침", true},
      {"핵작전지침을 정했다", "핵 작전 지침", true},
      {"핵작전 지침에서는", "\"핵 작전-지침\"", true},
      {"핵작전 지침에서는", "핵 작전 지침에서는", true},
      {"핵작전 지침에서는", "핵 작전 지침에서", false},
      {"작전 핵 지침", "핵 작전 지침", false},
      {"핵 작전\n지침", "핵 작전 지침", false},
      {"핵 작전 \n 핵 작전 지침", "핵 작전 지침", true},
      {"대한민국은", "한민", true},
      {"대한민국은", "국은", true},
      {"대한 민국은", "한민", false},
      {"", "한미", false},
      {"한미", "", false},
      {"한미", "?!", false},
      {"ㅋㅋㅋ 웃었다", "ㅋㅋ", true},
      {"👍 좋아요", "👍", true},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(body_matches(each.text, NodeKind::phrase, each.wanted), each.matches)
        << each.text << " / " << each.wanted;
  }
}

TEST(TextMatcher, TakesLettersAndDigitsWhole) {
  const Case cases[] = {
      {"NATO는 1,000명을", "nato", true},
      {"NATO는", "NAT", false},
      {"NATO는", "ATO는", false},
      {"ＮＡＴＯ", "nato", true},
      {"1,000명을", "1000", true},
      {"1000명을", "1,000명", true},
      {"1,000명을", "000", false},
      {"21000명", "1000명", false},
      {"코로나19가", "코로나", true},
      {"코로나19가", "19", true},
      {"코로나19가", "코로나1", false},
      {"IP4 회의", "IP", true},
      {"IP4 회의", "IP4 회의", true},
      {"24시간", "4시간", false},
      {"3.5%", "3.5", true},
      {"3·5%", "3.5", true},
      {"3.5%", "3·5", true},
      {"35%", "3.5", false},
      {"3.5%", "35", false},
      {"13.5%", "3.5", false},
      {"3,500.5원", "3500.5원", true},
      {"815억", "8·15", false},
      {"8.15", "8·15", true},
      {"8 15", "8·15", true},
      {"6·25전쟁", "625전쟁", true},
      {"6.25전쟁", "6·25전쟁", true},
      {"2024.7.12", "2024-7-12", true},
      {"2024.7.12", "2024 7", true},
      {"2024-7-12", "2024712", true},
      {"2024.7.12", "2024712", false},
      {"LG·SK가", "SK", true},
      {"LG·SK가", "LGS", false},
      {"café", "cafe", false},
      {"CAFE\xCC\x81", "café", true},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(body_matches(each.text, NodeKind::phrase, each.wanted), each.matches)
        << each.text << " / " << each.wanted;
  }
}

TEST(TextMatcher, FindsWordsByTheirStems) {
  const Case cases[] = {
      {"핵을 줄이자", "핵은", true},      {"지침에서는", "지침이", true},   {"러시아인", "러시아", true},
      {"러시 아시아", "러시아", false},   {"한 미 정상", "한미는", true},   {"나토 NATO 회의", "나토(NATO)", true},
      {"회의 나토", "나토(NATO)", false}, {"북한은 이슈가", "한은", false}, {"북한은 이슈가", "슈가", false},
      {"한은이 슈가를", "한은", true},    {"한은 총재", "한은", true},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(body_matches(each.text, NodeKind::word, each.wanted), each.matches) << each.text << " / " << each.wanted;
  }
}

TEST(TextMatcher, FindsAWordOfOneSyllableOnlyAsAStem) {
  const Case cases[] = {
      {"핵을 줄이자", "핵", true}, {"핵심 지침", "핵", false}, {"비핵화", "핵", false}, {"新핵 합의", "핵", true},
      {"24시간을", "시", false},   {"美를", "미", true},       {"韓美가", "미", false}, {"북한은", "은", false},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(body_matches(each.text, NodeKind::word, each.wanted), each.matches) << each.text << " / " << each.wanted;
  }
}

TEST(TextMatcher, FindsAPhraseOfOneSyllableAnywhereInAWord) {
  for (const char* text : {"핵을 줄이자", "핵심 지침", "비핵화", "新핵 합의", "核을", "북핵 합의"}) {
    EXPECT_TRUE(body_matches(text, NodeKind::phrase, "핵")) << text;
  }
  EXPECT_TRUE(body_matches("북한은", NodeKind::phrase, "은"));
  EXPECT_FALSE(body_matches("북한은", NodeKind::phrase, "핵"));
}

TEST(TextMatcher, FindsPrefixesWhereWordsBegin) {
  const Case cases[] = {
      {"대통령이", "대통", true}, {"부대통령", "대통", false},  {"대 통일", "대통", false}, {"NATO는", "na", true},
      {"2024년", "202", true},    {"한대 통령", "대통", false}, {"Wi-Fi망", "wi-f", true},  {"WiFi망", "wi-f", true},
      {"WiFi망", "wif", true},    {"Wi-Fi망", "wif", false},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(body_matches(each.text, NodeKind::prefix, each.wanted), each.matches)
        << each.text << " / " << each.wanted;
  }
}

TEST(TextMatcher, LooksInTheFieldAskedFor) {
  Article article;
  article.title = "러북 회담";
  article.excerpt = "연대를 다짐";
  article.body = "하와이에서\n열렸다";
  const struct {
    const char* text;
    Field field;
  } places[] = {{"러북", Field::title}, {"연대", Field::excerpt}, {"하와이", Field::body}};
  for (const auto& place : places) {
    for (const Field field : {Field::any, Field::title, Field::excerpt, Field::body}) {
      for (const NodeKind kind : {NodeKind::word, NodeKind::phrase, NodeKind::prefix}) {
        EXPECT_EQ(matches(article, leaf(kind, place.text, field)), field == Field::any || field == place.field);
      }
    }
  }
  EXPECT_FALSE(matches(article, leaf(NodeKind::phrase, "회담 연대")));
}

TEST(TextMatcher, ReadsHanja) {
  EXPECT_TRUE(body_matches("韓美同盟을", NodeKind::phrase, "한미동맹"));
  EXPECT_TRUE(body_matches("韓·美 정상", NodeKind::phrase, "한미 정상"));
  EXPECT_TRUE(body_matches("美대통령", NodeKind::phrase, "미대통령"));
  EXPECT_TRUE(body_matches("음樂", NodeKind::phrase, "음악"));
  EXPECT_TRUE(body_matches("女性", NodeKind::word, "여성"));
  EXPECT_TRUE(body_matches("韓美", NodeKind::phrase, "韓美"));
  EXPECT_FALSE(body_matches("한미", NodeKind::phrase, "韓美"));
  EXPECT_TRUE(body_matches("㈱말모이", NodeKind::phrase, "주말모이"));
  EXPECT_TRUE(body_matches("㉮나다", NodeKind::phrase, "가나다"));
  EXPECT_FALSE(body_matches("韓美", NodeKind::phrase, "한일"));
  Article article;
  article.title = "韓美";
  AnalyzerSettings literal;
  literal.hanja_readings = false;
  EXPECT_FALSE(matches(article, leaf(NodeKind::phrase, "한미"), literal));
  EXPECT_TRUE(matches(article, leaf(NodeKind::phrase, "韓美"), literal));
}

TEST(TextMatcher, DecomposedTextIsTheSame) {
  const std::string decomposed = "\u1112\u1162\u11A8 \u110C\u1161\u11A8\u110C\u1165\u11AB";  // 핵 작전
  EXPECT_TRUE(body_matches(decomposed, NodeKind::phrase, "핵작전"));
  EXPECT_TRUE(body_matches("핵작전", NodeKind::phrase, decomposed));
}

TEST(TextMatcher, OneLoadServesAllPatterns) {
  TextMatcher matcher{AnalyzerSettings{}};
  const Pattern first = matcher.pattern(leaf(NodeKind::phrase, "한미"));
  const Pattern second = matcher.pattern(leaf(NodeKind::phrase, "북러"));
  Article article;
  article.body = "한미 동맹";
  matcher.load(article);
  EXPECT_TRUE(matcher.matches(first));
  EXPECT_FALSE(matcher.matches(second));
  article.body = "북러 밀착";
  matcher.load(article);
  EXPECT_FALSE(matcher.matches(first));
  EXPECT_TRUE(matcher.matches(second));
}

/// Texts of a few syllables, particles, letters and digits, with all phrases that match them written
/// out by the wording of the contract.
class Reference {
 public:
  explicit Reference(unsigned seed) : random_(seed) {}

  std::string make_text() {
    std::string text;
    words_.clear();
    phrases_.clear();
    syllables_.clear();
    for (std::size_t count = 1 + random_.below(7); count > 0; --count) {
      const Word word = make_word();
      for (const std::u32string& atom : word.atoms) text += text::to_utf8(atom);
      words_.push_back(word);
      text += separators[random_.below(std::size(separators))];
      if (text.ends_with('\n')) write_out_block();
    }
    write_out_block();
    return text;
  }

  /// Something like a part of the last text, and now and then anything.
  std::u32string make_phrase() {
    std::u32string chars;
    for (std::size_t count = 1 + random_.below(4); count > 0; --count)
      chars += syllables[random_.below(std::size(syllables))];
    if (all_.empty() || random_.below(4) == 0) return chars;
    const std::size_t begin = random_.below(all_.size());
    return all_.substr(begin, 1 + random_.below(8));
  }

  bool matches(const std::u32string& phrase) const { return phrases_.contains(phrase); }
  bool has_word(char32_t syllable) const { return syllables_.contains(std::u32string(1, syllable)); }
  void forget() { all_.clear(); }

 private:
  struct Word {
    std::vector<std::u32string> atoms;  // what a phrase takes whole: a syllable, letters, digits
    std::size_t stem = 0;               // atoms
  };

  static constexpr const char* separators[] = {" ", " ", "…", "! ", " (", "\n", " \n"};
  static constexpr const char32_t* syllables[] = {U"한", U"미", U"국", U"이",   U"은",
                                                  U"에", U"서", U"핵", U"nato", U"19"};

  Word make_word() {
    Word word;
    std::u32string tail;
    for (std::size_t count = 1 + random_.below(5); count > 0; --count) {
      const std::u32string atom = syllables[random_.below(std::size(syllables))];
      if (!word.atoms.empty() && atom.size() > 1 && word.atoms.back() == atom) continue;
      word.atoms.push_back(atom);
      tail = atom.size() > 1 ? U"" : tail + atom;
    }
    std::size_t stripped = 0;
    if (tail.size() == word.atoms.size()) {
      stripped = tail.size() - analysis::stem_length(tail);
    } else if (!tail.empty()) {
      const char32_t before = word.atoms[word.atoms.size() - tail.size() - 1].back();
      stripped = tail.size() - analysis::stem_length_after(before, tail);
    }
    word.stem = word.atoms.size() - stripped;
    return word;
  }

  void write_out_block() {
    for (std::size_t first = 0; first < words_.size(); ++first) {
      write_out_inside(words_[first]);
      write_out_syllables(words_[first]);
      write_out_across(first);
      for (const std::u32string& atom : words_[first].atoms) all_ += atom;
    }
    words_.clear();
  }

  static std::u32string join(const Word& word, std::size_t begin, std::size_t end) {
    std::u32string out;
    for (; begin < end; ++begin) out += word.atoms[begin];
    return out;
  }

  void write_out_inside(const Word& word) {
    for (std::size_t begin = 0; begin < word.atoms.size(); ++begin) {
      for (std::size_t end = begin + 1; end <= word.atoms.size(); ++end) phrases_.insert(join(word, begin, end));
    }
  }

  static bool is_hangul(const std::u32string& atom) { return text::is_syllable(atom.front()); }

  /// Syllables without another beside them in their stem.
  void write_out_syllables(const Word& word) {
    for (std::size_t i = 0; i < word.stem; ++i) {
      const bool after = i > 0 && is_hangul(word.atoms[i - 1]);
      const bool before = i + 1 < word.stem && is_hangul(word.atoms[i + 1]);
      if (is_hangul(word.atoms[i]) && !after && !before) syllables_.insert(word.atoms[i]);
    }
  }

  void write_out_across(std::size_t first) {
    std::u32string before = join(words_[first], 0, words_[first].atoms.size());
    for (std::size_t last = first + 1; last < words_.size(); ++last) {
      const Word& word = words_[last];
      if (word.stem > 0) phrases_.insert(before + join(word, 0, word.stem));
      before += join(word, 0, word.atoms.size());
      phrases_.insert(before);
    }
  }

  text::RandomText random_;
  std::vector<Word> words_;
  std::set<std::u32string> phrases_;
  std::set<std::u32string> syllables_;
  std::u32string all_;
};

TEST(TextMatcher, AgreesWithAllPhrasesWrittenOut) {
  using namespace std::string_literals;
  Reference reference(4);
  TextMatcher matcher{AnalyzerSettings{}};
  std::size_t found = 0, missed = 0;
  for (int i = 0; i < 3000; ++i) {
    reference.forget();
    Article article;
    article.body = reference.make_text();
    matcher.load(article);
    for (int k = 0; k < 20; ++k) {
      const std::u32string phrase = reference.make_phrase();
      const Pattern pattern{NodeKind::phrase, Field::any, text_of(phrase)};
      const bool expected = reference.matches(phrase);
      ASSERT_EQ(matcher.matches(pattern), expected) << article.body << " / " << text::to_utf8(phrase);
      ++(expected ? found : missed);
    }
    for (const char32_t syllable : U"한미국이은에서핵"s) {
      const Pattern pattern{NodeKind::word, Field::any, text_of(std::u32string(1, syllable))};
      ASSERT_EQ(matcher.matches(pattern), reference.has_word(syllable))
          << article.body << " / " << text::to_utf8(pattern.text.chars);
    }
  }
  EXPECT_GT(found, 10000u);
  EXPECT_GT(missed, 10000u);
}

TEST(TextMatcher, AnyTextFindsItself) {
  text::RandomText random(5);
  TextMatcher matcher{AnalyzerSettings{}};
  for (int i = 0; i < 2000; ++i) {
    Article article;
    article.body = text::to_utf8(random.chars(40));
    std::replace(article.body.begin(), article.body.end(), '\n', ' ');
    const Pattern pattern = matcher.pattern(leaf(NodeKind::phrase, article.body));
    matcher.load(article);
    EXPECT_EQ(matcher.matches(pattern), !pattern.text.chars.empty()) << article.body;
  }
}

}  // namespace
}  // namespace malmoi::search

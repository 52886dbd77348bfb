// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "scale/coiner.h"
#include "scale/lineage.h"
#include "scale/source_corpus.h"

namespace scale {

/// One thread at a time. Weaves articles out of a real corpus, pass by pass, as many as are wanted.
///
/// In each pass, articles of about the same length meet in groups of four, by chance. Every word of a group goes
/// with all its occurrences from one article to another, a random rotation for each word, at the places where it
/// stood. So each word occurs in as many articles as in the corpus, as often in each; the article that comes out
/// holds a quarter of the words of each of four. Lineage says how each word is spelled in this pass.
class Weaver {
 public:
  Weaver(const SourceCorpus& corpus, std::uint64_t seed);

  /// Hands over `articles` JSON lines, {"_id": .., "title": .., "text": ..}, until `sink` returns false.
  /// Returns whether it never did.
  bool weave(std::uint64_t articles, const std::function<bool(std::string_view line)>& sink);

 private:
  using Group = std::vector<std::uint32_t>;  ///< of articles
  struct Woven {
    std::string title;
    std::string body;
  };

  std::vector<Group> groups_of_pass() const;
  void spell_words();
  void weave_group(const Group& group, std::vector<Woven>& articles) const;
  void append(const Token& token, std::string& text) const;

  const SourceCorpus& corpus_;
  std::uint64_t seed_;
  Coiner coiner_;
  Lineage lineage_;
  std::vector<std::string> glues_;  ///< as JSON writes them
  std::string words_;               ///< of this pass, as JSON writes them
  std::vector<std::size_t> word_begins_;
};

}  // namespace scale

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/article.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "scale/hash_random.h"
#include "scale/source_corpus.h"
#include "text/utf8.h"

namespace scale {

/// Articles of made-up words: old ones by how often they were used, less often new ones.
class SampleCorpus {
 public:
  explicit SampleCorpus(std::size_t articles) {
    for (std::size_t i = 0; i < articles; ++i) {
      malmoi::Article article;
      article.id = std::to_string(i);
      article.title = sentence(3);
      article.excerpt = "\"" + sentence(6) + "\"";
      article.body = sentence(40 + random_.below(80)) + "\n" + sentence(20);
      articles_.push_back(article);
    }
  }

  const std::vector<malmoi::Article>& articles() const { return articles_; }
  void add_to(SourceCorpus& corpus) const {
    for (const malmoi::Article& article : articles_) corpus.add(article);
  }

 private:
  std::string sentence(std::size_t words) {
    static constexpr std::array particles = {"", "은", "에서", "을", "의", "까지"};
    std::string text;
    for (; words > 0; --words)
      (text += next_word()) += particles[random_.below(particles.size())] + std::string(words > 1 ? " " : ".");
    return text;
  }

  /// A Pitman-Yor process of discount 0.6.
  const std::string& next_word() {
    const double new_share = 0.6 * static_cast<double>(words_.size()) / static_cast<double>(history_.size() + 1);
    if (history_.empty() || random_.unit() < new_share) {
      history_.push_back(words_.size());
      words_.push_back(new_word());
    } else {
      history_.push_back(history_[random_.below(history_.size())]);
    }
    return words_[history_.back()];
  }

  std::string new_word() {
    if (random_.below(20) == 0) return std::to_string(random_.below(1'000'000));
    std::string word;
    for (std::uint32_t n = 2 + random_.below(3); n > 0; --n) {
      const auto rank = static_cast<char32_t>(std::pow(600, random_.unit()));
      malmoi::text::append(word, 0xAC00 + rank * 17);
    }
    return word;
  }

  HashRandom random_{1};
  std::vector<std::string> words_;
  std::vector<std::size_t> history_;
  std::vector<malmoi::Article> articles_;
};

}  // namespace scale

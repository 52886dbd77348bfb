// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/error.h>

#include "index/vocabulary.h"
#include "query/deadline.h"
#include "search/cooccurrence.h"
#include "search/reader_pool.h"

namespace malmoi::search {

/// One thread at a time. Finds what was meant by words of a query that the index hardly has: slips of the fingers by
/// the keys that type a word, common misspellings, the wrong keyboard layout, spaces too many or too few. What is more
/// frequent is likelier, beside the other words of the query above all, and what is further off less (the noisy channel
/// of Kernighan, Church and Gale 1990).
class Corrector {
 public:
  Corrector(Reader& reader, query::Deadline deadline) : reader_(reader), deadline_(deadline) {}

  /// The query with its likely mistakes corrected; nothing where there are none. Words within quotes, behind a field
  /// and beside operators are left as they are. Errors: corrupt, io.
  Result<std::optional<std::string>> correct(std::string_view query);

  struct Candidate {
    std::string text;
    double likelihood = 0;  ///< a logarithm
  };
  /// The words of titles and leads that a word may be a slip of, the likeliest first. Errors: corrupt, io.
  Result<std::vector<Candidate>> candidates(const std::string& word);

 private:
  /// A word of the query, between white space.
  struct Token {
    std::string text;
    bool is_plain = false;  ///< letters only, so that it may be corrected
  };

  Status open_vocabularies();
  Result<bool> correct_tokens(std::vector<Token>& tokens);
  bool stands_for_words(const std::string& token) const;
  bool join(std::vector<Token>& tokens, std::size_t at);
  std::optional<std::string> misspelling(const std::string& token, double articles);
  Result<std::optional<std::string>> correction(const std::vector<Token>& tokens, std::size_t at, double articles);
  std::optional<std::string> other_layout(const std::string& token) const;
  /// Those likelier than `least`, and perhaps others.
  std::vector<Candidate> near(const std::string& word, double least) const;
  Result<std::optional<std::string>> likelier(const std::string& word, double articles,
                                              const Cooccurrence& others) const;
  Result<Cooccurrence> others(const std::vector<Token>& tokens, std::size_t at);
  std::optional<std::string> split(const std::string& word) const;
  std::string stem(const std::string& token);
  /// In how many articles a word is, as far as its pairs of syllables and a look at some texts tell.
  double frequency(const std::string& word);
  double frequency_in_texts(const std::string& word, const std::vector<std::string>& terms, double articles);

  Reader& reader_;
  query::Deadline deadline_;
  index::Vocabularies vocabularies_;
};

}  // namespace malmoi::search

// SPDX-License-Identifier: GPL-2.0-or-later
// Text to terms.
#include <malmoi/analyzer.h>

#include "require.h"
#include "text/utf8.h"

namespace {

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const malmoi::Analyzer analyzer;
  const std::string_view text = as_text(data, size);
  const auto tokens = analyzer.analyze(text);
  require(tokens.ok() == malmoi::text::is_valid_utf8(text), "any UTF-8 has terms, nothing else has");
  if (!tokens) return 0;
  std::uint32_t word = 0;
  for (const malmoi::Token& token : *tokens) {
    require(!token.term.empty() && token.term.size() <= 245, "terms fit into Xapian's");
    require(malmoi::text::is_valid_utf8(token.term), "terms are UTF-8");
    require(token.begin < token.end && token.end <= text.size(), "a term comes from the text");
    require(is_boundary(text, token.begin) && is_boundary(text, token.end), "offsets are whole code points");
    require(token.word >= word, "words come in order");
    word = token.word;
  }
  const auto again = analyzer.analyze(text);
  require(again && again->size() == tokens->size(), "the same text gives the same terms");
  for (std::size_t i = 0; i < tokens->size(); ++i) {
    require((*again)[i].term == (*tokens)[i].term, "the same text gives the same terms");
  }
  return 0;
}

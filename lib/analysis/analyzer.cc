// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/analyzer.h>

#include <limits>
#include <mutex>

#include "analysis/chain.h"
#include "text/utf8.h"

namespace malmoi {
namespace {

// A chain that has analysed more than this holds buffers that are not worth keeping.
constexpr std::size_t max_kept_text = std::size_t{1} << 20;

std::vector<Token> to_tokens(const analysis::AnalyzedText& text) {
  std::vector<Token> tokens;
  tokens.reserve(text.terms.size());
  for (const analysis::Term& term : text.terms) {
    tokens.push_back({std::string(text.text(term)), term.kind, text.folded.begin[term.begin],
                      text.folded.source_end(term.end - 1), term.word});
  }
  return tokens;
}

}  // namespace

const char* name(TermKind kind) noexcept {
  switch (kind) {
    case TermKind::bigram:
      return "bigram";
    case TermKind::syllable:
      return "syllable";
    case TermKind::latin:
      return "latin";
    case TermKind::number:
      return "number";
    case TermKind::mixed:
      return "mixed";
    case TermKind::hanja:
      return "hanja";
    case TermKind::reading:
      return "reading";
    case TermKind::jamo:
      return "jamo";
    case TermKind::symbol:
      return "symbol";
    case TermKind::joined:
      return "joined";
  }
  return "unknown";
}

struct Analyzer::State {
  explicit State(const AnalyzerSettings& analyzer_settings) : settings(analyzer_settings) {}

  std::unique_ptr<analysis::Chain> take_chain() {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return std::make_unique<analysis::Chain>(settings);
    auto chain = std::move(idle.back());
    idle.pop_back();
    return chain;
  }

  void give_back(std::unique_ptr<analysis::Chain> chain) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(chain));
  }

  const AnalyzerSettings settings;
  std::mutex mutex;
  std::vector<std::unique_ptr<analysis::Chain>> idle;
};

Analyzer::Analyzer(const AnalyzerSettings& settings) : state_(std::make_unique<State>(settings)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

Result<std::vector<Token>> Analyzer::analyze(std::string_view text) const {
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
    return Error{ErrorCode::too_large, "the text has 4 GiB or more; analyse it in parts"};
  }
  if (!text::is_valid_utf8(text)) {
    return Error{ErrorCode::bad_encoding, "the text is not valid UTF-8 at byte " +
                                              std::to_string(text::valid_prefix(text)) + "; convert it first"};
  }
  auto chain = state_->take_chain();
  auto tokens = to_tokens(chain->analyze(text));
  if (text.size() <= max_kept_text) state_->give_back(std::move(chain));
  return tokens;
}

std::string Analyzer::spec() const { return analysis::spec(state_->settings); }
std::string Analyzer::fingerprint() const { return analysis::fingerprint(state_->settings); }

}  // namespace malmoi

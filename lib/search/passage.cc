// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/passage.h"

#include <algorithm>
#include <string>

#include "text/utf8.h"

namespace malmoi::search {
namespace {

using analysis::AnalyzedText;

/// What a second mention of a word adds, and two different words side by side, as shares of a first
/// mention: enough to choose between passages with the same words, not more.
constexpr double repeat_bonus = 0.1;
constexpr double neighbour_bonus = 0.2;
constexpr std::uint32_t neighbour_distance = 2;  // a space, perhaps a quote

/// Shorter passages than this always begin where the text does.
constexpr std::size_t min_length_to_skip = 16;

bool ends_sentence(char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == U'。'; }
bool closes(char32_t c) { return c == U'"' || c == U'\'' || c == U'”' || c == U'’' || c == U')' || c == U']'; }

class Chooser {
 public:
  Chooser(const AnalyzedText& analyzed, std::string_view source, CutOff cut_off, const std::vector<Mark>& marks,
          const std::vector<HighlightWord>& words, std::size_t length)
      : analyzed_(analyzed), source_(source), cut_off_(cut_off), marks_(marks), words_(words), length_(length) {}

  Passage choose() {
    const std::size_t code_points = text::count_code_points(source_);
    const Window window = best_window(room(code_points));
    if (code_points + cut_off_.before + cut_off_.after <= length_) return {0, size(), window.score};
    const std::uint32_t begin = length_ < min_length_to_skip ? 0 : begin_for(window, room(code_points));
    return {begin, end_for(begin), window.score};
  }

 private:
  struct Window {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    double score = 0;
  };

  std::uint32_t size() const { return static_cast<std::uint32_t>(analyzed_.folded.chars.size()); }

  /// What fits between two "…", in folded characters, of which a decomposed syllable is but one.
  std::uint32_t room(std::size_t code_points) const {
    const std::size_t inside = length_ - std::min<std::size_t>(length_, 2);
    return static_cast<std::uint32_t>(inside * size() / std::max<std::size_t>(code_points, 1));
  }

  Window best_window(std::uint32_t room) {
    Window best;
    for (std::size_t first = 0; first < marks_.size(); ++first) {
      const Window window = window_from(first, room);
      if (window.score > best.score) best = window;
    }
    return best;
  }

  Window window_from(std::size_t first, std::uint32_t room) {
    Window window{marks_[first].begin, marks_[first].begin, 0};
    said_.assign(words_.size(), 0);
    const Mark* before = nullptr;
    for (std::size_t i = first; i < marks_.size(); ++i) {
      const std::uint32_t end = word_end(marks_[i].end);
      if (end > window.begin + room) break;
      window.score += gain(marks_[i], before);
      window.end = std::max(window.end, end);
      before = &marks_[i];
    }
    return window;
  }

  /// Of the word, with its particle, that ends there or goes on.
  std::uint32_t word_end(std::uint32_t end) const {
    const auto ends_before = [](const analysis::Word& word, std::uint32_t at) { return word.end < at; };
    const auto word = std::lower_bound(analyzed_.words.begin(), analyzed_.words.end(), end, ends_before);
    return word != analyzed_.words.end() && word->begin < end ? word->end : end;
  }

  double gain(const Mark& mark, const Mark* before) {
    const double value = words_[mark.word].weight * mark.strength;
    const bool neighbour = before && before->word != mark.word && mark.begin >= before->end &&
                           mark.begin - before->end <= neighbour_distance;
    double gained = neighbour ? neighbour_bonus * value : 0;
    double& said = said_[mark.word];
    if (value > said) {
      gained += value - said;
      said = value;
    } else if (said < words_[mark.word].weight * (1 + repeat_bonus)) {
      gained += repeat_bonus * value;
      said += repeat_bonus * value;
    }
    return gained;
  }

  /// Not so late that room is wasted behind the end of the text, nor so early that the window's end
  /// does not fit.
  std::uint32_t begin_for(const Window& window, std::uint32_t room) const {
    const std::uint32_t latest = std::min(window.begin, size() - std::min(size(), room));
    const std::uint32_t earliest = std::min(latest, window.end - std::min(window.end, room));
    if (earliest == 0 && latest <= room / 4) return 0;
    for (std::uint32_t at = latest;; --at) {
      if (begins_sentence(at)) return whole(at);
      if (at == earliest) break;
    }
    const std::uint32_t with_context = window.begin - std::min(window.begin, room / 8);
    return whole(word_start(std::max(earliest, std::min(latest, with_context)), window.begin));
  }

  bool begins_sentence(std::uint32_t at) const {
    const std::u32string& chars = analyzed_.folded.chars;
    if (at == 0 || chars[at - 1] == U'\n') return true;
    if (chars[--at] != U' ') return false;
    while (at > 0 && closes(chars[at - 1])) --at;
    return at > 0 && ends_sentence(chars[at - 1]);
  }

  /// The first word that begins in [from, to], or `to`.
  std::uint32_t word_start(std::uint32_t from, std::uint32_t to) const {
    const auto begins_before = [](const analysis::Word& word, std::uint32_t at) { return word.begin < at; };
    const auto word = std::lower_bound(analyzed_.words.begin(), analyzed_.words.end(), from, begins_before);
    return word == analyzed_.words.end() ? to : std::min(word->begin, to);
  }

  /// The same place, or the first of the folded characters that one source character gave.
  std::uint32_t whole(std::uint32_t at) const {
    const auto& begin = analyzed_.folded.begin;
    while (at > 0 && begin[at] == begin[at - 1]) --at;
    return at;
  }

  std::uint32_t end_for(std::uint32_t begin) const {
    const std::size_t room = length_ - (begin > 0 || cut_off_.before);
    if (after(begin, room - cut_off_.after) == size()) return size();
    return cut(begin, whole(after(begin, room - 1)));
  }

  /// The last place that is at most `count` source code points behind `begin`.
  std::uint32_t after(std::uint32_t begin, std::size_t count) const {
    const auto& begins = analyzed_.folded.begin;
    std::size_t byte = begins[begin];
    for (; count > 0 && byte < source_.size(); --count) text::decode(source_, byte);
    const auto behind = std::upper_bound(begins.begin() + begin, begins.end(), byte);
    return static_cast<std::uint32_t>(behind - begins.begin()) - 1;
  }

  /// Back to the start of the word that `end` is in, unless that is most of the passage, and over space.
  std::uint32_t cut(std::uint32_t begin, std::uint32_t end) const {
    const auto ends_before = [](const analysis::Word& word, std::uint32_t at) { return word.end <= at; };
    const auto word = std::lower_bound(analyzed_.words.begin(), analyzed_.words.end(), end, ends_before);
    const bool inside = word != analyzed_.words.end() && word->begin < end;
    if (inside && word->begin > begin + (end - begin) / 2) end = whole(word->begin);
    const std::u32string& chars = analyzed_.folded.chars;
    while (end > begin && (chars[end - 1] == U' ' || chars[end - 1] == U'\n')) --end;
    return end;
  }

  const AnalyzedText& analyzed_;
  std::string_view source_;
  CutOff cut_off_;
  const std::vector<Mark>& marks_;
  const std::vector<HighlightWord>& words_;
  std::size_t length_;
  std::vector<double> said_;  // of each query word, in the window at hand
};

}  // namespace

Passage best_passage(const AnalyzedText& analyzed, std::string_view source, CutOff cut_off,
                     const std::vector<Mark>& marks, const std::vector<HighlightWord>& words, std::size_t length) {
  return Chooser(analyzed, source, cut_off, marks, words, length).choose();
}

}  // namespace malmoi::search

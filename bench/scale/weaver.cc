// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/weaver.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace scale {
namespace {

constexpr std::size_t group_size = 4;
// Among so many articles of about the same length, a group is drawn.
constexpr std::size_t neighbours = 256;

template <class T>
void shuffle(T* values, std::size_t count, HashRandom& random) {
  for (std::size_t i = count; i > 1; --i) std::swap(values[i - 1], values[random.below(i)]);
}

void append_json(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
      out += code;
    } else {
      out += c;
    }
  }
}

}  // namespace

Weaver::Weaver(const SourceCorpus& corpus, std::uint64_t seed)
    : corpus_(corpus), seed_(seed), coiner_(corpus), lineage_(corpus, coiner_, seed) {
  glues_.resize(corpus.glues().size());
  for (std::uint32_t i = 0; i < glues_.size(); ++i) append_json(corpus.glues().text(i), glues_[i]);
}

std::vector<Weaver::Group> Weaver::groups_of_pass() const {
  const auto& articles = corpus_.articles();
  std::vector<std::uint32_t> order(articles.size());
  std::iota(order.begin(), order.end(), 0);
  const auto length = [&](std::uint32_t i) { return articles[i].end - articles[i].body; };
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return length(a) != length(b) ? length(a) < length(b) : a < b; });
  HashRandom random(seed_, lineage_.pass());
  for (std::size_t i = 0; i < order.size(); i += neighbours) {
    shuffle(&order[i], std::min(neighbours, order.size() - i), random);
  }
  std::vector<Group> groups;
  for (auto at = order.begin(); at != order.end();) {
    const auto end = at + std::min<std::ptrdiff_t>(group_size, order.end() - at);
    groups.emplace_back(at, end);
    at = end;
  }
  shuffle(groups.data(), groups.size(), random);
  return groups;
}

void Weaver::spell_words() {
  words_.clear();
  word_begins_.assign(1, 0);
  for (std::uint32_t stem = 0; stem < corpus_.stems().size(); ++stem) {
    append_json(lineage_.word(stem), words_);
    word_begins_.push_back(words_.size());
  }
}

void Weaver::append(const Token& token, std::string& text) const {
  const std::size_t begin = word_begins_[token.stem];
  text.append(words_, begin, word_begins_[token.stem + 1] - begin);
  text += glues_[token.glue];
}

void Weaver::weave_group(const Group& group, std::vector<Woven>& articles) const {
  const std::uint64_t rotations = mixed(mixed(seed_ ^ lineage_.pass()) ^ group.front());
  articles.assign(group.size(), {});
  std::size_t longest = 0;
  for (std::size_t i = 0; i < group.size(); ++i) {
    const auto& source = corpus_.articles()[group[i]];
    longest = std::max(longest, source.end - source.body);
    // A title is a few words that belong together.
    for (std::size_t at = source.title; at < source.body; ++at) append(corpus_.tokens()[at], articles[i].title);
  }
  for (std::size_t at = 0; at < longest; ++at) {
    for (std::size_t i = 0; i < group.size(); ++i) {
      const auto& source = corpus_.articles()[group[i]];
      if (source.body + at >= source.end) continue;
      const Token& token = corpus_.tokens()[source.body + at];
      append(token, articles[(i + mixed(rotations ^ token.stem)) % group.size()].body);
    }
  }
}

bool Weaver::weave(std::uint64_t articles, const std::function<bool(std::string_view line)>& sink) {
  std::uint64_t number = 0;
  std::vector<Woven> woven;
  std::string line;
  while (number < articles) {
    lineage_.begin_pass();
    spell_words();
    for (const Group& group : groups_of_pass()) {
      weave_group(group, woven);
      for (const Woven& article : woven) {
        if (number == articles) return true;
        line = "{\"_id\": \"made-" + std::to_string(++number) + "\", \"title\": \"";
        ((line += article.title) += "\", \"text\": \"") += article.body;
        line += "\"}\n";
        if (!sink(line)) return false;
      }
    }
  }
  return true;
}

}  // namespace scale

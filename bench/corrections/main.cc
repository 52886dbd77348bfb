// SPDX-License-Identifier: GPL-2.0-or-later
// How often a mistyped word is corrected to what was meant, by words of an index with one slip of the fingers, and by
// a list of mistakes. Usage: bench_corrections INDEX [MISTAKES.tsv], of which each line has a wrong and a right form.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "search/corrector.h"
#include "text/hangul.h"
#include "text/keystrokes.h"
#include "text/utf8.h"

namespace {

using namespace malmoi;

constexpr std::uint32_t least_articles = 5;
constexpr std::size_t least_syllables = 3;
constexpr std::size_t most_words = 2000;

struct Pair {
  std::string wrong, right;
};

/// Slips that someone may make once in a word.
enum class Slip { neighbour, missing, extra, swapped };
constexpr std::pair<Slip, const char*> slips[] = {{Slip::neighbour, "neighbouring key"},
                                                  {Slip::missing, "key missing"},
                                                  {Slip::extra, "neighbour hit, too"},
                                                  {Slip::swapped, "keys swapped"}};

/// The keys beside a key, as they stand on a keyboard.
std::string neighbours(char key) {
  static constexpr std::string_view rows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  const bool shifted = key >= 'A' && key <= 'Z';
  const char plain = shifted ? static_cast<char>(key | 0x20) : key;
  std::string out;
  for (int row = 0; row < 3; ++row) {
    const std::size_t at = rows[row].find(plain);
    if (at == std::string_view::npos) continue;
    if (at > 0) out += rows[row][at - 1];
    if (at + 1 < rows[row].size()) out += rows[row][at + 1];
    if (row > 0 && at + 1 < rows[row - 1].size()) (out += rows[row - 1][at]) += rows[row - 1][at + 1];
    if (row < 2 && at < rows[row + 1].size()) out += rows[row + 1][at];
    if (row < 2 && at > 0 && at - 1 < rows[row + 1].size()) out += rows[row + 1][at - 1];
  }
  return out;
}

std::string slip(std::string keys, Slip kind, std::mt19937& random) {
  const std::size_t at = random() % keys.size();
  const std::string beside = neighbours(keys[at]);
  switch (kind) {
    case Slip::neighbour:
      if (!beside.empty()) keys[at] = beside[random() % beside.size()];
      break;
    case Slip::missing:
      keys.erase(at, 1);
      break;
    case Slip::extra:
      if (!beside.empty()) keys.insert(at + random() % 2, 1, beside[random() % beside.size()]);
      break;
    case Slip::swapped:
      if (at + 1 < keys.size()) std::swap(keys[at], keys[at + 1]);
      break;
  }
  return text::to_utf8(text::compose_keystrokes(text::to_utf32(keys)));
}

/// Frequent words of three and more syllables, a sample that is the same each time.
std::vector<std::string> frequent_words(const index::Snapshot& snapshot) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < snapshot.generation_count(); ++i) {
    const auto vocabulary = snapshot.generation(i).vocabulary();
    if (!vocabulary) continue;
    for (std::size_t word = 0; word < (*vocabulary)->size(); ++word) {
      const std::u32string chars = text::to_utf32((*vocabulary)->text(word));
      if ((*vocabulary)->articles(word) < least_articles || chars.size() < least_syllables) continue;
      if (std::all_of(chars.begin(), chars.end(), text::is_syllable)) words.emplace_back((*vocabulary)->text(word));
    }
  }
  std::mt19937 random(1);
  std::shuffle(words.begin(), words.end(), random);
  words.resize(std::min(words.size(), most_words));
  return words;
}

/// How many of the pairs are corrected; a line of the table.
void report(search::Reader& reader, const char* name, const std::vector<Pair>& pairs) {
  std::size_t first = 0, in_three = 0, offered = 0;
  std::vector<double> times;
  for (const Pair& pair : pairs) {
    search::Corrector corrector(reader, query::Deadline());
    const auto begin = std::chrono::steady_clock::now();
    const auto corrected = corrector.correct(pair.wrong);
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    offered += corrected && *corrected && **corrected == pair.right;
    const auto candidates = corrector.candidates(pair.wrong);
    if (!candidates) continue;
    const auto end = candidates->begin() + std::min<std::ptrdiff_t>(3, std::ssize(*candidates));
    const auto found =
        std::find_if(candidates->begin(), end, [&](const auto& each) { return each.text == pair.right; });
    first += found != end && found == candidates->begin();
    in_three += found != end;
  }
  const auto share = [&](std::size_t count) {
    return 100.0 * static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(1, pairs.size()));
  };
  std::sort(times.begin(), times.end());
  std::printf("| %s | %zu | %.1f | %.1f | %.1f | %.2f |\n", name, pairs.size(), share(first), share(in_three),
              share(offered), times.empty() ? 0 : times[times.size() / 2]);
}

std::vector<Pair> read_pairs(const char* path) {
  std::vector<Pair> pairs;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos && !line.starts_with("wrong\t"))
      pairs.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return pairs;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "usage: bench_corrections INDEX [MISTAKES.tsv]\n"), 2;
  auto snapshot = index::Snapshot::open(argv[1]);
  if (!snapshot) return std::fprintf(stderr, "%s\n", snapshot.error().message.c_str()), 1;
  search::Reader reader(std::move(*snapshot), {});
  std::printf(
      "| mistakes | words | first %% | first three %% | offered %% | median ms |\n|---|---:|---:|---:|---:|---:|\n");
  const std::vector<std::string> words = frequent_words(reader.snapshot);
  for (const auto& [kind, name] : slips) {
    std::mt19937 random(2);
    std::vector<Pair> pairs;
    for (const std::string& word : words) {
      const std::string wrong = slip(text::keystrokes(text::to_utf32(word)), kind, random);
      if (wrong != word) pairs.push_back({wrong, word});
    }
    report(reader, name, pairs);
  }
  if (argc > 2) report(reader, "list", read_pairs(argv[2]));
  return 0;
}

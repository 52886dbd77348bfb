// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/interactive.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/numbers.h"
#include "cli/streams.h"
#include "newsq/line_editor.h"
#include "newsq/look.h"
#include "newsq/print.h"

namespace newsq {
namespace {

// What xterm and its kin send.
constexpr const char* page_down = "\x1b[6~";
constexpr const char* page_up = "\x1b[5~";

constexpr std::string_view similar = ":similar ";

constexpr const char* help_ko =
    "  낱말 \"구절\" -뺄말    찾습니다. 그냥 Enter를 치면 최신 기사부터 보입니다\n"
    "  Tab, Shift-Tab       아래에 보이는 제안을 고릅니다\n"
    "  ↑ ↓                  지난 검색어\n"
    "  n, PgDn              다음 쪽\n"
    "  p, PgUp              앞쪽\n"
    "  y                    바로잡은 검색어로 찾습니다\n"
    "  3                    3번 기사와 그 거의 같은 기사의 주소\n"
    "  :similar 3           3번 기사와 비슷한 기사\n"
    "  :help, :quit         도움말, 끝(Ctrl-D)\n"
    "n부터는 검색한 뒤에 통합니다. 그런 말을 찾으려면 따옴표로 묶습니다: \"n\"\n";

constexpr const char* help_en =
    "  word \"a phrase\" -not  search; Enter alone shows the newest articles\n"
    "  Tab, Shift-Tab        take a suggestion from below the line\n"
    "  Up, Down              earlier queries\n"
    "  n, PgDn               next page\n"
    "  p, PgUp               previous page\n"
    "  y                     search for the corrected query\n"
    "  3                     addresses of article 3 and its near-duplicates\n"
    "  :similar 3            articles like article 3\n"
    "  :help, :quit          this help; end (Ctrl-D)\n"
    "All but the first four work after a search; to search for such a word: \"n\"\n";

std::string trimmed(const std::string& line) {
  const auto begin = line.find_first_not_of(' ');
  return begin == std::string::npos ? "" : line.substr(begin, line.find_last_not_of(' ') + 1 - begin);
}

std::optional<std::uint32_t> number_in(const std::string& line) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  if (error != std::errc() || end != line.data() + line.size()) return std::nullopt;
  return number;
}

class Conversation {
 public:
  Conversation(const malmoi::Searcher& searcher, const Options& options)
      : searcher_(searcher),
        request_(request_of(options)),
        first_offset_(request_.offset),
        color_(options.color),
        editor_([this](const std::string& typed, std::size_t rows) { return offers(typed, rows); }) {
    request_.list_duplicates = true;
    editor_.bind(page_down, "n");
    editor_.bind(page_up, "p");
  }

  cli::ExitStatus run();

 private:
  cli::ExitStatus greet() const;
  std::vector<Offer> offers(const std::string& typed, std::size_t rows) const;
  void obey(const std::string& line);
  bool obey_about_answer(const std::string& line);
  const malmoi::Hit* hit_numbered(const std::string& text) const;
  void search(const std::string& query, const std::string& similar_to = "");
  void show_page(std::uint32_t offset);
  void show_next();
  void show_previous();
  void show_addresses(const malmoi::Hit& hit) const;
  void show_address(const std::string& url, const std::string& id) const;
  const char* in(const char* korean, const char* english) const { return cli::in(request_.language, korean, english); }

  const malmoi::Searcher& searcher_;
  malmoi::SearchRequest request_;
  std::uint32_t first_offset_;
  std::string color_;
  LineEditor editor_;
  std::optional<malmoi::SearchResults> answer_;
};

cli::ExitStatus Conversation::run() {
  if (const auto status = greet(); status != cli::done) return status;
  while (const auto typed = editor_.read(in("검색> ", "search> "))) {
    const std::string line = trimmed(*typed);
    if (line == ":quit" || line == ":q") return cli::done;
    obey(line);
    std::fflush(stdout);
  }
  cli::print("\n");
  return cli::done;
}

cli::ExitStatus Conversation::greet() const {
  malmoi::SearchRequest all = request_;
  all.limit = 0;
  const auto results = searcher_.search(all);
  if (!results) return cli::fail(results.error());
  const std::string count = cli::grouped(results->total.value);
  cli::print(request_.language == malmoi::Language::ko ? "기사 " + count + "건 · 도움말 :help · 끝 Ctrl-D\n"
                                                       : count + " articles · help :help · end Ctrl-D\n");
  std::fflush(stdout);
  return cli::done;
}

/// Nothing where they fail: who searches is told why.
std::vector<Offer> Conversation::offers(const std::string& typed, std::size_t rows) const {
  const auto found = searcher_.suggest({typed, static_cast<std::uint32_t>(rows), request_.language});
  if (!found) return {};
  const Look look = look_for(request_.language, color_);
  const std::size_t margin = 3;  // two columns before the offer, and none in the last, where terminals differ
  std::vector<Offer> offers;
  for (const malmoi::Suggestion& suggestion : found->suggestions) {
    offers.push_back({suggestion.text, suggestion_line(suggestion, std::max(look.columns, margin + 1) - margin, look)});
  }
  return offers;
}

void Conversation::obey(const std::string& line) {
  if (line == ":help" || line == ":h") return cli::print(in(help_ko, help_en));
  if (!obey_about_answer(line)) search(line);
}

bool Conversation::obey_about_answer(const std::string& line) {
  if (!answer_) return false;
  if (line == "y" && answer_->suggestion) return search(*answer_->suggestion), true;
  if (line == "n") return show_next(), true;
  if (line == "p") return show_previous(), true;
  if (const malmoi::Hit* hit = hit_numbered(line)) return show_addresses(*hit), true;
  if (!line.starts_with(similar)) return false;
  if (const malmoi::Hit* hit = hit_numbered(trimmed(line.substr(similar.size())))) return search("", hit->id), true;
  return false;
}

const malmoi::Hit* Conversation::hit_numbered(const std::string& text) const {
  const auto number = number_in(text);
  if (!number || *number <= request_.offset || *number > request_.offset + answer_->hits.size()) return nullptr;
  return &answer_->hits[*number - request_.offset - 1];
}

void Conversation::search(const std::string& query, const std::string& similar_to) {
  if (!query.empty()) editor_.remember(query);
  request_.query = query;
  request_.similar_to = similar_to;
  show_page(first_offset_);
}

void Conversation::show_page(std::uint32_t offset) {
  request_.offset = offset;
  auto results = searcher_.search(request_);
  if (!results) {
    answer_.reset();
    cli::fail(results.error());
    return;
  }
  print_results(*results, offset + 1, look_for(request_.language, color_));
  answer_ = std::move(*results);
  if (answer_->suggestion && !answer_->corrected) cli::print(in("그렇게 찾으려면 y\n", "y searches for that\n"));
}

void Conversation::show_next() {
  if (answer_->hits.size() < request_.limit || answer_->hits.empty()) {
    return cli::print(in("더 없습니다.\n", "There are no more.\n"));
  }
  show_page(request_.offset + request_.limit);
}

void Conversation::show_previous() {
  if (request_.offset == first_offset_) return cli::print(in("첫 쪽입니다.\n", "This is the first page.\n"));
  show_page(request_.offset - std::min(request_.limit, request_.offset - first_offset_));
}

void Conversation::show_addresses(const malmoi::Hit& hit) const {
  show_address(hit.url, hit.id);
  for (const malmoi::Duplicate& duplicate : hit.duplicate_list) show_address(duplicate.url, duplicate.id);
}

void Conversation::show_address(const std::string& url, const std::string& id) const {
  const std::string none = in("주소 없는 기사: ", "no address: ");
  cli::print(cli::printable(url.empty() ? none + id : url) + "\n");
}

}  // namespace

bool is_interactive(const Options& options) {
  const bool has_task = !options.query.empty() || !options.queries.empty() || options.json ||
                        !options.request.similar_to.empty() || !options.similar_text.empty();
  return !has_task && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
}

cli::ExitStatus converse(const malmoi::Searcher& searcher, const Options& options) {
  return Conversation(searcher, options).run();
}

}  // namespace newsq

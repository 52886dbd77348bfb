// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>
#include <unordered_set>

#include "glass/posting_list.h"
#include "index/schema.h"
#include "index/writer.h"

namespace malmoi::index {
namespace {

// Eight syllables: what an article shares with a dictionary and is shorter tells nothing of it.
constexpr std::size_t piece_bytes = 24;
// What so many other articles do not have is taken for the article's own.
constexpr std::size_t compared_articles = 1000;

using Pieces = std::unordered_set<std::string_view>;

template <class Found>
void for_each_piece(std::string_view text, Found found) {
  for (std::size_t at = 0; at + piece_bytes <= text.size(); ++at) found(text.substr(at, piece_bytes));
}

/// All documents of a generation that have had an id, dead or alive.
Result<std::vector<std::uint32_t>> versions(const Generation& generation, const std::string& id) {
  std::vector<std::uint32_t> documents;
  glass::PostingList list(generation.database());
  if (Status opened = list.open(id_term(id)); !opened) return std::move(opened).error();
  glass::Postings found;
  do {
    if (Status read = list.next(found); !read) return std::move(read).error();
    documents.insert(documents.end(), found.documents.begin(),
                     found.documents.begin() + static_cast<std::ptrdiff_t>(found.size));
  } while (found.size > 0);
  return documents;
}

/// The pieces of a dictionary that these records have too.
Pieces common_pieces(std::string_view dictionary, const std::vector<std::string>& records) {
  Pieces all, common;
  for_each_piece(dictionary, [&](std::string_view piece) { all.insert(piece); });
  for (const std::string& record : records) {
    for_each_piece(record, [&](std::string_view piece) {
      if (all.contains(piece)) common.insert(piece);
    });
  }
  return common;
}

}  // namespace

/// Does any dictionary hold pieces of these records that other articles do not have?
Result<bool> Writer::is_in_dictionary(const std::vector<std::string>& records) {
  for (std::size_t g = 0; g < snapshot_->generation_count(); ++g) {
    for (const auto& dictionary : snapshot_->generation(g).dictionaries()) {
      Pieces common = common_pieces(dictionary->content(), records);
      std::size_t left = compared_articles;
      for (Location at{static_cast<std::uint32_t>(g), 1};
           !common.empty() && left > 0 && at.document <= snapshot_->manifest().generations[g].articles; ++at.document) {
        if (tombstones_[g].contains(at.document)) continue;
        const auto article = snapshot_->article(at);
        if (!article) return article.error();
        const std::string other = serialize(*article);
        for_each_piece(other, [&](std::string_view piece) { common.erase(piece); });
        --left;
      }
      if (!common.empty()) return true;
    }
  }
  return false;
}

Result<std::vector<std::string>> Writer::purge(const std::vector<std::string>& ids, unsigned jobs) {
  if (Status committed = commit_pending(); !committed) return std::move(committed).error();
  std::vector<std::string> missing;
  std::set<std::string> touched;
  std::vector<std::string> records;
  for (const std::string& id : ids) {
    bool is_there = false;
    for (std::size_t g = 0; g < snapshot_->generation_count(); ++g) {
      const auto documents = versions(snapshot_->generation(g), id);
      if (!documents) return documents.error();
      for (const std::uint32_t document : *documents) {
        const Location at{static_cast<std::uint32_t>(g), document};
        const auto article = snapshot_->article(at);
        if (!article) return article.error();
        records.push_back(serialize(*article));
        touched.insert(snapshot_->manifest().generations[g].name);
        if (Status buried = bury(at); !buried) return roll_back(), std::move(buried).error();
        is_there = true;
      }
    }
    if (!is_there) missing.push_back(id);
  }
  if (touched.empty()) return missing;
  const auto in_dictionary = is_in_dictionary(records);
  if (!in_dictionary) return roll_back(), in_dictionary.error();
  std::vector<std::size_t> chosen(snapshot_->generation_count());
  std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  if (*in_dictionary) {
    if (Status done = reencode(chosen, nullptr, jobs); !done) return std::move(done).error();
    return missing;
  }
  // First, so that they are gone from searches even if there is no room to write generations anew.
  if (Status committed = commit_pending(); !committed) return std::move(committed).error();
  chosen.clear();
  for (std::size_t g = 0; g < snapshot_->generation_count(); ++g) {
    if (touched.contains(snapshot_->manifest().generations[g].name)) chosen.push_back(g);
  }
  if (chosen.empty()) return missing;
  if (Status folded = fold_by_merge(chosen, jobs); !folded) return std::move(folded).error();
  return missing;
}

}  // namespace malmoi::index

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/live_synonyms.h"

#include <sys/stat.h>

#include "analysis/chain.h"
#include "config/synonyms_file.h"

namespace malmoi::search {
namespace {

constexpr std::int64_t second = 1'000'000'000;

/// Readers of a website need not know where its files are.
std::string without_folder(const std::string& message, const std::string& path) {
  const std::size_t name = path.rfind('/') + 1;
  return message.starts_with(path) ? message.substr(name) : message;
}

}  // namespace

LiveSynonyms::LiveSynonyms(const Settings& settings) : path_(settings.search.synonyms), analyzer_(settings.analyzer) {
  if (path_.empty()) return;
  stamp_ = stamp_of(path_);
  auto loaded = load();
  if (!loaded) status_ = loaded.error();
  take(std::move(loaded));
}

LiveSynonyms::Stamp LiveSynonyms::stamp_of(const std::string& path) {
  struct stat file;
  if (::stat(path.c_str(), &file) != 0) return {};
  return {file.st_dev, file.st_ino, file.st_size, file.st_mtim.tv_sec * second + file.st_mtim.tv_nsec,
          file.st_ctim.tv_sec * second + file.st_ctim.tv_nsec};
}

Result<std::shared_ptr<const query::Synonyms>> LiveSynonyms::load() const {
  const auto rules = config::load_synonyms(path_);
  if (!rules) return rules.error();
  analysis::Chain chain(analyzer_);
  return std::make_shared<const query::Synonyms>(*rules, chain);
}

void LiveSynonyms::take(Result<std::shared_ptr<const query::Synonyms>> loaded) {
  if (loaded) {
    in_use_ = {std::move(*loaded)};
  } else {
    in_use_.failure = without_folder(loaded.error().message, path_);
  }
}

SynonymsInUse LiveSynonyms::current() {
  if (path_.empty()) return in_use_;
  const Stamp stamp = stamp_of(path_);  // before it is read: what is written meanwhile is seen next time
  {
    const std::lock_guard lock(mutex_);
    if (stamp == stamp_) return in_use_;
    stamp_ = stamp;
  }
  auto loaded = load();  // others search on meanwhile
  const std::lock_guard lock(mutex_);
  if (stamp == stamp_) take(std::move(loaded));
  return in_use_;
}

}  // namespace malmoi::search

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

LiveSynonyms::LiveSynonyms(const Settings& settings, Log log)
    : log_(std::move(log)), path_(settings.search.synonyms), analyzer_(settings.analyzer) {
  if (path_.empty()) return;
  stamp_ = stamp_of(path_);
  const auto loaded = load();
  if (!loaded) status_ = loaded.error();
  take(loaded);
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

void LiveSynonyms::take(const Result<std::shared_ptr<const query::Synonyms>>& loaded) {
  ++in_use_.version;
  in_use_.failure = loaded ? "" : without_folder(loaded.error().message, path_);
  if (loaded) in_use_.synonyms = *loaded;
}

void LiveSynonyms::tell(const Status& loaded) const {
  if (!log_) return;
  if (loaded) return log_(LogLevel::info, path_ + ": changed synonyms are in use");
  log_(LogLevel::warning, loaded.error().message + "; the synonyms before stay in use");
}

SynonymsInUse LiveSynonyms::current() {
  if (path_.empty()) return in_use_;
  const Stamp stamp = stamp_of(path_);  // before it is read: what is written meanwhile is seen next time
  {
    const std::lock_guard lock(mutex_);
    if (stamp == stamp_) return in_use_;
    stamp_ = stamp;
  }
  const auto loaded = load();  // others search on meanwhile
  tell(loaded ? Status() : loaded.error());
  const std::lock_guard lock(mutex_);
  if (stamp == stamp_) take(loaded);
  return in_use_;
}

}  // namespace malmoi::search

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>
#include <malmoi/settings.h>

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace relevance {

/// Use from one thread. The indexes of corpora, each built once and kept in the work folder under the
/// corpus's checksum and the analyzer's fingerprint.
class CorpusIndexes {
 public:
  struct Options {
    std::string data;
    std::string work;
    bool reindex = false;
    std::function<void(const std::string&)> report;  ///< told what takes time
  };

  explicit CorpusIndexes(Options options) : options_(std::move(options)) {}

  /// Folder of the index of a corpus, which is built where it is not there.
  malmoi::Result<std::string> index_of(const std::string& corpus, const malmoi::Settings& settings);

 private:
  malmoi::Result<std::uint64_t> checksum(const std::string& corpus);
  malmoi::Status build(const std::string& corpus, const std::string& index, const malmoi::Settings& settings);
  malmoi::Status fill(const std::string& corpus, const std::string& index, const malmoi::Settings& settings);
  void remove_others(const std::string& prefix);

  Options options_;
  std::map<std::string, std::uint64_t> checksums_;
  std::set<std::string> ready_;  ///< indexes known to be good since the program began
};

}  // namespace relevance

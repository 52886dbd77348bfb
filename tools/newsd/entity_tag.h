// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace newsd {

/// Safe from any thread. The entity tag of answers from one commit of the index. Weak, as answers tell how long they
/// took; of this run of the server only, as settings may be others in the next.
class EntityTag {
 public:
  /// `synonyms` is the file that answers depend on too, empty for none.
  EntityTag(std::string index, std::string synonyms);

  /// What answers depend on besides the commit. Taken before a search it is at worst that of an earlier answer, and a
  /// client asks once more.
  std::string state() const;
  /// Empty where an index description stands for several indexes: commits of remote ones are not known.
  std::string of(const std::string& state, std::uint64_t commit) const;
  /// Of the newest commit; nothing where the index cannot be read.
  std::optional<std::string> newest() const;

 private:
  const std::string index_;
  const std::string synonyms_;
  const std::string run_;
  const bool is_described_;
};

}  // namespace newsd

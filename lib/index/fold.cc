// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <atomic>
#include <bit>
#include <filesystem>
#include <set>

#include "analysis/chain.h"
#include "glass/durable_file.h"
#include "index/disk_space.h"
#include "index/folder.h"
#include "index/workers.h"
#include "index/writer.h"

namespace malmoi::index {
namespace {

// Generations of about the same size that may pile up before they become one: searches pay for each
// generation, updates pay for each fold. 8 keeps a large index within about 8 log8(n/100) generations
// and writes each article again log8(n/100) times.
constexpr std::size_t tier_width = 8;
// A generation with more dead than this is written anew without them. In large ones that is soon: copying fifty
// articles takes about as long as indexing one (docs/performance.md).
constexpr double max_dead_share = 0.02;
constexpr std::uint64_t few_dead = 100;
constexpr double max_dead_share_of_few = 0.3;

constexpr std::uint64_t enough_for_dictionary = 1000;
constexpr std::uint32_t documents_a_turn = 128;

std::size_t tier(const GenerationEntry& entry) {
  return (static_cast<std::size_t>(std::bit_width(entry.articles / 100)) + 2) / 3;
}

bool has_many_dead(const GenerationEntry& entry) {
  const double share = entry.dead < few_dead ? max_dead_share_of_few : max_dead_share;
  return static_cast<double>(entry.dead) > share * static_cast<double>(entry.articles);
}

/// Stretches of documents handed out to threads in order.
class Turns {
 public:
  Turns(const Manifest& manifest, const std::vector<std::size_t>& generations) {
    for (const std::size_t g : generations) {
      const auto n = static_cast<std::uint32_t>(manifest.generations[g].articles);
      for (std::uint32_t first = 1; first <= n; first += documents_a_turn) {
        turns_.push_back({{static_cast<std::uint32_t>(g), first}, std::min(n, first + documents_a_turn - 1)});
      }
    }
  }
  struct Turn {
    Location first;
    std::uint32_t last;
  };
  const Turn* next() {
    const std::size_t i = next_++;
    return i < turns_.size() ? &turns_[i] : nullptr;
  }
  /// Of the living.
  std::vector<std::string> samples(Snapshot& snapshot, const std::vector<Tombstones>& dead) const {
    constexpr std::size_t wanted = 1000;
    std::vector<std::string> out;
    const std::size_t step = std::max<std::size_t>(1, turns_.size() * documents_a_turn / wanted);
    for (const Turn& turn : turns_) {
      for (Location at = turn.first; at.document <= turn.last; at.document += static_cast<std::uint32_t>(step)) {
        if (dead[at.generation].contains(at.document)) continue;
        if (auto article = snapshot.article(at)) out.push_back(serialize(*article));
      }
    }
    return out;
  }

 private:
  std::vector<Turn> turns_;
  std::atomic<std::size_t> next_ = 0;
};

}  // namespace

Status Writer::fold(const std::vector<std::size_t>& generations, bool analyse, unsigned jobs) {
  const Manifest& manifest = snapshot_->manifest();
  std::uint64_t articles = 0;
  for (const std::size_t g : generations) articles += manifest.generations[g].articles;
  const bool lacks_dictionary = !snapshot_->dictionary() && articles >= enough_for_dictionary;
  if (generations.size() == manifest.generations.size()) new_term_lists_ = settings_.index.term_lists;
  const bool other_layout = manifest.term_lists != term_lists();
  if (analyse || lacks_dictionary || other_layout) return reencode(generations, snapshot_->dictionary(), jobs);
  return fold_by_merge(generations, jobs);
}

std::uint64_t Writer::bytes_of(const std::vector<std::size_t>& generations) const {
  std::uint64_t bytes = 0;
  std::error_code ignored;
  for (const std::size_t g : generations) {
    for (const auto& file :
         std::filesystem::directory_iterator(folder_ + "/" + snapshot_->manifest().generations[g].name, ignored)) {
      bytes += size_of_file(file.path());
    }
  }
  return bytes;
}

Status Writer::fold_by_merge(const std::vector<std::size_t>& generations, unsigned jobs) {
  if (generations.size() == 1 && snapshot_->tombstones(generations.front()).size() == 0) return {};
  if (Status space = check_free_space(folder_, bytes_of(generations)); !space) return space;
  Manifest next = snapshot_->manifest();
  ++next.commit;
  GenerationEntry entry;
  entry.name = generation_name(next.next_generation++);
  std::vector<glass::MergeInput> inputs;
  std::set<std::string> folded;
  for (const std::size_t g : generations) {
    const GenerationEntry& old = next.generations[g];
    folded.insert(old.name);
    const Tombstones& dead = snapshot_->tombstones(g);
    if (old.articles == dead.size()) continue;
    inputs.push_back({folder_ + "/" + old.name, old.files, dead.numbers()});
    entry.text_bytes += old.text_bytes;
    entry.encoding = std::min(entry.encoding, old.encoding);
  }
  const bool is_empty = inputs.empty();
  Status done;
  if (!is_empty) done = install(std::move(inputs), entry, jobs);
  if (done) {
    std::erase_if(next.generations, [&](const GenerationEntry& old) { return folded.contains(old.name); });
    if (!is_empty) next.generations.push_back(std::move(entry));
    done = publish(std::move(next));
  }
  if (!done) recover();
  return done;
}

Status Writer::reencode(const std::vector<std::size_t>& generations, std::shared_ptr<const Dictionary> dictionary,
                        unsigned jobs) {
  // Runs, and the generation that they are merged into.
  if (Status space = check_free_space(folder_, 2 * bytes_of(generations)); !space) return space;
  Turns turns(snapshot_->manifest(), generations);
  if (!dictionary) {
    dictionary = Dictionary::train(turns.samples(*snapshot_, tombstones_), settings_.index.compression_level);
  }
  jobs = job_count(jobs);
  std::vector<GenerationBuilder*> builders;
  for (unsigned i = 0; i < jobs; ++i) builders.push_back(&new_builder(dictionary, jobs));
  std::atomic<std::uint64_t> text_bytes = 0;
  Status done = run_workers(jobs, [&](unsigned worker) -> Status {
    auto snapshot = Snapshot::open(folder_, Formats::rebuildable);
    if (!snapshot) return std::move(snapshot).error();
    Encoder encoder(settings_.analyzer, dictionary, settings_.index.compression_level);
    while (const Turns::Turn* turn = turns.next()) {
      for (Location at = turn->first; at.document <= turn->last; ++at.document) {
        if (tombstones_[at.generation].contains(at.document)) continue;
        auto article = snapshot->article(at);
        if (!article) return std::move(article).error();
        const auto hash = snapshot->content_hash(at);
        if (!hash) return hash.error();
        if (!is_content_hash(Content::decode(*hash).hash, *article)) {
          return damage(folder_ + "/" + snapshot->manifest().generations[at.generation].name,
                        "article " + std::to_string(at.document) + " is not what was stored");
        }
        const Content content = Content::of(*article);
        if (auto added = builders[worker]->add(encoder.encode(*article, content)); !added) return added.error();
        text_bytes += content.text_bytes;
      }
    }
    return {};
  });
  if (!done) return roll_back(), done;
  count_text(text_bytes);
  for (const std::size_t g : generations) {
    // All of it is in the new generation, so the commit drops the old one.
    for (std::uint32_t d = 1; d <= snapshot_->manifest().generations[g].articles; ++d) tombstones_[g].insert(d);
  }
  return commit(jobs);
}

Status Writer::tidy(unsigned jobs) {
  if (!settings_.index.auto_compact) return {};
  for (;;) {
    const auto& generations = snapshot_->manifest().generations;
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < generations.size() && chosen.empty(); ++i) {
      const GenerationEntry& entry = generations[i];
      if (has_many_dead(entry)) chosen = {i};
      std::vector<std::size_t> same;
      for (std::size_t k = 0; k < generations.size(); ++k) {
        if (tier(generations[k]) == tier(entry)) same.push_back(k);
      }
      if (same.size() >= tier_width) chosen = same;
    }
    if (chosen.empty()) return {};
    if (Status folded = fold(chosen, false, jobs); !folded) return folded;
  }
}

}  // namespace malmoi::index

// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/deep_check.h"

#include <xxhash.h>

#include <algorithm>
#include <atomic>
#include <deque>
#include <string_view>

#include "glass/durable_file.h"
#include "glass/posting_reader.h"
#include "glass/posting_writer.h"
#include "glass/table_scanner.h"
#include "glass/value_writer.h"
#include "index/encoder.h"
#include "index/workers.h"

namespace malmoi::index {
namespace {

// Of records that are made only to be thrown away.
constexpr int fastest_level = 1;
constexpr std::uint32_t documents_a_turn = 128;
constexpr std::uint64_t value_seed = std::uint64_t{1} << 40;  // above all frequencies and lengths

/// A number for all that documents hold: a sum of hashes, so that the order in which it is read does not matter.
using Digests = std::vector<std::uint64_t>;

std::uint64_t hash(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::uint64_t digest(const glass::Document& document) {
  std::uint64_t sum = 0;
  std::uint64_t length = 0;
  for (const glass::Document::Term& term : document.terms) {
    sum += hash(glass::key::term(term.text), term.frequency);
    length += term.frequency;
  }
  for (const glass::Document::Value& value : document.values) sum += hash(value.bytes, value_seed + value.slot);
  return sum + hash(glass::key::lengths, length);
}

/// Entries of the posting table, one after the other.
struct Entries {
  glass::TableScanner scanner;
  bool there = false;

  std::string_view key() const { return scanner.key(); }
  std::string_view tag() const { return scanner.tag(); }
  bool next() { return there = scanner.next(); }
};

/// Adds what an entry says of documents, and moves behind it. False where it is damaged.
bool add_entry(Entries& entries, Digests& digests) {
  const auto add = [&](std::uint32_t document, std::uint64_t amount) {
    if (document < digests.size()) digests[document] += amount;
  };
  const std::string_view key = entries.key();
  if (key.starts_with(glass::key::metadata) || key.starts_with(glass::key::value_statistics)) {
    entries.next();
    return true;
  }
  if (key.starts_with(glass::key::value_chunk)) {
    std::uint32_t slot = 0, first = 0;
    const bool sound = glass::key::parse_value_chunk(key, slot, first) &&
                       glass::for_each_value(first, entries.tag(), [&](std::uint32_t document, std::string_view value) {
                         add(document, hash(value, value_seed + slot));
                       });
    entries.next();
    return sound;
  }
  const std::string list(key);
  glass::ListHeader header;
  std::uint32_t documents = 0;
  std::uint64_t occurrences = 0;
  const bool sound = glass::read_list(entries, header, [&](const glass::ListChunk& chunk) {
    return glass::for_each_posting(chunk.first, chunk.postings, [&](std::uint32_t document, std::uint32_t frequency) {
      add(document, hash(list, frequency));
      ++documents;
      occurrences += frequency;
    });
  });
  if (list == glass::key::lengths) return sound;
  return sound && documents == header.documents && occurrences == header.occurrences;
}

Result<Digests> read_digests(const std::string& path, std::uint64_t documents) {
  auto version = read_file(path + "/iamglass");
  if (!version) return std::move(version).error();
  glass::VersionFile roots;
  if (!roots.decode(*version)) return damage(path + "/iamglass", "is damaged");
  const std::string table = path + "/postlist.glass";
  auto scanner = glass::TableScanner::open(table, roots.postings);
  if (!scanner) return std::move(scanner).error();
  Entries entries{std::move(*scanner)};
  Digests digests(documents + 1);
  for (entries.next(); entries.there;) {
    if (!add_entry(entries, digests)) return damage(table, "holds a damaged list");
  }
  if (Status status = entries.scanner.status(); !status) return std::move(status).error();
  return digests;
}

}  // namespace

Result<std::vector<std::uint32_t>> differing_documents(Snapshot& snapshot, const std::string& folder,
                                                       std::size_t generation, const AnalyzerSettings& analyzer,
                                                       unsigned jobs) {
  const GenerationEntry& entry = snapshot.manifest().generations[generation];
  auto held = read_digests(folder + "/" + entry.name, entry.articles);
  if (!held) return std::move(held).error();
  std::vector<std::uint8_t> is_as_encoded(entry.articles + 1);
  std::atomic<std::uint64_t> next = 1;
  const std::uint64_t stamp = snapshot.stamp();
  const Status encoded = run_workers(job_count(jobs), [&](unsigned) -> Status {
    auto own = Snapshot::open(folder);
    if (!own) return std::move(own).error();
    if (own->stamp() != stamp) return Error{ErrorCode::io, folder + ": changed while it was checked; check it again"};
    // A merge holds articles of its encoding and later ones.
    std::deque<Encoder> encoders;
    for (int encoding = std::min(entry.encoding, encoding_version); encoding <= encoding_version; ++encoding) {
      encoders.emplace_back(analyzer, nullptr, fastest_level, encoding);
    }
    for (;;) {
      const std::uint64_t first = next.fetch_add(documents_a_turn);
      if (first > entry.articles) return {};
      const std::uint64_t last = std::min<std::uint64_t>(entry.articles, first + documents_a_turn - 1);
      for (std::uint64_t document = first; document <= last; ++document) {
        const auto article =
            own->article({static_cast<std::uint32_t>(generation), static_cast<std::uint32_t>(document)});
        if (!article) return article.error();
        is_as_encoded[document] = std::ranges::any_of(encoders, [&](Encoder& encoder) {
          return digest(encoder.encode(*article, Content::of(*article))) == (*held)[document];
        });
      }
    }
  });
  if (!encoded) return encoded.error();
  std::vector<std::uint32_t> differing;
  for (std::uint32_t document = 1; document <= entry.articles; ++document) {
    if (!is_as_encoded[document]) differing.push_back(document);
  }
  return differing;
}

}  // namespace malmoi::index

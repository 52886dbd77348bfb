// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cmath>
#include <random>
#include <string>

#include "../temporary_folder.h"

namespace malmoi::glass {

/// Words as they are in text: few that are frequent, many that are rare. Some have zero bytes or are as long as
/// Xapian takes them.
class RandomTerms {
 public:
  explicit RandomTerms(unsigned seed) : random_(seed) {}

  std::string term() {
    const auto n = static_cast<unsigned>(std::exp(std::uniform_real_distribution<>(0, 10)(random_)));
    std::string term = "낱말" + std::to_string(n);
    if (n % 50 == 7) term.insert(n % 3, 1, '\0');
    if (n % 50 == 9) term.append(245 - term.size(), 'x');
    return term;
  }
  std::string bytes(std::size_t size) {
    std::string out;
    for (std::size_t i = 0; i < size; ++i) out += static_cast<char>(random_());
    return out;
  }
  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(random_() % n); }

 private:
  std::mt19937 random_;
};

inline constexpr Xapian::valueno value_slots[] = {0, 2, 7};

/// A document with values of up to 10 KB and, seldom, a record of 100 KB, of bytes that cannot be compressed.
inline Xapian::Document random_document(RandomTerms& random) {
  Xapian::Document document;
  for (std::size_t n = random.below(60); n > 0; --n) document.add_term(random.term(), 1 + random.below(200) / 70);
  if (random.below(20) == 0) document.add_term(random.term(), random.below(100'000));
  for (const Xapian::valueno slot : value_slots) {
    if (random.below(3) > 0) document.add_value(slot, random.bytes(random.below(random.below(50) ? 80 : 10'000)));
  }
  document.set_data(random.bytes(random.below(random.below(100) ? 300 : 100'000)));
  return document;
}

/// A database that Xapian wrote, compacted as generations are; some documents are missing.
inline void write_database(const std::string& folder, unsigned seed, std::size_t documents) {
  RandomTerms random(seed);
  const TemporaryFolder temporary;
  Xapian::WritableDatabase database(temporary / "loose", Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (std::size_t i = 0; i < documents; ++i) {
    database.add_document(random_document(random));
    if (i % 700 == 699) database.commit();
  }
  for (std::size_t i = 0; i < documents / 50; ++i) {
    const Xapian::docid document = 2 + random.below(documents - 2);
    try {
      database.delete_document(document);
    } catch (const Xapian::DocNotFoundError&) {
    }
  }
  database.commit();
  database.compact(folder, Xapian::DBCOMPACT_NO_RENUMBER);
}

}  // namespace malmoi::glass

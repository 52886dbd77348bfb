// SPDX-License-Identifier: GPL-2.0-or-later
#include "writer.h"

#include <stdexcept>

#include "newspaper.h"

namespace stress {
namespace {

constexpr std::uint64_t editions_per_compaction = 40;
constexpr std::uint64_t editions_per_opening = 15;
constexpr unsigned changes_of_archive = 5;

template <class T>
T must(malmoi::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}
void must(const malmoi::Status& status) {
  if (!status) throw std::runtime_error(status.error().message);
}

}  // namespace

Writer::Writer(std::string folder, std::uint64_t archive, Board& board)
    : folder_(std::move(folder)), archive_(archive), board_(board) {}

void Writer::open() {
  indexer_.reset();
  indexer_ = must(malmoi::Indexer::open(folder_));
}

void Writer::begin() {
  open();
  for (std::uint64_t n = 0; n < archive_; ++n) must(indexer_->add(archive_article(n, 0)));
  write_front();
  commit();
}

void Writer::next() {
  if (edition_ % editions_per_opening == 0) open();
  write_front();
  change_archive();
  commit();
  if (edition_ % editions_per_compaction == 0) must(indexer_->compact());
}

void Writer::write_front() {
  const std::uint64_t before = edition_ == 0 ? 0 : front_articles(edition_);
  ++edition_;
  const std::uint64_t count = front_articles(edition_);
  for (std::uint64_t n = 0; n < count; ++n) must(indexer_->add(front_article(n, edition_)));
  for (std::uint64_t n = count; n < before; ++n) must(indexer_->remove("front-" + std::to_string(n)));
}

void Writer::change_archive() {
  for (unsigned i = 0; i < changes_of_archive; ++i) {
    const std::uint64_t n = random_() % archive_;
    must(indexer_->add(archive_article(n, random_() % 100)));
  }
  must(indexer_->remove("archive-" + std::to_string(random_() % archive_)));
}

void Writer::commit() {
  must(indexer_->commit());
  board_.committed = edition_;
  ++board_.commits;
}

}  // namespace stress

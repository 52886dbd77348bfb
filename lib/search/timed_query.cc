// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/timed_query.h"

#include <algorithm>

namespace malmoi::search {
namespace {

// Candidates between two looks at the clock, some microseconds.
constexpr unsigned poll_interval = 64;

/// All documents, until the deadline.
class TimedSource : public Xapian::PostingSource {
 public:
  explicit TimedSource(Deadline& deadline) : deadline_(deadline) {}

  TimedSource* clone() const override { return new TimedSource(deadline_); }
  void init(const Xapian::Database& database) override {
    count_ = database.get_doccount();
    last_ = database.get_lastdocid();
    at_ = 0;
  }
  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }

  void next(double) override { move_to(at_ + 1); }
  void skip_to(Xapian::docid document, double) override { move_to(std::max(at_, document)); }
  bool at_end() const override { return ended_ || at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }

 private:
  void move_to(Xapian::docid document) {
    at_ = document;
    if (polls_++ % poll_interval == 0) ended_ = deadline_.passed();
  }

  Deadline& deadline_;
  Xapian::doccount count_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
  unsigned polls_ = 0;
  bool ended_ = false;
};

}  // namespace

Xapian::Query timed(const Xapian::Query& query, Deadline& deadline) {
  auto* source = new TimedSource(deadline);
  return Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(source->release()));
}

}  // namespace malmoi::search

// SPDX-License-Identifier: GPL-2.0-or-later
#include "throughput/ceiling.h"

#include <xapian.h>

#include "analysis/chain.h"
#include "index/stored_article.h"
#include "measure/article_stream.h"
#include "throughput/cost_json.h"

namespace throughput {
namespace {

using namespace malmoi;

// Distinct terms of documents in a shard: of those tried, the fastest whose posting table is not much larger
// than that of one large shard.
constexpr std::size_t shard_terms = 400'000;

/// Articles to documents that Xapian has nothing left to do for but index them.
class Documents {
 public:
  explicit Documents(const Settings& settings)
      : chain_(settings.analyzer), writer_(nullptr, settings.index.compression_level) {}

  Xapian::Document of(const Article& article) {
    Xapian::Document document;
    add_terms(article.title, document);
    add_terms(article.excerpt, document);
    add_terms(article.body, document);
    document.add_boolean_term("Q" + article.id.substr(0, 200));
    document.set_data(writer_.write(article));
    return document;
  }

 private:
  void add_terms(const std::string& text, Xapian::Document& document) {
    const analysis::AnalyzedText& analyzed = chain_.analyze(text);
    for (const analysis::Term& term : analyzed.terms) document.add_term(std::string(analyzed.text(term)));
  }

  analysis::Chain chain_;
  index::ArticleWriter writer_;
};

/// Shards in a folder, and what building them took.
class Shards {
 public:
  explicit Shards(std::string folder) : folder_(std::move(folder)) {}

  void add(Xapian::Document document) {
    terms_ += document.termlist_count();
    documents_.push_back(std::move(document));
    if (terms_ >= shard_terms) build();
  }

  void build() {
    if (documents_.empty()) return;
    paths_.push_back(folder_ + "/" + std::to_string(paths_.size()));
    measure::Stopwatch stopwatch;
    constexpr int flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS |
                          Xapian::DB_NO_TERMLIST;
    Xapian::WritableDatabase shard(paths_.back(), flags);
    for (const Xapian::Document& document : documents_) shard.add_document(document);
    shard.commit();
    shard.close();
    cost_ += stopwatch.lap();
    documents_.clear();
    terms_ = 0;
  }

  measure::Cost merge() const {
    measure::Stopwatch stopwatch;
    Xapian::Database all;
    for (const std::string& path : paths_) all.add_database(Xapian::Database(path, Xapian::DB_BACKEND_GLASS));
    if (!paths_.empty()) all.compact(folder_ + "/merged", Xapian::Compactor::FULL);
    return stopwatch.lap();
  }

  const measure::Cost& cost() const { return cost_; }

 private:
  std::string folder_;
  std::vector<std::string> paths_;
  std::vector<Xapian::Document> documents_;
  std::size_t terms_ = 0;
  measure::Cost cost_;
};

}  // namespace

Result<nlohmann::json> measure_ceiling(const std::vector<std::string>& paths, const std::string& folder) {
  try {
    measure::ArticleStream stream(paths);
    Documents documents({});
    Shards shards(folder);
    for (std::vector<Article> articles; !(articles = stream.next_batch()).empty();) {
      for (const Article& article : articles) shards.add(documents.of(article));
    }
    shards.build();
    const measure::Cost merged = shards.merge();
    return nlohmann::json{{"shards", to_json(shards.cost())}, {"merge", to_json(merged)}};
  } catch (const Xapian::Error& error) {
    return Error{ErrorCode::io, folder + ": " + error.get_description()};
  }
}

}  // namespace throughput

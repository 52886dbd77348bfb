// SPDX-License-Identifier: GPL-2.0-or-later
#include "throughput/stages.h"

#include <memory>

#include "analysis/chain.h"
#include "index/encoder.h"
#include "measure/article_stream.h"
#include "throughput/cost_json.h"

namespace throughput {
namespace {

using namespace malmoi;

/// As updates train it.
std::shared_ptr<const index::Dictionary> dictionary_of(const std::vector<Article>& articles, int level) {
  std::vector<std::string> samples;
  for (const Article& article : articles) samples.push_back(index::serialize(article));
  return index::Dictionary::train(samples, level);
}

void analyse(analysis::Chain& chain, const std::vector<Article>& articles) {
  for (const Article& article : articles) {
    chain.analyze(article.title);
    chain.analyze(article.excerpt);
    chain.analyze(article.body);
  }
}

void encode(index::Encoder& encoder, const std::vector<Article>& articles) {
  for (const Article& article : articles) static_cast<void>(encoder.encode(article, index::Content::of(article)));
}

}  // namespace

Result<nlohmann::json> measure_stages(const std::vector<std::string>& paths) {
  const Settings settings;
  const int level = settings.index.compression_level;
  measure::ArticleStream stream(paths);
  analysis::Chain chain(settings.analyzer);
  std::unique_ptr<index::Encoder> encoder;
  measure::Cost analysed;
  measure::Cost encoded;  // and analysed: the encoder does both
  for (std::vector<Article> articles; !(articles = stream.next_batch()).empty();) {
    measure::Stopwatch stopwatch;
    analyse(chain, articles);
    analysed += stopwatch.lap();
    if (!encoder) encoder = std::make_unique<index::Encoder>(settings.analyzer, dictionary_of(articles, level), level);
    encode(*encoder, articles);
    encoded += stopwatch.lap();
  }
  return nlohmann::json{{"read", to_json(stream.read_cost())},
                        {"parse", to_json(stream.parse_cost())},
                        {"analyse", to_json(analysed)},
                        {"encode", to_json(encoded - analysed)}};
}

}  // namespace throughput

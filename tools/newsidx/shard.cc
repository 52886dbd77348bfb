// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string>

#include <malmoi/sharding.h>

#include "cli/failure.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/numbers.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "newsidx/commands.h"
#include "newsidx/writer_options.h"

namespace newsidx {
namespace {

struct ShardOptions {
  std::string index;
  std::string out;
  std::string by = "month";
  malmoi::ShardRequest request;
  bool term_lists = false;
  WriterOptions writer;
  std::string language;
};

std::string report(const malmoi::ShardSummary& summary, malmoi::Language language) {
  std::string text;
  for (const malmoi::Shard& shard : summary.shards) text += shard.name + "  " + cli::grouped(shard.articles) + "\n";
  const std::string count = cli::grouped(summary.shards.size());
  if (language == malmoi::Language::ko) {
    return text + "샤드 " + count + "개로 나누었습니다. 검색: newsq " + summary.description + " 검색어\n";
  }
  return text + "split into " + count + " shards; search them with newsq " + summary.description + " QUERY\n";
}

cli::ExitStatus run(ShardOptions& options) {
  if (options.by == "hash" && options.request.shards == 0) return cli::misuse("--by hash: needs --shards N");
  auto settings = settings_of(options.writer);
  if (!settings) return cli::fail(settings.error());
  settings->index.term_lists |= options.term_lists;
  options.request.by = options.by == "hash" ? malmoi::ShardBy::hash : malmoi::ShardBy::month;
  const auto summary = malmoi::shard_index(options.index, options.out, options.request, *settings);
  if (!summary) return cli::fail(summary.error());
  cli::print(report(*summary, cli::language_named(options.language)));
  return cli::done;
}

}  // namespace

Run add_shard(CLI::App& app) {
  auto options = std::make_shared<ShardOptions>();
  CLI::App* command = app.add_subcommand("shard", cli::both("색인을 하나로 검색되는 여럿으로 나눕니다",
                                                            "Split an index into several that are searched as one"));
  command->add_option("INDEX", options->index, cli::both("색인 폴더", "Folder of the index"))->required();
  command
      ->add_option("OUT", options->out,
                   cli::both("샤드와 이를 설명하는 index.yaml의 새 폴더",
                             "New folder for the shards and index.yaml, which describes them"))
      ->required();
  command
      ->add_option("--by", options->by,
                   cli::both("발행한 달(month)이나 id의 해시(hash)로 나눕니다",
                             "Deal articles out by month of publication, or by hash of their ids"))
      ->check(CLI::IsMember({"month", "hash"}))
      ->capture_default_str();
  command
      ->add_option("--shards", options->request.shards,
                   cli::both("샤드 수. 달로 나눌 때 없으면 달마다 하나",
                             "How many; by month, a shard for each month if left out"))
      ->check(CLI::Range(1, 1000));
  command->add_flag("--term-lists", options->term_lists,
                    cli::both("xapian-tcpsrv로 제공할 샤드에 씁니다", "For shards that xapian-tcpsrv will serve"));
  add_writer_options(*command, options->writer);
  cli::add_language_option(*command, options->language);
  return [options] { return run(*options); };
}

}  // namespace newsidx

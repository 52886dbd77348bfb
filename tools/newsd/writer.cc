// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/writer.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "newsd/error_response.h"

namespace newsd {
namespace {

using malmoi::Error;
using malmoi::ErrorCode;
using malmoi::Indexer;
using malmoi::Result;
using Json = nlohmann::ordered_json;

constexpr std::size_t most_waiting = 1000;

Response json(const Json& object) {
  return {200, json_type, object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n", "", {}};
}

Response no_such_article(const std::string& id) {
  return error_response({ErrorCode::not_found, "no article has the id " + id});
}

/// The object that `newsidx update --json` prints; a path is the line of the body.
Json to_json(const malmoi::UpdateSummary& summary, const std::string& path) {
  Json rejected = Json::array();
  for (const auto* list : {&summary.missing, &summary.rejected}) {
    for (const malmoi::Rejection& each : *list) {
      const bool is_line = each.path.rfind(path, 0) == 0;
      rejected.push_back(
          {{"path", is_line ? "body" + each.path.substr(path.size()) : each.path}, {"reason", each.reason}});
    }
  }
  return {{"added", summary.added},     {"updated", summary.updated}, {"unchanged", summary.unchanged},
          {"deleted", summary.deleted}, {"skipped", summary.skipped}, {"rejected", rejected},
          {"seconds", summary.seconds}};
}

Response make(Indexer& indexer, const Put& put) {
  const auto added = indexer.add(put.article);
  return added ? json({{"id", put.article.id}}) : error_response(added.error());
}

Response make(Indexer& indexer, const Remove& remove) {
  if (remove.purge) {
    const auto missing = indexer.purge({remove.id});
    if (!missing) return error_response(missing.error());
    return missing->empty() ? json({{"id", remove.id}}) : no_such_article(remove.id);
  }
  const auto was_there = indexer.remove(remove.id);
  if (!was_there) return error_response(was_there.error());
  return *was_there ? json({{"id", remove.id}}) : no_such_article(remove.id);
}

Response make(Indexer& indexer, const Bulk& bulk) {
  malmoi::UpdateRequest request;
  request.paths = {bulk.path};
  request.format = malmoi::InputFormat::jsonl;
  request.source = "newsd";
  const auto summary = indexer.update(request);
  return summary ? json(to_json(*summary, bulk.path)) : error_response(summary.error());
}

/// Such a change is begun with nothing pending: where it fails, what was pending would be lost unseen.
bool commits_by_itself(const Writer::Change& change) {
  const auto* remove = std::get_if<Remove>(&change);
  return std::holds_alternative<Bulk>(change) || (remove != nullptr && remove->purge);
}

}  // namespace

Writer::Writer(std::string index, const malmoi::Settings& settings)
    : index_(std::move(index)), settings_(settings), thread_([this] { run(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Writer::submit(Change change, Reply reply) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() < most_waiting) {
      waiting_.push_back({std::move(change), std::move(reply)});
      changed_.notify_one();
      return;
    }
  }
  reply(error_response(503, "busy", "too many changes are waiting; try again in a moment"));
}

void Writer::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return is_ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const auto requests = std::exchange(waiting_, {});
    lock.unlock();
    write(requests);
    lock.lock();
  }
}

void Writer::write(const std::deque<Request>& requests) {
  std::vector<Response> responses = make_all(requests);
  for (std::size_t i = 0; i < requests.size(); ++i) requests[i].reply(std::move(responses[i]));
}

/// Holds the lock of the index.
std::vector<Response> Writer::make_all(const std::deque<Request>& requests) {
  auto indexer = Indexer::open(index_, settings_);
  if (!indexer) return std::vector<Response>(requests.size(), error_response(indexer.error()));
  std::vector<Response> responses;
  std::size_t committed = 0;
  const auto commit = [&] {
    const auto done = indexer->commit();
    for (; committed < responses.size(); ++committed) {
      if (!done) responses[committed] = error_response(done.error());
    }
  };
  for (const Request& request : requests) {
    if (commits_by_itself(request.change)) commit();
    responses.push_back(std::visit([&](const auto& change) { return make(*indexer, change); }, request.change));
  }
  commit();
  return responses;
}

}  // namespace newsd

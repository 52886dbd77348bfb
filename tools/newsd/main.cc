// SPDX-License-Identifier: GPL-2.0-or-later
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>
#include <malmoi/searcher.h>
#include <malmoi/version.h>

#include "cli/config_option.h"
#include "cli/failure.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "newsd/address.h"
#include "newsd/api.h"
#include "newsd/entity_tag.h"
#include "newsd/server.h"
#include "newsd/token.h"
#include "newsd/writer.h"
#include "newsd/writing_routes.h"

namespace {

using malmoi::Error;
using malmoi::ErrorCode;

struct Options {
  std::string index;
  std::string config;
  std::string language;
  std::optional<std::string> bind;
  std::optional<std::uint16_t> port;
};

void add_options(CLI::App& app, Options& options) {
  app.add_option(
         "INDEX", options.index,
         cli::both("색인 폴더, 또는 여러 색인을 적은 파일", "Folder of the index, or a file that describes several"))
      ->required();
  app.add_option("--port", options.port,
                 cli::both("TCP 포트, 0은 비어 있는 아무 포트. 없으면 8080",
                           "TCP port, 0 for any that is free; by default 8080"))
      ->type_name("N");
  app.add_option("--bind", options.bind,
                 cli::both("들을 IP 주소. 없으면 이 컴퓨터에서만 쓰는 127.0.0.1",
                           "IP address to listen on; by default 127.0.0.1, for this machine only"))
      ->type_name("ADDRESS");
  cli::add_config_option(app, options.config);
  cli::add_language_option(app, options.language);
}

malmoi::Result<malmoi::Settings> settings_of(const Options& options) {
  auto settings = cli::settings_of(options.config);
  if (settings && options.bind) settings->server.bind = *options.bind;
  if (settings && options.port) settings->server.port = *options.port;
  return settings;
}

/// A token crosses the network in clear, so that whoever listens there could write.
malmoi::Status check_exposure(const malmoi::ServerSettings& settings, const std::string& token) {
  const auto address = newsd::parse_address(settings.bind);
  if (token.empty() || settings.allow_remote_writes || !address || address->is_loopback()) return {};
  return Error{ErrorCode::invalid_argument,
               settings.bind +
                   ": a token would cross the network unencrypted; listen on 127.0.0.1 behind a proxy that "
                   "speaks TLS, or set server.allow_remote_writes: true"};
}

/// Who holds the token may write, which needs one index to write to.
malmoi::Status check_writable(const std::string& index, const std::string& token) {
  std::error_code absent;
  if (token.empty() || !std::filesystem::is_regular_file(index, absent)) return {};
  return Error{ErrorCode::invalid_argument,
               index + ": describes indexes and is none to write to; leave out the token, or name a folder"};
}

/// A server that writes begins with an empty index where there is none.
malmoi::Status make_index(const std::string& index, const malmoi::Settings& settings, const std::string& token) {
  const auto info = malmoi::index_info(index);
  if (token.empty() || info || info.error().code != ErrorCode::not_found) return {};
  auto indexer = malmoi::Indexer::open(index, settings);
  if (!indexer) return indexer.error();
  return indexer->commit();
}

std::vector<newsd::Route> routes(const newsd::Library& library, const newsd::Services& services,
                                 newsd::Writer* writer) {
  std::vector<newsd::Route> all = newsd::reading_routes(library, services);
  for (newsd::Route& each : newsd::writing_routes(library.settings, writer)) all.push_back(std::move(each));
  return all;
}

/// The signals that end the server, blocked in all threads that are made from now on.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

/// SIGHUP asks daemons to read their files anew; the index and synonyms are followed without being asked.
void wait_for_end(const sigset_t& signals) {
  int signal = SIGHUP;
  while (signal == SIGHUP) sigwait(&signals, &signal);
}

cli::ExitStatus serve(const Options& options) {
  const sigset_t signals = block_signals();
  const auto settings = settings_of(options);
  if (!settings) return cli::fail(settings.error());
  const auto token = newsd::load_token(settings->server);
  if (!token) return cli::fail(token.error());
  if (const auto safe = check_exposure(settings->server, *token); !safe) return cli::fail(safe.error());
  if (const auto writable = check_writable(options.index, *token); !writable) return cli::fail(writable.error());
  if (const auto made = make_index(options.index, *settings, *token); !made) return cli::fail(made.error());
  newsd::Services services(settings->server);
  const auto to_log = [&services](malmoi::LogLevel, std::string_view message) {
    services.log.write("newsd: " + cli::printable(message));
  };
  const auto searcher = malmoi::Searcher::open(options.index, *settings, to_log);
  if (!searcher) return cli::fail(searcher.error());
  const newsd::EntityTag entity_tag(options.index, settings->search.synonyms);
  const newsd::Library library{*searcher, *settings, entity_tag};
  std::optional<newsd::Writer> writer;
  if (!token->empty()) writer.emplace(options.index, *settings);
  const newsd::Router router(routes(library, services, writer ? &*writer : nullptr));
  const auto server = newsd::Server::start(settings->server, router, *token, services);
  if (!server) return cli::fail(server.error());
  services.log.write("newsd: serving " + options.index + " on " + settings->server.bind + " port " +
                     std::to_string((*server)->port()) + (token->empty() ? ", reading only" : ", reading and writing"));

  wait_for_end(signals);
  const std::size_t left = (*server)->stop();
  if (left == 0) return cli::done;
  cli::complain("stopped before " + std::to_string(left) + " requests were answered; see server.stop_timeout_ms");
  // Their threads are still at work. What is not committed was not acknowledged.
  ::_exit(cli::failed);
}

}  // namespace

int main(int argc, char** argv) {
  cli::prepare_streams();
  CLI::App app{cli::both("한국어 뉴스 기사의 색인을 HTTP로 제공합니다.",
                         "Serves a full-text index of Korean news articles over HTTP."),
               "newsd"};
  app.set_version_flag("--version", std::string("newsd ") + malmoi::version());
  Options options;
  add_options(app, options);
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  return cli::finish(serve(options));
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/server.h"

#include <microhttpd.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <exception>
#include <thread>
#include <utility>

#include "newsd/access_line.h"
#include "newsd/address.h"
#include "newsd/conclude.h"
#include "newsd/cors.h"
#include "newsd/error_response.h"
#include "newsd/exchange.h"
#include "newsd/listen.h"
#include "newsd/rate_limit.h"
#include "newsd/target.h"
#include "newsd/token.h"

namespace newsd {
namespace {

using malmoi::Error;
using malmoi::ErrorCode;
using malmoi::Result;
using malmoi::ServerSettings;

constexpr MHD_Result yes = MHD_YES;
constexpr MHD_Result no = MHD_NO;

std::size_t thread_count(const ServerSettings& settings) {
  if (settings.workers > 0) return settings.workers;
  return std::max(1u, std::thread::hardware_concurrency());
}

Connection* tracked(MHD_Connection* connection) {
  const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info != nullptr ? static_cast<Connection*>(info->socket_context) : nullptr;
}

Headers headers_of(MHD_Connection* connection) {
  const auto add = [](void* all, MHD_ValueKind, const char* name, const char* value) {
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    static_cast<Headers*>(all)->emplace_back(std::move(lower), value != nullptr ? value : "");
    return yes;
  };
  Headers headers;
  MHD_get_connection_values(connection, MHD_HEADER_KIND, add, &headers);
  return headers;
}

/// Bytes that a request says will follow; 1 where it does not say how many.
std::uint64_t announced_body(const Request& request) {
  const std::string_view length = request.header("content-length");
  std::uint64_t bytes = 0;
  std::from_chars(length.data(), length.data() + length.size(), bytes);
  return bytes == 0 && !request.header("transfer-encoding").empty() ? 1 : bytes;
}

MHD_Response* to_mhd(std::string body) {
  auto* kept = new std::string(std::move(body));
  const auto release = [](void* text) { delete static_cast<std::string*>(text); };
  MHD_Response* response =
      MHD_create_response_from_buffer_with_free_callback_cls(kept->size(), kept->data(), release, kept);
  if (response == nullptr) delete kept;
  return response;
}

void add_header(MHD_Response* response, const std::string& name, const std::string& value) {
  if (!value.empty()) MHD_add_response_header(response, name.c_str(), value.c_str());
}

}  // namespace

Services::Services(const ServerSettings& settings) : workers(thread_count(settings), settings.queue) {}

class Server::Impl {
 public:
  Impl(const ServerSettings& settings, const Router& router, std::string token, std::vector<Network> trusted,
       Services& services)
      : settings_(settings),
        router_(router),
        token_(std::move(token)),
        trusted_(std::move(trusted)),
        cors_(settings.cors_origins),
        services_(services),
        rate_(settings.rate, settings.rate_burst) {}

  ~Impl() {
    if (daemon_ != nullptr) MHD_stop_daemon(daemon_);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  bool start(int socket);
  std::uint16_t port() const { return port_; }
  std::size_t stop();

 private:
  // What libmicrohttpd calls, on its thread.
  static void* on_target(void* self, const char* target, MHD_Connection* connection);
  static MHD_Result on_request(void* self, MHD_Connection* connection, const char* url, const char* method,
                               const char* version, const char* data, std::size_t* size, void** exchange);
  static void on_completed(void* self, MHD_Connection* connection, void** exchange, MHD_RequestTerminationCode code);
  static void on_connection(void* self, MHD_Connection* connection, void** context,
                            MHD_ConnectionNotificationCode code);

  MHD_Result go_on(MHD_Connection* connection, const char* method, std::string_view data, Exchange& exchange);
  void begin(MHD_Connection* connection, const char* method, Exchange& exchange);
  std::optional<Response> refusal(const Request& request, const Exchange& exchange) const;
  static std::optional<Response> refusal_of_parameters(const Request& request, const Route& route);
  std::optional<Response> refusal_of_body(const Request& request, const Route& route) const;
  static void work(const Exchange& exchange, const Reply& reply);
  bool handle(MHD_Connection* connection, Exchange& exchange);
  MHD_Result send(MHD_Connection* connection, Exchange& exchange);

  const ServerSettings& settings_;
  const Router& router_;
  const std::string token_;
  const std::vector<Network> trusted_;
  const Cors cors_;
  Services& services_;
  RateLimit rate_;
  MHD_Daemon* daemon_ = nullptr;
  std::uint16_t port_ = 0;
  std::atomic<bool> is_stopping_{false};
  std::atomic<std::size_t> under_way_{0};  // requests whose headers have come and whose answer has not gone
};

bool Server::Impl::start(int socket) {
  port_ = port_of(socket);
  const unsigned connections = allowed_connections(settings_.connections);
  if (connections < settings_.connections) {
    services_.log.write("newsd: " + std::to_string(connections) + " connections at once, not server.connections: " +
                        std::to_string(settings_.connections) + "; raise the limit on open files (LimitNOFILE=)");
  }
  daemon_ = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC, 0, nullptr,
                             nullptr, &on_request, this, MHD_OPTION_LISTEN_SOCKET, socket, MHD_OPTION_CONNECTION_LIMIT,
                             connections, MHD_OPTION_PER_IP_CONNECTION_LIMIT, settings_.connections_per_address,
                             MHD_OPTION_CONNECTION_MEMORY_LIMIT, static_cast<std::size_t>(settings_.max_header_bytes),
                             MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1,
                             MHD_OPTION_URI_LOG_CALLBACK, &on_target, this, MHD_OPTION_NOTIFY_COMPLETED, &on_completed,
                             this, MHD_OPTION_NOTIFY_CONNECTION, &on_connection, this, MHD_OPTION_END);
  return daemon_ != nullptr;
}

std::size_t Server::Impl::stop() {
  is_stopping_ = true;
  if (const MHD_socket socket = MHD_quiesce_daemon(daemon_); socket != MHD_INVALID_SOCKET) ::close(socket);
  const auto end = std::chrono::steady_clock::now() + settings_.stop_timeout;
  while (under_way_ > 0 && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  if (under_way_ > 0) return under_way_;
  MHD_stop_daemon(std::exchange(daemon_, nullptr));
  return 0;
}

void* Server::Impl::on_target(void*, const char* target, MHD_Connection* connection) {
  return new Exchange(target, tracked(connection));
}

void Server::Impl::on_connection(void* self, MHD_Connection* connection, void** context,
                                 MHD_ConnectionNotificationCode code) {
  auto& server = *static_cast<Impl*>(self);
  if (code == MHD_CONNECTION_NOTIFY_STARTED) {
    const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    Connection* opened = server.services_.connections.open(info->connect_fd);
    opened->must_get_on_within(server.settings_.idle_timeout);
    *context = opened;
  } else if (*context != nullptr) {
    server.services_.connections.close(static_cast<Connection*>(*context));
    *context = nullptr;
  }
}

void Server::Impl::on_completed(void* self, MHD_Connection*, void** context, MHD_RequestTerminationCode) {
  auto& server = *static_cast<Impl*>(self);
  const std::unique_ptr<Exchange> exchange(static_cast<Exchange*>(*context));
  *context = nullptr;
  if (exchange == nullptr) return;
  exchange->connection->must_get_on_within(server.settings_.idle_timeout);
  if (!exchange->has_begun) return;
  const double seconds = exchange->seconds();
  server.services_.metrics.record(exchange->route_name(), exchange->status, seconds);
  if (server.settings_.access_log) {
    server.services_.log.write(access_line(*exchange, seconds, server.settings_.log_queries));
  }
  --server.under_way_;
}

MHD_Result Server::Impl::on_request(void* self, MHD_Connection* connection, const char*, const char* method,
                                    const char*, const char* data, std::size_t* size, void** context) {
  auto* exchange = static_cast<Exchange*>(*context);
  if (exchange == nullptr) return no;
  const std::string_view bytes(data, data != nullptr ? *size : 0);
  *size = 0;
  try {
    return static_cast<Impl*>(self)->go_on(connection, method, bytes, *exchange);
  } catch (const std::exception&) {  // no memory; not through C, and only this connection has to end
    return no;
  }
}

/// Called when the headers have come, for each piece of the body, when all has come, and when a suspended connection
/// is resumed.
MHD_Result Server::Impl::go_on(MHD_Connection* connection, const char* method, std::string_view data,
                               Exchange& exchange) {
  if (!exchange.has_begun) {
    begin(connection, method, exchange);
    // A response now means that the body is not read, which ends the connection.
    return exchange.response && announced_body(exchange.request) > 0 ? send(connection, exchange) : yes;
  }
  if (!data.empty()) {
    exchange.connection->must_get_on_within(settings_.stall_timeout);
    exchange.take_body(data, settings_);
    return yes;
  }
  const bool is_handled = std::exchange(exchange.is_handled, true);
  if (!exchange.response && !is_handled && !handle(connection, exchange)) return yes;
  return exchange.response ? send(connection, exchange) : yes;
}

void Server::Impl::begin(MHD_Connection* connection, const char* method, Exchange& exchange) {
  ++under_way_;
  exchange.has_begun = true;
  exchange.connection->must_get_on_within(settings_.stall_timeout);
  Request& request = exchange.request;
  request.method = method;
  request.headers = headers_of(connection);
  const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  const Address client = client_of(address_of(*info->client_addr), request.header("x-forwarded-for"), trusted_);
  request.client = to_string(client);
  if (!rate_.admits(client, exchange.began)) {
    ++services_.rejected_by_rate;
    exchange.response = error_response(429, "too_many_requests", "too many requests from this address; wait a moment");
    return;
  }
  auto target = parse_target(exchange.raw_target);
  if (!target) {
    exchange.response = error_response(400, "bad_target", "the path is not well-formed; write % as %25");
    return;
  }
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  Match match = router_.match(request.method, request.path);
  exchange.route = match.route;
  request.rest = std::move(match.rest);
  exchange.allowed = std::move(match.allowed);
  exchange.response = refusal(request, exchange);
  if (exchange.response || exchange.route->body != Body::bulk) return;
  exchange.open_spool(settings_.spool);
}

/// What a request is answered at once for its headers alone, if so.
std::optional<Response> Server::Impl::refusal(const Request& request, const Exchange& exchange) const {
  if (exchange.route == nullptr) {
    if (exchange.allowed.empty()) {
      return error_response(404, "not_found", "there is no such path; GET /openapi.json lists them");
    }
    if (request.method == "OPTIONS") return Response{204, "", "", "", {{"allow", exchange.allowed + ", OPTIONS"}}};
    Response response = error_response(405, "method_not_allowed", "this path takes " + exchange.allowed);
    response.headers.emplace_back("allow", exchange.allowed + ", OPTIONS");
    return response;
  }
  if (exchange.route->needs_token && token_.empty()) {
    return error_response(403, "read_only", "this server only reads; start it with a token to write (docs/server.md)");
  }
  if (exchange.route->needs_token && !is_authorized(request.header("authorization"), token_)) {
    Response response = error_response(401, "unauthorized", "send the header Authorization: Bearer TOKEN");
    response.headers.emplace_back("www-authenticate", "Bearer");
    return response;
  }
  if (auto refused = refusal_of_parameters(request, *exchange.route)) return refused;
  return refusal_of_body(request, *exchange.route);
}

std::optional<Response> Server::Impl::refusal_of_parameters(const Request& request, const Route& route) {
  if (route.takes_any_parameter) return std::nullopt;
  for (const auto& [name, value] : request.query) {
    if (std::find(route.parameters.begin(), route.parameters.end(), name) != route.parameters.end()) continue;
    std::string known;
    for (const std::string& each : route.parameters) known += (known.empty() ? "use " : ", ") + each;
    return error_response(
        400, "invalid_argument",
        "parameter " + name + ": there is none of this name; " + (known.empty() ? "leave it out" : known));
  }
  return std::nullopt;
}

std::optional<Response> Server::Impl::refusal_of_body(const Request& request, const Route& route) const {
  const std::uint64_t announced = announced_body(request);
  if (route.body == Body::none && announced > 0) {
    return error_response(400, "body_not_wanted", "this request takes no body");
  }
  const bool is_bulk = route.body == Body::bulk;
  if (announced > (is_bulk ? settings_.max_bulk_bytes : settings_.max_article_bytes)) return too_large(is_bulk);
  return std::nullopt;
}

void Server::Impl::work(const Exchange& exchange, const Reply& reply) try {
  exchange.route->handle(exchange.request, reply);
} catch (const std::exception&) {  // no memory, before there was a response
  reply(error_response(500, "internal", "the request failed for want of memory"));
}

/// Has the response made: here, or, returning false, by a worker while the connection is suspended, to which the
/// exchange belongs from then on.
bool Server::Impl::handle(MHD_Connection* connection, Exchange& exchange) {
  exchange.connection->may_rest();
  const bool takes_gzip = settings_.gzip;
  if (exchange.route->where == Where::at_once) {
    exchange.route->handle(exchange.request, [&](Response response) { exchange.response = std::move(response); });
    conclude(exchange.request, *exchange.response, takes_gzip);
    return true;
  }
  MHD_suspend_connection(connection);
  const Reply reply = [connection, takes_gzip, &exchange](Response response) {
    conclude(exchange.request, response, takes_gzip);
    exchange.response = std::move(response);
    MHD_resume_connection(connection);
  };
  if (services_.workers.submit([&exchange, reply] { work(exchange, reply); })) return false;
  ++services_.rejected_by_queue;
  reply(error_response(503, "busy", "too many requests are waiting; try again in a moment"));
  return false;
}

MHD_Result Server::Impl::send(MHD_Connection* connection, Exchange& exchange) {
  Response& response = *exchange.response;
  exchange.status = response.status;
  exchange.bytes = response.body.size();
  exchange.connection->must_get_on_within(settings_.write_timeout);
  MHD_Response* made = to_mhd(std::move(response.body));
  if (made == nullptr) return no;
  add_header(made, "Content-Type", response.content_type);
  add_header(made, "ETag", response.etag);
  for (const auto& [name, value] : response.headers) add_header(made, name, value);
  for (const auto& [name, value] : cors_.headers_for(exchange.request)) add_header(made, name, value);
  if (is_stopping_) add_header(made, "Connection", "close");
  const MHD_Result queued = MHD_queue_response(connection, static_cast<unsigned>(response.status), made);
  MHD_destroy_response(made);
  return queued;
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::start(const ServerSettings& settings, const Router& router, std::string token,
                                              Services& services) {
  auto trusted = parse_networks(settings.trusted_proxies, "server.trusted_proxies");
  if (!trusted) return trusted.error();
  const auto socket = listen_on(settings.bind, settings.port);
  if (!socket) return socket.error();
  auto impl = std::make_unique<Impl>(settings, router, std::move(token), std::move(*trusted), services);
  if (!impl->start(*socket)) {
    ::close(*socket);
    return Error{ErrorCode::io, settings.bind + ": cannot serve; lower server.connections or raise limits"};
  }
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::uint16_t Server::port() const { return impl_->port(); }
std::size_t Server::stop() { return impl_->stop(); }

}  // namespace newsd

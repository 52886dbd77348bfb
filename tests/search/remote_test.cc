// SPDX-License-Identifier: GPL-2.0-or-later
// Generations served by a real xapian-tcpsrv: what a plan is made into must need nothing of ours there, and find
// what our own evaluation finds.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <thread>

#include "index/schema.h"
#include "index/stored_article.h"
#include "query/planner.h"
#include "query/remote_query.h"
#include "random_articles.h"
#include "search/candidates.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

int free_port() {
  const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  EXPECT_EQ(bind(descriptor, reinterpret_cast<sockaddr*>(&address), size), 0);
  EXPECT_EQ(getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size), 0);
  close(descriptor);
  return ntohs(address.sin_port);
}

/// xapian-tcpsrv over one database, on a loopback port of its own.
class TcpServer {
 public:
  explicit TcpServer(const std::string& database) : port_(free_port()) {
    const std::string port = "--port=" + std::to_string(port_);
    process_ = fork();
    if (process_ == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      setpgid(0, 0);  // at its end it ends its whole process group
      execl(XAPIAN_TCPSRV, "xapian-tcpsrv", "--interface=127.0.0.1", port.c_str(), "--quiet", database.c_str(),
            static_cast<char*>(nullptr));
      _exit(127);
    }
  }
  ~TcpServer() {
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
  }
  TcpServer(const TcpServer&) = delete;
  TcpServer& operator=(const TcpServer&) = delete;

  /// Opens it, as soon as it listens.
  Xapian::Database open() const {
    for (int tries = 0;; ++tries) {
      try {
        return Xapian::Remote::open("127.0.0.1", static_cast<unsigned>(port_));
      } catch (const Xapian::NetworkError&) {
        if (tries == 200) throw;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      }
    }
  }

 private:
  int port_;
  pid_t process_;
};

std::map<Xapian::docid, double> run(const Xapian::Database& database, const query::Plan& plan) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query::remote_query(plan, {}));
  enquire.set_weighting_scheme(query::weighting({}));
  std::map<Xapian::docid, double> weights;
  const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
  for (auto at = matches.begin(); at != matches.end(); ++at) weights[*at] = at.get_weight();
  return weights;
}

class Remote : public testing::Test {
 protected:
  Remote() : articles_(RandomArticles(11).articles(200)), index_({}, settings()) {
    index_.commit({articles_.begin(), articles_.begin() + 120});
    index_.commit({articles_.begin() + 120, articles_.end()});
  }

  static Settings settings() {
    Settings settings;
    settings.index.term_lists = true;
    return settings;
  }

  std::vector<std::string> generations() const {
    const auto manifest = index::read_manifest(index_.path());
    EXPECT_TRUE(manifest);
    std::vector<std::string> folders;
    for (const auto& each : manifest->generations) folders.push_back(index_.path() + "/" + each.name);
    return folders;
  }

  std::vector<Article> articles_;
  TestIndex index_;
};

TEST_F(Remote, AnswersLikeLocalShards) {
  const auto folders = generations();
  ASSERT_EQ(folders.size(), 2u);
  const TcpServer server(folders[0]);
  Xapian::Database local(folders[0]), mixed = server.open();
  local.add_database(Xapian::Database(folders[1]));
  mixed.add_database(Xapian::Database(folders[1]));
  analysis::Chain chain({});
  const AnalyzerSettings analyzer;
  const RankingSettings ranking;
  auto snapshot = index::Snapshot::open(index_.path());
  ASSERT_TRUE(snapshot);
  for (const char* query :
       {"한미 정상회담", "\"작전 지침\"", "+미국 -회담", "대통* OR title:WiFi", "date:2023-02..2024-07-03 시장",
        "category:News 악", "-핵", "(韓美 AND 도로) OR tag:외교"}) {
    query::Deadline deadline;
    const query::Plan plan =
        query::Planner(chain, analyzer, ranking, snapshot->statistics(), deadline).plan(query::parse(query), {});
    const auto found = run(mixed, plan);
    const auto expected = run(local, plan);
    EXPECT_FALSE(expected.empty()) << query;
    ASSERT_EQ(found.size(), expected.size()) << query;
    for (const auto& [document, weight] : expected) {
      ASSERT_TRUE(found.contains(document)) << query;
      EXPECT_NEAR(found.at(document), weight, 1e-9) << query;
    }
    const auto candidates = Candidates::find(*snapshot, plan, deadline);
    ASSERT_TRUE(candidates);
    EXPECT_EQ(candidates->count(), expected.size()) << query;
    for (const auto& [document, weight] : expected) {
      const index::Location at = snapshot->locate(document);
      EXPECT_TRUE(candidates->documents()[at.generation].contains(at.document)) << query;
    }
  }
}

TEST_F(Remote, HandsOverStoredArticles) {
  const TcpServer server(generations()[0]);
  const Xapian::Database database = server.open();
  index::ArticleReader reader;
  const std::string prefix(index::metadata::dictionary);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
    reader.add_dictionary(index::Dictionary::from_bytes(database.get_metadata(*key), 3));
  }
  ASSERT_EQ(database.get_doccount(), 120u);
  for (Xapian::docid document = 1; document <= 120; ++document) {
    const auto article = reader.read(database.get_document(document).get_data());
    ASSERT_TRUE(article) << article.error().message;
    EXPECT_EQ(article->body, articles_.at(std::stoul(article->id.substr(1))).body);
  }
}

}  // namespace
}  // namespace malmoi::search

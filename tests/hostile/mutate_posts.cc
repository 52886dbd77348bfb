// SPDX-License-Identifier: GPL-2.0-or-later
// Spoils copies of real posts and has newsidx index them: in batches, as a folder, over the sound ones that are
// indexed already, and some by name. Says what went wrong, and fails if anything did.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <utility>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "mutations.h"
#include "program.h"

namespace malmoi::hostile {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// An update takes up to 250 MB (docs/operations.md), and posts are far smaller than what may be.
constexpr std::uint64_t most_memory = 300'000'000;

// A reason quotes at most a screenful of what it is about.
constexpr std::size_t most_reason = 2000;

struct Options {
  std::string newsidx;
  std::string posts;
  std::size_t files = 2000;
  std::size_t batch = 100;
  std::size_t alone = 10;  ///< every so many files also by name
  std::uint64_t seed = 5;
};

struct Post {
  std::string name;
  std::string bytes;
};

std::vector<Post> read_posts(const std::string& folder) {
  std::vector<Post> posts;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    posts.push_back({entry.path().filename(), {std::istreambuf_iterator<char>(file), {}}});
  }
  std::ranges::sort(posts, {}, &Post::name);
  if (posts.empty()) throw std::runtime_error(folder + ": holds no posts");
  return posts;
}

/// A temporary folder: posts/ and index/.
class Workshop {
 public:
  Workshop() {
    std::string name = fs::temp_directory_path() / "mutate_posts-XXXXXX";
    if (!mkdtemp(name.data())) throw std::runtime_error(name + ": cannot be made");
    path_ = name;
    fs::create_directory(posts());
  }
  ~Workshop() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  const std::string& path() const { return path_; }
  std::string posts() const { return path_ + "/posts"; }
  std::string index() const { return path_ + "/index"; }

  void fill(const std::vector<Post>& posts) const {
    fs::remove_all(this->posts());
    fs::create_directory(this->posts());
    for (const Post& post : posts) std::ofstream(this->posts() + "/" + post.name, std::ios::binary) << post.bytes;
  }

 private:
  std::string path_;
};

class Trial {
 public:
  explicit Trial(const Options& options)
      : options_(options), sound_(read_posts(options.posts)), random_(options.seed) {}

  bool run() {
    work_.fill(sound_);
    const json first = update(work_.posts(), sound_.size());
    for (std::size_t done = 0; done < options_.files;) done += batch(options_.files - done);
    work_.fill(sound_);
    compare_with(first, update(work_.posts(), sound_.size()));
    if (const Ended ended = newsidx({"check", work_.index()}); ended.status != 0) complain("check: " + ended.errors);
    std::printf("files %zu, alone %zu, rejected %zu, skipped %zu, indexed %zu; runs %zu, peak memory %.0f MB\n",
                options_.files, alone_, rejected_, skipped_, indexed_, runs_, static_cast<double>(peak_) / 1e6);
    std::printf("wrong %zu\n", wrong_);
    return wrong_ == 0;
  }

 private:
  /// As many spoilt posts as a batch holds, each in the place of a sound one.
  std::size_t batch(std::size_t most) {
    std::vector<Post> spoilt;
    const std::size_t size = std::min({most, options_.batch, sound_.size()});
    for (std::size_t i = 0; i < size; ++i) {
      const Post& post = sound_[next_++ % sound_.size()];
      spoilt.push_back({post.name, mutate(post.bytes, sound_[random_() % sound_.size()].bytes, random_)});
    }
    work_.fill(spoilt);
    const json summary = update(work_.posts(), size);
    count(summary);
    for (std::size_t i = options_.alone - 1; i < size; i += options_.alone) {
      update(work_.posts() + "/" + spoilt[i].name, 1);
      ++alone_;
    }
    return size;
  }

  Ended newsidx(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), options_.newsidx);
    Ended ended = hostile::run(arguments, work_.path());
    ++runs_;
    peak_ = std::max(peak_, ended.peak_bytes);
    if (ended.signal != 0) complain(arguments.back() + ": killed by signal " + std::to_string(ended.signal));
    return ended;
  }

  /// Updates from a path under which there are `files` files, and looks at everything that can be told from outside.
  json update(const std::string& path, std::size_t files) {
    const std::size_t before = articles_;
    const Ended ended = newsidx({"update", "--json", work_.index(), path});
    const json summary = json::parse(ended.output, nullptr, false);
    if (!summary.is_object()) {
      complain(path + ": status " + std::to_string(ended.status) + ", no summary; " + ended.errors);
      return {{"added", 0}, {"updated", 0}, {"unchanged", 0}, {"skipped", 0}, {"rejected", json::array()}};
    }
    const std::size_t rejected = summary["rejected"].size();
    if (ended.status != (rejected == 0 ? 0 : 3)) complain(path + ": status " + std::to_string(ended.status));
    if (sum(summary) + rejected != files) complain(path + ": not every file is accounted for: " + ended.output);
    if (ended.peak_bytes > most_memory) complain(path + ": took " + std::to_string(ended.peak_bytes) + " bytes");
    check_reasons(summary["rejected"], ended.errors, path);
    articles_ = before + summary["added"].get<std::size_t>();
    check_articles(path);
    return summary;
  }

  static std::size_t sum(const json& summary) {
    std::size_t all = 0;
    for (const char* key : {"added", "updated", "unchanged", "skipped"}) all += summary[key].get<std::size_t>();
    return all;
  }

  /// One line for each, which begins with the file's path.
  void check_reasons(const json& rejected, const std::string& errors, const std::string& path) {
    std::set<std::string> seen;
    for (const json& each : rejected) {
      const auto file = each["path"].get<std::string>();
      const auto reason = each["reason"].get<std::string>();
      const bool one_line = std::ranges::none_of(reason, [](char c) { return c >= 0 && c < ' '; });
      if (reason.empty() || !one_line || reason.size() > most_reason) complain(file + ": reason " + each.dump());
      if (!file.starts_with(path) || !fs::exists(file)) complain(file + ": no file of " + path);
      if (!seen.insert(file).second) complain(file + ": rejected twice");
    }
    const auto lines = static_cast<std::size_t>(std::ranges::count(errors, '\n'));
    if (lines != rejected.size()) complain(path + ": " + std::to_string(lines) + " lines on standard error: " + errors);
  }

  /// Nothing that was there before may be gone.
  void check_articles(const std::string& path) {
    const Ended ended = newsidx({"info", "--json", work_.index()});
    const json info = json::parse(ended.output, nullptr, false);
    if (!info.is_object() || info["articles"] != articles_) {
      complain(path + ": afterwards not " + std::to_string(articles_) + " articles: " + ended.output + ended.errors);
    }
  }

  /// All articles that were indexed at first are known by their ids at last.
  void compare_with(const json& first, const json& last) {
    if (last["added"] != 0 || sum(last) != sum(first) || last["rejected"].size() != first["rejected"].size()) {
      complain("articles were lost: " + first.dump() + " and " + last.dump());
    }
  }

  void count(const json& summary) {
    rejected_ += summary["rejected"].size();
    skipped_ += summary["skipped"].get<std::size_t>();
    indexed_ += sum(summary) - summary["skipped"].get<std::size_t>();
  }

  void complain(const std::string& what) {
    ++wrong_;
    std::fprintf(stderr, "%s\n", what.c_str());
  }

  const Options& options_;
  const std::vector<Post> sound_;
  Random random_;
  Workshop work_;
  std::size_t next_ = 0;
  std::size_t articles_ = 0;
  std::size_t alone_ = 0;
  std::size_t rejected_ = 0;
  std::size_t skipped_ = 0;
  std::size_t indexed_ = 0;
  std::size_t runs_ = 0;
  std::size_t wrong_ = 0;
  std::uint64_t peak_ = 0;
};

}  // namespace
}  // namespace malmoi::hostile

int main(int argc, char** argv) try {
  malmoi::hostile::Options options;
  CLI::App app("Spoils posts and has newsidx index them");
  app.add_option("NEWSIDX", options.newsidx, "The program")->required()->check(CLI::ExistingFile);
  app.add_option("POSTS", options.posts, "Folder of sound posts")->required()->check(CLI::ExistingDirectory);
  app.add_option("--files", options.files, "Spoilt files")->capture_default_str();
  app.add_option("--batch", options.batch, "Files of one update")->check(CLI::PositiveNumber)->capture_default_str();
  app.add_option("--alone", options.alone, "Every so many files also alone")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--seed", options.seed, "Of the random numbers")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  return malmoi::hostile::Trial(options).run() ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "mutate_posts: %s\n", error.what());
  return 1;
}

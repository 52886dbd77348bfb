// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/indexer.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

/// A folder of its own, in memory where the system has one there; gone with the program.
class Scratch {
 public:
  Scratch() {
    const std::filesystem::path shm = "/dev/shm";
    std::error_code ignored;
    const auto parent = std::filesystem::is_directory(shm, ignored) ? shm : std::filesystem::temp_directory_path();
    std::string name = (parent / "malmoi-fuzz-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

inline void write_bytes(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// Sixty short articles in two generations, of which one has dead ones.
inline void make_small_index(const std::string& path) {
  const char* places[] = {"가온시", "물안리", "하늬마을", "솔재", "바람골"};
  const char* events[] = {"도서관이 문을 열었다",      "시장에 불이 났다",   "등대에 불이 켜졌다",
                          "버스 노선이 바뀐다",        "韓美 회담이 열린다", "코로나19 검사소를 줄인다",
                          "K팝 축제에 3만 명이 모였다"};
  for (int version = 0; version < 2; ++version) {
    auto indexer = malmoi::Indexer::open(path);
    require(indexer.ok(), "the index can be made");
    for (int i = 0; i < (version == 0 ? 60 : 6); ++i) {
      malmoi::Article article;
      article.id = "post-" + std::to_string(i);
      article.title = std::string(places[i % 5]) + " " + events[i % 7];
      for (int line = 0; line < 3 + i % 4; ++line) {
        article.body += std::string(places[(i + line) % 5]) + "에서 " + events[(i * 3 + line) % 7] + ". " +
                        std::to_string(i * 10 + line + version) + "번째 소식이다.\n";
      }
      article.published = "2024-0" + std::to_string(1 + i % 9) + "-1" + std::to_string(i % 10);
      article.categories = {i % 2 == 0 ? "사회" : "문화"};
      article.tags = {places[i % 5], "소식"};
      require(indexer->add(article).ok(), "articles can be added");
    }
    require(indexer->commit().ok(), "the index can be made");
  }
}

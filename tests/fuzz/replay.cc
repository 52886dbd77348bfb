// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a fuzz target on the files of folders, where there is no libFuzzer. Usage: fuzz_TARGET FOLDER...
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "require.h"

int main(int argc, char** argv) {
  unsigned files = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++files;
    }
  }
  std::cout << files << " inputs\n";
  return files > 0 ? 0 : 1;
}

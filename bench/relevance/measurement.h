// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>
#include <malmoi/settings.h>

#include <string>
#include <vector>

#include "relevance/answers.h"
#include "relevance/corpus_indexes.h"
#include "relevance/data_folder.h"
#include "relevance/system.h"

namespace relevance {

struct Measurement {
  const std::vector<QuerySet>& sets;
  CorpusIndexes& indexes;
  AnswerOptions answers;
  std::string runs;  ///< folder that gets each set's TREC run; empty for none
};

/// Searches all sets with one configuration. Search times are kept where one thread searched.
malmoi::Result<System> measure_system(const Measurement& measurement, const std::string& name,
                                      const malmoi::Settings& settings);

/// Reads the runs of another engine, FOLDER/ENGINE@SET@SPLIT.run.
malmoi::Result<System> read_engine(const std::vector<QuerySet>& sets, const std::string& folder,
                                   const std::string& engine, const std::string& split);

}  // namespace relevance

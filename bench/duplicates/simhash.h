// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bitset>

#include "analysis/analyzed_text.h"

namespace duplicates {

/// Charikar's simhash of the stems and pairs of stems that DuplicateKey is made of, in as many bits as it has: what
/// the key is compared with.
using Simhash = std::bitset<256>;
Simhash simhash(const malmoi::analysis::AnalyzedText& text);

/// The cosine of the angle between two texts, estimated.
double resemblance(const Simhash& a, const Simhash& b);

}  // namespace duplicates

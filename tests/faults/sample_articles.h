// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>

#include <malmoi/article.h>

namespace malmoi::faults {

/// What an index holds: articles by their ids.
using State = std::map<std::string, Article>;

/// Article `number` in its `version`th wording; always the same.
Article make_article(unsigned number, unsigned version);
/// Articles first to last - 1.
State make_articles(unsigned first, unsigned last, unsigned version);

/// A query that finds this article and no other.
std::string own_query(const Article& article);
/// The word of a title that tells its wording: "2판".
std::string version_word(unsigned version);

std::string to_json_lines(const State& articles);
/// A Jekyll post.
std::string to_post(const Article& article);

/// Do title, texts and date agree?
bool is_same(const Article& a, const Article& b);

}  // namespace malmoi::faults

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace malmoi::ingest {

/// A text without the template language of Jekyll and Hugo: `{% tags %}`, `{{ output }}`, `{{< short
/// codes >}}` and kramdown's `{: .attributes}`. What stands between the tags stays, but for
/// `{% comment %}`; inside `{% raw %}` everything stays.
std::string strip_liquid(std::string_view text);

}  // namespace malmoi::ingest

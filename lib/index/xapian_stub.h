// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/error.h>

#include "index/manifest.h"

namespace malmoi::index {

/// The file by which Xapian's own programs open the folder of an index, so that `xapian-tcpsrv INDEX` serves it: it
/// names the one generation of an index that is compacted and has term lists.
inline constexpr const char* stub_name = "XAPIANDB";

/// After a commit. While there are further generations or dead articles, which Xapian knows nothing of, the stub goes
/// on naming the one of before, as long as it is there. Errors: io, permission_denied.
Status write_stub(const std::string& folder, const Manifest& manifest);

}  // namespace malmoi::index

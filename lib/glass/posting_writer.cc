// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/posting_writer.h"

namespace malmoi::glass {

void PostingWriter::begin(std::string_view key, std::uint32_t documents, std::uint64_t occurrences) {
  key_ = key;
  documents_ = documents;
  occurrences_ = occurrences;
  is_first_ = true;
  postings_.clear();
}

void PostingWriter::add_chunk(std::uint32_t first, std::uint32_t last, std::string_view postings) {
  if (!postings_.empty() && postings_.size() + postings.size() > chunk_bytes) write(false);
  if (postings_.empty()) {
    first_ = first;
  } else {
    pack_uint(postings_, first - last_ - 1);
  }
  postings_ += postings;
  last_ = last;
}

void PostingWriter::add(std::uint32_t document, std::uint32_t frequency) {
  if (postings_.size() >= chunk_bytes) write(false);
  if (postings_.empty()) {
    first_ = document;
  } else {
    pack_uint(postings_, document - last_ - 1);
  }
  pack_uint(postings_, frequency);
  last_ = document;
}

void PostingWriter::end() { write(true); }

void PostingWriter::write(bool is_last) {
  tag_.clear();
  if (is_first_) {
    pack_uint(tag_, documents_);
    pack_uint(tag_, occurrences_);
    pack_uint(tag_, first_ - 1);
  }
  tag_ += is_last ? '1' : '0';
  pack_uint(tag_, last_ - first_);
  tag_ += postings_;
  if (is_first_) {
    table_.add(key_, tag_);
  } else {
    table_.add(key::later_chunk(key_, first_), tag_);
  }
  is_first_ = false;
  postings_.clear();
}

}  // namespace malmoi::glass

// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/charset.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "text/hangul.h"
#include "text/hanja.h"
#include "text/utf8.h"

namespace malmoi::text {
namespace {

constexpr const char* cp949 = "CP949";

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

Error bad_encoding(const std::string& what, std::size_t offset) {
  return {ErrorCode::bad_encoding, what + " at byte " + std::to_string(offset)};
}

// Conversion

struct Conversion {
  DecodedText text;
  std::size_t converted;  ///< bytes before the first that is ill-formed
};

class Utf16ToUtf8 {
 public:
  explicit Utf16ToUtf8(std::string& out) : out_(out) {}
  void add(char16_t unit) {
    if ((unit & 0xFC00) == 0xD800) {
      high_ = unit;
    } else if ((unit & 0xFC00) == 0xDC00) {
      append(out_, 0x10000 + ((high_ & 0x3FFU) << 10 | (unit & 0x3FFU)));
    } else {
      append(out_, unit);
    }
  }

 private:
  std::string& out_;
  char16_t high_ = 0;
};

std::size_t ill_formed_size(const UConverter* converter) {
  char bytes[32];
  std::int8_t size = sizeof bytes;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter, bytes, &size, &status);
  return U_SUCCESS(status) && size > 0 ? static_cast<std::size_t>(size) : 1;
}

/// As far as the bytes are well-formed; ICU never puts a substitute in the place of others.
Conversion convert(const char* charset, std::string_view bytes) {
  Conversion result{{{}, charset}, 0};
  UErrorCode status = U_ZERO_ERROR;
  // ICU means by EUC-KR the 2,350 syllables of KS X 1001; everyone else means Microsoft's extension.
  const std::unique_ptr<UConverter, Close> converter(
      ucnv_open(charset == std::string_view(cp949) ? "windows-949" : charset, &status));
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status)) return result;

  std::array<UChar, 4096> units;
  Utf16ToUtf8 writer(result.text.utf8);
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  do {
    status = U_ZERO_ERROR;
    UChar* unit = units.data();
    ucnv_toUnicode(converter.get(), &unit, units.data() + units.size(), &at, end, nullptr, true, &status);
    std::for_each(units.data(), unit, [&](UChar each) { writer.add(each); });
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  result.converted = static_cast<std::size_t>(at - bytes.data());
  if (U_FAILURE(status)) result.converted -= std::min(result.converted, ill_formed_size(converter.get()));
  return result;
}

/// All of the bytes, or nothing.
std::optional<DecodedText> convert_whole(const char* charset, std::string_view bytes) {
  Conversion result = convert(charset, bytes);
  if (result.converted != bytes.size()) return std::nullopt;
  return std::move(result.text);
}

// Byte order marks

struct Mark {
  std::string_view bytes;
  const char* charset;
};

using namespace std::string_view_literals;
constexpr std::array<Mark, 5> marks = {{{"\xEF\xBB\xBF"sv, "UTF-8"},
                                        {"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                        {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                        {"\xFF\xFE"sv, "UTF-16LE"},
                                        {"\xFE\xFF"sv, "UTF-16BE"}}};

Result<DecodedText> convert_marked(const Mark& mark, std::string_view bytes) {
  const std::string_view rest = bytes.substr(mark.bytes.size());
  Conversion result = convert(mark.charset, rest);
  if (result.converted == rest.size()) return std::move(result.text);
  return bad_encoding(std::string("not valid ") + mark.charset + ", which the byte order mark promises,",
                      mark.bytes.size() + result.converted);
}

// UTF-16 without a mark

/// A code unit that is common in Korean text; 0x2000, a space in the other byte order, is not.
bool is_expected(char32_t unit) {
  return (unit >= 0x20 && unit < 0x7F) || unit == '\n' || unit == '\r' || unit == '\t' || is_syllable(unit) ||
         (unit >= 0xA0 && unit < 0x100) || (unit >= 0x2010 && unit < 0x2070) || (unit >= 0x3001 && unit < 0x3020) ||
         is_compatibility_jamo(unit);
}

std::optional<DecodedText> try_utf16(std::string_view bytes) {
  if (bytes.size() < 8 || bytes.size() % 2 != 0) return std::nullopt;
  const std::size_t units = bytes.size() / 2;
  std::size_t little = 0;
  std::size_t big = 0;
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    little += is_expected(static_cast<char32_t>(second << 8 | first));
    big += is_expected(static_cast<char32_t>(first << 8 | second));
  }
  if (little == big || std::max(little, big) * 5 < units * 4) return std::nullopt;
  return convert_whole(little > big ? "UTF-16LE" : "UTF-16BE", bytes);
}

// Which charset is it?

/// Is this UTF-8 with damage, and no other charset? Three-byte sequences hardly arise by chance.
bool is_damaged_utf8(std::string_view bytes, std::size_t first_error) {
  std::size_t long_sequences = 0;
  std::size_t errors = 0;
  for (std::size_t valid = first_error;; valid = valid_prefix(bytes)) {
    long_sequences +=
        static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(valid),
                                               [](char byte) { return static_cast<unsigned char>(byte) >= 0xE0; }));
    if (valid == bytes.size()) break;
    bytes.remove_prefix(valid + 1);
    ++errors;
  }
  return long_sequences >= 2 && long_sequences >= 2 * errors;
}

struct Letters {
  std::size_t hangul = 0;
  std::size_t hanja = 0;
  std::size_t other = 0;  ///< outside ASCII, jamo included
  std::size_t junk = 0;   ///< C1 controls, and what Microsoft's tables make of meaningless bytes
};

Letters count_letters(std::string_view utf8) {
  Letters letters;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = decode(utf8, at);
    if (c < 0x80) continue;
    if (is_syllable(c)) {
      ++letters.hangul;
    } else if (is_hanja(c)) {
      ++letters.hanja;
    } else if (c < 0xA0 || (c >= 0xF8F0 && c <= 0xF8FF)) {
      ++letters.junk;
    } else if (u_isalpha(static_cast<UChar32>(c))) {
      ++letters.other;
    }
  }
  return letters;
}

/// Chinese and Japanese in their EUC charsets are CP949 by form, but give half Hanja or half jamo.
bool is_surely_korean(const Letters& letters) {
  return letters.junk == 0 && letters.hangul * 3 > (letters.hangul + letters.hanja + letters.other) * 2;
}
bool may_be_korean(const Letters& letters) {
  return letters.junk == 0 && letters.hangul + letters.hanja > 0 &&
         (letters.hangul + letters.hanja) * 2 >= letters.other;
}

bool is_single_byte(const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, Close> converter(ucnv_open(charset, &status));
  return U_SUCCESS(status) && ucnv_getMaxCharSize(converter.get()) == 1;
}

enum class Candidates { all, multibyte, iso_2022 };

bool is_candidate(const char* charset, Candidates candidates) {
  const std::string_view name = charset;
  if (candidates == Candidates::iso_2022) return name.starts_with("ISO-2022-");
  if (name.starts_with("UTF-")) return false;
  return candidates == Candidates::all || !is_single_byte(charset);
}

/// The first of ICU's guesses that is confident and converts without a fault.
std::optional<DecodedText> try_detector(std::string_view bytes, Candidates candidates) {
  constexpr std::int32_t least_confidence = 30;  // of 100; below, ICU's guesses on short text are noise
  constexpr std::size_t sample = 1 << 16;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, Close> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(std::min(bytes.size(), sample)), &status);
  std::int32_t count = 0;
  const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return std::nullopt;
  for (std::int32_t i = 0; i < count && ucsdet_getConfidence(matches[i], &status) >= least_confidence; ++i) {
    const char* const name = ucsdet_getName(matches[i], &status);
    if (!is_candidate(name, candidates)) continue;
    auto text = convert_whole(name == "EUC-KR"sv ? cp949 : name, bytes);
    if (text && count_letters(text->utf8).junk == 0) return text;
  }
  return std::nullopt;
}

/// Korean wins over the single-byte charsets, which take any bytes, even where some of it is damaged.
Result<DecodedText> detect_legacy(std::string_view bytes, std::size_t valid_utf8) {
  constexpr std::size_t few = 3;  // syllables that the capitals of a European text may give
  Conversion korean = convert(cp949, bytes);
  const bool whole = korean.converted == bytes.size();
  const Letters letters = count_letters(korean.text.utf8);
  if (whole && is_surely_korean(letters)) return std::move(korean.text);
  const bool looks_korean = letters.hangul > letters.hanja + (whole ? 0 : few);
  if (auto text = try_detector(bytes, looks_korean ? Candidates::multibyte : Candidates::all)) return std::move(*text);
  if (whole && may_be_korean(letters)) return std::move(korean.text);
  if (looks_korean) return bad_encoding("damaged CP949", korean.converted);
  return bad_encoding("not text in a charset that can be told; not UTF-8", valid_utf8);
}

Result<DecodedText> detect(std::string_view bytes) {
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    if (auto text = try_utf16(bytes)) return std::move(*text);
    return bad_encoding("binary data, not text: NUL", nul);
  }
  if (bytes.find("\x1B$") != std::string_view::npos) {
    if (auto text = try_detector(bytes, Candidates::iso_2022)) return std::move(*text);
  }
  if (is_valid_utf8(bytes)) return DecodedText{std::string(bytes), "UTF-8"};
  const std::size_t valid = valid_prefix(bytes);
  if (is_damaged_utf8(bytes, valid)) return bad_encoding("damaged UTF-8", valid);

  return detect_legacy(bytes, valid);
}

/// The first control character where there are too many for text, one in 32; its size where not.
std::size_t find_binary(std::string_view utf8) {
  const auto is_binary = [](char byte) {
    return (static_cast<unsigned char>(byte) < 0x20 && (byte < '\t' || byte > '\r') && byte != '\x1B') || byte == 0x7F;
  };
  const auto first = std::find_if(utf8.begin(), utf8.end(), is_binary);
  const auto count = static_cast<std::size_t>(std::count_if(first, utf8.end(), is_binary));
  const bool has_nul = utf8.find('\0') != std::string_view::npos;
  return has_nul || count * 32 > utf8.size() ? static_cast<std::size_t>(first - utf8.begin()) : utf8.size();
}

}  // namespace

Result<DecodedText> decode_bytes(std::string_view bytes) {
  const auto mark =
      std::find_if(marks.begin(), marks.end(), [&](const Mark& each) { return bytes.starts_with(each.bytes); });
  Result<DecodedText> text = mark != marks.end() ? convert_marked(*mark, bytes) : detect(bytes);
  if (!text) return text;
  const std::size_t binary = find_binary(text->utf8);
  if (binary == text->utf8.size()) return text;
  return bad_encoding("binary data, not text: control character", binary);
}

}  // namespace malmoi::text

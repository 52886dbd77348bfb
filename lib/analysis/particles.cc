// SPDX-License-Identifier: GPL-2.0-or-later
// Particles as in the Standard Korean Language Dictionary (표준국어대사전), and their usual chains.

#include <initializer_list>
#include <string_view>

#include "analysis/suffixes.h"

namespace malmoi::analysis {
namespace {

using Texts = std::initializer_list<std::u32string_view>;

struct Particle {
  std::u32string_view text;
  Attach attach;
};

// These end a chain.
constexpr Particle plain[] = {
    {U"은", Attach::batchim},
    {U"는", Attach::vowel},
    {U"이", Attach::batchim},
    {U"가", Attach::vowel},
    {U"을", Attach::batchim},
    {U"를", Attach::vowel},
    {U"의", Attach::any},
    {U"도", Attach::any},
    {U"만", Attach::any},
    {U"에", Attach::any},
    {U"엔", Attach::any},
    {U"에선", Attach::any},
    {U"에겐", Attach::any},
    {U"에게선", Attach::any},
    {U"한텐", Attach::any},
    {U"께선", Attach::any},
    {U"께로", Attach::any},
    {U"론", Attach::vowel_or_rieul},
    {U"으론", Attach::batchim_but_rieul},
    {U"까진", Attach::any},
    {U"부턴", Attach::any},
    {U"이나", Attach::batchim},
    {U"나", Attach::vowel},
    {U"이나마", Attach::batchim},
    {U"나마", Attach::vowel},
    {U"이랑", Attach::batchim},
    {U"랑", Attach::vowel},
    {U"이야", Attach::batchim},
    {U"이야말로", Attach::batchim},
    {U"야말로", Attach::vowel},
    {U"이란", Attach::batchim},
    {U"란", Attach::vowel},
    {U"이라도", Attach::batchim},
    {U"라도", Attach::vowel},
    {U"이든", Attach::any},
    {U"든", Attach::vowel},
    {U"이든지", Attach::any},
    {U"든지", Attach::vowel},
    {U"조차", Attach::any},
    {U"조차도", Attach::any},
    {U"마저", Attach::any},
    {U"마저도", Attach::any},
    {U"마다", Attach::any},
    {U"커녕", Attach::any},
    {U"은커녕", Attach::batchim},
    {U"는커녕", Attach::vowel},
    {U"같이", Attach::any},
    {U"밖에", Attach::any},
    {U"서", Attach::vowel},
    {U"뿐", Attach::any},
    {U"뿐만", Attach::any},
    {U"뿐이", Attach::any},
    {U"이여", Attach::batchim},
    {U"이며", Attach::any},
    {U"이고", Attach::any},
    {U"하고", Attach::any},
    {U"하고는", Attach::any},
    {U"치고", Attach::any},
    {U"치고는", Attach::any},
    {U"대로", Attach::any},
    {U"대로의", Attach::any},
    {U"만큼", Attach::any},
    {U"만큼은", Attach::any},
    {U"만큼이나", Attach::any},
    {U"만큼도", Attach::any},
    {U"만큼의", Attach::any},
    {U"처럼", Attach::any},
    {U"처럼만", Attach::any},
    {U"처럼은", Attach::any},
    {U"보다", Attach::any},
    {U"보다는", Attach::any},
    {U"보다도", Attach::any},
    {U"보단", Attach::any},
    {U"만은", Attach::any},
    {U"만이", Attach::any},
    {U"만을", Attach::any},
    {U"만의", Attach::any},
    {U"만도", Attach::any},
    {U"만으로", Attach::any},
    {U"만으로는", Attach::any},
    {U"만으로도", Attach::any},
    {U"만에", Attach::any},
    {U"만이라도", Attach::any},
    {U"도가", Attach::any},
    {U"로써", Attach::vowel_or_rieul},
    {U"으로써", Attach::batchim_but_rieul},
};

// These may be followed by one of the list below.
constexpr Particle open[] = {
    {U"에", Attach::any},
    {U"에서", Attach::any},
    {U"에게", Attach::any},
    {U"에게서", Attach::any},
    {U"한테", Attach::any},
    {U"한테서", Attach::any},
    {U"께", Attach::any},
    {U"께서", Attach::any},
    {U"로", Attach::vowel_or_rieul},
    {U"으로", Attach::batchim_but_rieul},
    {U"로서", Attach::vowel_or_rieul},
    {U"으로서", Attach::batchim_but_rieul},
    {U"로부터", Attach::vowel_or_rieul},
    {U"으로부터", Attach::batchim_but_rieul},
    {U"에서부터", Attach::any},
    {U"에서까지", Attach::any},
    {U"까지", Attach::any},
    {U"부터", Attach::any},
    {U"와", Attach::vowel},
    {U"과", Attach::batchim},
};

constexpr Texts following = {
    U"",     U"는",   U"도",   U"만",   U"의",     U"만은",   U"만이",   U"만의", U"만을",   U"만도",
    U"라도", U"조차", U"마저", U"까지", U"까지는", U"까지도", U"까지의", U"보다", U"보다는", U"보다도",
    U"처럼", U"야",   U"이나", U"뿐만", U"부터",   U"부터는", U"부터의", U"밖에", U"나",
};

// 까지가, 부터를, 까지로
constexpr Texts limits = {U"까지", U"부터"};
constexpr Texts cases = {U"가", U"를", U"와", U"로", U"에"};

}  // namespace

void append_particles(std::vector<Suffix>& out) {
  for (const Particle& each : plain) out.push_back({std::u32string(each.text), each.attach, SuffixKind::particle});
  for (const Particle& first : open) {
    for (std::u32string_view next : following) {
      out.push_back({std::u32string(first.text).append(next), first.attach, SuffixKind::particle});
    }
  }
  for (std::u32string_view limit : limits) {
    for (std::u32string_view each : cases) {
      out.push_back({std::u32string(limit).append(each), Attach::any, SuffixKind::particle});
    }
  }
}

}  // namespace malmoi::analysis

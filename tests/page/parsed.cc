// SPDX-License-Identifier: GPL-2.0-or-later
#include "parsed.h"

#include <gumbo.h>

namespace newsd {
namespace {

std::string collect(const GumboNode& node, std::vector<Element>& elements);

std::string collect_children(const GumboVector& children, std::vector<Element>& elements) {
  std::string text;
  for (unsigned i = 0; i < children.length; ++i) {
    text += collect(*static_cast<const GumboNode*>(children.data[i]), elements);
  }
  return text;
}

std::string collect(const GumboNode& node, std::vector<Element>& elements) {
  if (node.type != GUMBO_NODE_ELEMENT)
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ? node.v.text.text : "";
  const std::size_t place = elements.size();
  Element element{gumbo_normalized_tagname(node.v.element.tag), {}, ""};
  for (unsigned i = 0; i < node.v.element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(node.v.element.attributes.data[i]);
    element.attributes[attribute->name] = attribute->value;
  }
  elements.push_back(std::move(element));
  std::string text = collect_children(node.v.element.children, elements);
  elements[place].text = text;
  return text;
}

}  // namespace

std::vector<Element> parsed(const std::string& html) {
  GumboOutput* const output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  std::vector<Element> elements;
  collect(*output->root, elements);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return elements;
}

}  // namespace newsd

// SPDX-License-Identifier: GPL-2.0-or-later
// Indexes two articles and searches them. Usage: node embed.js INDEX QUERY
'use strict';
const malmoi = require('./malmoi_node.node');

function indexTwo(path) {
  const indexer = new malmoi.Indexer(path);
  for (const article of [
    {id: 'lighthouse', title: '섬마을 등대에 불이 켜졌다', body: '등대지기가 서른 해 만에 돌아왔다.'},
    {id: 'library', title: '폐교가 도서관으로', body: '주민들이 책장을 손수 짰다.\n개관식은 토요일이다.'},
  ]) {
    indexer.add(JSON.stringify(article));
  }
  indexer.commit();
  indexer.close();
}

// The snippet, with what was searched for in brackets.
function marked({snippet, highlights}) {
  let out = '';
  let at = 0;
  for (const [begin, end] of highlights) {
    out += `${snippet.slice(at, begin)}[${snippet.slice(begin, end)}]`;
    at = end;
  }
  return out + snippet.slice(at);
}

const [index, query] = process.argv.slice(2);
try {
  indexTwo(index);
  for (const hit of new malmoi.Searcher(index).search(query)) {
    console.log([hit.id, hit.title, marked(hit)].join('\t'));
  }
} catch (error) {
  console.error(`embed.js: ${error.message}`);
  process.exitCode = 1;
}

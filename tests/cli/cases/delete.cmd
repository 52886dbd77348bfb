newsidx update --quiet index $sample/wire.jsonl
newsidx delete index wire-20240701-001 wire-20240719-003
newsidx delete index wire-20240701-001 wire-20240708-002
newsidx info index | grep -E '^(articles|tombstones):'
newsidx compact index
newsidx info index | grep -E '^(articles|generations|tombstones):'
newsidx check index
newsidx rebuild index
newsidx check index
ids index --sort oldest

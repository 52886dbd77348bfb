newsidx update --quiet index $sample
newsq index 나전함 --json | grep -o '"id":"[^"]*"'
newsidx delete --purge index wire-20240911-005 no-such-id
newsq index 나전함 --json | grep -o '"id":"[^"]*"'
grep -rl 나전함 index
newsidx info index | grep -E '^(articles|tombstones):'
newsidx check --deep index

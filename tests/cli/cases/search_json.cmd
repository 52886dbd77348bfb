newsidx update --quiet index $sample
newsq --json --lang ko index '"바늘구멍"'
newsq --json index -n 0 --facet tag tag:도서관
newsq --json index -n 1 title:나전함 | sed -E 's/"score":[0-9.]+/"score":S/'
newsq --json --color always --lang en index '"열린' -n 0

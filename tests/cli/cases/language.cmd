LC_ALL=ko_KR.UTF-8 newsidx update index $sample
LC_ALL=en_GB.UTF-8 newsidx update index $sample
LC_ALL= LC_MESSAGES=ko_KR.UTF-8 LANG=en_US.UTF-8 newsidx update index $sample
LC_ALL= LC_MESSAGES= LANG=ko_KR.UTF-8 newsidx update index $sample
LC_ALL=de_DE.UTF-8 newsidx update index $sample
newsidx update --lang ko index $sample
newsidx update --lang de index $sample
newsidx check --lang ko index
newsidx info --lang ko index | sed -E 's/[0-9]+$|[0-9a-f]{16}$/N/; s/^(분석기: +).*/\1N/'
newsidx backup --lang ko index copy | sed -E 's/[0-9,]+바이트/N바이트/g'
newsidx restore --lang ko copy other | sed -E 's/[0-9,]+바이트/N바이트/g'
newsidx delete --lang ko index wire-20240701-001
newsidx delete --lang ko --purge index wire-20240708-002
newsidx delete --lang ko index missing
LC_ALL=ko_KR.UTF-8 newsq index 뷁쉛
LC_ALL=ja_JP.UTF-8 newsq index 뷁쉛
LC_ALL=ko_KR.UTF-8 newsq index --lang en 뷁쉛
LC_ALL=ko_KR.UTF-8 newsq index -n 0 --facet month --facet tag category:부고
newsidx delete --lang ko --help
newsidx delete --lang=en --help | head -n 2
newsq --lang ko --help | head -n 8
LC_ALL=ko_KR.UTF-8 newsidx --help | grep -A 2 '^명령'
LC_ALL=ko_KR.UTF-8 newsidx update --lang en --help | head -n 2

mkdir a b
printf -- '---\ntitle: 먼저 온 글\n---\n가나다\n' >a/same.md
printf -- '---\ntitle: 나중 온 글\n---\n라마바\n' >b/same.md
printf -- '---\nid: same\ntitle: 셋째 글\n---\n사아자\n' >b/third.md
newsidx update index a b
newsq index --lang en 글

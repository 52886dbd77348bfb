newsidx update --quiet index $sample
on_terminal 80 "newsq index --lang en -n 1 --color never '도시 숲 예산'"
on_terminal 40 "newsq index --lang en -n 1 --color never '도시 숲 예산'"
on_terminal 80 "newsq index --lang en -n 1 '\"도시 숲\" 예산'"
on_terminal 40 "newsq index --lang en -n 1 '\"도시 숲\" 예산'"
on_terminal 40 "NO_COLOR=1 newsq index --lang ko -n 1 --facet category --facet month 바다"
on_terminal 12 "newsq index --lang ko -n 1 --color never title:나전함"
on_terminal 200 "COLUMNS=50 newsq index --lang en -n 1 --color never title:나전함"
on_terminal 80 "LC_ALL=ko_KR.UTF-8 newsq index -n 1 --color never title:나전함"
on_terminal 80 "LC_ALL=en_US.UTF-8 newsq index -n 1 --color never title:나전함"
on_terminal 80 "LC_ALL=C LC_TIME=ko_KR.UTF-8 newsq index -n 1 --color never title:나전함"
on_terminal 80 "LC_ALL= LC_TIME=en_GB.UTF-8 newsq index -n 1 --color never title:나전함"
LC_ALL=ko_KR.UTF-8 COLUMNS=40 newsq index -n 1 title:나전함
newsq index --lang en -n 1 --color always title:나전함 | sed 's/\x1b/^[/g'
newsq index --lang en -n 1
on_terminal 80 "newsq index --lang en --color never --suggest 도시"
on_terminal 80 "newsq index --lang en --json -n 0"
printf '{"_id":"x","title":"제어 \\u001b[2J\\u202e문자","text":"첫 줄\\u0007\\n둘째 줄 글입니다"}\n' >hostile.jsonl
newsidx update --quiet hostile hostile.jsonl
on_terminal 20 "newsq hostile --lang en 문자"

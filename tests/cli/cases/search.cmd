newsidx update --quiet index $sample
newsq index --lang ko -n 2 title:드래프트
newsq index --lang en -n 2 title:나전함
ids index '"숨 쉬는 발"'
newsq index --lang en '"쉬는 숨 발"'
ids index '"금리 인하"' | sort
ids index '"도시 숲"' | sort
ids index '도서관 -칼럼' --category 문화 --sort newest
ids index --tag 도서관 --sort oldest
ids index 'date:2024-06-01..2024-06-08' --sort oldest
ids index --from 2024-09-10 --to 2024-09-15 --sort oldest
ids index 美 --sort newest
ids index 미중 반도체 -n 1
ids index IT3 -n 1
ids index NPU
ids index Ｎpu
ids index '"1000억"'
ids index body:흙냄새
ids index title:숨비소리
ids index 숨비소리 -n 1
ids index '염장 AND 대나무'
ids index '퍼펙트게임 OR 슛오프' | sort
ids index '"색인에 들어가면 안 됩니다"'
ids index category:부고
ids index author:진달래 --sort newest
ids index --sort newest -n 2 --offset 1
newsq index --lang en -n 0 --facet category --facet month 바다
newsq index --lang en --from yesterday
newsq index --limit 20000
newsq index --lang en 도서관 --category 없는분류
newsq index --lang en -n 0 도서관 --category 없는분류 --category 문화
newsq index --lang ko 도서관 --from 2030-01
newsq index 도서관 --from 2024-09 --to 2024-07
newsq index 도서관 --from ''
newsq index --lang ko 도서관 --category 부고

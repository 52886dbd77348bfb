newsidx update --quiet index $sample
newsq index --suggest 도시
newsq index --suggest ㄷㅅ -n 2
newsq index --suggest ehtl -n 1
newsq index --suggest 뷁쉛
newsq index --suggest ''
newsq index --suggest 도시 -n 1 --json | sed -E 's/"took_ms":[0-9.e-]+/"took_ms":N/'
newsq index --suggest 뷁쉛 --json | sed -E 's/"took_ms":[0-9.e-]+/"took_ms":N/'
newsq index --suggest 도시 숲
newsq index --suggest 도시 -n 1000
newsq missing --suggest 도시

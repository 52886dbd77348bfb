newsidx update --quiet index $sample
newsq index --lang en -n 1 도서곤
newsq index --lang ko -n 1 도서곤
newsq index --lang en -n 1 --correct 도서곤
newsq index --lang ko -n 1 --correct 도서곤
newsq index --correct 도서관 -n 0
newsq index --correct 뷁쉛
newsq --json index -n 0 도서곤
newsq --json index -n 0 --correct 도서곤
ids index --similar 2024-06-14-interview-diver -n 1
echo '바다에서 물질하는 해녀의 숨' | ids index --similar-text - -n 1
newsq index --similar nobody
newsq index --similar-text missing.txt
newsq index --similar-text - </dev/null
newsq index --similar a --similar-text b
for i in 1 2 3; do printf '{"_id":"copy%d","date":"2024-07-0%d","title":"한빛도 뱃길 다시 열려","text":"풍랑으로 끊겼던 한빛도 뱃길이 사흘 만에 다시 열렸다. 여객선 두 척이 아침 여섯 시부터 밀린 승객 사백 명을 차례로 실어 날랐다. 섬 주민들은 생필품이 떨어지기 직전이었다며 가슴을 쓸어내렸다. 해운사는 주말까지 하루 두 편을 더 띄운다."}\n' $i $i; done >copies.jsonl
newsidx update --quiet copies copies.jsonl
newsq copies --lang en 뱃길
newsq copies --lang ko --duplicates -n 1 뱃길
newsq copies --lang en --no-collapse 뱃길 | grep -c "^[0-9]*[.] "
newsq copies --half-life many 뱃길
newsq copies --half-life -1 뱃길

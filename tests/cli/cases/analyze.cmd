newsidx analyze '한미동맹을 美·中에서 코로나19 3조2천억 원'
printf 'K팝 5G A매치\r\n핵은' | newsidx analyze
newsidx analyze ㅋㅋㅋ 樂園
printf '\377' | newsidx analyze
newsidx analyze ''

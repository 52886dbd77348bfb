newsidx update --quiet index $sample
newsq index --suggest 한
newsq index --similar wire-20240701-001
newsq index --correct 한미
ids index --no-collapse 나전함

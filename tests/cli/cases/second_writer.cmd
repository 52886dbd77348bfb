# The shell holds the lock as another program would.
newsidx update index $sample --quiet
exec 9<>index/LOCK; flock 9
newsidx update index $sample
newsidx delete index nothing --wait 0.1
newsidx compact index
newsidx rebuild index --wait 0
newsidx rebuild index --wait -1
newsidx info index | grep articles
# Whoever waits goes on when the lock is given back.
(sleep 0.3; flock -u 9) & newsidx delete index nothing --wait 600; wait
newsidx compact index && echo compacted

: >file
newsidx update file $sample
newsq file 글
newsidx info file
mkdir folder
: >folder/something
newsidx update folder $sample
for command in info check compact rebuild; do newsidx $command missing; done
newsidx delete missing id
newsq missing 글
for command in info check compact rebuild; do newsidx $command folder; done
newsq folder 글
ls
mkdir parent
chmod 000 parent
as_mortal newsidx update parent/index $sample
as_mortal newsq parent/index 글
printf 'hanja_reading: true\n' >config.yaml
newsidx update index $sample --config config.yaml
newsidx update index $sample --config missing.yaml
newsq index 글 --config config.yaml

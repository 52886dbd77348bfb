newsidx update --quiet index $sample
newsidx backup index saved | sed -E 's/ copied .*//'
newsidx backup index saved | sed -E 's/ of [0-9,]+ bytes/ of N bytes/'
newsq saved 나전함 --json | grep -o '"id":"[^"]*"'
newsidx delete index wire-20240911-005
newsidx backup index saved | sed -E 's/ copied .*//'
newsidx backup index $sample
newsidx backup none other
newsidx restore saved index
newsidx restore saved index --replace | sed -E 's/ copied .*//'
newsidx check index --deep
newsidx restore saved copy | sed -E 's/ copied .*//'
rm -r copy/gen-*
newsq copy 나전함
newsidx check copy
newsidx restore saved copy --replace | sed -E 's/ copied .*//'
newsidx check copy
printf X | dd of=copy/CURRENT bs=1 seek=20 conv=notrunc status=none
newsidx check copy
newsidx update copy $sample

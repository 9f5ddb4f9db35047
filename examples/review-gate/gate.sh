#!/bin/sh
# The gate: service.yaml must still have the ruling that the team has built on, whatever the answers are to what
# is open. ruling.json is kept in any case. Arguments are passed on.
ruling eval --base organisation.yaml --expect polyglot --require-settled \
    -f json -o ruling.json service.yaml "$@"
status=$?
case $status in
0) echo "The decision follows from the profile." ;;
1) echo "The decision does not follow, or open answers may change it: see ruling.json." ;;
2) echo "There is a mistake in a file: see above." ;;
*) echo "There was no ruling: see above." ;;
esac
exit $status

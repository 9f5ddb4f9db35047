#!/bin/sh
# Does what was decided still follow? The pipeline runs this on every change, and once a week: a pack is released, and
# a waiver ends, without any change here. Arguments are passed on.
RULING_RULES=../first-pack/pack.yaml ruling check decision.json "$@"
status=$?
case $status in
0) echo "The decision stands." ;;
1) echo "Decide again, or find out what happened: see above." ;;
*) echo "The decision could not be checked: see above." ;;
esac
exit $status

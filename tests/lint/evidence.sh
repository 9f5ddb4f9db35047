# The default pack holds every criterion of the catalogue as a claim, under the right source; rules
# rest on claims; and nothing in it is longer than a report can show.
. tests/tap.sh

"$BUILD/ruling" list claims -f json >"$tap_scratch/claims.json"
"$BUILD/ruling" list sources -f json >"$tap_scratch/sources.json"
"$BUILD/ruling" list rules -f json >"$tap_scratch/rules.json"

awk '/^      "id": / { sub(/^[^:]*: "/, ""); sub(/",?$/, ""); id = $0 }
     /^      "source": / { sub(/^[^:]*: "/, ""); sub(/",?$/, ""); print $0 "\t" id }' \
    "$tap_scratch/claims.json" | sort >"$tap_scratch/claims"
awk '/^      "id": / { sub(/^[^:]*: "/, ""); sub(/",?$/, ""); id = $0 }
     /^      "document": / { sub(/^[^:]*: "/, ""); print id "\t" substr($0, 1, 3) }' \
    "$tap_scratch/sources.json" | sort >"$tap_scratch/sources"

join -t "$(printf '\t')" -o 1.2,2.2 "$tap_scratch/claims" "$tap_scratch/sources" |
    sort >"$tap_scratch/held"
grep -v '^#' tests/cases/criteria/ids.tsv | sort >"$tap_scratch/catalogue"
diff "$tap_scratch/catalogue" "$tap_scratch/held" >"$tap_scratch/missing"
clean "each of the $(wc -l <"$tap_scratch/catalogue") criteria is a claim of its source" "$tap_scratch/missing"

awk '/^      "id": / { sub(/^[^:]*: "/, ""); sub(/",?$/, ""); id = $0 }
     /^      "effects": \{$/ { effects = 1 }
     /^      "cites": \[\]/ && effects { print id ": cites no claim" }
     /^      "waivable"/ { effects = 0 }' "$tap_scratch/rules.json" >"$tap_scratch/baseless"
clean "every rule with points cites a claim" "$tap_scratch/baseless"

awk '/^      "because": / && length($0) > 220 { print }' "$tap_scratch/rules.json" >"$tap_scratch/long"
clean "every reason fits two lines" "$tap_scratch/long"
finish

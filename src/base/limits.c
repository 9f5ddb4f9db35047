#include "base/limits.h"

const struct limit_entry limits[LIMIT_COUNT] = {
    [LIMIT_FILE_BYTES] = {"file-bytes", 1048576, "bytes", "a file"},
    [LIMIT_DOCUMENT_DEPTH] = {"document-depth", 64, "levels", "nesting of YAML and JSON"},
    [LIMIT_DOCUMENT_NODES] = {"document-nodes", 100000, "nodes", "keys and values of a document"},
    [LIMIT_SCALAR_BYTES] = {"scalar-bytes", 65536, "bytes", "one key or scalar value"},
    [LIMIT_COMPONENTS] = {"components", 64, "components", "components of a profile"},
    [LIMIT_OPTIONS] = {"options", 8, "options", "options of a pack"},
    [LIMIT_RULES] = {"rules", 20000, "rules", "rules of a pack"},
    [LIMIT_FACTS] = {"facts", 2000, "facts", "facts of a pack"},
    [LIMIT_VALUES] = {"values", 256, "values", "values of one fact"},
    [LIMIT_CONDITION_DEPTH] = {"condition-depth", 16, "levels", "nesting of a condition"},
    [LIMIT_PATTERN_BYTES] = {"pattern-bytes", 1024, "bytes", "a text pattern"},
    [LIMIT_TEXT_BYTES] = {"text-bytes", 1024, "bytes", "the value of a text fact"},
    [LIMIT_MATCH_STEPS] = {"match-steps", 10000, "steps", "PCRE2's match limit, from each start"},
    [LIMIT_MATCH_DEPTH] = {"match-depth", 1000, "levels", "PCRE2's depth limit"},
    [LIMIT_INCLUDED_FILES] = {"included-files", 256, "files", "files that a pack includes"},
    [LIMIT_PROFILE_BASES] = {"profile-bases", 16, "files", "files that a profile extends"},
    [LIMIT_DIAGNOSTICS] = {"diagnostics", 1000, "messages", "errors and warnings of one run"},
    [LIMIT_PLAN_NODES] = {"plan-nodes", 1000000, "nodes",
                          "bounds in the search for the best split"},
    [LIMIT_TEST_RUNS] = {"test-runs", 1000, "runs", "combinations of the matrix of a test's case"},
};

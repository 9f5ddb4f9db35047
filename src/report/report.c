#include "report/report.h"

#include <string.h>

#include "report/json.h"
#include "report/text.h"

const struct report_format report_formats[REPORT_FORMATS] = {
    {"text", text_write},
    {"json", json_write},
    {"ndjson", ndjson_write},
};

const struct report_format *report_find(const char *name)
{
    for (int i = 0; i < REPORT_FORMATS; i++)
        if (strcmp(report_formats[i].name, name) == 0)
            return &report_formats[i];
    return NULL;
}

/* How long lint takes beside loading the same pack from YAML: the default pack, and a generated one
 * of 10,000 rules. Run by `make bench` in the repository. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "author/lint/lint.h"
#include "decide/judge.h"
#include "rule/pack_read.h"

#define FACTS    80
#define CRITERIA 40
#define FILES    20
#define PER_FILE 500

static uint64_t state = 1;

/* splitmix64 */
static uint32_t draw_below(uint32_t bound)
{
    uint64_t z = (state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (uint32_t)((z ^ (z >> 31)) % bound);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static FILE *file_in(const char *folder, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (file == NULL)
        exit(1);
    return file;
}

static void write_head(const char *folder)
{
    FILE *file = file_in(folder, "pack.yaml");
    fputs("format: 1\npack: generated\nversion: 1.0.0\ntitle: Generated\n"
          "options: {left: {title: Left}, right: {title: Right}, middle: {title: Middle}}\n"
          "combination: {id: mixed, title: Mixed}\n"
          "strengths: {slight: 1, moderate: 3, strong: 6}\n"
          "thresholds: {toss_up: 1, clear: 3, firm: 6}\n"
          "sources: {S: {title: A source}}\n"
          "claims: [{id: claim, source: S, claim: Something.}]\n"
          "criteria:\n",
          file);
    for (int i = 0; i < CRITERIA; i++)
        fprintf(file, "  criterion-%d: {title: Criterion %d}\n", i, i);
    fputs("split: {second: 4, introduce: 2, operated: project.operated}\n"
          "include: [facts.yaml, rules-*.yaml]\n",
          file);
    fclose(file);
}

static void write_facts(const char *folder)
{
    FILE *file = file_in(folder, "facts.yaml");
    fputs("facts:\n  - {fact: project.operated, type: set, values: [left, right, middle], "
          "question: Which?}\n",
          file);
    for (int i = 0; i < FACTS; i++) {
        fprintf(file, "  - fact: %s.f%d\n    question: How is it?\n",
                i % 2 ? "component" : "project", i);
        if (i % 4 == 0)
            fputs("    type: number\n    range: 0 .. 1000\n    bands: {low: 0 .. 500, high: 500 .. "
                  "1000}\n",
                  file);
        else if (i % 8 == 7)
            fputs("    type: set\n    values: [a, b, c, d]\n", file);
        else
            fprintf(file, "    type: %s\n    values: [a, b, c, d, e, f]\n",
                    i % 3 ? "choice" : "level");
        if (i % 6 == 5)
            fprintf(file, "    ask_if: component.f1 in a | b | c\n    otherwise: %s\n",
                    i % 8 == 7 ? "[]" : "a");
    }
    fputs("checks:\n"
          "  - {id: check-1, when: [component.f1 == a, component.f3 == b], level: error, message: "
          "Never.}\n"
          "  - {id: check-2, when: [project.f0 > 900, project.f2 == c], level: error, message: "
          "Never.}\n",
          file);
    fclose(file);
}

static void write_leaf(FILE *file)
{
    uint32_t fact = draw_below(FACTS);
    const char *scope = fact % 2 ? "component" : "project";
    static const char *const operators[] = {"<", ">=", ">", "<="};
    if (fact % 4 == 0)
        fprintf(file, "%s.f%u %s %u", scope, fact, operators[draw_below(4)],
                50 + 50 * draw_below(18));
    else if (fact % 8 == 7)
        fprintf(file, "%s.f%u includes any of %c | %c", scope, fact, "abcd"[draw_below(2)],
                "abcd"[2 + draw_below(2)]);
    else if (draw_below(2))
        fprintf(file, "%s.f%u == %c", scope, fact, "abcdef"[draw_below(6)]);
    else
        fprintf(file, "%s.f%u in %c | %c", scope, fact, "abcdef"[draw_below(3)],
                "abcdef"[3 + draw_below(3)]);
}

static void write_rule(FILE *file, int number)
{
    static const char *const strengths[] = {"slight", "moderate", "strong"};
    static const char *const options[] = {"left", "right", "middle"};
    fprintf(file, "  - id: rule-%d\n    criterion: criterion-%u\n    when:\n", number,
            draw_below(CRITERIA));
    for (uint32_t i = 1 + draw_below(3); i > 0; i--) {
        fputs("      - ", file);
        write_leaf(file);
        fputc('\n', file);
    }
    if (draw_below(3) == 0) {
        fprintf(file, "      - %s:\n          - ", draw_below(2) ? "any" : "none");
        write_leaf(file);
        fputs("\n          - ", file);
        write_leaf(file);
        fputc('\n', file);
    }
    fprintf(file, "    favours: {%s: %s}\n    because: So it is.\n    cites: [claim]\n",
            options[draw_below(3)], strengths[draw_below(3)]);
}

static void write_rules(const char *folder)
{
    for (int i = 0; i < FILES; i++) {
        char name[32];
        snprintf(name, sizeof name, "rules-%02d.yaml", i);
        FILE *file = file_in(folder, name);
        fputs("rules:\n", file);
        for (int j = 0; j < PER_FILE; j++)
            write_rule(file, i * PER_FILE + j);
        fclose(file);
    }
}

static int forget(const char *path, const struct stat *info, int type, struct FTW *level)
{
    (void)info;
    (void)type;
    (void)level;
    return remove(path);
}

static int measure(const char *what, const char *path)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    double start = now();
    struct pack *pack = pack_read(&arena, path, &diags);
    struct judge *judge = pack ? judge_new(pack) : NULL;
    double loaded = now();
    struct lint *lint = judge ? lint_pack(judge->program, &judge->scorer) : NULL;
    double linted = now();
    if (lint)
        printf("lint: %.1f times loading %s of %u rules (load %.0f ms, lint %.0f ms; %u findings, "
               "%u undecided)\n",
               (linted - loaded) / (loaded - start), what, pack->rule_count, loaded - start,
               linted - loaded, lint->findings.count, lint->undecided);
    else
        fprintf(stderr, "bench_lint: %s\n",
                diags.list.count ? diags.list.items[0].message : "memory is out");
    int status = lint ? 0 : 1;
    lint_free(lint);
    judge_free(judge);
    pack_free(pack);
    arena_fini(&arena);
    return status;
}

int main(void)
{
    char folder[] = "/tmp/ruling-bench-XXXXXX";
    if (mkdtemp(folder) == NULL)
        return 1;
    write_head(folder);
    write_facts(folder);
    write_rules(folder);
    int status = measure("the default pack", "rules") | measure("a pack", folder);
    nftw(folder, forget, 8, FTW_DEPTH | FTW_PHYS);
    return status;
}

# make          the program and the libraries, into $(O)
# make try      the same from nothing (installs missing packages), then a ruling on a sample profile
# make check    the tests; T="golden lint" runs a part; UPDATE=1 rewrites what golden tests expect
# make install  into $(DESTDIR)$(PREFIX); make uninstall takes exactly that away
# make coverage, distcheck, fuzz, soak, bench, format, clean
#
# O=FOLDER builds elsewhere, CC=clang with another compiler, SAN=address,undefined with sanitizers.
# Each of these has a folder of its own below $(O), so that they never mix. CFLAGS, CPPFLAGS, LDFLAGS
# and LDLIBS are the user's; what the sources need is added to them.

O = build
PREFIX = /usr/local
DESTDIR =
SAN =
COVERAGE =
T =
UPDATE =
VALGRIND =
FUZZ_SECONDS = 60
V =

GCC := $(firstword $(foreach cc,gcc clang cc,$(if $(shell command -v $(cc)),$(cc))))
ifeq ($(origin CC),default)
CC := $(GCC)
endif
CFLAGS ?= -O2 -g
WERROR = -Werror
OBJCOPY = objcopy
INSTALL = install

VERSION := $(shell sed -n 's/^.define RULING_VERSION "\(.*\)"/\1/p' src/ruling.h)
SONAME = libruling.so.0

# ---- where things go ----

empty :=
space := $(empty) $(empty)
comma := ,
flavour := $(filter-out $(GCC),$(notdir $(firstword $(CC)))) $(subst $(comma),-,$(SAN)) $(if $(COVERAGE),coverage)
flavour := $(subst $(space),-,$(strip $(flavour)))
B := $(O)$(if $(flavour),/$(flavour))

sources = $(sort $(shell find $(1) -name '*.c'))
objects = $(patsubst src/%.c,$(B)/obj/%.o,$(1))

CMD_OBJ := $(call objects,$(call sources,src/cmd))
LIB_SRC := $(filter-out src/main.c src/mkimage.c src/cmd/%,$(call sources,src))
LIB_OBJ := $(call objects,$(LIB_SRC)) $(B)/obj/builtin_image.o
MKIMAGE_OBJ := $(call objects,src/mkimage.c $(filter src/base/% src/document/% src/rule/%,$(LIB_SRC)))
ALL_OBJ := $(sort $(LIB_OBJ) $(CMD_OBJ) $(MKIMAGE_OBJ) $(B)/obj/main.o)
RULES := $(sort $(shell find rules -path rules/tests -prune -o -name '*.yaml' -print))
CARRIED := $(sort $(shell find rules -name '*.yaml'))
SAMPLES := $(sort $(wildcard profiles/*.yaml))
PACK_MANUAL := $(B)/ruling-backend-runtime.7
MANUALS := $(sort $(wildcard man/*.[1357])) $(PACK_MANUAL)
COMPLETIONS := $(addprefix $(B)/completions/,ruling _ruling ruling.fish)

CHECK_SRC := $(sort $(wildcard tests/unit/*.c tests/property/*.c tests/screen/*.c))
FAULT_SRC := $(sort $(wildcard tests/faults/*.c))
FUZZ_SRC := $(sort $(wildcard tests/fuzz/*.c))
BENCH_SRC := $(sort $(wildcard tests/bench/*.c))
CHECK_BIN := $(CHECK_SRC:%.c=$(B)/%)
FAULT_BIN := $(FAULT_SRC:%.c=$(B)/%)
FUZZ_BIN := $(FUZZ_SRC:%.c=$(B)/%)
BENCH_BIN := $(BENCH_SRC:%.c=$(B)/%)
# The test programs that T asks for.
T_BIN := $(strip $(foreach part,$(or $(T),/),$(filter $(B)/tests/$(part:/=)%,$(CHECK_BIN) $(FAULT_BIN))))

# ---- flags ----

# Asked for when first used, not when make starts: `make check` may have to install pkg-config first.
PACKAGES = yaml-0.1 libpcre2-8 yajl libmd
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(shell pkg-config --libs $(PACKAGES)))$(PKG_LIBS)
PKG_ARCHIVES = $(foreach l,yaml yajl_s pcre2-8 md,$(shell $(CC) -print-file-name=lib$(l).a))

WARNINGS = -Wall -Wextra $(WERROR) -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wconversion \
    -Wno-sign-conversion
SANITIZE = $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer)
FLAVOUR = $(SANITIZE) $(if $(COVERAGE),--coverage)
COMPILE = $(CC) -std=gnu11 -D_GNU_SOURCE -Isrc -fPIC -fvisibility=hidden $(WARNINGS) $(PKG_CFLAGS) \
    $(CPPFLAGS) $(CFLAGS) $(FLAVOUR)
LINK = $(CC) $(CFLAGS) $(FLAVOUR) -Wl,--as-needed $(LDFLAGS)
LIBS = $(PKG_LIBS) $(LDLIBS)
# What the program needs beside the library.
PROGRAM_LIBS = $(eval PROGRAM_LIBS := $(shell pkg-config --libs tinfo))$(PROGRAM_LIBS)
WRAP = $(foreach f,malloc calloc realloc free strdup strndup,-Wl,--wrap=$(f))

# ---- building ----

Q = $(if $(V),,@echo '  $@';)

.PHONY: all try check distcheck coverage fuzz soak bench install uninstall format clean setup-build \
    setup-check setup-dist check-run fuzz-run bench-run coverage-run FORCE
.DELETE_ON_ERROR:
.SECONDARY:

all: $(B)/ruling $(B)/libruling.a $(B)/$(SONAME) $(B)/libruling.so $(PACK_MANUAL) $(COMPLETIONS)

$(B)/ruling: $(B)/obj/main.o $(CMD_OBJ) $(B)/obj/base/term.o $(B)/libruling.a $(B)/flags $(B)/files
	$(Q)$(LINK) -o $@ $(filter %.o %.a,$^) $(PROGRAM_LIBS) $(LIBS)

# One object whose hidden symbols are local: a static user sees what a shared one sees.
$(B)/libruling.o: $(LIB_OBJ) $(B)/files
	$(Q)$(LD) -r -o $@ $(filter %.o,$^)
	@$(OBJCOPY) --localize-hidden $@

$(B)/libruling.a: $(B)/libruling.o
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(B)/$(SONAME): $(LIB_OBJ) $(B)/flags $(B)/files
	$(Q)$(LINK) -shared -Wl,-soname,$(SONAME) $(if $(SAN),,-Wl,-z,defs) -o $@ $(filter %.o,$^) $(LIBS)

$(B)/libruling.so: $(B)/$(SONAME)
	@ln -sf $(SONAME) $@

# The pack that the program carries, compiled from the same files that are installed beside it; and
# these files themselves, with the tests, for packs that build on it.
$(B)/mkimage: $(MKIMAGE_OBJ) $(B)/flags
	$(Q)$(LINK) -o $@ $(filter %.o,$^) $(LIBS)

$(B)/builtin_image.c: $(B)/mkimage $(CARRIED) $(SAMPLES) $(B)/files
	$(Q)$(B)/mkimage rules $@ $(CARRIED) -- $(SAMPLES)

$(B)/obj/builtin_image.o: $(B)/builtin_image.c src/builtin.h src/rule/pack_read.h $(B)/flags
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -c -o $@ $<

# The manual page of the pack that it carries.
$(PACK_MANUAL): $(B)/ruling
	$(Q)RULING_RULES= $(B)/ruling doc -f man -o $@

# What shells complete it with, by the names under which they look for it.
$(B)/completions/ruling: SHELL_NAME = bash
$(B)/completions/_ruling: SHELL_NAME = zsh
$(B)/completions/ruling.fish: SHELL_NAME = fish
$(COMPLETIONS): $(B)/ruling
	@mkdir -p $(@D)
	$(Q)$(B)/ruling completions $(SHELL_NAME) >$@

$(B)/obj/%.o: src/%.c $(B)/flags
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

# The loops over the lanes of a block are what a stream of profiles waits for.
$(addprefix $(B)/obj/engine/,unpack.o compare.o roots.o): private CFLAGS += -O3

# What things depend on beside files: the flags, and which files there are. Touched when that changes.
$(B)/flags: WORDS = $(COMPILE) $(LINK) $(PROGRAM_LIBS) $(LIBS)
$(B)/files: WORDS = $(LIB_OBJ) $(CMD_OBJ) $(CARRIED) $(SAMPLES)
$(B)/flags $(B)/files: FORCE
	@mkdir -p $(@D)
	@echo '$(WORDS)' | cmp -s - $@ || echo '$(WORDS)' >$@

-include $(ALL_OBJ:.o=.d) $(addsuffix .d,$(CHECK_BIN) $(FAULT_BIN) $(FUZZ_BIN) $(BENCH_BIN))

# ---- tests ----

# Everything with its hidden symbols visible, as the unit tests need them.
$(B)/libtest.a: $(LIB_OBJ) $(CMD_OBJ) $(B)/files
	$(Q)rm -f $@ && $(AR) rcs $@ $(filter %.o,$^)

TEST = $(COMPILE) -Itests -Wl,--as-needed $(LDFLAGS) -MMD -MP -o $@ $<

$(CHECK_BIN): $(B)/%: %.c $(B)/libtest.a $(B)/flags
	@mkdir -p $(@D)
	$(Q)$(TEST) $(B)/libtest.a -lcmocka $(PROGRAM_LIBS) $(LIBS) -lm

# The libraries are linked from their archives, so that their allocations can fail as well.
$(FAULT_BIN): $(B)/%: %.c $(B)/libruling.a $(B)/flags
	@mkdir -p $(@D)
	$(Q)$(TEST) $(WRAP) $(B)/libruling.a -lcmocka $(PKG_ARCHIVES) $(LDLIBS)

$(FUZZ_BIN): $(B)/%: %.c $(B)/libtest.a $(B)/flags
	@mkdir -p $(@D)
	$(Q)$(TEST) -fsanitize=fuzzer $(B)/libtest.a $(PROGRAM_LIBS) $(LIBS)

$(BENCH_BIN): $(B)/%: %.c $(B)/libtest.a $(B)/flags
	@mkdir -p $(@D)
	$(Q)$(TEST) $(B)/libtest.a $(PROGRAM_LIBS) $(LIBS) -lm

setup-build setup-check setup-dist: setup-%:
	@tests/setup $*

try: setup-build
	@$(MAKE) --no-print-directory all
	$(B)/ruling eval $(firstword $(wildcard profiles/parcel-tracker.yaml profiles/*.yaml))

check: setup-check
	@$(MAKE) --no-print-directory check-run

check-run: all $(T_BIN)
	@ROOT='$(CURDIR)' BUILD='$(abspath $(B))' CC='$(CC)' SAN='$(SAN)' VALGRIND='$(VALGRIND)' \
	    UPDATE='$(UPDATE)' MAKE='$(MAKE)' tests/run $(T)

distcheck: setup-dist
	@MAKE='$(MAKE)' tests/distcheck

coverage: setup-dist
	@$(MAKE) --no-print-directory COVERAGE=1 CC='$(GCC)' CFLAGS='-O0 -g' SAN= coverage-run

coverage-run:
	@mkdir -p $(B) && find $(B) -name '*.gcda' -delete
	@status=0; $(MAKE) --no-print-directory check-run T='unit property faults golden docs' || \
	    status=1; tests/coverage $(B) && exit $$status

fuzz: setup-dist
	@$(MAKE) --no-print-directory CC=clang SAN=fuzzer-no-link,address,undefined fuzz-run

fuzz-run: $(FUZZ_BIN)
	@tests/fuzz/run $(FUZZ_SECONDS) $(B) $(FUZZ_BIN)

# Hours of what `make check` does in minutes.
soak: setup-dist
	@$(MAKE) --no-print-directory fuzz FUZZ_SECONDS=3600
	@ROUNDS=100 TEST_SECONDS=86400 $(MAKE) --no-print-directory check-run T=property

bench: setup-check
	@$(MAKE) --no-print-directory bench-run

bench-run: all $(BENCH_BIN)
	@for bench in $(filter $(B)/tests/bench/bench_%,$(BENCH_BIN)); do BUILD='$(B)' $$bench || exit; done

format:
	clang-format -i $$(find src tests -name '*.[ch]')

clean:
	rm -rf $(O)

# ---- installing ----

D = $(DESTDIR)$(PREFIX)
BASH_FOLDER = share/bash-completion/completions
ZSH_FOLDER = share/zsh/site-functions
FISH_FOLDER = share/fish/vendor_completions.d
install: all
	$(INSTALL) -d $D/bin $D/lib/pkgconfig $D/include
	$(INSTALL) -m 755 $(B)/ruling $D/bin/ruling
	$(INSTALL) -m 644 $(B)/libruling.a $D/lib/libruling.a
	$(INSTALL) -m 644 $(B)/$(SONAME) $D/lib/libruling.so.$(VERSION)
	ln -sf libruling.so.$(VERSION) $D/lib/$(SONAME)
	ln -sf $(SONAME) $D/lib/libruling.so
	printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$${prefix}/lib' 'includedir=$${prefix}/include' '' \
	    'Name: ruling' 'Description: A decision-framework rules engine' 'Version: $(VERSION)' \
	    'Requires.private: $(PACKAGES)' 'Libs: -L$${libdir} -lruling' \
	    'Cflags: -I$${includedir}' >$D/lib/pkgconfig/ruling.pc
	$(INSTALL) -m 644 src/ruling.h $D/include/ruling.h
	set -e; for file in $(RULES); do $(INSTALL) -D -m 644 $$file $D/share/ruling/$$file; done
	set -e; for file in $(MANUALS); do \
	    $(INSTALL) -D -m 644 $$file $D/share/man/man$${file##*.}/$${file##*/}; done
	$(INSTALL) -D -m 644 $(B)/completions/ruling $D/$(BASH_FOLDER)/ruling
	$(INSTALL) -D -m 644 $(B)/completions/_ruling $D/$(ZSH_FOLDER)/_ruling
	$(INSTALL) -D -m 644 $(B)/completions/ruling.fish $D/$(FISH_FOLDER)/ruling.fish

# Folders that are empty then go as well, but for those that belong to the system.
uninstall:
	rm -f $D/bin/ruling $D/lib/libruling.a $D/lib/libruling.so $D/lib/$(SONAME) \
	    $D/$(BASH_FOLDER)/ruling $D/$(ZSH_FOLDER)/_ruling $D/$(FISH_FOLDER)/ruling.fish \
	    $D/lib/libruling.so.$(VERSION) $D/lib/pkgconfig/ruling.pc $D/include/ruling.h \
	    $(RULES:%=$D/share/ruling/%) \
	    $(foreach file,$(MANUALS),$D/share/man/man$(subst .,,$(suffix $(file)))/$(notdir $(file)))
	if [ -d $D/share/ruling ]; then find $D/share/ruling -depth -type d -empty -delete; fi
ifneq ($(DESTDIR)$(filter-out /usr /usr/local,$(PREFIX)),)
	for folder in $D/bin $D/lib/pkgconfig $D/include $D/share $D/share/man/man[1357] \
	    $D/$(BASH_FOLDER) $D/$(ZSH_FOLDER) $D/$(FISH_FOLDER); do \
	    [ ! -d $$folder ] || (cd $(or $(DESTDIR),/) && \
	    rmdir -p --ignore-fail-on-non-empty $${folder#$(DESTDIR)/}); done
endif

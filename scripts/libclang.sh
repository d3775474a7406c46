# What bindgen would load: the crate clang-sys looks for libclang when the build runs, and so does this, in the same
# places and by the same rules (its build/common.rs and build/dynamic.rs); then it is tried. Not a script of its own: it
# is sourced, after common.sh.
# shellcheck shell=bash

if [ "$(uname)" = Darwin ]; then
    libclang_names=(libclang.dylib)
    libclang_places=(/usr/local/opt/llvm*/lib/llvm*/lib /Library/Developer/CommandLineTools/usr/lib
        /Applications/Xcode.app/Contents/Developer/Toolchains/XcodeDefault.xctoolchain/usr/lib /usr/local/opt/llvm*/lib)
else
    libclang_names=(libclang.so 'libclang-*.so' 'libclang.so.*' 'libclang-*.so.*')
    libclang_places=('/usr/local/llvm*/lib*' '/usr/local/lib*/*/*' '/usr/local/lib*/*' '/usr/local/lib*'
        '/usr/lib*/*/*' '/usr/lib*/*' '/usr/lib*')
fi

# The folders, in order of preference; of the usual ones, which are many, only those that have such a file.
libclang_folders() {
    local prefix folder variable place
    if prefix=$("${LLVM_CONFIG_PATH:-llvm-config}" --prefix 2>/dev/null); then
        prefix=${prefix%%$'\n'*}
        say "$prefix/bin" "$prefix/lib" "$prefix/lib64"
    fi
    ! folder=$(xcode-select --print-path 2>/dev/null) || say "$folder/Toolchains/XcodeDefault.xctoolchain/usr/lib"
    for variable in LD_LIBRARY_PATH LIBRARY_PATH; do [ -z "${!variable:-}" ] || tr : '\n' <<<"${!variable}"; done
    for place in "${libclang_places[@]}"; do
        { compgen -G "$place/libclang*" || true; } | sed 's,/[^/]*$,,' | uniq
    done
}

# libraries_in FOLDER: those that may be loaded, which for ELF means of this machine's width.
libraries_in() {
    local name file magic=7f454c4602
    [ "$(getconf LONG_BIT)" = 64 ] || magic=7f454c4601
    for name in "${libclang_names[@]}"; do
        while IFS= read -r file; do
            # libclang-cpp is another library.
            [[ ${file##*/} != *-cpp.* ]] && [ -f "$file" ] || continue
            [[ $file == *.dylib ]] || [ "$(head -c 5 "$file" | od -An -tx1 | tr -d ' \n')" = $magic ] || continue
            say "$file"
        done < <(compgen -G "$1/$name")
    done
}

# The numbers in the name, as clang-sys reads them: what is no number is 0.
libclang_version() {
    local name=${1##*/} part parts
    case $name in
        libclang.so.*) name=${name#libclang.so.} ;;
        libclang-*) name=${name#libclang-} name=${name%???} ;;
        *) return ;;
    esac
    IFS=. read -ra parts <<<"$name"
    for part in "${parts[@]}"; do
        [[ $part =~ ^[0-9]+$ ]] || part=0
        printf '%010d.' "$((10#$part))"
    done
}

# Sets libclang: the newest one, and among equals the one that is found first.
find_libclang() {
    local file folder folders version best=
    libclang=
    if [ -n "${LIBCLANG_PATH+set}" ]; then
        # A file of a right name, or a folder.
        while IFS= read -r file; do
            [ "$file" != "$LIBCLANG_PATH" ] || libclang=$file
        done < <(libraries_in "$(dirname "$LIBCLANG_PATH")")
        [ -z "$libclang" ] || return 0
        folders=("$LIBCLANG_PATH")
    else
        mapfile -t folders < <(libclang_folders)
    fi
    for folder in "${folders[@]}"; do
        while IFS= read -r file; do
            version=$(libclang_version "$file")
            [ -n "$libclang" ] && [[ ! $version > $best ]] || libclang=$file best=$version
        done < <(libraries_in "$folder")
    done
    [ -n "$libclang" ]
}

# bindgen gives libclang the folders of a clang program, if there is one.
clang_folders() {
    local clang=${CLANG_PATH:-} bin
    if [ ! -x "$clang" ]; then
        bin=$("${LLVM_CONFIG_PATH:-llvm-config}" --bindir 2>/dev/null) || bin=
        clang=$(PATH=${bin:+$bin:}$PATH command -v clang) || return 0
    fi
    "$clang" -E -x c - -v </dev/null 2>&1 | sed -n '/^#include <\.\.\.>/,/^End of search list/s/^ \([^ ]*\).*/-isystem\n\1/p'
}

# Loads libclang and has it read a file that needs clang's own headers, which may be in a package of their own. Sets
# libclang_fault, in words, if that fails.
libclang_fault=
try_libclang() {
    local scratch arguments=() folders=()
    libclang_fault=
    if ! find_libclang; then
        libclang_fault='no libclang is found'
        return 1
    fi
    scratch=$(mktemp -d)
    cat >"$scratch/try.c" <<'C'
#include <dlfcn.h>
#include <stdio.h>
int main(int argc, char **argv)
{
    void *library = dlopen(argv[1], RTLD_NOW);
    if (!library) return fprintf(stderr, "%s\n", dlerror()), 1;
    void *(*index)(int, int) = (void *(*)(int, int))dlsym(library, "clang_createIndex");
    void *(*parse)(void *, const char *, char **, int, void *, unsigned, unsigned) =
        (void *(*)(void *, const char *, char **, int, void *, unsigned, unsigned))dlsym(library, "clang_parseTranslationUnit");
    unsigned (*faults)(void *) = (unsigned (*)(void *))dlsym(library, "clang_getNumDiagnostics");
    if (!index || !parse || !faults) return fprintf(stderr, "it is not libclang\n"), 1;
    void *unit = parse(index(0, 1), argv[2], argv + 3, argc - 3, 0, 0, 0);
    return !unit || faults(unit) != 0;
}
C
    printf '#include <stdarg.h>\n#include <stddef.h>\n#include <stdint.h>\nva_list list; size_t size; int32_t number;\n' >"$scratch/read.c"
    read -ra arguments <<<"${BINDGEN_EXTRA_CLANG_ARGS:-}"
    mapfile -t folders < <(clang_folders)
    if cc "$scratch/try.c" -o "$scratch/try" -ldl 2>"$scratch/log" &&
        "$scratch/try" "$libclang" "$scratch/read.c" "${arguments[@]}" "${folders[@]}" 2>"$scratch/log"; then
        rm -rf "$scratch"
        return
    fi
    # shellcheck disable=SC2034
    libclang_fault="$libclang cannot be used: $(grep -m 1 . "$scratch/log" || say 'it does not find its own headers (stddef.h)')"
    rm -rf "$scratch"
    return 1
}

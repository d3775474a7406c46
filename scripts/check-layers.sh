#!/usr/bin/env bash
# Checks in src/ what each layer may name (ARCHITECTURE.md), that no static has a lock that a child could inherit locked, and
# that no file grows past 600 lines of code before its tests.
# It reads text, not types: a name brought in by a macro is beyond it. --self-test plants violations and sees them found.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

# check DIRECTORY: prints one line per violation, fails if there is any
check() {
    perl - "$1" <<'PERL'
use strict;
use warnings;
use File::Find;

my $top = shift;
my $limit = 600;
# What a static may be: without a lock, or with one that knows its process; what is filled at module start, before there
# are threads; what belongs to a thread.
my $lockless = join '|', qw(PerProcess Lookups Atomic\w+ OnceLock Class ClassMetadata Constant IniEntryDefs Cell RefCell
    zend_object_iterator_funcs);
my @layers = qw(protocol transport client php);

# Per layer: the layers it must not name, and what else it must not name. Paths are matched from their first segment,
# after `use` trees are written out; single words are matched anywhere in the code.
my %rules = (
    protocol  => [[qw(transport client php)],
                  [qw(std::net std::thread openssl native_tls url ext_php_rs)], [qw(Instant::now SystemTime)]],
    transport => [[qw(client php)], [qw(ext_php_rs)], []],
    client    => [[qw(php)], [qw(ext_php_rs openssl native_tls)], [qw(TcpStream TlsStream SslStream)]],
    php       => [[qw(transport protocol)], [qw(std::net openssl native_tls tungstenite)], []],
);

# Comments and literals become blanks of the same number of lines, so that line numbers stay true.
sub strip {
    my ($code) = @_;
    my $nested;
    $nested = qr{/\*(?:[^/*]|/(?!\*)|\*(?!/)|(??{$nested}))*\*/}s;
    $code =~ s~
        ( //[^\n]* | $nested
        | \b[bc]?r(\#*)".*?"\2
        | [bc]?"(?:\\.|[^"\\])*"
        | b?'(?:\\(?:u\{[^}]*\}|x..|.)|[^'\\\n])' )
    ~blank($1)~gsex;
    return $code;
}

sub blank { return $_[0] =~ s/[^\n]+/ /gr }

# All paths of the code, as [path, offset]: those of `use` trees written out in full, and those in place.
sub paths {
    my ($code) = @_;
    my @found;
    while ($code =~ /\buse\s+((?:[^;{}]|(\{(?:[^{}]|(?2))*\}))+);/g) {
        expand('', $1, $-[1], \@found);
    }
    while ($code =~ /(?<![\w:])((?:[A-Za-z_]\w*)(?:\s*::\s*[A-Za-z_]\w*)*)/g) {
        push @found, [$1, $-[1]];
    }
    $_->[0] =~ s/\s+//g for @found;
    return @found;
}

sub expand {
    my ($prefix, $tree, $offset, $found) = @_;
    my ($depth, $start) = (0, 0);
    my @branches;
    for my $i (0 .. length($tree)) {
        my $c = $i < length($tree) ? substr($tree, $i, 1) : ',';
        $depth++ if $c eq '{';
        $depth-- if $c eq '}';
        if ($c eq ',' && $depth == 0) {
            push @branches, [substr($tree, $start, $i - $start), $start];
            $start = $i + 1;
        }
    }
    for (@branches) {
        my ($branch, $at) = @$_;
        if ($branch =~ /^(.*?)\{(.*)\}\s*$/s) {
            expand($prefix . $1, $2, $offset + $at + $-[2], $found);
        } elsif ($branch =~ /\S/) {
            my $lead = $branch =~ /^(\s+)/ ? length $1 : 0;
            (my $path = $prefix . $branch) =~ s/\s+as\s+\w+//;
            push @$found, [$path, $offset + $at + $lead];
        }
    }
}

my (%code, @problems);
find({ no_chdir => 1, wanted => sub {
    return unless /\.rs$/;
    open my $in, '<', $_ or die "$_: $!";
    local $/;
    (my $file = $_) =~ s{^\Q$top\E/}{};
    $code{$file} = strip(scalar <$in>);
} }, $top);

# A file whose module is declared under #[cfg(test)] is test code as a whole.
my %test_module;
for my $file (keys %code) {
    (my $folder = $file) =~ s{(?:/?(?:mod|lib|main))?\.rs$}{};
    while ($code{$file} =~ /#\[cfg\(test\)\]\s*(?:#\[[^\]]*\]\s*)*(?:pub(?:\([^)]*\))?\s+)?mod\s+(\w+)\s*;/g) {
        $test_module{$folder eq '' ? $1 : "$folder/$1"} = 1;
    }
}
sub is_test_file {
    (my $module = $_[0]) =~ s{(?:/mod)?\.rs$}{};
    while ($module ne '') {
        return 1 if $test_module{$module};
        last unless $module =~ s{/[^/]*$}{};
    }
    return 0;
}

for my $file (sort keys %code) {
    my $code = $code{$file};
    my $tests_from = is_test_file($file) ? 0
        : $code =~ /#\[cfg\(test\)\]\s*(?:#\[[^\]]*\]\s*)*mod\s+\w+\s*\{/ ? $-[0] : length $code;
    my $report = sub {
        my ($offset, $what) = @_;
        my $line = 1 + (substr($code, 0, $offset) =~ tr/\n//);
        push @problems, "$file:$line: $what";
    };

    my $lines = substr($code, 0, $tests_from) =~ tr/\n//;
    $report->($tests_from, "$lines lines before the tests, $limit are allowed") if $lines > $limit;

    # A thread that a child does not have may hold it, or be in the middle of making a value.
    my $in_front = substr($code, 0, $tests_from);
    while ($in_front =~ /(?<!')\bstatic\s+(?:mut\s+)?(\w+)\s*:\s*([^=;]*?)\s*[=;]/g) {
        my ($name, $type, $offset) = ($1, $2, $-[1]);
        $report->($offset, "$name may have a lock, which would stay locked in a child: make it a transport::PerProcess")
            unless $type =~ /^(?:[\w:]*::)?(?:$lockless)\b/;
    }
    while ($in_front =~ /\b([A-Z][A-Z_]*)\s*\.\s*get_or_(?:try_)?init\b/g) {
        $report->($-[1], "$1 may be waited for in a child for ever: set it at module start");
    }

    my ($layer) = $file =~ m{^(\w+)[/.]};
    if (!$rules{$layer // ''}) {
        $report->($-[0], "a re-export outside the layers would be a way round them")
            if $code =~ /\bpub(?:\([^)]*\))?\s+use\s+(?:crate\s*::|self\s*::)?\s*(?:protocol|transport|client|php)\b/;
        next;
    }
    my ($no_layers, $no_paths, $no_words) = @{ $rules{$layer} };

    # `super` once for each folder, and once more from inside a module of the file, is the crate's root.
    (my $module = $file) =~ s{(?:/mod)?\.rs$}{};
    my $depth = 1 + ($module =~ tr{/}{});
    my %seen;
    for (paths($code)) {
        my ($path, $offset) = @$_;
        my $in_tests = $offset >= $tests_from;
        my $root = $in_tests && !is_test_file($file) ? $depth + 1 : $depth;
        (my $absolute = $path) =~ s/^(?:self::)?(?:super::){$root}/crate::/;
        for my $other (@$no_layers) {
            $report->($offset, "$layer must not name $other ($path)")
                if $absolute =~ /^crate::$other\b/ && !$seen{"$offset $other"}++;
        }
        next if $in_tests;
        (my $plain = $path) =~ s/^core::/std::/;
        for my $name (@$no_paths) {
            next unless $plain =~ /^$name(?:::|$)/;
            # A single segment without `::` is the crate only in `use`; elsewhere it is a variable of that name.
            next if $path !~ /::/ && substr($code, 0, $offset) !~ /\b(?:use|extern\s+crate)\s+$/;
            $report->($offset, "$layer must not name $name") if !$seen{"$offset $name"}++;
        }
        for my $name (@$no_words) {
            $report->($offset, "$layer must not name $name")
                if $path =~ /(?:^|::)$name(?:::|$)/ && !$seen{"$offset $name"}++;
        }
    }
}
print "$_\n" for @problems;
exit(@problems ? 1 : 0);
PERL
}

self_test() {
    local tree cases=0 bad=0
    tree=$(mktemp -d)
    trap 'rm -rf "$tree"' RETURN

    # expect FILE CODE MESSAGE: the code in that file alone yields exactly this message; an empty one means none
    expect() {
        local found
        rm -rf "$tree/src"
        mkdir -p "$tree/src/$(dirname "$1")"
        printf '%b' "$2" >"$tree/src/$1"
        found=$(check "$tree/src" || true)
        cases=$((cases + 1))
        if [ "$found" != "${3:+$1:$3}" ]; then
            bad=$((bad + 1))
            printf 'self-test: %s with\n%b\nexpected: %s\nfound:    %s\n' "$1" "$2" "${3:+$1:$3}" "$found" >&2
        fi
    }
    local test='#[cfg(test)]\nmod tests {\n'

    expect protocol/a.rs 'use std::net::TcpStream;\n' '1: protocol must not name std::net'
    expect protocol/a.rs 'use std::{io, net::{self, IpAddr}};\n' '1: protocol must not name std::net
protocol/a.rs:1: protocol must not name std::net'
    expect protocol/a.rs 'fn f(a: core::net::IpAddr) {}\n' '1: protocol must not name std::net'
    expect protocol/a.rs '\nfn f() { std::thread::yield_now() }\n' '2: protocol must not name std::thread'
    expect protocol/a.rs 'fn f() { let t = Instant::now(); }\n' '1: protocol must not name Instant::now'
    expect protocol/a.rs 'fn f() { std::time::Instant::now(); }\n' '1: protocol must not name Instant::now'
    expect protocol/a.rs 'use std::time::{Duration,\n    SystemTime};\n' '2: protocol must not name SystemTime'
    expect protocol/a.rs 'use url::Url;\n' '1: protocol must not name url'
    expect protocol/a.rs 'fn f(url: &str) -> &str { url }\n' ''
    expect protocol/a.rs 'use native_tls as t;\n' '1: protocol must not name native_tls'
    expect protocol/a.rs 'use ext_php_rs::types::Zval;\n' '1: protocol must not name ext_php_rs'
    expect protocol/a.rs 'use crate::transport::poll;\n' '1: protocol must not name transport (crate::transport::poll)'
    expect protocol/a.rs 'use super::super::client;\n' '1: protocol must not name client (super::super::client)'
    expect protocol/mod.rs 'use super::php;\n' '1: protocol must not name php (super::php)'
    expect protocol/a.rs "use crate::protocol::b;\nuse super::b;\nuse std::time::Instant;\n" ''
    expect protocol/a.rs '// std::net\n/* a /* native_tls:: */ crate::php */\nconst A: &str = "crate::php::x \\" std::net";\n' ''
    expect protocol/a.rs "const Q: char = '\"'; fn f<'a>(x: &'a u8) { crate::php::x() }\n" '1: protocol must not name php (crate::php::x)'
    expect protocol/a.rs 'const R: &str = r#"a " std::net::X"#;\nfn f() { crate::php::x() }\n' '2: protocol must not name php (crate::php::x)'
    expect protocol/a.rs "${test}use std::net::TcpStream;\nfn f() { Instant::now(); }\n}\n" ''
    expect protocol/a.rs "${test}use crate::transport::x;\n}\n" '3: protocol must not name transport (crate::transport::x)'
    expect protocol/a.rs "${test}use super::super::super::php;\n}\n" '3: protocol must not name php (super::super::super::php)'
    expect transport/a.rs 'use crate::{protocol::x, client::{y, z}};\n' '1: transport must not name client (crate::client::y)
transport/a.rs:1: transport must not name client (crate::client::z)'
    expect transport/a.rs 'use ext_php_rs as e;\n' '1: transport must not name ext_php_rs'
    expect transport/a.rs 'use std::net::TcpStream;\nuse native_tls::TlsConnector;\nuse crate::protocol::x;\n' ''
    expect client/a.rs 'fn f() { native_tls::x() }\n' '1: client must not name native_tls'
    expect client/a.rs 'struct A(TcpStream);\n' '1: client must not name TcpStream'
    expect client/a.rs 'use crate::transport::TlsStream;\n' '1: client must not name TlsStream'
    expect client/b/a.rs 'use crate::php;\n' '1: client must not name php (crate::php)'
    expect client/b/a.rs 'use super::super::php::a;\n' ''
    expect client/a.rs 'use ext_php_rs::zend;\n' '1: client must not name ext_php_rs'
    expect php/a.rs 'use tungstenite::protocol::Role;\n' '1: php must not name tungstenite'
    expect php/a.rs 'fn f(a: std::net::SocketAddr) {}\n' '1: php must not name std::net'
    expect php/a.rs 'use native_tls::Error;\n' '1: php must not name native_tls'
    expect php/a.rs 'use crate::transport::x;\n' '1: php must not name transport (crate::transport::x)'
    expect php/a.rs 'fn f() { crate::protocol::x() }\n' '1: php must not name protocol (crate::protocol::x)'
    expect php/client.rs 'use super::client::a;\nuse crate::client::b;\nuse ext_php_rs::zend;\n' ''
    expect client/a.rs 'static A: Mutex<u8> = Mutex::new(0);\n' '1: A may have a lock, which would stay locked in a child: make it a transport::PerProcess'
    expect php/a.rs 'fn f() {\n    static NAME: std::sync::LazyLock<u8> = x();\n}\n' '2: NAME may have a lock, which would stay locked in a child: make it a transport::PerProcess'
    expect client/a.rs 'static A: OnceLock<u8> = x();\nfn f() { A.get_or_init(y) }\n' '2: A may be waited for in a child for ever: set it at module start'
    expect client/a.rs "struct S { m: Mutex<u8> }\nstatic A: S = x();\nfn f(a: &'static str) {}\n" '2: A may have a lock, which would stay locked in a child: make it a transport::PerProcess'
    expect client/a.rs 'static A: PerProcess<u8> = x();\nstruct S { a: Mutex<u8> }\nfn f() { self.a.get_or_init(y) }\n' ''
    expect client/a.rs "${test}static A: Mutex<u8> = x();\n}\n" ''
    expect lib.rs 'mod client;\npub(crate) use client::x;\n' '2: a re-export outside the layers would be a way round them'
    expect lib.rs 'mod client;\nmod php;\n' ''
    expect client/a.rs "$(printf '//x\\n%.0s' {1..601})" '602: 601 lines before the tests, 600 are allowed'
    expect client/a.rs "$(printf '//x\\n%.0s' {1..600})$test$(printf '//x\\n%.0s' {1..100})}\n" ''
    expect client/a.rs '#[cfg(test)]\nmod fake;\nuse native_tls::X;\n' '3: client must not name native_tls'

    rm -rf "$tree/src" && mkdir -p "$tree/src/client"
    printf '#[cfg(test)]\nmod fake;\n' >"$tree/src/client/mod.rs"
    printf 'use std::net::TcpStream;\n' >"$tree/src/client/fake.rs"
    cases=$((cases + 1))
    check "$tree/src" >&2 || bad=$((bad + 1))

    echo "check-layers self-test: $((cases - bad)) of $cases cases as expected"
    [ "$bad" = 0 ]
}

case ${1:-} in
    --self-test) self_test ;;
    '') check "$here/../src" && echo 'check-layers: every file keeps to its layer' ;;
    *) echo "usage: $0 [--self-test]" >&2; exit 2 ;;
esac

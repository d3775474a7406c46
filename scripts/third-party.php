<?php
// Writes THIRD-PARTY.txt and sbom.cdx.json from what cargo says. scripts/third-party.sh asks cargo and says what they are.
// Usage: php third-party.php FOLDER_OF_CARGO'S_ANSWERS FOLDER_OF_RUST FOLDER_TO_WRITE_TO

declare(strict_types=1);

const ROOT = __DIR__ . '/..';

// Crates that are published without their licence, and the crate of the same repository that has it.
const LICENCE_IS_WITH = ['ext-php-rs-introspection' => 'ext-php-rs'];

[, $answers, $rust, $folder] = $argv;

function fail(string $what): never
{
    fwrite(STDERR, "third-party: $what\n");
    exit(1);
}

/** @return list<string> the texts of all files of a folder that are about its licence */
function licences(string $folder): array
{
    $files = preg_grep('#/(licen[cs]e|copying|copyright|notice|unlicense)[^/]*$#i', glob("$folder/*"));
    return array_map(fn(string $file): string => rtrim(ltrim(file_get_contents($file), "\r\n")), array_values(array_filter($files, 'is_file')));
}

/** What Rust says of its standard library, which is a page of HTML. */
function licence_of_rust(string $rust): string
{
    $page = "$rust/share/doc/rust/COPYRIGHT-library.html";
    is_file($page) or fail("$page is missing, which has the licences of Rust's standard library: take a Rust that rustup installed.");
    $text = preg_replace('#<(head|style)\b.*?</\1>#s', '', file_get_contents($page));
    $text = html_entity_decode(strip_tags($text), ENT_QUOTES | ENT_HTML5);
    return trim(preg_replace('/\n\s*\n\s*\n+/', "\n\n", $text));
}

/** A component of the bill: its texts are for THIRD-PARTY.txt only. */
function component(string $name, string $version, string $licence, array $texts, string $url, array $more = []): array
{
    return ['name' => $name, 'version' => $version, 'licence' => $licence, 'texts' => $texts, 'url' => $url, 'more' => $more];
}

$packages = [];
foreach (json_decode(file_get_contents("$answers/metadata"), true, flags: JSON_THROW_ON_ERROR)['packages'] as $package) {
    $packages["$package[name] $package[version]"] = $package;
}
$sums = [];
preg_match_all('/^name = "(.*)"\nversion = "(.*)"\nsource = .*\nchecksum = "(.*)"$/m', file_get_contents(ROOT . '/Cargo.lock'), $locked, PREG_SET_ORDER);
foreach ($locked as [, $name, $version, $sum]) {
    $sums["$name $version"] = $sum;
}

// A line is "2bitflags v2.13.2", with its depth in front; above it is what uses it.
$path = $uses = [];
foreach (file("$answers/tree", FILE_IGNORE_NEW_LINES) as $line) {
    preg_match('/^(\d+)(\D\S*) v(\S+)/', $line, $match) or fail("'$line' is no line of cargo tree.");
    [, $depth, $name, $version] = $match;
    $path[(int) $depth] = $crate = "$name $version";
    $uses[$crate] ??= [];
    $depth > 0 and $uses[$path[$depth - 1]][$crate] = $crate;
}
$ours = array_key_first($uses);

$components = [];
foreach (array_keys($uses) as $crate) {
    $package = $packages[$crate] ?? fail("cargo metadata does not name $crate.");
    $texts = licences(dirname($package['manifest_path']));
    foreach ($texts === [] ? $packages : [] as $other) {
        $other['name'] === (LICENCE_IS_WITH[$package['name']] ?? null) and $texts = licences(dirname($other['manifest_path']));
    }
    $texts !== [] or fail("$crate has no file with its licence: name in scripts/third-party.php the crate that has it.");
    $licence = str_replace('/', ' OR ', $package['license'] ?? fail("$crate names no licence."));
    $components[$crate] = component($package['name'], $package['version'], $licence, $texts, $package['repository'] ?? '', [
        'purl' => "pkg:cargo/$package[name]@" . rawurlencode($package['version']),
        'hashes' => isset($sums[$crate]) ? [['alg' => 'SHA-256', 'content' => $sums[$crate]]] : null,
    ]);
}

$version = trim(file_get_contents("$answers/rust"));
$crate = "rust-std $version";
$components[$crate] = component('rust-std', $version, 'MIT OR Apache-2.0', [licence_of_rust($rust)], 'https://github.com/rust-lang/rust');
$uses[$ours][$crate] = $crate;
$uses[$crate] = [];

// Zig has these in place of the compiler's libgcc, and of libgcc_s that rustc asks for.
if (is_file("$answers/zig")) {
    [$zig, $version, $llvm] = [...file("$answers/zig", FILE_IGNORE_NEW_LINES), '', '', ''];
    $version !== '' && $llvm !== '' or fail("zig does not say its version, or that of its clang.");
    foreach ([
        ['zig-compiler-rt', $version, 'MIT', "$zig/LICENSE", 'https://codeberg.org/ziglang/zig'],
        ['llvm-libunwind', $llvm, 'Apache-2.0 WITH LLVM-exception', "$zig/lib/libunwind/LICENSE.TXT", 'https://github.com/llvm/llvm-project'],
    ] as [$name, $version, $licence, $file, $url]) {
        is_file($file) or fail("$file is missing, which has the licence of $name.");
        $components["$name $version"] = component($name, $version, $licence, [rtrim(file_get_contents($file))], $url);
        $uses[$ours]["$name $version"] = "$name $version";
        $uses["$name $version"] = [];
    }
}

// 300.6.1+3.6.3 is the crate's version and, behind it, OpenSSL's.
if ($source = trim(file_get_contents("$answers/openssl"))) {
    $version = explode('+', $source)[1] ?? fail("openssl-src $source does not say which OpenSSL it has.");
    $texts = licences(dirname($packages["openssl-src $source"]['manifest_path']) . '/openssl');
    $texts !== [] or fail("openssl-src $source has no file with OpenSSL's licence.");
    $components["openssl $version"] = component('openssl', $version, 'Apache-2.0', $texts, 'https://github.com/openssl/openssl', [
        'purl' => "pkg:generic/openssl@$version",
        'cpe' => "cpe:2.3:a:openssl:openssl:$version:*:*:*:*:*:*:*",
    ]);
    $user = array_values(preg_grep('/^openssl-sys /', array_keys($uses)))[0];
    $uses[$user]["openssl $version"] = "openssl $version";
    $uses["openssl $version"] = [];
}

$bill = function (string $key) use ($components): array {
    $component = $components[$key];
    return array_filter([
        'type' => 'library',
        'bom-ref' => $component['more']['purl'] ?? $key,
        'name' => $component['name'],
        'version' => $component['version'],
        'licenses' => [['expression' => $component['licence']]],
        'externalReferences' => $component['url'] === '' ? null : [['type' => 'vcs', 'url' => $component['url']]],
        ...$component['more'],
    ]);
};
$reference = fn(string $key): string => $bill($key)['bom-ref'];
$others = array_values(array_diff(array_keys($components), [$ours]));
sort($others);
file_put_contents("$folder/sbom.cdx.json", json_encode([
    '$schema' => 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    'bomFormat' => 'CycloneDX',
    'specVersion' => '1.6',
    'version' => 1,
    'metadata' => ['component' => $bill($ours)],
    'components' => array_map($bill, $others),
    'dependencies' => array_map(fn(string $key): array => [
        'ref' => $reference($key),
        'dependsOn' => array_map($reference, array_values($uses[$key])),
    ], [$ours, ...$others]),
], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR) . "\n");

// Texts that differ in their line breaks only are one, which stands here once with a number.
$numbers = $texts = [];
$list = '';
foreach ($others as $key) {
    $own = [];
    foreach ($components[$key]['texts'] as $text) {
        $number = $numbers[preg_replace('/\s+/', ' ', $text)] ??= count($numbers) + 1;
        $texts[$number] ??= $text;
        $own[$number] = $number;
    }
    $list .= "$key: {$components[$key]['licence']}; text " . implode(', ', $own) . "\n";
}
$rule = str_repeat('=', 78);
$out = "What is linked into $ours besides its own code, each with its version, its licence\nand the numbers of the texts below.\n\n$list";
foreach ($texts as $number => $text) {
    $out .= "\n$rule\nText $number\n$rule\n\n$text\n";
}
file_put_contents("$folder/THIRD-PARTY.txt", $out);

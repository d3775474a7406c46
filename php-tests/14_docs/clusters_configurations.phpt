--TEST--
docs/clusters.md: every line of a configuration that the page quotes is in the file that the tests run
--FILE--
<?php
require __DIR__ . '/page.inc';

$files = ['nginx' => ['nginx.conf'], 'haproxy' => ['haproxy.cfg'], 'yaml' => ['traefik-nodes.yml', 'traefik.yml']];
foreach (PAGES as $page) {
    $count = 0;
    foreach ($files as $language => $names) {
        $text = implode("\n", array_map(fn(string $name) => page("clusters/$name"), $names));
        foreach (code_blocks($page, $language) as $block) {
            print_missing("$page, $language", bare_lines($block), bare_lines($text));
            $count++;
        }
        foreach ($names as $name) {
            str_contains(page($page), "(clusters/$name)") or print("$page has no link to $name\n");
        }
    }
    echo "$page: $count configurations\n";
}

// The commands that make other ones of them.
$haproxy = configuration_of_page('haproxy.cfg', []);
$nginx = configuration_of_page('nginx.conf', []);
foreach ([$haproxy, $nginx] as $text) {
    var_dump(preg_match('/443|10\.0\.0\./', implode("\n", bare_lines($text))));
    var_dump(substr_count($text, '127.0.0.1:8000'), substr_count($text, '127.0.0.1:8001'), substr_count($text, '127.0.0.1:8002'));
}
?>
--EXPECT--
clusters.md: 3 configurations
clusters.zh-CN.md: 3 configurations
int(0)
int(1)
int(1)
int(1)
int(0)
int(1)
int(1)
int(1)

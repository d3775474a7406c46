--TEST--
docs/, README and the files beside it: each link leads to a file and an anchor that exist, and docs/README.md lists each page
--FILE--
<?php
require __DIR__ . '/manual.inc';

$others = ['ARCHITECTURE', 'CHANGELOG', 'CONTRIBUTING', 'SECURITY', 'UPGRADING', 'bench/README', 'bench/results'];
$pages = [...all_pages(), ...array_map(fn(string $name) => "../$name.md", $others)];
$count = 0;
foreach ($pages as $page) {
    $count += count(link_targets(page($page)));
    foreach (broken_links($page, page($page)) as $link) {
        echo "$page: no $link\n";
    }
}
foreach (['README.md' => array_keys(pages()), 'README.zh-CN.md' => pages()] as $list => $names) {
    $names = array_filter($names, fn(string $name) => basename($name) !== $list);
    foreach (array_diff($names, link_targets(page($list))) as $name) {
        echo "$list does not list $name\n";
    }
    in_array("docs/$list", link_targets(page("../$list")), true) or print("../$list has no link to docs/$list\n");
}
echo $count > 100 ? "all links\n" : "only $count links\n";

// The check itself.
$planted = "# Some heading: `code`, 中文\n\n[a](clusters.md#try-it) [b](#some-heading-code-中文) [c](https://x.example/)\n"
    . "[d](nothing.md) [e](clusters.md#nowhere) [f](#some-heading) [g](../README.md) ![h](../bench/nothing.svg)\n";
echo implode("\n", broken_links('planted.md', $planted)), "\n";
?>
--EXPECT--
all links
nothing.md
clusters.md#nowhere
#some-heading
../bench/nothing.svg

--TEST--
docs/clusters.md: the Chinese page has the same parts and the same code, and all links lead somewhere
--FILE--
<?php
require __DIR__ . '/page.inc';

$shape = fn(string $page) => [
    'headings' => preg_match_all('/^(#+) /m', preg_replace('/^```.*?^```$/ms', '', page($page)), $marks) ? $marks[1] : [],
    'code' => array_map(fn(array $block) => [$block[0], bare_lines($block[1])], code_blocks($page)),
    'names in tables' => preg_match_all('/^\| (`\w+`) /m', page($page), $names) ? $names[1] : [],
    'list items' => preg_match_all('/^- /m', page($page)),
    'links' => preg_match_all('/\]\((clusters\/[^)]+|\.\.[^)]+)\)/', page($page), $links) ? $links[1] : [],
];
[$english, $chinese] = array_map($shape, PAGES);
foreach ($english as $what => $value) {
    echo "$what: ", $value === $chinese[$what] ? 'the same' : json_encode([$value, $chinese[$what]]), "\n";
}

foreach (PAGES as $page) {
    preg_match_all('/\]\(([^)#]+)\)/', page($page), $links);
    foreach ($links[1] as $link) {
        file_exists(root() . "/docs/$link") or print("$page: no $link\n");
    }
    preg_match_all('/\]\(#([^)]+)\)/', page($page), $anchors);
    preg_match_all('/^#+ (.*)$/m', page($page), $headings);
    $headings = array_map(fn(string $heading) => str_replace(' ', '-', strtolower($heading)), $headings[1]);
    foreach (array_diff($anchors[1], $headings) as $anchor) {
        echo "$page: no #$anchor\n";
    }
    substr_count(page($page), '(' . current(array_diff(PAGES, [$page])) . ')') === 1 or print("$page: no link to the other one\n");
}
?>
--EXPECT--
headings: the same
code: the same
names in tables: the same
list items: the same
links: the same

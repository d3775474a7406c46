--TEST--
docs/, README: each page is there in both languages, with the same headings, code, tables, list items and links
--EXTENSIONS--
tokenizer
--FILE--
<?php
require __DIR__ . '/manual.inc';
require __DIR__ . '/php_names.inc';

/** What must be the same in both languages, but for code. */
function shape(string $text): array
{
    $prose = without_code($text);
    preg_match_all('/^(#+) /m', $prose, $headings);
    preg_match_all('/^\| (?:↳ )?`([^`]+)` \|/m', $prose, $names);
    preg_match_all('/^\|.*\|$/m', $prose, $rows);
    $links = array_map(
        fn(string $link) => str_replace('.zh-CN.', '.', preg_replace('/#.*/', '#', $link)),
        link_targets($text),
    );
    sort($links);
    return [
        'headings' => $headings[1],
        'names in tables' => $names[1],
        'cells of tables' => array_map(fn(string $row) => substr_count($row, ' |'), $rows[0]),
        'list items' => preg_match_all('/^- /m', $prose),
        'links' => $links,
    ];
}

function print_differences(string $page, string $english, string $chinese, array $codes, array $others): void
{
    $other = shape($chinese);
    foreach (shape($english) as $what => $value) {
        $value === $other[$what] or print("$page: $what: " . json_encode([$value, $other[$what]], JSON_UNESCAPED_SLASHES) . "\n");
    }
    count($codes) === count($others) or print("$page: not as many code blocks\n");
    foreach (array_map(null, $codes, $others) as $i => [$code, $same]) {
        if ($code === null || $same === null || $code[0] !== $same[0]
            || code_without_words($code[0], $code[1], $same[1]) !== code_without_words($code[0], $same[1], $code[1])) {
            echo "$page: code block $i\n";
        }
    }
}

$pages = pages();
foreach ($pages as $english => $chinese) {
    print_differences($english, page($english), page($chinese), code_blocks($english), code_blocks($chinese));
    foreach ([$english => $chinese, $chinese => $english] as $page => $other) {
        // In the first lines, where a reader looks for it.
        preg_match('/\A# .+\n\n(.+\n)+\n?(.+\n)*/', page($page), $head);
        str_contains($head[0], '](' . basename($other) . ')') or print("$page: no link to $other in its first lines\n");
    }
}
$chinese = array_map(basename(...), glob(root() . '/docs/*.zh-CN.md'));
echo json_encode(array_values(array_diff($chinese, $pages))), " without an English page\n";
echo count($pages) >= 13 ? "all pages\n" : 'only ' . json_encode($pages);

// The check itself.
$one = "# A\n\n## B\n\n- [x](y.md#z)\n\n| `a` | b |\n";
print_differences('the same', $one, "# 甲\n\n## 乙\n\n- [丙](y.zh-CN.md#丁)\n\n| `a` | 戊 |\n", [['php', '$a = "x"; // b']], [['php', '$a = "乙"; // 丙']]);
print_differences('planted', $one, "# A\n\n### B\n\n[x](w.md#z)\n\n| `b` |\n", [['php', '$a = 1;'], ['sh', 'a']], [['php', '$a = 2;'], ['sh', 'b']]);
?>
--EXPECT--
[] without an English page
all pages
planted: headings: [["#","##"],["#","###"]]
planted: names in tables: [["a"],["b"]]
planted: cells of tables: [[2],[1]]
planted: list items: [1,0]
planted: links: [["y.md#"],["w.md#"]]
planted: code block 0
planted: code block 1

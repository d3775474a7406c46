--TEST--
docs/, README: no line of a Chinese page breaks between two Chinese characters, where GitHub would show a space
--FILE--
<?php
require __DIR__ . '/manual.inc';

foreach (pages() as $page) {
    foreach (broken_lines(page($page)) as $place) {
        echo "$page: $place\n";
    }
}

// The check itself.
$planted = <<<'MARKDOWN'
# 标题
第一段的第一行，
第二行没有到
头，第三行 end
第四行以 **粗体**
结尾，又有[链接](x.md)
后面。

- 列表项
- 另一项
  的续行（
  `code` 之后

| 表格 |
|---|
| 一行 |
```php
// 代码里的
// 不算
```
MARKDOWN;
echo implode("\n", broken_lines($planted)), "\n";
?>
--EXPECT--
第一行， | 第二行没
行没有到 | 头，第三
**粗体 | 结尾，又
有[链接 | 后面。
 另一项 | 的续行（

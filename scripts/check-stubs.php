<?php
// Compares what stubs/ declares with what the built extension really has, by reflection, and prints a unified diff.
// It compares declarations, not behaviour. Usage: check-stubs.php --so FILE [--extension NAME] STUB...

declare(strict_types=1);

exit(main(array_slice($argv, 1)));

function main(array $arguments): int
{
    [$options, $files] = arguments($arguments);
    $files = array_map(realpath(...), $files);
    if (($options['dump'] ?? null) === 'stubs') {
        echo json_encode(stubs($files));
        return 0;
    }
    $extension = $options['extension'] ?? 'websocket_client';
    if (($options['dump'] ?? null) === 'extension') {
        echo json_encode(extension($extension));
        return 0;
    }
    if ($files === [] || in_array(false, $files, true)) {
        fwrite(STDERR, "usage: check-stubs.php --so FILE [--extension NAME] STUB...\n");
        return 2;
    }

    // Each in a PHP of its own without any ini file: the two sides declare the same names.
    $stubs = dump([], ['--dump', 'stubs', ...$files]);
    $load = isset($options['so']) ? ['-d', 'extension=' . $options['so']] : [];
    $built = dump($load, ['--dump', 'extension', '--extension', $extension]);

    foreach ($stubs['undocumented'] as $problem) {
        echo $problem, "\n";
    }
    $difference = difference(text($stubs['lines']), text($built['lines']));
    echo $difference;
    if ($stubs['undocumented'] === [] && $difference === '') {
        printf("check-stubs: %d classes, %d declarations, the same in stubs and extension\n",
            count($stubs['lines']), array_sum(array_map(count(...), $stubs['lines'])));
        return 0;
    }
    return 1;
}

/** @return array{array<string, string>, list<string>} */
function arguments(array $arguments): array
{
    $options = $rest = [];
    while ($arguments !== []) {
        $argument = array_shift($arguments);
        if (str_starts_with($argument, '--')) {
            $options[substr($argument, 2)] = array_shift($arguments);
        } else {
            $rest[] = $argument;
        }
    }
    return [$options, $rest];
}

function dump(array $phpOptions, array $arguments): array
{
    // Without a time limit or a cache of its own; warnings on standard output would spoil the JSON.
    $command = [PHP_BINARY, '-n', '-d', 'display_errors=stderr', ...$phpOptions, __FILE__, ...$arguments];
    $process = proc_open($command, [1 => ['pipe', 'w']], $pipes);
    $output = stream_get_contents($pipes[1]);
    $status = proc_close($process);
    $dump = json_decode($output, true);
    if ($status !== 0 || !is_array($dump)) {
        fwrite(STDERR, $output);
        fwrite(STDERR, 'check-stubs: failed: ' . implode(' ', $command) . "\n");
        exit(1);
    }
    return $dump;
}

/** What the stub files declare, and which of it has no doc comment. */
function stubs(array $files): array
{
    $declaredIn = [];
    foreach ($files as $file) {
        foreach (declarations($file) as $class) {
            $declaredIn[strtolower($class)] = $file;
        }
    }
    // A parent may stand in a file that comes later.
    spl_autoload_register(function (string $class) use ($declaredIn): void {
        if (isset($declaredIn[strtolower($class)])) {
            require_once $declaredIn[strtolower($class)];
        }
    });
    foreach ($files as $file) {
        require_once $file;
    }

    $lines = $undocumented = [];
    foreach (array_keys($declaredIn) as $name) {
        $class = new ReflectionClass($name);
        $lines[$class->getName()] = describeClass($class);
        foreach ([$class, ...ownMethods($class)] as $declaration) {
            if ($declaration->getDocComment() === false) {
                $what = $declaration === $class ? '' : '::' . $declaration->getName() . '()';
                $undocumented[] = 'no doc comment: ' . $class->getName() . $what;
            }
        }
    }
    foreach (get_defined_functions()['user'] as $name) {
        $function = new ReflectionFunction($name);
        if ($function->getFileName() !== __FILE__ && in_array($function->getFileName(), $files, true)) {
            $lines[$function->getName() . '()'] = [describeFunction($function)];
        }
    }
    return ['lines' => $lines, 'undocumented' => $undocumented];
}

/** The full names of the classes that a file declares, found without running it. */
function declarations(string $file): array
{
    $namespace = '';
    $found = [];
    // A pattern, since without an ini file there may be no tokenizer; it cannot tell comments, so they are taken out first.
    $code = php_strip_whitespace($file);
    $word = '[A-Za-z_]\w*';
    $space = "\bnamespace\s+($word(?:\\\\$word)*)?\s*[;{]";
    $class = "(?<![:\$>\w])(?:class|interface|trait|enum)\s+($word)\s*(?=[:{]|extends|implements)";
    preg_match_all("/$space|$class/", $code, $matches, PREG_SET_ORDER);
    foreach ($matches as $match) {
        if (isset($match[2])) {
            $found[] = $namespace . $match[2];
        } else {
            $namespace = ($match[1] ?? '') === '' ? '' : $match[1] . '\\';
        }
    }
    return $found;
}

function extension(string $name): array
{
    $extension = new ReflectionExtension($name);
    $lines = [];
    foreach ($extension->getClasses() as $class) {
        $lines[$class->getName()] = describeClass($class);
    }
    foreach ($extension->getFunctions() as $function) {
        $lines[$function->getName() . '()'] = [describeFunction($function)];
    }
    return ['lines' => $lines];
}

/** A class as lines of text. */
function describeClass(ReflectionClass $class): array
{
    $kind = match (true) {
        $class->isEnum() => 'enum',
        $class->isInterface() => 'interface',
        $class->isTrait() => 'trait',
        default => 'class',
    };
    $head = ($class->isFinal() && $kind === 'class' ? 'final ' : '')
        . ($class->isAbstract() && $kind === 'class' ? 'abstract ' : '')
        . (method_exists($class, 'isReadOnly') && $class->isReadOnly() ? 'readonly ' : '')
        . $kind . ' ' . $class->getName();
    if ($class->isEnum() && ($backing = (new ReflectionEnum($class->getName()))->getBackingType())) {
        $head .= ': ' . $backing;
    }
    $head .= ($parent = $class->getParentClass()) ? ' extends ' . $parent->getName() : '';
    $interfaces = $class->getInterfaceNames();
    sort($interfaces);
    $head .= $interfaces === [] ? '' : ' implements ' . implode(', ', $interfaces);

    $members = [];
    foreach ($class->getReflectionConstants() as $constant) {
        if ($constant->getDeclaringClass()->getName() === $class->getName()) {
            $members['1' . $constant->getName()] = [describeConstant($class, $constant)];
        }
    }
    foreach ($class->getProperties() as $property) {
        if ($property->getDeclaringClass()->getName() === $class->getName() && !$property->isPrivate()) {
            $members['2' . $property->getName()] = ['    ' . describeProperty($property)];
        }
    }
    foreach (ownMethods($class) as $method) {
        $members['3' . $method->getName()] = describeMethod($method);
    }
    ksort($members, SORT_STRING);
    return array_merge([$head], ...array_values($members));
}

/** What only an implementation sees is no part of the contract, but a private constructor or clone is. */
function ownMethods(ReflectionClass $class): array
{
    return array_filter(
        $class->getMethods(),
        fn (ReflectionMethod $m) => $m->getDeclaringClass()->getName() === $class->getName()
            && (!$m->isPrivate() || str_starts_with($m->getName(), '__'))
            // The engine adds these to every enum by itself.
            && !($class->isEnum() && in_array($m->getName(), ['cases', 'from', 'tryFrom'], true)),
    );
}

function describeConstant(ReflectionClass $class, ReflectionClassConstant $constant): string
{
    if ($constant->isEnumCase()) {
        $value = $constant->getValue();
        return '    case ' . $constant->getName() . ($value instanceof BackedEnum ? ' = ' . value($value->value) : '');
    }
    $modifiers = modifiers($constant->getModifiers());
    return "    $modifiers const " . $constant->getName() . ' = ' . value($constant->getValue());
}

function describeProperty(ReflectionProperty $property): string
{
    $type = $property->getType();
    // An untyped property without a default has the default null: that is nothing worth saying.
    $default = $property->hasDefaultValue() && ($type !== null || $property->getDefaultValue() !== null);
    return modifiers($property->getModifiers()) . ' ' . ($type === null ? '' : type($type) . ' ')
        . '$' . $property->getName() . ($default ? ' = ' . value($property->getDefaultValue()) : '');
}

/** A line for each parameter, so that a difference is short. */
function describeMethod(ReflectionMethod $method): array
{
    $by = $method->returnsReference() ? '&' : '';
    $lines = ['    ' . modifiers($method->getModifiers()) . ' function ' . $by . $method->getName() . '('];
    foreach ($method->getParameters() as $parameter) {
        $lines[] = '        ' . describeParameter($parameter);
    }
    $lines[] = '    ): ' . returnType($method);
    return $lines;
}

function describeFunction(ReflectionFunction $function): string
{
    $parameters = array_map(describeParameter(...), $function->getParameters());
    return 'function ' . $function->getName() . '(' . implode(', ', $parameters) . '): ' . returnType($function);
}

function describeParameter(ReflectionParameter $parameter): string
{
    $text = type($parameter->getType()) . ' ' . ($parameter->isPassedByReference() ? '&' : '')
        . ($parameter->isVariadic() ? '...' : '') . '$' . $parameter->getName();
    if ($parameter->isDefaultValueAvailable()) {
        return $text . ' = ' . value($parameter->getDefaultValue());
    }
    return $text . ($parameter->isOptional() && !$parameter->isVariadic() ? ' = (optional, no default known)' : '');
}

function returnType(ReflectionFunctionAbstract $function): string
{
    // A type that an inherited internal method only announces counts as its type.
    return type($function->getReturnType() ?? $function->getTentativeReturnType());
}

/** The parts of a union in one order, null as "?" where there is one other part; nothing where no type is given. */
function type(?ReflectionType $type): string
{
    if ($type instanceof ReflectionUnionType) {
        $parts = array_map(strval(...), $type->getTypes());
        sort($parts);
        return implode('|', $parts);
    }
    return $type === null ? '(none)' : (string) $type;
}

/** As PHP code, which tells 10 from 10.0. */
function value(mixed $value): string
{
    return match ($value) {
        null => 'null',
        [] => '[]',
        default => str_replace("\n", ' ', var_export($value, true)),
    };
}

function modifiers(int $modifiers): string
{
    return implode(' ', Reflection::getModifierNames($modifiers));
}

function text(array $lines): string
{
    ksort($lines, SORT_STRING);
    return implode("\n", array_map(fn (array $class) => implode("\n", $class) . "\n", $lines));
}

function difference(string $stubs, string $built): string
{
    $files = [];
    foreach ([$stubs, $built] as $text) {
        $files[] = $file = tempnam(sys_get_temp_dir(), 'stubs');
        file_put_contents($file, $text);
    }
    $command = array_merge(['diff', '-u', '--label', 'stubs', '--label', 'extension'], $files);
    $difference = shell_exec(implode(' ', array_map(escapeshellarg(...), $command)));
    array_map(unlink(...), $files);
    return (string) $difference;
}

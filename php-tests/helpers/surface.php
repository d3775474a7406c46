<?php
// Prints the classes of the extension as JSON, in words that can be compared: with file names, those that the stub
// files declare; without, those of the loaded extension.

$files = array_slice($argv, 1);
spl_autoload_register(function () use (&$files): void {
    while ($file = array_shift($files)) {
        require_once $file;
    }
});
class_exists('WebSocketClient');

$classes = array_filter(
    [...get_declared_classes(), ...get_declared_interfaces()],
    fn(string $name) => preg_match('/^WebSocketClient(\\\\|$)/', $name),
);
$surface = [];
foreach ($classes as $name) {
    $surface += describe_class(new ReflectionClass($name));
}
ksort($surface);
echo json_encode($surface, JSON_THROW_ON_ERROR);

function describe_class(ReflectionClass $class): array
{
    $name = $class->getName();
    $modifiers = Reflection::getModifierNames($class->getModifiers() & ~ReflectionClass::IS_READONLY);
    // Every enum is final; only those that a script declares are said to be.
    $modifiers = $class->isEnum() ? [] : $modifiers;
    $parent = $class->getParentClass() ?: null;
    $interfaces = array_diff($class->getInterfaceNames(), $parent?->getInterfaceNames() ?? []);
    sort($interfaces);
    $parts = [$name => implode(' ', array_filter([
        ...$modifiers,
        $class->isEnum() ? 'enum' : 'class',
        $parent ? "extends {$parent->getName()}" : '',
        $interfaces ? 'implements ' . implode(', ', $interfaces) : '',
    ]))];
    foreach ($class->getReflectionConstants() as $constant) {
        $value = $constant->isEnumCase() ? 'case' : var_export($constant->getValue(), true);
        $parts["$name::{$constant->getName()}"] = $value;
    }
    foreach ($class->getProperties() as $property) {
        if ($property->getDeclaringClass()->getName() === $name) {
            $parts["$name::\${$property->getName()}"] = describe_property($property);
        }
    }
    foreach ($class->getMethods() as $method) {
        if ($method->getDeclaringClass()->getName() === $name) {
            $parts += describe_method($name, $method);
        }
    }
    return $parts;
}

function describe_property(ReflectionProperty $property): string
{
    return trim(implode(' ', Reflection::getModifierNames($property->getModifiers())) . ' ' . $property->getType());
}

function describe_method(string $class, ReflectionMethod $method): array
{
    $name = "$class::{$method->getName()}()";
    $modifiers = implode(' ', Reflection::getModifierNames($method->getModifiers()));
    $type = $method->getReturnType() ?? $method->getTentativeReturnType() ?? 'nothing said';
    $parts = [$name => "$modifiers $type"];
    foreach ($method->getParameters() as $parameter) {
        $default = $parameter->isDefaultValueAvailable() ? ' = ' . var_export($parameter->getDefaultValue(), true) : '';
        $parts["$name #{$parameter->getPosition()}"] = sprintf(
            '%s %s$%s%s',
            $parameter->getType(),
            $parameter->isVariadic() ? '...' : ($parameter->isPassedByReference() ? '&' : ''),
            $parameter->getName(),
            $default,
        );
    }
    return $parts;
}

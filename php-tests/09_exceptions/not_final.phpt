--TEST--
Exceptions: none is final or abstract
--FILE--
<?php
foreach ((new ReflectionExtension('websocket_client'))->getClasses() as $class) {
    if ($class->isSubclassOf(Throwable::class) && ($class->isFinal() || $class->isAbstract() || !$class->isInstantiable())) {
        echo $class->getName(), "\n";
    }
}
?>
--EXPECT--

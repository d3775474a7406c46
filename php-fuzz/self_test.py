"""What the judge and the minimiser are built on, with outputs as they were seen. fuzz-php.sh runs it first: a judge that
recognises nothing lets everything pass."""

import unittest

from interpreter import Ended
from judge import judge
from minimise import minimise
from operations import program

STEP = "STEP 3\nENDED 3 done\nSTEP 7\n"
ASAN = STEP + """=================================================================
==1==ERROR: AddressSanitizer: heap-use-after-free on address 0x60f000000640 at pc 0x7ff0f45f7c71
READ of size 8 at 0x60f000000640 thread T0
    #0 0x7ff0f45f7c70 in get src/php/class.rs:305
    #1 0x7ff0f4540788 in report src/php/client/mod.rs:258
"""
MEMCHECK = STEP + """==1== Invalid read of size 8
==1==    at 0x8D1A2B3: get (class.rs:305)
==1==
"""
LEAVE = "STEP leave\n"
LEAK = """==1== 72 bytes in 1 blocks are definitely lost in loss record 1 of 2
==1==    at 0x48407B4: malloc (vg_replace_malloc.c:381)
==1==    {0} (somewhere)
==1==    by 0x8D1A2B3: new (options.rs:30)
==1== 
"""
ZEND_LEAK = """[Sun Nov 29 17:00:00 2026]  Script:  'x.php'
/src/Zend/zend_objects.c(190) :  Freeing 0x00007f0000000000 (56 bytes), script=x.php
=== Total 1 memory leaks detected ===
"""


def kind(status, errors):
    failure = judge(Ended(status, errors, process=1))
    return failure and failure.kind


class Judge(unittest.TestCase):
    def test_what_is_no_failure(self):
        for status in (0, 3, 255, -14):
            self.assertIsNone(kind(status, STEP + "Fatal error: a fatal error in x.php on line 1\n"))

    def test_failures(self):
        for status, errors, expected in [
            (-11, STEP, "crash by SIGSEGV"),
            (None, STEP, "hang"),
            (1, STEP, "exit status 1"),
            (99, ASAN, "AddressSanitizer: heap-use-after-free"),
            (99, MEMCHECK, "memcheck: Invalid read of size 8"),
            (0, STEP + "JUDGE open sockets at the end: {}\n", "open sockets at the end"),
            (0, STEP + "thread 'main' panicked at src/x.rs:1:2:\n", "thread 'main' panicked at src/x.rs:1:2:"),
            (1, STEP + "zend_mm_heap corrupted\n", "zend_mm_heap corrupted"),
            (0, ZEND_LEAK, "leak of the engine's memory"),
            (99, LEAK.format("by 0x1: alloc"), "memcheck: a leak"),
            (99, LEAVE + LEAK.format("by 0x1: _emalloc"), "memcheck: a leak"),
        ]:
            self.assertEqual(kind(status, errors), expected, errors)

    def test_a_fatal_error_leaves_the_engines_memory_but_not_ours(self):
        fatal = "Fatal error: a fatal error in x.php on line 1\n"
        self.assertIsNone(kind(99, fatal + LEAK.format("by 0x1: _emalloc")))
        self.assertIsNone(kind(99, LEAK.format("by 0x1: alloc").replace("==1==", "==2==")), "of a child")
        self.assertEqual(kind(99, fatal + LEAK.format("by 0x1: alloc")), "memcheck: a leak")
        below = LEAK.format("by 0x1: alloc").replace("options.rs:30)", "options.rs:30)\n==1==    by 0x2: zend_call_function")
        self.assertEqual(kind(99, fatal + below), "memcheck: a leak")

    def test_an_exit_in_a_shutdown_function_leaves_cycles(self):
        self.assertIsNone(kind(99, STEP + LEAK.format("by 0x1: __zend_malloc")))
        self.assertEqual(kind(99, STEP + LEAVE + LEAK.format("by 0x1: __zend_malloc")), "memcheck: a leak")

    def test_what_a_filter_has_in_hand_is_the_engines(self):
        self.assertIsNone(kind(99, LEAK.format("by 0x1: php_stream_bucket_make_writeable")))

    def test_the_signature_has_the_places_and_no_numbers(self):
        self.assertEqual(
            judge(Ended(99, ASAN)).signature, "AddressSanitizer: heap-use-after-free src/php/class.rs:305 src/php/client/mod.rs:258",
        )


class Minimise(unittest.TestCase):
    def test_what_is_needed_is_kept_and_nothing_else(self):
        made = program(1)
        needed = {made.steps[2].number, made.steps[-1].number}
        least = minimise(made, made.all, lambda kept: needed <= kept, None, 10)
        self.assertEqual(least, needed)

    def test_a_seed_is_always_the_same_program(self):
        one, other = program(5), program(5)
        self.assertEqual(one.text(one.all, "''", ""), other.text(other.all, "''", ""))


if __name__ == "__main__":
    unittest.main()

"""The benchmark's driver: `python -m harness` measures, `python -m harness.count` counts instructions."""

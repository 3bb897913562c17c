"""The desk's day at full size: five days of eight feeds, killed runs, and what a second run and many articles cost.

`python -m benchmarks.desk days|kills|cost|memory` runs one, and exits with 1 where a bar is missed; `make desk` all.
"""

"""Benchmarks: ratios against a peer in the same run, and counts. Never part of the test run."""

"""Evaluation: test sets, metrics, statistics, runs and reports; offline and the same from run to run."""

"""Speed and memory benchmarks, as ratios within one run."""

"""`make bench`: what the collector costs and how fast it is, beside bare libraries measured in the same run.

Every machine is a real server in a process of its own on a loopback port, and every measured program is a process of
its own, so that its processor time is its own too. Nothing is asserted: a shared computer may be slow today. What
counts is the ratio to the baseline that ran beside it; the targets stand beside the figures.
"""

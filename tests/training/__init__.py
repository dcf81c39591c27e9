"""Where the weights of the link classifier come from: edits of the seeds by rule, fitting, and an evaluation beside baselines.

Not part of the installed program; `python -m tests.training --help` says what it does.
"""

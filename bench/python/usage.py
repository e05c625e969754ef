"""What a Python program cost, written where HOMEWARD_BENCH_USAGE says; and its answers, as JSON."""

import json
import os
import resource
import sys


def finish(answers: dict[str, float], file: str) -> None:
    with open(file, "w") as out:
        json.dump(answers, out)
    used = resource.getrusage(resource.RUSAGE_SELF)
    unit = 1 if sys.platform == "darwin" else 1024
    with open(os.environ["HOMEWARD_BENCH_USAGE"], "w") as out:
        json.dump({"cpu": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss * unit / 2**20}, out)

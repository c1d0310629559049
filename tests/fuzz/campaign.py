"""Many spoiled inputs against one promise: `python tests/fuzz/campaign.py documents --inputs 25000`.

Input `k` follows from the seed and `k` alone, so that a finding can be made again.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parent))

from mutations import mutated
from targets import TARGETS, Target, seeds, suffix

PATIENCE = 5
"""Seconds of processor time of one input after which it hangs: a busy machine makes nothing hang."""


class HangError(Exception):
    """An input took longer than `PATIENCE`."""


def campaign(target: Target, inputs: int, *, seed: int = 0, keep: Path | None = None) -> Counter[str]:
    """Try a promise on spoiled inputs; return how often each way of breaking it was seen."""
    good = seeds(target)
    broken: Counter[str] = Counter()
    signal.signal(signal.SIGPROF, _hang)
    with tempfile.TemporaryDirectory() as folder:
        for k in range(inputs):
            source = random.Random(f"{seed}/{k}")
            data = mutated(source, good)
            path = Path(folder) / f"input{suffix(target, source, data)}"
            path.write_bytes(data)
            if why := _broken(target, path):
                broken[why] += 1
                if keep is not None and broken[why] == 1:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{k}{path.suffix}").write_bytes(path.read_bytes())
            path.unlink()
    return broken


def _broken(target: Target, path: Path) -> str:
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        target.keeps(path)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}: {error}"[:300]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


def _hang(_: int, __: FrameType | None) -> None:
    raise HangError


def main() -> None:
    """Run the campaigns that are named, or all; exit 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", default=list(TARGETS), help=", ".join(TARGETS))
    parser.add_argument("--inputs", type=int, default=1000, help="of each target")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="a folder for the first input of each finding")
    asked = parser.parse_args()
    found = 0
    for name in asked.targets:
        broken = campaign(TARGETS[name], asked.inputs, seed=asked.seed, keep=asked.keep)
        found += broken.total()
        sys.stdout.write(f"{name}: {asked.inputs} inputs, {broken.total()} broken\n")
        sys.stdout.writelines(f"  {n} × {why}\n" for why, n in broken.most_common())
        sys.stdout.flush()
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()

"""`tools/bench moprl_scoring`: frames of box tracks scored by the motion prior, against the same in NumPy.

From the files of ShanghaiTech's 107 test clips and their masks to the figures of an evaluation (AUC, macro AUC, AUC-PR, EER, the
AUC of each scene; normalised by clip, smoothed over the concatenation), in which all sides agree. Two peers: "by track" computes all windows of a person at once, "by clip" (tests/anomaly/reference_scoring.py)
those of all persons of a clip. Files are dropped from the page cache before each turn. Imports do not count, but the whole
processes are timed, too. The peers run in one thread, ours in as many as there are cores, or --threads.
"""
import argparse
import json
import os
import pathlib
import statistics
import sys
import time

import bench_rounds

root = pathlib.Path(__file__).resolve().parent.parent
parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("binary", type=pathlib.Path, help="bench_moprl_scoring")
parser.add_argument("--tracks", type=pathlib.Path, default=root.parent / "shared/data/pose/akanuasiegbu_Leveraging-Trajectory/output_deepsort/st/test_txt")
parser.add_argument("--masks", type=pathlib.Path, default=root.parent / "shared/data/pose/orhir_STG-NF/data/ShanghaiTech/gt/test_frame_mask")
parser.add_argument("--rounds", type=int, default=5)
parser.add_argument("--threads", type=int, help="of ours; default: as many as there are cores")
parser.add_argument("--peer", choices=["by_track", "by_clip"], help="time a peer in this process and print it: what the comparison calls")
options = parser.parse_args()
WIDTH, HEIGHT, S = 856, 480, 0.0354


def by_track(clips, masks, reference):
    """Frame scores by clip, a person after the other."""
    import numpy
    scores, windows = {}, 0
    for name, mask in masks.items():
        scores[name] = numpy.zeros(len(mask))
        rows = clips[name]
        for person in numpy.unique(rows[:, 0]):
            track = rows[rows[:, 0] == person]
            if len(track) < 16:
                continue
            centres, sizes = (track[:, 2:4] + track[:, 4:]) / 2 / [WIDTH, HEIGHT], (track[:, 4:] - track[:, 2:4]) / [WIDTH, HEIGHT]
            poses = numpy.arange(len(track) - 15)[:, None] + 2 * numpy.arange(8)
            speeds = numpy.linalg.norm(numpy.diff(centres[poses], axis=1), axis=2) / sizes[poses[:, :-1]].mean(2)
            numpy.maximum.at(scores[name], track[poses[:, -1], 1].astype(int), (1 / reference.guard(speeds, S)).mean(1))
            windows += len(poses)
    return scores, windows


def by_clip(clips, masks, reference):
    return reference.evaluate(clips, masks, lambda speeds: (1 / reference.guard(speeds, S)).mean(1), WIDTH, HEIGHT)


def figures_of(raw, masks, reference):
    import numpy
    scores, labels = reference.micro(raw, masks, 20, normalise=True)
    ends = numpy.cumsum([len(mask) for mask in masks.values()])
    of_clips = list(zip(numpy.split(scores, ends[:-1]), masks.values()))
    scenes = {}
    for name, clip in zip(masks, of_clips):
        scenes.setdefault(name.split("_")[0], []).append(clip)
    order = numpy.argsort(-scores, kind="stable")
    distinct = numpy.flatnonzero(numpy.diff(scores[order], append=-numpy.inf))
    true = numpy.cumsum(labels[order] > 0)[distinct]
    found = distinct + 1
    steps = numpy.diff(true, prepend=0) / true[-1]
    # The error rates at that corner of the ROC where they are nearest to each other.
    misses, alarms = 1 - numpy.r_[0, true] / true[-1], numpy.r_[0, found - true] / (found[-1] - true[-1])
    turns = numpy.r_[True, numpy.diff(misses, 2) * numpy.diff(alarms)[1:] != numpy.diff(alarms, 2) * numpy.diff(misses)[1:], True]
    corners = numpy.flatnonzero(turns)
    nearest = corners[numpy.argmin(numpy.abs(misses[corners] - alarms[corners]))]
    return {"AUC": reference.auc(scores, labels), "macro AUC": numpy.mean([reference.auc(*clip) for clip in of_clips if 0 < clip[1].sum() < len(clip[1])]),
            "AUC-PR": (steps * true / found).sum(), "EER": (misses[nearest] + alarms[nearest]) / 2,
            "scenes": [reference.auc(*map(numpy.concatenate, zip(*clips))) for _, clips in sorted(scenes.items())]}


def peer(score):
    sys.path.insert(0, str(root / "tests/anomaly"))
    import reference_scoring as reference
    start = time.perf_counter()
    masks, clips = reference.read_masks(options.masks), reference.read_clips(options.tracks)
    read = time.perf_counter() - start
    raw, windows = score(clips, masks, reference)
    scored = time.perf_counter() - start
    figures = figures_of(raw, masks, reference)
    print(json.dumps({"seconds": time.perf_counter() - start, "read": read, "score": scored - read, "windows": windows, "figures": figures}))


def forget_files():
    for folder in (options.tracks, options.masks):
        for path in folder.iterdir():
            with open(path, "rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def timed(command):
    forget_files()
    start = time.perf_counter()
    found = bench_rounds.printed_by(command, env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})
    found["process"] = time.perf_counter() - start
    return found


def main():
    if options.peer:
        return peer(globals()[options.peer])
    ours = [options.binary, options.tracks, options.masks, "--width", str(WIDTH), "--height", str(HEIGHT), "--s", str(S)]
    if options.threads:
        ours = ["taskset", "--cpu-list", f"0-{options.threads - 1}", *ours]
    theirs = [sys.executable, __file__, options.binary, "--tracks", options.tracks, "--masks", options.masks, "--peer"]
    sides = {"Transect": ours, "NumPy by track": [*theirs, "by_track"], "NumPy by clip": [*theirs, "by_clip"]}
    rounds = bench_rounds.in_turn(sides, options.rounds, timed)
    for name in sides:
        runs = [one[name] for one in rounds]
        print(f"{name}: {runs[0]['windows']} windows, AUC {runs[0]['figures']['AUC']:.6f}; median of {len(runs)}: "
              + ", ".join(f"{what} {statistics.median(run[what] for run in runs):.3f} s" for what in ("seconds", "read", "score", "process")))
    for name in list(sides)[1:]:
        for what in ("seconds", "process"):
            ratios = sorted(one[name][what] / one["Transect"][what] for one in rounds)
            print(f"{name}, ratio of {what}: {statistics.median(ratios):.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f})")
    def numbers(figures):
        return [figures[name] for name in ("AUC", "macro AUC", "AUC-PR", "EER")] + figures["scenes"]
    ours = numbers(rounds[0]["Transect"]["figures"])
    for name, one in rounds[0].items():
        theirs = numbers(one["figures"])
        if len(ours) != len(theirs) or any(abs(a - b) > 1e-9 for a, b in zip(ours, theirs)):
            sys.exit(f"the sides disagree: {ours} and {theirs} of {name}")


if __name__ == "__main__":
    sys.exit(main())

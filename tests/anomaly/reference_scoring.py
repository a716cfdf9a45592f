"""Motion prior, window, person and frame scores of pose regularity (arXiv 2112.03649) in NumPy, vectorised over a clip.

Independent of the C++ code; the tests compare with it, and tools/bench moprl_scoring times it.
    python reference_scoring.py FOLDER_OF_TRACKS FOLDER_OF_MASKS WIDTH HEIGHT [--fit-on FOLDER | --s S]
"""
import argparse
import json
import pathlib

import numpy
from scipy.ndimage import gaussian_filter1d
from scipy.optimize import minimize_scalar
from scipy.stats import rankdata

LENGTH, STRIDE = 8, 2


def read_boxes(path):
    """Rows of (person, frame, x0, y0, x1, y1), sorted by person and frame."""
    rows = numpy.loadtxt(path, skiprows=1, ndmin=2, usecols=(1, 0, 3, 4, 5, 6))
    return rows[numpy.lexsort((rows[:, 1], rows[:, 0]))] if rows.size else rows.reshape(0, 6)


def read_poses(path):
    rows = []
    for person, frames in json.loads(path.read_text()).items():
        for frame, pose in frames.items():
            joints = numpy.asarray(pose["keypoints"]).reshape(-1, 3)
            seen = joints[(joints != 0).any(1), :2]
            rows.append((int(person), int(frame), *seen.min(0), *seen.max(0)))
    rows = numpy.asarray(rows, float)
    return rows[numpy.lexsort((rows[:, 1], rows[:, 0]))]


def read_clips(folder):
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".json"))
    return {path.stem: read_boxes(path) if path.suffix == ".txt" else read_poses(path) for path in paths}


def windows_of(rows, width, height, shortest=16, hop=1, last_start=True):
    """Speeds (windows x 7) and the frame and person of each window's last pose."""
    x0, y0, x1, y1 = rows[:, 2:].T
    w, h = (x1 - x0) / width, (y1 - y0) / height
    x, y = (x0 + x1) / 2 / width, (y0 + y1) / 2 / height
    wide = (x1 - x0 >= 1) & (y1 - y0 >= 1)
    speeds = numpy.zeros(len(rows))
    with numpy.errstate(divide="ignore", invalid="ignore"):
        speeds[:-STRIDE] = numpy.hypot(x[STRIDE:] - x[:-STRIDE], y[STRIDE:] - y[:-STRIDE]) / ((w + h) / 2)[:-STRIDE]
    starts = []
    borders = numpy.flatnonzero(numpy.diff(rows[:, 0], prepend=numpy.nan, append=numpy.nan))
    for first, end in zip(borders[:-1], borders[1:]):
        if end - first >= shortest:
            starts.append(numpy.arange(first, end - LENGTH * STRIDE + last_start, hop))
    starts = numpy.concatenate(starts) if starts else numpy.zeros(0, int)
    poses = starts[:, None] + STRIDE * numpy.arange(LENGTH)
    kept = wide[poses].all(1)
    poses = poses[kept]
    return speeds[poses[:, :-1]], rows[poses[:, -1], 1].astype(int), rows[poses[:, -1], 0].astype(int)


def fit_rayleigh(speeds):
    density, edges = numpy.histogram(speeds, bins=100, range=(0, 0.4), density=True)
    centres = (edges[1:] + edges[:-1]) / 2
    def loss(s):
        return ((centres / s ** 2 * numpy.exp(-centres ** 2 / (2 * s ** 2)) - density) ** 2).sum()
    grid = numpy.geomspace(1e-3, 1, 400)
    best = grid[numpy.argmin([loss(s) for s in grid])]
    return minimize_scalar(loss, bounds=(best / 1.1, best * 1.1), method="bounded", options={"xatol": 1e-10}).x


def guard(speeds, s, peak=None, one_sided=False):
    rho = speeds * numpy.exp(-speeds ** 2 / (2 * s * s)) / (peak or s * numpy.exp(-0.5))
    g = 0.7 * rho + 0.3
    return numpy.where(speeds < s, 1, g) if one_sided else g


def frame_scores(scores, frames, count):
    result = numpy.zeros(count)
    numpy.maximum.at(result, frames, scores)
    return result


def auc(scores, labels):
    positive = int(labels.sum())
    ranks = rankdata(scores)
    return (ranks[labels > 0].sum() - positive * (positive + 1) / 2) / (positive * (len(labels) - positive))


def normalised(scores):
    return scores / scores.max() if scores.max() > 0 else scores


def evaluate(clips, masks, score_of, width, height, **options):
    """Raw and normalised frame scores of each clip that has a mask."""
    raw = {}
    windows = 0
    for name, mask in masks.items():
        speeds, frames, _ = windows_of(clips[name], width, height, **options)
        windows += len(frames)
        raw[name] = frame_scores(score_of(speeds), frames, len(mask))
    return raw, windows


def micro(raw, masks, sigma=0, normalise=False, per_clip=False):
    scores = [normalised(raw[name]) if normalise else raw[name] for name in masks]
    if sigma and per_clip:
        scores = [gaussian_filter1d(one, sigma) for one in scores]
    scores = numpy.concatenate(scores)
    if sigma and not per_clip:
        scores = gaussian_filter1d(scores, sigma)
    return scores, numpy.concatenate(list(masks.values()))


def read_masks(folder):
    return {path.stem: numpy.load(path) for path in sorted(folder.glob("*.npy"))}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tracks", type=pathlib.Path)
    parser.add_argument("masks", type=pathlib.Path)
    parser.add_argument("width", type=int)
    parser.add_argument("height", type=int)
    parser.add_argument("--fit-on", type=pathlib.Path)
    parser.add_argument("--shortest", type=int, default=16, help="observed frames of a training track")
    parser.add_argument("--hop", type=int, default=1)
    parser.add_argument("--s", type=float, default=0.0354)
    options = parser.parse_args()
    s = options.s
    if options.fit_on:
        trained = numpy.concatenate([windows_of(rows, options.width, options.height, options.shortest, options.hop)[0] for rows in read_clips(options.fit_on).values()])
        s = fit_rayleigh(trained)
        print("windows", len(trained), "quantiles", numpy.quantile(trained, (0.5, 0.95, 0.99)), "s", s, "MLE", numpy.sqrt((trained ** 2).mean() / 2))
    clips, masks = read_clips(options.tracks), read_masks(options.masks)
    def by_motion(speeds, **how):
        return (1 / guard(speeds, s, **how)).mean(1) if len(speeds) else numpy.zeros(0)
    raw, windows = evaluate(clips, masks, by_motion, options.width, options.height)
    covered = sum((scores > 0).sum() for scores in raw.values())
    print("frames", sum(map(len, masks.values())), "abnormal", sum(mask.sum() for mask in masks.values()), "windows", windows, "covered", covered)
    for sigma in (0, 20):
        for normalise in (False, True):
            print("sigma", sigma, "normalised" if normalise else "raw", auc(*micro(raw, masks, sigma, normalise)),
                  "per clip", auc(*micro(raw, masks, sigma, normalise, True)))
    mixed = [auc(raw[name], mask) for name, mask in masks.items() if 0 < mask.sum() < len(mask)]
    print("macro", numpy.mean(mixed), "of", len(mixed))
    scores, labels = micro(raw, masks, 20)
    left_out = ("01_0130", "01_0135", "01_0136", "06_0144", "06_0145", "12_0152")
    kept = numpy.concatenate([numpy.full(len(mask), name not in left_out) for name, mask in masks.items()])
    print("HR raw sigma 20", auc(scores[kept], labels[kept]))
    speed, _ = evaluate(clips, masks, lambda speeds: speeds.mean(1) if len(speeds) else numpy.zeros(0), options.width, options.height)
    print("speed raw, normalised, sigma 20", auc(*micro(speed, masks, 20)), auc(*micro(speed, masks, 20, True)))
    one, _ = evaluate(clips, masks, lambda speeds: by_motion(speeds, one_sided=True), options.width, options.height)
    print("one-sided normalised sigma 20", auc(*micro(one, masks, 20, True)))
    fewer, count = evaluate(clips, masks, by_motion, options.width, options.height, last_start=False)
    print("without the last start: windows", count, "raw sigma 20", auc(*micro(fewer, masks, 20)))


if __name__ == "__main__":
    main()

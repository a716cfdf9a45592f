"""`tools/bench probe`: our regularisation path against scikit-learn's LogisticRegression over the same penalties.

Features are made once, written to a file, and fitted by both sides with the same number of threads: rectified random
projections of Fashion-MNIST (an untrained layer's features), or a synthetic mixture with a decaying spectrum. Every
objective is computed here, in fp64, from the weights that each side found, and compared with our path run to a tolerance
of 1e-10, whose distance from the optimum is bounded by the duality gap |grad|^2 / (2 lambda).

scikit-learn fits every penalty anew, and needs minutes at the weakest ones. With --stride s it fits every s-th penalty, and its
time for the path is taken to be s times that (the strongest and the weakest are among them). A solver that has used up --limit is
stopped after the fit at hand; its ratio is then a lower bound: its time for a part of the path over our time for all of it.

--seeds asks for the whole family of a checkpoint: for each seed another fifth of the rows validates, and the path is fitted to the
features and to their main and residual part; ours is timed with choice, refit and scores, theirs is the paths alone, those of the first
seed times the seeds. --large makes features of its own and reports the memory that our path takes.
"""
import argparse
import gzip
import os
import pathlib
import sys
import tempfile
import time
import warnings

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("binary", type=pathlib.Path, help="bench_probe")
parser.add_argument("--features", choices=["fashion-mnist", "synthetic"], default="fashion-mnist")
parser.add_argument("--rows", type=int, default=10000)
parser.add_argument("--dimension", type=int, default=512)
parser.add_argument("--lambdas", type=int, default=45, help="how many, from 1e5 to 1e-6")
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--repeats", type=int, default=3, help="of our path; the median counts")
parser.add_argument("--stride", type=int, default=1, help="of the penalties that scikit-learn fits")
parser.add_argument("--seeds", type=int, default=0, help="of a whole family of probes")
parser.add_argument("--large", nargs=3, help="rows, dimension, classes")
parser.add_argument("--limit", type=float, default=120, help="seconds for each of scikit-learn's solvers")
parser.add_argument("--solvers", nargs="*", default=["lbfgs", "newton-cg", "newton-cg warm", "newton-cholesky"],
                    help="lbfgs runs to convergence; 'lbfgs 100' stops at its default of 100 iterations")
parser.add_argument("--data", type=pathlib.Path, default="/usr/share/datasets/fashion-mnist")
options = parser.parse_args()
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = str(options.threads)

import bench_rounds
import numpy
import sklearn
from safetensors.numpy import load_file, save_file
from scipy.special import logsumexp
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

SOLVERS = {
    "lbfgs": dict(solver="lbfgs", max_iter=100000),
    "lbfgs 100": dict(solver="lbfgs"),
    "newton-cg": dict(solver="newton-cg", max_iter=1000),
    "newton-cg warm": dict(solver="newton-cg", max_iter=1000, warm_start=True),
    "newton-cholesky": dict(solver="newton-cholesky", max_iter=1000),
}


def fashion_mnist():
    def idx(name, header):
        return numpy.frombuffer(gzip.decompress((options.data / name).read_bytes())[header:], numpy.uint8)
    pixels = idx("train-images-idx3-ubyte.gz", 16).reshape(-1, 784)[:options.rows] / 255.0
    labels = idx("train-labels-idx1-ubyte.gz", 8)[:options.rows].astype(numpy.int64)
    random = numpy.random.default_rng(0)
    projection = random.standard_normal((784, options.dimension)) / 28
    return numpy.maximum((pixels - pixels.mean()) @ projection + 0.1 * random.standard_normal(options.dimension), 0), labels


def synthetic(classes=10):
    random = numpy.random.default_rng(0)
    labels = numpy.arange(options.rows) % classes
    spread = numpy.arange(1, options.dimension + 1) ** -0.75
    means = 1.2 * random.standard_normal((classes, options.dimension)) * spread
    mixing = 8 * numpy.linalg.qr(random.standard_normal((options.dimension, options.dimension)))[0]
    latent = means[labels] + random.standard_normal((options.rows, options.dimension)) * spread
    return numpy.maximum(latent @ mixing, 0), labels


class Objective:
    """lambda/2 |W|^2 + sum of losses, and what is left of its gradient."""

    def __init__(self, features, labels):
        self.features = features.astype(numpy.float64)
        self.labels = labels

    def __call__(self, weight, bias, penalty):
        scores = self.features @ weight.T + bias
        loss = (logsumexp(scores, axis=1) - scores[numpy.arange(len(scores)), self.labels]).sum()
        return loss + penalty / 2 * (weight ** 2).sum()

    def gap(self, weight, bias, penalty):
        scores = self.features @ weight.T + bias
        residual = numpy.exp(scores - logsumexp(scores, axis=1, keepdims=True))
        residual[numpy.arange(len(scores)), self.labels] -= 1
        centred = self.features - self.features.mean(0)
        return ((residual.T @ centred + penalty * weight) ** 2).sum() / (2 * penalty)


def ours(folder, repeats, *arguments):
    command = [options.binary, folder / "input.safetensors", folder / "output.safetensors",
               "--threads", str(options.threads), "--repeats", str(repeats), *arguments]
    return bench_rounds.printed_by(command), load_file(folder / "output.safetensors")


def strided(penalties):
    """The places of the penalties that scikit-learn fits: every stride-th, from the strongest to the weakest."""
    count = max(2, round(len(penalties) / options.stride))
    return numpy.unique(numpy.linspace(0, len(penalties) - 1, count).round().astype(int)) if options.stride > 1 else numpy.arange(len(penalties))


def theirs(name, features, labels, penalties):
    """Seconds and fits of one solver, strong to weak, until its time is used up."""
    model, fits, seconds, unfinished = None, [], 0.0, 0
    for penalty in penalties:
        if model is None or not SOLVERS[name].get("warm_start"):
            model = LogisticRegression(**SOLVERS[name])
        model.set_params(C=1 / penalty)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            start = time.perf_counter()
            model.fit(features, labels)
            seconds += time.perf_counter() - start
        unfinished += any(issubclass(one.category, ConvergenceWarning) for one in caught)
        fits.append((model.coef_.copy(), model.intercept_.copy()))
        if seconds > options.limit:
            break
    return seconds, fits, unfinished


def worst(objectives, reference):
    return max((one - best) / best for one, best in zip(objectives, reference))


def objectives(objective, weights, biases, penalties):
    return [objective(w, b, l) for w, b, l in zip(weights, biases, penalties)]


def against(name, features, labels, penalties, objective, reference, mine, seeds=1):
    """Prints and returns what one solver takes for a path (times `seeds`), and by how much it misses our reference."""
    places = strided(penalties)
    taken, found, unfinished = theirs(name, features, labels, penalties[places])
    error = worst(objectives(objective, [w for w, _ in found], [b for _, b in found], penalties[places]), [reference[i] for i in places])
    whole = len(found) == len(places)
    path = taken * len(penalties) / len(places)
    print(f"  {name}: {taken:.1f} s for {len(found)} of {len(places)} penalties"
          f"{f', {path:.0f} s for all {len(penalties)} at that rate' if options.stride > 1 and whole else ''}, {unfinished} without convergence, objective above "
          f"the reference by up to {error:.1e}" + (f"; ratio {'' if whole else 'at least '}{path / mine:.1f}" if seeds == 1 else ""), flush=True)
    return path * seeds, whole


def report_path(folder, features, labels, penalties):
    objective = Objective(features, labels)
    before, fits = ours(folder, options.repeats)
    _, tight = ours(folder, 1, "--tolerance", "1e-10")
    values = objectives(objective, fits["weight"], fits["bias"], penalties)
    reference = objectives(objective, tight["weight"], tight["bias"], penalties)
    gaps = [objective.gap(w, b, l) / f for w, b, l, f in zip(tight["weight"], tight["bias"], penalties, reference)]
    seconds = sorted(before["seconds"])
    mine = seconds[len(seconds) // 2]
    print(f"ours: {mine:.2f} s (least {seconds[0]:.2f}), {before['newton_steps']} Newton steps, {before['products']} Hessian products, "
          f"all converged: {before['converged']}; objective above the reference by at most {worst(values, reference):.1e}, "
          f"the reference above the optimum by at most {max(gaps):.1e}", flush=True)
    for name in options.solvers:
        against(name, features.astype(numpy.float64), labels, penalties, objective, reference, mine)
        print(f"    ours just after it: {ours(folder, 1)[0]['seconds'][0]:.2f} s", flush=True)


def report_family(folder, features, labels, penalties):
    found, fits = ours(folder, 1, "--seeds", str(options.seeds))
    _, tight = ours(folder, 1, "--seeds", "1", "--tolerance", "1e-10")
    mine = found["seconds"]
    print(f"ours: {mine:.1f} s for {options.seeds} seeds x full, main (k = {found['k']}), residual x {len(penalties)} penalties, all converged: {found['converged']}; "
          "paths of the first seed: " + ", ".join(f"{name} {one['seconds']:.1f} s" for name, one in found["paths"].items()), flush=True)
    rows = features[fits["train"]].astype(numpy.float64)
    names = labels[fits["train"]]
    axes = numpy.linalg.svd(rows, full_matrices=False)[2][:found["k"]]
    main = rows @ axes.T @ axes
    parts = {"full": rows, "main": main, "residual": rows - main}
    totals = {name: [0.0, True] for name in options.solvers}
    for part, seen in parts.items():
        objective = Objective(seen, names)
        values = objectives(objective, fits[f"{part}_weight"], fits[f"{part}_bias"], penalties)
        reference = objectives(objective, tight[f"{part}_weight"], tight[f"{part}_bias"], penalties)
        gaps = [objective.gap(w, b, l) / f for w, b, l, f in zip(tight[f"{part}_weight"], tight[f"{part}_bias"], penalties, reference)]
        print(f"{part}: ours above the reference by at most {worst(values, reference):.1e}, the reference above the optimum by at most {max(gaps):.1e}", flush=True)
        for name in options.solvers:
            seconds, whole = against(name, seen, names, penalties, objective, reference, mine, options.seeds)
            totals[name] = [totals[name][0] + seconds, totals[name][1] and whole]
    for name, (seconds, whole) in totals.items():
        print(f"{name}: {seconds:.0f} s for the family; ratio {'' if whole else 'at least '}{seconds / mine:.1f}")


def report_memory():
    found = bench_rounds.printed_by([options.binary, "--threads", str(options.threads), "--large", *options.large])
    print(f"{' x '.join(options.large[:2])} features of {options.large[2]} classes, 6 penalties from 1e5 to 1: {found['seconds'][0]:.0f} s, {found['products']} Hessian products, "
          f"all converged: {found['converged']}; peak memory of the process {found['peak_mib']:.0f} MiB, of it features {found['features_mib']:.0f} MiB", flush=True)


def main():
    if options.large:
        return report_memory()
    features, labels = fashion_mnist() if options.features == "fashion-mnist" else synthetic()
    features = numpy.ascontiguousarray(features, numpy.float32)
    penalties = numpy.logspace(5, -6, options.lambdas)
    print(f"{options.features}, {features.shape[0]} x {features.shape[1]}, {labels.max() + 1} classes, {options.lambdas} penalties, "
          f"{options.threads} threads; scikit-learn {sklearn.__version__}")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        save_file({"features": features, "labels": labels, "lambdas": penalties}, folder / "input.safetensors")
        (report_family if options.seeds else report_path)(folder, features, labels, penalties)


if __name__ == "__main__":
    sys.exit(main())

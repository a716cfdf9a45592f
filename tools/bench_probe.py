"""`tools/bench probe`: our regularisation path against scikit-learn's LogisticRegression over the same penalties.

Features are made once, written to a file, and fitted by both sides with the same number of threads: rectified random
projections of Fashion-MNIST (an untrained layer's features), or a synthetic mixture with a decaying spectrum. Every
objective is computed here, in fp64, from the weights that each side found, and compared with our path run to a tolerance
of 1e-10, whose distance from the optimum is bounded by the duality gap |grad|^2 / (2 lambda).

scikit-learn needs minutes at the weakest penalties. A solver that has used up --limit is stopped after the fit at hand;
its ratio is then a lower bound: its time for a part of the path over our time for all of it.
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


def main():
    features, labels = fashion_mnist() if options.features == "fashion-mnist" else synthetic()
    features = numpy.ascontiguousarray(features, numpy.float32)
    penalties = numpy.logspace(5, -6, options.lambdas)
    objective = Objective(features, labels)
    print(f"{options.features}, {features.shape[0]} x {features.shape[1]}, {labels.max() + 1} classes, {options.lambdas} penalties, "
          f"{options.threads} threads; scikit-learn {sklearn.__version__}")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        save_file({"features": features, "labels": labels, "lambdas": penalties}, folder / "input.safetensors")
        before, fits = ours(folder, options.repeats)
        values = [objective(w, b, l) for w, b, l in zip(fits["weight"], fits["bias"], penalties)]
        _, tight = ours(folder, 1, "--tolerance", "1e-10")
        reference = [objective(w, b, l) for w, b, l in zip(tight["weight"], tight["bias"], penalties)]
        gaps = [objective.gap(w, b, l) / f for w, b, l, f in zip(tight["weight"], tight["bias"], penalties, reference)]
        seconds = sorted(before["seconds"])
        mine = seconds[len(seconds) // 2]
        print(f"ours: {mine:.2f} s (least {seconds[0]:.2f}), {before['newton_steps']} Newton steps, {before['products']} Hessian products, "
              f"all converged: {before['converged']}; objective above the reference by at most {worst(values, reference):.1e}, "
              f"the reference above the optimum by at most {max(gaps):.1e}", flush=True)
        for name in options.solvers:
            taken, found, unfinished = theirs(name, features.astype(numpy.float64), labels, penalties)
            again = ours(folder, 1)[0]["seconds"][0]
            error = worst([objective(w, b, l) for (w, b), l in zip(found, penalties)], reference)
            whole = len(found) == len(penalties)
            print(f"{name}: {taken:.1f} s for {len(found)} of {len(penalties)} penalties, {unfinished} without convergence, objective above the "
                  f"reference by up to {error:.1e}; ratio {'' if whole else 'at least '}{taken / mine:.1f} (ours just after it: {again:.2f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""`tools/bench spectrum`: the spectrum of a checkpoint's features.

What it adds to their extraction: the network reads the images batch by batch; the moments of the features are summed up in fp64
beside it, and decomposed at the end. How fast the moments are taken, beside the machine's own fp64 matrix product. And singular values
from the moments and from the triangular factor (TSQR) beside numpy.linalg.svd of all features at once, in fp64: how far down they are
right to 1 %, time, and memory of the process.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("binary", type=pathlib.Path, help="bench_spectrum")
parser.add_argument("--width", type=int, default=16, help="of resnet10; features have eight times as many")
parser.add_argument("--rows", type=int, default=10000)
parser.add_argument("--dimension", type=int, default=2048, help="of the features whose moments are timed, and of the singular values")
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--rounds", type=int, default=3)
options = parser.parse_args()
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = str(options.threads)

import bench_rounds
import numpy
from safetensors.numpy import load_file

NUMPY = """
import json, numpy, resource, sys, time
start = time.perf_counter()
features = numpy.load(sys.argv[1]).astype(numpy.float64)
numpy.save(sys.argv[2], numpy.linalg.svd(features - features.mean(0), compute_uv=False))
print(json.dumps({"seconds": time.perf_counter() - start, "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def beside_extraction(folder):
    rounds = []
    output = folder / "features.safetensors"
    for _ in range(options.rounds):
        found = bench_rounds.printed_by([options.binary, output, *bench_rounds.options_of(options, "width", "rows", "threads")])
        stored = load_file(output)
        start = time.perf_counter()
        features = stored["features"].astype(numpy.float64)
        singular = numpy.linalg.svd(features - features.mean(0), compute_uv=False)
        found["numpy"] = time.perf_counter() - start
        found["error"] = numpy.abs(stored["singular_values"] - singular).max() / singular[0]
        rounds.append(found)

    def median(of):
        return statistics.median(of(one) for one in rounds)
    print(f"spectrum of {options.rows} x {8 * options.width} features, resnet10, {options.threads} threads, {options.rounds} rounds")
    print(f"  extraction {median(lambda r: r['extraction']):.3f} s; moments and decomposition {median(lambda r: r['spectrum']):.3f} s: "
          f"{median(lambda r: 100 * r['spectrum'] / r['extraction']):.1f} % of it")
    print(f"  NumPy's SVD {median(lambda r: r['numpy']):.3f} s: {median(lambda r: r['numpy'] / r['spectrum']):.1f} times as long; "
          f"singular values differ by at most {max(r['error'] for r in rounds):.1e} of the largest", flush=True)


def accumulation():
    rounds = [bench_rounds.printed_by([options.binary, *bench_rounds.options_of(options, "rows", "threads", "dimension")]) for _ in range(options.rounds)]
    shares = [one["moments_gflops"] / one["product_gflops"] for one in rounds]
    print(f"moments of {options.rows} x {options.dimension} features in batches of 250, float32: {statistics.median(one['moments'] for one in rounds):.2f} s, "
          f"{statistics.median(one['moments_gflops'] for one in rounds):.0f} Gflop/s counted as a general product, which itself makes "
          f"{statistics.median(one['product_gflops'] for one in rounds):.0f} here: {100 * statistics.median(shares):.0f} % ({100 * min(shares):.0f} to {100 * max(shares):.0f}); "
          f"decomposition {statistics.median(one['decomposition'] for one in rounds):.2f} s", flush=True)


def made(rows, dimension, decades):
    """float32 features with singular values from 1 to 10^-decades, evenly spaced in the exponent."""
    random = numpy.random.default_rng(0)
    left, right = (numpy.linalg.qr(random.standard_normal((size, dimension)))[0] for size in (rows, dimension))
    return ((left * numpy.logspace(0, -decades, dimension)) @ right.T).astype(numpy.float32)


def compared(folder, features, title):
    path, output = folder / "features.npy", folder / "values.safetensors"
    numpy.save(path, features)
    theirs = json.loads(subprocess.run([sys.executable, "-c", NUMPY, path, folder / "numpy.npy"], check=True, stdout=subprocess.PIPE).stdout)
    expected = numpy.load(folder / "numpy.npy")
    print(f"{title}, centred:\n  numpy.linalg.svd {theirs['seconds']:.2f} s, {theirs['peak_mib']:.0f} MiB", flush=True)
    for method in ("moments", "qr"):
        found = bench_rounds.printed_by([options.binary, output, "--input", path, "--method", method, "--threads", str(options.threads)])
        sigma = load_file(output)["centred"]
        wrong = numpy.flatnonzero(numpy.abs(sigma - expected) > 0.01 * expected)
        right = f"right to 1 % down to {expected[wrong[0] - 1] / expected[0]:.1e} of the largest" if len(wrong) else f"all right to {numpy.max(numpy.abs(sigma - expected) / expected):.0e}, the smallest being {expected[-1] / expected[0]:.1e} of the largest"
        print(f"  {method} {found['seconds']:.2f} s ({theirs['seconds'] / found['seconds']:.1f} times as fast), {found['peak_mib']:.0f} MiB; {right}", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        beside_extraction(folder)
        accumulation()
        compared(folder, made(4096, 256, 8.5), "4096 x 256 of singular values from 1 to 3e-9, stored as float32")
        random = numpy.random.default_rng(0)
        features = numpy.maximum(random.standard_normal((options.rows, options.dimension), numpy.float32), 0)
        compared(folder, features, f"{options.rows} x {options.dimension} of rectified noise")


if __name__ == "__main__":
    main()

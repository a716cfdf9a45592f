"""`tools/bench spectrum`: what the spectrum of a checkpoint's features adds to their extraction.

The network reads the images batch by batch; the moments of the features are summed up in fp64 beside it, and decomposed
at the end. Its peer is NumPy: the singular values of all features at once, centred, in fp64.
"""
import argparse
import os
import pathlib
import statistics
import tempfile
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("binary", type=pathlib.Path, help="bench_spectrum")
parser.add_argument("--width", type=int, default=16, help="of resnet10; features have eight times as many")
parser.add_argument("--rows", type=int, default=10000)
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--rounds", type=int, default=5)
options = parser.parse_args()
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = str(options.threads)

import bench_rounds
import numpy
from safetensors.numpy import load_file


def main():
    rounds = []
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "features.safetensors"
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


if __name__ == "__main__":
    main()

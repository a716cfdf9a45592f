"""`tools/bench moprl`: windows per second of our training of the spatial-temporal transformer against PyTorch's, run in turn,
with the preparation of the data.

Its Python side is what a careful PyTorch user writes: poses normalised once as one tensor, windows gathered from it batch by
batch, the modules of tests/anomaly/reference_moprl.py (torch's own layers and scaled_dot_product_attention), the fused
AdamW, gradients clipped. --compile adds torch.compile.
"""
import argparse
import json
import math
import pathlib
import sys
import tempfile
import time

import numpy
import torch

import bench_rounds

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "anomaly"))
import reference_moprl  # noqa: E402

LENGTH, STRIDE, SHORTEST = 8, 2, 32


def made_tracks(folder, persons=120, frames=200):
    """Persons who walk on paths of their own, as tracked JSON."""
    draw = numpy.random.default_rng(0)
    people = {}
    for person in range(persons):
        centre = draw.uniform([100, 150], [700, 300]) + numpy.cumsum(draw.normal(0, 1, (frames, 2)), axis=0)
        limbs = draw.uniform([-20, -60], [20, 60], (17, 2)) + 4 * numpy.sin(0.3 * numpy.arange(frames)[:, None, None] + numpy.arange(17)[:, None])
        joints = numpy.concatenate([centre[:, None] + limbs, draw.uniform(0.3, 1, (frames, 17, 1))], axis=2)
        people[str(person)] = {f"{i:04}": {"keypoints": [round(x, 2) for x in pose.ravel().tolist()], "scores": 2.0} for i, pose in enumerate(joints)}
    (folder / "01_0001.json").write_text(json.dumps(people))


class Windows:
    """All windows of the tracks; batches are gathered from the poses of all tracks in one tensor."""

    def __init__(self, folder, size):
        poses, starts, count = [], [], 0
        for file in sorted(pathlib.Path(folder).glob("*.json")):
            for person in json.loads(file.read_text()).values():
                frames = sorted(person.items(), key=lambda item: int(item[0]))
                if len(frames) >= SHORTEST:
                    poses.append(numpy.array([pose["keypoints"] for _, pose in frames], dtype=numpy.float32).reshape(len(frames), -1, 3))
                    starts.append(count + numpy.arange(len(frames) - LENGTH * STRIDE + 1))
                    count += len(frames)
        poses = torch.from_numpy(numpy.concatenate(poses))
        low, high = poses[..., :2].amin(1, keepdim=True), poses[..., :2].amax(1, keepdim=True)
        centre, extent = (low + high) / 2, high - low
        self.poses = 100 * (poses[..., :2] - centre) / extent
        self.weights = poses[..., 2] / poses[..., 2].sum(1, keepdim=True)
        self.centres, self.sizes = (centre / size).squeeze(1), (extent / size).squeeze(1)
        self.starts = torch.from_numpy(numpy.concatenate(starts))
        self.s = self.fit()

    def speeds(self, index):
        moved = torch.linalg.vector_norm(self.centres[index[:, 1:]] - self.centres[index[:, :-1]], dim=2)
        return moved / self.sizes[index[:, :-1]].mean(2)

    def indices(self, starts):
        return starts[:, None] + STRIDE * torch.arange(LENGTH)

    def fit(self):
        density, edges = numpy.histogram(self.speeds(self.indices(self.starts)).numpy(), bins=100, range=(0, 0.4), density=True)
        middle = (edges[1:] + edges[:-1]) / 2
        candidates = numpy.linspace(0.002, 0.2, 2000)[:, None]
        error = ((middle / candidates**2 * numpy.exp(-middle**2 / (2 * candidates**2)) - density)**2).sum(1)
        return float(candidates[error.argmin(), 0])

    def guard(self, speed):
        rho = speed * torch.exp(-speed**2 / (2 * self.s**2)) / (self.s * math.exp(-0.5))
        return 0.7 * rho + 0.3

    def batch(self, chosen, mask=0.15):
        index = self.indices(self.starts[chosen])
        guard = self.guard(self.speeds(index))
        guard = torch.cat([guard, guard[:, -1:]], dim=1)[:, :, None, None]
        target = self.poses[index]
        visible = torch.rand(target.shape[:3]) >= mask
        return (target / guard).trunc() * visible[..., None], target.trunc(), self.weights[index]


def train(options):
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    windows = Windows(options.tracks, torch.tensor([options.width, options.height]))
    model = reference_moprl.Transformer(joints=windows.poses.shape[1], attention=options.attention).train()
    optimiser = torch.optim.AdamW(model.parameters(), lr=5e-5, weight_decay=0.0, fused=True)
    run = torch.compile(model) if options.compile else model
    order = torch.randperm(len(windows.starts))
    per_epoch = len(order) // options.batch
    for step in range(options.warm_up + options.steps):
        if step == options.warm_up:
            start = time.perf_counter()
        place = step % per_epoch * options.batch
        batch, target, weights = windows.batch(order[place:place + options.batch])
        for group in optimiser.param_groups:
            group["lr"] = reference_moprl.learning_rate(step)
        loss = reference_moprl.loss_of(run(batch), target, weights)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
    seconds = time.perf_counter() - start
    print(json.dumps({"windows_per_second": options.steps * options.batch / seconds, "loss": loss.item()}))


def compare(options):
    shared = bench_rounds.options_of(options, "tracks", "attention", "width", "height", "batch", "steps", "warm-up", "threads")
    sides = {"Transect": [options.binary, *shared], "PyTorch": [sys.executable, __file__, *shared] + ["--compile"] * options.compile}
    title = (f"transformer, {options.attention} attention, batches of {options.batch}, {options.steps} steps, {options.threads} threads, {options.rounds} rounds; "
             f"PyTorch {torch.__version__}{' compiled' if options.compile else ''}")
    bench_rounds.compare_speeds("windows", sides, options.rounds, title)


def parsed():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", nargs="?", type=pathlib.Path, help="bench_moprl; without it only this side runs")
    parser.add_argument("--tracks", help="a folder of tracked JSON; without it persons are made up")
    parser.add_argument("--width", type=int, default=856, help="of the videos")
    parser.add_argument("--height", type=int, default=480)
    parser.add_argument("--attention", choices=["divided", "joint"], default="divided")
    parser.add_argument("--rounds", type=int, default=3, help="how often both sides run, in turn")
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--steps", type=int, default=10)
    parser.add_argument("--warm-up", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--compile", action="store_true", help="let torch.compile fuse the other side's operations")
    return parser.parse_args()


if __name__ == "__main__":
    given = parsed()
    if not given.binary:
        train(given)
    elif given.tracks:
        compare(given)
    else:
        with tempfile.TemporaryDirectory() as folder:
            made_tracks(pathlib.Path(folder))
            given.tracks = folder
            compare(given)

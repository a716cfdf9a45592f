"""`tools/bench training`: images per second of our training step against PyTorch's, run in turn.

Its Python side is a step of supervised training as a careful PyTorch user writes it: modules of torch.nn, channels-last,
images resident as bytes and normalised batch by batch, the fused SGD (the fastest of torch.optim's three on the CPU).
"""
import argparse
import gzip
import json
import pathlib
import sys
import time

import torch
from torch import nn
from torch.nn import functional

import bench_rounds

MEAN, STD = 0.2860, 0.3530  # of Fashion-MNIST


def conv(inputs, outputs, kernel, stride=1):
    return nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)


class BasicBlock(nn.Module):
    expansion = 1

    def __init__(self, inputs, width, stride, downsample):
        super().__init__()
        self.conv1 = conv(inputs, width, 3, stride)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = conv(width, width, 3)
        self.bn2 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = downsample

    def forward(self, x):
        identity = x if self.downsample is None else self.downsample(x)
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.bn2(self.conv2(x))
        x += identity
        return self.relu(x)


class Bottleneck(nn.Module):
    expansion = 4

    def __init__(self, inputs, width, stride, downsample):
        super().__init__()
        self.conv1 = conv(inputs, width, 1)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = conv(width, width, 3, stride)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = conv(width, width * 4, 1)
        self.bn3 = nn.BatchNorm2d(width * 4)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = downsample

    def forward(self, x):
        identity = x if self.downsample is None else self.downsample(x)
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.relu(self.bn2(self.conv2(x)))
        x = self.bn3(self.conv3(x))
        x += identity
        return self.relu(x)


def stage(block, inputs, width, depth, stride):
    outputs = width * block.expansion
    downsample = None
    if stride != 1 or inputs != outputs:
        downsample = nn.Sequential(conv(inputs, outputs, 1, stride), nn.BatchNorm2d(outputs))
    return nn.Sequential(block(inputs, width, stride, downsample),
                         *(block(outputs, width, 1, None) for _ in range(depth - 1)))


def resnet(stem, block, depths, width, classes=10):
    e = block.expansion
    return nn.Sequential(
        *stem, nn.BatchNorm2d(width), nn.ReLU(inplace=True), *([nn.MaxPool2d(3, 2, 1)] if block is Bottleneck else []),
        stage(block, width, width, depths[0], 1),
        stage(block, width * e, width * 2, depths[1], 2),
        stage(block, width * e * 2, width * 4, depths[2], 2),
        stage(block, width * e * 4, width * 8, depths[3], 2),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width * 8 * e, classes))


def network(options):
    if options.model == "resnet10":
        return resnet([conv(1, options.width, 3, 2)], BasicBlock, [1, 1, 1, 1], options.width)
    return resnet([conv(3, 64, 7, 2)], Bottleneck, [3, 4, 6, 3], 64)


def fashion_mnist(folder):
    images = gzip.decompress((folder / "train-images-idx3-ubyte.gz").read_bytes())[16:]
    labels = gzip.decompress((folder / "train-labels-idx1-ubyte.gz").read_bytes())[8:]
    return (torch.frombuffer(bytearray(images), dtype=torch.uint8).reshape(-1, 1, 28, 28),
            torch.frombuffer(bytearray(labels), dtype=torch.uint8).long())


def crop_flip(images, padding=4):
    """Each image moved by up to `padding` pixels and flipped with probability 1/2."""
    count, _, height, width = images.shape
    padded = functional.pad(images, [padding] * 4)
    rows = torch.randint(2 * padding + 1, (count, 1)) + torch.arange(height)
    columns = torch.randint(2 * padding + 1, (count, 1)) + torch.arange(width)
    columns = torch.where(torch.rand(count, 1) < 0.5, columns.flip(1), columns)
    return padded[torch.arange(count)[:, None, None], 0, rows[:, :, None], columns[:, None, :]].unsqueeze(1)


def prepared(images, options):
    if options.augment == "crop-flip":
        images = crop_flip(images)
    images = images.float().div_(255).sub_(MEAN).div_(STD)
    if options.model == "resnet50":
        images = functional.interpolate(images, (224, 224), mode="bilinear").expand(-1, 3, -1, -1)
    return images.contiguous(memory_format=torch.channels_last)


def batches(count, size):
    while True:
        order = torch.randperm(count)
        yield from (order[first:first + size] for first in range(0, count - size + 1, size))


def parsed():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", nargs="?", type=pathlib.Path, help="bench_training; without it only this side runs")
    parser.add_argument("--rounds", type=int, default=5, help="how often both sides run, in turn")
    parser.add_argument("--model", choices=["resnet10", "resnet50"], default="resnet10")
    parser.add_argument("--augment", choices=["none", "crop-flip"], default="none")
    parser.add_argument("--width", type=int, default=16, help="of resnet10")
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--warm-up", type=int, default=10)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--optimiser", choices=["fused", "foreach", "loop"], default="fused", help="of this side")
    parser.add_argument("--data", type=pathlib.Path, default="/usr/share/datasets/fashion-mnist")
    return parser.parse_args()


def train(options):
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    images, labels = fashion_mnist(options.data)
    model = network(options).to(memory_format=torch.channels_last).train()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True, weight_decay=5e-4,
                                fused=options.optimiser == "fused", foreach=options.optimiser == "foreach")
    loss_function = nn.CrossEntropyLoss()
    source = batches(len(images), options.batch)
    for step in range(options.warm_up + options.steps):
        if step == options.warm_up:
            start = time.perf_counter()
        chosen = next(source)
        loss = loss_function(model(prepared(images[chosen], options)), labels[chosen])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    seconds = time.perf_counter() - start
    print(json.dumps({"images_per_second": options.steps * options.batch / seconds, "loss": loss.item()}))


def compare(options):
    shared = bench_rounds.options_of(options, "model", "augment", "width", "batch", "steps", "warm-up", "threads")
    sides = {"Transect": [options.binary, *shared],
             "PyTorch": [sys.executable, __file__, *shared, f"--optimiser={options.optimiser}", f"--data={options.data}"]}
    title = (f"{options.model}, augmentation {options.augment}, batches of {options.batch}, {options.steps} steps, {options.threads} threads, "
             f"{options.rounds} rounds; PyTorch {torch.__version__}")
    bench_rounds.compare_speeds("images", sides, options.rounds, title)


if __name__ == "__main__":
    given = parsed()
    compare(given) if given.binary else train(given)

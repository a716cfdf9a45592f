"""Independent networks with torchvision's names, to compare Transect's with: python reference.py FOLDER.

For every case NAME.json {"model", "channels", "classes", "seed"} in FOLDER, with NAME.ours.safetensors (weights) and
NAME.images.safetensors (images, labels), writes
  NAME.outputs.safetensors   features and logits of those weights in evaluation mode; then, after one backward pass of the
                             cross-entropy in training mode and float64, gradients ("grad.*") and buffers ("buffer.*")
  NAME.theirs.safetensors    weights drawn here from the seed, what is ones or zeros moved, running statistics moved by one batch
  NAME.expected.safetensors  features and logits of these, and "initial.*": the weights as drawn
"""
import json
import pathlib
import sys

import reference_modern
import torch
from safetensors.torch import load_file, save_file
from torch import nn


def conv(inputs, outputs, kernel, stride=1):
    return nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)


class BasicBlock(nn.Module):
    expansion = 1

    def __init__(self, inputs, width, stride, downsample):
        super().__init__()
        self.conv1 = conv(inputs, width, 3, stride)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = conv(width, width, 3)
        self.bn2 = nn.BatchNorm2d(width)
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


class ResNet(nn.Module):
    def __init__(self, block, depths, channels, classes, stem="imagenet", stem_stride=1, width=64):
        super().__init__()
        self.inputs = width
        if stem == "imagenet":
            self.conv1 = conv(channels, width, 7, 2)
            self.maxpool = nn.MaxPool2d(3, 2, 1)
        else:
            self.conv1 = conv(channels, width, 3, stem_stride)
            self.maxpool = nn.Identity()
        self.bn1 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU(inplace=True)
        self.layer1 = self.stage(block, width, depths[0], 1)
        self.layer2 = self.stage(block, width * 2, depths[1], 2)
        self.layer3 = self.stage(block, width * 4, depths[2], 2)
        self.layer4 = self.stage(block, width * 8, depths[3], 2)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(width * 8 * block.expansion, classes)
        initialise(self)

    def stage(self, block, width, depth, stride):
        blocks = []
        for i in range(depth):
            outputs = width * block.expansion
            step = stride if i == 0 else 1
            downsample = None
            if step != 1 or self.inputs != outputs:
                downsample = nn.Sequential(conv(self.inputs, outputs, 1, step), nn.BatchNorm2d(outputs))
            blocks.append(block(self.inputs, width, step, downsample))
            self.inputs = outputs
        return nn.Sequential(*blocks)

    def features(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return torch.flatten(self.avgpool(x), 1)

    def forward(self, x):
        return self.fc(self.features(x))


class SmallCnn(nn.Module):
    def __init__(self, channels, classes, width=32):
        super().__init__()
        for i in range(3):
            setattr(self, f"conv{i + 1}", conv(channels, width << i, 3, 2))
            setattr(self, f"bn{i + 1}", nn.BatchNorm2d(width << i))
            channels = width << i
        self.fc = nn.Linear(channels, classes)
        initialise(self)

    def features(self, x):
        for i in "123":
            x = torch.relu(getattr(self, "bn" + i)(getattr(self, "conv" + i)(x)))
        return x.mean((2, 3))

    def forward(self, x):
        return self.fc(self.features(x))


def initialise(module):
    for part in module.modules():
        if isinstance(part, nn.Conv2d):
            nn.init.kaiming_normal_(part.weight, mode="fan_out", nonlinearity="relu")


RESNETS = {
    "resnet10": (BasicBlock, [1, 1, 1, 1]),
    "resnet18": (BasicBlock, [2, 2, 2, 2]),
    "resnet34": (BasicBlock, [3, 4, 6, 3]),
    "resnet50": (Bottleneck, [3, 4, 6, 3]),
    "resnet101": (Bottleneck, [3, 4, 23, 3]),
    "resnet152": (Bottleneck, [3, 8, 36, 3]),
}


def make(name, channels, classes, **options):
    if name == "small-cnn":
        return SmallCnn(channels, classes, **options)
    if name not in RESNETS:
        return reference_modern.make(name, channels, classes, **options)
    return ResNet(*RESNETS[name], channels, classes, **options)


def outputs(network, images):
    if not hasattr(network, "fc"):
        return reference_modern.outputs(network, images)
    network.eval()
    with torch.no_grad():
        features = network.features(images)
        return {"features": features, "logits": network.fc(features)}


def compare(stem):
    case = json.loads(pathlib.Path(f"{stem}.json").read_text())
    data = load_file(f"{stem}.images.safetensors")
    torch.manual_seed(case["seed"])
    network = make(channels=case["channels"], classes=case["classes"], **case["model"])
    expected = {f"initial.{name}": tensor.clone() for name, tensor in network.state_dict().items()}
    with torch.no_grad():
        for parameter in network.parameters():
            if parameter.dim() == 1 or not parameter.any():
                parameter.add_(torch.randn_like(parameter), alpha=0.1)
    network(data["images"])
    save_file(network.state_dict(), f"{stem}.theirs.safetensors")
    save_file(expected | outputs(network, data["images"]), f"{stem}.expected.safetensors")

    network.load_state_dict(load_file(f"{stem}.ours.safetensors"), strict=True)
    found = outputs(network, data["images"])
    network.double().train()
    nn.functional.cross_entropy(network(data["images"].double()), data["labels"]).backward()
    found |= {f"grad.{name}": parameter.grad for name, parameter in network.named_parameters()}
    found |= {f"buffer.{name}": buffer for name, buffer in network.named_buffers()}
    save_file(found, f"{stem}.outputs.safetensors")


if __name__ == "__main__":
    torch.set_num_threads(1)
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
        compare(path.with_suffix(""))

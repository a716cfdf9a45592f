"""Weights as training programs save them, and what their networks make of images: foreign_weights.py FOLDER.

Beside each NAME.pth (or .safetensors) stands NAME.expected.safetensors: images, features and, where it has a head, logits.
"""
import pathlib
import sys

import torch
from foreign_modern import write_modern
from reference import make, outputs
from safetensors.torch import save_file
from torch import nn

folder = pathlib.Path(sys.argv[1])
torch.set_num_threads(1)
torch.manual_seed(5)


def trained(name, channels=3, classes=10, side=64, **options):
    """A network whose running statistics have moved, and what it gives."""
    network = make(name, channels, classes, **options)
    network(torch.randn(8, channels, side, side))
    images = torch.randn(2, channels, side, side)
    return network, {"images": images} | outputs(network, images)


def write(name, saved, expected, **options):
    torch.save(saved, folder / f"{name}.pth", **options)
    save_file(expected, folder / f"{name}.expected.safetensors")


def below(prefix, state):
    return {prefix + name: tensor for name, tensor in state.items()}


def without_head(state, expected):
    return {n: t for n, t in state.items() if not n.startswith("fc.")}, {n: t for n, t in expected.items() if n != "logits"}


network, expected = trained("resnet18", classes=1000)
write("resnet18", network.state_dict(), expected)
network, expected = trained("resnet34", width=8)
write("legacy", {"epoch": 2, "arch": "resnet34", "state_dict": below("module.", network.state_dict())}, expected, _use_new_zipfile_serialization=False)
network, expected = trained("resnet50", classes=7, width=8)
optimiser = torch.optim.SGD(network.parameters(), 0.1, momentum=0.9)
write("wrapped", {"epoch": 3, "state_dict": below("model.", network.state_dict()), "optimizer": optimiser.state_dict()}, expected)
network, expected = trained("resnet101", width=4)
write("half", {n: t.half() if t.is_floating_point() else t for n, t in network.state_dict().items()}, expected)
network, expected = trained("resnet152", width=4)
write("resnet152", network.state_dict(), expected)
network, expected = trained("resnet18", side=32, stem="small", width=16)
write("cifar", {"model_state_dict": network.state_dict(), "loss": 0.5}, expected)
write("whole", network, expected)
save_file(network.state_dict(), folder / "tensors.safetensors")
save_file(expected, folder / "tensors.expected.safetensors")
network, expected = trained("resnet10", channels=1, side=28, stem="small", width=16)
write("grey", network.state_dict(), expected)
network, expected = trained("small-cnn", channels=1, side=28)
write("small-cnn", network.state_dict(), expected)
network, expected = trained("resnet50", width=8)
state, features = without_head(network.state_dict(), expected)
moco = below("module.encoder_q.", state) | below("module.encoder_q.fc.", {"0.weight": torch.randn(4, 4), "2.weight": torch.randn(4, 4)})
moco |= below("module.encoder_k.", network.state_dict()) | {"module.queue": torch.randn(4, 9)}
write("moco", {"epoch": 200, "arch": "resnet50", "state_dict": moco}, features)
write("dino", {"student": below("module.backbone.", network.state_dict()), "teacher": below("backbone.", state) | {"head.last_layer.weight": torch.ones(3, 2)}}, features)
write("named-head", state | {"classifier.weight": torch.randn(5, 256), "classifier.bias": torch.zeros(5)}, features)
write("old", {n: t for n, t in network.state_dict().items() if not n.endswith("num_batches_tracked")}, expected)

torch.save({n: t for n, t in network.state_dict().items() if n != "layer3.1.bn2.running_var"}, folder / "lacking.pth")
torch.save(network.state_dict() | {"layer1.0.conv1.bias": torch.ones(8)}, folder / "biased.pth")
torch.save(network.state_dict() | {"layer2.0.bn1.weight": torch.ones(17)}, folder / "misshapen.pth")
wide = network.state_dict()
wide["layer1.0.conv1.weight"] = torch.randn(16, 8, 1, 1)
wide["layer1.0.conv2.weight"] = torch.randn(16, 16, 3, 3)
torch.save(wide, folder / "wide.pth")
torch.save(network.state_dict() | {"layer1.0.conv2.weight": torch.randn(8, 2, 3, 3)}, folder / "grouped.pth")
deep = {n: t for n, t in network.state_dict().items() if n != "conv1.weight"}
torch.save(deep | {"conv1.0.weight": torch.randn(4, 3, 3, 3), "conv1.3.weight": torch.randn(8, 4, 3, 3)}, folder / "deep-stem.pth")
torch.save({"layer1.2.conv1.weight": torch.randn(2, 2, 3, 3)} | below("", make("resnet18", 3, 10, width=4).state_dict()), folder / "uneven.pth")
vit = {"cls_token": torch.ones(1, 1, 8), "patch_embed.proj.weight": torch.randn(8, 3, 16, 16), "blocks.0.attn.qkv.weight": torch.randn(24, 8)}
torch.save(vit, folder / "vit.pth")
torch.save({"alpha": torch.ones(2), "beta": torch.ones(3)}, folder / "unknown.pth")
torch.save(below("", network.state_dict()) | {"conv1.weight": torch.randn(8, 3, 5, 5)}, folder / "kernel.pth")
torch.save({"features.0.weight": torch.randn(4, 3, 3, 3), "classifier.weight": torch.randn(5, 4)}, folder / "vgg.pth")
write_modern(folder, write, below)

"""MoPRL's spatial-temporal transformer and its training step in PyTorch, written from the article's description
(arXiv 2112.03649): the peer of the C++ one in tests/anomaly/tst_transformer.cpp and in `tools/bench moprl`.

As a script: reference_moprl.py FOLDER carries out what tst_transformer wrote into FOLDER.
"""
import json
import pathlib
import sys

import torch
from torch import nn
from torch.nn import functional


class Block(nn.Module):
    """Pre-norm block over N x S x W."""

    def __init__(self, width, heads, hidden, drop_path):
        super().__init__()
        self.heads, self.drop_path = heads, drop_path
        self.norm1 = nn.LayerNorm(width, eps=1e-6)
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-6)
        self.fc1 = nn.Linear(width, hidden)
        self.fc2 = nn.Linear(hidden, width)

    def dropped(self, branch):
        if not self.training or self.drop_path == 0:
            return branch
        kept = 1 - self.drop_path
        return branch * (torch.rand(len(branch), 1, 1) < kept).float().div_(kept)

    def attend(self, x):
        n, s, w = x.shape
        q, k, v = self.qkv(x).view(n, s, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        return self.proj(functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(n, s, w))

    def forward(self, x):
        x = x + self.dropped(self.attend(self.norm1(x)))
        return x + self.dropped(self.fc2(functional.gelu(self.fc1(self.norm2(x)))))


class Stage(nn.ModuleDict):
    def __init__(self, blocks, width, heads, hidden, drop_path):
        rates = torch.linspace(0, drop_path, blocks).tolist()
        super().__init__({str(i): Block(width, heads, hidden, rate) for i, rate in enumerate(rates)})
        self["norm"] = nn.LayerNorm(width, eps=1e-6)

    def forward(self, x):
        for module in self.values():
            x = module(x)
        return x


class Transformer(nn.Module):
    def __init__(self, poses=8, joints=17, attention="divided", depth=2, heads=4, width=128, mlp_ratio=2.0, drop_path=0.1):
        super().__init__()
        self.attention = attention
        self.embedding = nn.Linear(2, width)
        self.spatial_table = nn.Parameter(0.02 * torch.randn(joints + 1, width))
        self.temporal_table = nn.Parameter(0.02 * torch.randn(poses + 1, width))
        shape = width, heads, round(mlp_ratio * width), drop_path
        if attention == "divided":
            self.spatial, self.temporal = Stage(depth, *shape), Stage(depth, *shape)
        else:
            self.joint = Stage(2 * depth if attention == "joint" else 0, *shape)
        self.head_norm = nn.LayerNorm(width, eps=1e-5)
        self.head = nn.Linear(width, 2)

    def forward(self, windows):
        b, t, k, _ = windows.shape
        x = self.embedding(windows) + self.spatial_table[:k]
        temporal = self.temporal_table[:t, None]
        if self.attention == "divided":
            x = self.spatial(x.view(b * t, k, -1)).view(b, t, k, -1) + temporal
            x = self.temporal(x.transpose(1, 2).reshape(b * k, t, -1)).view(b, k, t, -1).transpose(1, 2)
        else:
            x = self.joint((x + temporal).view(b, t * k, -1)).view(b, t, k, -1)
        return self.head(self.head_norm(x))


def loss_of(predicted, target, weights):
    """Mean over windows and tokens of weight times distance."""
    return (weights * torch.linalg.vector_norm(predicted - target, dim=-1)).mean()


def learning_rate(step, full=5e-5, warm_up=1000, total=50000):
    return full * min((step + 1) / warm_up, (total - step) / (total - warm_up))


def compare(folder):
    from safetensors.torch import load_file, save_file
    for description in folder.glob("*.json"):
        case = json.loads(description.read_text())
        given = load_file(folder / f"{description.stem}.data.safetensors")
        model = Transformer(case["poses"], case["joints"], **case["model"])
        model.load_state_dict(load_file(folder / f"{description.stem}.weights.safetensors"))
        model.eval()
        predicted = model(given["input"])
        loss = loss_of(predicted, given["target"], given["weights"])
        loss.backward()
        gradients = {f"grad.{name}": value.grad for name, value in model.named_parameters()}
        save_file({"predicted": predicted.detach(), "loss": loss.detach(), **gradients}, folder / f"{description.stem}.expected.safetensors")


if __name__ == "__main__":
    compare(pathlib.Path(sys.argv[1]))
